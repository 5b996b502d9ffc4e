"""The load of a week, with numbers that were computed by hand (design, section 8).

Capacity is 80 % of the worked hours; the load is what is left to do of the week's tasks.
"""

from datetime import date, timedelta
from typing import Any

import pytest

from board.tasks.load import FULL_WEEK, Level, Load, Piece, load

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = (MONDAY + timedelta(days=after) for after in range(1, 7))
NEXT_MONDAY = MONDAY + timedelta(days=7)
PART_TIME = (4.0, 4.0, 4.0, 4.0, 4.0, 0.0, 0.0)
# The holidays of the New Year 2027: from Thursday 31 December to Friday 8 January.
NEW_YEAR = {date(2026, 12, 31) + timedelta(days=after): False for after in range(9)}


def hours_for_tasks(day: date = MONDAY, **given: Any) -> float:
    """The capacity of the week in which a day lies."""
    return load([], day, **given).capacity


def piece(
    kind: str = "planned", due: date | None = FRIDAY, hours: float | None = 4.0, left: float | None = None
) -> Piece:
    """A task of four hours that is planned for Friday."""
    return Piece(kind, due, hours, left)


def test_an_ordinary_week_has_thirty_two_hours_for_tasks() -> None:
    # 5 × 8 = 40; 40 × 0.8
    assert hours_for_tasks() == 32


@pytest.mark.parametrize("day", [MONDAY, WEDNESDAY, FRIDAY, SUNDAY])
def test_each_day_of_a_week_means_the_same_week(day: date) -> None:
    # Two days away: 24 × 0.8; for the neighbouring weeks it would be 32.
    assert hours_for_tasks(day, absences=[(MONDAY, TUESDAY)]) == 19.2
    assert load([piece(due=SUNDAY)], day).tasks == 1


def test_a_day_away_costs_its_hours() -> None:
    # 4 × 8 = 32; 32 × 0.8
    assert hours_for_tasks(absences=[(WEDNESDAY, WEDNESDAY)]) == 25.6


def test_holidays_cost_their_hours() -> None:
    # 28 December to 3 January: Monday, Tuesday and Wednesday are worked; 24 × 0.8.
    assert hours_for_tasks(date(2026, 12, 30), exceptions=NEW_YEAR) == 19.2
    # 4 to 10 January: nothing is worked.
    assert hours_for_tasks(date(2027, 1, 6), exceptions=NEW_YEAR) == 0
    # 11 to 17 January: an ordinary week.
    assert hours_for_tasks(date(2027, 1, 11), exceptions=NEW_YEAR) == 32


@pytest.mark.parametrize(
    ("week", "hours"),
    [
        (FULL_WEEK, 38.4),  # 6 × 8 = 48
        (PART_TIME, 19.2),  # 6 × 4 = 24
        ((8.0, 8.0, 6.0, 0.0, 0.0, 0.0, 0.0), 24.0),  # 8 + 8 + 6, and 8 of the longest day: 30
        ((8.0, 8.0, 8.0, 8.0, 0.0, 3.0, 0.0), 28.0),  # 4 × 8, and the 3 of their own Saturday: 35
    ],
)
def test_a_worked_saturday_is_as_long_as_the_longest_day_unless_somebody_has_hours_of_their_own(
    week: tuple[float, ...], hours: float
) -> None:
    assert hours_for_tasks(week=week, exceptions={SATURDAY: True}) == hours


def test_a_worked_saturday_on_which_somebody_is_away_costs_nothing_and_brings_nothing() -> None:
    assert hours_for_tasks(exceptions={SATURDAY: True}, absences=[(SATURDAY, SUNDAY)]) == 32


def test_who_works_part_time_has_fewer_hours() -> None:
    # 5 × 4 = 20; 20 × 0.8, and without a day 16 × 0.8
    assert hours_for_tasks(week=PART_TIME) == 16
    assert hours_for_tasks(week=PART_TIME, absences=[(MONDAY, MONDAY)]) == 12.8


def test_a_day_on_which_somebody_does_not_work_anyway_stays_so() -> None:
    # Thursday is said to be worked, which it is for others: 24 × 0.8.
    week = (8.0, 8.0, 8.0, 0.0, 0.0, 0.0, 0.0)
    assert hours_for_tasks(week=week, exceptions={THURSDAY: True}) == 19.2


def test_an_absence_on_a_weekend_changes_nothing() -> None:
    assert hours_for_tasks(absences=[(SATURDAY, SUNDAY)]) == 32


def test_an_absence_across_weeks_costs_each_week_its_own_days() -> None:
    away = [(WEDNESDAY, NEXT_MONDAY)]
    # Wednesday to Friday: 16 × 0.8
    assert hours_for_tasks(MONDAY, absences=away) == 12.8
    # Monday alone: 32 × 0.8
    assert hours_for_tasks(NEXT_MONDAY, absences=away) == 25.6
    assert hours_for_tasks(NEXT_MONDAY + timedelta(days=7), absences=away) == 32


