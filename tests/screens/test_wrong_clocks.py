"""Clocks that are wrong: a wall goes by the server's, and nothing old looks fresh by any."""

import re
from collections.abc import Callable
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from board import clock
from tests.faults import clocks
from tests.makers import Office, make_task
from tests.screens.test_wall_without_server import CURRENT_MS, expect_current, expect_old, opened_and_kept
from tests.screens.walls import open_wall
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
SOON_MS = 2_000
"""Before the first beat: the first picture must have brought the server's time."""
SHIFTED = """(() => {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...asked) { if (asked.length) super(...asked); else super(Real.now() + %d); }
    static now() { return Real.now() + %d; }
  };
})()"""


def live_wrongly(page: Page, hours: float) -> None:
    """From its next page on this browser's clock is so many hours ahead."""
    ms = hours * 3_600_000
    page.context.add_init_script(SHIFTED % (ms, ms))


def expect_time(wall: Page, hours: float = 0, *, within: int = SOON_MS) -> None:
    """The wall's clock and the time of its data are those of a server that is so many hours ahead."""
    at = (clock.now() + timedelta(hours=hours)).astimezone(ZoneInfo("Asia/Novokuznetsk"))
    about = "|".join((at + timedelta(minutes=minutes)).strftime("%H:%M") for minutes in (-1, 0, 1))
    expect(wall.locator(".wall-time")).to_have_text(re.compile(f"({about})"), timeout=within)
    expect(wall.get_by_test_id("freshness")).to_have_text(re.compile(f"данные на ({about})"), timeout=within)


@pytest.fixture
def task(staffed: Office) -> str:
    """A task to be seen."""
    return make_task(staffed, "Межевание", column_id=staffed.columns["planned"], assignee_id=staffed.anna)


@pytest.mark.parametrize("hours", [27, -27])
def test_a_wall_whose_own_clock_is_more_than_a_day_wrong_goes_by_the_servers(
    hours: int, server: Server, staffed: Office, task: str, sign_in: SignIn
) -> None:
    page = sign_in(staffed.anna)
    live_wrongly(page, hours)
    wall = opened_and_kept(page, server.url, staffed.board)
    expect_time(wall)
    expect(wall.locator("html")).to_have_attribute("data-trust", "fresh")
    server.kill()
    expect(wall.locator("html")).not_to_have_attribute("data-trust", "fresh", timeout=20_000)
    wall.reload()
    expect_old(wall, task)
    expect_time(wall)


def test_a_server_whose_clock_leaps_takes_its_walls_along_and_none_looks_older_or_younger(
    server: Server, staffed: Office, task: str, sign_in: SignIn
) -> None:
    wall = open_wall(sign_in(staffed.anna), server.url, staffed.board)
    expect_time(wall)
    for hours in (2, -2):
        server.kill()
        expect(wall.locator("html")).not_to_have_attribute("data-trust", "fresh", timeout=20_000)
        server.program = clocks.program(hours)
        server.start()
        expect_current(wall)
        expect_time(wall, hours, within=CURRENT_MS)
        expect(wall.locator("html")).to_have_attribute("data-trust", "fresh")
