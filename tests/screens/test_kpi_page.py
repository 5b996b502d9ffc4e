"""The page of a KPI: its chart is drawn, said in words, saved and printed; a chart that fails spoils only its place."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from board.kpi import commands, queries, targets, walls
from board.kpi.inputs import PublishValue, Review, SetTarget, SetWall
from board.live.change import change
from board.seeding.kpis import lay_down_catalogue
from tests.makers import NOON, Office, token_of, who
from tests.screens.test_wall_live import ask
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
CODE = "SERVICE_IN_NORM_PCT"
ATTACK = "<img src=x onerror=alert(1)><a href='javascript:alert(1)'>отпуск</a>"


@pytest.fixture
def measured(staffed: Office) -> Office:
    """Nine months of values; what was said of the last one tries to become code."""
    with change() as session:
        lay_down_catalogue(session, at=NOON)
        kpi, by = queries.kpi(session, CODE), who(session, staffed.coordinator)
        review = Review(
            comment=ATTACK,
            countermeasure="Второе окно",
            owner_id=staffed.anna,
            due=date(2026, 12, 1),
            next_review=date(2026, 12, 7),
        )
        for month in range(1, 10):
            said = review if month == 9 else None
            value = PublishValue(day=date(2026, month, 5), value=90 + month, source="Отчёт", review=said)
            commands.publish_value(session, kpi, value, by=by, at=NOON)
    return staffed


def open_page(page: Page, url: str) -> Page:
    """Open the page and wait until its chart is drawn."""
    page.goto(f"{url}/kpis/{CODE}")
    expect(page.locator(".kpi-plot .main-svg").first).to_be_visible()
    return page


def test_the_chart_is_drawn_said_in_words_and_saved(server: Server, measured: Office, sign_in: SignIn) -> None:
    page = open_page(sign_in(measured.leader), server.url)
    assert page.locator(".kpi-plot .scatterlayer .trace").count() == 2
    expect(page.locator(".kpi-plot .xtick").first).to_have_text("янв. 26")
    words = "наименьшее 91, наибольшее 99, последнее 99"
    expect(page.locator("figcaption")).to_contain_text(words)
    assert words in (page.locator(".kpi-plot").get_attribute("aria-label") or "")
    assert page.locator(".modebar-btn").count() == 0
    page.locator(".kpi-plot .points path").last.hover(force=True)
    expect(page.locator(".hovertext").first).to_contain_text("сент. 2699 %")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Сохранить картинкой").click()
    assert saved.value.suggested_filename.endswith(".png")
    assert saved.value.path().read_bytes().startswith(b"\x89PNG")
    assert len(page.pdf()) > 10_000


def test_in_english_the_chart_is_drawn_and_saved_too(server: Server, measured: Office, sign_in: SignIn) -> None:
    page = sign_in(measured.leader, locale="en-GB")
    page.get_by_role("button", name="English").click()
    open_page(page, server.url)
    expect(page.locator(".kpi-plot .xtick").first).to_have_text("Jan 26")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a picture").click()
    assert saved.value.suggested_filename == "Services within the legal term.png"


@pytest.mark.parametrize(("width", "height", "least"), [(360, 740, 2), (3840, 2160, 8)])
def test_what_stands_at_the_chart_lies_beside_each_other_whatever_the_width(
    width: int, height: int, least: int, server: Server, measured: Office, sign_in: SignIn
) -> None:
    page = open_page(sign_in(measured.leader, viewport={"width": width, "height": height}), server.url)
    marks = page.locator(".kpi-plot .xtick, .kpi-plot .legend")
    expect(page.locator(".kpi-plot .xtick")).not_to_have_count(0)
    boxes = [box for box in (mark.bounding_box() for mark in marks.all()) if box]
    assert len(boxes) > least
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
            assert beside or one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]


def test_a_new_value_moves_the_line_of_an_open_page(server: Server, measured: Office, sign_in: SignIn) -> None:
    page = open_page(sign_in(measured.leader), server.url)
    points = page.locator(".kpi-plot .scatterlayer .trace").first.locator(".point")
    expect(points).to_have_count(9)
    with change() as session:
        kpi, by = queries.kpi(session, CODE), who(session, measured.coordinator)
        wanted = PublishValue(day=date(2026, 10, 5), value=80, source="Отчёт")
        commands.publish_value(session, kpi, wanted, by=by, at=NOON)
    expect(points).to_have_count(10, timeout=10_000)
    expect(page.locator("figcaption")).to_contain_text("наименьшее 80")


def test_a_chart_that_cannot_be_drawn_spoils_nothing_else(server: Server, measured: Office, sign_in: SignIn) -> None:
    page = sign_in(measured.leader)
    page.route("**/plotly-basic*", lambda route: route.abort())
    page.goto(f"{server.url}/kpis/{CODE}")
    expect(page.get_by_text("График построить не удалось")).to_be_visible()
    expect(page.get_by_role("heading", name="Все внесённые значения")).to_be_visible()
    expect(page.locator("table", has_text="Отчёт").locator("tbody tr")).to_have_count(9)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_chart_wears_the_colours_of_the_page(
    scheme: str, server: Server, measured: Office, sign_in: SignIn
) -> None:
    page = open_page(sign_in(measured.leader, color_scheme=scheme), server.url)
    ink = {"light": "rgb(23, 27, 32)", "dark": "rgb(236, 234, 228)"}[scheme]
    expect(page.locator(".kpi-plot .xtick text").first).to_have_css("fill", ink)


def test_hundreds_of_values_leave_nothing_behind_on_a_wall_and_on_a_page(
    server: Server, measured: Office, sign_in: SignIn
) -> None:
    with change() as session:
        by = who(session, measured.coordinator)
        wall_id = walls.add_wall(session, SetWall(name="Холл", codes=[CODE]), by=by, at=NOON).id
    token = token_of(measured.coordinator)
    wall = sign_in(measured.leader, viewport={"width": 1920, "height": 1080})
    wall.goto(f"{server.url}/walls/{wall_id}")
    page = open_page(wall.context.new_page(), server.url)
    seen = {name: shown.context.new_cdp_session(shown) for name, shown in (("wall", wall), ("page", page))}
    for each in seen.values():
        each.send("Performance.enable")

    def go_round(times: int) -> None:
        for at in range(1, times + 1):
            body = {"day": "2026-09-05", "value": at / 10, "source": "Отчёт"}
            ask(server, token, f"kpis/{CODE}/values", body)
        expect(wall.locator(f"[data-kpi={CODE}]").first).to_contain_text(f"{times // 10} %", timeout=15_000)
        expect(page.locator("figcaption")).to_contain_text(f"последнее {times // 10}.", timeout=15_000)
        wall.wait_for_timeout(4_500)

    def metrics(name: str) -> dict[str, float]:
        seen[name].send("HeapProfiler.collectGarbage")
        found = seen[name].send("Performance.getMetrics")["metrics"]
        return {each["name"]: each["value"] for each in found}

    # The list of given values ends at two hundred: from there on it grows no more.
    go_round(210)
    before = {name: metrics(name) for name in seen}
    go_round(600)
    for name in seen:
        after = metrics(name)
        assert after["Nodes"] <= before[name]["Nodes"] * 1.02, name
        assert after["JSEventListeners"] <= before[name]["JSEventListeners"], name
        assert after["JSHeapUsedSize"] <= before[name]["JSHeapUsedSize"] + 5_000_000, name


def test_values_come_from_a_table_after_a_look_at_what_would_happen(
    server: Server, measured: Office, sign_in: SignIn
) -> None:
    page = sign_in(measured.coordinator)
    page.goto(f"{server.url}/kpis")
    page.get_by_role("button", name="Значения из таблицы").click()
    dialog = page.get_by_role("dialog")
    lines = [
        "Код;Период;Значение;Источник",
        f"{CODE};10.2026;99,2;Отчёт МФЦ",
        f"{CODE};когда-нибудь;1;Отчёт",
    ]
    table = {"name": "values.csv", "mimeType": "text/csv", "buffer": "\n".join(lines).encode("cp1251")}
    dialog.locator("input[type=file]").set_input_files(table)  # type: ignore[arg-type]
    expect(dialog.locator("tbody tr")).to_have_count(2)
    expect(dialog).to_contain_text("Можно опубликовать 1 строку, 1 строка с ошибкой не войдёт")
    expect(dialog.locator("tr.is-wrong")).to_contain_text("Период: нужен день, месяц")
    dialog.get_by_role("button", name="Опубликовать 1 значение").click()
    expect(dialog).to_have_count(0)
    expect(page.locator(f"[data-kpi={CODE}]")).to_contain_text("99,2 %")
    page.get_by_test_id("toast").get_by_role("button", name="Отменить").click()
    expect(page.locator(f"[data-kpi={CODE}]")).not_to_contain_text("99,2 %")


def test_an_event_is_noted_on_the_chart_and_taken_back(server: Server, measured: Office, sign_in: SignIn) -> None:
    page = sign_in(measured.coordinator)
    page.goto(f"{server.url}/kpis/{CODE}")
    page.get_by_role("button", name="Отметить событие").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Что случилось").fill("Открыли <b>второе</b> окно")
    dialog.get_by_label("День").fill("2026-06-15")
    dialog.get_by_role("button", name="Сохранить").click()
    notes = page.locator("section", has=page.get_by_role("heading", name="Что случилось"))
    expect(notes.last).to_contain_text("Открыли <b>второе</b> окно")
    expect(page.locator(".annotation-text", has_text=re.compile("^1$"))).to_be_visible()
    expect(notes.last).to_contain_text("1. Открыли")
    page.get_by_test_id("toast").get_by_role("button", name="Отменить").click()
    expect(page.get_by_text("Открыли <b>второе</b> окно")).to_have_count(0)


def test_a_controller_is_told_what_waits_and_sends_it_back(server: Server, measured: Office, sign_in: SignIn) -> None:
    with change() as session:
        kpi, by = queries.kpi(session, CODE), who(session, measured.coordinator)
        targets.propose_target(session, kpi, 2026, SetTarget(value=100, green=98, yellow=90), by=by, at=NOON)
    page = sign_in(measured.admin)
    page.goto(f"{server.url}/kpis")
    page.locator(".kpi-waiting").get_by_role("link", name="Услуги, оказанные в регламентный срок").click()
    page.get_by_role("button", name="Утвердить цель: 100").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("100 %")
    expect(dialog).to_contain_text("Предложил")
    dialog.get_by_text("Вернуть на доработку").click()
    dialog.get_by_label("Что нужно изменить").fill("Сначала измерьте сентябрь")
    dialog.get_by_role("button", name="Вернуть", exact=True).click()
    expect(page.get_by_test_id("toast")).to_contain_text("Цель возвращена")
    page.goto(f"{server.url}/kpis")
    expect(page.locator(".kpi-waiting", has_text="Услуги, оказанные")).to_have_count(0)
    desk = sign_in(measured.coordinator)
    desk.goto(f"{server.url}/kpis/{CODE}")
    expect(desk.get_by_text("возвращена: Сначала измерьте сентябрь")).to_be_visible()
    desk.get_by_role("button", name="Задать цель").click()
    expect(desk.get_by_role("dialog")).to_contain_text("Возвращено: Сначала измерьте сентябрь")
