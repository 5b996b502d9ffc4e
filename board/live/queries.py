"""Questions to the log: versions, events since, the epoch."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlmodel import Session, col

from board.live.models import CommandLog, Event, Installation, Room
from board.prepared import ask, table

MOST_EVENTS = 1000
_ROOM, _INSTALLATION = table(Room).c, table(Installation).c
_EPOCH = select(_INSTALLATION.epoch).where(_INSTALLATION.id == 1)
_RESTORED_AT = select(_INSTALLATION.restored_at).where(_INSTALLATION.id == 1)
_VERSION = select(_ROOM.version).where(_ROOM.name == bindparam("room"))
_MOVES_IN = select(func.sum(_ROOM.version)).where(_ROOM.name.like(bindparam("kind")))
_VERSIONS = select(_ROOM.name, _ROOM.version).where(_ROOM.name.in_(bindparam("rooms", expanding=True)))


def epoch(session: Session) -> str:
    """The id of this database since its last restore."""
    found: str = ask(session, _EPOCH).scalar_one()
    return found


def restored_at(session: Session) -> datetime | None:
    """When a backup was put in place of what was in this database, if ever."""
    found: datetime | None = ask(session, _RESTORED_AT).scalar_one_or_none()
    return found


def version(session: Session, room: str) -> int:
    """The version a room has now; 0 where nothing has happened in it."""
    return ask(session, _VERSION, room=room).scalar() or 0


def versions(session: Session, rooms: Collection[str]) -> dict[str, int]:
    """The versions of many rooms at one moment."""
    return dict.fromkeys(rooms, 0) | {name: number for name, number in ask(session, _VERSIONS, rooms=list(rooms))}


def moves_in(session: Session, kind: str) -> int:
    """How many events there have been in all rooms of a kind: a number that grows whenever something happens there."""
    return ask(session, _MOVES_IN, kind=f"{kind}:%").scalar() or 0


def events_since(session: Session, room: str, since: int) -> list[Event] | None:
    """The events after a version in order, or `None` where they are more than `MOST_EVENTS`."""
    newer = select(Event).where(col(Event.room) == room, col(Event.version) > since)
    events = session.scalars(newer.order_by(col(Event.version)).limit(MOST_EVENTS + 1)).all()
    return None if len(events) > MOST_EVENTS else list(events)


def rooms_of_commands(session: Session, ids: Collection[str]) -> list[str]:
    """The rooms in which some commands made anything happen."""
    return list(session.scalars(select(col(Event.room)).where(col(Event.command_id).in_(ids)).distinct()))


def events_of_command(session: Session, command_id: str, rooms: Collection[str], limit: int) -> list[Event]:
    """The first things that a command made happen in these rooms, in order within each."""
    found = select(Event).where(col(Event.command_id) == command_id, col(Event.room).in_(rooms))
    return list(session.scalars(found.order_by(col(Event.room), col(Event.version)).limit(limit)))


def recent_commands(session: Session, person_id: str, since: datetime, limit: int) -> list[CommandLog]:
    """Somebody's commands after a moment that left something to take back, the newest first."""
    theirs = select(CommandLog).where(col(CommandLog.person_id) == person_id, col(CommandLog.at) > since)
    meant = theirs.where(col(CommandLog.undo).is_not(None), col(CommandLog.status) != 0)
    return list(session.scalars(meant.order_by(col(CommandLog.at).desc()).limit(limit)))


def newest_command_at(session: Session) -> datetime | None:
    """When anybody last asked for something, as it was written down."""
    return session.scalar(select(func.max(col(CommandLog.at))))


def undoings_among(session: Session, ids: Collection[str]) -> set[str]:
    """Those of some commands that took another one back."""
    undone_by = col(CommandLog.undone_by)
    return {by for by in session.scalars(select(undone_by).where(undone_by.in_(ids))) if by}


def last_about(session: Session, room: str, subjects: Collection[str]) -> dict[str, Event]:
    """The last thing that happened in a room about each of some things, by its id."""
    about = col(Event.room) == room, col(Event.subject).in_(subjects)
    newest = select(func.max(col(Event.version))).where(*about).group_by(col(Event.subject))
    found = session.scalars(select(Event).where(col(Event.room) == room, col(Event.version).in_(newest)))
    return {each.subject: each for each in found if each.subject}


def event(session: Session, room: str, number: int) -> Event | None:
    """The event that brought a room to that version."""
    return session.get(Event, (room, number))
