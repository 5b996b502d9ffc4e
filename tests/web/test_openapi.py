"""The description of the API: valid, whole, and true."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from werkzeug.test import TestResponse

from board.screens.inputs import Item
from tests.makers import Office, make_task
from tests.pairing.makers import hang, new_screen
from tests.web.call import API
from tests.web.every_command import all_known, everything, pairing_code

Client = Callable[[str], FlaskClient]
Document = dict[str, Any]
NOT_DESCRIBED = {f"{API}/openapi.json"}


@pytest.fixture
def admin(client: Client, office: Office) -> FlaskClient:
    """Глеб, who may do everything."""
    return client(office.admin)


@pytest.fixture
def document(app: Flask) -> Document:
    """The description, as anybody may read it."""
    found: Document = app.test_client().get(f"{API}/openapi.json").get_json()
    return found


def operation(document: Document, method: str, path: str) -> Document:
    """What the description says about an address that was asked."""
    # What has a name of its own comes before what any id may stand for.
    for template, methods in sorted(document["paths"].items(), key=lambda path: path[0].count("{")):
        if re.fullmatch(re.sub(r"{\w+}", "[^/]+", template), path) and method.lower() in methods:
            found: Document = methods[method.lower()]
            return found
    raise AssertionError(f"{method} {path} is not described")


def assert_described(document: Document, answer: TestResponse) -> None:
    """The status is described, the body is what the description says, and has nothing beside it."""
    asked = answer.request
    described = operation(document, asked.method, asked.path)["responses"]
    assert str(answer.status_code) in described, (asked.method, asked.path, answer.status_code)
    content = described[str(answer.status_code)].get("content", {})
    if not content:
        assert answer.get_data() == b""
        return
    schema = content[answer.mimetype]["schema"]
    found = answer.get_json()
    Draft202012Validator({**schema, "components": document["components"]}).validate(found)
    if answer.status_code < 300:
        name = schema["$ref"].rpartition("/")[2]
        assert found.keys() == document["components"]["schemas"][name]["properties"].keys(), name


NO_COMMANDS = {f"{API}/{each}" for each in ("screen/pairing", "screen/report", "kpis/values/preview", "me/proof")}
"""What a device does that is nobody, a question that is too long for an address, and one that tells a password."""


def questions(known: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Every question, for what is known."""
    yield from ((path, {}) for path in ("me", "boards", "directory", f"boards/{known['board_id']}"))
    yield from ((path, {}) for path in ("me/sign-ins", "me/tokens", "terms", "commands", "status"))
    yield from ((path, {}) for path in ("me/notices", "me/notice-choices", "deliveries"))
    yield from ((path, {}) for path in ("me/sign-ins", "me/tokens", "me/feeds", "terms", "commands", "status"))
    yield f"boards/{known['board_id']}/loads", {}
    yield f"units/{known['unit_id']}/team", {}
    yield from ((f"units/{known['unit_id']}/decisions{more}", {}) for more in ("", "/archive"))
    yield from ((f"boards/{known['board_id']}/meetings{more}", {}) for more in ("", "/archive"))
    yield f"meetings/{known['meeting_id']}", {}
    yield f"units/{known['unit_id']}/measured", {"kind": "board", "id": known["board_id"]}
    yield from ((f"people/{known['admin_id']}/{part}", {}) for part in ("availability", "open-tasks", "load"))
    yield from ((path, {}) for path in (f"boards/{known['board_id']}/archive", f"tasks/{known['task_id']}"))
    yield f"rooms/board:{known['board_id']}/events", {"since": "0"}
    yield from ((path, {}) for path in ("projects", "projects/targets", "projects/timeline"))
    yield f"projects/{known['project_id']}", {}
    yield f"projects/{known['led_id']}/timeline", {"dark": "true"}
    yield "projects/default-plan", {"agreed": "2026-11-27"}
    yield "calendar", {"first": "2026-01-01", "last": "2026-12-31"}
    yield f"kpis/{known['kpi_code']}/figure", {"dark": "true"}
    yield f"kpis/{known['kpi_code']}/tasks", {}
    yield from ((f"kpis/{known['kpi_code']}/units", {}), (f"units/{known['unit_id']}/kpis", {}))
    yield from (("kpis", {}), (f"kpis/{known['kpi_code']}", {}), (f"walls/{known['wall_id']}", {}))
    yield from (
        ("screens", {}),
        (f"screens/waiting/{known['pairing_code']}", {}),
        ("screen/pairing", {}),
        ("screen", {}),
    )


def test_the_description_is_valid(document: Document) -> None:
    OpenAPIV31SpecValidator(document).validate()
    assert document["openapi"].startswith("3.1.")


