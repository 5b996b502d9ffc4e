"""A real server process with an office on its database, and sockets and commands over the wire."""

import contextlib
import fcntl
import itertools
import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from email.message import Message
from typing import Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from sqlalchemy import text

from board import clock, database
from board.live.change import change
from board.people import access
from board.people.models import Person
from board.tasks.events import board_room
from tests.live.raw_websocket import Closed, RawWebSocket
from tests.makers import Office, token_of
from tests.servers import Server

KEY = "a secret key for tests, long enough to be one"


@dataclass
class House:
    """The office and the server; what the tests change themselves is changed by another process."""

    server: Server
    office: Office

    @property
    def land(self) -> str:
        """The room of the land board."""
        return board_room(self.office.board)

    @property
    def archive(self) -> str:
        """The room of the archive's board."""
        return board_room(self.office.other_board)

    def line(self, person_id: str) -> "Line":
        """A program's socket of that person."""
        return Line(self.server.port, json.dumps({"token": token_of(person_id)}))

    def ask(self, method: str, path: str, token: str, body: object = None, **headers: str) -> tuple[int, Any]:
        """Status and JSON of the answer to a request over the wire."""
        return self.told(method, path, token, body, **headers)[:2]

    def told(self, method: str, path: str, token: str, body: object = None, **headers: str) -> tuple[int, Any, Message]:
        """The same with the headers of the answer."""
        sent = None if body is None else json.dumps(body).encode()
        kind = {} if body is None else {"Content-Type": "application/json"}
        asked = urllib.request.Request(
            f"{self.server.url}/api/v1/{path}",
            sent,
            {"Authorization": f"Bearer {token}", **kind, **headers},
            method=method,
        )
        try:
            with urllib.request.urlopen(asked, timeout=30) as answer:
                return answer.status, json.load(answer), answer.headers
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, json.load(refused), refused.headers


class Line:
    """A signed-in socket that tells apart what was answered and what was pushed."""

    def __init__(self, port: int, auth: str = "", **headers: str) -> None:
        self.socket = RawWebSocket(port, headers=headers)
        self.greeting = self.socket.join(auth)
        self._numbers = itertools.count()
        self._pushed: deque[tuple[str, Any]] = deque()

    def ask(self, name: str, *payload: object) -> Any:
        """Ask by a socket event and return the acknowledgement."""
        return self.ask_in_json(json.dumps([name, *payload]))

    def ask_in_json(self, packet: str) -> Any:
        """The same, however odd the JSON is."""
        number = str(next(self._numbers))
        self.socket.send(f"42{number}{packet}")
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            message = self.socket.receive(20)
            if message.startswith(f"43{number}["):
                return json.loads(message[2 + len(number) :])[0]
            self._keep(message)
        raise TimeoutError

    def watch(self, room: str, **more: object) -> Any:
        """Watch a room; the acknowledgement must be a good one."""
        answer = self.ask("watch", {"room": room, **more})
        assert answer["ok"], answer
        return answer

    def next(self, name: str, timeout: float = 20, *, past: Collection[str] = ("beat",)) -> Any:
        """The next push of that name, past those that may come before. Raises `Closed`, `TimeoutError`."""
        deadline = time.monotonic() + timeout
        while True:
            while self._pushed:
                found, body = self._pushed.popleft()
                if found == name:
                    return body
                assert found in past, (found, body)
            self._keep(self.socket.receive(max(0.1, deadline - time.monotonic())))

    def until(self, version: int, timeout: float = 20) -> Any:
        """The event of that version; those before it are dropped."""
        event = self.next("event", timeout)
        while event["version"] < version:
            event = self.next("event", timeout)
        return event

    def end(self, timeout: float = 20) -> list[str]:
        """Wait until the server ends the line; the rooms that it took away before."""
        deadline, message = time.monotonic() + timeout, ""
        with contextlib.suppress(Closed):
            while message != "41":
                message = self.socket.receive(max(0.1, deadline - time.monotonic()))
                self._keep(message)
        return [body["room"] for name, body in self._pushed if name == "gone"]

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def _keep(self, message: str) -> None:
        if message.startswith("42["):
            name, body = json.loads(message[2:])
            self._pushed.append((name, body))


def cookie_of(person_id: str) -> str:
    """The cookie of a browser that has just signed in as that person."""
    with change() as session:
        secret = access.begin_sitting(session, session.get_one(Person, person_id), at=clock.now())
    signer = Flask("tests")
    signer.secret_key = KEY
    serializer = SecureCookieSessionInterface().get_signing_serializer(signer)
    assert serializer
    return f"board_session={serializer.dumps({'secret': secret})}"


def sign_out(server: Server, cookie: str) -> None:
    """Press "Sign out" in the browser with that cookie."""
    with _open(server.url + "/boards", cookie) as page:
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.read().decode())
        cookie = (page.headers["Set-Cookie"] or cookie).partition(";")[0]
    assert token
    with _open(server.url + "/sign-out", cookie, urllib.parse.urlencode({"csrf_token": token[1]}).encode()) as page:
        assert page.url.endswith("/sign-in")


def _open(url: str, cookie: str, form: bytes | None = None) -> Any:
    return urllib.request.urlopen(urllib.request.Request(url, form, {"Cookie": cookie}), timeout=20)


@contextlib.contextmanager
def somebody_writing(db: database.Database, room: str) -> Iterator[None]:
    """Another program that holds what a command on that room needs."""
    if db.file:
        with open(db.file.with_name(db.file.name + ".writer"), "ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
    else:
        with db.engine.begin() as connection:
            connection.execute(text("SELECT * FROM room WHERE name = :name FOR NO KEY UPDATE"), {"name": room})
            yield
