"""What somebody has typed outlives a refusal, a colleague's change, an archived task and a task's getting its number."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, Route, expect

from board import database
from board.live.change import change
from board.tasks import boards, columns, commands
from board.tasks.inputs import EditBoard, EditColumn, EditTask
from board.tasks.models import Board, BoardColumn, Task
from tests.makers import NOON, Office, make_task, task_at, who
from tests.screens.board_page import card, column, open_board, panel, titles, toast
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


@pytest.fixture
def task(staffed: Office) -> str:
    return make_task(staffed, "Ответ на запрос", due=date(2026, 12, 1))


@pytest.fixture
def page(server: Server, staffed: Office, sign_in: SignIn, task: str) -> Page:
    return open_board(sign_in(staffed.anna), server.url, staffed)


def colleague_edits(staffed: Office, task: str, **fields: str) -> None:
    with change() as session:
        wanted = EditTask.model_validate(fields)
        commands.edit_task(session, session.get_one(Task, task), wanted, by=who(session, staffed.boris), at=NOON)


def on_the_server(task: str) -> Task:
    with database.reading() as session:
        return task_at(session, task)


def write_description(page: Page, task: str, text: str) -> None:
    card(page, task).click()
    panel(page).get_by_role("button", name="Добавить описание…").click()
    panel(page).get_by_role("textbox", name="Описание").fill(text)


def test_a_title_begun_before_the_task_had_its_number_goes_on_and_is_saved(page: Page) -> None:
    held: list[Route] = []
    page.route("**/api/v1/boards/*/tasks", lambda route: held.append(route))  # noqa: PLW0108 - needs a function
    page.get_by_test_id("add-backlog").click()
    page.keyboard.type("Новая")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    column(page, "backlog").locator(".card", has_text="Новая").click()
    panel(page).locator(".panel-title button").click()
    page.keyboard.type(" задача")
    expect(page.locator('.card[data-task-id^="new:"]')).to_have_count(1)
    held[0].continue_()
    expect(page.locator('.card[data-task-id^="new:"]')).to_have_count(0)
    page.keyboard.type(" отдела")
    page.keyboard.press("Enter")
    expect(panel(page).locator(".panel-title")).to_have_text("Новая задача отдела")
    expect(column(page, "backlog")).to_contain_text("Новая задача отдела")


def test_what_was_typed_for_a_task_that_a_colleague_archives_is_shown_and_found_again(
    page: Page, staffed: Office, task: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    write_description(page, task, "Позвонить в Росреестр")
    with change() as session:
        by = who(session, staffed.boris)
        commands.archive_task(session, session.get_one(Task, task), by=by, at=NOON, reason="дубль")
    side = panel(page)
    expect(side).to_contain_text("То, что вы набрали, не пропало")
    kept = side.locator(".kept-draft")
    expect(kept.get_by_role("textbox")).to_have_value("Позвонить в Росреестр")
    kept.get_by_role("button", name="Скопировать").click()
    expect(kept).to_contain_text("Скопировано")
    kept.get_by_role("button", name="Убрать").click()
    expect(kept).to_have_count(0)
    expect(side.locator(".panel-title")).to_be_focused()
    toast(page, "Набранный текст убран").get_by_role("button", name="Вернуть").click()
    expect(kept).to_have_count(1)
    expect(side).not_to_contain_text("не хватает")
    side.get_by_role("button", name="Вернуть на доску").click()
    expect(side.get_by_role("textbox", name="Описание")).to_have_value("Позвонить в Росреестр")


def test_no_date_is_remembered_while_the_reason_is_asked_for(page: Page, task: str) -> None:
    card(page, task).click()
    panel(page).locator('[data-field="due"]').click()
    panel(page).get_by_role("button", name="Без срока").click()
    expect(panel(page).locator("#due-reason")).to_be_focused()
    page.keyboard.type("ждём решения суда")
    page.keyboard.press("Enter")
    expect(panel(page).locator('[data-field="due"]')).to_have_text("не задан")
    page.reload()
    card(page, task).click()
    expect(panel(page).locator(".history")).to_contain_text("ждём решения суда")
    assert on_the_server(task).due is None


def test_a_description_that_a_colleague_changed_meanwhile_is_shown_beside_ones_own(
    page: Page, staffed: Office, task: str
) -> None:
    write_description(page, task, "Мой текст")
    page.route(f"**/api/v1/tasks/{task}", refuse_reading)
    colleague_edits(staffed, task, description="Текст Бориса")
    expect(panel(page)).to_contain_text("могли устареть")
    page.unroute(f"**/api/v1/tasks/{task}")
    form = panel(page).get_by_role("form", name="Описание")
    form.get_by_role("button", name="Сохранить", exact=True).click()
    expect(form).to_contain_text("Текст Бориса")
    expect(form.get_by_role("textbox", name="Описание")).to_have_value("Мой текст")
    assert on_the_server(task).description == "Текст Бориса"
    with page.expect_response(lambda answer: answer.request.method == "PATCH"):
        form.get_by_role("button", name="Сохранить мой текст").click()
    expect(form).to_have_count(0)
    expect(panel(page).locator(".long-text")).to_have_text("Мой текст")
    assert on_the_server(task).description == "Мой текст"


def test_a_description_saved_without_a_connection_does_not_cover_a_colleagues(
    page: Page, staffed: Office, task: str
) -> None:
    write_description(page, task, "Мой текст")
    page.context.set_offline(True)
    expect(page.get_by_test_id("freshness")).not_to_have_text("на связи", timeout=40_000)
    panel(page).get_by_role("button", name="Сохранить", exact=True).click()
    colleague_edits(staffed, task, description="Текст Бориса")
    page.context.set_offline(False)
    refused = toast(page, "Пока вы писали, текст изменили")
    refused.get_by_role("button", name="Вернуться к тексту").click()
    form = panel(page).get_by_role("form", name="Описание")
    expect(form).to_contain_text("Текст Бориса")
    expect(form.get_by_role("textbox", name="Описание")).to_have_value("Мой текст")
    assert on_the_server(task).description == "Текст Бориса"
    with page.expect_response(lambda answer: answer.request.method == "PATCH"):
        form.get_by_role("button", name="Сохранить мой текст").click()
    expect(panel(page).locator(".long-text")).to_have_text("Мой текст")
    assert on_the_server(task).description == "Мой текст"


def refuse_reading(route: Route) -> None:
    if route.request.method == "GET":
        route.fulfill(status=503, content_type="application/problem+json", body="{}")
    else:
        route.continue_()


def test_a_refused_description_is_found_again_and_does_not_look_saved(page: Page, task: str) -> None:
    write_description(page, task, "Длинный текст")
    page.route(f"**/api/v1/tasks/{task}", refuse_writing)
    panel(page).get_by_role("button", name="Сохранить", exact=True).click()
    expect(toast(page, "Не сохранено")).to_contain_text("Так нельзя")
    expect(panel(page).get_by_role("button", name="Добавить описание…")).to_be_visible()
    toast(page, "Не сохранено").get_by_role("button", name="Вернуться к тексту").click()
    expect(panel(page).get_by_role("textbox", name="Описание")).to_have_value("Длинный текст")


def refuse_writing(route: Route) -> None:
    if route.request.method == "PATCH":
        body = '{"type": "refused", "title": "Так нельзя", "detail": "Так нельзя", "status": 409}'
        route.fulfill(status=409, content_type="application/problem+json", body=body)
    else:
        route.continue_()


def test_three_titles_for_a_full_column_are_asked_about_one_by_one(page: Page, staffed: Office) -> None:
    make_task(staffed, "Уже здесь", column_id=staffed.columns["in_progress"])
    with change() as session:
        stage = session.get_one(BoardColumn, staffed.columns["in_progress"])
        wanted = EditColumn(wip_limit=1, wip_scope="column")
        columns.describe_column(session, stage, wanted, by=who(session, staffed.anna), at=NOON)
    expect(column(page, "in_progress")).to_contain_text("1 / 1")
    page.context.set_offline(True)
    page.get_by_test_id("add-in_progress").click()
    for title in ("Первая", "Вторая", "Третья"):
        page.keyboard.type(title)
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.context.set_offline(False)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Первая", timeout=40_000)
    dialog.get_by_role("textbox").fill("пожар")
    dialog.get_by_role("button", name="Всё равно добавить").click()
    expect(dialog).to_contain_text("Вторая", timeout=20_000)
    expect(dialog.get_by_role("textbox")).to_have_value("")
    expect(dialog.get_by_role("textbox")).to_be_focused()
    dialog.get_by_role("button", name="Оставить как было").click()
    expect(dialog).to_contain_text("Третья", timeout=20_000)
    dialog.get_by_role("button", name="Оставить как было").click()
    expect(dialog).to_have_count(0)
    line = column(page, "in_progress").locator(".add-task textarea")
    expect(line).to_have_value("Вторая")
    toast(page, "Не добавлено").get_by_role("button", name="Вернуть").click()
    expect(line).to_have_value("Третья")
    expect(toast(page, "Не добавлено")).to_contain_text("Вторая")
    assert titles(page, "in_progress") == ["Уже здесь", "Первая"]


def test_a_hard_entry_rule_asks_for_what_a_new_task_lacks(page: Page, staffed: Office) -> None:
    with change() as session:
        board = session.get_one(Board, staffed.board)
        boards.describe_board(session, board, EditBoard(hard_entry_rules=True), by=who(session, staffed.anna), at=NOON)
    page.get_by_test_id("add-planned").click()
    page.keyboard.type("Проверка")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Проверка")
    dialog.locator("#entry-assignee").select_option(staffed.boris)
    dialog.locator("#entry-due").fill("2030-01-10")
    dialog.locator("#entry-estimate").fill("2,5")
    dialog.get_by_role("button", name="Заполнить и добавить").click()
    expect(column(page, "planned").locator(".card")).to_contain_text("Проверка")
    expect(column(page, "planned").locator(".card")).to_contain_text("БЛ")


def test_taking_back_from_the_list_tells_there_that_it_was_refused(page: Page, staffed: Office, task: str) -> None:
    card(page, task).click()
    panel(page).locator('[data-field="priority"]').click()
    with page.expect_response(lambda answer: answer.request.method == "PATCH"):
        panel(page).get_by_role("button", name="важная", exact=True).click()
    page.reload()
    expect(card(page, task)).to_be_visible()
    page.evaluate("document.activeElement?.blur()")
    page.keyboard.press("Control+z")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Отменить")).to_be_visible()
    colleague_edits(staffed, task, title="Ответ на второй запрос")
    dialog.get_by_role("button", name="Отменить").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Не удалось отменить")
    expect(toast(page, "Отменено")).to_have_count(0)
