"""What Prometheus reads: who may read it, what is counted, and that nobody can be found in it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from board import clock, database, measures
from board.live import push
from board.live.change import change
from board.people.models import Person
from board.status import commands
from tests.live.house import somebody_writing
from tests.makers import Office, make_task

Client = Callable[[str], FlaskClient]
KEY = {"Idempotency-Key": "00000000-0000-4000-8000-000000000001"}
DOCS = Path(__file__).parents[2] / "docs" / "running.md"


@pytest.fixture
def read(client: Client, office: Office) -> Callable[[], str]:
    """What is read with the key of Глеб."""
    admin = client(office.admin)
    return lambda: admin.get("/metrics").get_data(as_text=True)


def value(text: str, name: str, **labels: str) -> float:
    """The value of one line; 0 where there is none."""
    inside = ",".join(f'{key}="{given}"' for key, given in labels.items())
    wanted = f"{name}{{{inside}}}" if inside else name
    return next((float(line.rpartition(" ")[2]) for line in text.splitlines() if line.startswith(f"{wanted} ")), 0.0)


def test_only_an_administrator_reads_it(app: Flask, client: Client, office: Office) -> None:
    good = client(office.admin).get("/metrics")
    assert good.status_code == 200
    assert good.mimetype == "text/plain"
    for answer, status in (
        (app.test_client().get("/metrics"), 401),
        (app.test_client().get("/metrics", headers={"Authorization": "Bearer nobody"}), 401),
        (client(office.boris).get("/metrics"), 404),
        (client(office.coordinator).get("/metrics"), 404),
    ):
        assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
        assert "board_" not in answer.get_data(as_text=True)


def test_commands_are_counted_where_they_took_effect_and_once(
    client: Client, office: Office, read: Callable[[], str]
) -> None:
    boris, path, before = client(office.boris), f"/api/v1/boards/{office.board}/tasks", read()
    for _ in range(3):
        assert boris.post(path, json={"title": "x"}, headers=KEY).status_code == 201
    assert boris.post(path, json={"title": ""}).status_code == 422
    after, name = read(), {"endpoint": "tasks_api.add_task"}
    assert value(after, "board_commands_total", **name) - value(before, "board_commands_total", **name) == 1
    assert (
        value(after, "board_request_seconds_count", **name) - value(before, "board_request_seconds_count", **name) == 4
    )


def test_refusals_are_counted_by_their_name(client: Client, office: Office, read: Callable[[], str]) -> None:
    boris, before = client(office.boris), read()
    boris.patch(f"/api/v1/boards/{office.board}", json={"name": "Моя"})
    boris.get("/api/v1/nothing")
    boris.get("/api/v1/nothing")
    after = read()
    grown = {
        slug: value(after, "board_refusals_total", problem=slug) - value(before, "board_refusals_total", problem=slug)
        for slug in ("not-allowed", "not-found", "wip-limit")
    }
    assert grown == {"not-allowed": 1, "not-found": 2, "wip-limit": 0}


def test_catching_up_is_counted_by_how_it_ended(client: Client, office: Office, read: Callable[[], str]) -> None:
    make_task(office)
    boris, before = client(office.boris), read()
    events = f"/api/v1/rooms/board:{office.board}/events?since="
    version = boris.get(f"{events}0").get_json()["version"]
    boris.get(f"{events}{version}")
    boris.get(f"{events}{version}&epoch=another")
    boris.get(f"{events}999999")
    after = read()
    grown = {
        outcome: value(after, "board_catch_ups_total", outcome=outcome)
        - value(before, "board_catch_ups_total", outcome=outcome)
        for outcome in measures.CATCH_UPS
    }
    assert grown == {"none": 1, "events": 1, "snapshot": 0, "too-old": 2}


def test_the_way_from_an_event_to_its_push_is_measured(
    office: Office, read: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read()
    # An event of 23 November 2026 that is told now, and one that seems to be of tomorrow.
    make_task(office)
    after = read()
    assert value(after, "board_event_lag_seconds_count") - value(before, "board_event_lag_seconds_count") >= 1
    monkeypatch.setattr(push, "_servers", [])
    make_task(office)
    assert value(read(), "board_event_lag_seconds_count") == value(after, "board_event_lag_seconds_count")


def test_what_is_not_counted_is_looked_up(read: Callable[[], str], db: database.Database) -> None:
    text = read()
    assert value(text, "board_backup_age_seconds") == float("inf")
    assert value(text, "board_database_bytes") > 100_000
    assert value(text, "board_disk_free_bytes") > 1_000_000
    assert 0 <= value(text, "board_scheduler_beat_age_seconds") < 60
    assert 'board_sockets{role="none"} 0.0' in text
    assert 'board_sockets{role="admin"} 0.0' in text
    with change() as session:
        commands.remember_backup(session, size=1, at=clock.now())
    assert 0 <= value(read(), "board_backup_age_seconds") < 60


def test_a_check_that_fails_is_in_it(
    read: Callable[[], str], db: database.Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("board.status.probing.EVERY_SECONDS", 0.0)
    assert value(read(), "board_check_failing", check="database") == 0
    monkeypatch.setattr(database, "LOCK_SECONDS", 0.1)
    if db.is_sqlite:
        with somebody_writing(db, "board:x"):
            assert value(read(), "board_check_failing", check="database") == 1
        assert value(read(), "board_check_failing", check="database") == 0


def test_nobody_and_nothing_can_be_found_in_it(client: Client, office: Office, read: Callable[[], str]) -> None:
    task = make_task(office, "Договор с Иваном Сидоровым", assignee_id=office.boris)
    boris = client(office.boris)
    for path in (f"boards/{office.board}", f"tasks/{task}", f"people/{office.boris}/load", "nothing/secret"):
        boris.get(f"/api/v1/{path}")
    boris.get("/sign-in/link/a-secret-of-somebody")
    text = read()
    with database.reading() as session:
        person = session.get_one(Person, office.boris)
        names = (*person.name.split(), person.email)
    for hidden in (office.board, office.boris, office.land, task, "secret", "Сидоров", *names):
        assert hidden not in text, hidden
    assert "_created" not in text
    labels = set(re.findall(r'[{,](\w+)="', text))
    assert labels == {"endpoint", "problem", "outcome", "role", "check", "state", "le"}


def test_the_alert_rules_of_the_documentation_name_what_is_there(
    client: Client, office: Office, read: Callable[[], str]
) -> None:
    client(office.boris).post(f"/api/v1/boards/{office.board}/tasks", json={"title": "x"})
    text = read()
    told = set(re.findall(r"\bboard_[a-z_]+", DOCS.read_text(encoding="utf-8")))
    assert len(told) > 8
    assert [name for name in told if f"\n{name}" not in text] == []
