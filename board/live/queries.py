"""Questions to the log: versions, events since, the epoch."""

from collections.abc import Collection

from sqlalchemy import select
from sqlmodel import Session, col

from board.live.models import Event, Installation, Room

MOST_EVENTS = 1000


def epoch(session: Session) -> str:
    """The id of this database since its last restore."""
    return session.get_one(Installation, 1).epoch


def version(session: Session, room: str) -> int:
    """The version a room has now; 0 where nothing has happened in it."""
    return session.scalar(select(col(Room.version)).where(col(Room.name) == room)) or 0


def versions(session: Session, rooms: Collection[str]) -> dict[str, int]:
    """The versions of many rooms at one moment."""
    found = session.execute(select(col(Room.name), col(Room.version)).where(col(Room.name).in_(rooms)))
    return dict.fromkeys(rooms, 0) | {name: number for name, number in found}


def events_since(session: Session, room: str, since: int) -> list[Event] | None:
    """The events after a version in order, or `None` where they are more than `MOST_EVENTS`."""
    newer = select(Event).where(col(Event.room) == room, col(Event.version) > since)
    events = session.scalars(newer.order_by(col(Event.version)).limit(MOST_EVENTS + 1)).all()
    return None if len(events) > MOST_EVENTS else list(events)


def events_of_command(session: Session, command_id: str) -> list[Event]:
    """What a command made happen, in order within each room."""
    found = select(Event).where(col(Event.command_id) == command_id).order_by(col(Event.room), col(Event.version))
    return list(session.scalars(found))


def event(session: Session, room: str, number: int) -> Event | None:
    """The event that brought a room to that version."""
    return session.get(Event, (room, number))
