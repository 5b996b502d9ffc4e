"""The bell that rings by itself, and what each wants to be told."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from board.live.change import change
from board.notices import kinds
from tests.live import notice_cases
from tests.makers import Office, make_task
from tests.screens.board_page import open_board
from tests.screens.settings_page import button, said, undo
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
# Assignments are read from the boards every ten seconds.
SOON = 20_000


def bell(page: Page) -> Locator:
    return page.locator("#bell-button")


def sheet(page: Page) -> Locator:
    return page.locator("#bell-sheet")


def tell(person_id: str, title: str) -> None:
    with change() as session:
        notice_cases.tell(session, person_id, title)


def test_who_is_given_a_task_hears_of_it_on_an_open_page_and_is_led_to_it(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    page = open_board(sign_in(staffed.boris), server.url, staffed)
    expect(bell(page)).to_have_accessible_name("Уведомления: нового нет")
    page.wait_for_timeout(11_000)
    make_task(staffed, "Проверить межевой план", assignee_id=staffed.boris)
    expect(bell(page)).to_have_accessible_name("Уведомления: 1 новое", timeout=SOON)
    other = page.context.new_page()
    other.goto(f"{server.url}/kpis")
    expect(bell(other)).to_have_accessible_name("Уведомления: 1 новое")
    bell(page).click()
    notice = sheet(page).get_by_role("link", name="Вам поручили: № 1 Проверить межевой план")
    expect(notice).to_contain_text("Анна Ковалёва")
    notice.click()
    expect(page.get_by_test_id("panel")).to_contain_text("Проверить межевой план")
    expect(bell(page)).to_have_accessible_name("Уведомления: нового нет")
    expect(bell(other)).to_have_accessible_name("Уведомления: нового нет")


def test_the_bell_is_opened_read_and_closed_by_keyboard(server: Server, staffed: Office, sign_in: SignIn) -> None:
    page = sign_in(staffed.boris)
    for number in range(3):
        tell(staffed.boris, f"Вам поручили: № {number} Договор")
    page.goto(f"{server.url}/profile")
    expect(bell(page)).to_have_accessible_name("Уведомления: 3 новых")
    bell(page).focus()
    page.keyboard.press("Enter")
    expect(button(sheet(page), "Всё прочитано")).to_be_visible()
    page.keyboard.press("Tab")
    expect(button(sheet(page), "Всё прочитано")).to_be_focused()
    page.keyboard.press("Enter")
    expect(bell(page)).to_have_accessible_name("Уведомления: нового нет")
    expect(sheet(page).get_by_role("listitem")).to_have_count(3)
    page.keyboard.press("Escape")
    expect(sheet(page)).to_have_count(0)
    expect(bell(page)).to_be_focused()


def test_an_empty_bell_says_what_will_come(server: Server, staffed: Office, sign_in: SignIn) -> None:
    page = sign_in(staffed.boris)
    page.goto(f"{server.url}/boards")
    bell(page).click()
    expect(sheet(page)).to_contain_text("Здесь появятся напоминания о встречах")
    sheet(page).get_by_role("link", name="О чём и как мне сообщать").click()
    expect(page.get_by_test_id("choices").get_by_role("listitem")).to_have_count(len(kinds.CHOSEN))
    page.get_by_role("heading", name="Профиль").click()
    expect(sheet(page)).to_have_count(0)


def test_what_one_is_told_is_chosen_and_taken_back(server: Server, staffed: Office, sign_in: SignIn) -> None:
    page = sign_in(staffed.boris)
    page.goto(f"{server.url}/profile")
    minutes = page.get_by_label("Протокол встречи")
    minutes.select_option(label="без писем")
    said(page, "Запомнили: «Протокол встречи»")
    undo(page)
    expect(minutes).to_have_value("now")
    asked = page.get_by_label("Вопросы вашему уровню")
    expect(asked.locator("option")).to_have_text(["сразу", "утром, одним письмом"])


def test_on_a_phone_what_was_told_fits(server: Server, staffed: Office, sign_in: SignIn) -> None:
    tell(staffed.boris, "Вам поручили: № 12 " + "Подготовить постановление о предоставлении земельного участка " * 3)
    page = sign_in(staffed.boris, viewport={"width": 360, "height": 640}, has_touch=True)
    page.goto(f"{server.url}/boards")
    bell(page).tap()
    expect(sheet(page).get_by_role("link").first).to_be_visible()
    box = sheet(page).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert box["y"] + box["height"] <= 640
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    head = bell(page).bounding_box()
    assert head is not None
    assert head["y"] + head["height"] <= box["y"] + 1, "the bell itself stays in sight"
