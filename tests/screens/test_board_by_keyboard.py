"""A working day with nothing but the keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.makers import Office
from tests.screens.board_page import column, open_board
from tests.servers import Server

pytestmark = pytest.mark.browser


def test_a_task_is_added_moved_assigned_blocked_and_put_back_by_keys_alone(
    server: Server, staffed: Office, sign_in: Callable[..., Page]
) -> None:
    page = open_board(sign_in(staffed.anna), server.url, staffed)
    page.keyboard.press("n")
    page.keyboard.type("Справка о поддержке")
    with page.expect_response("**/tasks"):
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(column(page, "backlog").locator(".card")).to_have_count(1)
    column(page, "backlog").locator(".card").focus()

    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[aria-live=assertive], [aria-live=polite]").filter(has_text="В работе").first).to_be_attached()
    page.keyboard.press("Enter")
    moved = column(page, "in_progress").locator(".card")
    expect(moved).to_have_count(1)
    expect(moved).to_be_focused()

    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(moved).to_have_count(1)

    page.keyboard.press("a")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("Борис")
    page.keyboard.press("Enter")
    expect(moved).to_contain_text("БЛ")

    page.keyboard.press("F2")
    page.keyboard.press("Control+A")
    page.keyboard.type("Справка о господдержке")
    page.keyboard.press("Enter")
    expect(moved).to_contain_text("Справка о господдержке")

    page.keyboard.press("Control+z")
    expect(moved).to_contain_text("Справка о поддержке")

    page.keyboard.press("Shift+Slash")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
