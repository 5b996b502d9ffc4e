"""When meetings are. Pure: a schedule, the calendar and a zone go in, days and instants come out (domain 3.4, A-38)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from board.calendar.working_days import Exceptions, is_working, next_working_day

LEAST_WORKING_DAYS = 3
"""A week with fewer is exempt."""
PREPARED_AT = time(12)
"""At this time of the working day before, the agenda is frozen."""
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


def week_of(day: date) -> date:
    """The Monday of its ISO week."""
    return day - timedelta(days=day.weekday())


def is_exempt(week: date, exceptions: Exceptions) -> bool:
    """Whether a week has too few working days for a meeting."""
    return len(working_days(week, exceptions)) < LEAST_WORKING_DAYS


def working_days(week: date, exceptions: Exceptions) -> list[date]:
    """The worked days of a week, in order."""
    days = (week + timedelta(days=count) for count in range(7))
    return [day for day in days if is_working(day, exceptions)]


def day_of(week: date, weekday: int, exceptions: Exceptions) -> date:
    """The day of a week's meeting: the wanted one (Monday is 1), else the next worked one, else the last before it.

    In a week without a working day it is the wanted one.
    """
    wanted = week + timedelta(days=weekday - 1)
    days = working_days(week, exceptions) or [wanted]
    return next((day for day in days if day >= wanted), days[-1])


def instant_of(day: date, at: str | time, zone: str) -> datetime:
    """The instant of a time of day (`09:00`) in a zone.

    A time that the clocks leap over comes as much later, one that comes twice is the first.
    """
    clock = time.fromisoformat(at) if isinstance(at, str) else at
    return datetime.combine(day, clock, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def prepares_at(day: date, exceptions: Exceptions, zone: str) -> datetime:
    """When the agenda of a meeting on that day is frozen: at noon of the working day before."""
    before = day - _DAY
    while not is_working(before, exceptions):
        before -= _DAY
    return instant_of(before, PREPARED_AT, zone)


def ends_with(week: date, zone: str) -> datetime:
    """The end of a week: a meeting that has not begun by then is missed."""
    return instant_of(week + _WEEK, time(0), zone)


def confirmed_by_itself_at(day: date, exceptions: Exceptions, zone: str) -> datetime:
    """When what came out of a meeting on that day stands without a word of the head: after one working day."""
    return instant_of(next_working_day(day + _DAY, exceptions) + _DAY, time(0), zone)
