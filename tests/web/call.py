"""A command of the API with a body that names all it takes, and how it is sent."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

Names = dict[str, str]
API = "/api/v1"


@dataclass(frozen=True)
class Call:
    """A command. `{…}` in its path and body stand for what earlier calls have made; `makes` says what this one does.

    `instead` names what stands for a part of the path where it is not what is known by the part's own name. What has
    `content` brings a file: its body stands in the address, as texts.
    """

    method: str
    rule: str
    body: dict[str, Any] = field(default_factory=dict)
    makes: Names = field(default_factory=dict)
    instead: Names = field(default_factory=dict)
    content: bytes = b""

    @property
    def name(self) -> str:
        """As it stands in a list."""
        return f"{self.method} {self.rule}"

    def path(self, known: Names) -> str:
        """The address for what is known by now."""
        return API + self.rule.replace("<", "{").replace(">", "}").format_map(
            known | {part: known[name] for part, name in self.instead.items()}
        )

    def sent(self, body: Any) -> dict[str, Any]:
        """What a client is given to send that body."""
        if self.content:
            return {"query_string": body, "data": self.content}
        return {"json": body} if body else {}


def filled(value: Any, known: Names) -> Any:
    """A body with its names filled in."""
    if isinstance(value, dict):
        return {name: filled(each, known) for name, each in value.items()}
    if isinstance(value, list):
        return [filled(each, known) for each in value]
    return value.format_map(known) if isinstance(value, str) and value.startswith("{") else value


def carry_out(http: FlaskClient, call: Call, known: Names) -> TestResponse:
    """One command; what it makes is known from then on."""
    answer = send(http, call, filled(call.body, known), known)
    learn(call, answer, known)
    return answer


def send(http: FlaskClient, call: Call, body: Any, known: Names) -> TestResponse:
    """One command with that body, as it is."""
    return http.open(call.path(known), method=call.method, headers={"Idempotency-Key": str(uuid4())}, **call.sent(body))


def learn(call: Call, answer: TestResponse, known: Names) -> None:
    """Know what a command has made."""
    for name, place in call.makes.items():
        found: Any = answer.get_json()
        for part in place.split("."):
            found = found[int(part)] if isinstance(found, list) else found[part]
        known[name] = found
