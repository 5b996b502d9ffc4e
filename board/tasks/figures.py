"""How many tasks stand where, for the list of boards."""

from collections import defaultdict
from datetime import date

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col

from board.tasks.models import BoardColumn, ColumnKind, Task

_ON_BOARD = (col(Task.archived_at).is_(None), col(Task.removed_at).is_(None))


def counts(session: Session) -> dict[str, dict[str, int]]:
    """For each board how many tasks are open and blocked, and the due dates of the open ones."""
    open_ones = (
        select_columns(col(Task.board_id), func.count(), func.count(col(Task.blocked)))
        .join(BoardColumn, col(BoardColumn.id) == col(Task.column_id))
        .where(col(BoardColumn.kind) != ColumnKind.DONE, *_ON_BOARD)
        .group_by(col(Task.board_id))
    )
    return {board_id: {"open": total, "blocked": blocked} for board_id, total, blocked in session.execute(open_ones)}


def overdue(session: Session, today: date) -> dict[str, int]:
    """For each board how many open tasks are past their due date."""
    late = (
        select_columns(col(Task.board_id), func.count())
        .join(BoardColumn, col(BoardColumn.id) == col(Task.column_id))
        .where(col(BoardColumn.kind) != ColumnKind.DONE, col(Task.due) < today, *_ON_BOARD)
        .group_by(col(Task.board_id))
    )
    return defaultdict(int, {board_id: total for board_id, total in session.execute(late)})
