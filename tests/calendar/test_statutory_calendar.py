"""The statutory calendar of Russia as it is taken over, and days that somebody has set by hand."""

from datetime import date

import pytest
from sqlmodel import Session

from board import database
from board.calendar import commands, queries
from board.calendar.events import CALENDAR_ROOM
from board.calendar.working_days import is_working, next_working_day, working_days_between
from board.live import queries as log
from board.live.change import change
from board.live.events import Actor
from tests.makers import NOON

DINA = Actor("dina", "Дина Орлова")

# Quarter, the third day of the month after it, the first working day from then on, working days among the first three.
QUARTERS = [
    ("Q2 2019", "2019-07-03", "2019-07-03", 3),
    ("Q3 2019", "2019-10-03", "2019-10-03", 3),
    ("Q4 2019", "2020-01-03", "2020-01-09", 0),
    ("Q1 2020", "2020-04-03", "2020-04-03", 3),
    ("Q2 2020", "2020-07-03", "2020-07-03", 3),
    ("Q3 2020", "2020-10-03", "2020-10-05", 2),
    ("Q4 2020", "2021-01-03", "2021-01-11", 0),
    ("Q1 2021", "2021-04-03", "2021-04-05", 2),
    ("Q2 2021", "2021-07-03", "2021-07-05", 2),
    ("Q3 2021", "2021-10-03", "2021-10-04", 1),
    ("Q4 2021", "2022-01-03", "2022-01-10", 0),
]
WORKED_WEEKENDS = ["2021-02-20", "2024-04-27", "2024-11-02", "2024-12-28", "2025-11-01"]
FREE_WEEKDAYS = ["2021-05-10", "2024-05-10", "2025-05-02", "2025-12-31", "2026-01-09", "2026-12-31"]


@pytest.fixture
def taken_over(db: database.Database) -> dict[date, bool]:
    """The exceptions of the years since the decree."""
    with change() as session:
        for year in range(2019, 2028):
            commands.take_over_year(session, year, by=None, at=NOON)
    return exceptions()


def exceptions() -> dict[date, bool]:
    with database.reading() as session:
        return queries.exceptions(session, date(2019, 1, 1), date(2027, 12, 31))


def version() -> int:
    with database.reading() as session:
        return log.version(session, CALENDAR_ROOM)


def set_day(session: Session, day: str, *, working: bool, reason: str = "Распоряжение губернатора") -> None:
    commands.set_day(session, date.fromisoformat(day), working=working, reason=reason, by=DINA, at=NOON)


def test_every_quarters_term_moves_to_the_right_day(taken_over: dict[date, bool]) -> None:
    for quarter, third, due, worked in QUARTERS:
        day = date.fromisoformat(third)
        assert next_working_day(day, taken_over) == date.fromisoformat(due), quarter
        days = (day.replace(day=number) for number in (1, 2, 3))
        assert sum(is_working(each, taken_over) for each in days) == worked, quarter


def test_transferred_days_are_known(taken_over: dict[date, bool]) -> None:
    assert [day for day in WORKED_WEEKENDS if not is_working(date.fromisoformat(day), taken_over)] == []
    assert [day for day in FREE_WEEKDAYS if is_working(date.fromisoformat(day), taken_over)] == []


def test_the_year_has_as_many_working_days_as_the_ministry_says(taken_over: dict[date, bool]) -> None:
    counted = {
        year: working_days_between(date(year - 1, 12, 31), date(year, 12, 31), taken_over)
        for year in (2019, 2020, 2021, 2024, 2025, 2026)
    }
    assert counted == {2019: 247, 2020: 248, 2021: 247, 2024: 248, 2025: 247, 2026: 247}


def test_taking_a_year_over_again_changes_nothing(taken_over: dict[date, bool]) -> None:
    before = version()
    with change() as session:
        commands.take_over_year(session, 2026, by=None, at=NOON)
    assert (version(), exceptions()) == (before, taken_over)


def test_a_day_set_by_hand_is_never_overwritten(db: database.Database) -> None:
    with change() as session:
        set_day(session, "2026-05-11", working=True, reason="Работаем")
        set_day(session, "2026-06-10", working=False, reason="День района")
        commands.take_over_year(session, 2026, by=None, at=NOON)
    found = exceptions()
    assert found[date(2026, 5, 11)]
    assert not found[date(2026, 6, 10)]
    with database.reading() as session:
        (kept,) = queries.days(session, date(2026, 5, 11), date(2026, 5, 11))
        assert kept.reason == "Работаем"


def test_a_weekday_set_back_to_worked_by_hand_stays_worked(taken_over: dict[date, bool]) -> None:
    assert not taken_over[date(2026, 12, 31)]
    with change() as session:
        set_day(session, "2026-12-31", working=True)
    with change() as session:
        commands.take_over_year(session, 2026, by=None, at=NOON)
    assert is_working(date(2026, 12, 31), exceptions())
