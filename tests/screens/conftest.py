"""A real server and a real Chromium; every page that a test opens must stay free of errors and CSP reports."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from board import clock, database
from board.bootstrap import browser as machine
from board.live import followers
from board.live.change import change
from board.people import access, passwords, queries
from tests.faults.proxy import Proxy
from tests.makers import Office, make_office
from tests.servers import Server, free_port

PASSWORD = "a good password"
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The machine's own Chromium."""
    return {"executable_path": machine.find(), "args": _FLAGS}


@pytest.fixture(scope="session")
def password_hash() -> str:
    """One hash for everybody: making it is dear on purpose."""
    return passwords.hash_password(PASSWORD)


@pytest.fixture
def office_url(empty_sqlite: Path, tmp_path: Path) -> str:
    """The address of a database with the office in it."""
    file = tmp_path / "board.db"
    shutil.copy(empty_sqlite, file)
    return f"sqlite:///{file}"


@pytest.fixture
def staffed(office_url: str, password_hash: str) -> Iterator[Office]:
    """The office, everybody with a password; its database is in use by the test too."""
    database.use(office_url)
    office = make_office()
    followers.catch_up()
    with change() as session:
        for person_id in (office.anna, office.boris, office.vera, office.admin, office.leader, office.coordinator):
            access.keep_password(session, queries.person(session, person_id), password_hash, at=clock.now())
    yield office
    database.current().close()


@pytest.fixture
def server(staffed: Office, office_url: str, tmp_path: Path) -> Iterator[Server]:
    """The program, serving the office."""
    with Server(office_url, tmp_path) as running:
        yield running


@pytest.fixture
def line() -> Iterator[Proxy]:
    """What can stand between people and the server."""
    with Proxy(free_port()) as proxy:
        yield proxy


@pytest.fixture
def server_behind_line(staffed: Office, office_url: str, tmp_path: Path, line: Proxy) -> Iterator[Server]:
    """The program behind that line; people type the line's address."""
    with Server(office_url, tmp_path, port=line.target, base_url=line.url) as running:
        yield running


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """What pages complained of; a test that provokes a complaint takes it out."""
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def sign_in(browser: Browser, server: Server, faults: list[str]) -> Iterator[Callable[..., Page]]:
    """`sign_in(person_id)`: a new browser in which that person has signed in."""
    opened: list[BrowserContext] = []

    def of(person_id: str, **context_options: Any) -> Page:
        options: dict[str, Any] = {
            "viewport": {"width": 1366, "height": 768},
            "locale": "ru-RU",
            "timezone_id": "Asia/Novokuznetsk",
        }
        context = browser.new_context(**{**options, **context_options})
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: _note(message, faults))
        with database.reading() as session:
            email = queries.person(session, person_id).email
        type_password(page, server.url, email)
        return page

    yield of
    for context in opened:
        context.close()


def type_password(page: Page, url: str, email: str) -> None:
    """Sign in at that server, and wait for the page that follows."""
    page.goto(f"{url}/sign-in")
    page.fill("#email", email)
    page.fill("#password", PASSWORD)
    page.click("form.form .button-primary")
    page.wait_for_url(lambda url: "sign-in" not in url)


def _note(message: ConsoleMessage, faults: list[str]) -> None:
    # A server that is down, and a refused request, are said by the browser itself; the tests look for what the page says.
    expected = ("net::ERR_", "WebSocket connection", "Failed to load resource")
    if message.type == "error" and not any(word in message.text for word in expected):
        faults.append(message.text)
