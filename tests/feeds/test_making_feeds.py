"""One's own calendar addresses: told once, one of each kind, listed, revoked, and nobody else's."""

from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import Session

from board import database
from board.feeds import commands, queries
from board.feeds.models import Kind
from board.live.change import change
from tests.feeds.reading import API, asked, made
from tests.makers import NOON, Office
from tests.meetings.conftest import Client, Time
from tests.people.at_once import at_once


def listed(http: FlaskClient) -> list[dict[str, object]]:
    """One's own."""
    found: list[dict[str, object]] = http.get(f"{API}/me/feeds").get_json()["items"]
    return found


def test_it_is_told_once_and_a_repeat_makes_no_second_one(app: Flask, boris: FlaskClient) -> None:
    key = {"Idempotency-Key": str(uuid4())}
    first = boris.post(f"{API}/me/feeds", json={"kind": "personal"}, headers=key).get_json()
    again = boris.post(f"{API}/me/feeds", json={"kind": "personal"}, headers=key).get_json()
    assert again == {**first, "address": ""}
    assert listed(boris) == [first["feed"]]
    assert first["feed"] | {"id": ""} == {
        "id": "",
        "kind": "personal",
        "board": None,
        "created_at": "2026-11-23T05:00:00.000Z",
        "last_read_at": None,
    }
    assert asked(app, first["address"]).status_code == 200


def test_a_new_one_replaces_the_former_of_that_kind_and_board_alone(
    app: Flask, boris: FlaskClient, anna: FlaskClient, client: Client, office: Office
) -> None:
    coordinator = client(office.coordinator)
    of_board = {"kind": "board", "board_id": office.board}
    theirs = [
        made(boris),
        made(boris, **of_board),
        made(anna, **of_board),
        made(coordinator, **of_board),
        made(coordinator, kind="board", board_id=office.other_board),
    ]
    newer = made(coordinator, **of_board)
    assert [asked(app, each["address"]).status_code for each in theirs] == [200, 200, 200, 404, 200]
    assert asked(app, newer["address"]).status_code == 200
    assert len(listed(coordinator)) == 2
    personal = made(boris)
    assert [asked(app, each["address"]).status_code for each in theirs[:2]] == [404, 200]
    assert {each["id"] for each in listed(boris)} == {personal["feed"]["id"], theirs[1]["feed"]["id"]}


def test_a_list_names_the_board_and_not_what_opens_it(boris: FlaskClient, office: Office) -> None:
    address = made(boris, kind="board", board_id=office.board)["address"]
    assert [each["board"] for each in listed(boris)] == [{"id": office.board, "name": "Земельный отдел"}]
    secret = address.rpartition("/")[2].removesuffix(".ics")
    assert secret not in boris.get(f"{API}/me/feeds").get_data(as_text=True)


def test_nobody_sees_or_revokes_anothers(app: Flask, boris: FlaskClient, anna: FlaskClient) -> None:
    his = made(boris)
    assert listed(anna) == []
    path = f"{API}/me/feeds/{his['feed']['id']}/revoke"
    assert anna.post(path).status_code == 404
    assert asked(app, his["address"]).status_code == 200
    answer = boris.post(path)
    assert (answer.status_code, answer.get_json()["feed"]) == (
        200,
        his["feed"] | {"last_read_at": "2026-11-23T05:00:00.000Z"},
    )
    assert boris.post(path).status_code == 404
    assert listed(boris) == []


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "kind"),
        ({"kind": "everything"}, "kind"),
        ({"kind": "board"}, "board_id"),
        ({"kind": "board", "board_id": ""}, "board_id"),
        ({"kind": "personal", "board_id": "b1"}, "board_id"),
        ({"kind": "personal", "name": "x"}, "name"),
    ],
)
def test_what_is_no_wish_for_a_calendar_is_refused(boris: FlaskClient, body: dict[str, str], field: str) -> None:
    answer = boris.post(f"{API}/me/feeds", json=body)
    assert answer.status_code == 422
    assert [each["field"] for each in answer.get_json()["errors"]] == [field]
    assert listed(boris) == []


def test_of_a_board_that_one_may_not_see_there_is_none(client: Client, office: Office) -> None:
    for board_id in (office.board, "nothing"):
        body = {"kind": "board", "board_id": board_id}
        assert client(office.vera).post(f"{API}/me/feeds", json=body).status_code == 404


def test_nobody_has_none(app: Flask, office: Office) -> None:
    assert app.test_client().get(f"{API}/me/feeds").status_code == 401
    assert app.test_client().post(f"{API}/me/feeds", json={"kind": "personal"}).status_code == 401


def test_of_two_that_are_made_at_the_same_moment_the_later_one_stays(office: Office) -> None:
    def makes(session: Session) -> str:
        return commands.make_feed(session, office.boris, Kind.PERSONAL, None, at=NOON)[0].id

    first, later = at_once(makes, makes)
    assert first != later
    with database.reading() as session:
        assert [each.id for each in queries.feeds_of(session, office.boris)] == [later]


def test_what_was_made_after_an_account_was_closed_is_not_ended_by_that(office: Office, time: Time) -> None:
    with change() as session:
        later = commands.make_feed(session, office.boris, Kind.PERSONAL, None, at=NOON)[0].id
    with change() as session:
        commands.end_feeds(session, office.boris, at=NOON.replace(hour=4))
    with database.reading() as session:
        assert [each.id for each in queries.feeds_of(session, office.boris)] == [later]
