"""What is answered about screens."""

from typing import Any

from pydantic import BaseModel
from sqlmodel import Session

from board.live import queries as log
from board.screens import queries
from board.screens.cards import ScreenCard
from board.screens.events import SCREENS_ROOM
from board.screens.models import Screen


class HealthCard(BaseModel):
    """How a screen was when it was last heard of; `since` is when its page was last loaded."""

    screen_id: str
    at: str
    since: str
    address: str
    agent: str
    build: str
    showing: dict[str, Any] | None
    is_fresh: bool
    width: int
    height: int
    frames_per_second: float | None
    memory_mb: float | None
    faults: int
    last_fault: str | None


class Choice(BaseModel):
    """What a screen can be given; the wall of lean projects is named in the language of who asks."""

    kind: str
    id: str
    name: str


class ScreenList(BaseModel):
    """The screens, how they are, and what they can be given; `build` is what this server would send them."""

    screens: list[ScreenCard]
    healths: list[HealthCard]
    choices: list[Choice]
    build: str
    at: str


class ScreenState(BaseModel):
    """A screen as it sees itself."""

    room: str
    epoch: str
    version: int
    at: str
    screen: ScreenCard


class ScreenAnswer(BaseModel):
    """The screen after the command, and the version of the room of all."""

    screen: ScreenCard
    version: int
    command_id: str = ""


class PairingAnswer(BaseModel):
    """What a device shows until it is let in: a code, the address where it is asked for, and that address as a picture.

    `paired`: it has been let in, and nothing else is told any more; no code: it has none that can be used.
    """

    paired: bool
    code: str = ""
    address: str = ""
    picture: str = ""
    expires_at: str = ""


class Waiting(BaseModel):
    """The device that shows a code, as far as it is known."""

    agent: str
    address: str


class Noted(BaseModel):
    """It was understood."""

    ok: bool = True


def screen_answer(session: Session, screen: Screen) -> ScreenAnswer:
    """The screen as it is now in this transaction."""
    session.flush()
    return ScreenAnswer(screen=queries.screen_card(screen), version=log.version(session, SCREENS_ROOM))
