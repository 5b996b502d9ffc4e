"""A wall shows everything it has without scrolling, at every size, and in letters that are read from three metres."""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from playwright.sync_api import Browser, Page

from board import clock, database
from board.live import followers
from board.live.change import change
from board.people import access, queries
from tests.makers import make_office
from tests.screens.conftest import PASSWORD
from tests.screens.walls import Department, look, make_department, open_wall
from tests.servers import Server

pytestmark = pytest.mark.browser
SIZES = [(1920, 1080), (3840, 2160)]
DEPARTMENTS = [(heads, tasks) for heads in (3, 12, 30) for tasks in (5, 60, 200)]


@pytest.fixture(scope="module")
def served(
    empty_sqlite: Path, password_hash: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, str, dict[tuple[int, int], Department]]]:
    """A server with a department of every size, and the address of who may see them all."""
    folder = tmp_path_factory.mktemp("walls")
    copy(empty_sqlite, folder / "board.db")
    url = f"sqlite:///{folder / 'board.db'}"
    database.use(url)
    office = make_office()
    made = {(heads, tasks): make_department(heads, tasks, office.admin) for heads, tasks in DEPARTMENTS}
    followers.catch_up()
    with change() as session:
        admin = queries.person(session, office.admin)
        access.keep_password(session, admin, password_hash, at=clock.now())
        email = admin.email
    with Server(url, folder) as server:
        yield server, email, made
    database.current().close()


@pytest.fixture(scope="module")
def page(browser: Browser, served: tuple[Server, str, dict[tuple[int, int], Department]]) -> Iterator[Page]:
    server, email, _ = served
    context = browser.new_context(locale="ru-RU")
    page = context.new_page()
    page.goto(f"{server.url}/sign-in")
    page.fill("#email", email)
    page.fill("#password", PASSWORD)
    page.click("form.form .button-primary")
    page.wait_for_url(lambda url: "sign-in" not in url)
    yield page
    context.close()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("department", DEPARTMENTS, ids=lambda pair: f"{pair[0]} people {pair[1]} tasks")
def test_everything_fits_and_is_counted(
    department: tuple[int, int],
    size: tuple[int, int],
    served: tuple[Server, str, dict[tuple[int, int], Department]],
    page: Page,
) -> None:
    server, _, departments = served
    width, height = size
    times = width // 1920
    made = departments[department]
    page.set_viewport_size({"width": width, "height": height})
    seen = look(open_wall(page, server.url, made.board))
    assert seen["page"] == [width, height]
    assert seen["body"] == [width, height]
    assert seen["smallest"][0] >= 24 * times, seen["smallest"]
    assert seen["title"] >= 36 * times
    assert seen["columnHead"] >= 26 * times
    assert seen["overlaps"] == []
    assert seen["outside"] == []
    assert seen["clipped"] == []
    for kind, expected in made.open.items():
        column = seen["columns"][kind]
        assert column["cards"] + column["more"] + column["counts"] == expected, (kind, column)
        assert int(re.match(r"\d+", column["headText"])[0]) == expected  # type: ignore[index]
