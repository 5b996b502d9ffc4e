"""What is typed into a passport: under the hand while it is saved by itself, never lost or laid at somebody else's door."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from board import database
from board.people import queries as people
from board.projects.lifecycle import State
from tests.makers import Office
from tests.screens.conftest import type_password
from tests.screens.passport_page import (
    SAVED,
    asked_of,
    conflict,
    field,
    in_passport,
    lead_on,
    line,
    on_saving,
    open_passport,
    written,
)
from tests.screens.settings_page import button, said
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


@pytest.fixture
def project_id(staffed: Office) -> str:
    return written(staffed)


@pytest.fixture
def page(server: Server, staffed: Office, sign_in: SignIn, project_id: str) -> Page:
    return open_passport(sign_in(staffed.boris), server, project_id)


def test_who_types_with_pauses_keeps_each_space_and_is_no_colleague_to_themselves(page: Page, project_id: str) -> None:
    text = field(page, "process")
    text.fill("")
    for part in ("Сократить ", "срок ", "выдачи\n", "справки "):
        page.keyboard.type(part, delay=40)
        page.wait_for_timeout(1_000)
    expect(text).to_have_value("Сократить срок выдачи\nсправки ")
    page.keyboard.type("архива, когда её ждут ", delay=120)
    expect(line(page)).to_have_text(SAVED)
    expect(text).to_have_value("Сократить срок выдачи\nсправки архива, когда её ждут ")
    expect(conflict(page)).to_have_count(0)
    field(page, "effects_text").focus()
    expect(text).to_have_value("Сократить срок выдачи\nсправки архива, когда её ждут")
    assert in_passport(project_id, "process") == "Сократить срок выдачи\nсправки архива, когда её ждут"


def test_typing_on_while_it_is_being_saved_is_no_conflict(page: Page, project_id: str) -> None:
    held: list[Route] = []
    on_saving(page, lambda route: route.continue_() if held else held.append(route))
    field(page, "process").fill("")
    page.keyboard.type("Выдача ")
    expect(line(page)).to_have_text("Сохраняется…")
    page.keyboard.type("справки ")
    held[0].continue_()
    page.keyboard.type("архива", delay=40)
    expect(line(page)).to_have_text(SAVED)
    expect(conflict(page)).to_have_count(0)
    expect(field(page, "process")).to_have_value("Выдача справки архива")
    assert in_passport(project_id, "process") == "Выдача справки архива"


def test_what_took_effect_unheard_is_not_shown_as_a_colleagues(page: Page, project_id: str) -> None:
    lost: list[Route] = []

    def lose(route: Route) -> None:
        route.fetch()
        lost.append(route)
        route.abort()

    on_saving(page, lose)
    field(page, "process").fill("Выдача")
    expect(line(page)).to_contain_text("Ваш текст хранится в этом браузере")
    page.unroute("**/api/v1/projects/*")
    field(page, "process").press_sequentially(" справки")
    expect(line(page)).to_have_text(SAVED, timeout=15_000)
    expect(conflict(page)).to_have_count(0)
    assert len(lost) == 1
    assert in_passport(project_id, "process") == "Выдача справки"


@pytest.mark.parametrize("way", ["look", "press"])
def test_who_signs_in_again_in_another_tab_gets_it_saved(
    server: Server, page: Page, staffed: Office, project_id: str, faults: list[str], way: str
) -> None:
    page.context.clear_cookies()
    field(page, "process").fill("Написано, пока сеанс кончился")
    expect(line(page)).to_contain_text("Вы вышли")
    other = page.context.new_page()
    with database.reading() as session:
        email = people.person(session, staffed.boris).email
    type_password(other, server.url, email)
    other.close()
    if way == "look":
        page.evaluate("window.dispatchEvent(new Event('focus'))")
    else:
        button(page.locator(".saved-line"), "Попробовать ещё раз").click()
    expect(line(page)).to_have_text(SAVED)
    assert in_passport(project_id, "process") == "Написано, пока сеанс кончился"
    # The page was read once more for its new token; of the style in it the browser says that it is not applied.
    faults[:] = [each for each in faults if "Applying inline style" not in each]


def test_what_came_too_late_is_shown_to_be_copied_and_is_not_sent(
    server: Server, page: Page, staffed: Office, project_id: str
) -> None:
    page.context.set_offline(True)
    field(page, "process").fill("Написано без сети")
    page.get_by_label("Кто", exact=True).select_option(label="Борис Лапин")
    expect(line(page)).to_contain_text("Не сохранено")
    lead_on(staffed, project_id, State.PASSPORT_REVIEW)
    page.context.set_offline(False)
    unsaved = page.get_by_role("region", name="То, что вы набрали, не пропало")
    expect(unsaved.get_by_label("Процесс", exact=True)).to_have_value("Написано без сети", timeout=15_000)
    asked = asked_of(page, "PATCH", project_id)
    open_passport(page, server, project_id)
    expect(unsaved.get_by_label("Команда")).to_have_value("Борис Лапин · сроки")
    button(unsaved, "Скопировать Процесс").click()
    expect(unsaved).to_contain_text("Скопировано")
    button(unsaved, "Убрать Процесс").click()
    expect(unsaved.get_by_label("Процесс", exact=True)).to_have_count(0)
    expect(unsaved.get_by_role("textbox").first).to_be_focused()
    page.wait_for_timeout(1_000)
    assert asked == []
    open_passport(page, server, project_id)
    expect(unsaved.get_by_role("textbox")).to_have_count(1)


def test_an_idle_tab_leaves_what_another_keeps(server: Server, page: Page, project_id: str) -> None:
    other = open_passport(page.context.new_page(), server, project_id)
    on_saving(page, lambda route: route.abort())
    field(page, "process").fill("Набрано в первой вкладке")
    other.goto(f"{server.url}/projects")
    kept = page.evaluate("Object.entries(localStorage).filter(([name]) => name.startsWith('board-passport')).join()")
    assert "Набрано в первой вкладке" in kept


def test_a_step_says_why_it_does_not_go_and_leads_to_the_passport(page: Page, project_id: str) -> None:
    on_saving(page, lambda route: route.abort())
    field(page, "process").fill("Не дошло")
    page.get_by_role("link", name="Этапы").click()
    button(page, "Отправить на утверждение").click()
    said(page, "Сначала нужно сохранить паспорт.")
    expect(field(page, "process")).to_have_value("Не дошло")
    page.unroute("**/api/v1/projects/*")
    asked = asked_of(page, "POST", "/submit")
    button(page, "Отправить на утверждение").dblclick()
    said(page, "Паспорт отправлен")
    assert len(asked) == 1
    assert in_passport(project_id, "process") == "Не дошло"


def test_a_field_that_is_refused_does_not_hold_back_the_others(page: Page, project_id: str) -> None:
    with page.expect_response(lambda answer: answer.request.method == "PATCH" and answer.ok):
        field(page, "title").fill("")
        field(page, "process").fill("Сохранено рядом")
    expect(field(page, "title")).to_have_attribute("aria-invalid", "true")
    expect(line(page)).to_contain_text("Не сохранено")
    assert in_passport(project_id, "process") == "Сохранено рядом"
    field(page, "title").fill("Справки за день")
    expect(line(page)).to_have_text(SAVED)
