"""What the administrator is told of the program, by the API and on the page."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from board import clock, config, database
from board.app import create_app
from board.live.change import change
from board.live.models import CommandLog
from board.live.watching import watchers
from board.people import access, queries, viewers
from board.status import commands, heart
from tests.conftest import KEY
from tests.makers import Office, token_of

Client = Callable[[str], FlaskClient]


@pytest.fixture
def ask(client: Client, office: Office) -> Callable[[], dict[str, Any]]:
    """What Глеб is told; `things` by their names."""
    admin = client(office.admin)

    def asked() -> dict[str, Any]:
        answer = admin.get("/api/v1/status")
        assert answer.status_code == 200
        told: dict[str, Any] = answer.get_json()
        names = [thing["name"] for thing in told["things"]]
        return {**told, "names": names, "things": dict(zip(names, told["things"], strict=True))}

    return asked


@pytest.fixture
def watching(office: Office) -> Iterator[None]:
    """Two pages of Борис and one of Анна, who is signed in by a browser."""
    with change() as session:
        anna, boris = (queries.person(session, who) for who in (office.anna, office.boris))
        secret = access.begin_sitting(session, anna, at=clock.now())
        token = access.make_token(session, boris, "test", at=clock.now())
    with database.reading() as session:
        key = next(each.id for each in viewers.tokens_of(session, office.boris))
    assert token
    identities = (f"token:{key}", f"token:{key}", f"session:{access.secret_hash(secret)}", "token:gone")
    for number, identity in enumerate(identities):
        watchers.enter(f"sid{number}", identity)
    yield
    for number in range(len(identities)):
        watchers.leave(f"sid{number}")


def test_everything_is_told_in_one_order(ask: Callable[[], dict[str, Any]], db: database.Database) -> None:
    told = ask()
    sqlite = ["sqlite"] if db.is_sqlite else []
    assert told["names"] == [
        *("database", "disk", *sqlite, "backup", "timetable", "letters", "sockets", "clock", "walls", "program"),
    ]
    database_, disk = told["things"]["database"], told["things"]["disk"]["facts"]
    assert database_["state"] == "fine"
    assert database_["facts"]["kind"] == ("sqlite" if db.is_sqlite else "postgresql")
    assert database_["facts"]["bytes"] > 100_000
    assert 0 < disk["free_bytes"] < disk["bytes"]
    assert told["things"]["program"]["facts"].keys() == {"version", "build", "uptime_seconds"}


def test_a_backup_that_was_made_takes_the_warning_away(ask: Callable[[], dict[str, Any]]) -> None:
    before = ask()
    assert before["things"]["backup"]["state"] == "attention"
    for days in (8, 2, 20):
        with change() as session:
            commands.remember_backup(session, size=5000 + days, at=clock.now() - timedelta(days=days))
    after = ask()
    assert after["things"]["backup"]["state"] == "fine"
    assert after["things"]["backup"]["facts"]["bytes"] == 5002
    assert after["attention"] == before["attention"] - 1


def test_who_has_pages_open_is_counted_by_role(ask: Callable[[], dict[str, Any]], watching: None) -> None:
    assert ask()["things"]["sockets"]["facts"]["roles"] == {"specialist": 2, "unit_head": 1}


def test_a_clock_that_went_back_is_noticed(ask: Callable[[], dict[str, Any]], office: Office) -> None:
    assert ask()["things"]["clock"]["state"] == "fine"
    with change() as session:
        later = clock.now() + timedelta(hours=2)
        session.add(CommandLog(id="c1", person_id=office.boris, at=later, request_hash="x", status=200, answer="{}"))
    told = ask()["things"]["clock"]
    assert told["state"] == "attention"
    assert 7100 < told["facts"]["behind_seconds"] <= 7200


def test_a_timetable_that_stands_still_is_counted(
    ask: Callable[[], dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ask()["attention"]
    monkeypatch.setattr(heart, "OLDEST_BEAT_SECONDS", -1.0)
    after = ask()
    assert after["things"]["timetable"]["state"] == "attention"
    assert after["attention"] == before + 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("base_url", "asked", "keeps"),
    [
        ("https://board.example.org", "http://10.0.0.5/", True),
        ("http://board.example.org", "http://localhost/", False),
        (None, "http://localhost/", True),
        (None, "http://10.0.0.5/", False),
        (None, "https://10.0.0.5/", True),
    ],
)
def test_the_address_people_type_decides_whether_walls_keep_pictures(
    base_url: str | None, asked: str, keeps: bool, office: Office, db: database.Database
) -> None:
    settings = config.Settings(database_url=db.url, base_url=base_url)
    app: Flask = create_app(settings, secret_key=KEY, origins=[])
    headers = {"Authorization": f"Bearer {token_of(office.admin)}"}
    told = app.test_client().get("/api/v1/status", base_url=asked, headers=headers).get_json()
    (walls,) = (thing for thing in told["things"] if thing["name"] == "walls")
    assert walls["facts"] == {"keep_pictures": keeps}
