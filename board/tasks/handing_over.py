"""Who leaves hands the work over: their open tasks go to the one who was named, each with an event of its own."""

from datetime import datetime

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from board.live.events import Actor
from board.tasks import commands, events, levels, queries
from board.tasks.models import BoardColumn, ColumnKind, Task

_OPEN = (col(Task.archived_at).is_(None), col(Task.removed_at).is_(None), col(BoardColumn.kind) != ColumnKind.DONE)


def hand_over(session: Session, person_id: str, successor_id: str, *, by: Actor | None, at: datetime) -> None:
    """Give somebody's open tasks to another, on every board on which that other takes tasks; limits do not count."""
    levels.hold_boards_of(session, {person_id, successor_id})
    theirs = select(Task).join(BoardColumn, col(BoardColumn.id) == col(Task.column_id))
    ordered = theirs.where(col(Task.assignee_id) == person_id, *_OPEN).order_by(col(Task.board_id), col(Task.number))
    with levels.told_once(session, at=at):
        for task in session.exec(ordered).all():
            if queries.takes_tasks(session, task.board_id, successor_id):
                before = commands.image(task)
                task.assignee_id = successor_id
                told = {"assignee_id": person_id}
                commands.tell(session, task, events.TaskChanged, before=before, by=by, at=at, told_before=told)


def open_tasks_of(session: Session, person_id: str) -> int:
    """How many open tasks somebody has on all boards."""
    counted = (
        select_columns(func.count()).select_from(Task).join(BoardColumn, col(BoardColumn.id) == col(Task.column_id))
    )
    return session.scalar(counted.where(col(Task.assignee_id) == person_id, *_OPEN)) or 0
