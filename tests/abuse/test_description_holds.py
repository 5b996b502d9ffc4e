"""Whatever is sent to an address of the API, the answer is one that its description promises, and no failure of ours."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from board.live.change import change
from board.people import access, passwords
from board.people import queries as people
from board.people.identity import SCREEN_COOKIE
from board.screens.inputs import Item
from tests.abuse.before_commands import Before
from tests.access.asking import QUERIES
from tests.access.matrix import REQUESTS, rows
from tests.makers import NOON, Office, token_of
from tests.pairing.makers import REPORT, new_screen
from tests.web.call import API, Call, Names, filled
from tests.web.every_command import CALLS, SELF, pairing_code
from tests.web.project_calls import proof_of

PASSWORD = "шесть слов для входа в систему"
DOCUMENT = f"{API}/openapi.json"
OPERATIONS = sorted({row.what for row in rows(REQUESTS) if row.what[1].startswith(f"{API}/")} - {("GET", DOCUMENT)})
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
    checks.negative_data_rejection,
]
NO_COMMANDS = (
    Call("POST", "/me/proof", {"password": PASSWORD}),
    Call("POST", "/screen/report", REPORT),
    Call("POST", "/kpis/values/preview", {"name": "t.csv", "content": "0JrQvtC0"}),
)
GOOD = {f"{call.method} {API}{call.rule}": call for call in (*CALLS, *NO_COMMANDS)}
OF_SCREENS = (f"{API}/screen", f"{API}/screen/report")
"""What only a screen asks, by its cookie."""
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture(scope="session")
def before(tmp_path_factory: pytest.TempPathFactory) -> Before:
    """The office before each command, for all tests."""
    return Before(tmp_path_factory.mktemp("before"))


@on_sqlite
@pytest.mark.parametrize(("method", "rule"), OPERATIONS, ids=lambda part: part.removeprefix(API))
def test_every_answer_is_as_described(
    method: str,
    rule: str,
    app: Flask,
    office: Office,
    client: Callable[[str], FlaskClient],
    before: Before,
    is_longer: bool,
) -> None:
    known = before.go_to(f"{method} {rule.removeprefix(API)}", client(office.admin), office)
    known |= {"room": f"board:{office.board}", "proof": proof_of(office.admin)}
    headers = {"Authorization": f"Bearer {token_of(office.admin)}", "Accept-Encoding": "identity"}
    cookies = {}
    if rule in OF_SCREENS:
        del headers["Authorization"]
        cookies[SCREEN_COOKIE] = new_screen(Item(kind="board", id=office.board))[1]
    if rule == f"{API}/screens/waiting/<pairing_code>":
        known["pairing_code"] = pairing_code()
    if rule == f"{API}/me/proof":
        _know_password(office.admin)
    schema = schemathesis.openapi.from_wsgi(DOCUMENT, app)
    good = GOOD.get(f"{method} {rule}", Call(method, rule, instead=SELF))
    operation = schema[rule.replace("<", "{").replace(">", "}")][method]
    body = {"body": filled(good.body, known)} if good.body and not good.content else {}
    if good.content:
        body = {"body": good.content, "media_type": "application/octet-stream"}
    first = operation.Case(
        path_parameters=dict.fromkeys(re.findall(r"<(\w+)>", rule), ""),
        query=good.body if good.content else QUERIES.get(rule, {}),
        cookies=cookies,
        **body,
    )
    _ask_about_what_is_there(first, known, good.instead)
    assert first.call_and_validate(headers=headers, checks=CHECKS).status_code < 300
    right, wrong = (operation.as_strategy(generation_mode=mode) for mode in GenerationMode)

    @settings(
        max_examples=200 if is_longer else 16,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=right | wrong, choice=some.integers(0, 999))
    def is_answered(case: Case[Any], choice: int) -> None:
        if choice % 4:
            _ask_about_what_is_there(case, known, good.instead)
            if case.meta and case.meta.generation.mode.is_positive:
                _keep_one_field(case, filled(good.body, known), choice // 4)
        case.cookies |= cookies
        case.call_and_validate(headers=headers, checks=CHECKS)

    is_answered()


def _know_password(person_id: str) -> None:
    with change() as session:
        access.keep_password(session, people.person(session, person_id), passwords.hash_password(PASSWORD), at=NOON)


def _ask_about_what_is_there(case: Case[Any], known: Names, instead: Names) -> None:
    # Else all that is ever answered is “not found”.
    for part, drawn in case.path_parameters.items():
        case.path_parameters[part] = known.get(instead.get(part, part), drawn)


def _keep_one_field(case: Case[Any], good: dict[str, Any], choice: int) -> None:
    # Few bodies name a column that exists and a day that will do in all their fields at once.
    if isinstance(case.body, dict) and case.body:
        kept = sorted(case.body)[choice % len(case.body)]
        case.body = good | {kept: case.body[kept]}
