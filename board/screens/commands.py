"""The only writer of screens: whoever is let in, what they show, what they are asked to do."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.ids import new_id
from board.kpi.models import Wall
from board.live.change import hold, record
from board.live.events import Actor, instant
from board.screens import queries
from board.screens.events import SCREENS_ROOM, ScreenSet, screen_room
from board.screens.inputs import PairScreen, SetScreen, ShowNow, Thing
from board.screens.models import ALL_PROJECTS, Screen, Shown
from board.tasks.models import Board

_THINGS: dict[str, type[Board | Wall]] = {Shown.BOARD: Board, Shown.WALL: Wall}
IDENTIFIED_FOR = timedelta(seconds=30)


class WrongCode(errors.Invalid):
    """No device shows that code, which somebody wants to let in."""

    def __init__(self) -> None:
        message = N_("is not shown by any screen now; look at the screen, its code changes every ten minutes")
        super().__init__([{"field": "code", "type": "unknown", "message": message}])


class NoSuchCode(errors.NotFound):
    """No device shows that code, which somebody asks about."""


def pair_screen(session: Session, wanted: PairScreen, *, by: Actor | None, at: datetime) -> Screen:
    """Let in the device that shows a code; the code is used up. Raises `WrongCode`, `Invalid` for an unknown board."""
    hold(session, SCREENS_ROOM)
    pairing = queries.waiting(session, wanted.code, at=at)
    if pairing is None:
        raise WrongCode
    given = wanted.model_dump(exclude={"code"})
    _check(session, [*wanted.playlist, *wanted.calendar])
    screen = Screen(id=new_id(), secret_hash=pairing.secret_hash, paired_at=at, **given)
    session.delete(pairing)
    session.add(screen)
    _tell(session, screen, by=by, at=at)
    return screen


def set_screen(session: Session, screen: Screen, wanted: SetScreen, *, by: Actor | None, at: datetime) -> None:
    """Let a screen hang elsewhere or show other things. Raises `Invalid` for an unknown board or wall."""
    _check(session, [*wanted.playlist, *wanted.calendar])
    given = wanted.model_dump()
    if screen.model_dump(include=set(given)) == given:
        return
    for name, value in given.items():
        setattr(screen, name, value)
    screen.rights_version += 1
    _tell(session, screen, by=by, at=at)


def show_now(session: Session, screen: Screen, wanted: ShowNow, *, by: Actor | None, at: datetime) -> None:
    """Let a screen show something else for a while. Raises `Invalid` for an unknown board or wall."""
    _check(session, [wanted])
    until = instant(at + timedelta(minutes=wanted.minutes))
    screen.shown_now = {"kind": wanted.kind, "id": wanted.id, "until": until}
    screen.rights_version += 1
    _tell(session, screen, by=by, at=at)


def go_on(session: Session, screen: Screen, *, by: Actor | None, at: datetime) -> None:
    """Let a screen show what it shows otherwise."""
    if screen.shown_now is None:
        return
    screen.shown_now = None
    screen.rights_version += 1
    _tell(session, screen, by=by, at=at)


def identify_screen(session: Session, screen: Screen, *, by: Actor | None, at: datetime) -> None:
    """Let a screen say for half a minute which one it is."""
    screen.identified_until = at + IDENTIFIED_FOR
    _tell(session, screen, by=by, at=at)


def reload_screen(session: Session, screen: Screen, *, by: Actor | None, at: datetime) -> None:
    """Let a screen load itself anew."""
    screen.reloads += 1
    _tell(session, screen, by=by, at=at)


def send_away(session: Session, screen: Screen, *, by: Actor | None, at: datetime) -> None:
    """Take from a screen the right to show anything; the device may come in again by a new code."""
    if screen.revoked_at:
        return
    screen.revoked_at = at
    screen.rights_version += 1
    _tell(session, screen, by=by, at=at)


def note_meetings(session: Session, screen: Screen, *, at: datetime) -> None:
    """Let a screen know which meetings it opens by itself, where they have changed."""
    found = queries.meetings_to_show(session, screen)
    if (screen.meetings or []) != found:
        screen.meetings = found
        _tell(session, screen, by=None, at=at)


def raise_alarm(session: Session, screen: Screen, addresses: Sequence[str], *, at: datetime) -> None:
    """Say that two devices seem to have the secret of one screen; once, until somebody has looked into it."""
    if screen.alarm_at or set(addresses) <= set(screen.trusted_addresses):
        return
    screen.alarm_at, screen.alarm_addresses = at, list(dict.fromkeys(addresses))
    _tell(session, screen, by=None, at=at)


def end_alarm(session: Session, screen: Screen, *, by: Actor | None, at: datetime) -> None:
    """Somebody has looked: it is one device, which may go on asking from those addresses."""
    if screen.alarm_at is None:
        return
    screen.trusted_addresses = sorted({*screen.trusted_addresses, *screen.alarm_addresses})
    screen.alarm_at, screen.alarm_addresses = None, []
    _tell(session, screen, by=by, at=at)


def screen_to_work_on(session: Session, screen_id: str) -> Screen:
    """A screen that is there, kept from others until the transaction ends. Raises `NotFound`, `Gone`."""
    hold(session, SCREENS_ROOM)
    screen = queries.screen(session, screen_id)
    if screen.revoked_at:
        raise errors.Gone
    return screen


def _check(session: Session, things: Sequence[Thing]) -> None:
    for thing in things:
        if not _is_there(session, thing):
            message = N_("names a board or a wall that there is not")
            raise errors.Invalid([{"field": "playlist", "type": "unknown", "message": message}])


def _is_there(session: Session, thing: Thing) -> bool:
    if thing.kind == "projects":
        return thing.id == ALL_PROJECTS
    return session.get(_THINGS[thing.kind], thing.id) is not None


def _tell(session: Session, screen: Screen, *, by: Actor | None, at: datetime) -> None:
    session.flush()
    for room in (SCREENS_ROOM, screen_room(screen.id)):
        record(session, ScreenSet(to=room, screen=queries.screen_card(screen)), by=by, at=at)
