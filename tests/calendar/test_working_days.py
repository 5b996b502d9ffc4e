"""Counting working days: plain vectors, no database."""

from datetime import date, timedelta

import pytest

from board.calendar.working_days import is_working, next_working_day, working_days_between

# November 2026: Wednesday the 4th is a holiday; and, for the vectors, a worked Saturday the 14th.
EXCEPTIONS = {date(2026, 11, 4): False, date(2026, 11, 14): True}


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2026-11-02", True),
        ("2026-11-04", False),
        ("2026-11-06", True),
        ("2026-11-07", False),
        ("2026-11-08", False),
        ("2026-11-14", True),
    ],
)
def test_a_day_follows_the_week_unless_the_calendar_says_otherwise(day: str, worked: bool) -> None:
    assert is_working(date.fromisoformat(day), EXCEPTIONS) is worked


@pytest.mark.parametrize(
    ("day", "moved_to"),
    [
        ("2026-11-03", "2026-11-03"),
        ("2026-11-04", "2026-11-05"),
        ("2026-11-07", "2026-11-09"),
        ("2026-11-14", "2026-11-14"),
        ("2026-11-15", "2026-11-16"),
    ],
)
def test_a_term_that_ends_on_a_free_day_moves_to_the_next_worked_one(day: str, moved_to: str) -> None:
    assert next_working_day(date.fromisoformat(day), EXCEPTIONS) == date.fromisoformat(moved_to)


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("2026-11-02", "2026-11-02", 0),
        ("2026-11-02", "2026-11-03", 1),
        ("2026-11-03", "2026-11-05", 1),
        ("2026-11-02", "2026-11-09", 4),
        ("2026-11-06", "2026-11-08", 0),
        ("2026-11-13", "2026-11-16", 2),
        ("2026-11-01", "2026-11-30", 21),
    ],
)
def test_days_are_counted_after_the_first_up_to_the_last(first: str, last: str, count: int) -> None:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    assert working_days_between(start, end, EXCEPTIONS) == count
    assert working_days_between(end, start, EXCEPTIONS) == -count


def test_counts_of_neighbouring_spans_add_up() -> None:
    start = date(2026, 10, 26)
    whole = working_days_between(start, start + timedelta(days=30), EXCEPTIONS)
    for offset in range(31):
        middle = start + timedelta(days=offset)
        parts = working_days_between(start, middle, EXCEPTIONS)
        assert parts + working_days_between(middle, start + timedelta(days=30), EXCEPTIONS) == whole
