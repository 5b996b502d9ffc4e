"""The organisation's own words and working days, kept on their pages; and two people at the same form."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from board import clock
from board.live.change import change
from board.tasks import boards, columns
from board.tasks.inputs import EditBoard, EditColumn
from board.tasks.models import Board, BoardColumn
from tests.makers import NOON, Office, who
from tests.screens.board_page import open_board
from tests.screens.settings_page import button, dialog, fault_at, said, undo
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


def test_a_kind_is_added_and_can_be_chosen_on_a_task(server: Server, staffed: Office, sign_in: SignIn) -> None:
    page = sign_in(staffed.coordinator)
    page.goto(f"{server.url}/admin/lists")
    button(page, "Добавить вид задач").click()
    button(dialog(page), "Добавить").click()
    fault_at(dialog(page), "Название по-русски", "нужно заполнить")
    dialog(page).get_by_label("Название по-русски").fill("Выезд на объект")
    dialog(page).get_by_role("radio", name="розовый").check()
    button(dialog(page), "Добавить").click()
    said(page, "Сохранено: Выезд на объект")

    board = open_board(sign_in(staffed.anna), server.url, staffed)
    board.get_by_test_id("add-backlog").click()
    board.keyboard.type("Осмотр участка")
    board.keyboard.press("Enter")
    board.keyboard.press("Escape")
    board.locator(".card", has_text="Осмотр участка").click()
    kind = board.get_by_test_id("panel").locator('[data-field="kind"]')
    kind.click()
    button(board.get_by_test_id("panel"), "Выезд на объект").click()
    expect(kind).to_have_text("Выезд на объект")

    button(page, "Не использовать: Выезд на объект").click()
    expect(page.get_by_text("не используется", exact=True)).to_be_visible()
    undo(page)
    expect(page.get_by_text("не используется", exact=True)).to_have_count(0)
    button(page, "Выше: Выезд на объект").click()
    expect(page.locator(".rows").first.locator("strong").last).not_to_have_text("Выезд на объект")


def test_a_kind_is_told_by_its_name_in_the_readers_language(server: Server, staffed: Office, sign_in: SignIn) -> None:
    page = sign_in(staffed.coordinator)
    page.goto(f"{server.url}/admin/lists")
    page.get_by_role("button", name="EN").click()
    button(page, "Add a kind of task").click()
    dialog(page).get_by_label("Name in Russian").fill("Выезд")
    dialog(page).get_by_label("Name in English").fill("Visit")
    button(dialog(page), "Add").click()
    said(page, "Saved: Visit")


def test_a_day_is_marked_by_keyboard_and_put_back(server: Server, staffed: Office, sign_in: SignIn) -> None:
    page = sign_in(staffed.coordinator)
    page.goto(f"{server.url}/admin/calendar")
    year = clock.today("Asia/Novokuznetsk").year + 1
    button(page, f"{year} →").click()
    expect(page.get_by_role("heading", name=str(year))).to_be_visible()
    before = page.get_by_text("Рабочих дней в году").inner_text()
    day = page.locator(f'[data-day="{year}-07-05"]')
    page.locator(f'[data-day="{year}-07-12"]').focus()
    page.keyboard.press("ArrowUp")
    expect(day).to_be_focused()
    page.keyboard.press("Enter")
    wanted = "нерабочий" if "рабочий день" in dialog(page).inner_text() else "рабочий"
    button(dialog(page), "Сохранить").click()
    fault_at(dialog(page), "Причина", "нужно заполнить")
    dialog(page).get_by_label("Причина").fill("День района")
    button(dialog(page), "Сохранить").click()
    expect(day).to_have_accessible_name(f"5 июля, {_weekday(year)}, {wanted}, День района")
    expect(page.get_by_text("Рабочих дней в году")).not_to_have_text(before)
    undo(page)
    expect(page.get_by_text("Рабочих дней в году")).to_have_text(before)


def _weekday(year: int) -> str:
    return ("пн", "вт", "ср", "чт", "пт", "сб", "вс")[date(year, 7, 5).weekday()]


def test_what_somebody_else_has_changed_is_not_written_over_silently(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    page = sign_in(staffed.anna)
    page.goto(f"{server.url}/boards/{staffed.board}/settings")
    button(page, "Изменить: Проверка").click()
    with change() as session:
        stage, by = session.get_one(BoardColumn, staffed.columns["review"]), who(session, staffed.admin)
        columns.describe_column(session, stage, EditColumn(wip_limit=4), by=by, at=NOON)
    dialog(page).get_by_label("Лимит задач").fill("9")
    button(dialog(page), "Сохранить").click()
    fault_at(dialog(page), "Лимит задач", "сейчас: 4")
    expect(dialog(page).get_by_label("Лимит задач")).to_have_value("9")
    button(dialog(page), "Сохранить").click()
    expect(page.get_by_text("не больше 9 в колонке")).to_be_visible()


def test_what_somebody_else_has_chosen_is_told_in_its_own_words(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    page = sign_in(staffed.anna)
    page.goto(f"{server.url}/boards/{staffed.board}/settings")
    button(page, "Изменить: Проверка").click()
    with change() as session:
        stage, by = session.get_one(BoardColumn, staffed.columns["review"]), who(session, staffed.admin)
        columns.describe_column(session, stage, EditColumn(kind="approval"), by=by, at=NOON)
    dialog(page).get_by_label("Что означает", exact=True).select_option(label="план недели")
    button(dialog(page), "Сохранить").click()
    fault_at(dialog(page), "Что означает", "сейчас: ждёт других")


def test_a_rule_that_was_not_saved_is_not_shown_as_chosen(server: Server, staffed: Office, sign_in: SignIn) -> None:
    page = sign_in(staffed.anna)
    page.goto(f"{server.url}/boards/{staffed.board}/settings")
    expect(page.get_by_role("radio", name="Спросить причину")).to_be_checked()
    page.context.set_offline(True)
    page.get_by_text("Только руководитель", exact=True).click()
    said(page, "Сервер не отвечает")
    expect(page.get_by_role("radio", name="Спросить причину")).to_be_checked()
    page.context.set_offline(False)
    page.get_by_text("Только руководитель", exact=True).click()
    said(page, "Только руководитель")
    expect(page.get_by_role("radio", name="Только руководитель")).to_be_checked()


def test_labels_that_two_people_add_at_once_are_both_kept(server: Server, staffed: Office, sign_in: SignIn) -> None:
    page = sign_in(staffed.anna)
    page.goto(f"{server.url}/boards/{staffed.board}/settings")
    expect(page.locator(".labels-list strong")).to_have_count(3)
    with change() as session:
        board, by = session.get_one(Board, staffed.board), who(session, staffed.admin)
        boards.describe_board(session, board, EditBoard(labels=[*board.labels, "суд"]), by=by, at=NOON)
    page.get_by_label("Новая метка").fill("межевание")
    button(page, "Добавить метку").click()
    expect(page.locator(".labels-list strong")).to_have_text(["аренда", "торги", "5С", "суд", "межевание"])
    button(page, "Убрать: торги").click()
    expect(page.locator(".labels-list strong")).to_have_text(["аренда", "5С", "суд", "межевание"])


def test_a_board_is_closed_and_opened_again(server: Server, staffed: Office, sign_in: SignIn) -> None:
    page = sign_in(staffed.anna)
    page.goto(f"{server.url}/boards/{staffed.board}/settings")
    page.get_by_role("radio", name="Только руководитель").check()
    said(page, "Когда колонка полна: Только руководитель")
    undo(page)
    expect(page.get_by_role("radio", name="Спросить причину")).to_be_checked()
    button(page, "Закрыть доску…").click()
    expect(dialog(page)).to_contain_text("Открыть её снова можно")
    expect(dialog(page)).not_to_contain_text("задач")
    button(dialog(page), "Закрыть доску").click()
    said(page, "Доска закрыта.")
    page.goto(f"{server.url}/units/{staffed.land}")
    button(page, "Открыть закрытую доску: Земельный отдел").click()
    expect(page.get_by_role("link", name="К доске")).to_be_visible()
