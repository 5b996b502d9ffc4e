"""The product and what it is compared with, as running processes that are asked the same two things."""

import contextlib
import json
import secrets
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from board import config, database, schema
from board.app import create_app
from board.live import followers
from board.live.change import change
from board.tasks import commands
from board.tasks.inputs import NewTask
from board.tasks.models import Board
from tests.makers import NOON, Office, make_office, token_of, who
from tests.servers import Server

TITLES = ("Договор аренды участка, ул. Полевая, {0}", "Ответ на обращение № {0} о ремонте дороги в п. Степном")


@dataclass
class Contender:
    """A server, and the bytes that ask it for the board, for a move and to be told of moves."""

    name: str
    port: int
    process: psutil.Process
    tasks: list[str]
    columns: list[str]
    board_path: str
    move: str
    head: str = ""
    joins: list[str] = field(default_factory=lambda: ["40"])
    started: float = 0.0
    _moves: int = 0

    def asks_for_board(self, *, compressed: bool = False) -> bytes:
        """A request for the whole board."""
        encoding = "Accept-Encoding: gzip\r\n" if compressed else ""
        return f"GET {self.board_path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{self.head}{encoding}\r\n".encode()

    def asks_to_move(self) -> bytes:
        """A request that moves the next task to the next column."""
        # A round takes every task to the other column: a move that changes nothing would be told to nobody.
        task = self.tasks[self._moves % len(self.tasks)]
        column = self.columns[(self._moves // len(self.tasks)) % 2]
        self._moves += 1
        path, _, body = self.move.format(task=task, column=column).partition(" ")
        kind = f"Content-Type: application/json\r\nIdempotency-Key: {secrets.token_hex(16)}\r\n" if body else ""
        head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{self.head}{kind}Content-Length: {len(body)}\r\n\r\n"
        return (head + body).encode()

    def megabytes(self) -> float:
        """Its share of the memory (PSS)."""
        return float(self.process.memory_full_info().pss) / (1 << 20)

    def processor_seconds(self) -> float:
        """User and system time so far."""
        times = self.process.cpu_times()
        return float(times.user + times.system)


@contextlib.contextmanager
def contenders(folder: Path, tasks: int) -> Iterator[list[Contender]]:
    """The product, the bare stack and the floor with the same board of so many open tasks, all on the first core."""
    office, made = filled(folder, tasks)
    token = token_of(office.anna)
    database.leave()
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(Server(f"sqlite:///{folder}/board.db", folder, log_level="ERROR"))
        psutil.Process(server.pid).cpu_affinity([0])
        product = _product(server, office, token, made)
        snapshot = _snapshot(product, token)
        file = folder / "snapshot.json"
        file.write_text(json.dumps(snapshot), encoding="utf-8")
        columns = [office.columns["planned"], office.columns["backlog"]]
        others = [stack.enter_context(_other(which, file, made, columns)) for which in ("stack", "floor")]
        yield [product, *others]


def filled(folder: Path, tasks: int) -> tuple[Office, list[str]]:
    url = f"sqlite:///{folder}/board.db"
    database.use(url)
    schema.migrate()
    create_app(config.Settings(database_url=url), secret_key=secrets.token_hex(32), origins=[])
    office = make_office()
    with change() as session:
        board, anna = session.get_one(Board, office.board), who(session, office.anna)
        made = [
            commands.add_task(
                session,
                board,
                NewTask(
                    title=TITLES[number % 2].format(number),
                    column_id=office.columns["backlog"],
                    assignee_id=(office.anna, office.boris)[number % 2],
                    estimate_hours=4,
                ),
                by=anna,
                at=NOON,
            ).id
            for number in range(tasks)
        ]
    followers.catch_up()
    return office, made


def _product(server: Server, office: Office, token: str, tasks: list[str]) -> Contender:
    room = f"board:{office.board}"
    return Contender(
        "Board",
        server.port,
        psutil.Process(server.pid),
        tasks,
        [office.columns["planned"], office.columns["backlog"]],
        f"/api/v1/boards/{office.board}",
        '/api/v1/tasks/{task}/move {{"column_id":"{column}"}}',
        head=f"Authorization: Bearer {token}\r\n",
        started=server.started_in,
        joins=['40{"token":"' + token + '"}', '420["watch",{"room":"' + room + '"}]'],
    )


def _snapshot(product: Contender, token: str) -> dict[str, Any]:
    asked = urllib.request.Request(
        f"http://127.0.0.1:{product.port}{product.board_path}", headers={"Authorization": f"Bearer {token}"}
    )
    with urllib.request.urlopen(asked) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


@contextlib.contextmanager
def _other(which: str, snapshot: Path, tasks: list[str], columns: list[str]) -> Iterator[Contender]:
    command = [sys.executable, "-m", "tests.bench.bare", which, str(snapshot)]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            port = int(process.stdout.readline())
            running = psutil.Process(process.pid)
            running.cpu_affinity([0])
            name = {"stack": "bare stack", "floor": "floor"}[which]
            made = Contender(name, port, running, tasks, columns, "/board", "/move/{task}/{column}")
            made.started = time.perf_counter() - began
            yield made
        finally:
            process.terminate()
