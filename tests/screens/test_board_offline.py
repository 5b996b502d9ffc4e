"""Without a connection: reading goes on, what is done is kept and sent once, with the same key, when it is back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, expect

from board import database
from board.tasks import queries
from tests.makers import Office, make_task
from tests.screens.board_page import card, card_in, column, drag, open_board, panel, wait_live
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


def titles_on_the_server(staffed: Office) -> list[str]:
    with database.reading() as session:
        return sorted(task["title"] for task in queries.snapshot(session, staffed.board)["tasks"])


def test_what_is_done_without_a_connection_is_sent_once_when_it_is_back(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    task = make_task(staffed, "Перенести без сети")
    page = open_board(sign_in(staffed.anna), server.url, staffed)
    keys: list[str] = []
    page.on("request", lambda request: note_key(request, keys))
    page.context.set_offline(True)
    drag(page, card(page, task), column(page, "planned"))
    expect(card_in(page, "planned", task)).to_be_visible()
    page.get_by_test_id("add-backlog").click()
    page.keyboard.type("Записано без сети")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    card(page, task).click()
    expect(panel(page)).to_contain_text("Перенести без сети")
    assert titles_on_the_server(staffed) == ["Перенести без сети"]
    page.wait_for_timeout(1500)
    page.context.set_offline(False)
    wait_live(page, 40)
    expect(page.locator(".saving")).to_have_count(0, timeout=40_000)
    expect(page.get_by_test_id("freshness")).not_to_contain_text("сохраняется", timeout=40_000)
    assert titles_on_the_server(staffed) == ["Записано без сети", "Перенести без сети"]
    moves = [key for key in keys if key.startswith("move ")]
    assert len(set(moves)) == 1, "the same move was sent under several keys"


def note_key(request: Request, keys: list[str]) -> None:
    if request.method == "POST" and "/api/v1/" in request.url:
        keys.append(f"{request.url.rpartition('/')[2]} {request.headers.get('idempotency-key')}")


def test_what_was_not_sent_before_a_reload_is_sent_after_it(server: Server, staffed: Office, sign_in: SignIn) -> None:
    page = open_board(sign_in(staffed.anna), server.url, staffed)
    page.route("**/api/v1/boards/*/tasks", lambda route: route.abort())
    page.get_by_test_id("add-backlog").click()
    page.keyboard.type("Пережила перезагрузку")
    page.keyboard.press("Enter")
    expect(page.locator(".card")).to_have_count(1)
    page.once("dialog", lambda dialog: dialog.accept())
    page.unroute("**/api/v1/boards/*/tasks")
    page.reload()
    expect(page.locator(".card")).to_have_count(1, timeout=20_000)
    expect(page.locator(".card")).to_contain_text("Пережила перезагрузку")
    assert titles_on_the_server(staffed) == ["Пережила перезагрузку"]


def test_a_task_read_before_is_read_and_commented_without_a_connection(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    task = make_task(staffed, "Прочитана", description="Позвонить в кадастр")
    other = make_task(staffed, "Не открывалась")
    page = open_board(sign_in(staffed.anna), server.url, staffed)
    side = panel(page)
    card(page, task).click()
    expect(side).to_contain_text("Позвонить в кадастр")
    side.get_by_role("button", name="Закрыть задачу").click()
    page.context.set_offline(True)
    expect(page.get_by_test_id("freshness")).to_have_attribute("data-status", "offline", timeout=20_000)
    card(page, task).click()
    expect(side).to_contain_text("Позвонить в кадастр")
    expect(side).to_contain_text("могли устареть")
    side.get_by_label("Новый комментарий").fill("Не дозвонился")
    side.get_by_role("button", name="Отправить").click()
    side.get_by_role("button", name="Закрыть задачу").click()
    card(page, other).click()
    expect(side).to_contain_text("появится, когда появится связь")
    card(page, task).click()
    expect(side.get_by_test_id("comments")).to_contain_text("Не дозвонился")
    page.context.set_offline(False)
    wait_live(page, 40)
    expect(side.get_by_test_id("comments")).not_to_contain_text("сохраняется", timeout=40_000)
    expect(side).not_to_contain_text("могли устареть", timeout=40_000)
