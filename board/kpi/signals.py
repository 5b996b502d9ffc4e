"""Signal or noise: natural process limits of a series of values (XmR chart, Wheeler). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

FEWEST = 6
"""With fewer values there are no limits worth the name."""
_SCALE = 2.66
"""3 / d2 for moving ranges of two values."""
_RUN = 8


@dataclass(frozen=True)
class Limits:
    """The average and the natural limits of a process."""

    lower: float
    centre: float
    upper: float


def limits(values: Sequence[float]) -> Limits | None:
    """The natural process limits: average ± 2.66 × average moving range; `None` for too few values."""
    if len(values) < FEWEST:
        return None
    centre = fmean(values)
    spread = _SCALE * fmean(abs(now - then) for then, now in pairwise(values))
    return Limits(centre - spread, centre, centre + spread)


def signal(values: Sequence[float]) -> str | None:
    """The name of the rule by which the newest value is more than noise, or `None`.

    `beyond`: outside the natural limits of the values before it. `run`: the eighth in a row on one side of the average.
    """
    earlier = limits(values[:-1])
    if earlier and not earlier.lower <= values[-1] <= earlier.upper:
        return "beyond"
    whole = limits(values)
    if whole and len(values) >= _RUN:
        last = values[-_RUN:]
        if all(each > whole.centre for each in last) or all(each < whole.centre for each in last):
            return "run"
    return None
