"""The register and the head of a project: orders, the year's numbers, schedules of many, what is entered, paper, the wall."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from board import clock
from board.kpi import queries as kpis
from board.kpi import targets
from board.kpi.inputs import SetTarget
from board.live.change import change
from board.people.viewers import Terms
from board.projects import portfolios
from board.projects.inputs import SetPortfolio
from board.projects.lifecycle import State
from board.seeding import decree
from board.seeding.kpis import lay_down_catalogue
from tests.makers import Office, who
from tests.projects import life
from tests.screens.board_page import PHONE, no_overflow
from tests.screens.settings_page import button, dialog, said, try_again
from tests.screens.test_projects import made, open_project
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


@pytest.fixture
def lists(staffed: Office) -> None:
    """The decree's official lists, as every real database has them."""
    decree.lay_down_all(at=clock.now())


def open_register(page: Page, server: Server, asked: str = "") -> Locator:
    """Open the register; its rows."""
    page.goto(f"{server.url}/projects{asked}")
    expect(page.locator(".year-lines")).to_be_visible()
    return page.locator(".register tbody tr")


def aim_at(office: Office, count: int) -> None:
    """Let so many pilots be the approved target of this year."""
    year, at = clock.today(Terms.zone).year, clock.now()
    with change() as session:
        by, kpi = who(session, office.coordinator), kpis.kpi(session, "PILOT_CLOSED")
        targets.propose_target(session, kpi, year, SetTarget(value=count), by=by, at=at)
        targets.approve_target(session, kpi, year, by=who(session, office.controller), at=at)


def test_headings_sort_either_way_and_the_order_stands_in_the_address(
    server: Server, staffed: Office, sign_in: SignIn, lists: None
) -> None:
    for title in ("Справки", "Аренда", "Заявки"):
        made(staffed, State.IDEA, title=title)
    page = sign_in(staffed.anna)
    titles = open_register(page, server).locator("th a")
    expect(titles).to_have_text(["Заявки", "Аренда", "Справки"])
    number, name = page.locator("th", has=button(page, "Номер")), page.locator("th", has=button(page, "Проект"))
    expect(number).to_have_attribute("aria-sort", "descending")
    button(page, "Проект").click()
    expect(titles).to_have_text(["Аренда", "Заявки", "Справки"])
    expect(name).to_have_attribute("aria-sort", "ascending")
    expect(number).not_to_have_attribute("aria-sort", re.compile("."))
    button(page, "Проект").focus()
    page.keyboard.press("Enter")
    expect(titles).to_have_text(["Справки", "Заявки", "Аренда"])
    page.reload()
    expect(name).to_have_attribute("aria-sort", "descending")
    phone = sign_in(staffed.boris, **PHONE)
    found = open_register(phone, server).locator("th a")
    phone.get_by_label("Порядок").select_option(label="по названию")
    expect(found).to_have_text(["Аренда", "Заявки", "Справки"])
    no_overflow(phone)


def test_a_number_of_the_year_leads_to_just_what_it_counts_and_what_is_not_known_is_said(
    server: Server, staffed: Office, sign_in: SignIn, lists: None
) -> None:
    with change() as session:
        lay_down_catalogue(session, at=clock.now())
    aim_at(staffed, 4)
    made(staffed, State.SUSTAINED, kind="pilot", title="Закрыт")
    made(staffed, State.ANALYSIS, kind="pilot", title="Только запущен")
    page = sign_in(staffed.anna)
    page.route("**/api/v1/projects/targets", lambda route: route.abort())
    rows = open_register(page, server)
    closed = page.locator(".year-line").first
    expect(page.get_by_role("alert")).to_contain_text("Целевые значения на год получить не удалось")
    try_again(page, "**/api/v1/projects/targets")
    expect(closed.locator("strong")).to_have_text("1 из 4")
    expect(page.get_by_role("alert")).to_have_count(0)
    aim_at(staffed, 5)
    expect(closed.locator("strong")).to_have_text("1 из 5")
    expect(rows).to_have_count(2)
    closed.click()
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Закрыт")
    expect(page.get_by_label("Год", exact=True).locator("option:checked")).to_have_text(
        f"завершён в {clock.today(Terms.zone).year}"
    )


