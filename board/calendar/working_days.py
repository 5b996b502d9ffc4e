"""Counting working days. Pure: the exceptions of the calendar go in, dates and counts come out."""

from collections.abc import Mapping
from datetime import date, timedelta

_SATURDAY = 5
Exceptions = Mapping[date, bool]
"""The days that differ from an ordinary week: whether each is worked."""


def is_working(day: date, exceptions: Exceptions) -> bool:
    """Whether a day is worked."""
    return exceptions.get(day, day.weekday() < _SATURDAY)


def next_working_day(day: date, exceptions: Exceptions) -> date:
    """That day, or the first worked one after it (Civil Code art. 193, by analogy)."""
    while not is_working(day, exceptions):
        day += timedelta(days=1)
    return day


def working_days_between(first: date, last: date, exceptions: Exceptions) -> int:
    """How many worked days begin after `first` and not after `last`; negative where `last` is earlier."""
    if last < first:
        return -working_days_between(last, first, exceptions)
    days = (first + timedelta(days=offset) for offset in range(1, (last - first).days + 1))
    return sum(is_working(day, exceptions) for day in days)
