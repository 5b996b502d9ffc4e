"""Finding on the board: by words in any form, person, kind, mark and label; what is found stands in the address."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.makers import Office, make_task
from tests.screens.board_page import card, open_board, wait_live
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


@pytest.fixture
def page(server: Server, staffed: Office, sign_in: SignIn) -> Page:
    make_task(staffed, "Договор аренды участка, ул. Полевая", kind="service", labels=["аренда"])
    make_task(staffed, "Отчёт за ноябрь", kind="report", assignee_id=staffed.boris)
    make_task(
        staffed,
        "Ответ в прокуратуру",
        column_id=staffed.columns["in_progress"],
        due=date(2026, 11, 2),
        assignee_id=staffed.anna,
        estimate_hours=4.0,
    )
    return open_board(sign_in(staffed.anna), server.url, staffed)


def shown(page: Page) -> set[str]:
    return {text.split(",")[0] for text in page.locator(".card-title").all_text_contents()}


CONTRACT, REPORT, ANSWER = "Договор аренды участка", "Отчёт за ноябрь", "Ответ в прокуратуру"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ДОГОВОРОВ", {CONTRACT}),
        ("участок аренда", {CONTRACT}),
        ("отчет", {REPORT}),
        ("прокуратура", {ANSWER}),
        ("Борис", {REPORT}),
        ("аренда школы", set()),
    ],
)
def test_words_are_found_in_every_form_and_counted(page: Page, words: str, found: set[str]) -> None:
    page.get_by_label("Найти на доске").fill(words)
    expect(page.locator(".card")).to_have_count(len(found))
    assert shown(page) == found
    expect(page.locator(".found")).to_contain_text(str(len(found)))


def test_person_kind_label_and_mark_narrow_together(page: Page, staffed: Office) -> None:
    page.get_by_role("button", name="Просрочены").click()
    expect(page.locator(".card")).to_have_count(1)
    assert shown(page) == {ANSWER}
    page.get_by_label("Показать только: Человек").filter(visible=True).select_option(staffed.boris)
    expect(page.locator(".card")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("не подходит ни одна")
    page.get_by_role("button", name="Сбросить отбор").first.click()
    expect(page.locator(".card")).to_have_count(3)
    page.locator("summary", has_text="Фильтр").click()
    page.get_by_label("Показать только: Вид").select_option("service")
    page.get_by_label("Показать только: Метка").select_option("аренда")
    expect(page.locator(".card")).to_have_count(1)
    assert shown(page) == {CONTRACT}


def test_what_is_looked_for_stands_in_the_address_and_survives_a_reload(page: Page, staffed: Office) -> None:
    page.get_by_label("Найти на доске").fill("отчёт")
    page.get_by_label("Показать только: Человек").filter(visible=True).select_option(staffed.boris)
    expect(page.locator(".card")).to_have_count(1)
    assert f"who={staffed.boris}" in page.url
    page.reload()
    wait_live(page)
    expect(page.locator(".card")).to_have_count(1)
    expect(page.get_by_label("Найти на доске")).to_have_value("отчёт")
    card(page, str(page.locator(".card").first.get_attribute("data-task-id"))).click()
    expect(page.get_by_test_id("panel")).to_contain_text(REPORT)
    assert "task=" in page.url
    assert "text=" in page.url
