"""Every command of the API with a body that names all it takes, in an order in which each succeeds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from board.web.endpoint import Endpoint, endpoint_of
from tests.makers import Office

Names = dict[str, str]
API = "/api/v1"


@dataclass(frozen=True)
class Call:
    """A command. `{…}` in its path and body stand for what earlier calls have made; `makes` says what this one does."""

    method: str
    rule: str
    body: dict[str, Any] = field(default_factory=dict)
    makes: Names = field(default_factory=dict)

    @property
    def name(self) -> str:
        """As it stands in a list."""
        return f"{self.method} {self.rule}"

    def path(self, known: Names) -> str:
        """The address for what is known by now."""
        return API + self.rule.replace("<", "{").replace(">", "}").format_map(known)


TASK = {
    "title": "Договор",
    "kind": "service",
    "assignee_id": "{person_id}",
    "due": "2026-11-27",
    "estimate_hours": 4.5,
    "priority": "urgent",
    "labels": ["аренда"],
    "description": "По заявлению",
    "override_reason": "срочно",
}
MOVE = {
    "column_id": "{column_id}",
    "before_id": "{task_id}",
    "after_id": "{task_id}",
    "assignee_id": "{person_id}",
    "waiting_for": "Росреестр",
    "expected_on": "2026-12-04",
    "result": "Готово",
    "comment": "нет подписи",
    "override_reason": "срочно",
}
BLOCK = {"reason": "нет подписи", "category": "documents", "waiting_for": "собственник", "check_on": "2026-11-30"}
PERSON = {
    "name": "Иван Титов",
    "email": "titov@example.org",
    "role": "specialist",
    "unit_id": "{unit_id}",
    "post": "инженер",
}
UNIT = {"name": "Отдел торгов", "short_name": "Торги", "kind": "department", "parent_id": "{unit_id}"}
EDITED_TASK = {**TASK, "due_reason": "просили", "remaining_hours": 1.5, "title": "Договор аренды"}

CALLS = (
    Call("POST", "/boards", {"name": "Торги", "unit_id": "{unit_id}", "template": "standard", "labels": ["5С"]}),
    Call(
        "PATCH",
        "/boards/<board_id>",
        {"name": "Земля", "labels": ["аренда", "5С"], "hard_limits": False, "hard_entry_rules": False},
    ),
    Call(
        "PATCH",
        "/boards/<board_id>/columns/<column_id>",
        {"name": "План", "short_name": "Пл.", "wip_limit": 9, "wip_scope": "column"},
    ),
    Call("POST", "/boards/<board_id>/tasks", {**TASK, "column_id": "{column_id}"}, {"task_id": "task.id"}),
    Call("PATCH", "/tasks/<task_id>", EDITED_TASK, {"command_id": "command_id"}),
    Call("POST", "/commands/<command_id>/undo"),
    Call("POST", "/tasks/<task_id>/move", MOVE),
    Call("POST", "/tasks/<task_id>/block", BLOCK),
    Call("POST", "/tasks/<task_id>/unblock", {"note": "подписали"}),
    Call("POST", "/tasks/<task_id>/archive"),
    Call("POST", "/tasks/<task_id>/restore"),
    Call("POST", "/units", {**UNIT, "is_coordinator": False, "position": 3}),
    Call("PATCH", "/units/<unit_id>", {"name": "Отдел земли", "short_name": "Земля", "position": 1}),
    Call("POST", "/people", PERSON, {"new_id": "person.id"}),
    Call("PATCH", "/people/<person_id>", {**PERSON, "email": "lapin@example.org"}),
    Call("POST", "/people/<person_id>/disable"),
    Call("POST", "/people/<person_id>/enable"),
    Call("POST", "/people/<person_id>/link"),
    Call(
        "POST",
        "/units/<unit_id>/deputies",
        {"person_id": "{person_id}", "from_day": "2026-11-23", "until_day": "2026-12-31"},
        {"deputy_id": "deputy.id"},
    ),
    Call("POST", "/deputies/<deputy_id>/end", {"until_day": "2026-11-30"}),
    Call("PUT", "/calendar/<day>", {"is_working": False, "reason": "День округа"}),
    Call("DELETE", "/calendar/<day>"),
)


def commands_of(app: Flask) -> dict[str, Endpoint]:
    """Every command that the application has, by the name that its `Call` must have."""
    found = {}
    for rule in app.url_map.iter_rules():
        endpoint = endpoint_of(app.view_functions[rule.endpoint])
        if endpoint and endpoint.command:
            (method,) = (rule.methods or set()) - {"HEAD", "OPTIONS"}
            found[f"{method} {rule.rule.removeprefix(API)}"] = endpoint
    return found


def known_of(office: Office) -> Names:
    """What stands for what before the first call."""
    return {
        "board_id": office.board,
        "column_id": office.columns["planned"],
        "unit_id": office.land,
        "person_id": office.boris,
        "day": "2026-12-31",
    }


def filled(value: Any, known: Names) -> Any:
    """A body with its names filled in."""
    if isinstance(value, dict):
        return {name: filled(each, known) for name, each in value.items()}
    return value.format_map(known) if isinstance(value, str) and value.startswith("{") else value


def carry_out(http: FlaskClient, call: Call, known: Names) -> TestResponse:
    """One command; what it makes is known from then on."""
    sent: Any = {"json": filled(call.body, known)} if call.body else {}
    answer = http.open(call.path(known), method=call.method, headers={"Idempotency-Key": str(uuid4())}, **sent)
    for name, place in call.makes.items():
        found: Any = answer.get_json()
        for part in place.split("."):
            found = found[part]
        known[name] = found
    return answer


def everything(http: FlaskClient, office: Office) -> Iterator[tuple[Call, TestResponse]]:
    """Carry out every command, one after the other, on one office."""
    known = known_of(office)
    for call in CALLS:
        yield call, carry_out(http, call, known)


def all_known(http: FlaskClient, office: Office, until: Callable[[Call], bool] = lambda _call: False) -> Names:
    """What is known after every command before the one that `until` names."""
    known = known_of(office)
    for call in CALLS:
        if until(call):
            break
        assert carry_out(http, call, known).status_code < 300, call.name
    return known
