"""Somebody's browser: it keeps cookies, finds the form on a page, and sends it back as the page says."""

import re
from html import unescape
from urllib.parse import urlsplit

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from board import clock, database
from board.live.change import change
from board.people import access, commands, passwords, queries
from tests.makers import Office, who

PASSWORD = "семь слов, которых никто не знает"
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


class Browser:
    """`address` is where the server sees it come from."""

    def __init__(self, app: Flask, address: str = "192.0.2.10") -> None:
        self.client: FlaskClient = app.test_client()
        self.client.environ_base["REMOTE_ADDR"] = address

    def get(self, path: str) -> TestResponse:
        """Open a page."""
        return self.client.get(path)

    def token(self) -> str:
        """The token in the forms of our pages."""
        page = self.client.get("/password", follow_redirects=True).get_data(as_text=True)
        found = _TOKEN.search(page)
        assert found, page
        return unescape(found[1])

    def send(self, path: str, **fields: str) -> TestResponse:
        """Send a form of ours to an address."""
        return self.client.post(path, data={"csrf_token": self.token(), **fields})

    def sign_in(self, email: str, password: str = PASSWORD, **fields: str) -> TestResponse:
        """Fill in the form of signing in."""
        return self.send("/sign-in", email=email, password=password, **fields)

    def call(self, method: str, path: str, json: object = None) -> TestResponse:
        """Call the API as the scripts of our pages do."""
        return self.client.open(path, method=method, json=json, headers={"X-CSRF-Token": self.token()})

    def cookie(self, name: str = "board_session") -> str | None:
        """The value of a cookie it keeps."""
        kept = self.client.get_cookie(name)
        return kept.value if kept else None

    def carry(self, name: str, value: str) -> None:
        """Put a cookie into it, as somebody with another one's cookie would."""
        self.client.set_cookie(name, value)

    @property
    def is_signed_in(self) -> bool:
        """Whether the server knows who it is, on pages and to the API alike."""
        page, api = self.get("/boards").status_code, self.get("/api/v1/me").status_code
        assert (page, api) in ((200, 200), (302, 401)), (page, api)
        return page == 200


def email_of(person_id: str) -> str:
    """Somebody's e-mail address."""
    with database.reading() as session:
        return queries.person(session, person_id).email


def give_password(person_id: str, password: str = PASSWORD) -> str:
    """Let somebody sign in with a password; their e-mail address."""
    hashed = passwords.hash_password(password)
    with change() as session:
        person = queries.person(session, person_id)
        person.password_hash = hashed
        return person.email


def signed_in(app: Flask, person_id: str) -> Browser:
    """A browser in which somebody has just signed in by a link."""
    browser = Browser(app)
    with change() as session:
        secret = access.make_link(session, queries.person(session, person_id), at=clock.now())
    browser.send(f"/sign-in/link/{secret}")
    return browser


def close_account(office: Office, person_id: str) -> None:
    """Let the administrator close somebody's account."""
    with change() as session:
        person, by = queries.person(session, person_id), who(session, office.admin)
        commands.disable_person(session, person, by=by, at=clock.now())


def place(answer: TestResponse) -> str:
    """Where an answer sends a browser: the path and query, on our own host alone."""
    parts = urlsplit(answer.headers["Location"])
    assert not parts.scheme
    assert not parts.netloc
    return answer.headers["Location"]