def test_the_schedule_stays_until_the_next_is_there_and_says_how_many_it_shows(
    server: Server, staffed: Office, sign_in: SignIn, lists: None
) -> None:
    made(staffed, State.ANALYSIS, title="Аренда земли")
    made(staffed, State.PLANNING, title="Архивные справки")
    made(staffed, State.IDEA, title="Аренда без сроков")
    page = sign_in(staffed.anna)
    asked: list[str] = []

    def count(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_()

    page.route("**/api/v1/projects/timeline*", count)
    open_register(page, server)
    button(page, "Сроки").click()
    shown = page.locator(".kpi-plot .ytick")
    expect(shown).to_have_count(2)
    expect(page.get_by_text("Показано: 2 из 3")).to_be_visible()
    page.evaluate(
        """() => {
          window.lost = 0;
          new MutationObserver(() => { lost += !document.querySelector(".kpi-plot .main-svg"); })
            .observe(document.getElementById("view"), {childList: true, subtree: true});
        }"""
    )
    asked.clear()
    page.get_by_label("Найти по названию, номеру, человеку").press_sequentially("аренда", delay=30)
    expect(shown).to_have_count(1)
    expect(page.get_by_text("Показано: 1 из 2")).to_be_visible()
    assert len(asked) == 1
    assert page.evaluate("lost") == 0
    page.unroute("**/api/v1/projects/timeline*")
    page.route("**/api/v1/projects/timeline*", lambda route: route.abort())
    page.get_by_label("Найти по названию, номеру, человеку").fill("")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(shown).to_have_count(1)
    page.unroute("**/api/v1/projects/timeline*")
    button(page, "Попробовать ещё раз").click()
    expect(shown).to_have_count(2)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_schedule_that_cannot_be_drawn_promises_no_table(
    server: Server, staffed: Office, sign_in: SignIn, lists: None
) -> None:
    made(staffed, State.ANALYSIS)
    page = sign_in(staffed.anna)
    page.route("**/plotly-basic*", lambda route: route.abort())
    open_register(page, server)
    button(page, "Сроки").click()
    expect(page.get_by_text("График построить не удалось")).to_be_visible()
    expect(page.locator(".kpi-chart")).not_to_contain_text("таблиц")


def test_a_leader_who_was_chosen_is_seen_when_the_department_changes(
    server: Server, staffed: Office, sign_in: SignIn, lists: None
) -> None:
    pilot = made(staffed, State.SUSTAINED, kind="pilot")
    page = sign_in(staffed.coordinator)
    open_register(page, server)
    button(page, "Новый проект…").click()
    leader = dialog(page).get_by_label("Руководитель лин-проекта").locator("option:checked")
    for sheet in ("new", "replicate"):
        if sheet == "replicate":
            open_project(page, server, pilot, "#results")
            button(page, "Тиражировать…").click()
        dialog(page).get_by_label("Подразделение").select_option(label="Архивный отдел")
        dialog(page).get_by_label("Руководитель лин-проекта").select_option(label="Вера Морозова")
        dialog(page).get_by_label("Подразделение").select_option(label="Земельный отдел")
        expect(leader).to_have_text("Вера Морозова")
        expect(dialog(page).get_by_label("Руководитель лин-проекта")).to_contain_text("Борис Лапин")


def test_what_is_typed_into_remarks_is_not_lost_by_one_key(
    server: Server, staffed: Office, sign_in: SignIn, lists: None
) -> None:
    project_id = made(staffed, State.PASSPORT_REVIEW)
    page = open_project(sign_in(staffed.anna), server, project_id)
    button(page, "Вернуть с замечаниями…").click()
    remark = dialog(page).get_by_label("Что нужно изменить в целом")
    remark.fill("Цель слишком скромная")
    page.keyboard.press("Escape")
    expect(remark).to_have_value("Цель слишком скромная")
    said(page, "Нажмите Esc ещё раз")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_replication_says_where_it_comes_from_when_it_is_entered_and_afterwards(
    server: Server, staffed: Office, sign_in: SignIn, lists: None
) -> None:
    pilot = made(staffed, State.SUSTAINED, kind="pilot")
    page = sign_in(staffed.boris)
    open_register(page, server)
    button(page, "Новый проект…").click()
    dialog(page).get_by_label("Что станет лучше").fill("Справки за день")
    dialog(page).get_by_label("Тираж").check()
    button(dialog(page), "Внести в реестр").click()
    expect(dialog(page).get_by_role("alert")).to_contain_text("Где это опробовали: укажите это или выберите пилот")
    dialog(page).get_by_label("Где это опробовали").fill("Анжеро-Судженск")
    button(dialog(page), "Внести в реестр").click()
    facts = page.locator(".project-facts")
    expect(facts).to_contain_text("Анжеро-Судженск")
    button(page, "О проекте…").click()
    dialog(page).get_by_label("Тиражируемый пилот").select_option(value=pilot)
    button(dialog(page), "Сохранить").click()
    expect(facts.get_by_role("link")).to_have_text(re.compile(r"LP-\d+-001"))
    expect(facts).not_to_contain_text("Анжеро-Судженск")
    lost = open_project(page, server, made(staffed, State.PASSPORT_DRAFT, kind="replication"))
    lost.get_by_role("link", name="тиражируемый пилот").click()
    expect(lost.locator("#passport-source")).to_be_focused()
    lost.keyboard.press("Enter")
    dialog(lost).get_by_label("Где это опробовали").fill("Мыски")
    button(dialog(lost), "Сохранить").click()
    expect(facts).to_contain_text("Мыски")
    expect(lost.locator(".missing")).not_to_contain_text("тиражируемый пилот")


def test_what_stands_beside_an_approved_passport_changes_and_only_the_kind_wants_a_reason(
    server: Server, staffed: Office, sign_in: SignIn, lists: None
) -> None:
    with change() as session:
        by = who(session, staffed.coordinator)
        portfolios.set_portfolio(session, None, SetPortfolio(name="Услуги"), by=by, at=clock.now())
    project_id = made(staffed, State.MAPPING_CURRENT)
    page = open_project(sign_in(staffed.boris), server, project_id)
    facts = page.locator(".project-facts")
    button(page, "О проекте…").click()
    sheet = dialog(page)
    sheet.get_by_label("Портфель").select_option(label="Услуги")
    sheet.get_by_label("Где выполняется").select_option(label="Архивный отдел")
    sheet.get_by_label("Направление деятельности").select_option(label="Транспорт")
    expect(sheet.get_by_label("Почему меняется")).to_have_count(0)
    button(sheet, "Сохранить").click()
    expect(facts).to_contain_text("Услуги")
    expect(facts).to_contain_text("Земельный отдел · Архивный отдел")
    expect(page.locator(".passport-sheet")).to_contain_text("Транспорт")
    expect(page.locator(".rows", has_text="Версия 2")).to_have_count(0)
    button(page, "О проекте…").click()
    expect(sheet.get_by_label("Что это").locator("option")).to_have_text(["Тираж", "Иной проект"])
    sheet.get_by_label("Что это").select_option(label="Тираж")
    sheet.get_by_label("Где это опробовали").fill("Мыски")
    sheet.get_by_label("Почему меняется").fill("Так решил комитет")
    button(sheet, "Сохранить").click()
    expect(page.locator(".rows", has_text="Версия 2")).to_contain_text("Так решил комитет")
    reader = open_project(sign_in(staffed.leader), server, project_id)
    expect(button(reader, "О проекте…")).to_have_count(0)


def test_paper_has_no_buttons_and_all_marks_and_marks_differ_by_form(
    server: Server, staffed: Office, sign_in: SignIn, lists: None
) -> None:
    with change() as session:
        life.lead_to(session, staffed, State.ANALYSIS, at=clock.now() - 60 * life.DAY, kind="pilot")
        by = who(session, staffed.coordinator)
        portfolios.set_portfolio(session, None, SetPortfolio(name="Услуги"), by=by, at=clock.now())
    running = made(staffed, State.MAPPING_CURRENT)
    draft = made(staffed, State.PASSPORT_DRAFT)
    page = sign_in(staffed.coordinator)
    open_register(page, server)
    marks = [page.locator(f".track-stage.is-{name}").first for name in ("done", "now", "late")]
    looks = {mark.evaluate("(it) => it.offsetHeight + ' ' + getComputedStyle(it).borderWidth") for mark in marks}
    assert len(looks) == 3
    for address in ("", f"/{running}", f"/{draft}"):
        page.emulate_media(media="screen")
        page.goto(f"{server.url}/projects{address}")
        expect(page.locator(".button:visible").first).to_be_visible()
        page.emulate_media(media="print")
        expect(page.locator(".button:visible")).to_have_count(0)
        expect(page.locator(".track-stage").first).to_have_css("print-color-adjust", "exact")
    open_register(page, server)
    expect(page.locator(".year-line").first).to_be_visible()


def test_a_target_that_is_approved_meanwhile_stands_on_the_wall_soon(
    server: Server, staffed: Office, sign_in: SignIn, lists: None
) -> None:
    with change() as session:
        lay_down_catalogue(session, at=clock.now())
    made(staffed, State.SUSTAINED, kind="pilot")
    page = sign_in(staffed.leader, viewport={"width": 1920, "height": 1080})
    page.clock.install()
    page.goto(f"{server.url}/projects/wall")
    expect(page.get_by_test_id("freshness")).to_have_attribute("data-status", "live", timeout=10_000)
    page.locator(".kpi-slides button").first.click()
    pilots = page.locator(".projects-kind[data-kind=pilot]")
    expect(pilots).to_contain_text("цель не задана")
    aim_at(staffed, 7)
    page.clock.fast_forward(61_000)
    page.locator(".kpi-slides button").first.click()
    expect(pilots).to_contain_text("из 7")
