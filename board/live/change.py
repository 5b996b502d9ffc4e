"""`change()`: one transaction, then the push. `record()`: an event in that transaction."""

import contextlib
import functools
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Insert, bindparam, event, insert, orm, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import Session, SQLModel

from board import database, errors
from board.live import queries
from board.live.events import Actor, EventBody
from board.live.models import CommandLog, Event, Room
from board.prepared import ask, table

_EVENTS = "board_events"
_COMMAND = "board_command"
_HELD = "board_rooms_held"
_STEPS = "board_undo_steps"
_KEPT = "board_rows_kept"
Tell = Callable[[list[Event], str], None]
_after_commit: list[Tell] = []
_ROOM, _TELL = table(Room).c, insert(table(Event))
_LOCK_ROOM = select(_ROOM.version).where(_ROOM.name == bindparam("room")).with_for_update(key_share=True)
_KEEP = (
    update(table(CommandLog))
    .where(table(CommandLog).c.id == bindparam("command"))
    .values(status=bindparam("now"), answer=bindparam("said"), undo=bindparam("steps"))
)
_COUNT_ROOM = update(table(Room)).where(_ROOM.name == bindparam("room")).values(version=bindparam("number"))


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
        session.info[_EVENTS], session.info[_HELD], session.info[_STEPS] = [], {}, []
        if command:
            session.info[_COMMAND] = _claim(session, command)
        yield session
        _keep_command(session)
        events: list[Event] = session.info[_EVENTS]
        epoch = queries.epoch(session) if events else ""
        session.commit()
    if events:
        for tell in _after_commit:
            tell(events, epoch)


def after_commit(tell: Tell) -> None:
    """Have `tell(events, epoch)` called with the events of every change that was committed; it must not raise."""
    if tell not in _after_commit:
        _after_commit.append(tell)


def hold(session: Session, *rooms: str) -> None:
    """Keep others from changing these rooms until the transaction ends.

    Call it before anything is read for a decision. SQLite has one writer anyway; PostgreSQL locks the
    rows, in the order of names so that two changes never wait for each other.
    """
    held: dict[str, int] = session.info[_HELD]
    new = sorted(set(rooms) - held.keys())
    if new:
        session.info[_KEPT] = []
    for name in new:
        found = ask(session, _LOCK_ROOM, room=name).scalar_one_or_none()
        if found is None:
            insert_once(session, Room, name=name, version=0)
            found = ask(session, _LOCK_ROOM, room=name).scalar_one()
        held[name] = found


@event.listens_for(orm.Session, "loaded_as_persistent")
def _keep(session: orm.Session, row: object) -> None:
    # A session forgets what nobody holds, and the next question for it would be asked of the database. What was read
    # before the last room was held may have been changed until then, and is read anew.
    if _KEPT in session.info:
        session.info[_KEPT].append(row)


def record(session: Session, body: EventBody, *, by: Actor | None, at: datetime) -> int:
    """Put an event into the transaction and return the version that its room has now."""
    hold(session, body.room)
    version: int = session.info[_HELD][body.room] + 1
    told = Event(
        room=body.room,
        version=version,
        kind=body.kind,
        at=at,
        by_id=by.id if by else None,
        by_name=by.name if by else None,
        command_id=command_id(session),
        subject=body.subject,
        body=body.model_dump_json(by_alias=True),
    )
    # Not by `ask`: that would write a task, which has still to learn its version, in two steps.
    line = session.connection()
    line.execute(_TELL, told.model_dump())
    line.execute(_COUNT_ROOM, {"room": body.room, "number": version})
    session.info[_HELD][body.room] = version
    session.info[_EVENTS].append(told)
    return version


def insert_once(session: Session, model: type[SQLModel], **values: Any) -> bool:
    """Insert a row unless there is one with its key; where another transaction is inserting it, wait for that.

    Returns whether it was inserted.
    """
    made = ask(session, _insert_once(model, is_sqlite=database.current().is_sqlite), **values)
    return made.first() is not None


@functools.cache
def _insert_once(model: type[SQLModel], *, is_sqlite: bool) -> Insert:
    into, new = table(model), sqlite_insert if is_sqlite else postgresql_insert
    return new(into).on_conflict_do_nothing().returning(*into.primary_key)


def command_id(session: Session) -> str | None:
    """The id of the command that is being carried out in this transaction."""
    command = session.info.get(_COMMAND)
    return command.id if command else None


def keep_for_undo(session: Session, step: dict[str, Any]) -> None:
    """Add what undoing the current command needs; steps are undone last first."""
    session.info[_STEPS].append(step)


def answer(session: Session, status: int, body: dict[str, Any], *, secrets: Collection[str] = ()) -> bytes:
    """Keep the first answer of the current command, naming the command, and return it as JSON.

    What `secrets` names is answered this once and not kept: who asks again gets it empty.
    """
    command: CommandLog = session.info[_COMMAND]
    named = {**body, "command_id": command.id}
    kept = named | dict.fromkeys(secrets, "")
    command.status, command.answer = status, orjson.dumps(kept).decode()
    return orjson.dumps(named)


def _keep_command(session: Session) -> None:
    command: CommandLog | None = session.info.get(_COMMAND)
    if command:
        undo = orjson.dumps(session.info[_STEPS]).decode() if session.info[_STEPS] else None
        ask(session, _KEEP, command=command.id, now=command.status, said=command.answer, steps=undo)


def _claim(session: Session, command: Command) -> CommandLog:
    wanted = CommandLog(id=command.id, person_id=command.person_id, at=command.at, request_hash=command.request_hash)
    if insert_once(session, CommandLog, **wanted.model_dump()):
        return wanted
    # On PostgreSQL the insert has waited for whoever holds the same key; what is read now is committed.
    known = session.get_one(CommandLog, command.id)
    if known.person_id != command.person_id:
        raise errors.NotFound
    if known.request_hash != command.request_hash:
        raise errors.OtherBody
    if known.status:
        raise AlreadyDone(known.status, known.answer.encode())
    return wanted
