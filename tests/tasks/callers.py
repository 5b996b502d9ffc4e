"""Somebody who uses the API with a key of their own; the shape of every answer is checked on the way."""

from typing import Any
from uuid import uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse


class Caller:
    """`get`, `post`, `patch`, `put`, `delete` return the JSON answer of a path below `/api/v1/` and expect the status that is named."""

    def __init__(self, http: FlaskClient) -> None:
        self.http = http

    def get(self, path: str, status: int = 200, **query: Any) -> Any:
        """Ask something."""
        return _checked(self.http.get(f"/api/v1/{path}", query_string=query), status)

    def post(self, path: str, status: int = 200, *, key: str | None = None, **body: Any) -> Any:
        """Carry out a command; without fields nothing is sent as its body."""
        return self._command("POST", path, status, key, body or None)

    def patch(self, path: str, status: int = 200, *, key: str | None = None, **body: Any) -> Any:
        """Change something in its place."""
        return self._command("PATCH", path, status, key, body)

    def put(self, path: str, status: int = 200, *, key: str | None = None, **body: Any) -> Any:
        """Say how something is to be."""
        return self._command("PUT", path, status, key, body)

    def delete(self, path: str, status: int = 200, *, key: str | None = None) -> Any:
        """Take something away."""
        return self._command("DELETE", path, status, key, None)

    def undo(self, answer: dict[str, Any], status: int = 200) -> Any:
        """Take back the command that was answered so."""
        return self.post(f"commands/{answer['command_id']}/undo", status)

    def column(self, board_id: str, column_id: str) -> list[str]:
        """The ids of the tasks in a column, in their order."""
        tasks = self.get(f"boards/{board_id}")["tasks"]
        return [task["id"] for task in tasks if task["column_id"] == column_id]

    def card(self, board_id: str, task_id: str) -> dict[str, Any]:
        """A task as the board shows it."""
        found: dict[str, Any] = next(task for task in self.get(f"boards/{board_id}")["tasks"] if task["id"] == task_id)
        return found

    def person(self, board_id: str, person_id: str) -> dict[str, Any]:
        """Somebody as the board shows them."""
        found: dict[str, Any] = next(
            each for each in self.get(f"boards/{board_id}")["people"] if each["id"] == person_id
        )
        return found

    def version(self, board_id: str) -> int:
        """The version of a board's room."""
        return int(self.get(f"boards/{board_id}")["version"])

    def news(self, board_id: str, since: int) -> list[dict[str, Any]]:
        """The events of a board's room after a version."""
        found: list[dict[str, Any]] = self.get(f"rooms/board:{board_id}/events", since=since)["events"]
        return found

    def _command(self, method: str, path: str, status: int, key: str | None, body: dict[str, Any] | None) -> Any:
        key = key or str(uuid4())
        sent: Any = {} if body is None else {"json": body}
        answer = self.http.open(f"/api/v1/{path}", method=method, headers={"Idempotency-Key": key}, **sent)
        found = _checked(answer, status)
        assert status >= 400 or found["command_id"] == key
        return found


def _checked(answer: TestResponse, status: int) -> Any:
    assert answer.status_code == status, answer.get_data(as_text=True)
    found = answer.get_json()
    if status >= 400:
        assert answer.mimetype == "application/problem+json"
        assert found.keys() >= {"type", "title", "status", "detail"}
        assert found["status"] == status
    return found
