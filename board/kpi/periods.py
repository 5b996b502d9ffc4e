"""Periods of values: from a day to the first and last day of its day, week, month, quarter or year. Pure."""

from datetime import date, timedelta

from board.kpi.models import Frequency

PROGRAMME_BEGAN = date(2019, 5, 21)
"""The day of the decree; what is expected of its first year counts from here (domain, 2.9)."""
_DAYS = {Frequency.LIVE: 1, Frequency.WEEK: 7, Frequency.MONTH: 31, Frequency.QUARTER: 92, Frequency.YEAR: 366}


def first_day(day: date, frequency: str) -> date:
    """The first day of the period in which a day lies."""
    match Frequency(frequency):
        case Frequency.WEEK:
            return day - timedelta(days=day.weekday())
        case Frequency.MONTH:
            return day.replace(day=1)
        case Frequency.QUARTER:
            return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        case Frequency.YEAR:
            return date(day.year, 1, 1)
    return day


def last_day(first: date, frequency: str) -> date:
    """The last day of the period that begins on a day."""
    beyond = first + timedelta(days=_DAYS[Frequency(frequency)])
    return first_day(beyond, frequency) - timedelta(days=1)


def before(first: date, frequency: str, count: int = 1) -> date:
    """The first day of the period that lies so many periods earlier."""
    for _ in range(count):
        first = first_day(first - timedelta(days=1), frequency)
    return first


def share_of_year(day: date) -> float:
    """How much of the programme's year has run when a day ends: 0 before it begins, 1 on its last day."""
    began = max(date(day.year, 1, 1), PROGRAMME_BEGAN)
    elapsed, whole = (day - began).days + 1, (date(day.year, 12, 31) - began).days + 1
    return max(0, elapsed) / whole


def is_stale(first: date, frequency: str, today: date) -> bool:
    """Whether a value of that period is older than 1.5 times its frequency (domain, 4.5), counted from its end."""
    length = (last_day(first, frequency) - first).days + 1
    return (today - last_day(first, frequency)).days > length * 1.5
