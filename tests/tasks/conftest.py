"""The people of the office as they use the API."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient

from board import clock
from board.live.change import change
from board.people import queries as people
from board.people.models import Unit
from tests.makers import Office, make_board
from tests.tasks.callers import Caller

Client = Callable[[str], FlaskClient]


@pytest.fixture
def anna(client: Client, office: Office) -> Caller:
    """Анна, who heads the land unit."""
    return Caller(client(office.anna))


@pytest.fixture
def boris(client: Client, office: Office) -> Caller:
    """Борис, who works in the land unit."""
    return Caller(client(office.boris))


@pytest.fixture
def vera(client: Client, office: Office) -> Caller:
    """Вера, who works in another unit."""
    return Caller(client(office.vera))


@pytest.fixture
def second(office: Office) -> str:
    """Another board of the land unit, with the same people."""
    with change() as session:
        return make_board(session, session.get_one(Unit, office.land), people.person(session, office.anna)).id


@pytest.fixture
def it_is(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """`it_is("2026-11-30")`: from now on it is noon of that day in the district; at first it is Monday 23 November."""

    def noon_of(day: str) -> None:
        moment = datetime.fromisoformat(f"{day}T05:00:00+00:00")
        monkeypatch.setattr(clock, "now", lambda: moment)

    noon_of("2026-11-23")
    return noon_of
