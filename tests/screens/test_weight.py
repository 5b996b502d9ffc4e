"""What a page costs the line: old office lines and TV sticks load it too."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.makers import Office
from tests.screens.board_page import open_board
from tests.screens.walls import open_wall
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
MOST_KILOBYTES = 100
_SCRIPTS = """performance.getEntriesByType("resource")
  .filter((each) => new URL(each.name).pathname.endsWith(".js")).map((each) => [each.name, each.encodedBodySize])"""


def script_kilobytes(page: Page) -> float:
    """What the scripts of a page have weighed on the line."""
    found: list[tuple[str, int]] = page.evaluate(_SCRIPTS)
    assert found
    assert all(size for _, size in found)
    # A wall fetches its own files once more, to keep them for when the server is away.
    return sum(dict(found).values()) / 1024


def test_the_scripts_of_a_board_and_of_a_wall_weigh_little(server: Server, staffed: Office, sign_in: SignIn) -> None:
    desk = open_board(sign_in(staffed.anna), server.url, staffed)
    assert script_kilobytes(desk) <= MOST_KILOBYTES
    wall = open_wall(sign_in(staffed.boris), server.url, staffed.board)
    assert script_kilobytes(wall) <= MOST_KILOBYTES
