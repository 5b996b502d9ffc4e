"""A restore under open pages: they notice the new epoch and show what is there now."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from board import clock, database
from board.backup import making, restoring
from tests.makers import Office, make_task
from tests.screens.board_page import card, open_board, wait_live
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


def test_open_pages_show_what_was_restored_and_go_on(
    server: Server, staffed: Office, sign_in: SignIn, office_url: str, tmp_path: Path
) -> None:
    kept = make_task(staffed, "Есть в копии")
    page = open_board(sign_in(staffed.anna), server.url, staffed)
    wall = sign_in(staffed.boris)
    wall.goto(f"{server.url}/boards/{staffed.board}/wall?queue=1")
    backup, _ = making.make(tmp_path / "copies", at=clock.now())
    later = make_task(staffed, "Позже копии")
    for each in (page, wall):
        expect(each.get_by_text("Позже копии").first).to_be_visible()
    server.stop()
    restoring.restore(backup, at=clock.now(), force=True)
    database.use(office_url)
    server.start()
    wait_live(page, seconds=45)
    expect(card(page, later)).to_have_count(0)
    expect(card(page, kept)).to_be_visible()
    expect(wall.get_by_text("Позже копии")).to_have_count(0, timeout=45_000)
    page.get_by_test_id("add-backlog").click()
    page.keyboard.type("После восстановления")
    page.keyboard.press("Enter")
    expect(wall.get_by_text("После восстановления").first).to_be_visible()
