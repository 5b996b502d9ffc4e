"""The least a server has to keep of a board: one row a task, one row an event, in SQLite as safely as the product does."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import orjson

_SCALARS = (str, int, float, type(None))


class Rows:
    """A board's tasks in a file; reading and moving are one transaction each."""

    def __init__(self, file: Path, snapshot: dict[str, Any]) -> None:
        self._frame = {name: value for name, value in snapshot.items() if name != "tasks"}
        cards: list[dict[str, Any]] = snapshot["tasks"]
        self._names = list(cards[0])
        self._json = [number for number, name in enumerate(self._names) if not _is_scalar(cards, name)]
        self._db = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.execute(f"CREATE TABLE task ({', '.join(self._names)}, PRIMARY KEY (id))")
        self._db.execute("CREATE TABLE event (version INTEGER PRIMARY KEY, body TEXT)")
        places = ", ".join("?" * len(self._names))
        rows = [[_stored(card[name]) for name in self._names] for card in cards]
        self._db.executemany(f"INSERT INTO task VALUES ({places})", rows)

    def board(self) -> bytes:
        """Everything, as JSON."""
        tasks = [self._card(row) for row in self._db.execute("SELECT * FROM task")]
        return orjson.dumps({**self._frame, "tasks": tasks})

    def move(self, task_id: str, column_id: str) -> bytes:
        """Move a task and write down what happened; the event as JSON."""
        self._db.execute("BEGIN IMMEDIATE")
        self._db.execute("UPDATE task SET column_id = ? WHERE id = ?", (column_id, task_id))
        card = self._card(self._db.execute("SELECT * FROM task WHERE id = ?", (task_id,)).fetchone())
        (version,) = self._db.execute("SELECT coalesce(max(version), 0) + 1 FROM event").fetchone()
        body = orjson.dumps(
            {"room": self._frame["room"], "version": version, "kind": "task.moved", "body": {"task": card}}
        )
        self._db.execute("INSERT INTO event VALUES (?, ?)", (version, body))
        self._db.execute("COMMIT")
        return body

    def _card(self, row: tuple[Any, ...]) -> dict[str, Any]:
        values = list(row)
        for number in self._json:
            values[number] = orjson.loads(values[number])
        return dict(zip(self._names, values, strict=True))


def _is_scalar(cards: list[dict[str, Any]], name: str) -> bool:
    return all(isinstance(card[name], _SCALARS) for card in cards)


def _stored(value: Any) -> Any:
    return value if isinstance(value, _SCALARS) else json.dumps(value)
