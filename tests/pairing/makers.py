"""Screens that were let in."""

from datetime import datetime
from typing import Any

from flask.testing import FlaskClient
from sqlmodel import Session

from board import clock
from board.live.change import change
from board.people.identity import SCREEN_COOKIE
from board.screens import commands, pairing
from board.screens.inputs import Item, PairScreen
from board.screens.models import Screen

PLACE = "Холл первого этажа"
REPORT: dict[str, Any] = {
    "run": "run-1", "build": "b1", "showing": None, "is_fresh": True, "width": 1920, "height": 1080,
    "frames_per_second": 60.0, "memory_mb": 40.5, "faults": 0, "last_fault": None,
}  # fmt: skip


def let_in(session: Session, items: list[Item], at: datetime | None = None) -> tuple[Screen, str]:
    """A screen that shows these, and its secret."""
    now = at or clock.now()
    waiting, secret = pairing.begin_pairing(session, address="10.0.0.7", agent="TV", at=now)
    session.flush()
    wanted = PairScreen(code=waiting.code, place=PLACE, playlist=items)
    return commands.pair_screen(session, wanted, by=None, at=now), secret


def new_screen(*items: Item) -> tuple[str, str]:
    """The id and the secret of a screen that shows these."""
    with change() as session:
        screen, secret = let_in(session, list(items))
        return screen.id, secret


def hang(client: FlaskClient, secret: str) -> FlaskClient:
    """That client, as the browser of the screen with that secret."""
    client.set_cookie(SCREEN_COOKIE, secret)
    return client
