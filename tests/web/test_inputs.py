"""What comes in: checked by one rule everywhere, and whatever it is, the program goes on."""

import contextlib
import http.client
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import col, select

from board import database
from board.live.models import CommandLog
from tests.makers import Office, make_task, token_of
from tests.servers import Server
from tests.web.call import API, Call, carry_out, filled
from tests.web.every_command import CALLS, all_known, commands_of, known_of

Client = Callable[[str], FlaskClient]
JSON = "application/json"
ODD_IDS = (
    *("..", "%2e%2e%2f..", "%00", "a%00b", "%0a", "%20", "%D0%B6", "%F0%9F%98%80", "%ff%fe", "__proto__"),
    *("' OR 1=1 --", "-1", "1e309", "null", "%E2%80%AE", "a" * 10_000),
)
ODD_TEXTS = ("a\x00b", "\x1b[31m", "\x9b")
TOO_DEEP = "[" * 10_000 + "]" * 10_000
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def admin(client: Client, office: Office) -> FlaskClient:
    """Глеб, who may do everything."""
    return client(office.admin)


def properties(app: Flask, call: Call) -> dict[str, Any]:
    """The JSON schema of each field that a command takes; beside a file they stand in the address."""
    described = commands_of(app)[call.name]
    body = described.query if described.binary else described.body
    return body.model_json_schema()["properties"] if body else {}


def kinds(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """What a field may be, one by one."""
    return [kind for kind in schema.get("anyOf", [schema]) if kind.get("type") != "null"]


def wrong_values(schema: dict[str, Any]) -> Iterator[Any]:
    """What a field with that schema must refuse."""
    (kind,) = kinds(schema)
    if "null" not in [each.get("type") for each in schema.get("anyOf", [])]:
        yield None
    if "$ref" in kind or kind["type"] == "object":
        yield from ("x", 1, True, [1])
        return
    yield {"$ne": 1}
    if kind["type"] == "string":
        yield from (1, True, ["a"], *ODD_TEXTS, "я" * (kind.get("maxLength", 40) + 1))
    elif kind["type"] in ("number", "integer"):
        yield from ("1", True, [1], kind.get("minimum", 0) - 1, 10**30, float("nan"), float("inf"))
    elif kind["type"] == "boolean":
        yield from ("true", 1, 0, [True])
    else:
        longest = kind["items"].get("maxLength", 200)
        yield from ("аренда", [1], [["аренда"]], ["a\x00b"], ["я" * (longest + 1)], ["a"] * (kind["maxItems"] + 1))


def test_the_list_of_commands_is_whole_and_names_every_field(app: Flask) -> None:
    commands = commands_of(app)
    assert {call.name for call in CALLS} == commands.keys()
    for call in CALLS:
        assert call.body.keys() == properties(app, call).keys(), call.name


def test_every_command_takes_what_it_describes(admin: FlaskClient, office: Office) -> None:
    all_known(admin, office)


@on_sqlite
def test_every_field_refuses_what_it_is_not_and_is_named(app: Flask, admin: FlaskClient, office: Office) -> None:
    known = known_of(office)
    for call in CALLS:
        good, carried_out = filled(call.body, known), commands_carried_out()
        for field, schema in properties(app, call).items():
            for wrong in wrong_values(schema):
                if call.content and not isinstance(wrong, str):
                    continue
                sent: dict[str, Any] = {"data": json.dumps({**good, field: wrong}), "content_type": JSON}
                sent = call.sent({**good, field: wrong}) if call.content else sent
                refused = admin.open(call.path(known), method=call.method, **sent)
                assert refused.status_code == 422, (call.name, field, wrong, refused.get_data(as_text=True))
                assert {fault["field"].split(".")[0] for fault in refused.get_json()["errors"]} == {field}, wrong
        assert commands_carried_out() == carried_out
        carry_out(admin, call, known)


@on_sqlite
def test_an_unknown_field_is_refused_and_named(admin: FlaskClient, office: Office) -> None:
    known = known_of(office)
    for call in CALLS:
        for field in ("titel", "id", "is_admin", "__proto__"):
            if field in call.body:
                continue
            sent = call.sent({**filled(call.body, known), field: 1})
            refused = admin.open(call.path(known), method=call.method, **sent)
            assert refused.status_code == 422, (call.name, refused.get_data(as_text=True))
            assert refused.get_json()["errors"][0].items() >= {"field": field, "type": "extra_forbidden"}.items()
        carry_out(admin, call, known)


@pytest.mark.parametrize("letter", ["я", "ß", "\u0958"])
def test_the_longest_text_fits_everywhere(letter: str, app: Flask, admin: FlaskClient, office: Office) -> None:
    known = known_of(office)
    for number, call in enumerate(CALLS):
        # Another name for each: some are given once.
        begun = {"name": f"{number:06}"}
        long = {name: begun.get(name, "x" * 6) + letter * (room - 6) for name, room in lengths(app, call).items()}
        answer = carry_out(admin, replace(call, body={**call.body, **long}), known)
        assert answer.status_code < 300, (call.name, answer.get_data(as_text=True))


def lengths(app: Flask, call: Call) -> dict[str, int]:
    """How long each free text of a command may be; ids, enums, addresses and labels that must exist are not free."""
    found = {name: kind for name, schema in properties(app, call).items() for kind in kinds(schema)}
    return {name: kind["maxLength"] for name, kind in found.items() if "maxLength" in kind and is_free(name, kind)}


def is_free(name: str, kind: dict[str, Any]) -> bool:
    """Whether any text may stand there."""
    return "pattern" not in kind and name not in ("email", "label", "proof")


def test_an_address_that_grows_in_small_letters_is_refused_or_fits(admin: FlaskClient, office: Office) -> None:
    for local, status in (("i" * 240, 201), ("ß" * 240, 422), ("a\x00b", 422), ("a\u202eb", 422)):
        answer = admin.post(f"{API}/people", json={"name": "Х", "email": f"{local}@example.org"})
        assert answer.status_code == status, local


@on_sqlite
def test_what_is_no_json_is_said_to_be_none(admin: FlaskClient, office: Office) -> None:
    for sent in ("", "{", "title=x", "{'title': 1}", '{"title":"x"} x', TOO_DEEP, '{"title":"\\ud800"}', "\ufeff{}"):
        answer = admin.post(f"{API}/boards/{office.board}/tasks", data=sent.encode(), content_type=JSON)
        assert (answer.status_code, answer.get_json()["type"]) == (400, "bad-json"), sent


@on_sqlite
def test_odd_json_is_refused(admin: FlaskClient, office: Office) -> None:
    hours = ("NaN", "-Infinity", "1" + "0" * 4400, "1e999", "[" * 100 + "]" * 100)
    for sent in ("null", "[]", "1", '"x"', *('{"title":"x","estimate_hours":' + each + "}" for each in hours)):
        answer = admin.post(f"{API}/boards/{office.board}/tasks", data=sent, content_type=JSON)
        assert answer.status_code in (400, 422), sent
        assert answer.mimetype == "application/problem+json"


@on_sqlite
def test_a_body_must_say_that_it_is_json(admin: FlaskClient, office: Office) -> None:
    path, body = f"{API}/boards/{office.board}/tasks", b'{"title": "x"}'
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "application/xml"):
        answer = admin.post(path, data=body, content_type=kind)
        assert (answer.status_code, answer.get_json()["type"]) == (400, "bad-json"), kind
    assert admin.post(path, data=body, content_type="application/json; charset=utf-8").status_code == 201


