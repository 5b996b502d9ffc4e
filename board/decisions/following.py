"""The only writer of what follows by itself: a decision goes with its task, is measured, and leaves the list."""

from datetime import datetime

from sqlmodel import Session

from board.decisions import events
from board.decisions.commands import count_due_change, image, tell
from board.decisions.models import Decision
from board.decisions.subjects import Numbers
from board.live.events import Actor
from board.people import queries as people
from board.tasks.models import Task


def take_numbers(session: Session, decision: Decision, numbers: Numbers, *, at: datetime) -> None:
    """Keep what is measured on its check date beside what was measured when it was made."""
    decision.numbers_after, decision.measured_at = numbers, at
    tell(session, decision, events.DecisionChanged, was=None, by=None, at=at)


def follow_task(session: Session, decision: Decision, task: Task, *, at: datetime) -> None:
    """Let a decision be done, due and somebody's as its task is; a task that will not be done drops it."""
    is_dropped = bool(task.archived_at or task.removed_at) and task.done_at is None
    same = (decision.done_at, decision.due, decision.owner_id, decision.dropped_at is not None)
    if same == (task.done_at, task.due, task.assignee_id, is_dropped or decision.dropped_at is not None):
        return
    was = image(decision)
    decision.done_at = task.done_at
    if decision.owner_id != task.assignee_id:
        decision.owner_id = task.assignee_id
        decision.owner = people.person(session, task.assignee_id).name if task.assignee_id else None
    if decision.due != task.due:
        decision.due = task.due
        count_due_change(decision, was)
    if is_dropped and decision.dropped_at is None:
        decision.dropped_at = at
    tell(session, decision, events.DecisionChanged, was=None, by=None, at=at)


def archive_decision(session: Session, decision: Decision, *, at: datetime) -> None:
    """Take one that is over off the list."""
    decision.archived_at = at
    tell(session, decision, events.DecisionArchived, was=None, by=None, at=at)


def give_to(
    session: Session, decision: Decision, person_id: str | None, name: str | None, *, by: Actor | None, at: datetime
) -> None:
    """Follow who carries it out: another name, or somebody else where who did has gone."""
    if (decision.owner_id, decision.owner) == (person_id, name):
        return
    decision.owner_id, decision.owner = person_id, name
    tell(session, decision, events.DecisionChanged, was=None, by=by, at=at, is_own=False)
