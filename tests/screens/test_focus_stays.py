"""Who works by keyboard goes on where they were: the focus never falls off the page with what was pressed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.makers import Office, make_task
from tests.screens.board_page import card, card_in, open_board, panel, toast
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


@pytest.fixture
def task(staffed: Office) -> str:
    return make_task(staffed, "Ответ на запрос", column_id=staffed.columns["planned"])


@pytest.fixture
def page(server: Server, staffed: Office, sign_in: SignIn, task: str) -> Page:
    page = open_board(sign_in(staffed.anna), server.url, staffed)
    page.set_default_timeout(8_000)
    return page


@pytest.mark.parametrize("key", ["Enter", "Escape"])
def test_the_title_has_the_focus_again_after_it_was_renamed_or_not(page: Page, task: str, key: str) -> None:
    card(page, task).click()
    title = panel(page).locator('[data-field="title"]')
    title.focus()
    page.keyboard.press("Enter")
    page.keyboard.type(" области")
    page.keyboard.press(key)
    expect(title).to_be_focused()
    expect(title).to_have_text("Ответ на запрос области" if key == "Enter" else "Ответ на запрос")


def test_after_a_step_the_heading_has_the_focus_and_enter_twice_goes_one_step(page: Page, task: str) -> None:
    card(page, task).click()
    panel(page).get_by_role("button", name="Начать").focus()
    page.keyboard.press("Enter")
    expect(card_in(page, "in_progress", task)).to_be_visible()
    expect(panel(page).locator(".panel-title")).to_be_focused()
    page.keyboard.press("Enter")
    expect(card_in(page, "in_progress", task)).to_be_visible()


def test_a_block_that_was_taken_off_leaves_the_focus_at_the_place_to_put_it_back(page: Page, task: str) -> None:
    card(page, task).click()
    panel(page).get_by_role("button", name="Начать").click()
    panel(page).get_by_role("button", name="Задача стоит?").click()
    page.locator("#block-reason").fill("нет подписи")
    page.keyboard.press("Control+Enter")
    off = panel(page).get_by_role("button", name="Снять блок")
    expect(off).to_be_visible()
    off.focus()
    page.keyboard.press("Enter")
    expect(panel(page).locator('[data-field="block"]')).to_be_focused()


def test_importance_is_chosen_from_a_list_in_which_arrows_change_nothing(page: Page, task: str) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "PATCH" else None)
    card(page, task).click()
    fact = panel(page).locator('[data-field="priority"]')
    fact.focus()
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("list", name="Важность").locator("[aria-current]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert sent == []
    page.keyboard.press("Enter")
    expect(fact).to_have_text("важная")
    expect(fact).to_be_focused()
    assert len(sent) == 1


def test_a_dialog_from_the_menu_gives_the_focus_back_to_the_menu(page: Page) -> None:
    more = page.locator("summary", has_text="Ещё")
    more.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(more).to_be_focused()


def test_a_message_that_is_closed_gives_the_focus_back(page: Page, task: str) -> None:
    card(page, task).click()
    panel(page).get_by_role("button", name="Начать").click()
    back = toast(page, "Перенесено").get_by_role("button", name="Отменить")
    back.focus()
    page.keyboard.press("Enter")
    expect(card_in(page, "planned", task)).to_be_visible()
    expect(panel(page).locator(".panel-title")).to_be_focused()


def test_closing_the_bar_of_several_tasks_leaves_the_focus_on_the_board(page: Page, task: str) -> None:
    card(page, task).click(modifiers=["Control"])
    page.get_by_role("button", name="Закончить выбор").focus()
    page.keyboard.press("Enter")
    expect(card(page, task)).to_be_focused()


def test_a_board_that_a_narrow_panel_covered_is_reached_again_on_a_turned_tablet(page: Page, task: str) -> None:
    page.set_viewport_size({"width": 700, "height": 1000})
    page.locator(".column-tab").nth(1).click()
    card(page, task).click()
    expect(page.locator(".columns")).to_have_js_property("inert", True)
    page.set_viewport_size({"width": 1000, "height": 700})
    expect(page.locator(".columns")).to_have_js_property("inert", False)
    page.set_viewport_size({"width": 700, "height": 1000})
    expect(page.locator(".columns")).to_have_js_property("inert", True)


def test_text_marked_beyond_the_edge_of_a_dialog_does_not_close_it(page: Page, task: str) -> None:
    card(page, task).click()
    page.locator("summary", has_text="Ещё").click()
    page.get_by_role("button", name="Мои действия").click()
    dialog = page.get_by_role("dialog")
    box = dialog.bounding_box()
    assert box
    page.mouse.move(box["x"] + 60, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] - 40, box["y"] + 60, steps=5)
    page.mouse.up()
    expect(dialog).to_be_visible()
    page.mouse.click(box["x"] - 40, box["y"] + 60)
    expect(dialog).to_have_count(0)
