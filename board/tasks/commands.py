"""The only writers of tasks in their place: add, edit, block, archive. Moving is in `moving`, boards in `boards`."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.ids import new_id
from board.live.change import keep_for_undo, record
from board.live.events import Actor, instant
from board.tasks import checks, events, levels, limits, placing, queries
from board.tasks import vocabulary as lists
from board.tasks.inputs import BlockTask, EditTask, NewTask, UnblockTask
from board.tasks.models import BLOCKABLE, Board, BoardColumn, ColumnKind, Task

_WEIGHING = (
    "assignee_id", "column_id", "due", "estimate_hours", "remaining_hours", "archived_at", "removed_at",
)  # fmt: skip
"""What a change of is a change of somebody's load."""


def add_task(session: Session, board: Board, wanted: NewTask, *, by: Actor, at: datetime, heads: bool = False) -> Task:
    """Put a task on a board, at the end of its column. Raises `Invalid`, `WipLimit`, `SecondUrgent`, `EntryRule`."""
    stage = _stage(session, board, wanted.column_id)
    checks.check_references(session, board, wanted.assignee_id, wanted.labels)
    kind = wanted.kind or lists.first_in_use(session, "kind") or ""
    checks.check_term(session, "kind", kind)
    task = _new_task(board, stage, wanted, kind, at)
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
    checks.refuse_if_rule_is_hard(session, board, task, stage)
    task.position = placing.place_after(queries.last_position(session, stage.id)).position
    board.last_number += 1
    session.add(task)
    session.flush()
    tell(session, task, events.TaskAdded, before=None, by=by, at=at, override_reason=reason or urgent)
    return task


def edit_task(session: Session, task: Task, wanted: EditTask, *, by: Actor, at: datetime, heads: bool = False) -> None:
    """Write something else on a task. Raises `Invalid`, `WipLimit`, `SecondUrgent`, `Overtaken`."""
    board, before = session.get_one(Board, task.board_id), image(task)
    given = wanted.model_dump(include=wanted.model_fields_set - {"due_reason", "override_reason", "description_was"})
    changed = {name: value for name, value in given.items() if getattr(task, name) != value}
    if not changed:
        return
    checks.check_not_overtaken(task, wanted, changed)
    reason = checks.check_edit(session, board, task, changed, wanted.override_reason, heads)
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
    if not (task.blocked and task.blocked["category"] == wanted.category):
        checks.check_term(session, "category", wanted.category)
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


def archive_task(session: Session, task: Task, *, by: Actor | None, at: datetime, reason: str | None = None) -> None:
    """Take a task off the board into the archive; where it was not done, perhaps saying why it will not be."""
    if task.archived_at:
        return
    before = image(task)
    task.archived_at = at
    tell(session, task, events.TaskArchived, before=before, by=by, at=at, reason=reason)


def restore_task(session: Session, task: Task, *, by: Actor, at: datetime) -> None:
    """Put an archived task back at the end of its column, or where new work comes in where that column is gone."""
    if task.archived_at is None:
        return
    before = image(task)
    stage = session.get_one(BoardColumn, task.column_id)
    if stage.removed_at:
        # Its column was taken away meanwhile; where new work comes in, somebody will see it.
        stage = queries.column_of_new_work(session, task.board_id)
        task.column_id, task.entered_column_at = stage.id, at
    # What is done stays on the board for as long as if it had been done just now.
    task.done_at = at if stage.kind == ColumnKind.DONE else None
    task.position = placing.place_after(queries.last_position(session, task.column_id)).position
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
    levels.refresh_levels(session, _whose_load_changed(before, image(task)), at=at)
    return version


def image(task: Task) -> dict[str, Any]:
    """Everything about a task as JSON values, so that it can be put back."""
    return task.model_dump(mode="json")


def _whose_load_changed(before: dict[str, Any] | None, after: dict[str, Any]) -> set[str]:
    if before is not None and all(before[name] == after[name] for name in _WEIGHING):
        return set()
    return {who for who in (before and before["assignee_id"], after["assignee_id"]) if who}


def _stage(session: Session, board: Board, column_id: str | None) -> BoardColumn:
    if column_id is None:
        return queries.column_of_new_work(session, board.id)
    stage = queries.column(session, board.id, column_id)
    if stage is None:
        raise checks.unknown("column_id", N_("is not a column of this board"))
    return stage


def _new_task(board: Board, stage: BoardColumn, wanted: NewTask, kind: str, at: datetime) -> Task:
    given = wanted.model_dump(exclude={"column_id", "override_reason", "kind"})
    done_at = at if stage.kind == ColumnKind.DONE else None
    return Task(
        id=new_id(),
        board_id=board.id,
        kind=kind,
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


def _remember_due(task: Task, old: dict[str, Any]) -> None:
    if "due" not in old:
        return
    if old["due"] is None and task.original_due is None:
        task.original_due = task.due
    elif old["due"] is not None:
        task.due_changes += 1