def test_a_day_that_is_off_for_two_reasons_is_off_once() -> None:
    # Tuesday and Wednesday, however often they are named: 24 × 0.8.
    away = [(TUESDAY, WEDNESDAY), (WEDNESDAY, WEDNESDAY)]
    assert hours_for_tasks(exceptions={WEDNESDAY: False}, absences=away) == 19.2


def test_what_nobody_has_estimated_is_counted_and_weighs_nothing() -> None:
    found = load([piece(hours=None), piece("in_progress", None, None), piece(hours=1.5)], MONDAY)
    assert (found.hours, found.tasks, found.unestimated) == (1.5, 3, 2)
    nothing = load([piece(hours=None)], MONDAY)
    assert (nothing.hours, nothing.tasks, nothing.unestimated, nothing.level) == (0, 1, 1, Level.ROOM)


@pytest.mark.parametrize(
    ("estimate", "left", "hours"), [(8.0, 3.0, 3.0), (8.0, 0.0, 0.0), (None, 2.0, 2.0), (8.0, None, 8.0)]
)
def test_what_is_left_to_do_counts_before_the_estimate(
    estimate: float | None, left: float | None, hours: float
) -> None:
    found = load([piece(hours=estimate, left=left)], MONDAY)
    assert (found.hours, found.unestimated) == (hours, 0)


@pytest.mark.parametrize(
    ("kind", "due", "counts"),
    [
        ("planned", SUNDAY, True),
        ("planned", NEXT_MONDAY, False),
        ("planned", date(2026, 3, 1), True),
        ("planned", None, False),
        ("in_progress", None, True),
        ("in_progress", date(2027, 3, 1), True),
        ("approval", FRIDAY, False),
        ("review", FRIDAY, False),
        ("done", FRIDAY, False),
        ("backlog", FRIDAY, False),
        ("backlog", date(2026, 3, 1), False),
    ],
)
def test_the_weeks_work_is_what_was_started_and_what_is_planned_for_it_or_overdue(
    kind: str, due: date | None, counts: bool
) -> None:
    found = load([piece(kind, due)], MONDAY)
    assert (found.hours, found.tasks) == ((4.0, 1) if counts else (0, 0))


@pytest.mark.parametrize(
    ("hours", "level"),
    [
        (0.0, Level.ROOM),
        (79.99, Level.ROOM),
        (80.0, Level.FULL),
        (100.0, Level.FULL),
        (100.01, Level.OVER),
        (120.0, Level.OVER),
        (120.01, Level.OVERLOAD),
        (300.0, Level.OVERLOAD),
    ],
)
def test_bands_end_where_the_standard_says(hours: float, level: Level) -> None:
    assert Load(hours, 100.0, 1, 0).level is level


def test_tenths_that_computers_cannot_add_do_not_move_a_band() -> None:
    # 128 × 0.1 + 64 × 0.2 = 25.6, which is 80 % of 32 exactly; 1.1 of 1.1 hours is all of it.
    found = load([piece(hours=0.1)] * 128 + [piece(hours=0.2)] * 64, MONDAY)
    assert (found.hours, found.percent, found.level) == (25.6, 80, Level.FULL)
    assert Load(1.1, 1.1, 1, 0).level is Level.FULL
    # 3 × 12.8 = 38.4, which is 120 % of 32.
    assert load([piece(hours=12.8)] * 3, MONDAY).level is Level.OVER


def test_who_has_no_hours_has_no_room_and_with_work_too_much() -> None:
    away = [(MONDAY, SUNDAY)]
    free, busy = load([], MONDAY, absences=away), load([piece(hours=0.5)], MONDAY, absences=away)
    assert (free.capacity, free.percent, free.level) == (0, None, Level.FULL)
    assert (busy.capacity, busy.percent, busy.level) == (0, None, Level.OVERLOAD)
    assert load([piece(hours=None)], MONDAY, absences=away).level is Level.FULL


def test_who_always_works_on_saturdays_has_those_hours() -> None:
    # A house of culture: Monday to Thursday and Saturday, 5 × 8 = 40; a holiday on the Saturday leaves 32.
    week = (8.0, 8.0, 8.0, 8.0, 0.0, 8.0, 0.0)
    assert hours_for_tasks(week=week) == 32
    assert hours_for_tasks(week=week, exceptions={SATURDAY: False}) == 25.6
    assert hours_for_tasks(week=week, exceptions={SATURDAY: True}) == 32
    assert hours_for_tasks(week=week, absences=[(SATURDAY, SATURDAY)]) == 25.6
