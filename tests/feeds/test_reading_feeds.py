"""How a calendar is read over HTTP, and who finds it: its maker's rights at that moment decide."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar
from structlog.testing import capture_logs

from board import config, database
from board.feeds.models import Feed
from board.live.change import change
from board.people import commands as people
from board.people.inputs import NewDeputy
from board.people.models import Person, Unit
from tests.feeds.reading import API, asked, days, made, read, times
from tests.makers import NOON, Office, make_board, make_task, who
from tests.meetings.conftest import SCHEDULE, Client, Time

NEXT = date(2026, 11, 23), date(2026, 11, 29)


def change_person(office: Office, command: Callable[..., Any], person_id: str, *more: Any) -> None:
    """Do something to somebody's account."""
    with change() as session:
        command(session, session.get_one(Person, person_id), *more, by=who(session, office.admin), at=NOON)


def last_read(feed_id: str) -> Any:
    """When it was last read, as it is kept."""
    with database.reading() as session:
        return session.get_one(Feed, feed_id).last_read_at


def test_it_comes_as_a_calendar_and_without_a_cookie(app: Flask, boris: FlaskClient) -> None:
    answer = asked(app, made(boris)["address"])
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'inline; filename="board.ics"'
    assert answer.headers["Cache-Control"] == "private, max-age=300"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in answer.headers


