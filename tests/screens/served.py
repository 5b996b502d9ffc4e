"""A server with what all tests of a module look at, and a browser in which one person has signed in to it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copy
from typing import TypeVar

from playwright.sync_api import Browser, Page

from board import clock, database
from board.live import followers
from board.live.change import change
from board.people import access, queries
from tests.makers import Office, make_office
from tests.screens.conftest import type_password
from tests.servers import Server

Made = TypeVar("Made")


@contextmanager
def serving(
    empty: Path, folder: Path, password_hash: str, fill: Callable[[Office], Made], viewer: Callable[[Office], str]
) -> Iterator[tuple[Server, str, Made]]:
    """Serve an office after `fill`: the server, the address by which that viewer signs in, and what `fill` made."""
    copy(empty, folder / "board.db")
    url = f"sqlite:///{folder / 'board.db'}"
    database.use(url)
    office = make_office()
    made = fill(office)
    followers.catch_up()
    with change() as session:
        person = queries.person(session, viewer(office))
        access.keep_password(session, person, password_hash, at=clock.now())
        email = person.email
    with Server(url, folder) as server:
        yield server, email, made
    database.current().close()


@contextmanager
def signed_in(browser: Browser, url: str, email: str) -> Iterator[Page]:
    """A page of a new browser in which that person has signed in."""
    context = browser.new_context(locale="ru-RU")
    page = context.new_page()
    type_password(page, url, email)
    yield page
    context.close()
