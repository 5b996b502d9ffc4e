"""Followers: features that react to another room's events, each at its own pace and in its own change."""

from collections.abc import Callable
from dataclasses import dataclass

import structlog
from sqlmodel import Session, col, select

from board import database
from board.live.change import change
from board.live.models import Event, FollowerCursor, Room

log = structlog.get_logger()


@dataclass(frozen=True)
class Follower:
    """`handle(session, event)` is called once for every event of the room, in order."""

    name: str
    room: str
    handle: Callable[[Session, Event], None]


_followers: list[Follower] = []


def follow(follower: Follower) -> None:
    """Let a follower be woken from now on; where it stopped reading is kept in the database."""
    if follower not in _followers:
        _followers.append(follower)


def wake(events: list[Event], _epoch: str) -> None:
    """After a commit: let those who follow the rooms that changed catch up."""
    told = {event.room for event in events}
    if any(follower.room in told for follower in _followers):
        catch_up()


def catch_up() -> None:
    """Let every follower read on to the end; one that fails is logged and tried again by the next call."""
    for follower in _followers:
        try:
            while _is_behind(follower):
                _read_on(follower)
        except Exception:
            log.exception("follower failed", follower=follower.name)


def _is_behind(follower: Follower) -> bool:
    with database.reading() as session:
        cursor = session.get(FollowerCursor, (follower.name, follower.room))
        room = session.get(Room, follower.room)
        return (room.version if room else 0) > (cursor.version if cursor else 0)


def _read_on(follower: Follower) -> None:
    """One event in a transaction of its own: what it makes of two events never holds the rooms of both."""
    with change() as session:
        cursor = session.get(FollowerCursor, (follower.name, follower.room), with_for_update=True)
        cursor = cursor or FollowerCursor(follower=follower.name, room=follower.room)
        session.add(cursor)
        newer = select(Event).where(col(Event.room) == follower.room, col(Event.version) > cursor.version)
        event = session.exec(newer.order_by(col(Event.version)).limit(1)).first()
        if event:
            follower.handle(session, event)
            cursor.version = event.version
