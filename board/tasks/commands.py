"""The only writers of tasks in their place: add, edit, block, archive. Moving is in `moving`, boards in `boards`."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.ids import new_id
from board.live.change import keep_for_undo, record
from board.live.events import Actor, instant
from board.tasks import events, limits, placing, queries, rules
from board.tasks.inputs import BlockTask, EditTask, NewTask, UnblockTask
from board.tasks.models import BLOCKABLE, Board, BoardColumn, ColumnKind, Task


def add_task(session: Session, board: Board, wanted: NewTask, *, by: Actor, at: datetime, heads: bool = False) -> Task:
    """Put a task on a board, at the end of its column. Raises `Invalid`, `WipLimit`, `SecondUrgent`, `EntryRule`."""
    stage = _stage(session, board, wanted.column_id)
    _check_references(session, board, wanted.assignee_id, wanted.labels)
    task = _new_task(board, stage, wanted, at)
    reason = limits.check_room_for(
        session,
        task,
        stage,
        task.assignee_id,
        hard=board.hard_limits,
        override_reason=wanted.override_reason,
        heads=heads,
    )
    urgent = limits.check_urgent(session, board, task.id, wanted.priority, wanted.override_reason)
    refuse_if_rule_is_hard(session, board, task, stage)
    order = queries.order_of_column(session, stage.id)
    task.position = placing.place_at(order, len(order)).position
    board.last_number += 1
    session.add(task)
    session.flush()
    tell(session, task, events.TaskAdded, before=None, by=by, at=at, override_reason=reason or urgent)
    return task


def edit_task(session: Session, task: Task, wanted: EditTask, *, by: Actor, at: datetime, heads: bool = False) -> None:
    """Write something else on a task. Raises `Invalid`, `WipLimit`, `SecondUrgent`."""
    board, before = session.get_one(Board, task.board_id), image(task)
    given = wanted.model_dump(include=wanted.model_fields_set - {"due_reason", "override_reason"})
    changed = {name: value for name, value in given.items() if getattr(task, name) != value}
    if not changed:
        return
    reason = _check_edit(session, board, task, changed, wanted.override_reason, heads)
    old = {name: getattr(task, name) for name in changed}
    for name, value in changed.items():
        setattr(task, name, value)
    _remember_due(task, old)
    shown = {
        name: str(value) if name == "due" and value else value for name, value in old.items() if name != "description"
    }
    reasons: dict[str, Any] = {"due_reason": wanted.due_reason, "override_reason": reason}
    tell(session, task, events.TaskChanged, before=before, by=by, at=at, told_before=shown, **reasons)


def block_task(session: Session, task: Task, wanted: BlockTask, *, by: Actor, at: datetime) -> None:
    """Mark that a task cannot go on, or say it anew. Raises `Refusal` where nothing is being done about it."""
    if session.get_one(BoardColumn, task.column_id).kind not in BLOCKABLE:
        raise errors.Refusal(N_("Only a task that is planned or being worked on can be stopped."))
    check_on = wanted.check_on.isoformat() if wanted.check_on else None
    said = {
        "reason": wanted.reason,
        "category": wanted.category,
        "waiting_for": wanted.waiting_for,
        "check_on": check_on,
    }
    if task.blocked and said.items() <= task.blocked.items():
        return
    before = image(task)
    since = task.blocked["since"] if task.blocked else instant(at)
    task.blocked = {**said, "since": since, "by": {"id": by.id, "name": by.name}}
    tell(session, task, events.TaskBlocked, before=before, by=by, at=at)


def unblock_task(session: Session, task: Task, wanted: UnblockTask, *, by: Actor, at: datetime) -> None:
    """Let a task go on."""
    if task.blocked is None:
        return
    before = image(task)
    task.blocked = None
    tell(session, task, events.TaskUnblocked, before=before, by=by, at=at, note=wanted.note)


def archive_task(session: Session, task: Task, *, by: Actor | None, at: datetime) -> None:
    """Take a task off the board into the archive."""
    if task.archived_at:
        return
    before = image(task)
    task.archived_at = at
    tell(session, task, events.TaskArchived, before=before, by=by, at=at)


def restore_task(session: Session, task: Task, *, by: Actor, at: datetime) -> None:
    """Put an archived task back at the end of its column."""
    if task.archived_at is None:
        return
    before = image(task)
    order = queries.order_of_column(session, task.column_id)
    task.position = placing.place_at(order, len(order)).position
    task.archived_at = None
    tell(session, task, events.TaskRestored, before=before, by=by, at=at)


def tell(
    session: Session,
    task: Task,
    event: type[events.TaskEvent],
    *,
    before: dict[str, Any] | None,
    by: Actor | None,
    at: datetime,
    told_before: dict[str, Any] | None = None,
    stands_at: int | None = None,
    **more: Any,
) -> int:
    """Record what happened to a task, and keep how it was for an undo; `before` is `None` for a new task.

    Returns the room's version. `stands_at` is the version at which the task was the same before: what was
    undone leaves the commands before it on top again.
    """
    if told_before is not None:
        more["before"] = told_before
    body = event(board_id=task.board_id, task=queries.task_card(session, task), **more)
    version = record(session, body, by=by, at=at)
    task.touched_version = stands_at or version
    keep_for_undo(session, {"feature": "tasks", "task_id": task.id, "version": task.touched_version, "before": before})
    return version


def image(task: Task) -> dict[str, Any]:
    """Everything about a task as JSON values, so that it can be put back."""
    return task.model_dump(mode="json")


def check_assignee(session: Session, board_id: str, assignee_id: str | None) -> None:
    """Raise `Invalid` where the task would go to somebody who takes none on this board."""
    if assignee_id and not queries.takes_tasks(session, board_id, assignee_id):
        raise _unknown("assignee_id", N_("does not work on this board"))


def refuse_if_rule_is_hard(session: Session, board: Board, task: Task, stage: BoardColumn) -> None:
    """Raise `EntryRule` where the board insists on what the column asks for."""
    lacking = rules.missing(task, stage.kind)
    if board.hard_entry_rules and lacking:
        raise errors.EntryRule(lacking)


def _stage(session: Session, board: Board, column_id: str | None) -> BoardColumn:
    if column_id is None:
        return queries.columns(session, board.id)[0]
    stage = queries.column(session, board.id, column_id)
    if stage is None:
        raise _unknown("column_id", N_("is not a column of this board"))
    return stage


def _new_task(board: Board, stage: BoardColumn, wanted: NewTask, at: datetime) -> Task:
    given = wanted.model_dump(exclude={"column_id", "override_reason"})
    done_at = at if stage.kind == ColumnKind.DONE else None
    return Task(
        id=new_id(),
        board_id=board.id,
        number=board.last_number + 1,
        column_id=stage.id,
        position=0,
        original_due=wanted.due,
        created_at=at,
        entered_column_at=at,
        moved_at=at,
        done_at=done_at,
        **given,
    )


def _check_references(session: Session, board: Board, assignee_id: str | None, labels: list[str] | None) -> None:
    check_assignee(session, board.id, assignee_id)
    if labels and not set(labels) <= set(board.labels):
        raise _unknown("labels", N_("has labels that this board does not know"))


def _check_edit(
    session: Session, board: Board, task: Task, changed: dict[str, Any], override_reason: str | None, heads: bool
) -> str | None:
    for name in ("title", "kind", "priority", "labels"):
        if name in changed and changed[name] is None:
            raise _unknown(name, N_("must not be empty"))
    _check_references(session, board, changed.get("assignee_id"), changed.get("labels"))
    urgent = limits.check_urgent(session, board, task.id, changed.get("priority"), override_reason)
    stage = session.get_one(BoardColumn, task.column_id)
    if stage.wip_scope != "person" or not changed.get("assignee_id"):
        return urgent
    reason = limits.check_room_for(
        session,
        task,
        stage,
        changed["assignee_id"],
        hard=board.hard_limits,
        override_reason=override_reason,
        heads=heads,
    )
    return reason or urgent


def _remember_due(task: Task, old: dict[str, Any]) -> None:
    if "due" not in old:
        return
    if old["due"] is None and task.original_due is None:
        task.original_due = task.due
    elif old["due"] is not None:
        task.due_changes += 1


def _unknown(field: str, message: str) -> errors.Invalid:
    return errors.Invalid([{"field": field, "type": "unknown", "message": message}])
