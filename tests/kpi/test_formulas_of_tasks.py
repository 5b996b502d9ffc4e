"""The KPIs of tasks by hand-made facts: nothing to measure, what counts, what does not."""

from datetime import date, timedelta
from typing import Any

from board.kpi import from_tasks
from board.kpi.measures import Measure
from board.tasks.measured import Loaded, Reviewed, TaskFacts

MONDAY, SUNDAY, THURSDAY = date(2026, 11, 23), date(2026, 11, 29), date(2026, 11, 26)


def task(**facts: Any) -> TaskFacts:
    """A task that is open and has nothing, but for what is said of it."""
    known = {
        "id": "any",
        "unit_id": "land",
        "original_due": None,
        "done": None,
        "started": None,
        "is_open": True,
        "is_blocked": False,
    }
    return TaskFacts(**(known | facts))


def test_on_time_counts_the_original_due_date_and_only_days_that_are_over() -> None:
    tasks = [
        task(original_due=MONDAY, done=MONDAY),
        task(original_due=MONDAY, done=MONDAY + timedelta(days=1)),
        task(original_due=MONDAY),
        task(original_due=SUNDAY, done=THURSDAY),
        task(original_due=SUNDAY),
        task(original_due=THURSDAY),
        task(original_due=MONDAY - timedelta(days=1), done=MONDAY),
        task(done=MONDAY),
    ]
    assert from_tasks.on_time(tasks, MONDAY, SUNDAY, THURSDAY) == Measure(50.0, 4)
    assert from_tasks.on_time(tasks, MONDAY, SUNDAY, SUNDAY + timedelta(days=1)) == Measure(33.3333, 6)
    assert from_tasks.on_time([], MONDAY, SUNDAY, THURSDAY) is None


def test_cycle_time_is_the_median_of_working_days_of_four_weeks() -> None:
    monday, holiday = date(2026, 11, 2), date(2026, 11, 4)
    tasks = [
        task(started=monday, done=monday),
        task(started=monday, done=date(2026, 11, 9)),
        task(started=monday, done=date(2026, 11, 11)),
        task(started=date(2026, 9, 1), done=date(2026, 11, 1)),
        task(done=date(2026, 11, 9)),
        task(started=monday),
    ]
    assert from_tasks.cycle_days(tasks, SUNDAY, {holiday: False}) == Measure(4.0, 3)
    assert from_tasks.cycle_days(tasks[3:], SUNDAY, {}) is None


def test_behind_a_number_stand_the_tasks_that_make_it_worse() -> None:
    monday = date(2026, 11, 2)
    tasks = [
        task(id="in time", original_due=MONDAY, done=MONDAY),
        task(id="late", original_due=MONDAY, done=THURSDAY),
        task(id="open", original_due=MONDAY),
        task(id="not yet", original_due=SUNDAY),
        task(id="quick", started=monday, done=date(2026, 11, 3)),
        task(id="usual", started=monday, done=date(2026, 11, 5)),
        task(id="slow", started=monday, done=date(2026, 11, 12)),
        task(id="stands", is_blocked=True),
        task(id="done", is_blocked=True, is_open=False),
    ]
    assert from_tasks.late(tasks, MONDAY, SUNDAY, THURSDAY) == ["late", "open"]
    assert from_tasks.slower_than_most(tasks, SUNDAY, {}) == ["slow"]
    assert from_tasks.slower_than_most([], SUNDAY, {}) == []
    assert from_tasks.blocked(tasks) == ["stands"]
    reviews = [Reviewed("land", "b", MONDAY, True), Reviewed("land", "b", THURSDAY, True)]
    assert from_tasks.sent_back([*reviews, Reviewed("land", "c", MONDAY, False)], MONDAY, SUNDAY) == ["b"]


def test_blocked_are_a_part_of_what_is_open() -> None:
    tasks = [task(is_blocked=True), task(), task(is_open=False, is_blocked=True), task(is_open=False)]
    assert from_tasks.blocked_now(tasks) == Measure(1, 2)
    assert from_tasks.blocked_now([]) == Measure(0, 0)


def test_who_works_on_two_boards_is_counted_once() -> None:
    people = [Loaded("land", "a", True), Loaded("archive", "a", True), Loaded("land", "b", False)]
    assert from_tasks.overloaded(people) == Measure(1, 2)
    assert from_tasks.overloaded([]) is None


def test_returned_are_tasks_and_not_returns() -> None:
    def seen(task_id: str, day: date, *, returned: bool) -> Reviewed:
        return Reviewed("land", task_id, day, returned)

    reviews = [
        seen("a", MONDAY, returned=True),
        seen("a", THURSDAY, returned=True),
        seen("a", THURSDAY, returned=False),
        seen("b", THURSDAY, returned=False),
        seen("c", MONDAY - timedelta(days=1), returned=True),
    ]
    assert from_tasks.returned(reviews, MONDAY, SUNDAY) == Measure(50.0, 2)
    assert from_tasks.returned(reviews[4:], MONDAY, SUNDAY) is None
