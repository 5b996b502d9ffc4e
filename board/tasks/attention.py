"""What wants attention on boards: which open tasks stand still, are late or lie too long, and by how much."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from board import clock
from board.calendar import queries as calendar
from board.calendar.working_days import working_days_between
from board.prepared import ask, table
from board.tasks.models import BLOCKABLE, Board, BoardColumn, BoardPerson, ColumnKind, Task

_TASK, _BOARD, _COLUMN, _MEMBER = (table(each).c for each in (Task, Board, BoardColumn, BoardPerson))
_OPEN = (
    select(*_TASK, _COLUMN.kind.label("stage"), _COLUMN.yellow_after, _BOARD.time_zone)
    .join(table(Board), _BOARD.id == _TASK.board_id)
    .join(table(BoardColumn), _COLUMN.id == _TASK.column_id)
    .where(
        _COLUMN.kind != ColumnKind.DONE,
        _TASK.archived_at.is_(None),
        _TASK.removed_at.is_(None),
        _TASK.board_id.in_(bindparam("boards", expanding=True)),
    )
)
_LEVELS = (
    select(_MEMBER.person_id, _MEMBER.load)
    .where(_MEMBER.active, _MEMBER.board_id.in_(bindparam("boards", expanding=True)))
    .distinct()
)


@dataclass(frozen=True)
class OpenTask:
    """A task that is not done: days it is late by the calendar, and working days in its column.

    `lies` says that these are more than the column takes.
    """

    id: str
    board_id: str
    assignee_id: str | None
    is_blocked: bool
    days_late: int
    days_here: int
    lies: bool
    returns: int


def open_boards_of(session: Session, unit_id: str) -> list[str]:
    """The ids of a unit's boards that are not closed, the oldest first."""
    there = select(_BOARD.id).where(_BOARD.unit_id == unit_id, _BOARD.closed_at.is_(None))
    return [board_id for (board_id,) in session.execute(there.order_by(_BOARD.created_at, _BOARD.id))]


def board_of_task(session: Session, task_id: str) -> str | None:
    """The id of the board on which a task stands or stood."""
    found: str | None = session.scalar(select(_TASK.board_id).where(_TASK.id == task_id))
    return found


def open_tasks(session: Session, boards: Collection[str], today: date) -> list[OpenTask]:
    """Every open task of these boards."""
    if not boards:
        return []
    rows = list(ask(session, _OPEN, boards=list(boards)))
    entered = {row.id: clock.date_in(row.entered_column_at, row.time_zone) for row in rows}
    exceptions = calendar.exceptions(session, min(entered.values(), default=today), today)
    return [_as_it_stands(row, today, working_days_between(entered[row.id], today, exceptions)) for row in rows]


def levels(session: Session, boards: Collection[str]) -> dict[str, str]:
    """How full the week is of everybody who takes tasks on these boards, by person."""
    if not boards:
        return {}
    return {person_id: level for person_id, level in ask(session, _LEVELS, boards=list(boards))}


def _as_it_stands(row: Any, today: date, days_here: int) -> OpenTask:
    return OpenTask(
        id=row.id,
        board_id=row.board_id,
        assignee_id=row.assignee_id,
        is_blocked=row.blocked is not None,
        days_late=max(0, (today - row.due).days) if row.due else 0,
        days_here=max(0, days_here),
        lies=row.stage in BLOCKABLE and days_here > row.yellow_after,
        returns=row.return_count,
    )
