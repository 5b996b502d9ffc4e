"""What KPIs want to know of tasks: facts of every task, and what the log tells of their starts and reviews."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import orjson
from sqlalchemy import and_, bindparam, select
from sqlmodel import Session

from board import clock
from board.live.models import Event
from board.prepared import ask, table
from board.tasks.events import TaskMoved
from board.tasks.load import Level
from board.tasks.models import Board, BoardColumn, BoardPerson, ColumnKind, Task

_TASK, _BOARD, _COLUMN, _MEMBER = (table(each).c for each in (Task, Board, BoardColumn, BoardPerson))
_EVENT = table(Event).c
_TASKS = (
    select(
        _TASK.id, _BOARD.unit_id, _COLUMN.kind, _TASK.original_due, _TASK.done_at, _TASK.blocked, _TASK.archived_at
    )
    .join(table(Board), _BOARD.id == _TASK.board_id)
    .join(table(BoardColumn), _COLUMN.id == _TASK.column_id)
    .where(_TASK.removed_at.is_(None))
)  # fmt: skip
_NAMED = (
    select(
        _TASK.id,
        _TASK.number,
        _TASK.title,
        _COLUMN.name,
        _BOARD.unit_id,
        _BOARD.unit_name,
        _TASK.due,
        _TASK.done_at,
        _TASK.blocked,
        _MEMBER.name,
    )
    .join(table(Board), _BOARD.id == _TASK.board_id)
    .outerjoin(table(BoardPerson), and_(_MEMBER.board_id == _TASK.board_id, _MEMBER.person_id == _TASK.assignee_id))
    .join(table(BoardColumn), _COLUMN.id == _TASK.column_id)
    .where(_TASK.id.in_(bindparam("ids", expanding=True)))
)
_MOVES = select(_EVENT.subject, _EVENT.at, _EVENT.body).where(_EVENT.kind == TaskMoved.kind).order_by(_EVENT.at)
_LEVELS = (
    select(_BOARD.unit_id, _MEMBER.person_id, _MEMBER.load)
    .join(table(Board), _BOARD.id == _MEMBER.board_id)
    .where(_MEMBER.active, _BOARD.closed_at.is_(None))
)


@dataclass(frozen=True)
class TaskFacts:
    """A task that was not taken back; days are those of the organisation's zone.

    `started` is the day on which it first came into work, where that is asked for. `is_open`: it stands on its board,
    not done.
    """

    id: str
    unit_id: str
    original_due: date | None
    done: date | None
    started: date | None
    is_open: bool
    is_blocked: bool


@dataclass(frozen=True)
class NamedTask:
    """A task by its number and title, with the column in which it stands and its unit.

    Also when it is due, when it was done, why it stands still where it does (as on its card), and who does it.
    """

    id: str
    number: int
    title: str
    column: str
    unit_id: str
    unit: str
    due: date | None
    done_at: datetime | None
    blocked: dict[str, Any] | None
    assignee: str | None


@dataclass(frozen=True)
class Reviewed:
    """That a task left the column of review, for better or back to work."""

    unit_id: str
    task_id: str
    day: date
    returned: bool


@dataclass(frozen=True)
class Loaded:
    """Somebody who takes tasks on a unit's board, and whether their week holds more than 120 % of what they can do."""

    unit_id: str
    person_id: str
    is_overloaded: bool


def tasks(session: Session, zone: str, *, started_since: date) -> list[TaskFacts]:
    """Every task; of those that were done since a day also when they were begun."""
    rows = list(ask(session, _TASKS))
    done = {row.id: _day(row.done_at, zone) for row in rows}
    recent = [task_id for task_id, day in done.items() if day and day >= started_since]
    starts = _starts(session, recent, zone)
    return [
        TaskFacts(
            row.id,
            row.unit_id,
            row.original_due,
            done[row.id],
            starts.get(row.id),
            is_open=row.kind != ColumnKind.DONE and row.archived_at is None,
            is_blocked=row.blocked is not None and row.archived_at is None,
        )
        for row in rows
    ]


def reviews(session: Session, zone: str, *, since: datetime) -> list[Reviewed]:
    """Every time since a moment that a task left the column of review."""
    kinds, units = _kinds(session), {row.id: row.unit_id for row in ask(session, _TASKS)}
    found = []
    for subject, at, body in ask(session, _MOVES.where(_EVENT.at >= since)):
        told = orjson.loads(body)
        if subject in units and kinds.get(told["from"]["column_id"]) == ColumnKind.REVIEW != _kind_now(told, kinds):
            found.append(Reviewed(units[subject], subject, clock.date_in(at, zone), told["returned"]))
    return found


def loads(session: Session) -> list[Loaded]:
    """Everybody who takes tasks, once for each unit, with the level that the boards show."""
    return [Loaded(unit, who, load == Level.OVERLOAD) for unit, who, load in ask(session, _LEVELS)]


def named(session: Session, ids: Collection[str]) -> list[NamedTask]:
    """These tasks as somebody knows them, by unit and number."""
    found = [NamedTask(*row) for some in _slices(list(ids)) for row in ask(session, _NAMED, ids=some)]
    return sorted(found, key=lambda each: (each.unit, each.number))


def _starts(session: Session, ids: Collection[str], zone: str) -> dict[str, date]:
    kinds, found = _kinds(session), dict[str, date]()
    for some in _slices(list(ids)):
        for subject, at, body in ask(session, _MOVES.where(_EVENT.subject.in_(some))):
            if subject not in found and _kind_now(orjson.loads(body), kinds) == ColumnKind.IN_PROGRESS:
                found[subject] = clock.date_in(at, zone)
    return found


def _slices(ids: list[str], size: int = 500) -> list[list[str]]:
    return [ids[start : start + size] for start in range(0, len(ids), size)]


def _kind_now(told: dict[str, dict[str, str]], kinds: dict[str, str]) -> str | None:
    return kinds.get(told["task"]["column_id"])


def _kinds(session: Session) -> dict[str, str]:
    return {column_id: kind for column_id, kind in ask(session, select(_COLUMN.id, _COLUMN.kind))}


def _day(moment: datetime | None, zone: str) -> date | None:
    return clock.date_in(moment, zone) if moment else None
