"""Moving a task: to another column, another place, another person."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.live.change import record
from board.live.events import Actor
from board.prepared import fetch
from board.tasks import checks, commands, events, limits, placing, queries
from board.tasks.inputs import MoveTask
from board.tasks.models import Board, BoardColumn, ColumnKind, Task


def move_task(
    session: Session,
    task: Task,
    wanted: MoveTask,
    *,
    by: Actor,
    at: datetime,
    heads: bool = False,
    returns: bool = True,
) -> None:
    """Put a task where `wanted` says; into the place where it stands already, nothing happens.

    `returns` is whether going back from a review counts as sent back.
    Raises `Invalid` for a column or person of another board, `WipLimit`, `EntryRule`, `Unaccepted`.
    """
    board = fetch(session, Board, task.board_id)
    stage = queries.column(session, board.id, wanted.column_id)
    if stage is None:
        raise errors.Invalid(
            [{"field": "column_id", "type": "unknown", "message": N_("is not a column of this board")}]
        )
    before, came_from = commands.image(task), fetch(session, BoardColumn, task.column_id)
    assignee_id = wanted.assignee_id if "assignee_id" in wanted.model_fields_set else task.assignee_id
    checks.check_assignee(session, board.id, wanted.assignee_id)
    accepted = checks.check_acceptance(board, came_from, stage, wanted.override_reason, heads=heads)
    reason = _check_limit(session, board, task, stage, assignee_id, wanted, heads) or accepted
    place = _place(session, task, stage, wanted)
    if place is None and assignee_id == task.assignee_id and not _says_more(task, wanted):
        return
    goes_back = came_from.kind == ColumnKind.REVIEW and stage.kind not in (ColumnKind.REVIEW, ColumnKind.DONE)
    returned = goes_back and returns
    # How it was is kept before the fields change; the rule is asked about how it is going to be.
    told_from = {"column_id": task.column_id, "position": task.position, "assignee_id": task.assignee_id}
    _set_fields(task, stage, came_from, assignee_id, wanted, at, returned=returned)
    checks.refuse_if_rule_is_hard(session, board, task, stage)
    if place:
        _renumber(session, task, stage, place, by, at)
        task.position = place.position
    said: dict[str, Any] = {"result": wanted.result, "comment": wanted.comment, "override_reason": reason}
    more = {"came_from": told_from, "returned": returned, **said}
    commands.tell(session, task, events.TaskMoved, before=before, by=by, at=at, **more)


def _check_limit(
    session: Session,
    board: Board,
    task: Task,
    stage: BoardColumn,
    assignee_id: str | None,
    wanted: MoveTask,
    heads: bool,
) -> str | None:
    stays = stage.id == task.column_id and (stage.wip_scope == "column" or assignee_id == task.assignee_id)
    if stays:
        return None
    return limits.check_room_for(
        session, task, stage, assignee_id, hard=board.hard_limits, override_reason=wanted.override_reason, heads=heads
    )


def _place(session: Session, task: Task, stage: BoardColumn, wanted: MoveTask) -> placing.Place | None:
    """Where the task goes; `None` where it stands there already."""
    if not wanted.before_id and not wanted.after_id:
        return _place_at_end(session, task, stage)
    order = queries.order_of_column(session, stage.id, but=task.id)
    anchors = [anchor for anchor in (wanted.before_id, wanted.after_id) if anchor and anchor != task.id]
    ghosts = queries.ghost_positions(session, stage.id, anchors)
    index = placing.index_beside(order, wanted.before_id, wanted.after_id, ghosts)
    if task.id in (wanted.before_id, wanted.after_id) and not set(anchors) & {task_id for task_id, _ in order}:
        index = sum(position <= task.position for _, position in order) if stage.id == task.column_id else len(order)
    if stage.id == task.column_id and index == sum(position < task.position for _, position in order):
        return None
    return placing.place_at(order, index)


def _place_at_end(session: Session, task: Task, stage: BoardColumn) -> placing.Place | None:
    last = queries.last_position(session, stage.id, but=task.id)
    is_last = stage.id == task.column_id and (last is None or last < task.position)
    return None if is_last else placing.place_after(last)


def _says_more(task: Task, wanted: MoveTask) -> bool:
    said = {"waiting_for": wanted.waiting_for, "expected_on": wanted.expected_on, "result": wanted.result}
    return bool(wanted.comment) or any(
        value is not None and getattr(task, name) != value for name, value in said.items()
    )


def _set_fields(
    task: Task,
    stage: BoardColumn,
    came_from: BoardColumn,
    assignee_id: str | None,
    wanted: MoveTask,
    at: datetime,
    *,
    returned: bool,
) -> None:
    task.assignee_id = assignee_id
    task.moved_at = at
    task.return_count += returned
    if stage.id != came_from.id:
        task.column_id, task.entered_column_at = stage.id, at
        task.done_at = at if stage.kind == ColumnKind.DONE else None
        if came_from.kind == ColumnKind.APPROVAL:
            task.waiting_for = task.expected_on = None
        if stage.kind == ColumnKind.DONE:
            task.blocked = None
    for name in ("waiting_for", "expected_on", "result"):
        value: Any = getattr(wanted, name)
        if value is not None:
            setattr(task, name, value)


def _renumber(session: Session, task: Task, stage: BoardColumn, place: placing.Place, by: Actor, at: datetime) -> None:
    if not place.renumbered:
        return
    for task_id, position in place.renumbered.items():
        session.get_one(Task, task_id).position = position
    body = events.ColumnReordered(board_id=task.board_id, column_id=stage.id, positions=place.renumbered)
    record(session, body, by=by, at=at)