def test_what_has_not_changed_is_not_sent_again(app: Flask, boris: FlaskClient, office: Office, time: Time) -> None:
    address = made(boris)["address"]
    first = asked(app, address)
    time.at += timedelta(minutes=20)
    again = asked(app, address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.get_data()) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Cache-Control"] == "private, max-age=300"
    make_task(office, assignee_id=office.boris, due=date(2026, 11, 27))
    other = asked(app, address, headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200
    assert other.headers["ETag"] != first.headers["ETag"]


def test_a_program_may_ask_for_the_head_alone(app: Flask, boris: FlaskClient) -> None:
    address = made(boris)["address"].removeprefix("http://localhost")
    whole, head = app.test_client().get(address), app.test_client().head(address)
    assert (head.status_code, head.get_data()) == (200, b"")
    for name in ("ETag", "Content-Type", "Content-Length", "Cache-Control"):
        assert head.headers[name] == whole.headers[name]


def test_it_speaks_the_language_of_the_organisation_whoever_asks(app: Flask, boris: FlaskClient) -> None:
    address = made(boris)["address"]
    in_english = {"Cookie": "board_language=en", "Accept-Language": "en"}
    assert asked(app, address, headers=in_english).get_data() == asked(app, address).get_data()
    app.config["BOARD"] = config.Settings(language="en")
    assert str(read(app, address)["NAME"]) == "Борис Лапин: meetings and due dates"


@pytest.mark.parametrize("secret", ["nothing", "x" * 43, "%00", "%ff", "a.ics", "..", "'--"])
def test_what_is_no_secret_is_not_found_and_no_page(app: Flask, office: Office, secret: str) -> None:
    answer = app.test_client().get(f"/calendar/{secret}.ics")
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"
    assert "Set-Cookie" not in answer.headers


def test_the_secret_stands_nowhere_in_the_log_or_the_database(app: Flask, boris: FlaskClient) -> None:
    with capture_logs() as logged:
        address = made(boris)["address"]
        secret = address.rpartition("/")[2].removesuffix(".ics")
        read(app, address)
        asked(app, address + "x")
    assert len(secret) > 40
    rules = [entry["rule"] for entry in logged if entry["event"] == "request"]
    assert rules == ["/api/v1/me/feeds", "/calendar/<secret>.ics", "unknown"]
    assert secret not in str(logged)
    with database.reading() as session:
        tables = database.metadata.tables.values()
        kept = "\n".join(str(tuple(row)) for table in tables for row in session.execute(table.select()))
    assert secret not in kept


def test_a_failure_while_it_is_read_does_not_log_it_either(
    app: Flask, boris: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = made(boris)["address"]
    monkeypatch.setattr("board.feeds.ics.written", lambda calendar: 1 / 0)
    with capture_logs() as logged:
        assert asked(app, address).status_code == 500
    assert "request failed" in {entry["event"] for entry in logged}
    assert address.rpartition("/")[2].removesuffix(".ics") not in str(logged)


def test_when_it_was_read_is_kept_by_the_hour(app: Flask, boris: FlaskClient, time: Time) -> None:
    answer = made(boris)
    feed_id, address = answer["feed"]["id"], answer["address"]
    assert last_read(feed_id) is None
    read(app, address)
    first = time.at
    assert last_read(feed_id) == first
    time.at += timedelta(minutes=59)
    read(app, address)
    assert last_read(feed_id) == first
    time.at += timedelta(minutes=1)
    tag = asked(app, address).headers["ETag"]
    assert last_read(feed_id) == time.at
    time.at += timedelta(hours=1)
    assert asked(app, address, headers={"If-None-Match": tag}).status_code == 304
    assert last_read(feed_id) == time.at
    (told,) = boris.get(f"{API}/me/feeds").get_json()["items"]
    assert told["last_read_at"] == "2026-11-23T07:00:00.000Z"


def test_a_revoked_address_is_not_found(app: Flask, boris: FlaskClient) -> None:
    answer = made(boris)
    assert boris.post(f"{API}/me/feeds/{answer['feed']['id']}/revoke").status_code == 200
    assert asked(app, answer["address"]).status_code == 404


def test_a_closed_account_has_no_calendar_and_opening_it_brings_none_back(
    app: Flask, boris: FlaskClient, client: Client, office: Office
) -> None:
    address = made(boris)["address"]
    change_person(office, people.disable_person, office.boris)
    assert asked(app, address).status_code == 404
    change_person(office, people.enable_person, office.boris)
    assert asked(app, address).status_code == 404
    again = client(office.boris)
    assert again.get(f"{API}/me/feeds").get_json()["items"] == []
    assert asked(app, made(again)["address"]).status_code == 200


def test_a_closed_account_has_none_even_before_anybody_has_followed(
    app: Flask, boris: FlaskClient, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = made(boris)["address"]
    monkeypatch.setattr("board.live.followers._followers", [])
    change_person(office, people.disable_person, office.boris)
    assert asked(app, address).status_code == 404


def test_who_works_elsewhere_now_sees_what_is_there(
    app: Flask, anna: FlaskClient, boris: FlaskClient, client: Client, office: Office
) -> None:
    own, of_board = made(boris)["address"], made(boris, kind="board", board_id=office.board)["address"]
    make_task(office, "Договор", assignee_id=office.boris, due=date(2026, 11, 27))
    assert (len(times(read(app, own), *NEXT)), len(days(read(app, own)))) == (1, 1)
    assert len(times(read(app, of_board), *NEXT)) == 1
    change_person(office, people.move_person, office.boris, office.archive)
    client(office.admin).put(f"{API}/boards/{office.other_board}/meeting-schedule", json=SCHEDULE | {"weekday": 4})
    assert asked(app, of_board).status_code == 404
    there = read(app, own)
    assert [at.isoformat() for at in times(there, *NEXT)] == ["2026-11-26T02:00:00+00:00"]
    assert days(there) == []
    change_person(office, people.move_person, office.boris, office.land)
    assert asked(app, of_board).status_code == 200


def test_another_role_sees_what_that_role_may(app: Flask, client: Client, office: Office, anna: FlaskClient) -> None:
    leader = client(office.leader)
    address = made(leader, kind="board", board_id=office.board)["address"]
    assert len(times(read(app, address), *NEXT)) == 1
    assert times(read(app, made(leader)["address"]), *NEXT) == []
    with change() as session:
        session.get_one(Person, office.leader).role = "specialist"
    assert asked(app, address).status_code == 404


def test_who_stands_in_for_a_head_has_that_boards_meetings_as_long_as_that(
    app: Flask, anna: FlaskClient, client: Client, office: Office, time: Time
) -> None:
    vera = made(client(office.vera))["address"]
    assert times(read(app, vera), *NEXT) == []
    with change() as session:
        wanted = NewDeputy(person_id=office.vera, from_day=date(2026, 11, 23), until_day=date(2026, 11, 29))
        people.name_deputy(session, session.get_one(Unit, office.land), wanted, by=who(session, office.anna), at=NOON)
    assert len(times(read(app, vera), *NEXT)) == 1
    time.at += timedelta(days=7)
    assert times(read(app, vera), *NEXT) == []


def test_every_board_of_the_unit_is_in_ones_own_and_no_other(
    app: Flask, anna: FlaskClient, boris: FlaskClient, client: Client, office: Office
) -> None:
    with change() as session:
        second = make_board(session, session.get_one(Unit, office.land), session.get_one(Person, office.anna)).id
    anna.put(f"{API}/boards/{second}/meeting-schedule", json=SCHEDULE | {"weekday": 5})
    client(office.admin).put(f"{API}/boards/{office.other_board}/meeting-schedule", json=SCHEDULE)
    calendar = read(app, made(boris)["address"])
    assert [at.day for at in times(calendar, *NEXT)] == [25, 27]
    admin = read(app, made(client(office.admin))["address"])
    assert [at.day for at in times(admin, *NEXT)] == [25]


def test_the_address_of_the_settings_is_told_and_stands_in_it(app: Flask, boris: FlaskClient, office: Office) -> None:
    app.config["BOARD"] = config.Settings(base_url="https://board.district.local/")
    make_task(office, assignee_id=office.boris, due=date(2026, 11, 27))
    address = made(boris)["address"]
    assert address.startswith("https://board.district.local/calendar/")
    answer = app.test_client().get(address.removeprefix("https://board.district.local"))
    (task,) = Calendar.from_ical(answer.get_data()).walk("VEVENT")
    assert str(task["URL"]).startswith("https://board.district.local/tasks/")
