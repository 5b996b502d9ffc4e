"""The steps of a task, written, ticked and put in order in the open task."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from board import database
from board.tasks import detail_queries
from tests.makers import Office, make_task
from tests.screens.board_page import card, open_board, panel, toast, wait_live
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
STEPS = ["Заявление и пакет", "Проверка по карте", "Ответ СМЭВ"]


@pytest.fixture
def task(staffed: Office) -> str:
    return make_task(staffed, "Договор аренды")


@pytest.fixture
def page(server: Server, staffed: Office, sign_in: SignIn, task: str) -> Page:
    """Анна, with the task open."""
    return opened(open_board(sign_in(staffed.anna), server.url, staffed), task)


def opened(page: Page, task: str) -> Page:
    card(page, task).click()
    expect(checklist(page)).to_be_visible()
    return page


def checklist(page: Page) -> Locator:
    return panel(page).get_by_test_id("checklist")


def steps(page: Page) -> Locator:
    return checklist(page).locator("li")


def write_steps(page: Page, texts: list[str] = STEPS) -> None:
    """Add steps one after the other, with Enter, and close the line."""
    checklist(page).get_by_role("button", name="Добавить пункт…").click()
    for text in texts:
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")


def kept(task: str) -> list[str]:
    """What the server has, those that are done with a mark."""
    with database.reading() as session:
        return [("✓ " if item.done_at else "") + item.text for item in detail_queries.checklist(session, task)]


def comes_to(page: Page, task: str, steps: list[str]) -> None:
    """Wait until the server has exactly these steps."""
    for _ in range(200):
        if kept(task) == steps:
            break
        page.wait_for_timeout(100)
    assert kept(task) == steps


def test_several_steps_are_added_in_a_row_and_ticked(page: Page, task: str) -> None:
    expect(checklist(page)).to_contain_text("Разбейте задачу на шаги")
    write_steps(page)
    expect(steps(page)).to_have_text(STEPS)
    expect(checklist(page).get_by_role("button", name="Добавить пункт…")).to_be_focused()
    checklist(page).get_by_label("Проверка по карте").check()
    expect(checklist(page).get_by_role("heading")).to_have_text("Чек-лист 1 из 3")
    expect(card(page, task).get_by_label("чек-лист: 1 из 3")).to_be_visible()
    expect(panel(page).locator(".history")).to_contain_text("отметила сделанным: «Проверка по карте»")
    comes_to(page, task, [STEPS[0], f"✓ {STEPS[1]}", STEPS[2]])


def test_a_step_is_renamed_moved_and_taken_away_and_comes_back(page: Page, task: str) -> None:
    write_steps(page)
    checklist(page).get_by_role("button", name="Заявление и пакет").click()
    page.keyboard.press("Control+A")
    page.keyboard.type("Пакет документов")
    page.keyboard.press("Enter")
    renamed = checklist(page).get_by_role("button", name="Пакет документов")
    expect(renamed).to_be_focused()
    renamed.click()
    checklist(page).get_by_role("button", name="Ниже: Пакет документов").click()
    expect(steps(page).nth(0)).to_have_text(STEPS[1])
    checklist(page).get_by_role("button", name="Убрать").click()
    expect(steps(page)).to_have_text(STEPS[1:])
    toast(page, "Пункт убран").get_by_role("button", name="Отменить").click()
    expect(steps(page)).to_have_text([STEPS[1], "Пакет документов", STEPS[2]])
    comes_to(page, task, [STEPS[1], "Пакет документов", STEPS[2]])


def test_when_everything_is_ticked_the_next_button_is_named(page: Page, task: str) -> None:
    panel(page).get_by_role("button", name="В план недели").click()
    panel(page).get_by_role("button", name="Начать").click()
    write_steps(page, STEPS[:1])
    expect(checklist(page)).not_to_contain_text("Дальше")
    checklist(page).get_by_label(STEPS[0]).check()
    expect(checklist(page)).to_contain_text("Всё отмечено. Дальше — «На проверку»")
    panel(page).get_by_role("button", name="На проверку").click()
    panel(page).locator("#ask-result").fill("Договор подписан")
    panel(page).locator(".ask-box").get_by_role("button", name="На проверку").click()
    expect(checklist(page)).not_to_contain_text("Дальше")


def test_the_keyboard_alone_is_enough(page: Page, task: str) -> None:
    write_steps(page)
    comes_to(page, task, STEPS)
    # The focus comes with the next frame, which a busy machine may draw late.
    expect(checklist(page).get_by_role("button", name="Добавить пункт…")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(checklist(page).get_by_role("button", name="Ответ СМЭВ")).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(steps(page)).to_have_text([STEPS[0], STEPS[2], STEPS[1]])
    expect(checklist(page).get_by_role("button", name="Ответ СМЭВ")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(checklist(page).get_by_label("Ответ СМЭВ")).to_be_checked()
    comes_to(page, task, [STEPS[0], f"✓ {STEPS[2]}", STEPS[1]])
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(card(page, task).get_by_label("чек-лист: 0 из 3")).to_be_visible()
    comes_to(page, task, [STEPS[0], STEPS[2], STEPS[1]])


def test_another_browser_sees_a_tick_within_a_second(
    server: Server, staffed: Office, sign_in: SignIn, page: Page, task: str
) -> None:
    write_steps(page)
    boris = opened(open_board(sign_in(staffed.boris), server.url, staffed), task)
    expect(steps(boris)).to_have_text(STEPS)
    checklist(page).get_by_label("Ответ СМЭВ").check()
    expect(checklist(boris).get_by_label("Ответ СМЭВ")).to_be_checked(timeout=1000)
    expect(checklist(boris).get_by_role("heading")).to_have_text("Чек-лист 1 из 3")


def test_a_step_being_written_stays_while_others_come(
    server: Server, staffed: Office, sign_in: SignIn, page: Page, task: str
) -> None:
    write_steps(page, STEPS[:1])
    checklist(page).get_by_role("button", name="Добавить пункт…").click()
    page.keyboard.type("Проект дого")
    boris = opened(open_board(sign_in(staffed.boris), server.url, staffed), task)
    write_steps(boris, ["Шаг Бориса"])
    expect(steps(page)).to_have_text([STEPS[0], "Шаг Бориса"])
    page.keyboard.type("вора")
    page.keyboard.press("Enter")
    expect(steps(boris)).to_have_text([STEPS[0], "Шаг Бориса", "Проект договора"])


def test_without_a_connection_steps_are_written_and_ticked_and_sent_once(page: Page, task: str) -> None:
    page.context.set_offline(True)
    write_steps(page)
    checklist(page).get_by_label("Проверка по карте").check()
    expect(checklist(page).get_by_role("heading")).to_have_text("Чек-лист 1 из 3")
    assert kept(task) == []
    page.context.set_offline(False)
    wait_live(page, 40)
    comes_to(page, task, [STEPS[0], f"✓ {STEPS[1]}", STEPS[2]])
    expect(steps(page)).to_have_text(STEPS)


def test_who_may_only_read_sees_the_steps_and_leadership_only_how_many(
    server: Server, staffed: Office, sign_in: SignIn, page: Page, task: str
) -> None:
    write_steps(page)
    comes_to(page, task, STEPS)
    reader = opened(open_board(sign_in(staffed.coordinator), server.url, staffed), task)
    expect(checklist(reader).get_by_label("Ответ СМЭВ")).to_be_disabled()
    expect(checklist(reader).get_by_role("button")).to_have_count(0)
    leader = open_board(sign_in(staffed.leader), server.url, staffed)
    card(leader, task).click()
    expect(panel(leader).locator(".history")).to_be_visible()
    expect(checklist(leader)).to_have_count(0)
    expect(panel(leader)).not_to_contain_text("Ответ СМЭВ")
    expect(card(leader, task).get_by_label("чек-лист: 0 из 3")).to_be_visible()
