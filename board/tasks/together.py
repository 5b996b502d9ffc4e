"""The same done to several tasks at once: all of it or nothing, and taken back in one step."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from board import errors
from board.errors import N_
from board.live.events import Actor
from board.tasks import commands, levels, moving
from board.tasks.inputs import ArchiveTasks, AssignTasks, EditTask, MoveTask, MoveTasks
from board.tasks.models import Board, Task


def move_tasks(
    session: Session, board: Board, wanted: MoveTasks, *, by: Actor, at: datetime, heads: bool = False
) -> list[Task]:
    """Put tasks at the end of a column one after another. Raises what moving one raises, `Gone` for one that left."""
    found = _tasks(session, board, wanted.task_ids)
    move = MoveTask(column_id=wanted.column_id, override_reason=wanted.override_reason)
    with levels.told_once(session, at=at):
        for task in found:
            moving.move_task(session, task, move, by=by, at=at, heads=heads)
    return found


def assign_tasks(
    session: Session, board: Board, wanted: AssignTasks, *, by: Actor, at: datetime, heads: bool = False
) -> list[Task]:
    """Give tasks to one person, or to nobody. Raises what editing one raises, `Gone` for one that left."""
    found = _tasks(session, board, wanted.task_ids)
    edit = EditTask(assignee_id=wanted.assignee_id, override_reason=wanted.override_reason)
    with levels.told_once(session, at=at):
        for task in found:
            commands.edit_task(session, task, edit, by=by, at=at, heads=heads)
    return found


def archive_tasks(session: Session, board: Board, wanted: ArchiveTasks, *, by: Actor, at: datetime) -> list[Task]:
    """Take tasks off the board into the archive."""
    found = _tasks(session, board, wanted.task_ids)
    with levels.told_once(session, at=at):
        for task in found:
            commands.archive_task(session, task, by=by, at=at, reason=wanted.reason)
    return found


def _tasks(session: Session, board: Board, ids: Sequence[str]) -> list[Task]:
    there = select(Task).where(col(Task.board_id) == board.id, col(Task.id).in_(ids))
    known = {task.id: task for task in session.exec(there.execution_options(populate_existing=True))}
    if known.keys() != set(ids):
        raise errors.Invalid([{"field": "task_ids", "type": "unknown", "message": N_("has tasks of another board")}])
    if not all(task.is_on_board for task in known.values()):
        raise errors.Gone(N_("One of the tasks is no longer on the board; nothing was changed."))
    return [known[each] for each in dict.fromkeys(ids)]
