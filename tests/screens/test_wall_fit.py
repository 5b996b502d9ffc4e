"""A wall shows everything it has without scrolling, at every size, and in letters that are read from three metres."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.makers import Office
from tests.screens.served import serving, signed_in
from tests.screens.walls import Department, look, make_department, open_wall
from tests.servers import Server

pytestmark = pytest.mark.browser
SIZES = [(1920, 1080), (3840, 2160)]
DEPARTMENTS = [(heads, tasks) for heads in (3, 12, 30) for tasks in (5, 60, 200)]
Served = tuple[Server, str, dict[tuple[int, int], Department]]


@pytest.fixture(scope="module")
def served(empty_sqlite: Path, password_hash: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with a department of every size, and the address of who may see them all."""

    def fill(office: Office) -> dict[tuple[int, int], Department]:
        return {(heads, tasks): make_department(heads, tasks, office.admin) for heads, tasks in DEPARTMENTS}

    folder = tmp_path_factory.mktemp("walls")
    with serving(empty_sqlite, folder, password_hash, fill, lambda office: office.admin) as all_of_it:
        yield all_of_it


@pytest.fixture(scope="module")
def page(browser: Browser, served: Served) -> Iterator[Page]:
    server, email, _ = served
    with signed_in(browser, server.url, email) as page:
        yield page


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("department", DEPARTMENTS, ids=lambda pair: f"{pair[0]} people {pair[1]} tasks")
def test_everything_fits_and_is_counted(
    department: tuple[int, int],
    size: tuple[int, int],
    served: Served,
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
