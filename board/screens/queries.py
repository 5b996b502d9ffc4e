"""Questions about screens: which there are, what they may show, how they are doing."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from board import clock, errors
from board.kpi.events import wall_room
from board.live import queries as log
from board.live.events import instant
from board.people.rights import Onlooker
from board.screens.cards import ScreenCard
from board.screens.events import SCREENS_ROOM, screen_room
from board.screens.models import Health, Pairing, Screen, Shown
from board.tasks.events import board_room


def screen(session: Session, screen_id: str) -> Screen:
    """A screen, also one that was sent away. Raises `NotFound`."""
    found = session.get(Screen, screen_id)
    if found is None:
        raise errors.NotFound
    return found


def screens(session: Session) -> list[Screen]:
    """The screens that are there, by their place."""
    there = select(Screen).where(col(Screen.revoked_at).is_(None))
    return list(session.exec(there.order_by(col(Screen.place), col(Screen.id))))


def screen_with(session: Session, secret_hash: str) -> Screen | None:
    """The screen whose secret has that hash, unless it was sent away."""
    mine = select(Screen).where(col(Screen.secret_hash) == secret_hash, col(Screen.revoked_at).is_(None))
    return session.exec(mine).first()


def onlooker(session: Session, secret_hash: str) -> Onlooker | None:
    """What the screen with that secret may look at."""
    found = screen_with(session, secret_hash)
    if found is None:
        return None
    return Onlooker(f"screen-{found.id}", found.place, frozenset({screen_room(found.id), *_rooms(found)}))


def stamps(session: Session, hashes: Collection[str]) -> dict[str, str]:
    """For each secret that is still valid, by its hash, a stamp that changes with what the screen may show."""
    valid = select(Screen).where(col(Screen.secret_hash).in_(hashes), col(Screen.revoked_at).is_(None))
    # What is shown for a while ends by the clock, and nothing else tells that it is over.
    now = clock.now()
    return {each.secret_hash: f"{each.rights_version} {bool(each.shown_at(now))}" for each in session.exec(valid)}


def pairing_with(session: Session, secret_hash: str, *, at: datetime) -> Pairing | None:
    """The code that a device shows, by the hash of its secret, as long as it can be used."""
    mine = select(Pairing).where(col(Pairing.secret_hash) == secret_hash, col(Pairing.expires_at) > at)
    return session.exec(mine).first()


def waiting(session: Session, code: str, *, at: datetime) -> Pairing | None:
    """The device that shows a code, as long as it can be used; gaps within the code are nothing."""
    found = session.get(Pairing, "".join(code.split()))
    return found if found and found.expires_at > at else None


def healths(session: Session) -> dict[str, Health]:
    """How each screen was when it was last heard of."""
    return {each.screen_id: each for each in session.exec(select(Health))}


def state(session: Session) -> dict[str, Any]:
    """The room of all screens."""
    return {
        "room": SCREENS_ROOM,
        "epoch": log.epoch(session),
        "version": log.version(session, SCREENS_ROOM),
        "screens": [screen_card(each).model_dump() for each in screens(session)],
    }


def screen_state(session: Session, screen_id: str) -> dict[str, Any]:
    """The room of a screen."""
    room = screen_room(screen_id)
    return {
        "room": room,
        "epoch": log.epoch(session),
        "version": log.version(session, room),
        "screen": screen_card(screen(session, screen_id)).model_dump(),
    }


def screen_card(found: Screen) -> ScreenCard:
    """A screen as it stands."""
    return ScreenCard(
        **found.model_dump(include={"id", "place", "playlist", "calendar", "shown_now", "reloads", "alarm_addresses"}),
        identified_until=_told(found.identified_until),
        paired_at=instant(found.paired_at),
        revoked=found.revoked_at is not None,
        alarm_at=_told(found.alarm_at),
    )


def room_of(thing: dict[str, Any]) -> str:
    """The room of a board or a wall that a screen shows."""
    return board_room(thing["id"]) if thing["kind"] == Shown.BOARD else wall_room(thing["id"])


def _rooms(found: Screen) -> set[str]:
    return {room_of(each) for each in found.items_at(clock.now())}


def _told(moment: datetime | None) -> str | None:
    return instant(moment) if moment else None
