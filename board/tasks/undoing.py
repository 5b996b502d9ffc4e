"""Taking back what was done to a task: it becomes what it was, as a new change with its own event."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.live import queries as log
from board.people import queries as people
from board.tasks import commands, events, queries
from board.tasks.events import board_room
from board.tasks.models import BoardColumn, Task

_STAYS = {"id", "board_id", "number", "created_at", "touched_version", "position"}


def take_back(session: Session, step: dict[str, Any], person_id: str, at: datetime) -> tuple[str, int]:
    """Undo one step of a command and return the room and its version.

    Raises `NotFound`/`NotAllowed` where the right is gone, `CannotUndo` where newer work stands on it.
    """
    who = people.viewer(session, person_id)
    task = _task(session, step["task_id"])
    board = queries.board_to_work_on(session, task.board_id, who)
    session.refresh(task)
    _refuse_if_newer(session, task, step["version"])
    now, was = commands.image(task), step["before"]
    if was is None:
        task.removed_at = at
        event: type[events.TaskEvent] = events.TaskRemoved
    else:
        event = _event(task, Task.model_validate(was))
        _put_back(session, task, Task.model_validate(was))
    more = _explanation(event, now, task)
    stands_at = was["touched_version"] if was else None
    version = commands.tell(session, task, event, before=now, by=who.actor, at=at, stands_at=stands_at, **more)
    return board_room(board.id), version


def _task(session: Session, task_id: str) -> Task:
    task = session.get(Task, task_id)
    if task is None:
        raise errors.NotFound
    return task


def _refuse_if_newer(session: Session, task: Task, version: int) -> None:
    if task.touched_version == version:
        return
    newer = log.event(session, board_room(task.board_id), task.touched_version)
    name = (newer and newer.by_name) or "—"
    raise errors.CannotUndo(N_("%(name)s has changed this task since."), name=name)


def _put_back(session: Session, task: Task, was: Task) -> None:
    if session.get(BoardColumn, was.column_id) is None:
        raise errors.CannotUndo(N_("Its column is gone."))
    for name in Task.model_fields.keys() - _STAYS:
        setattr(task, name, getattr(was, name))
    others = {position for _, position in queries.order_of_column(session, was.column_id, but=task.id)}
    # Somebody may have taken the old place; right beside it is as near as it gets.
    task.position = next(place for place in range(was.position, was.position + len(others) + 1) if place not in others)


def _event(task: Task, was: Task) -> type[events.TaskEvent]:
    if was.removed_at or was.archived_at:
        return events.TaskRemoved if was.removed_at else events.TaskArchived
    if not task.is_on_board:
        return events.TaskRestored
    if (task.column_id, task.position) != (was.column_id, was.position):
        return events.TaskMoved
    if task.blocked != was.blocked:
        return events.TaskBlocked if was.blocked else events.TaskUnblocked
    return events.TaskChanged


def _explanation(event: type[events.TaskEvent], now: dict[str, Any], task: Task) -> dict[str, Any]:
    if event is events.TaskMoved:
        return {"came_from": {name: now[name] for name in ("column_id", "position", "assignee_id")}}
    if event is events.TaskChanged:
        after = commands.image(task)
        hidden = {"description", "touched_version"}
        return {
            "told_before": {name: value for name, value in now.items() if value != after[name] and name not in hidden}
        }
    return {}
