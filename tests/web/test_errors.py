"""Refusals and failures: one shape for programs, a page for people, in the reader's language."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from structlog.testing import capture_logs
from werkzeug.test import TestResponse

from board import database
from board.tasks.events import board_room
from tests.live.house import somebody_writing
from tests.makers import Office, make_task
from tests.web.call import API

Client = Callable[[str], FlaskClient]
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def said(answer: TestResponse) -> Iterator[str]:
    """Every text of a problem document that a person reads."""
    document = answer.get_json()
    yield from (document["title"], document["detail"])
    yield from (fault["message"] for fault in document.get("errors", []))


def refusals(
    app: Flask, client: Client, office: Office, language: dict[str, str]
) -> list[tuple[int, str, TestResponse]]:
    """One refusal of every kind, with its status and slug."""
    anna, boris, vera = client(office.anna), client(office.boris), client(office.vera)
    board, planned = f"{API}/boards/{office.board}", office.columns["planned"]
    done = boris.patch(f"{API}/tasks/{make_task(office)}", json={"title": "Иначе"}).get_json()
    busy, gone = make_task(office, column_id=planned, priority="urgent"), make_task(office)
    anna.patch(f"{board}/columns/{planned}", json={"wip_limit": 1})
    boris.post(f"{API}/tasks/{gone}/archive")
    key = {**language, "Idempotency-Key": done["command_id"]}
    asked: list[tuple[int, str, FlaskClient, str, str, Any]] = [
        (400, "bad-json", boris, "POST", f"{board}/tasks", {"data": "{", "content_type": "application/json"}),
        (400, "bad-json", boris, "POST", f"{board}/tasks", {"data": "x", "content_type": "text/plain"}),
        (401, "not-signed-in", app.test_client(), "GET", board, {}),
        (403, "not-allowed", boris, "PATCH", board, {"json": {"name": "Моя"}}),
        (404, "not-found", vera, "GET", board, {}),
        (404, "not-found", boris, "GET", f"{API}/nothing", {}),
        (405, "wrong-method", boris, "TRACE", board, {}),
        (409, "wip-limit", boris, "POST", f"{board}/tasks", {"json": {"title": "x", "column_id": planned}}),
        (409, "second-urgent", boris, "POST", f"{board}/tasks", {"json": {"title": "x", "priority": "urgent"}}),
        (
            409,
            "refused",
            boris,
            "POST",
            f"{API}/tasks/{done['task']['id']}/block",
            {"json": {"reason": "x", "category": "other"}},
        ),
        (409, "cannot-undo", anna, "POST", f"{API}/commands/{nothing_done(anna, busy)}/undo", {}),
        (410, "gone", boris, "PATCH", f"{API}/tasks/{gone}", {"json": {"title": "x"}}),
        (410, "too-old", boris, "GET", f"{API}/rooms/board:{office.board}/events?since=999", {}),
        (
            413,
            "too-large",
            boris,
            "POST",
            f"{board}/tasks",
            {"data": b"x" * 1_100_000, "content_type": "application/json"},
        ),
        (
            422,
            "invalid",
            boris,
            "POST",
            f"{board}/tasks",
            {"json": {"title": 1, "kind": "x", "zz": 1, "due": "x", "labels": ["x"] * 6}},
        ),
        (422, "invalid", boris, "POST", f"{board}/tasks", {"json": {"title": "x", "assignee_id": office.vera}}),
        (422, "invalid", boris, "GET", f"{API}/boards?limit=x&cursor=x", {}),
        (422, "idempotency-mismatch", boris, "POST", f"{board}/tasks", {"json": {"title": "x"}, "headers": key}),
    ]
    return [
        (status, slug, who.open(path, method=method, **({"headers": language} | sent)))
        for status, slug, who, method, path, sent in asked
    ]


def nothing_done(who: FlaskClient, task: str) -> str:
    """A command that has nothing to take back."""
    return str(who.patch(f"{API}/tasks/{task}").get_json()["command_id"])


def test_every_refusal_is_a_problem_document_in_russian(app: Flask, client: Client, office: Office) -> None:
    for status, slug, answer in refusals(app, client, office, {}):
        document = answer.get_json()
        assert (answer.status_code, document["status"], document["type"]) == (status, status, slug)
        assert answer.mimetype == "application/problem+json"
        assert answer.headers["Cache-Control"] == "no-store"
        assert all(CYRILLIC.search(each) for each in said(answer)), document
        assert not any(" or " in each or "%(" in each for each in said(answer)), document


def test_who_asks_for_english_is_answered_in_english(app: Flask, client: Client, office: Office) -> None:
    for _, slug, answer in refusals(app, client, office, {"Accept-Language": "en-GB,en;q=0.9,ru;q=0.1"}):
        # Whoever is not known has not said how they want to be spoken to.
        russian = [each for each in said(answer) if CYRILLIC.search(each.replace("План недели", ""))]
        assert bool(russian) == (slug == "not-signed-in"), answer.get_json()


@on_sqlite
def test_another_language_is_answered_in_the_default_one(client: Client, office: Office) -> None:
    for wanted in ("de", "*;q=0", "ru", "%%%", "x" * 5000):
        answer = client(office.boris).get(f"{API}/nothing", headers={"Accept-Language": wanted})
        assert answer.get_json()["title"] == "Не найдено", wanted


@on_sqlite
def test_a_refused_stranger_is_told_how_to_sign_in(app: Flask, office: Office) -> None:
    for headers in (
        {},
        {"Authorization": "Bearer nobody"},
        {"Authorization": "Basic eA=="},
        {"Authorization": "Bearer \xff"},
    ):
        for path, method in (("boards", "GET"), ("boards", "POST"), (f"boards/{office.board}", "GET")):
            answer = app.test_client().open(f"{API}/{path}", method=method, headers=headers)
            assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")


@on_sqlite
def test_an_unknown_address_of_the_api_is_a_problem_document_for_every_method(client: Client, office: Office) -> None:
    boris = client(office.boris)
    for path in ("/api/v1/nothing", "/api/v2/boards", "/api/v1/", "/api/v1/boards/x/y/z", "/api/v1/boards/"):
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            answer = boris.open(path, method=method)
            assert (answer.status_code, answer.mimetype) == (404, "application/problem+json"), (method, path)


@on_sqlite
def test_a_wrong_method_changes_nothing_and_is_a_problem_document(client: Client, office: Office) -> None:
    boris = client(office.boris)
    for path, method in (("boards", "DELETE"), ("me", "POST"), (f"boards/{office.board}", "PUT"), ("boards", "TRACE")):
        answer = boris.open(f"{API}/{path}", method=method, json={"name": "x"})
        assert answer.status_code in (404, 405)
        assert answer.mimetype == "application/problem+json"
    assert "GET" in boris.open(f"{API}/boards", method="TRACE").headers["Allow"]
    assert boris.get(f"{API}/boards/{office.board}").get_json()["version"] == 1


@on_sqlite
def test_a_failure_of_ours_says_nothing_of_what_is_inside(
    client: Client, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("SELECT secret FROM person")

    monkeypatch.setattr("board.tasks.queries.boards_for", fail)
    boris = client(office.boris)
    with capture_logs() as logged:
        answer, page = boris.get(f"{API}/boards"), boris.get("/boards")
    assert (answer.status_code, answer.get_json()["type"]) == (500, "internal-error")
    assert (page.status_code, page.mimetype) == (500, "text/html")
    assert "secret" not in answer.get_data(as_text=True) + page.get_data(as_text=True)
    assert [entry["event"] for entry in logged if entry["log_level"] == "error"] == ["request failed"] * 2


@on_sqlite
def test_people_get_pages_and_programs_documents(app: Flask, client: Client, office: Office) -> None:
    page = client(office.boris).get("/boards/nobody-knows-it")
    assert (page.status_code, page.mimetype) == (404, "text/html")
    assert "Не найдено" in page.get_data(as_text=True)
    stranger = app.test_client().get(f"/boards/{office.board}")
    assert (stranger.status_code, stranger.headers["Location"]) == (302, f"/sign-in?next=/boards/{office.board}")


def test_while_another_program_holds_the_database_a_command_may_be_repeated(
    db: database.Database, client: Client, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LOCK_SECONDS", 0.2)
    boris, path = client(office.boris), f"{API}/boards/{office.board}/tasks"
    key = {"Idempotency-Key": "00000000-0000-4000-8000-000000000001"}
    with somebody_writing(db, board_room(office.board)):
        answer = boris.post(path, json={"title": "x"}, headers=key)
        assert (answer.status_code, answer.get_json()["type"], answer.headers["Retry-After"]) == (503, "busy", "2")
        assert boris.get(f"{API}/boards/{office.board}").status_code == 200
    assert boris.post(path, json={"title": "x"}, headers=key).status_code == 201
    assert len(boris.get(f"{API}/boards/{office.board}").get_json()["tasks"]) == 1
