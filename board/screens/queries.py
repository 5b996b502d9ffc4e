"""Questions about screens: which there are, what they may show, how they are doing."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from board import clock, errors
from board.decisions.events import decisions_room
from board.kpi.events import wall_room
from board.live import queries as log
from board.live.events import instant
from board.meetings import queries as meetings
from board.meetings.events import meetings_room
from board.meetings.models import AHEAD
from board.people.rights import Onlooker
from board.projects.events import PROJECTS_ROOM
from board.screens.cards import ScreenCard
from board.screens.events import SCREENS_ROOM, screen_room
from board.screens.models import Health, Pairing, Screen, Shown
from board.tasks.events import board_room
from board.tasks.models import Board


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
    boards = [each["id"] for each in found.items_at(clock.now()) if each["kind"] == Shown.BOARD]
    rooms = {screen_room(found.id), *_rooms(found), *_rooms_of_meetings(session, boards)}
    return Onlooker(f"screen-{found.id}", found.place, frozenset(rooms))


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
        meetings=found.meetings or [],
        identified_until=_told(found.identified_until),
        paired_at=instant(found.paired_at),
        revoked=found.revoked_at is not None,
        alarm_at=_told(found.alarm_at),
    )


def meetings_to_show(session: Session, found: Screen) -> list[dict[str, Any]]:
    """The meetings that a screen opens by itself: of each board the next one, and the one that goes on or was last."""
    boards = sorted({each["id"] for each in found.items_at(clock.now()) if each["kind"] == Shown.BOARD})
    shown = []
    for board_id in boards:
        listed = meetings.state(session, board_id)["meetings"]
        ahead = [each for each in listed if each["state"] in AHEAD]
        held = [each for each in listed if each["state"] not in AHEAD]
        shown += [*held[-1:], *ahead[:1]]
    return [{name: each[name] for name in ("id", "board_id", "starts_at", "ended_at", "state")} for each in shown]


def room_of(thing: dict[str, Any]) -> str:
    """The room of what a screen shows."""
    if thing["kind"] == Shown.PROJECTS:
        return PROJECTS_ROOM
    return board_room(thing["id"]) if thing["kind"] == Shown.BOARD else wall_room(thing["id"])


def _rooms(found: Screen) -> set[str]:
    return {room_of(each) for each in found.items_at(clock.now())}


def _rooms_of_meetings(session: Session, boards: Collection[str]) -> set[str]:
    """With a board it shows the board's meetings and what its unit has decided."""
    units = session.exec(select(Board.unit_id).where(col(Board.id).in_(boards))).all() if boards else []
    return {*(meetings_room(board_id) for board_id in boards), *(decisions_room(unit_id) for unit_id in units)}


def _told(moment: datetime | None) -> str | None:
    return instant(moment) if moment else None
