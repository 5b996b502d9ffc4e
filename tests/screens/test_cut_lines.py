"""Lines that fall silent, break, or end at a proxy that has lost its server: a wall and a desk say so, and come back."""

import re
import time
import urllib.request
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.faults.proxy import Proxy
from tests.makers import Office, make_task, token_of
from tests.screens.board_page import wait_live
from tests.screens.test_wall_without_server import expect_current, expect_old, opened_and_kept
from tests.screens.test_wrong_clocks import expect_time, live_wrongly
from tests.screens.walls import open_wall
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
TOLD_SECONDS = 20
CURRENT_SECONDS = 15
FREED_SECONDS = 22
CUT_SECONDS = 28
"""Longer than a page waits for a frame before it dials again, so that it does so on the line that is silent."""


@pytest.fixture
def server(server_behind_line: Server) -> Server:
    """People reach the program over the line."""
    return server_behind_line


def sockets(server: Server, token: str) -> int:
    """How many sockets the server holds open, as it tells Prometheus."""
    asked = urllib.request.Request(f"{server.url}/metrics", headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(asked, timeout=10) as answer:
        told = answer.read().decode()
    return sum(int(float(each)) for each in re.findall(r"^board_sockets\{[^}]*\} (\S+)$", told, re.MULTILINE))


def is_fresh(wall: Page, desk: Page) -> bool:
    """Whether neither page says that what it shows may be old."""
    trust = wall.evaluate("document.documentElement.dataset.trust")
    return trust == "fresh" and not desk.locator(".bar").count()


def seconds_until(done: Callable[[], bool], within: float, pages: tuple[Page, ...] = ()) -> float:
    """How long it took; pages live on meanwhile."""
    began = time.monotonic()
    while not done():
        assert time.monotonic() - began < within
        for page in pages[:1]:
            page.wait_for_timeout(100)
    return time.monotonic() - began


def test_a_line_that_falls_silent_is_seen_on_both_ends_and_its_return_too(
    server: Server, staffed: Office, line: Proxy, sign_in: SignIn
) -> None:
    token = token_of(staffed.admin)
    make_task(staffed, "Межевание", column_id=staffed.columns["planned"], assignee_id=staffed.anna)
    wall = open_wall(sign_in(staffed.anna), line.url, staffed.board)
    desk = sign_in(staffed.boris)
    desk.goto(f"{line.url}/boards/{staffed.board}")
    wait_live(desk)
    assert sockets(server, token) == 2
    line.cut()
    cut_at = time.monotonic()
    wall_at = seconds_until(lambda: wall.locator("html").get_attribute("data-trust") != "fresh", TOLD_SECONDS, (wall,))
    desk_at = wall_at + seconds_until(lambda: desk.locator(".bar").count() > 0, TOLD_SECONDS - wall_at, (desk,))
    expect(wall.get_by_test_id("freshness")).to_contain_text("нет связи с сервером · данные на")
    seconds_until(lambda: sockets(server, token) == 0, FREED_SECONDS - (time.monotonic() - cut_at), (wall,))
    freed_at = time.monotonic() - cut_at
    missed = make_task(staffed, "Этого никто не видел", column_id=staffed.columns["planned"], assignee_id=staffed.anna)
    seconds_until(lambda: time.monotonic() - cut_at > CUT_SECONDS, CUT_SECONDS, (wall,))
    line.heal()
    healed_at = time.monotonic()
    for page in (wall, desk):
        left = CURRENT_SECONDS - (time.monotonic() - healed_at)
        expect(page.locator(f'[data-task-id="{missed}"]')).to_be_visible(timeout=left * 1000)
    seconds_until(lambda: is_fresh(wall, desk), CURRENT_SECONDS - (time.monotonic() - healed_at), (wall,))
    current_at = time.monotonic() - healed_at
    assert sockets(server, token) == 2
    print(f"told: wall {wall_at:.1f} s, desk {desk_at:.1f} s; current {current_at:.1f} s; freed {freed_at:.1f} s")


@pytest.mark.parametrize("hours", [0, -24 * 365], ids=["by a right clock", "on a machine that has lost its clock"])
def test_a_wall_that_is_loaded_anew_on_a_silent_line_shows_what_it_kept(
    hours: int, staffed: Office, line: Proxy, sign_in: SignIn
) -> None:
    task = make_task(staffed, "Межевание", column_id=staffed.columns["planned"], assignee_id=staffed.anna)
    wall = opened_and_kept(sign_in(staffed.anna), line.url, staffed.board)
    line.cut()
    live_wrongly(wall, hours)
    wall.reload()
    expect_old(wall, task)
    line.close()
    line.heal()
    expect_current(wall)
    expect_time(wall)


@pytest.mark.parametrize("status", [502, 504])
def test_a_proxy_that_has_lost_its_server_is_no_page_of_a_wall(
    status: int, staffed: Office, line: Proxy, sign_in: SignIn
) -> None:
    task = make_task(staffed, "Межевание", column_id=staffed.columns["planned"], assignee_id=staffed.anna)
    wall = opened_and_kept(sign_in(staffed.anna), line.url, staffed.board)
    line.answer(status)
    wall.reload()
    expect_old(wall, task)
    line.heal()
    expect_current(wall)
