"""Taking back what was done to a task: it becomes what it was, as a new change with its own event."""

import itertools
from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.live import queries as log
from board.live.events import Actor
from board.people import viewers
from board.tasks import boards, columns, commands, events, holding, labels, queries
from board.tasks.events import board_room
from board.tasks.inputs import RenameLabel
from board.tasks.models import Board, BoardColumn, Task

_COUNTED = {"checklist_done", "checklist_total", "comment_count"}
_STAYS = {"id", "board_id", "number", "created_at", "touched_version", "position"} | _COUNTED


def take_back(session: Session, step: dict[str, Any], person_id: str, at: datetime) -> tuple[str, int]:
    """Undo one step of a command and return the room and its version.

    Raises `NotFound`/`NotAllowed` where the right is gone, `CannotUndo` where newer work stands on it.
    """
    who = viewers.viewer(session, person_id)
    task = _task(session, step["task_id"])
    board = holding.board_to_work_on(session, task.board_id, who)
    session.refresh(task)
    _refuse_if_newer(session, task, step["version"], person_id)
    now, was = commands.image(task), step["before"]
    if was is None:
        _refuse_if_written_in(task)
        task.removed_at = at
        event: type[events.TaskEvent] = events.TaskRemoved
    else:
        event = _event(task, Task.model_validate(was))
        _put_back(session, task, Task.model_validate(was))
    more = _explanation(event, now, task)
    stands_at = was["touched_version"] if was else None
    version = commands.tell(session, task, event, before=now, by=who.actor, at=at, stands_at=stands_at, **more)
    return board_room(board.id), version


def take_back_setting(session: Session, step: dict[str, Any], person_id: str, at: datetime) -> tuple[str, int]:
    """Undo one step of setting up a board or a column. Raises as `take_back` does."""
    who = viewers.viewer(session, person_id)
    board = holding.board_to_work_on(session, step["board_id"], who, closed=True)
    if not who.may_head(board.unit_id):
        raise errors.NotAllowed
    if "label" in step:
        _name_back(session, board, RenameLabel(label=step["label"], name=step["name"]), who.actor, at)
    elif "column_id" in step:
        _put_column_back(session, session.get_one(BoardColumn, step["column_id"]), step, who.actor, at)
    else:
        _refuse_if_changed(board.model_dump(mode="json", include=set(step["after"])), step)
        was = Board.model_validate(board.model_dump() | step["before"])
        boards.change_board(session, board, {name: getattr(was, name) for name in step["before"]}, by=who.actor, at=at)
    room = board_room(board.id)
    return room, log.version(session, room)


def _name_back(session: Session, board: Board, wanted: RenameLabel, by: Actor, at: datetime) -> None:
    try:
        labels.rename_label(session, board, wanted, by=by, at=at)
    except errors.Invalid:
        raise errors.CannotUndo(N_("It has been changed since.")) from None


def _put_column_back(session: Session, stage: BoardColumn, step: dict[str, Any], by: Actor, at: datetime) -> None:
    _refuse_if_changed(stage.model_dump(mode="json"), step)
    was = BoardColumn.model_validate(step["before"]) if step["before"] else None
    if was is None or (was.removed_at and not stage.removed_at):
        why = columns.why_it_stays(session, stage)
        if queries.last_position(session, stage.id) is not None:
            why = N_("There are tasks in this column.")
        if why:
            raise errors.CannotUndo(why)
        columns.take_away(session, stage, by=by, at=at)
    elif stage.removed_at and not was.removed_at:
        columns.put_back(session, stage, by=by, at=at)
    else:
        _refuse_kind(session, stage, was.kind)
        if was.name != stage.name:
            others = [each for each in queries.columns(session, stage.board_id) if each.id != stage.id]
            columns.check_old_name(others, was.name)
        columns.change_column(session, stage, was.model_dump(exclude={"id", "board_id", "removed_at"}), by=by, at=at)


def _refuse_kind(session: Session, stage: BoardColumn, kind: str) -> None:
    try:
        columns.check_kind(session, stage, kind)
    except errors.Refusal as refusal:
        raise errors.CannotUndo(refusal.detail) from None


def _refuse_if_changed(now: dict[str, Any], step: dict[str, Any]) -> None:
    if now != step["after"]:
        raise errors.CannotUndo(N_("It has been changed since."))


def _task(session: Session, task_id: str) -> Task:
    task = session.get(Task, task_id)
    if task is None:
        raise errors.NotFound
    return task


def _refuse_if_newer(session: Session, task: Task, version: int, person_id: str) -> None:
    if task.touched_version == version:
        return
    newer = log.event(session, board_room(task.board_id), task.touched_version)
    if newer and newer.by_id == person_id:
        raise errors.CannotUndo(N_("You have changed it yourself since; take that back first."))
    name = (newer and newer.by_name) or "—"
    raise errors.CannotUndo(N_("%(name)s has changed this task since."), name=name)


def _refuse_if_written_in(task: Task) -> None:
    if task.comment_count or task.checklist_total:
        raise errors.CannotUndo(N_("It has comments or a checklist by now."))


def _put_back(session: Session, task: Task, was: Task) -> None:
    stage = session.get(BoardColumn, was.column_id)
    if stage is None or stage.removed_at:
        raise errors.CannotUndo(N_("Its column is gone."))
    if was.assignee_id not in (None, task.assignee_id) and not queries.takes_tasks(
        session, task.board_id, was.assignee_id
    ):
        raise errors.CannotUndo(N_("Whose it was takes no tasks on this board any more."))
    for name in Task.model_fields.keys() - _STAYS:
        setattr(task, name, getattr(was, name))
    # Somebody may have taken the old place; right beside it is as near as it gets.
    places = itertools.count(was.position)
    task.position = next(place for place in places if not queries.is_taken(session, was.column_id, place, but=task.id))


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
