"""Who works on which board: follows the directory, so that a new colleague appears on the unit's boards."""

from datetime import datetime

import orjson
from sqlmodel import Session, col, or_, select

from board import clock
from board.calendar.events import CALENDAR_ROOM
from board.live.change import record
from board.live.events import Actor
from board.live.followers import Follower
from board.live.models import Event
from board.people import queries as people
from board.people.events import DIRECTORY_ROOM, PersonAdded, PersonCard, UnitCard, UnitChanged
from board.people.events import PersonChanged as DirectoryPersonChanged
from board.tasks import events, levels, queries
from board.tasks.events import board_room
from board.tasks.handing_over import hand_over
from board.tasks.models import Board, BoardPerson

_HEARD = {PersonAdded.kind, DirectoryPersonChanged.kind}


def sync_person(session: Session, person: PersonCard, *, at: datetime) -> None:
    """Let the boards of a person's unit have them, and other boards not any more."""
    _hold(session, person)
    for board in _boards_that_may_change(session, person):
        here = person.active and board.unit_id == person.unit_id
        known = session.get(BoardPerson, (board.id, person.id))
        if known is None and here:
            _join(session, board, person, at)
        elif known and (known.active, known.name) != (here, person.name):
            _change(session, known, person, here, at)
    levels.refresh_levels(session, {person.id}, at=at)


def _hold(session: Session, person: PersonCard, successor_id: str | None = None) -> None:
    # All at once: who held these boards one after another would cross others who hold them in the order of names.
    concerned = {each for each in (person.id, successor_id) if each}
    levels.hold_boards_of(
        session, concerned, *(board_room(each.id) for each in _boards_that_may_change(session, person))
    )


def _boards_that_may_change(session: Session, person: PersonCard) -> list[Board]:
    known = select(col(BoardPerson.board_id)).where(col(BoardPerson.person_id) == person.id)
    concerned = or_(col(Board.unit_id) == person.unit_id, col(Board.id).in_(known))
    return list(session.exec(select(Board).where(concerned).order_by(col(Board.id))))


def _join(session: Session, board: Board, person: PersonCard, at: datetime) -> None:
    joined = BoardPerson(
        board_id=board.id, person_id=person.id, name=person.name, initials=people.initials(person.name)
    )
    session.add(joined)
    session.flush()
    record(session, events.PersonJoined(board_id=board.id, person=queries.person_card(joined)), by=None, at=at)


def _change(session: Session, known: BoardPerson, person: PersonCard, here: bool, at: datetime) -> None:
    event: type[events.PersonJoined | events.PersonChanged | events.PersonLeft] = events.PersonChanged
    if known.active != here:
        event = events.PersonJoined if here else events.PersonLeft
    known.active, known.name, known.initials = here, person.name, people.initials(person.name)
    record(session, event(board_id=known.board_id, person=queries.person_card(known)), by=None, at=at)


def sync_unit(session: Session, unit: UnitCard, *, at: datetime) -> None:
    """Let the boards of a unit bear its name, and be closed where it is."""
    theirs = session.exec(select(Board).where(col(Board.unit_id) == unit.id).order_by(col(Board.id))).all()
    levels.hold_boards(session, [board.id for board in theirs])
    for board in theirs:
        session.refresh(board)
        closes = unit.closed and board.closed_at is None
        if closes or board.unit_name != unit.name:
            board.unit_name, board.closed_at = unit.name, at if closes else board.closed_at
            record(session, events.BoardChanged(board_id=board.id, board=queries.board_card(board)), by=None, at=at)
        if closes:
            levels.refresh_levels(session, [each.person_id for each in queries.people(session, board.id)], at=at)


def _hear(session: Session, event: Event) -> None:
    body = orjson.loads(event.body)
    if event.kind in _HEARD:
        person, successor_id = PersonCard(**body["person"]), body.get("successor_id")
        _hold(session, person, successor_id)
        sync_person(session, person, at=event.at)
        if successor_id:
            by = Actor(event.by_id, event.by_name or "") if event.by_id else None
            hand_over(session, person.id, successor_id, by=by, at=event.at)
    elif event.kind == UnitChanged.kind:
        sync_unit(session, UnitCard(**body["unit"]), at=event.at)


FOLLOWER = Follower("board members", DIRECTORY_ROOM, _hear)


def _hear_calendar(session: Session, event: Event) -> None:
    levels.refresh_everybody(session, at=clock.now())


CALENDAR_FOLLOWER = Follower("levels by the calendar", CALENDAR_ROOM, _hear_calendar)
