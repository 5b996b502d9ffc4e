"""How loaded somebody is in a week: hours of work against hours there are for it. Pure.

The formula and its bands are the organisation's (design, section 8; domain, 4.4): what is left to do of the tasks
that belong into the week, against 80 % of the hours that are worked in it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from board.calendar.working_days import Exceptions, is_working
from board.tasks.models import ColumnKind

SHARE_FOR_TASKS = 0.8
"""The rest of the hours goes to what nobody planned."""
FULL_WEEK = (8.0, 8.0, 8.0, 8.0, 8.0, 0.0, 0.0)
"""Hours from Monday to Sunday of somebody who has no schedule of their own."""
_FULL, _OVER, _OVERLOAD = 80, 100, 120
_SATURDAY = 5


class Level(StrEnum):
    """How full somebody's week is; the only thing about it that is shown to others."""

    ROOM = "room"
    FULL = "full"
    OVER = "over"
    OVERLOAD = "overload"


@dataclass(frozen=True)
class Piece:
    """What the load needs to know of an open task: `kind` of its column, hours as on the task, its due date."""

    kind: str
    due: date | None
    estimate_hours: float | None
    remaining_hours: float | None

    @property
    def hours(self) -> float | None:
        """Hours left to do; `None` where nobody has estimated it."""
        return self.estimate_hours if self.remaining_hours is None else self.remaining_hours


@dataclass(frozen=True)
class Load:
    """A week of somebody: hours to do and hours for it, the number of tasks, and of those that nobody estimated."""

    hours: float
    capacity: float
    tasks: int
    unestimated: int

    @property
    def percent(self) -> int | None:
        """Whole per cent of the capacity; `None` where there is none."""
        return round(self.hours / self.capacity * 100) if self.capacity else None

    @property
    def level(self) -> Level:
        """The band: below 80 % there is room, up to 100 it is full, up to 120 over the norm, beyond an overload."""
        if self.capacity == 0:
            # Who is away the whole week has no room; with nothing to do, nothing is over either.
            return Level.OVERLOAD if self.hours else Level.FULL
        percent = round(self.hours / self.capacity * 100, 6)
        if percent < _FULL:
            return Level.ROOM
        if percent <= _OVER:
            return Level.FULL
        return Level.OVER if percent <= _OVERLOAD else Level.OVERLOAD


def load(
    pieces: Iterable[Piece],
    day: date,
    *,
    week: Sequence[float] = FULL_WEEK,
    absences: Iterable[tuple[date, date]] = (),
    exceptions: Exceptions | None = None,
) -> Load:
    """The load of the week in which `day` lies; `absences` are (first, last) days, both included."""
    monday = day - timedelta(days=day.weekday())
    counted = [piece for piece in pieces if belongs_into(piece, monday + timedelta(days=6))]
    known = [piece.hours for piece in counted if piece.hours is not None]
    hours = capacity(monday, week=week, absences=absences, exceptions=exceptions or {})
    return Load(round(sum(known), 2), hours, len(counted), len(counted) - len(known))


def belongs_into(piece: Piece, sunday: date) -> bool:
    """Whether a task is work of the week that ends then: started, or planned and due by then or overdue."""
    if piece.kind == ColumnKind.IN_PROGRESS:
        return True
    return piece.kind == ColumnKind.PLANNED and piece.due is not None and piece.due <= sunday


def capacity(
    monday: date, *, week: Sequence[float], absences: Iterable[tuple[date, date]], exceptions: Mapping[date, bool]
) -> float:
    """The hours for tasks in the week that begins on a Monday: worked hours without absences, less the reserve."""
    away = list(absences)
    days = (monday + timedelta(days=offset) for offset in range(7))
    worked = (hours_on(day, week, exceptions) for day in days if not any(first <= day <= last for first, last in away))
    return round(sum(worked) * SHARE_FOR_TASKS, 2)


def hours_on(day: date, week: Sequence[float], exceptions: Mapping[date, bool]) -> float:
    """The hours somebody works on a day by their own week, none on a holiday.

    On a Saturday or Sunday that the calendar makes a working day, those who else have it off work as long as on their
    longest day.
    """
    own = week[day.weekday()]
    if day not in exceptions:
        return own
    if not is_working(day, exceptions):
        return 0.0
    return own or (max(week) if day.weekday() >= _SATURDAY else 0.0)
