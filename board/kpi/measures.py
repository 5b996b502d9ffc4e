"""What a formula answers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """A value and what it was taken of: the base of a share, or how many were counted."""

    value: float
    base: float | None


def share(part: int, whole: int) -> Measure | None:
    """A share in per cent; `None` where there is nothing to take it of."""
    return Measure(round(part / whole * 100, 4), whole) if whole else None
