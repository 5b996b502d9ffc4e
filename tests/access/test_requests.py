"""The access matrix by HTTP: no address without a row, no row without an address, and every answer as it says."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from board.people.models import Role
from board.people.rights import SCREEN
from tests.access.asking import Asking
from tests.access.house import House, everything
from tests.access.matrix import REQUESTS, WHO, Row, rows

ROWS = rows(REQUESTS)
READING = [row for row in ROWS if row.what[0] == "GET"]
CHANGING = [row for row in ROWS if row.what[0] != "GET"]
_DONE = ("200", "201", "302")


def test_every_address_has_a_row_and_every_row_an_address(house: House) -> None:
    assert _served(house.app) == {row.what for row in ROWS}


def test_no_row_stands_twice() -> None:
    assert len({str(row) for row in ROWS}) == len(ROWS)


def test_every_role_has_a_column(house: House) -> None:
    by_key = [house.client(who, "key").get("/api/v1/me").get_json() for who in house.people]
    assert {me["role"] for me in by_key if "role" in me} == {role.value for role in Role}


@pytest.mark.parametrize("who", [who for who in WHO if who != SCREEN])
def test_a_key_and_a_cookie_are_the_same_person(house: House, who: str) -> None:
    by_key, by_cookie = (house.client(who, way).get("/api/v1/me") for way in ("key", "cookie"))
    assert (by_key.status_code, by_key.get_json()) == (by_cookie.status_code, by_cookie.get_json())


@pytest.mark.parametrize("row", READING, ids=str)
def test_reading_answers_as_the_matrix_says_and_changes_nothing(house: House, row: Row) -> None:
    requests = Asking.of(house, row, WHO)
    before = everything()
    for method in ("GET", "HEAD"):
        found = {who: _answer(_client(house, row, who).open(method=method, **requests[who])) for who in WHO}
        assert found == row.answers, method
    assert everything() == before


@pytest.mark.parametrize("row", CHANGING, ids=str)
def test_who_is_refused_changes_nothing(house: House, row: Row) -> None:
    refused = {who: answer for who, answer in row.answers.items() if answer not in _DONE}
    requests = Asking.of(house, row, refused)
    before = everything()
    assert {who: _answer(_ask(house, row, who, requests[who])) for who in refused} == refused
    assert everything() == before


@pytest.mark.parametrize("row", CHANGING, ids=str)
def test_who_may_is_answered(house: House, row: Row) -> None:
    allowed = {who: answer for who, answer in row.answers.items() if answer in _DONE}
    requests = {who: Asking(house, row, who).request() for who in allowed}
    assert {who: _answer(_ask(house, row, who, requests[who])) for who in allowed} == allowed
    house.sign_everybody_in_anew()


def _served(app: Flask) -> set[tuple[str, ...]]:
    by_itself = {"HEAD", "OPTIONS"}
    return {(method, rule.rule) for rule in app.url_map.iter_rules() for method in (rule.methods or set()) - by_itself}


def _ask(house: House, row: Row, who: str, request: dict[str, Any]) -> TestResponse:
    return _client(house, row, who).open(method=row.what[0], **request)


def _client(house: House, row: Row, who: str) -> FlaskClient:
    """People look at pages with a browser, programs ask the API with a key."""
    return house.client(who, "key" if row.what[1].startswith("/api/v1/") else "cookie")


def _answer(response: TestResponse) -> str:
    to_the_form = response.headers.get("Location", "").startswith("/sign-in?next=")
    return "in" if to_the_form else str(response.status_code)
