"""What is set up on one page is on every other open page without a reload; two people at one page see each other."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from board.live.change import change
from board.tasks import boards, commands
from board.tasks.inputs import EditBoard, EditTask
from board.tasks.models import Board, Task
from tests.makers import NOON, Office, make_task, who
from tests.screens.board_page import card, open_board, panel
from tests.screens.settings_page import button, dialog, said, undo
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


def test_a_new_kind_and_another_name_of_one_reach_an_open_board(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    make_task(staffed, "Осмотр участка")
    board = open_board(sign_in(staffed.anna), server.url, staffed)
    board.locator(".card", has_text="Осмотр участка").click()
    board.get_by_test_id("panel").locator('[data-field="kind"]').click()

    lists = sign_in(staffed.coordinator)
    lists.goto(f"{server.url}/admin/lists")
    button(lists, "Добавить вид задач").click()
    dialog(lists).get_by_label("Название по-русски").fill("выезд на объект")
    button(dialog(lists), "Добавить").click()
    expect(button(board.get_by_test_id("panel"), "выезд на объект")).to_be_visible()
    button(lists, "Изменить: поручение").click()
    dialog(lists).get_by_label("Название по-русски").fill("задание главы")
    button(dialog(lists), "Сохранить").click()
    expect(board.get_by_test_id("panel").get_by_role("button", name="задание главы").first).to_be_visible()
    expect(button(board.get_by_test_id("panel"), "поручение")).to_have_count(0)


def test_a_label_renamed_in_one_browser_is_so_in_the_settings_and_on_the_cards_of_others(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    task = make_task(staffed, "Договор")
    with change() as session:
        wanted = EditTask(labels=["аренда"])
        commands.edit_task(session, session.get_one(Task, task), wanted, by=who(session, staffed.anna), at=NOON)
    settings = f"{server.url}/boards/{staffed.board}/settings"
    board = open_board(sign_in(staffed.boris), server.url, staffed)
    board.locator(".card", has_text="Договор").click()
    labels = board.get_by_test_id("panel")
    expect(labels).to_contain_text("аренда")
    anna, admin = sign_in(staffed.anna), sign_in(staffed.admin)
    for page in (anna, admin):
        page.goto(settings)
        expect(page.locator(".labels-list strong").first).to_have_text("аренда")
    button(anna, "Переименовать: аренда").click()
    dialog(anna).get_by_label("Новое название").fill("торги")
    button(dialog(anna), "Сохранить").click()
    expect(dialog(anna).get_by_role("alert")).to_contain_text("уже есть среди меток")
    dialog(anna).get_by_label("Новое название").fill("наём жилья")
    button(dialog(anna), "Сохранить").click()
    said(anna, "Сохранено: наём жилья")
    expect(admin.locator(".labels-list strong").first).to_have_text("наём жилья")
    expect(labels).to_contain_text(re.compile(r"Метки\s*наём жилья"))
    undo(anna)
    expect(labels).to_contain_text(re.compile(r"Метки\s*аренда"))


def test_an_empty_column_is_given_another_meaning_and_a_full_one_says_why_not(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    make_task(staffed, column_id=staffed.columns["planned"])
    page = sign_in(staffed.anna)
    page.goto(f"{server.url}/boards/{staffed.board}/settings")
    button(page, "Изменить: План недели").click()
    expect(dialog(page).get_by_label("Что означает", exact=True)).to_be_disabled()
    expect(dialog(page)).to_contain_text("пока колонка пуста")
    button(dialog(page), "Отмена").click()
    button(page, "Изменить: На согласовании").click()
    dialog(page).get_by_label("Что означает", exact=True).select_option(label="проверяется")
    button(dialog(page), "Сохранить").click()
    row = page.locator(".columns-list li", has_text="На согласовании")
    expect(row).to_contain_text("проверяется")
    undo(page)
    expect(row).to_contain_text("ждёт других")


def test_a_second_board_is_proposed_a_name_of_its_own(server: Server, staffed: Office, sign_in: SignIn) -> None:
    page = sign_in(staffed.admin)
    page.goto(f"{server.url}/boards/new?unit={staffed.land}")
    name, unit = page.get_by_label("Название доски"), page.get_by_label("Подразделение", exact=True)
    expect(name).to_have_value("Земельный отдел – 2")
    unit.select_option(label="Архивный отдел")
    expect(name).to_have_value("Архивный отдел – 2")
    name.fill("Земельный отдел")
    expect(page.get_by_text("Доска с таким названием уже есть")).to_be_visible()
    name.fill("Доска торгов")
    unit.select_option(label="Земельный отдел")
    expect(name).to_have_value("Доска торгов")


def test_two_administrators_see_each_others_people_and_departments(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    one, other = sign_in(staffed.admin), sign_in(staffed.admin)
    one.goto(f"{server.url}/admin/units")
    other.goto(f"{server.url}/admin/units")
    expect(other.get_by_role("row", name="Земельный отдел")).to_be_visible()
    button(one, "Изменить: Земельный отдел").click()
    dialog(one).get_by_label("Полное название").fill("Отдел земельных отношений")
    button(dialog(one), "Сохранить").click()
    expect(other.get_by_role("row", name="Отдел земельных отношений")).to_be_visible()


def test_a_board_that_is_closed_under_an_open_page_takes_no_more_work_until_it_is_open_again(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    task = make_task(staffed, "Договор аренды")
    page = open_board(sign_in(staffed.boris), server.url, staffed)
    expect(page.get_by_test_id("add-backlog")).to_be_visible()
    close_board(staffed, closed=True)
    expect(page.get_by_text("Эта доска закрыта")).to_be_visible()
    expect(page.get_by_test_id("add-backlog")).to_have_count(0)
    card(page, task).click()
    expect(panel(page).get_by_role("button", name="В план недели")).to_have_count(0)
    close_board(staffed, closed=False)
    expect(page.get_by_test_id("add-backlog")).to_be_visible()
    expect(panel(page).get_by_role("button", name="В план недели")).to_be_visible()


def close_board(staffed: Office, *, closed: bool) -> None:
    with change() as session:
        board = session.get_one(Board, staffed.board)
        boards.describe_board(session, board, EditBoard(closed=closed), by=who(session, staffed.anna), at=NOON)
