"""The commands of screens, in the room of all screens and in that of one."""

from collections.abc import Callable
from typing import Any

from sqlmodel import Session

from board.kpi.models import Wall
from board.screens import commands, queries
from board.screens.events import SCREENS_ROOM, screen_room
from board.screens.inputs import Item, SetScreen, ShowNow, Slot
from board.screens.models import Screen
from tests.live.case import LATER, Call, Case, by_anna
from tests.live.meeting_cases import meeting_of
from tests.makers import Office
from tests.pairing.makers import let_in

SCREEN = "screen1"
_WALL = Item(kind="wall", id="wall1")


def _hang(session: Session, office: Office, ids: dict[str, str]) -> None:
    session.add(Wall(id="wall1", name="Холл", codes=[], slide_seconds=20, position=0))
    session.add(
        Screen(
            id=SCREEN,
            place="Холл",
            secret_hash="0" * 64,
            playlist=[_WALL.model_dump()],
            calendar=[],
            paired_at=LATER,
        )
    )
    session.flush()


def _does(command: Callable[..., None], *wanted: Any) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        command(session, queries.screen(session, SCREEN), *wanted, **by_anna(session, office))

    return call


def _after(*calls: Call) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        for each in (_hang, *calls):
            each(session, office, ids)

    return call


def _set(session: Session, office: Office, ids: dict[str, str]) -> None:
    item = Item(kind="board", id=office.board, seconds=30)
    slot = Slot(kind="wall", id="wall1", weekdays=[1], begins="09:00", ends="09:30")
    wanted = SetScreen(place="Кабинет 214", playlist=[item], calendar=[slot])
    _does(commands.set_screen, wanted)(session, office, ids)


def _alarm(session: Session, office: Office, ids: dict[str, str]) -> None:
    commands.raise_alarm(session, queries.screen(session, SCREEN), ["10.0.0.7", "10.0.0.9"], at=LATER)


def _with_meeting(session: Session, office: Office, ids: dict[str, str]) -> None:
    _set(session, office, ids)
    meeting_of(session, office)


def _note(session: Session, office: Office, ids: dict[str, str]) -> None:
    commands.note_meetings(session, queries.screen(session, SCREEN), at=LATER)


_SHOW = _does(commands.show_now, ShowNow(kind="wall", id="wall1"))
_DONE: tuple[tuple[str, Callable[..., Any], Call, Call], ...] = (
    ("set a screen", commands.set_screen, _set, _hang),
    ("show something now", commands.show_now, _SHOW, _hang),
    ("go on", commands.go_on, _does(commands.go_on), _after(_SHOW)),
    ("identify", commands.identify_screen, _does(commands.identify_screen), _hang),
    ("reload", commands.reload_screen, _does(commands.reload_screen), _hang),
    ("send away", commands.send_away, _does(commands.send_away), _hang),
    ("raise the alarm", commands.raise_alarm, _alarm, _hang),
    ("know of meetings", commands.note_meetings, _note, _after(_with_meeting)),
    ("end the alarm", commands.end_alarm, _does(commands.end_alarm), _after(_alarm)),
)

SCREEN_CASES = (
    *(
        Case(f"{name} ({where})", command, room, call, before)
        for name, command, call, before in _DONE
        for where, room in (("all", SCREENS_ROOM), ("one", screen_room(SCREEN)))
    ),
    Case(
        "let a screen in",
        commands.pair_screen,
        SCREENS_ROOM,
        lambda s, o, ids: (let_in(s, [_WALL], LATER), None)[1],
        _hang,
    ),
)