@on_sqlite
def test_a_command_without_fields_needs_no_body_and_takes_no_other(admin: FlaskClient, office: Office) -> None:
    path = f"{API}/tasks/{make_task(office)}/archive"
    assert admin.post(path, data="{", content_type=JSON).status_code == 400
    assert admin.post(path, data="x", content_type="text/plain").status_code == 400
    assert admin.post(path).status_code == 200
    assert admin.post(path, json={}).status_code == 200


@on_sqlite
def test_a_body_over_a_mebibyte_is_too_large(admin: FlaskClient, office: Office) -> None:
    path = f"{API}/boards/{office.board}/tasks"
    for size, status in ((1024 * 1024 + 1, 413), (1024 * 1024, 400)):
        answer = admin.post(path, data=b"x" * size, content_type=JSON)
        assert answer.status_code == status
        assert answer.mimetype == "application/problem+json"


@on_sqlite
def test_an_idempotency_key_is_a_uuid(admin: FlaskClient, office: Office) -> None:
    path = f"{API}/boards/{office.board}/tasks"
    for key in ("", "x", "1", "g" * 32, "a" * 10_000, "00000000-0000-0000-0000-00000000000"):
        answer = admin.post(path, json={"title": "x"}, headers={"Idempotency-Key": key})
        assert answer.status_code == 422, key
        assert [fault["field"] for fault in answer.get_json()["errors"]] == ["Idempotency-Key"]
    upper = admin.post(path, json={"title": "x"}, headers={"Idempotency-Key": "A" * 8 + "-AAAA-4AAA-8AAA-" + "A" * 12})
    assert upper.get_json()["command_id"] == "a" * 8 + "-aaaa-4aaa-8aaa-" + "a" * 12


