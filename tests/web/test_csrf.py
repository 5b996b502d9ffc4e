"""Forgery: with a cookie, nothing is changed that a page of ours has not sent."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer

from tests.access.house import everything
from tests.makers import Office, make_task, token_of
from tests.people.browsers import Browser, signed_in

Client = Callable[[str], FlaskClient]
SAFE = {"GET", "HEAD", "OPTIONS"}
OF_DEVICES = "/api/v1/screen/"
"""What a device says for itself, by JSON alone, is nothing of who is signed in beside it."""


BY_LINK = "/stop-letters/"
"""Here the address is the proof, which mail programs post to; one that we have not made is none."""
PROVEN = {OF_DEVICES: 422, BY_LINK: 404}


def _first(path: str) -> str:
    return next((each for each in PROVEN if path.startswith(each)), path)


@pytest.fixture
def anna(app: Flask, office: Office) -> Browser:
    """Анна's browser, signed in."""
    return signed_in(app, office.anna)


@pytest.fixture
def task(office: Office) -> str:
    """A task on Анна's board."""
    return make_task(office)


def test_no_address_changes_anything_without_the_token_of_a_page(
    app: Flask, anna: Browser, office: Office, task: str
) -> None:
    asked, before = unsafe(app, office, task), everything()
    found = {each: anna.client.open(each[1], method=each[0], json=BODIES.get(each[0])).status_code for each in asked}
    assert len(found) > 20
    assert found == {each: PROVEN.get(_first(each[1]), 400) for each in asked}
    assert everything() == before


def test_every_address_takes_the_token_in_the_header(app: Flask, office: Office, task: str) -> None:
    for method, path in unsafe(app, office, task):
        anna = signed_in(app, office.anna)
        answer = anna.client.open(path, method=method, json=BODIES.get(method), headers={"X-CSRF-Token": anna.token()})
        assert answer.status_code != 400, (method, path)


def test_a_program_with_a_key_needs_no_token(client: Client, office: Office) -> None:
    answer = client(office.anna).post(f"/api/v1/boards/{office.board}/tasks", json={"title": "От программы"})
    assert answer.status_code == 201


def test_a_key_is_enough_beside_a_cookie_without_a_token(anna: Browser, office: Office) -> None:
    headers = {"Authorization": f"Bearer {token_of(office.boris)}"}
    answer = anna.client.post(f"/api/v1/boards/{office.board}/tasks", json={"title": "От программы"}, headers=headers)
    assert answer.status_code == 201


def test_a_wrong_key_does_not_spare_a_cookie_its_token(anna: Browser, office: Office) -> None:
    headers = {"Authorization": "Bearer board_wrong"}
    asked = [f"/api/v1/boards/{office.board}/tasks", "/sign-out", "/password"]
    found = [anna.client.post(path, json={"title": "Подделка"}, headers=headers).status_code for path in asked]
    assert found == [401, 400, 400]
    assert anna.is_signed_in


def test_a_stranger_is_told_to_sign_in_rather_than_to_reload(app: Flask, office: Office) -> None:
    assert app.test_client().post(f"/api/v1/boards/{office.board}/tasks", json={"title": "x"}).status_code == 401


def test_a_stranger_cannot_be_signed_in_by_another_page(app: Flask, office: Office) -> None:
    victim = app.test_client()
    fields = {"email": "attacker@example.org", "password": "их пароль, не ваш"}
    assert victim.post("/sign-in", data=fields).status_code == 400


def test_the_token_of_another_browser_is_worth_nothing(app: Flask, anna: Browser, office: Office) -> None:
    for other in (signed_in(app, office.anna), signed_in(app, office.boris), Browser(app)):
        assert add(anna, office, other.token()) == 400


def test_a_token_that_we_did_not_sign_is_worth_nothing(app: Flask, anna: Browser, office: Office) -> None:
    right = anna.token()
    with anna.client.session_transaction() as cookie:
        inside = cookie["csrf_token"]
    forged = URLSafeTimedSerializer("another key, as long as it has to be", salt="wtf-csrf-token").dumps(inside)
    for token in ("", "x", "null", inside, forged, right[:-1], right + "x"):
        assert add(anna, office, token) == 400, token
    assert add(anna, office, right) == 201


def test_a_token_in_the_address_is_worth_nothing(anna: Browser, office: Office) -> None:
    path = f"/api/v1/boards/{office.board}/tasks?csrf_token={anna.token()}"
    assert anna.client.post(path, json={"title": "Подделка"}).status_code == 400


def test_a_token_lasts_as_long_as_the_sign_in(anna: Browser, office: Office) -> None:
    token = anna.token()
    assert [add(anna, office, token) for _ in range(3)] == [201, 201, 201]


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/json",
        "application/jsonx",
        None,
    ],
)
def test_a_body_that_does_not_say_it_is_json_is_refused(
    anna: Browser, client: Client, office: Office, kind: str | None
) -> None:
    before = everything()
    path, body = f"/api/v1/boards/{office.board}/tasks", '{"title":"Подделка"}'
    by_cookie = anna.client.post(path, data=body, content_type=kind, headers={"X-CSRF-Token": anna.token()})
    assert (by_cookie.status_code, by_cookie.get_json()["type"]) == (400, "bad-json")
    assert everything() == before
    by_key = client(office.anna).post(path, data=body, content_type=kind)
    assert (by_key.status_code, by_key.get_json()["type"]) == (400, "bad-json")


@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8", "Application/JSON"])
def test_a_body_that_says_it_is_json_is_taken(anna: Browser, office: Office, kind: str) -> None:
    headers = {"X-CSRF-Token": anna.token()}
    path, body = f"/api/v1/boards/{office.board}/tasks", '{"title":"Настоящая"}'
    assert anna.client.post(path, data=body, content_type=kind, headers=headers).status_code == 201


def test_a_page_that_is_too_old_is_told_so_in_words(anna: Browser, office: Office) -> None:
    page = anna.client.post("/sign-out")
    assert (page.status_code, page.mimetype) == (400, "text/html")
    answer = anna.client.post(f"/api/v1/boards/{office.board}/tasks", json={"title": "x"})
    assert (answer.get_json()["type"], answer.mimetype) == ("csrf", "application/problem+json")


def test_no_answer_lets_other_sites_read_it(anna: Browser, office: Office) -> None:
    elsewhere = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    for path in ("/boards", "/sign-in", "/api/v1/me", f"/api/v1/boards/{office.board}", "/api/v1/openapi.json"):
        for method in ("GET", "OPTIONS"):
            answer = anna.client.open(path, method=method, headers=elsewhere)
            assert not [name for name, _ in answer.headers if name.lower().startswith("access-control")], path


BODIES: dict[str, Any] = {"POST": {"title": "Подделка"}, "PUT": {"is_working": True}, "PATCH": {"title": "Подделка"}}


def unsafe(app: Flask, office: Office, task: str) -> list[tuple[str, str]]:
    """Every method and address that changes something, about things that are there."""
    things = {
        "board_id": office.board,
        "column_id": office.columns["planned"],
        "task_id": task,
        "unit_id": office.land,
        "person_id": office.boris,
        "day": "2026-11-24",
    }
    found = []
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            path = rule.build({name: things.get(name, "x") for name in rule.arguments})
            found += [(method, path[1]) for method in (rule.methods or set()) - SAFE if path]
    return sorted(found)


def add(browser: Browser, office: Office, token: str) -> int:
    """The status of adding a task with that token."""
    headers = {"X-CSRF-Token": token}
    return browser.client.post(
        f"/api/v1/boards/{office.board}/tasks", json={"title": "Задача"}, headers=headers
    ).status_code
