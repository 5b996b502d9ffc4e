"""A task from the plan to the archive by the buttons that say what comes next; what a column asks for is asked first."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from board.live.change import change
from board.tasks import boards, columns
from board.tasks.inputs import EditBoard, EditColumn
from board.tasks.models import Board, BoardColumn
from tests.makers import NOON, Office, make_task, who
from tests.screens.board_page import card, card_in, column, drag, open_board, panel, toast
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


@pytest.fixture
def page(server: Server, staffed: Office, sign_in: SignIn) -> Page:
    return open_board(sign_in(staffed.anna), server.url, staffed)


def test_a_task_goes_its_whole_way(page: Page, staffed: Office) -> None:
    task = make_task(staffed, "Ответ на запрос")
    card(page, task).click()
    side = panel(page)
    side.get_by_role("button", name="В план недели").click()
    expect(card_in(page, "planned", task)).to_be_visible()
    expect(card(page, task)).to_contain_text("не хватает: исполнитель, срок, оценка")
    side.get_by_role("button", name="Начать").click()
    side.get_by_role("button", name="Ждём ответа").click()
    side.get_by_role("textbox", name="Кого ждём").fill("Росреестр")
    side.locator("#ask-expected_on").fill("2030-01-10")
    asked(side).get_by_role("button", name="Ждём ответа").click()
    expect(card_in(page, "approval", task)).to_contain_text("Росреестр")
    side.get_by_role("button", name="Ответ получен").click()
    expect(card_in(page, "in_progress", task)).to_be_visible()
    side.get_by_role("button", name="На проверку").click()
    side.locator("#ask-result").fill("Ответ № 12 отправлен")
    asked(side).get_by_role("button", name="На проверку").click()
    expect(card_in(page, "review", task)).to_be_visible()
    first = side.get_by_role("button", name="Ответ № 12 отправлен").bounding_box()
    then = side.get_by_role("button", name="Принять").bounding_box()
    assert first
    assert then
    assert first["y"] < then["y"], "what is judged stands before the buttons that judge it"
    side.get_by_role("button", name="Вернуть", exact=True).click()
    side.locator("#ask-comment").fill("Нет приложения")
    asked(side).get_by_role("button", name="Вернуть").click()
    expect(card_in(page, "in_progress", task)).to_be_visible()
    expect(page.get_by_test_id("toast").filter(has_text="Что нужно доделать")).to_have_count(0)
    why = side.get_by_role("region", name="Почему вернули")
    expect(why).to_contain_text("Нет приложения")
    side.get_by_role("button", name="На проверку").click()
    expect(side.get_by_role("button", name="На проверку")).to_have_count(1)
    side.locator("#ask-result").fill("Приложение добавлено")
    asked(side).get_by_role("button", name="На проверку").click()
    expect(why).to_have_count(0)
    side.get_by_role("button", name="Принять").click()
    expect(card_in(page, "done", task)).to_be_visible()
    side.get_by_role("button", name="Открыть снова").click()
    expect(card_in(page, "in_progress", task)).to_be_visible()
    side.get_by_role("button", name="Завершить").click()
    side.get_by_role("button", name="В архив").click()
    expect(card(page, task)).to_have_count(0)
    expect(side).to_contain_text("в архиве")
    side.get_by_role("button", name="Вернуть на доску").click()
    expect(card_in(page, "done", task)).to_be_visible()


def test_a_result_is_said_better_while_it_is_being_reviewed(page: Page, staffed: Office) -> None:
    task = make_task(staffed, "Ответ на запрос", column_id=staffed.columns["in_progress"])
    card(page, task).click()
    side = panel(page)
    side.get_by_role("button", name="На проверку").click()
    side.locator("#ask-result").fill("Ответ № 12 отпавлен")
    asked(side).get_by_role("button", name="На проверку").click()
    said = side.get_by_title("Изменить: Результат")
    said.click()
    expect(side.locator("#ask-result")).to_have_value("Ответ № 12 отпавлен")
    side.locator("#ask-result").fill("Ответ № 12 отправлен")
    side.get_by_role("button", name="Сохранить").click()
    expect(said).to_have_text("Ответ № 12 отправлен")
    expect(card_in(page, "review", task)).to_be_visible()
    page.keyboard.press("Control+z")
    expect(said).to_have_text("Ответ № 12 отпавлен")
    side.get_by_role("button", name="Принять").click()
    expect(card_in(page, "done", task)).to_be_visible()
    expect(said).to_have_count(0)
    expect(side).to_contain_text("Ответ № 12 отпавлен")


def asked(side: Locator) -> Locator:
    """The form of a step that asks before it moves the task."""
    return side.locator(".ask-box")


def test_who_starts_what_is_nobodys_takes_it(page: Page, staffed: Office) -> None:
    task = make_task(staffed, "Ничья", column_id=staffed.columns["planned"])
    card(page, task).click()
    panel(page).get_by_role("button", name="Начать").click()
    expect(card_in(page, "in_progress", task)).to_contain_text("АК")
    expect(toast(page, "исполнитель")).to_contain_text("Ковалёва")
    page.keyboard.press("Control+z")
    expect(card_in(page, "planned", task)).not_to_contain_text("АК")
    expect(toast(page, "Отменено")).to_contain_text("Ничья")


def test_who_does_not_head_the_unit_says_why_reviewed_work_is_finished_without_the_head(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    page = open_board(sign_in(staffed.boris), server.url, staffed)
    task = make_task(staffed, "Справка", column_id=staffed.columns["review"], assignee_id=staffed.boris)
    card(page, task).click()
    expect(panel(page).get_by_role("button", name="Принять")).to_have_count(0)
    panel(page).get_by_role("button", name="Перенести в…").click()
    panel(page).get_by_role("button", name="Готово").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("принимает руководитель")
    expect(card_in(page, "review", task)).to_be_visible()
    dialog.get_by_label("Почему без руководителя").fill("Руководитель в отпуске")
    dialog.get_by_role("button", name="Всё равно завершить").click()
    expect(card_in(page, "done", task)).to_be_visible()
    expect(panel(page).locator(".history")).to_contain_text("Руководитель в отпуске")


def test_what_is_not_needed_goes_into_the_archive_with_its_reason(page: Page, staffed: Office) -> None:
    task = make_task(staffed, "Лишняя")
    card(page, task).click()
    panel(page).get_by_role("button", name="Больше не нужна?").click()
    panel(page).get_by_label("Почему она не нужна").fill("Заявитель отозвал")
    panel(page).get_by_role("button", name="В архив").click()
    expect(card(page, task)).to_have_count(0)
    expect(panel(page)).to_contain_text("Заявитель отозвал")


def test_estimate_rest_and_labels_are_written_in_their_place(page: Page, staffed: Office) -> None:
    task = make_task(staffed, "Смета")
    card(page, task).click()
    side = panel(page)
    side.get_by_title("Изменить: Оценка").click()
    side.get_by_label("Часов работы").fill("6,5")
    side.get_by_label("Из них осталось").fill("4")
    side.get_by_role("button", name="Сохранить").click()
    expect(side).to_contain_text("осталось 4 ч из 6,5 ч")
    side.get_by_title("Изменить: Метки").click()
    side.get_by_label("аренда").check()
    side.get_by_label("5С").check()
    side.get_by_role("button", name="Сохранить").click()
    expect(side).to_contain_text("аренда · 5С")


def test_a_hard_entry_rule_asks_for_what_is_missing_and_moves_with_it(page: Page, staffed: Office) -> None:
    with change() as session:
        board = session.get_one(Board, staffed.board)
        boards.describe_board(session, board, EditBoard(hard_entry_rules=True), by=who(session, staffed.anna), at=NOON)
    task = make_task(staffed, "Договор")
    drag(page, card(page, task), column(page, "planned"))
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("не хватает: исполнитель, срок, оценка")
    expect(card_in(page, "backlog", task)).to_be_visible()
    send = dialog.get_by_role("button", name="Заполнить и перенести")
    expect(send).to_be_disabled()
    dialog.get_by_label("Кто выполняет").select_option(staffed.boris)
    dialog.get_by_label("Срок").fill("2030-01-10")
    dialog.get_by_label("Часов работы").fill("много")
    expect(send).to_be_disabled()
    dialog.get_by_label("Часов работы").fill("3")
    send.click()
    expect(card_in(page, "planned", task)).to_contain_text("БЛ")
    expect(card(page, task)).not_to_contain_text("не хватает")


def limit(staffed: Office, kind: str, **wanted: object) -> None:
    with change() as session:
        stage = session.get_one(BoardColumn, staffed.columns[kind])
        edit = EditColumn.model_validate(wanted)
        columns.describe_column(session, stage, edit, by=who(session, staffed.anna), at=NOON)


def test_the_gap_warns_of_a_persons_limit_before_the_drop(page: Page, staffed: Office) -> None:
    limit(staffed, "in_progress", wip_limit=1)
    make_task(staffed, "Первая", column_id=staffed.columns["in_progress"], assignee_id=staffed.boris)
    task = make_task(staffed, "Вторая", assignee_id=staffed.boris)
    expect(card(page, task)).to_be_visible()
    start, goal = card(page, task).bounding_box(), column(page, "in_progress").bounding_box()
    assert start
    assert goal
    page.mouse.move(start["x"] + 40, start["y"] + 15)
    page.mouse.down()
    page.mouse.move(goal["x"] + 60, goal["y"] + 200, steps=10)
    expect(page.locator(".gap")).to_contain_text("2 при лимите 1 · нужна причина")
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(card_in(page, "backlog", task)).to_be_visible()
    page.get_by_role("dialog").wait_for(state="detached")


def test_own_commands_are_listed_also_after_a_reload_and_taken_back_from_there(page: Page, staffed: Office) -> None:
    task = make_task(staffed, "Перенесу и передумаю")
    drag(page, card(page, task), column(page, "planned"))
    expect(toast(page, "План недели")).to_be_visible()
    expect(page.locator(".saving")).to_have_count(0)
    page.reload()
    page.locator("summary", has_text="Ещё").click()
    page.get_by_role("button", name="Мои действия").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(
        "Вы перенесли задачу из колонки «Очередь» в колонку «План недели» — Перенесу и передумаю"
    )
    dialog.get_by_role("button", name="Отменить").first.click()
    expect(dialog).to_contain_text("отменено")
    expect(dialog).to_contain_text("Отмена: Вы перенесли задачу из колонки «План недели» в колонку «Очередь»")
    expect(card_in(page, "backlog", task)).to_have_count(1)
    dialog.get_by_role("button", name="Вернуть").click()
    expect(card_in(page, "planned", task)).to_have_count(1)


def test_after_a_reload_the_key_of_undoing_shows_what_one_has_done(page: Page, staffed: Office) -> None:
    task = make_task(staffed, "Перенесу")
    drag(page, card(page, task), column(page, "planned"))
    expect(toast(page, "План недели")).to_be_visible()
    expect(page.locator(".saving")).to_have_count(0)
    page.reload()
    expect(card_in(page, "planned", task)).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(page.get_by_role("dialog", name="Мои действия")).to_contain_text("Перенесу")


def test_three_clocks_are_in_working_days(page: Page, staffed: Office) -> None:
    task = make_task(staffed, "Старая")
    card(page, task).click()
    expect(panel(page).locator(".clocks")).to_contain_text("раб. дн.")
