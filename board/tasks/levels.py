"""The only writer of people's levels: told in the room of every board they are on, and only when they change."""

import contextlib
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from board.live.change import hold, record
from board.prepared import ask, table
from board.tasks import events, queries, workload
from board.tasks.events import board_room
from board.tasks.load import Level
from board.tasks.models import BoardPerson
from board.tasks.workload import Week

_MEMBER = table(BoardPerson).c
_EVERYBODY = select(*_MEMBER)
_MEMBERS = _EVERYBODY.where(_MEMBER.person_id.in_(bindparam("people", expanding=True))).order_by(
    _MEMBER.board_id, _MEMBER.name, _MEMBER.person_id
)
_WAITING, _HELD = "board_levels_waiting", "board_boards_held"


def hold_board(session: Session, board_id: str) -> None:
    """Keep others from changing a board, and those on which somebody's level may change along with it."""
    hold_boards(session, [board_id])


def hold_boards(session: Session, ids: Collection[str]) -> None:
    """The same for several boards, all at once."""
    held: set[str] = session.info.setdefault(_HELD, set())
    new = set(ids) - held
    hold(session, *(board_room(each) for board_id in new for each in workload.boards_around(session, board_id)))
    held |= new


def hold_boards_of(session: Session, people: Collection[str], *more: str) -> None:
    """Keep others from changing the boards of these people, and more rooms."""
    hold(session, *(board_room(each) for each in workload.boards_of(session, people)), *more)


@contextlib.contextmanager
def told_once(session: Session, *, at: datetime) -> Iterator[None]:
    """Have all that is done inside tell people's levels once, at the end; inside another one, at the end of that."""
    if _WAITING in session.info:
        yield
        return
    people: set[str] = session.info.setdefault(_WAITING, set())
    try:
        yield
    finally:
        del session.info[_WAITING]
    refresh_levels(session, people, at=at)


def refresh_levels(session: Session, people: Collection[str], *, at: datetime) -> None:
    """Tell everybody who may see it whose week is fuller or emptier now than it was said to be."""
    if _WAITING in session.info:
        session.info[_WAITING].update(people)
        return
    if not people:
        return
    for row, week in _shown(session, ask(session, _MEMBERS, people=list(people)).all(), at):
        if _differs(row, week):
            person = session.get_one(BoardPerson, (row.board_id, row.person_id))
            _take_over(person, week)
            body = events.PersonLoadChanged(board_id=row.board_id, person=queries.person_card(person))
            record(session, body, by=None, at=at)


def begin_with(session: Session, newcomers: Collection[BoardPerson], *, at: datetime) -> None:
    """Let those who are new on a board stand there from the start with the week they have; nothing is told of it."""
    weeks = workload.weeks_of(session, [each.person_id for each in newcomers], at)
    for each in newcomers:
        _take_over(each, weeks[each.person_id])


def refresh_everybody(session: Session, *, at: datetime) -> None:
    """The same for all people on all boards, because the clock or the calendar has moved on."""
    everybody = workload.everybody(session)
    hold_boards_of(session, everybody)
    refresh_levels(session, everybody, at=at)


def is_anybody_out_of_date(session: Session, at: datetime) -> bool:
    """Whether somebody's level or absence is not what it was said to be."""
    everywhere = ask(session, _EVERYBODY).all()
    return any(_differs(row, week) for row, week in _shown(session, everywhere, at))


def _shown(session: Session, rows: Sequence[Any], at: datetime) -> list[tuple[Any, Week | None]]:
    """The week that a board shows of somebody: none of those who have left it and have nothing to do there."""
    people = {row.person_id for row in rows}
    weeks = workload.weeks_of(session, people, at)
    left = {row.person_id for row in rows if not row.active}
    busy = workload.with_open_tasks(session, left) if left else set()
    return [
        (row, weeks[row.person_id] if row.active or (row.board_id, row.person_id) in busy else None) for row in rows
    ]


def _differs(row: Any, week: Week | None) -> bool:
    return (row.load, row.away_from, row.away_until) != _facts(week)


def _take_over(row: BoardPerson, week: Week | None) -> None:
    row.load, row.away_from, row.away_until = _facts(week)


def _facts(week: Week | None) -> tuple[str, date | None, date | None]:
    if week is None:
        return Level.ROOM.value, None, None
    return week.load.level.value, *(week.away or (None, None))