def test_odd_ids_in_an_address_find_nothing(app: Flask, admin: FlaskClient, office: Office) -> None:
    known = known_of(office) | {"task_id": make_task(office), "deputy_id": "x", "command_id": "x", "room": "board:x"}
    known |= {"added_column_id": "x", "absence_id": "x", "token_id": "x", "portfolio_id": "x"}
    rules = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith(f"{API}/") and rule.arguments]
    assert len(rules) > 15
    sendings = {call.name: call.sent(filled(call.body, known | {"task_id": "x"})) for call in CALLS}
    for rule in rules:
        (method,) = (rule.methods or set()) - {"HEAD", "OPTIONS"}
        for odd in ODD_IDS:
            path = re.sub(r"<\w+>", odd, rule.rule)
            sent = {} if method == "GET" else sendings[f"{method} {rule.rule.removeprefix(API)}"]
            answer = admin.open(path, method=method, **sent)
            assert answer.status_code == 404, (method, path[:80], answer.get_data(as_text=True))
            assert answer.mimetype == "application/problem+json"


@on_sqlite
def test_a_list_has_one_to_two_hundred_entries(admin: FlaskClient, office: Office) -> None:
    for path in ("boards", f"boards/{office.board}/archive"):
        for limit in ("0", "-1", "201", "1e9", "1000000000", "1" + "0" * 40, "abc", "", "1.5", "NaN"):
            answer = admin.get(f"{API}/{path}", query_string={"limit": limit})
            assert (answer.status_code, answer.get_json()["errors"][0]["field"]) == (422, "limit"), limit


def test_a_cursor_that_was_never_given_is_refused(admin: FlaskClient, office: Office) -> None:
    for path in ("boards", f"boards/{office.board}/archive"):
        for cursor in ("²", "x", "-1", "9" * 30, "1" * 201, "\x00", "1'--"):
            answer = admin.get(f"{API}/{path}", query_string={"cursor": cursor})
            assert (answer.status_code, answer.get_json()["errors"][0]["field"]) == (422, "cursor"), cursor


@on_sqlite
def test_an_unknown_question_is_refused_and_named(admin: FlaskClient, office: Office) -> None:
    for path in ("boards", f"boards/{office.board}/archive", f"rooms/board:{office.board}/events"):
        answer = admin.get(f"{API}/{path}", query_string={"limti": 5})
        assert (answer.status_code, answer.get_json()["errors"][0]["field"]) == (422, "limti")
    for since in ("-1", "x", "1.5", "", "\x00"):
        answer = admin.get(f"{API}/rooms/board:{office.board}/events", query_string={"since": since})
        assert answer.status_code == 422


def test_odd_letters_at_the_sign_in_are_just_wrong(app: Flask, office: Office) -> None:
    browser = app.test_client()
    token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', browser.get("/sign-in").get_data(as_text=True))
    assert token
    for odd in ("a\x00b@example.org", "\ud7ff@\u202e", "a" * 100_000):
        answer = browser.post("/sign-in", data={"csrf_token": token[1], "email": odd[:60_000], "password": "x\x00"})
        assert answer.status_code == 401


def commands_carried_out() -> int:
    """How many commands were ever recorded."""
    with database.reading() as session:
        return len(session.exec(select(col(CommandLog.id))).all())


@on_sqlite
def test_a_real_server_reads_a_body_however_it_is_sent(database_url: str, office: Office, tmp_path: Path) -> None:
    task, token = make_task(office), token_of(office.boris)
    small, large = b'{"title": "' + b"x" * 200 + b'"}', b'{"title": "' + b"x" * 2_000_000 + b'"}'
    with Server(database_url, tmp_path) as server:
        for body, status in ((small, 200), (large, 413)):
            for sent in (body, iter([body[start : start + 65_536] for start in range(0, len(body), 65_536)])):
                assert send_to(server, f"{API}/tasks/{task}", token, sent)[0] == status
        title = json.loads(send_to(server, f"{API}/tasks/{task}", token, b"{}")[1])["task"]["title"]
        assert title == "x" * 200


def send_to(server: Server, path: str, token: str, body: bytes | Iterator[bytes]) -> tuple[int, bytes]:
    """Status and body of the answer to a change; what comes in parts goes out in chunks."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": JSON}
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)) as connection:
        connection.request("PATCH", path, body=body, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
