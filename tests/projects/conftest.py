"""A clock that stands until it is set, the official lists, and people who lead projects by HTTP."""

from collections.abc import Callable
from datetime import datetime

import orjson
import pytest
from argon2 import PasswordHasher
from flask.testing import FlaskClient

from board import clock
from board.bootstrap import places
from board.decree import commands as decree
from board.live.change import change
from board.people import passwords
from tests.makers import NOON, Office
from tests.tasks.callers import Caller

Client = Callable[[str], FlaskClient]


class Time:
    """What the program takes for the present: Monday 23 November, noon, until it is set."""

    def __init__(self) -> None:
        self.at: datetime = NOON


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    """The clock."""
    standing = Time()
    monkeypatch.setattr(clock, "now", lambda: standing.at)
    return standing


@pytest.fixture
def lists(office: Office) -> None:
    """The decree's lines of activity, and the first tags of Decree 204."""
    with change() as session:
        for kind, name, most in (("sector", "sectors", 23), ("tag_set", "tag_sets", 1), ("tag", "tags", 3)):
            rows = orjson.loads((places.SEED / "decree" / f"{name}.json").read_bytes())
            for place, row in enumerate(rows[:most], start=1):
                decree.lay_down(session, kind, row["code"], place, row, by=None, at=NOON)


@pytest.fixture
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that do not take the time that real ones take."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture
def boris(client: Client, office: Office, time: Time) -> Caller:
    """He leads the project, and does its measures."""
    return Caller(client(office.boris))


@pytest.fixture
def anna(client: Client, office: Office, time: Time) -> Caller:
    """She heads the unit, which is the customer too."""
    return Caller(client(office.anna))


@pytest.fixture
def vera(client: Client, office: Office, time: Time) -> Caller:
    """She works elsewhere."""
    return Caller(client(office.vera))


@pytest.fixture
def coordinator(client: Client, office: Office, time: Time) -> Caller:
    """She answers for the projects of all units."""
    return Caller(client(office.coordinator))


@pytest.fixture
def admin(client: Client, office: Office, time: Time) -> Caller:
    """He manages people."""
    return Caller(client(office.admin))
