"""A working day with nothing but the keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.makers import Office, make_task
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
    expect(page.get_by_role("combobox", name="Кто выполняет")).to_be_focused()
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
    expect(page.get_by_role("dialog")).to_contain_text("отменить своё последнее действие")
    expect(page.get_by_role("dialog")).to_contain_text("столько раз возвращена на доработку")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_whole_day_by_keys_alone(server: Server, staffed: Office, sign_in: Callable[..., Page]) -> None:
    """Plan, take, stop, hand over, finish, find, choose several, undo: no pointer is touched."""
    page = open_board(sign_in(staffed.boris), server.url, staffed)
    keys = page.keyboard
    keys.press("n")
    for title in ("Договор аренды", "Ответ в прокуратуру", "Отчёт за ноябрь"):
        keys.type(title)
        with page.expect_response("**/tasks"):
            keys.press("Enter")
    keys.press("Escape")
    expect(column(page, "backlog").locator(".card")).to_have_count(3)

    keys.press("Tab")
    page.locator(".card").first.focus()
    keys.press("Enter")
    side = page.get_by_test_id("panel")
    expect(side.locator(".panel-title")).to_be_focused()
    press_by_tab(page, "В план недели")
    expect(column(page, "planned").locator(".card")).to_have_count(1)
    press_by_tab(page, "Начать")
    expect(column(page, "in_progress").locator(".card")).to_have_count(1)
    keys.press("Escape")
    mine = column(page, "in_progress").locator(".card")
    expect(mine).to_be_focused()

    keys.press("b")
    keys.type("Ждём ответ собственника")
    keys.press("Control+Enter")
    expect(mine).to_contain_text("Ждём ответ собственника")
    keys.press("Escape")
    expect(mine).to_be_focused()
    keys.press("a")
    keys.type("Анна")
    keys.press("Enter")
    expect(mine).to_contain_text("АК")
    keys.press("b")
    expect(page.locator('[data-field="unblock"]')).to_be_visible()
    press_by_tab(page, "Снять блок")
    expect(mine).not_to_contain_text("Ждём ответ")
    keys.press("Escape")

    keys.press("Space")
    keys.press("End")
    for _ in range(3):
        keys.press("ArrowRight")
    keys.press("Enter")
    expect(column(page, "done").locator(".card")).to_have_count(1)
    keys.press("Control+z")
    expect(mine).to_have_count(1)


def test_finding_choosing_and_rows_are_reached_by_keys(
    server: Server, staffed: Office, sign_in: Callable[..., Page]
) -> None:
    for title in ("Договор аренды", "Ответ в прокуратуру", "Отчёт за ноябрь"):
        make_task(staffed, title)
    page = open_board(sign_in(staffed.boris), server.url, staffed)
    keys = page.keyboard
    keys.press("/")
    keys.type("прокуратуры")
    expect(page.locator(".card")).to_have_count(1)
    keys.press("Escape")
    expect(page.locator(".card")).to_have_count(3)

    column(page, "backlog").locator(".card").first.focus()
    keys.press("x")
    keys.press("ArrowDown")
    keys.press("x")
    expect(page.locator(".many-bar")).to_contain_text("выбраны 2 задачи")
    keys.press("Escape")
    keys.press("l")
    expect(page.locator(".lane").first).to_be_visible()
    keys.press("l")
    expect(page.locator(".lane")).to_have_count(0)


def press_by_tab(page: Page, name: str) -> None:
    """Go on with Tab until that button has the focus, and press it: as somebody without a mouse gets there."""
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.innerText || ''")
        if focused.strip().startswith(name):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"Tab never came to {name}")
