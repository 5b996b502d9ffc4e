"""The ten stages of a passport: their default plan, the rules of their dates, what is late, shifting. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from board.calendar.working_days import Exceptions, is_working, next_working_day

STAGES = range(1, 11)
SINGLE = (1, 9, 10)
"""The stages of which the form asks one date (REG-A2); the others are from one to another."""
_DEFAULT = {2: (1, 14), 3: (15, 24), 4: (25, 31), 5: (32, 41), 6: (42, 44), 7: (45, 104), 8: (105, 134)}
_CLOSES, _STABLE = 135, 225
LONGEST = timedelta(days=5 * 366)


@dataclass(frozen=True)
class Stage:
    """A stage's dates: planned and real, from and to; of a single date both ends are the same."""

    number: int
    plan_start: date | None = None
    plan_end: date | None = None
    fact_start: date | None = None
    fact_end: date | None = None

    @property
    def is_planned(self) -> bool:
        """Whether both ends of its plan are there."""
        return self.plan_start is not None and self.plan_end is not None

    def starts_late(self, today: date) -> bool:
        """Whether it began later than planned, or has not begun although it should have."""
        return self.plan_start is not None and (self.fact_start or self.fact_end or today) > self.plan_start

    def ends_late(self, today: date) -> bool:
        """Whether it ended later than planned, or has not ended although it should have."""
        return self.plan_end is not None and (self.fact_end or today) > self.plan_end


@dataclass(frozen=True)
class Fault:
    """What is wrong, or unusual, with the plan of a stage, by a code."""

    number: int
    code: str


def default_plan(agreed: date) -> list[Stage]:
    """The plan that is offered for a passport agreed on a day (domain, 2.7): calendar days counted from it."""
    ranges = {
        number: (agreed + timedelta(first), agreed + timedelta(last)) for number, (first, last) in _DEFAULT.items()
    }
    closes, stable = agreed + timedelta(_CLOSES), agreed + timedelta(_STABLE)
    ends = {1: (agreed, agreed), **ranges, 9: (closes, closes), 10: (stable, stable)}
    return [Stage(number, *ends[number]) for number in STAGES]


def faults(stages: Sequence[Stage]) -> list[Fault]:
    """What makes a plan impossible (domain, 2.7): `backwards`, `before_previous`, `before_end`, `not_after_closing`.

    Dates that are missing yet are passed over; `missing` tells of them.
    """
    found = [Fault(each.number, "backwards") for each in stages if _is_backwards(each)]
    by_number = {each.number: each for each in stages}
    for number in STAGES[1:]:
        one, earlier = by_number[number], by_number[number - 1]
        if one.plan_start and earlier.plan_start and one.plan_start < earlier.plan_start:
            found.append(Fault(number, "before_previous"))
    closes, monitored, stable = by_number[9].plan_end, by_number[8].plan_end, by_number[10].plan_end
    if closes and monitored and closes < monitored:
        found.append(Fault(9, "before_end"))
    if stable and closes and stable <= closes:
        found.append(Fault(10, "not_after_closing"))
    known = [day for each in stages for day in (each.plan_start, each.plan_end) if day]
    if known and max(known) - min(known) > LONGEST:
        found.append(Fault(10, "too_long"))
    return list(dict.fromkeys(found))


def warnings(stages: Sequence[Stage], exceptions: Exceptions | None = None) -> list[Fault]:
    """What is allowed and unusual: `overlaps` the stage before it; `day_off` is when it is to end."""
    found = []
    for earlier, one in pairwise(stages):
        overlaps = one.plan_start and earlier.plan_end and one.plan_start <= earlier.plan_end
        if overlaps and one.number not in (9, 10) and earlier.number != 1:
            found.append(Fault(one.number, "overlaps"))
    if exceptions is not None:
        ends = ((each.number, each.plan_end) for each in stages)
        found += [Fault(number, "day_off") for number, day in ends if day and not is_working(day, exceptions)]
    return found


def missing(stages: Iterable[Stage]) -> list[int]:
    """The stages of which a date is not planned yet."""
    return [each.number for each in stages if not each.is_planned]


def shifted(stages: Sequence[Stage], days: int, exceptions: Exceptions, since: int = 1) -> list[Stage]:
    """The plan moved by working days, from a stage on; what has happened already stays where it was planned."""
    return [each if each.number < since or each.fact_end else _later(each, days, exceptions) for each in stages]


def is_put_off(due: date | None, new: date | None) -> bool:
    """Whether another day is a postponement (domain, 3.5): a later one, or none any more."""
    return due is not None and (new is None or new > due)


def _is_backwards(stage: Stage) -> bool:
    return bool(stage.plan_start and stage.plan_end and stage.plan_end < stage.plan_start)


def _later(stage: Stage, days: int, exceptions: Exceptions) -> Stage:
    end = _moved(stage.plan_end, days, exceptions)
    if stage.number in SINGLE:
        return replace(stage, plan_start=end, plan_end=end)
    start = stage.plan_start if stage.fact_start else _moved(stage.plan_start, days, exceptions)
    return replace(stage, plan_start=start, plan_end=end)


def _moved(day: date | None, days: int, exceptions: Exceptions) -> date | None:
    if day is None or days == 0:
        return day
    step, left = (1 if days > 0 else -1), abs(days)
    day = next_working_day(day, exceptions) if step > 0 else _last_working_day(day, exceptions)
    while left:
        day += timedelta(days=step)
        left -= is_working(day, exceptions)
    return day


def _last_working_day(day: date, exceptions: Mapping[date, bool]) -> date:
    while not is_working(day, exceptions):
        day -= timedelta(days=1)
    return day
