"""What keeps decisions true: their tasks on the boards, their check dates, and what is over."""

from datetime import timedelta

from sqlmodel import Session

from board import clock, database, errors
from board.decisions import commands, following, queries, reminders, subjects
from board.decisions.models import Decision
from board.live.change import change
from board.live.moves import look_when_moved
from board.notices.reminding import remind
from board.people.viewers import Terms
from board.tasks.models import Task

_FOLLOWER, _ROOMS = "decisions", "board"
STAYS = timedelta(days=90)
"""For how long one with which nothing is to be done any more stays on the list."""


def follow_tasks() -> None:
    """Let decisions be as their tasks are, when something has happened on a board since this was last done."""
    look_when_moved(_FOLLOWER, _ROOMS, look_at_tasks)


def look_at_tasks() -> None:
    """Let every decision be as its task is, whatever has happened."""
    with database.reading() as session:
        differing = [each.id for each in queries.with_tasks(session) if _differs(session, each)]
    for decision_id in differing:
        with change() as session:
            found = _held(session, decision_id)
            if found and found.task_id:
                following.follow_task(session, found, session.get_one(Task, found.task_id), at=clock.now())


def measure_checked() -> None:
    """Take the numbers of the decisions whose check date has come."""
    today = clock.today(Terms.zone)
    with database.reading() as session:
        due = [each.id for each in queries.to_measure(session, today)]
    for decision_id in due:
        with change() as session:
            found = _held(session, decision_id)
            if found and found.measured_at is None:
                about = (found.about_kind, found.about_id, found.unit_id)
                following.take_numbers(session, found, subjects.measure(session, *about, today), at=clock.now())


def archive_over() -> None:
    """Take the decisions off the lists with which nothing is to be done any more."""
    with database.reading() as session:
        over = [each.id for each in queries.over_before(session, clock.now() - STAYS)]
    for decision_id in over:
        with change() as session:
            found = _held(session, decision_id)
            if found and found.is_over:
                following.archive_decision(session, found, at=clock.now())


def _differs(session: Session, decision: Decision) -> bool:
    task = session.get_one(Task, decision.task_id)
    is_gone = bool(task.archived_at or task.removed_at) and task.done_at is None
    known = (decision.done_at, decision.due, decision.owner_id)
    return known != (task.done_at, task.due, task.assignee_id) or (is_gone and decision.dropped_at is None)


def _held(session: Session, decision_id: str) -> Decision | None:
    try:
        return commands.hold_decision(session, queries.decision(session, decision_id))
    except (errors.NotFound, errors.Gone):
        return None


def remind_of_decisions() -> None:
    """Remind people of what they are to do, what is due, and what is to be judged."""
    remind(reminders.of_day)


def remind_tiers() -> None:
    """Tell a tier that it is asked, and who asked that there is an answer."""
    remind(reminders.of_now)
