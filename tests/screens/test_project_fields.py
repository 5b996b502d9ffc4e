"""The fields of a passport that are several things together: numbers, rows that come and go, what is spoken."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from board.projects.lifecycle import State
from tests.makers import Office
from tests.screens.board_page import no_overflow
from tests.screens.passport_page import SAVED, field, in_passport, lead_on, line, open_passport, written
from tests.screens.settings_page import button, dialog, said
from tests.screens.test_accessibility import _serious
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


@pytest.fixture
def project_id(staffed: Office) -> str:
    return written(staffed)


@pytest.fixture
def page(server: Server, staffed: Office, sign_in: SignIn, project_id: str) -> Page:
    return open_passport(sign_in(staffed.boris), server, project_id)


def test_a_number_that_is_none_is_not_saved_and_a_colleagues_is_shown(
    server: Server, page: Page, staffed: Office, sign_in: SignIn, project_id: str
) -> None:
    target = page.get_by_label("Целевой показатель")
    target.fill("4 дн")
    expect(page.locator(".goal")).to_contain_text("Это не число, и оно не сохранено.")
    page.wait_for_timeout(1_200)
    assert in_passport(project_id, "goals")[0]["target"] == 3
    target.fill("4")
    expect(line(page)).to_have_text(SAVED)
    other = open_passport(sign_in(staffed.anna), server, project_id)
    page.context.set_offline(True)
    target.fill("5")
    other.get_by_label("Целевой показатель").fill("6,5")
    expect(line(other)).to_have_text(SAVED)
    page.context.set_offline(False)
    button(page, "Взять его вариант").click(timeout=15_000)
    expect(target).to_have_value("6,5")


def test_rows_that_come_and_go_take_the_focus_along(page: Page) -> None:
    goals, team = page.get_by_role("group", name="Цели", exact=True), page.get_by_role("group", name="Команда")
    button(goals, "Ещё одна цель").click()
    expect(goals.get_by_label("Наименование цели").nth(1)).to_be_focused()
    button(goals, "Убрать 2").press("Enter")
    expect(goals.get_by_label("Наименование цели")).to_be_focused()
    button(goals, "Убрать 1").press("Enter")
    expect(button(goals, "Добавить цель")).to_be_focused()
    button(team, "Добавить участника").click()
    expect(team.get_by_label("Кто", exact=True).nth(1)).to_be_focused()
    button(team, "Убрать Анна Ковалёва").press("Enter")
    expect(team.get_by_label("Кто", exact=True)).to_be_focused()
    button(page, "Ещё одна причина").click()
    expect(page.get_by_label("Причина 3")).to_be_focused()
    button(page, "Убрать 3").press("Enter")
    expect(page.get_by_label("Причина 2")).to_be_focused()


def test_the_line_speaks_only_where_something_has_to_be_done(page: Page) -> None:
    spoken = line(page).get_by_role("status")
    field(page, "process").fill("Сохранится")
    expect(line(page)).to_have_text(SAVED)
    expect(spoken).to_have_text("")
    page.context.set_offline(True)
    field(page, "process").fill("Не сохранится")
    expect(spoken).to_contain_text("Сервер не отвечает")


def test_a_new_goal_of_an_approved_passport_is_written_whole_and_may_be_taken_away(
    server: Server, page: Page, staffed: Office, project_id: str
) -> None:
    lead_on(staffed, project_id, State.MAPPING_CURRENT)
    open_passport(page, server, project_id)
    button(page, "Изменить с причиной…").click()
    sheet = dialog(page)
    sheet.get_by_label("Почему меняется").fill("Меряем и возвраты")
    button(sheet, "Сохранить новой версией").click()
    expect(sheet.get_by_role("alert")).to_contain_text("В паспорте пока ничего не изменено.")
    for _ in range(2):
        button(sheet, "Ещё одна цель").click()
    expect(sheet.get_by_role("button", name="Убрать")).to_have_count(3)
    button(sheet, "Убрать 3").click()
    sheet.get_by_label("Наименование цели").nth(1).fill("Доля возвратов")
    sheet.get_by_label("Единица").nth(1).fill("%")
    sheet.get_by_label("Текущий показатель").nth(1).press_sequentially("12,5")
    sheet.get_by_label("Целевой показатель").nth(1).press_sequentially("5 %")
    button(sheet, "Сохранить новой версией").click()
    expect(sheet.get_by_role("alert")).to_contain_text("не число")
    sheet.get_by_label("Целевой показатель").nth(1).fill("5")
    button(sheet, "Сохранить новой версией").click()
    said(page, "Записана версия 2")
    assert [(each["baseline"], each["target"]) for each in in_passport(project_id, "goals")] == [(12, 3), (12.5, 5)]


def check_looks(page: Page) -> None:
    """Nothing serious is found by axe, and nothing sticks out on a phone."""
    wide = page.viewport_size
    assert wide
    assert _serious(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    no_overflow(page)
    page.set_viewport_size(wide)


def test_the_form_and_what_came_too_late_for_it_have_no_serious_barrier_and_fit_a_phone(
    server: Server, staffed: Office, sign_in: SignIn, project_id: str
) -> None:
    page = open_passport(sign_in(staffed.boris, bypass_csp=True), server, project_id)
    page.get_by_label("Целевой показатель").fill("4 дн")
    page.context.set_offline(True)
    field(page, "process").fill("Написано без сети")
    expect(line(page)).to_contain_text("не число")
    page.context.set_offline(False)
    check_looks(page)
    page.context.set_offline(True)
    field(page, "process").fill("Написано без сети, и подробнее")
    lead_on(staffed, project_id, State.PASSPORT_REVIEW)
    page.context.set_offline(False)
    open_passport(page, server, project_id)
    expect(page.get_by_role("region", name="То, что вы набрали, не пропало")).to_be_visible()
    check_looks(page)
