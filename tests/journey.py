"""Anna's way through a real server, and every word of it that must stay unsaid in the log."""

import contextlib
import http.cookiejar
import json
import re
import socket
import sqlite3
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

from tests.servers import Server, board

EMAIL, NAME, PASSWORD = "anna.koval@example.org", "Анна Ковалёва", "a password nobody may read"
TITLE, REASON = "Договор аренды с Кузнецовым", "Прокуратура не ответила Сидоровой"


class Browser:
    """Somebody who goes through a server with a browser and with a key, and knows what must stay unsaid."""

    def __init__(self, server: Server, token: str, link: str) -> None:
        self.token, self.link, self.calendar = token, urllib.parse.urlsplit(link).path, ""
        self._url, self._jar = server.url, http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._jar))

    @property
    def unsaid(self) -> list[str]:
        """What the log may not have, whole or in a part by which it is known."""
        secrets = [
            self.token,
            self.link.rpartition("/")[2],
            self.calendar,
            *(str(cookie.value) for cookie in self._jar),
        ]
        return [EMAIL, "anna.koval", NAME, "Ковал", PASSWORD, TITLE, "Кузнецов", REASON, "Сидоров", *secrets]

    def open(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        """Look at a page, or send its form with the token that stands in it."""
        if form is None:
            return self._send(urllib.request.Request(self._url + path))
        token = re.findall(r'name="csrf_token" value="([^"]+)"', self.open(path)[1])
        filled = urllib.parse.urlencode({**form, "csrf_token": token[0]}).encode()
        return self._send(urllib.request.Request(self._url + path, filled))

    def ask(self, path: str, body: dict[str, Any] | None = None, *, token: str | None = None) -> tuple[int, Any]:
        """Ask the API with the key."""
        sent = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self._url}/api/v1/{path}", sent)
        request.add_header("Authorization", f"Bearer {token or self.token}")
        request.add_header("Content-Type", "application/json")
        status, text = self._send(request)
        return status, json.loads(text)

    def _send(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self._opener.open(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode()


def make_journey(server: Server) -> Browser:
    """She signs in by link and by password, is refused, works on a board, and meets a broken server."""
    add = ("user", "add", EMAIL, "--name", NAME, "--role", "admin")
    link, token = (last_line(server, *command) for command in (add, ("token", EMAIL)))
    anna = Browser(server, token, link)
    sign_in(anna)
    work(anna)
    send_what_nobody_understands(server, anna)
    break_and_go_on(server, anna)
    return anna


def last_line(server: Server, *command: str) -> str:
    done = board(*command, database_url=server.database_url, cwd=server.folder)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def sign_in(anna: Browser) -> None:
    wrong = {"email": EMAIL, "password": PASSWORD}
    assert anna.open(f"/sign-in?email={EMAIL}&next=/boards?title={urllib.parse.quote(TITLE)}")[0] == 200
    assert [anna.open("/sign-in", wrong)[0] for _ in range(7)][-1] == 429
    assert anna.open(anna.link)[0] == 200
    assert anna.open(anna.link, {})[0] == 200
    assert anna.open("/password", {"password": PASSWORD, "password_again": PASSWORD})[0] == 200
    assert anna.open(anna.link)[0] == 410


def work(anna: Browser) -> None:
    _, unit = anna.ask("units", {"name": f"Отдел {TITLE}", "short_name": "Отдел"})
    _, made = anna.ask("boards", {"name": TITLE, "unit_id": unit["unit"]["id"], "labels": [TITLE]})
    path = f"boards/{made['board']['id']}/tasks"
    status, added = anna.ask(path, {"title": TITLE, "description": REASON})
    assert status == 201
    stopped = {"reason": REASON, "category": "other", "waiting_for": NAME}
    assert anna.ask(f"tasks/{added['task']['id']}/block", stopped)[0] == 409
    assert anna.ask(path, {"title": TITLE, "owner": NAME})[0] == 422
    assert anna.ask(f"boards/{urllib.parse.quote(TITLE)}")[0] == 404
    assert anna.ask("me", token=f"{anna.token}x")[0] == 401
    _, found = anna.ask("me/feeds", {"kind": "personal"})
    anna.calendar = found["address"].rpartition("/")[2].removesuffix(".ics")
    assert anna.open(f"/calendar/{anna.calendar}.ics")[0] == 200
    assert anna.open(f"/calendar/{anna.calendar}x.ics")[0] == 404


def send_what_nobody_understands(server: Server, anna: Browser) -> None:
    for junk in (f"GET /{anna.token} HTTP/9\r\n\r\n", f"{PASSWORD}\r\n\r\n", f"POST /{EMAIL} HTTP/1.1\r\nContent-Le"):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
            line.sendall(junk.encode())
            line.shutdown(socket.SHUT_WR)
            line.recv(1000)


def break_and_go_on(server: Server, anna: Browser) -> None:
    """Somebody tears the log of events out of the database: the next commands fail as nobody foresaw."""
    with contextlib.closing(sqlite3.connect(Path(server.folder) / "board.db")) as connection:
        connection.execute("ALTER TABLE event RENAME TO lost")
    _, boards = anna.ask("boards")
    assert anna.ask(f"boards/{boards['items'][0]['id']}/tasks", {"title": TITLE, "description": REASON})[0] == 500
    assert anna.ask("people", {"name": NAME, "email": "second." + EMAIL})[0] == 500
