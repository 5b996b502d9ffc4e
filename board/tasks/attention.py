"""What wants attention on boards: which open tasks stand still, are late or lie too long, and by how much."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from board import clock
from board.calendar import queries as calendar
from board.calendar.working_days import Exceptions, working_days_between
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
_DUE_OF = (
    select(_TASK.id, _TASK.number, _TASK.title, _TASK.due, _TASK.created_at, _BOARD.id, _BOARD.name, _BOARD.unit_id)
    .join(table(Board), _BOARD.id == _TASK.board_id)
    .join(table(BoardColumn), _COLUMN.id == _TASK.column_id)
    .where(_COLUMN.kind != ColumnKind.DONE, _TASK.archived_at.is_(None), _TASK.removed_at.is_(None))
    .where(_TASK.assignee_id == bindparam("person_id"), _TASK.due.is_not(None), _BOARD.closed_at.is_(None))
    .order_by(_TASK.due, _TASK.id)
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
    number: int
    title: str
    kind: str
    stage: str
    board_id: str
    assignee_id: str | None
    due: date | None
    is_blocked: bool
    days_blocked: int
    days_late: int
    days_here: int
    lies: bool
    returns: int


@dataclass(frozen=True)
class DueTask:
    """Somebody's task that is not done and has a day, with the board on which it stands and the unit it is of."""

    id: str
    number: int
    title: str
    due: date
    created_at: datetime
    board_id: str
    board: str
    unit_id: str


@dataclass(frozen=True)
class DoneTask:
    """A task that was finished, by whom it was done."""

    id: str
    number: int
    title: str
    assignee_id: str | None


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
    begun = [day for row in rows for day in _begun(row) if day]
    exceptions = calendar.exceptions(session, min(begun, default=today), today)
    return [_as_it_stands(row, today, exceptions) for row in rows]


def due_tasks_of(session: Session, person_id: str) -> list[DueTask]:
    """What somebody has to do by a day, on all open boards; the earliest first."""
    return [DueTask(*row) for row in ask(session, _DUE_OF, person_id=person_id)]


def done_since(session: Session, board_id: str, moment: datetime) -> list[DoneTask]:
    """The tasks of a board that were done since a moment, the latest last."""
    columns = (_TASK.id, _TASK.number, _TASK.title, _TASK.assignee_id)
    done = select(*columns).where(_TASK.board_id == board_id, _TASK.done_at >= moment, _TASK.removed_at.is_(None))
    return [DoneTask(*row) for row in session.execute(done.order_by(_TASK.done_at, _TASK.id))]


def levels(session: Session, boards: Collection[str]) -> dict[str, str]:
    """How full the week is of everybody who takes tasks on these boards, by person."""
    if not boards:
        return {}
    return {person_id: level for person_id, level in ask(session, _LEVELS, boards=list(boards))}


def _begun(row: Any) -> tuple[date, date | None]:
    """Since when it is in its column, and since when it is blocked."""
    since = datetime.fromisoformat(row.blocked["since"]) if row.blocked else None
    zone = row.time_zone
    return clock.date_in(row.entered_column_at, zone), clock.date_in(since, zone) if since else None


def _as_it_stands(row: Any, today: date, exceptions: Exceptions) -> OpenTask:
    entered, blocked = _begun(row)
    days_here = working_days_between(entered, today, exceptions)
    return OpenTask(
        id=row.id,
        number=row.number,
        title=row.title,
        kind=row.kind,
        stage=row.stage,
        board_id=row.board_id,
        assignee_id=row.assignee_id,
        due=row.due,
        is_blocked=blocked is not None,
        days_blocked=max(0, working_days_between(blocked, today, exceptions)) if blocked else 0,
        days_late=max(0, (today - row.due).days) if row.due else 0,
        days_here=max(0, days_here),
        lies=row.stage in BLOCKABLE and days_here > row.yellow_after,
        returns=row.return_count,
    )