def test_every_address_is_described_and_nothing_else(app: Flask, document: Document) -> None:
    there = {
        (re.sub(r"<(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(f"{API}/") and rule.rule not in NOT_DESCRIBED
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    described = {(path, method) for path, methods in document["paths"].items() for method in methods}
    assert described == there
    assert len(described) > 25


def test_every_address_has_a_name_of_its_own_and_a_summary(document: Document) -> None:
    every = [each for methods in document["paths"].values() for each in methods.values()]
    assert len({each["operationId"] for each in every}) == len(every)
    assert all(each["summary"] for each in every)


def test_every_command_can_be_given_a_key_and_says_what_it_refuses(document: Document) -> None:
    for path, methods in document["paths"].items():
        for method, each in methods.items():
            headers = [parameter["name"] for parameter in each["parameters"] if parameter["in"] == "header"]
            is_command = method != "get" and path not in NO_COMMANDS
            assert headers == (["Idempotency-Key"] if is_command else []), path
            assert each["responses"].keys() >= ({"400", "401", "403", "404", "413", "422"} if is_command else {"401"})


def test_what_must_be_asked_is_described_as_required(document: Document) -> None:
    parameters = document["paths"][f"{API}/calendar"]["get"]["parameters"]
    assert {each["name"]: each["required"] for each in parameters} == {"first": True, "last": True}
    parameters = document["paths"][f"{API}/boards"]["get"]["parameters"]
    assert {each["name"]: each["required"] for each in parameters} == {"limit": False, "cursor": False}


def test_every_command_answers_what_is_described(document: Document, admin: FlaskClient, office: Office) -> None:
    for call, answer in everything(admin, office):
        assert answer.status_code in (200, 201), call.name
        assert_described(document, answer)


def test_every_question_is_answered_as_described(
    app: Flask, document: Document, admin: FlaskClient, office: Office
) -> None:
    known, asked = all_known(admin, office), set()
    known["pairing_code"] = pairing_code()
    screen = hang(app.test_client(), new_screen(Item(kind="board", id=office.board))[1])
    for path, query in questions(known):
        asker = screen if path == "screen" else admin
        answer = asker.get(f"{API}/{path}", query_string=query)
        assert answer.status_code == 200
        assert_described(document, answer)
        asked.add(operation(document, "GET", f"{API}/{path}")["operationId"])
    assert asked == {methods["get"]["operationId"] for methods in document["paths"].values() if "get" in methods}


def test_what_has_not_changed_is_described(document: Document, admin: FlaskClient, office: Office) -> None:
    path = f"{API}/boards/{office.board}"
    tag = admin.get(path).headers["ETag"]
    assert_described(document, admin.get(path, headers={"If-None-Match": tag}))


def test_every_refusal_is_described(
    document: Document, admin: FlaskClient, client: Client, app: Flask, office: Office
) -> None:
    boris, vera = client(office.boris), client(office.vera)
    urgent = make_task(office, priority="urgent", column_id=office.columns["planned"])
    task, board = f"{API}/tasks/{urgent}", f"{API}/boards/{office.board}"
    undo = f"{API}/commands/{admin.patch(task).get_json()['command_id']}/undo"
    admin.patch(f"{board}/columns/{office.columns['planned']}", json={"wip_limit": 1})
    refused = [
        (401, app.test_client().get(board)),
        (401, app.test_client().post(f"{task}/move", json={})),
        (400, boris.post(f"{task}/move", data="{", content_type="application/json")),
        (403, boris.patch(board, json={"name": "Моя"})),
        (404, vera.get(board)),
        (404, vera.get(task)),
        (404, vera.post(f"{task}/move", json={"column_id": "x"})),
        (422, boris.get(f"{board}/archive?limit=0")),
        (422, boris.post(f"{task}/move", json={})),
        (413, boris.post(f"{task}/move", data=b"x" * 1_100_000, content_type="application/json")),
        (409, boris.post(f"{board}/tasks", json={"title": "x", "column_id": office.columns["planned"]})),
        (409, boris.post(f"{board}/tasks", json={"title": "x", "priority": "urgent"})),
        (410, boris.get(f"{API}/rooms/board:{office.board}/events?since=99999")),
        (404, boris.post(undo)),
        (409, admin.post(undo)),
        (200, boris.post(f"{task}/archive")),
        *((410, boris.post(f"{task}/{verb}", json=body)) for verb, body in gone(office)),
        (410, boris.patch(task, json={"title": "x"})),
    ]
    for status, answer in refused:
        assert answer.status_code == status, (answer.request.path, answer.get_data(as_text=True))
        assert_described(document, answer)


def gone(office: Office) -> list[tuple[str, dict[str, str]]]:
    """Commands that an archived task refuses."""
    return [
        ("move", {"column_id": office.columns["done"]}),
        ("block", {"reason": "x", "category": "other"}),
        ("unblock", {}),
    ]
