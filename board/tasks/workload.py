"""How loaded people are, read from their tasks, absences, schedules and the calendar; hours never leave it untold."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from board import clock
from board.calendar import queries as calendar
from board.people import working_hours
from board.people.viewers import Terms
from board.people.working_hours import Span
from board.prepared import ask, table
from board.tasks.load import FULL_WEEK, Load, Piece, load
from board.tasks.models import Board, BoardColumn, BoardPerson, ColumnKind, Task

_COUNTED = (ColumnKind.PLANNED, ColumnKind.IN_PROGRESS)
_TASK, _COLUMN, _BOARD, _MEMBER = (table(each).c for each in (Task, BoardColumn, Board, BoardPerson))
_PIECES = (
    select_columns(_TASK.assignee_id, _COLUMN.kind, _TASK.due, _TASK.estimate_hours, _TASK.remaining_hours)
    .join(table(BoardColumn), _COLUMN.id == _TASK.column_id)
    .join(table(Board), _BOARD.id == _TASK.board_id)
    .where(_TASK.assignee_id.in_(bindparam("people", expanding=True)), _COLUMN.kind.in_(_COUNTED))
    .where(_BOARD.closed_at.is_(None), _TASK.archived_at.is_(None), _TASK.removed_at.is_(None))
)
_SHARING = (
    select_columns(_MEMBER.board_id)
    .where(_MEMBER.person_id.in_(select_columns(_MEMBER.person_id).where(_MEMBER.board_id == bindparam("board_id"))))
    .distinct()
)


@dataclass(frozen=True)
class Week:
    """Somebody's week at a moment: the load with its hours, and the absence that is on or comes next."""

    load: Load
    away: Span | None


def weeks_of(session: Session, people: Collection[str], at: datetime) -> dict[str, Week]:
    """The week of each of these people as of a moment, over all open boards on which they have tasks."""
    day = clock.date_in(at, Terms.zone)
    monday = day - timedelta(days=day.weekday())
    pieces = _pieces(session, people)
    absences = working_hours.absences_from(session, people, monday)
    schedules = working_hours.schedules(session, people)
    exceptions = calendar.exceptions(session, monday, monday + timedelta(days=6))
    return {
        who: Week(
            load(pieces[who], day, week=schedules.get(who, FULL_WEEK), absences=absences[who], exceptions=exceptions),
            _next_away(absences[who], day),
        )
        for who in people
    }


def everybody(session: Session) -> list[str]:
    """Everybody who is or was on a board, in a stable order."""
    return list(session.exec(select(BoardPerson.person_id).distinct().order_by(BoardPerson.person_id)))


def boards_of(session: Session, people: Collection[str]) -> list[str]:
    """The boards on which any of these people is or was, in the order of ids."""
    theirs = select_columns(col(BoardPerson.board_id)).where(col(BoardPerson.person_id).in_(people)).distinct()
    return sorted(session.scalars(theirs))


def boards_around(session: Session, board_id: str) -> list[str]:
    """A board and those that share somebody with it: what changes here may change that person's level there."""
    return sorted({board_id, *ask(session, _SHARING, board_id=board_id).scalars()})


def with_open_tasks(session: Session, people: Collection[str]) -> set[tuple[str, str]]:
    """(board, person) wherever one of these people has a task that is not done."""
    rows = (
        select_columns(col(Task.board_id), col(Task.assignee_id))
        .join(BoardColumn, col(BoardColumn.id) == col(Task.column_id))
        .where(col(Task.assignee_id).in_(people), col(BoardColumn.kind) != ColumnKind.DONE)
        .where(col(Task.archived_at).is_(None), col(Task.removed_at).is_(None))
    )
    return {(board_id, who) for board_id, who in session.execute(rows.distinct()) if who}


def _pieces(session: Session, people: Iterable[str]) -> dict[str, list[Piece]]:
    found: dict[str, list[Piece]] = defaultdict(list)
    for who, kind, due, estimate, remaining in ask(session, _PIECES, people=list(people)):
        found[who].append(Piece(kind, due, estimate, remaining))
    return found


def _next_away(absences: list[Span], day: date) -> Span | None:
    return next(((first, last) for first, last in absences if last >= day), None)
