"""People at work who never give up: each sends a command until it is answered, whatever happens to the server."""

import http.client
import json
import random
import threading
import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

TRIED_AGAIN = (502, 503, 504, 507)
_PAUSE_SECONDS = 0.05


@dataclass
class Command:
    """A command and what became of it; `tries` is how often it was sent, `at` when it was answered."""

    key: str
    path: str
    body: dict[str, Any]
    tries: int = 0
    statuses: list[int] = field(default_factory=list)
    answer: dict[str, Any] = field(default_factory=dict)
    at: float = 0.0

    @property
    def is_acknowledged(self) -> bool:
        """Whether the server said that it is done."""
        return bool(self.statuses) and self.statuses[-1] < 300


class Writer(threading.Thread):
    """One person who adds tasks, moves, renames and comments on them; all of their own, so that nobody is in the way."""

    def __init__(self, port: int, token: str, board: str, columns: Iterable[str], seed: int) -> None:
        super().__init__(daemon=True)
        self.commands: list[Command] = []
        self._port, self._token, self._board = port, token, board
        self._columns = list(columns)
        self._random = random.Random(seed)
        self._mine: dict[str, str] = {}
        self._connection: http.client.HTTPConnection | None = None
        self._ends = threading.Event()

    def run(self) -> None:
        """Command after command until told to end; the one under way is brought to its answer first."""
        while not self._ends.is_set():
            self._carry_out(self._thought_of())
        if self._connection:
            self._connection.close()

    def end(self) -> None:
        """Let it finish what it is doing."""
        self._ends.set()

    def _thought_of(self) -> Command:
        key = str(uuid.uuid4())
        what = self._random.choice(["add", "move", "move", "rename", "comment"]) if self._mine else "add"
        if what == "add":
            column = self._random.choice(self._columns)
            body = {"title": f"Задача {key}", "column_id": column, "override_reason": "так надо"}
            return Command(key, f"POST boards/{self._board}/tasks", body)
        task = self._random.choice(list(self._mine))
        if what == "move":
            elsewhere = [column for column in self._columns if column != self._mine[task]]
            body = {"column_id": self._random.choice(elsewhere), "override_reason": "так надо"}
            return Command(key, f"POST tasks/{task}/move", body)
        if what == "rename":
            return Command(key, f"PATCH tasks/{task}", {"title": f"Иначе {key}"})
        return Command(key, f"POST tasks/{task}/comments", {"text": f"Слово {key}"})

    def _carry_out(self, command: Command) -> None:
        self.commands.append(command)
        while not command.statuses or command.statuses[-1] in TRIED_AGAIN:
            command.tries += 1
            try:
                status, answer = self._send(command)
            except (OSError, http.client.HTTPException):
                self._hang_up()
                time.sleep(_PAUSE_SECONDS)
                continue
            command.statuses.append(status)
            command.answer = answer
            command.at = time.monotonic()
            if status in TRIED_AGAIN:
                time.sleep(_PAUSE_SECONDS)
        if command.is_acknowledged and "task" in command.answer:
            self._mine[command.answer["task"]["id"]] = command.answer["task"]["column_id"]

    def _send(self, command: Command) -> tuple[int, dict[str, Any]]:
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=15)
        method, path = command.path.split()
        headers = {
            "Authorization": f"Bearer {self._token}",
            "Content-Type": "application/json",
            "Idempotency-Key": command.key,
        }
        self._connection.request(method, f"/api/v1/{path}", json.dumps(command.body), headers)
        answer = self._connection.getresponse()
        said = answer.read()
        # A proxy in between answers with a page of its own.
        is_json = "json" in answer.headers.get("Content-Type", "")
        return answer.status, json.loads(said) if is_json else {}

    def _hang_up(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None
