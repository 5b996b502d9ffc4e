"""`change()`: one transaction, then the push. `record()`: an event in that transaction."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, SQLModel, col

from board import database, errors
from board.live.events import Actor, EventBody
from board.live.models import CommandLog, Event, Room

_EVENTS = "board_events"
_COMMAND = "board_command"
_HELD = "board_rooms_held"
_after_commit: list[Callable[[list[Event]], None]] = []


@dataclass(frozen=True)
class Command:
    """A request to change something: who asks, under which key, and a hash of what was asked."""

    id: str
    person_id: str
    request_hash: str
    at: datetime


class AlreadyDone(Exception):
    """The command was carried out before; here is its first answer (status, JSON bytes)."""

    def __init__(self, status: int, answer: bytes) -> None:
        super().__init__("already done")
        self.status = status
        self.answer = answer


@contextlib.contextmanager
def change(command: Command | None = None) -> Iterator[Session]:
    """One transaction that stands or falls as a whole; after the commit its events are told.

    With a command, an earlier answer to the same one ends the block at once by `AlreadyDone`.
    Raises `OtherBody` where the key was used for another request, `NotFound` where by another person.
    """
    with database.current().writing() as session:
        session.info[_EVENTS], session.info[_HELD] = [], {}
        if command:
            session.info[_COMMAND] = _claim(session, command)
        yield session
        session.commit()
        events: list[Event] = session.info[_EVENTS]
    if events:
        for tell in _after_commit:
            tell(events)


def after_commit(tell: Callable[[list[Event]], None]) -> None:
    """Have `tell` called with the events of every change that was committed; it must not raise."""
    if tell not in _after_commit:
        _after_commit.append(tell)


def hold(session: Session, *rooms: str) -> None:
    """Keep others from changing these rooms until the transaction ends.

    Call it before anything is read for a decision. SQLite has one writer anyway; PostgreSQL locks the
    rows, in the order of names so that two changes never wait for each other.
    """
    held: dict[str, Room] = session.info[_HELD]
    for name in sorted(set(rooms) - held.keys()):
        insert_once(session, Room, name=name, version=0)
        locked = select(Room).where(col(Room.name) == name).with_for_update(key_share=True)
        held[name] = session.scalars(locked.execution_options(populate_existing=True)).one()


def record(session: Session, body: EventBody, *, by: Actor | None, at: datetime) -> int:
    """Put an event into the transaction and return the version that its room has now."""
    hold(session, body.room)
    room: Room = session.info[_HELD][body.room]
    room.version += 1
    event = Event(
        room=room.name,
        version=room.version,
        kind=body.kind,
        at=at,
        by_id=by.id if by else None,
        by_name=by.name if by else None,
        command_id=command_id(session),
        subject=body.subject,
        body=body.model_dump_json(by_alias=True),
    )
    session.add(event)
    session.info[_EVENTS].append(event)
    return room.version


def insert_once(session: Session, table: type[SQLModel], **values: Any) -> None:
    """Insert a row unless there is one with its key; where another transaction is inserting it, wait for that."""
    insert = sqlite_insert if database.current().is_sqlite else postgresql_insert
    session.execute(insert(table).values(**values).on_conflict_do_nothing())


def command_id(session: Session) -> str | None:
    """The id of the command that is being carried out in this session."""
    command = session.info.get(_COMMAND)
    return command.id if command else None


def keep_for_undo(session: Session, step: dict[str, Any]) -> None:
    """Add what undoing the current command needs; steps are undone last first."""
    command: CommandLog | None = session.info.get(_COMMAND)
    if command:
        steps = orjson.loads(command.undo) if command.undo else []
        command.undo = orjson.dumps([*steps, step]).decode()


def answer(session: Session, status: int, body: dict[str, Any]) -> bytes:
    """Keep the first answer of the current command, naming the command, and return it as JSON."""
    command: CommandLog = session.info[_COMMAND]
    encoded = orjson.dumps({**body, "command_id": command.id})
    command.status, command.answer = status, encoded.decode()
    return encoded


def _claim(session: Session, command: Command) -> CommandLog:
    wanted = CommandLog(
        id=command.id, person_id=command.person_id, at=command.at, request_hash=command.request_hash
    ).model_dump()
    insert_once(session, CommandLog, **wanted)
    # On PostgreSQL the insert has waited for whoever holds the same key; what is read now is committed or our own.
    known = session.get_one(CommandLog, command.id)
    if known.person_id != command.person_id:
        raise errors.NotFound
    if known.request_hash != command.request_hash:
        raise errors.OtherBody
    if known.status:
        raise AlreadyDone(known.status, known.answer.encode())
    return known
