"""Whether a value is as it should be (domain, 6.1). Pure; the browser has the same in `static/kpi/verdicts.js`."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from board.kpi.models import Direction, Rule
from board.kpi.periods import share_of_year

_GREEN, _YELLOW = 1.0, 0.85


class Colour(StrEnum):
    """What a value looks like: as it should be, nearly, not at all, or nothing to judge it by."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    GREY = "grey"


@dataclass(frozen=True)
class Target:
    """What a value is judged by: the aim of the year, or limits."""

    value: float | None = None
    green: float | None = None
    yellow: float | None = None


def expected(rule: str, target: Target | None, day: date) -> float | None:
    """What the value should be when a day ends; `None` where nothing is aimed at."""
    if target is None or target.value is None:
        return None
    return target.value * share_of_year(day) if rule == Rule.PRO_RATA else target.value


def verdict(
    rule: str, direction: str, value: float | None, *, target: Target | None, day: date, base: float | None = None
) -> Colour:
    """The colour of a value as of a day; `base` is what it is a share of, where the rule is about that."""
    if value is None or target is None or rule == Rule.INFO:
        return Colour.GREY
    if rule in (Rule.LIMITS, Rule.SHARE):
        return _within(direction, value if rule == Rule.LIMITS else _per_cent(value, base), target)
    wanted = expected(rule, target, day)
    return Colour.GREY if wanted is None else _by_ratio(direction, value, wanted)


def _per_cent(value: float, base: float | None) -> float:
    if base:
        return value / base * 100
    return 0.0 if value <= 0 else 100.0


def _within(direction: str, value: float, target: Target) -> Colour:
    if target.green is None or target.yellow is None:
        return Colour.GREY
    sign = 1 if direction == Direction.UP else -1
    if value * sign >= target.green * sign:
        return Colour.GREEN
    return Colour.YELLOW if value * sign >= target.yellow * sign else Colour.RED


def _by_ratio(direction: str, value: float, wanted: float) -> Colour:
    over, under = (value, wanted) if direction == Direction.UP else (wanted, value)
    if under <= 0:
        # Nothing was expected yet, or nothing is left of what should be little.
        return Colour.GREEN
    ratio = round(over / under, 9)
    if ratio >= _GREEN:
        return Colour.GREEN
    return Colour.YELLOW if ratio >= _YELLOW else Colour.RED
