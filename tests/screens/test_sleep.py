"""Computers that sleep under open pages: current within three seconds of waking, with all that was missed."""

import contextlib
import os
import signal
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.faults.happenings import happen
from tests.faults.proxy import Proxy
from tests.makers import Office, make_task
from tests.screens.board_page import card, wait_live
from tests.screens.walls import open_wall
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
AWAKE_SECONDS = 3
NAP_SECONDS, SLEEP_SECONDS = 7, 14
"""Longer than the gap between two ticks by which a page knows that it slept; so long that it trusts no line any more."""
GAPS = """() => {
  let before = performance.timeOrigin + performance.now();
  window.longestGap = 0;
  setInterval(() => {
    const now = Date.now();
    window.longestGap = Math.max(window.longestGap, now - before);
    before = now;
  }, 100);
}"""


@pytest.fixture
def server(server_behind_line: Server) -> Server:
    """People reach the program over the line."""
    return server_behind_line


@contextlib.contextmanager
def asleep(browser: Browser) -> Iterator[None]:
    """All pages of the browser stand still, as on a computer that sleeps; what is pushed meanwhile waits for them.

    Not by `Page.setWebLifecycleState`: without a window Chromium takes it and freezes nothing.
    """
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    renderers = [each["id"] for each in processes if each["type"] == "renderer"]
    for pid in renderers:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in renderers:
            os.kill(pid, signal.SIGCONT)


@pytest.mark.parametrize(
    ("seconds", "is_lost"), [(NAP_SECONDS, False), (SLEEP_SECONDS, True)], ids=["the line holds", "the line is lost"]
)
def test_a_wall_and_a_desk_are_current_three_seconds_after_they_wake(
    seconds: int, is_lost: bool, staffed: Office, line: Proxy, sign_in: SignIn, browser: Browser
) -> None:
    make_task(staffed, "До сна", column_id=staffed.columns["planned"], assignee_id=staffed.anna)
    wall = open_wall(sign_in(staffed.anna), line.url, staffed.board)
    desk = sign_in(staffed.boris)
    desk.goto(f"{line.url}/boards/{staffed.board}")
    wait_live(desk)
    for page in (wall, desk):
        page.evaluate(GAPS)
    with asleep(browser):
        if is_lost:
            line.cut()
        missed = make_task(staffed, "Во сне", column_id=staffed.columns["planned"], assignee_id=staffed.anna)
        time.sleep(seconds)
        line.heal()
    woke_at = time.monotonic()
    for page in (wall, desk):
        left = AWAKE_SECONDS - (time.monotonic() - woke_at)
        expect(page.locator(f'[data-task-id="{missed}"]')).to_be_visible(timeout=left * 1000)
    expect(wall.locator("html")).to_have_attribute("data-trust", "fresh")
    expect(desk.locator(".bar")).to_have_count(0)
    assert min(page.evaluate("window.longestGap") for page in (wall, desk)) > (seconds - 1) * 1000


def test_a_desk_that_missed_more_than_is_kept_catches_up_without_a_word(
    staffed: Office, line: Proxy, sign_in: SignIn
) -> None:
    desk = sign_in(staffed.boris)
    desk.goto(f"{line.url}/boards/{staffed.board}")
    wait_live(desk)
    line.answer(502)
    happen(staffed, 1_001)
    missed = make_task(staffed, "После всего")
    line.heal()
    expect(card(desk, missed)).to_be_visible(timeout=15_000)
    expect(desk.get_by_text("Заново 1000", exact=True)).to_be_visible()
    expect(desk.get_by_test_id("freshness")).to_have_attribute("data-status", "live", timeout=15_000)
    expect(desk.locator("[role=alert], [role=alertdialog], dialog[open]")).to_have_count(0)
