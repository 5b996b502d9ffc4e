"""How far a project came: achievement of a goal, and how much of the gain is kept afterwards. Pure."""

from collections.abc import Iterable
from enum import StrEnum

STABLE, LOST = 90.0, 70.0
"""Per cent of the gain: from here it is stable, below there it is lost (domain, 3.1)."""
GOOD_ENOUGH = 80.0
"""Below this share of a goal work on it goes on (domain, 3.1, `rework`)."""


class Kept(StrEnum):
    """What a check of stability says."""

    STABLE = "stable"
    PARTIAL = "partial"
    LOST = "lost"


def achievement(baseline: float, target: float, fact: float) -> float | None:
    """Per cent of the way from the baseline to the target, in either direction; `None` where they are the same."""
    return None if baseline == target else (baseline - fact) / (baseline - target) * 100


def kept(baseline: float, target: float, closing: float, check: float) -> float:
    """Per cent of the closing gain that is left: (baseline − check) ÷ (baseline − closing) × 100 (domain, 3.1).

    Where nothing was gained towards the target there is nothing that could be kept: 0.
    """
    if (achievement(baseline, target, closing) or 0) <= 0:
        return 0.0
    return (baseline - check) / (baseline - closing) * 100


def verdict(shares: Iterable[float]) -> Kept:
    """What the shares of all goals together say: each has to keep its own."""
    least = min(shares, default=0.0)
    if least >= STABLE:
        return Kept.STABLE
    return Kept.LOST if least < LOST else Kept.PARTIAL


def released_hours(before_minutes: float, after_minutes: float, cases_a_year: float) -> float:
    """Person-hours a year: (labour before − after) × cases ÷ 60 (domain, 6.2, `LABOUR_SAVED_H`)."""
    return (before_minutes - after_minutes) * cases_a_year / 60
