"""What is said about a task, in the open task."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from board import database
from board.tasks import detail_queries
from tests.makers import Office, make_task
from tests.screens.board_page import card, open_board, panel, toast, wait_live
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
DETAILS = re.compile(r"/api/v1/tasks/[^/?]+$")


@pytest.fixture
def task(staffed: Office) -> str:
    return make_task(staffed, "Договор аренды")


@pytest.fixture
def page(server: Server, staffed: Office, sign_in: SignIn, task: str) -> Page:
    """Анна, with the task open."""
    return opened(open_board(sign_in(staffed.anna), server.url, staffed), task)


def opened(page: Page, task: str) -> Page:
    card(page, task).click()
    expect(comments(page)).to_be_visible()
    return page


def comments(page: Page) -> Locator:
    return panel(page).get_by_test_id("comments")


def said(page: Page) -> Locator:
    return comments(page).locator(".long-text")


def field(page: Page) -> Locator:
    return comments(page).get_by_label("Новый комментарий")


def say(page: Page, text: str) -> None:
    field(page).fill(text)
    page.keyboard.press("Control+Enter")


def kept(task: str) -> list[str]:
    """What the server has."""
    with database.reading() as session:
        return [comment.text for comment in detail_queries.comments(session, task)]


def comes_to(page: Page, task: str, texts: list[str]) -> None:
    """Wait until the server has exactly these comments."""
    for _ in range(200):
        if kept(task) == texts:
            break
        page.wait_for_timeout(100)
    assert kept(task) == texts


def test_a_comment_is_seen_in_another_browser_within_a_second(
    server: Server, staffed: Office, sign_in: SignIn, page: Page, task: str
) -> None:
    boris = opened(open_board(sign_in(staffed.boris), server.url, staffed), task)
    expect(comments(page)).to_contain_text("всё сказанное здесь останется с задачей")
    say(page, "Позвонила заявителю.\nПривезёт в среду")
    expect(said(boris)).to_have_text(["Позвонила заявителю.\nПривезёт в среду"], timeout=1000)
    expect(comments(boris).locator("li")).to_contain_text("Анна Ковалёва")
    expect(comments(boris).locator("li")).to_contain_text("сегодня")
    say(boris, "Хорошо")
    expect(said(page)).to_have_text(["Позвонила заявителю.\nПривезёт в среду", "Хорошо"])
    expect(comments(page).get_by_role("heading")).to_have_text("Комментарии 2")
    expect(card(page, task).get_by_label("2 комментария")).to_be_visible()
    expect(comments(page).get_by_role("button", name="Убрать")).to_have_count(1)
    expect(panel(page).locator(".history")).to_contain_text("Борис Лапин написал комментарий")


def test_an_own_comment_is_said_anew_and_taken_away_and_comes_back(page: Page, task: str) -> None:
    say(page, "Позвонила")
    comments(page).get_by_role("button", name="Изменить").click()
    comments(page).get_by_role("textbox", name="Комментарий", exact=True).fill("Написала")
    page.keyboard.press("Control+Enter")
    expect(said(page)).to_have_text(["Написала"])
    expect(comments(page).locator("li")).to_contain_text("изменён")
    comes_to(page, task, ["Написала"])
    comments(page).get_by_role("button", name="Убрать").click()
    expect(said(page)).to_have_count(0)
    toast(page, "Комментарий убран").get_by_role("button", name="Отменить").click()
    expect(said(page)).to_have_text(["Написала"])
    expect(comments(page).locator("li")).to_contain_text("изменён")
    comes_to(page, task, ["Написала"])


def test_a_comment_that_is_said_anew_at_once_stays_open_when_the_details_come(page: Page, task: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(DETAILS, hold)
    say(page, "Позвонила")
    comments(page).get_by_role("button", name="Изменить").click()
    again = comments(page).get_by_role("textbox", name="Комментарий", exact=True)
    again.fill("Написала")
    page.wait_for_timeout(300)
    assert held
    with page.expect_response(DETAILS):
        for each in held:
            each.continue_()
        page.unroute(DETAILS, hold)
    expect(comments(page)).not_to_contain_text("сохраняется")
    expect(again).to_have_value("Написала")
    again.press("Control+Enter")
    expect(said(page)).to_have_text(["Написала"])
    comes_to(page, task, ["Написала"])


def test_what_is_typed_and_not_sent_outlives_closing_and_a_reload(page: Page, task: str) -> None:
    field(page).fill("Недописан")
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    card(page, task).click()
    expect(field(page)).to_have_value("Недописан")
    page.reload()
    expect(field(page)).to_have_value("Недописан")
    field(page).press("End")
    page.keyboard.type("ное")
    comments(page).get_by_role("button", name="Отправить").click()
    expect(said(page)).to_have_text(["Недописанное"])
    expect(field(page)).to_have_value("")
    comes_to(page, task, ["Недописанное"])
    page.reload()
    expect(said(page)).to_have_text(["Недописанное"])
    expect(field(page)).to_have_value("")


def test_what_is_typed_stays_while_others_speak(
    server: Server, staffed: Office, sign_in: SignIn, page: Page, task: str
) -> None:
    field(page).fill("Начатое")
    boris = opened(open_board(sign_in(staffed.boris), server.url, staffed), task)
    say(boris, "Раз")
    expect(said(page)).to_have_text(["Раз"], timeout=2000)
    expect(field(page)).to_have_value("Начатое")
    expect(field(page)).to_be_focused()


def test_without_a_connection_it_is_kept_and_sent_once_when_it_is_back(page: Page, task: str) -> None:
    page.context.set_offline(True)
    say(page, "Сказано без сети")
    expect(said(page)).to_have_text(["Сказано без сети"])
    expect(comments(page)).to_contain_text("сохраняется")
    page.wait_for_timeout(1500)
    page.context.set_offline(False)
    wait_live(page, 40)
    expect(comments(page)).not_to_contain_text("сохраняется", timeout=40_000)
    expect(said(page)).to_have_text(["Сказано без сети"])
    assert kept(task) == ["Сказано без сети"]


def test_what_the_server_refuses_stands_in_the_field_again(page: Page, task: str) -> None:
    refused = '{"type": "refused", "title": "Нельзя", "status": 409, "detail": "Слишком много."}'
    page.route(
        "**/comments",
        lambda route: route.fulfill(status=409, content_type="application/problem+json", body=refused),
    )
    say(page, "Длинный рассказ")
    expect(toast(page, "Слишком много.")).to_be_visible()
    expect(field(page)).to_have_value("Длинный рассказ")
    expect(said(page)).to_have_count(0)


def test_a_comment_is_taken_back_from_the_list_of_own_actions(page: Page, task: str) -> None:
    say(page, "Лишнее")
    expect(toast(page, "Комментарий добавлен")).to_be_visible()
    comes_to(page, task, ["Лишнее"])
    page.reload()
    expect(said(page)).to_have_text(["Лишнее"])
    page.locator("summary", has_text="Ещё").click()
    page.get_by_role("button", name="Мои действия").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Вы написали комментарий — Договор аренды")
    dialog.get_by_role("button", name="Отменить").first.click()
    expect(dialog).to_contain_text("отменено")
    page.keyboard.press("Escape")
    expect(said(page)).to_have_count(0)
    comes_to(page, task, [])


def test_leadership_reads_no_comments(server: Server, staffed: Office, sign_in: SignIn, page: Page, task: str) -> None:
    say(page, "Паспорт заявителя в деле № 4")
    comes_to(page, task, ["Паспорт заявителя в деле № 4"])
    leader = open_board(sign_in(staffed.leader), server.url, staffed)
    card(leader, task).click()
    expect(panel(leader).locator(".history")).to_be_visible()
    expect(panel(leader)).not_to_contain_text("Паспорт")
    expect(comments(leader)).to_have_count(0)
    expect(panel(leader)).to_contain_text("Вам доступен просмотр")
    expect(panel(page)).not_to_contain_text("Вам доступен просмотр")
    expect(card(leader, task).get_by_label("1 комментарий")).to_be_visible()


def test_on_a_telephone_it_is_said_and_ticked_without_scrolling_sideways(
    server: Server, staffed: Office, sign_in: SignIn, task: str
) -> None:
    phone = sign_in(staffed.anna, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    opened(open_board(phone, server.url, staffed), task)
    comments(phone).scroll_into_view_if_needed()
    field(phone).fill("Оченьдлинноесловобезпробелов" * 6)
    comments(phone).get_by_role("button", name="Отправить").tap()
    expect(said(phone)).to_have_count(1)
    inner, outer = panel(phone).evaluate("box => [box.scrollWidth, box.clientWidth]")
    assert inner <= outer
