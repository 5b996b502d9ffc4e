"""Who works on which board: follows the directory, so that a new colleague appears on the unit's boards."""

from datetime import datetime

import orjson
from sqlmodel import Session, col, or_, select

from board.live.change import hold, record
from board.live.followers import Follower
from board.live.models import Event
from board.people import queries as people
from board.people.events import DIRECTORY_ROOM, PersonAdded, PersonCard, UnitCard, UnitChanged
from board.people.events import PersonChanged as DirectoryPersonChanged
from board.tasks import events, queries
from board.tasks.events import board_room
from board.tasks.models import Board, BoardPerson

_HEARD = {PersonAdded.kind, DirectoryPersonChanged.kind}


def sync_person(session: Session, person: PersonCard, *, at: datetime) -> None:
    """Let the boards of a person's unit have them, and other boards not any more."""
    for board in _boards_that_may_change(session, person):
        hold(session, board_room(board.id))
        here = person.active and board.unit_id == person.unit_id
        known = session.get(BoardPerson, (board.id, person.id))
        if known is None and here:
            _join(session, board, person, at)
        elif known and (known.active, known.name) != (here, person.name):
            _change(session, known, person, here, at)


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
    """Let the boards of a unit bear its name."""
    for board in session.exec(select(Board).where(col(Board.unit_id) == unit.id).order_by(col(Board.id))):
        if board.unit_name != unit.name:
            hold(session, board_room(board.id))
            board.unit_name = unit.name
            record(session, events.BoardChanged(board_id=board.id, board=queries.board_card(board)), by=None, at=at)


def _hear(session: Session, event: Event) -> None:
    if event.kind in _HEARD:
        sync_person(session, PersonCard(**orjson.loads(event.body)["person"]), at=event.at)
    elif event.kind == UnitChanged.kind:
        sync_unit(session, UnitCard(**orjson.loads(event.body)["unit"]), at=event.at)


FOLLOWER = Follower("board members", DIRECTORY_ROOM, _hear)
