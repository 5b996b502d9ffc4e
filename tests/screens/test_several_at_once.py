"""Several tasks at once: chosen by mouse, key or finger, changed by one command, taken back in one step."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.makers import Office, make_task
from tests.screens.board_page import card, column, open_board, titles
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


@pytest.fixture
def tasks(staffed: Office) -> list[str]:
    return [make_task(staffed, title) for title in ("Первая", "Вторая", "Третья", "Четвёртая")]


@pytest.fixture
def page(server: Server, staffed: Office, sign_in: SignIn, tasks: list[str]) -> Page:
    return open_board(sign_in(staffed.anna), server.url, staffed)


def test_chosen_tasks_are_moved_together_in_their_order_and_put_back_together(page: Page, tasks: list[str]) -> None:
    card(page, tasks[2]).click(modifiers=["Control"])
    card(page, tasks[0]).click()
    bar = page.locator(".many-bar")
    expect(bar).to_contain_text("выбраны 2 задачи")
    bar.get_by_role("button", name="Перенести в…").click()
    bar.get_by_role("button", name="План недели").click()
    expect(column(page, "planned").locator(".card")).to_have_count(2)
    assert titles(page, "planned") == ["Третья", "Первая"]
    expect(bar).to_have_count(0)
    page.get_by_test_id("toast").get_by_role("button", name="Отменить").click()
    expect(column(page, "planned").locator(".card")).to_have_count(0)
    expect(column(page, "backlog").locator(".card")).to_have_count(4)
    assert titles(page, "backlog") == ["Первая", "Вторая", "Третья", "Четвёртая"]


def test_shift_chooses_everything_in_between_and_a_key_works_too(page: Page, tasks: list[str]) -> None:
    card(page, tasks[0]).focus()
    page.keyboard.press("x")
    card(page, tasks[2]).click(modifiers=["Shift"])
    bar = page.locator(".many-bar")
    expect(bar).to_contain_text("выбраны 3 задачи")
    bar.get_by_role("button", name="Назначить…").click()
    bar.get_by_role("option", name="Борис Лапин").click()
    for task in tasks[:3]:
        expect(card(page, task)).to_contain_text("БЛ")
    expect(card(page, tasks[3])).not_to_contain_text("БЛ")


def test_arrows_walk_through_the_columns_and_move_nothing_before_enter(page: Page, tasks: list[str]) -> None:
    card(page, tasks[0]).click(modifiers=["Control"])
    card(page, tasks[1]).click()
    bar = page.locator(".many-bar")
    opener = bar.get_by_role("button", name="Перенести в…")
    opener.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(bar.get_by_role("list", name="Перенести в…").get_by_role("button").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(column(page, "backlog").locator(".card")).to_have_count(4)
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(column(page, "planned").locator(".card")).to_have_count(2)
    expect(card(page, tasks[0])).to_be_focused()


def test_no_more_are_chosen_than_the_server_takes_and_a_refusal_keeps_them_chosen(
    page: Page, staffed: Office, tasks: list[str]
) -> None:
    for number in range(198):
        make_task(staffed, f"Дело {number}")
    expect(page.locator(".column-count").first).to_have_text("202", timeout=20_000)
    page.get_by_role("button", name="Выбрать", exact=True).click()
    bar = page.locator(".many-bar")
    bar.get_by_role("button", name="Выбрать первые 200 показанных").click()
    expect(bar).to_contain_text("выбрано 200 задач")
    expect(bar).to_contain_text("больше за один раз нельзя")
    page.route("**/tasks/archive", lambda route: route.fulfill(status=422, json={"type": "invalid", "detail": "Нет"}))
    bar.get_by_role("button", name="В архив").click()
    expect(page.get_by_test_id("toast").filter(has_text="Не сохранено")).to_be_visible()
    expect(bar).to_contain_text("выбрано 200 задач")
    page.unroute("**/tasks/archive")
    bar.get_by_role("button", name="В архив").click()
    expect(page.locator(".card")).to_have_count(2, timeout=20_000)
    expect(bar).to_have_count(0)


def test_esc_ends_choosing_and_changes_nothing(page: Page, tasks: list[str]) -> None:
    card(page, tasks[0]).click(modifiers=["Control"])
    page.keyboard.press("Escape")
    expect(page.locator(".many-bar")).to_have_count(0)
    expect(page.locator(".pick-box")).to_have_count(0)


def test_all_that_is_found_is_put_into_the_archive_and_brought_back_from_there(page: Page, tasks: list[str]) -> None:
    page.get_by_label("Найти на доске").fill("вторая")
    expect(page.locator(".card")).to_have_count(1)
    page.get_by_role("button", name="Выбрать", exact=True).click()
    page.get_by_role("button", name="Выбрать все показанные").click()
    page.get_by_role("button", name="В архив").click()
    page.get_by_label("Найти на доске").fill("")
    expect(page.locator(".card")).to_have_count(3)
    page.locator("summary", has_text="Ещё").click()
    page.get_by_role("button", name="Архив").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Вторая")
    dialog.get_by_role("button", name="Вернуть на доску").click()
    expect(card(page, tasks[1])).to_be_visible()


def test_the_key_begins_choosing_also_where_no_card_has_the_focus(page: Page, tasks: list[str]) -> None:
    page.evaluate("document.activeElement?.blur()")
    page.keyboard.press("x")
    card(page, tasks[0]).click()
    expect(page.locator(".many-bar")).to_contain_text("выбрана 1 задача")


def test_a_message_about_a_long_title_keeps_its_button_on_the_screen(page: Page, staffed: Office) -> None:
    task = make_task(staffed, "Перераспределение земель у дома 4 по улице Лесной в посёлке Заречном " * 3)
    card(page, task).click(modifiers=["Control"])
    page.keyboard.press("Escape")
    card(page, task).focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    button = page.get_by_test_id("toast").get_by_role("button", name="Отменить")
    box = button.bounding_box()
    assert box
    assert page.viewport_size
    assert box["x"] + box["width"] <= page.viewport_size["width"]
