"""A whole working day with fingers alone: on a touch panel on the wall, and on a phone of 360 pixels."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.makers import Office, make_task
from tests.screens.board_page import PHONE, card, card_in, column, hold_and_drag, no_overflow, open_board, panel
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
PANEL: dict[str, Any] = {"viewport": {"width": 1920, "height": 1080}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def touch_panel(server: Server, staffed: Office, sign_in: SignIn) -> Page:
    return open_board(sign_in(staffed.anna, **PANEL), server.url, staffed)


@pytest.fixture
def phone(server: Server, staffed: Office, sign_in: SignIn) -> Page:
    return open_board(sign_in(staffed.anna, **PHONE), server.url, staffed)


def swipe(page: Page, where: Locator, *, x: float = 0, y: float = 0) -> None:
    """A quick stroke of a finger, as one scrolls."""
    box = where.bounding_box()
    assert box
    touch = page.context.new_cdp_session(page)
    at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + min(box["height"] / 2, 40)}
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
    for step in range(1, 9):
        moved = {"x": at["x"] + x * step / 8, "y": at["y"] + y * step / 8}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [moved]})
        page.wait_for_timeout(12)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_day_at_the_touch_panel(touch_panel: Page, staffed: Office) -> None:
    page = touch_panel
    page.get_by_test_id("add-backlog").tap()
    page.get_by_label("Новая задача в «Очередь»").fill("Справка о поддержке")
    page.get_by_role("button", name="Добавить", exact=True).tap()
    page.get_by_role("button", name="Закрыть", exact=True).tap()
    only = page.locator(".card:not(.card-in-flight)")
    expect(only).to_have_count(1)
    expect(only).to_contain_text("Справка о поддержке")
    only.tap()
    expect(panel(page)).to_be_visible()
    column(page, "in_progress").get_by_role("button", name="Перенести сюда").tap()
    expect(column(page, "in_progress").locator(".card")).to_have_count(1)
    panel(page).get_by_title("Изменить: Исполнитель").tap()
    page.locator(".choice", has_text="Борис Лапин").tap()
    expect(only).to_contain_text("БЛ")
    panel(page).get_by_role("button", name="Задача стоит?").tap()
    panel(page).get_by_label("Что случилось").fill("Нет ответа")
    panel(page).get_by_role("button", name="Отметить, что стоит").tap()
    expect(only).to_contain_text("Нет ответа")
    panel(page).get_by_role("button", name="Снять блок").tap()
    panel(page).get_by_role("button", name="Завершить").tap()
    expect(column(page, "done").locator(".card")).to_have_count(1)
    page.get_by_role("button", name="Отменить", exact=True).first.tap()
    expect(column(page, "in_progress").locator(".card")).to_have_count(1)


def test_holding_a_card_lifts_it_and_a_stroke_only_scrolls(touch_panel: Page, staffed: Office) -> None:
    page, task = touch_panel, make_task(staffed, "Нести пальцем")
    for number in range(30):
        make_task(staffed, f"Ещё одна {number}")
    expect(column(page, "backlog").locator(".card")).to_have_count(31)
    swipe(page, card(page, task), y=-300)
    page.wait_for_timeout(600)
    expect(page.locator(".card-in-hand")).to_have_count(0)
    assert column(page, "backlog").locator(".cards").evaluate("list => list.scrollTop") > 50
    expect(card_in(page, "backlog", task)).to_have_count(1)
    column(page, "backlog").locator(".cards").evaluate("list => list.scrollTo(0, 0)")
    hold_and_drag(page, card(page, task), column(page, "planned"))
    expect(card_in(page, "planned", task)).to_be_visible()


def test_a_day_on_a_phone(phone: Page, staffed: Office) -> None:
    page = phone
    no_overflow(page)
    page.get_by_role("button", name="Добавить задачу в «Очередь»").last.tap()
    page.get_by_label("Новая задача в «Очередь»").fill("Позвонить заявителю")
    page.get_by_role("button", name="Добавить", exact=True).tap()
    page.get_by_role("button", name="Закрыть", exact=True).tap()
    page.locator(".card").tap()
    side = panel(page)
    side.get_by_role("button", name="В план недели").tap()
    side.get_by_role("button", name="Начать").tap()
    side.get_by_title("Изменить: Исполнитель").tap()
    page.locator(".choice", has_text="Борис Лапин").tap()
    side.get_by_role("button", name="Задача стоит?").tap()
    side.get_by_label("Что случилось").fill("Телефон не отвечает")
    side.get_by_role("button", name="Отметить, что стоит").tap()
    side.get_by_role("button", name="Снять блок").tap()
    no_overflow(page)
    side.get_by_role("button", name="Закрыть задачу").tap()
    expect(side).to_have_count(0)
    page.locator(".column-tab", has_text="В работе").tap()
    only = column(page, "in_progress").locator(".card")
    expect(only).to_be_in_viewport()
    expect(page.locator(".column-tab[aria-current]")).to_contain_text("В работе")
    only.tap()
    panel(page).get_by_role("button", name="Завершить").tap()
    expect(column(page, "done").locator(".card")).to_have_count(1)
    page.get_by_test_id("toast").get_by_role("button", name="Отменить").last.tap()
    expect(column(page, "in_progress").locator(".card")).to_have_count(1)


def test_on_a_phone_a_stroke_goes_from_column_to_column(phone: Page, staffed: Office) -> None:
    make_task(staffed, "В очереди")
    expect(phone.locator(".card")).to_have_count(1)
    swipe(phone, column(phone, "backlog"), x=-260)
    expect(phone.locator(".column-tab[aria-current]")).to_contain_text("План")
    expect(column(phone, "planned")).to_be_in_viewport(ratio=0.8)


def test_on_a_phone_filters_and_people_are_within_reach(phone: Page, staffed: Office) -> None:
    make_task(staffed, "Для Бориса", assignee_id=staffed.boris)
    make_task(staffed, "Ничья")
    expect(phone.locator(".card")).to_have_count(2)
    phone.locator("summary", has_text="Фильтр").tap()
    phone.get_by_label("Показать только: Вид").select_option("assignment")
    phone.touchscreen.tap(180, 300)
    expect(phone.get_by_test_id("panel")).to_have_count(0)
    phone.get_by_role("button", name="По людям").tap()
    expect(phone.locator(".lane").first).to_be_visible()
    no_overflow(phone)


def test_narrowing_a_phones_board_brings_into_view_what_is_found(phone: Page, staffed: Office) -> None:
    make_task(staffed, "Чужая")
    mine = make_task(staffed, "Своя", column_id=staffed.columns["review"], assignee_id=staffed.anna)
    expect(column(phone, "review").locator(".card")).to_have_count(1)
    expect(card(phone, mine)).not_to_be_in_viewport()
    phone.get_by_role("button", name="Мои").tap()
    expect(card(phone, mine)).to_be_in_viewport(ratio=0.9)
