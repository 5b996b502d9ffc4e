"""KPIs of tasks, a formula each (domain, 6.2). Pure: facts go in, a measure comes out, or nothing to measure."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import median

from board.calendar.working_days import Exceptions, working_days_between
from board.kpi.measures import Measure, share
from board.tasks.measured import Loaded, Reviewed, TaskFacts

CYCLE_WEEKS = 4


def on_time(tasks: Iterable[TaskFacts], first: date, last: date, today: date) -> Measure | None:
    """`TASK_ON_TIME_PCT`: tasks done by their original due date ÷ tasks due in the period, per cent.

    Of a period that still runs only those count whose day is over or which are done.
    """
    counted = _due(tasks, first, last, today)
    return share(sum(_is_in_time(task) for task in counted), len(counted))


def late(tasks: Iterable[TaskFacts], first: date, last: date, today: date) -> list[str]:
    """The tasks that make the number smaller: those that were due and not done in time."""
    return [task.id for task in _due(tasks, first, last, today) if not _is_in_time(task)]


def _due(tasks: Iterable[TaskFacts], first: date, last: date, today: date) -> list[TaskFacts]:
    due = [task for task in tasks if task.original_due and first <= task.original_due <= last]
    return [task for task in due if task.done or (task.original_due and task.original_due < today)]


def _is_in_time(task: TaskFacts) -> bool:
    return bool(task.done and task.original_due and task.done <= task.original_due)


def cycle_days(tasks: Iterable[TaskFacts], last: date, exceptions: Exceptions) -> Measure | None:
    """`TASK_CYCLE_DAYS`: the median of working days from first in work to done, tasks done in the last four weeks."""
    took = [days for _, days in _cycles(tasks, last, exceptions)]
    return Measure(float(median(took)), len(took)) if took else None


def slower_than_most(tasks: Iterable[TaskFacts], last: date, exceptions: Exceptions) -> list[str]:
    """Of those tasks the ones that took longer than the median."""
    cycles = _cycles(tasks, last, exceptions)
    most = median(days for _, days in cycles) if cycles else 0
    return [task_id for task_id, days in cycles if days > most]


def _cycles(tasks: Iterable[TaskFacts], last: date, exceptions: Exceptions) -> list[tuple[str, int]]:
    since = last - timedelta(weeks=CYCLE_WEEKS)
    return [
        (task.id, working_days_between(task.started, task.done, exceptions))
        for task in tasks
        if task.started and task.done and since < task.done <= last
    ]


def blocked_now(tasks: Iterable[TaskFacts]) -> Measure:
    """`BLOCKED_NOW`: how many tasks stand still; what is open is what they are a share of."""
    still = [task for task in tasks if task.is_open]
    return Measure(sum(task.is_blocked for task in still), len(still))


def blocked(tasks: Iterable[TaskFacts]) -> list[str]:
    """The tasks that stand still."""
    return [task.id for task in tasks if task.is_open and task.is_blocked]


def overloaded(people: Sequence[Loaded]) -> Measure | None:
    """`OVERLOAD_CNT`: how many people have more than 120 % of their week to do; all people are the base."""
    if not people:
        return None
    over = {each.person_id for each in people if each.is_overloaded}
    return Measure(len(over), len({each.person_id for each in people}))


def returned(reviews: Iterable[Reviewed], first: date, last: date) -> Measure | None:
    """`RETURN_PCT`: tasks that were returned at least once ÷ tasks reviewed in the period, per cent."""
    seen = [each for each in reviews if first <= each.day <= last]
    back = {each.task_id for each in seen if each.returned}
    return share(len(back), len({each.task_id for each in seen}))


def sent_back(reviews: Iterable[Reviewed], first: date, last: date) -> list[str]:
    """The tasks that were returned in the period."""
    return sorted({each.task_id for each in reviews if each.returned and first <= each.day <= last})
