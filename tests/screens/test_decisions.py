"""Decisions as people make them: in two taps from where something is wrong, carried out, judged, asked above."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from board import clock
from board.decisions.models import Decision
from board.live.change import change
from board.people.viewers import Terms
from tests.live import decision_cases
from tests.makers import Office, make_task
from tests.screens.board_page import PHONE, card, no_overflow, open_board, panel
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


def sheet(page: Page) -> Locator:
    return page.get_by_role("dialog")


def row(page: Page, text: str) -> Locator:
    return page.locator(".decision", has_text=text)


def open_decisions(page: Page, url: str, unit_id: str) -> Page:
    page.goto(f"{url}/units/{unit_id}/decisions")
    expect(page.get_by_role("heading", level=1)).to_have_text("Решения")
    return page


def decide(page: Page, what: str, who: str = "Борис Лапин") -> None:
    sheet(page).get_by_label("Что решили").fill(what)
    sheet(page).get_by_label("Кто выполняет").select_option(label=who)
    sheet(page).get_by_role("button", name="Принять решение").click()
    expect(page.get_by_test_id("toast")).to_contain_text("Принято решение №")


def test_on_a_board_it_takes_two_taps_and_the_task_is_there_at_once(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    make_task(staffed, "Стоит давно", column_id=staffed.columns["planned"])
    page = open_board(sign_in(staffed.anna), server.url, staffed)
    page.get_by_role("button", name="Решение…").click()
    expect(sheet(page).locator(".decision-numbers")).to_contain_text("открытых задач: 1")
    decide(page, "Разобрать очередь вдвоём")
    expect(page.locator(".card", has_text="Разобрать очередь вдвоём")).to_be_visible()
    page.get_by_test_id("toast").get_by_role("button", name="Отменить").click()
    expect(page.locator(".card", has_text="Разобрать очередь вдвоём")).to_have_count(0)


def test_about_a_task_its_person_is_chosen_already(server: Server, staffed: Office, sign_in: SignIn) -> None:
    task = make_task(staffed, "Межевание", column_id=staffed.columns["planned"], assignee_id=staffed.boris)
    page = open_board(sign_in(staffed.anna), server.url, staffed)
    card(page, task).click()
    panel(page).get_by_role("button", name="Решение по этой задаче…").click()
    expect(sheet(page).locator(".lead")).to_contain_text("Межевание")
    expect(sheet(page).get_by_label("Кто выполняет")).to_have_value(staffed.boris)


def test_what_is_missing_is_named_and_what_was_typed_stays(server: Server, staffed: Office, sign_in: SignIn) -> None:
    page = open_decisions(sign_in(staffed.anna), server.url, staffed.land)
    expect(page.locator(".empty-row")).to_contain_text("Решений пока нет")
    page.get_by_role("button", name="Решение…").click()
    sheet(page).get_by_label("Что не так").fill("Стоят договоры")
    sheet(page).get_by_role("button", name="Принять решение").click()
    expect(sheet(page).get_by_role("alert")).to_contain_text("Что решили")
    expect(sheet(page).get_by_label("Что не так")).to_have_value("Стоят договоры")
    decide(page, "Позвонить в Росреестр")
    expect(row(page, "Позвонить в Росреестр")).to_contain_text("Стоят договоры")


def test_a_second_person_sees_it_live_and_the_leadership_answers_on_a_phone(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    page = open_decisions(sign_in(staffed.anna), server.url, staffed.land)
    other = open_decisions(sign_in(staffed.boris), server.url, staffed.land)
    page.get_by_role("button", name="Решение…").click()
    sheet(page).get_by_label("Что решили").fill("Нужен юрист на декабрь")
    sheet(page).get_by_label("Для чего").select_option(label="Спросить руководство")
    expect(sheet(page).get_by_label("Кто выполняет")).to_have_count(0)
    sheet(page).get_by_role("button", name="Принять решение").click()
    expect(row(other, "Нужен юрист на декабрь")).to_contain_text("ответ ждём до")
    phone = open_decisions(sign_in(staffed.leader, **PHONE), server.url, staffed.top)
    no_overflow(phone)
    phone.get_by_role("button", name="Ответить").tap()
    sheet(phone).get_by_label("Ваш ответ").fill("Дам с понедельника")
    sheet(phone).get_by_role("button", name="Ответить").tap()
    for seen in (page, other):
        expect(row(seen, "Нужен юрист на декабрь")).to_contain_text("Дам с понедельника")


def test_on_its_day_the_numbers_stand_beside_each_other_and_it_is_judged_by_keyboard(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    with change() as session:
        made = decision_cases.make(session, staffed, on_board=False)
        today = clock.today(Terms.zone)
        found = session.get_one(Decision, made.id)
        found.due = found.original_due = found.check_on = today - timedelta(days=1)
        found.done_at, found.numbers_after = clock.now(), {"blocked": 1}
    page = open_decisions(sign_in(staffed.anna), server.url, staffed.land)
    table = row(page, "Позвонить в Росреестр").locator("table")
    expect(table.get_by_role("row", name="стоит")).to_contain_text("31")
    page.get_by_role("button", name="Помогло: № 1", exact=True).focus()
    page.keyboard.press("Enter")
    sheet(page).get_by_label("Что видно").fill("Отвечают за день")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("toast")).to_contain_text("Помогло: № 1")
    page.get_by_text("Завершённые: 1").click()
    expect(row(page, "Позвонить в Росреестр")).to_contain_text("Помогло: Отвечают за день")
    page.get_by_role("button", name="Показать архив").click()
    expect(page.get_by_text("В архиве пусто.")).to_be_visible()


def test_who_only_looks_is_offered_nothing(server: Server, staffed: Office, sign_in: SignIn) -> None:
    with change() as session:
        decision_cases.make(session, staffed, on_board=False)
    page = open_decisions(sign_in(staffed.leader), server.url, staffed.land)
    expect(row(page, "Позвонить в Росреестр")).to_be_visible()
    expect(row(page, "Позвонить в Росреестр").get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("button", name="Решение…")).to_have_count(0)
