"""The only writer of what follows by itself: actions go with their tasks, people who leave are replaced."""

from datetime import date, datetime
from typing import Any

import orjson
from sqlmodel import Session

from board import clock
from board.live.events import Actor
from board.live.followers import Follower
from board.live.models import Event
from board.people import queries as people
from board.people.events import DIRECTORY_ROOM, PersonCard, PersonChanged, UnitCard, UnitChanged
from board.people.viewers import Terms
from board.projects import access, queries, wishing
from board.projects.changing import changing, tell
from board.projects.events import ProjectChanged
from board.projects.models import ENDED_ACTIONS, OPEN_ACTIONS, ActionState, LeanProject, ProjectAction
from board.projects.schedule import is_put_off
from board.tasks import queries as boards
from board.tasks.models import BoardColumn, ColumnKind, Task

_STATES = {
    ColumnKind.BACKLOG: ActionState.PLANNED,
    ColumnKind.PLANNED: ActionState.PLANNED,
    ColumnKind.IN_PROGRESS: ActionState.IN_PROGRESS,
    ColumnKind.APPROVAL: ActionState.IN_PROGRESS,
    ColumnKind.REVIEW: ActionState.REPORTED,
    ColumnKind.DONE: ActionState.REPORTED,
}
"""What a task says of its action (design, 8); done is accepted only by the project's leader."""


def follow_task(session: Session, project: LeanProject, action: ProjectAction, *, at: datetime) -> None:
    """Let an action be called, due, somebody's and as far as its task is."""
    task = session.get(Task, action.task_id)
    if task is None:
        return
    with changing(session, project, by=None, at=at, may_undo=False):
        known = as_task(session, action, task, ColumnKind(session.get_one(BoardColumn, task.column_id).kind))
        action.wish = _wish(project, action, task.due, ActionState(str(known["state"])), at)
        for name, value in known.items():
            setattr(action, name, value)


def as_task(session: Session, action: ProjectAction, task: Task, kind: ColumnKind) -> dict[str, object]:
    """What an action is to be by its task in a column of that kind; its result stays with who may read the task."""
    state = _STATES[kind]
    # What was accepted, or dropped with a word why, is no news of a task that is done.
    if kind is ColumnKind.DONE and (action.state == ActionState.CONFIRMED or action.why_not):
        state = ActionState(action.state)
    if (task.archived_at or task.removed_at) and task.done_at is None:
        state = ActionState.CANCELLED
    done = clock.date_in(task.done_at, Terms.zone) if task.done_at else None
    owner_id = _owner_of(session, action, task)
    known: dict[str, object] = {
        "text": task.title,
        "owner_id": owner_id,
        "owner": people.person(session, owner_id).name if owner_id else None,
        "due": task.due,
        "original_due": action.original_due or task.due,
        "postponed": action.postponed + is_put_off(action.due, task.due),
        "state": str(state),
        "why_not": action.why_not if state is ActionState.CANCELLED else None,
        "done_on": done if state in (ActionState.REPORTED, ActionState.CONFIRMED) else None,
    }
    return known


def _wish(
    project: LeanProject, action: ProjectAction, due: date | None, state: ActionState, at: datetime
) -> dict[str, Any] | None:
    """What the customer has yet to say of what was done on the board with an accepted action."""
    wish = action.wish
    if not project.is_promised or state == action.state in ENDED_ACTIONS:
        return wish
    if state is ActionState.CANCELLED:
        return wishing.to_cancel(None, by=None, at=at, is_done=True)
    is_undone = bool(wish and wish["is_done"] and wish["answer"] is None)
    was = date.fromisoformat(wish["was"]) if wish and is_undone and wish["was"] else action.due
    if state not in OPEN_ACTIONS:
        return None
    if is_put_off(was, due) and due != action.due:
        return wishing.to_postpone(due, None, by=None, at=at, was=was, is_done=True)
    # Whoever has put it back on the board, or on its day, asks for nothing any more.
    return wish if wish and (not is_undone or (wish["what"] == wishing.POSTPONE and due == action.due)) else None


def _owner_of(session: Session, action: ProjectAction, task: Task) -> str | None:
    """Whoever has the task; of nobody's task who does the action elsewhere, having no place on that board."""
    if task.assignee_id or not action.owner_id or boards.takes_tasks(session, task.board_id, action.owner_id):
        return task.assignee_id
    return action.owner_id if people.person(session, action.owner_id).is_active else None


def differs(session: Session, action: ProjectAction, task: Task, kind: ColumnKind) -> bool:
    """Whether an action is other than its task in a column of that kind says."""
    return any(getattr(action, name) != value for name, value in as_task(session, action, task, kind).items())


def follow_person(
    session: Session, person: PersonCard, successor_id: str | None, *, by: Actor | None, at: datetime
) -> None:
    """Give what somebody leads, approves or does to the successor, keep it without anybody where they just left.

    Another name is followed. What history has kept stays as it was; actions that are tasks go with their tasks.
    """
    heir = people.person(session, successor_id) if successor_id else None
    for project in access.hold_projects(session, queries.of_person(session, person.id)):
        if heir and heir.is_active:
            new: tuple[str | None, str | None] = (heir.id, heir.name)
        else:
            new = (person.id, person.name) if person.active else (None, None)
        with changing(session, project, by=by, at=at, may_undo=False):
            _give(project, person.id, new)
            for action in queries.actions(session, project.id):
                if action.owner_id == person.id and not action.task_id and action.state not in ENDED_ACTIONS:
                    action.owner_id, action.owner = new


def follow_unit(session: Session, unit: UnitCard, *, at: datetime) -> None:
    """Tell of the projects that bear a unit's name, for it may be another one now."""
    for project in access.hold_projects(session, queries.of_unit(session, unit.id)):
        tell(session, project, ProjectChanged, by=None, at=at, steps=None)


def _give(project: LeanProject, person_id: str, new: tuple[str | None, str | None]) -> None:
    if project.leader_id == person_id:
        project.leader_id, project.leader = new
    # Who has approved stays written; a head without an account would make the customer an outside one.
    if project.customer_head_id == person_id and new[0]:
        project.customer_head_id, project.customer_head = new


def _hear(session: Session, event: Event) -> None:
    body = orjson.loads(event.body)
    if event.kind == UnitChanged.kind:
        follow_unit(session, UnitCard(**body["unit"]), at=event.at)
    if event.kind != PersonChanged.kind:
        return
    by = Actor(event.by_id, event.by_name or "") if event.by_id else None
    follow_person(session, PersonCard(**body["person"]), body.get("successor_id"), by=by, at=event.at)


FOLLOWER = Follower("who leads projects", DIRECTORY_ROOM, _hear)
