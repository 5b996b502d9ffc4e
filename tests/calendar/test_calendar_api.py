"""The work calendar by HTTP: everybody reads it, administrators and the coordinator keep it."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from board import database
from board.calendar import queries
from board.calendar.events import CALENDAR_ROOM
from board.live import queries as log
from tests.makers import Office

Client = Callable[[str], FlaskClient]
DAY = "/api/v1/calendar/2026-12-30"
FREE = {"is_working": False, "reason": "Распоряжение губернатора"}
CARD = {"id": "2026-12-30", "date": "2026-12-30", **FREE}


def december(who: FlaskClient) -> list[dict[str, object]]:
    answer = who.get("/api/v1/calendar", query_string={"first": "2026-12-01", "last": "2026-12-31"})
    assert answer.status_code == 200
    found: list[dict[str, object]] = answer.get_json()["days"]
    return found


def kinds() -> list[str]:
    with database.reading() as session:
        return [event.kind for event in log.events_since(session, CALENDAR_ROOM, 0) or []]


@pytest.mark.parametrize("keeper", ["admin", "coordinator"])
def test_a_day_is_set_changed_and_cleared(client: Client, office: Office, keeper: str) -> None:
    who = client(getattr(office, keeper))
    assert who.put(DAY, json=FREE).get_json()["days"] == [CARD]
    assert who.put(DAY, json={**FREE, "reason": "Указ"}).get_json()["days"] == [{**CARD, "reason": "Указ"}]
    assert december(client(office.boris)) == [{**CARD, "reason": "Указ"}]
    assert who.delete(DAY).get_json()["days"] == []
    assert december(who) == []
    assert kinds() == ["calendar_day.set", "calendar_day.set", "calendar_day.cleared"]


def test_the_same_again_is_told_once(client: Client, office: Office) -> None:
    who = client(office.coordinator)
    assert [who.put(DAY, json=FREE).status_code for _ in range(2)] == [200, 200]
    assert [who.delete(DAY).status_code for _ in range(2)] == [200, 200]
    assert kinds() == ["calendar_day.set", "calendar_day.cleared"]


@pytest.mark.parametrize("other", ["anna", "boris", "controller", "leader"])
def test_others_read_it_and_change_nothing(client: Client, office: Office, other: str) -> None:
    client(office.admin).put(DAY, json=FREE)
    who = client(getattr(office, other))
    assert who.put(DAY, json={**FREE, "is_working": True}).status_code == 403
    assert who.delete(DAY).status_code == 403
    assert december(who) == [CARD]


def test_a_stranger_learns_nothing(app: Flask, office: Office) -> None:
    stranger = app.test_client()
    assert stranger.get("/api/v1/calendar?first=2026-12-01&last=2026-12-31").status_code == 401
    assert stranger.put(DAY, json=FREE).status_code == 401
    assert stranger.delete(DAY).status_code == 401
    assert kinds() == []


@pytest.mark.parametrize("day", ["2026-02-30", "tomorrow", "2026-W53-3", "20261230", "0001-01-01", "2100-01-01"])
def test_a_day_that_is_none_is_not_found(client: Client, office: Office, day: str) -> None:
    who = client(office.admin)
    assert who.put(f"/api/v1/calendar/{day}", json=FREE).status_code == 404
    assert who.delete(f"/api/v1/calendar/{day}").status_code == 404
    assert kinds() == []


@pytest.mark.parametrize(
    "body", [{}, {"is_working": False}, {**FREE, "reason": " "}, {**FREE, "is_working": "no"}, {**FREE, "by": "Дина"}]
)
def test_a_body_that_is_not_whole_is_refused(client: Client, office: Office, body: dict[str, object]) -> None:
    assert client(office.admin).put(DAY, json=body).status_code == 422
    assert kinds() == []


@pytest.mark.parametrize("span", [{}, {"first": "2026-12-01"}, {"first": "yesterday", "last": "2026-12-31"}])
def test_a_span_needs_both_days(client: Client, office: Office, span: dict[str, str]) -> None:
    assert client(office.boris).get("/api/v1/calendar", query_string=span).status_code == 422


def test_a_span_has_both_its_ends_in_it(client: Client, office: Office) -> None:
    who = client(office.admin)
    for day in ("2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01"):
        assert who.put(f"/api/v1/calendar/{day}", json=FREE).status_code == 200
    assert [each["date"] for each in december(who)] == ["2026-12-01", "2026-12-31"]
    with database.reading() as session:
        state = queries.state(session)
        assert queries.exceptions(session, date(2026, 12, 31), date(2026, 12, 1)) == {}
    assert [each["date"] for each in state["days"]] == ["2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01"]
