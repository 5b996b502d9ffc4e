"""The wall of KPIs: it fits, tells the worst first, and shows within two seconds what somebody has typed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from board import clock
from board.kpi import commands, queries, targets, walls
from board.kpi.inputs import SetTarget, SetWall
from board.kpi.measures import Measure
from board.kpi.models import Kpi
from board.kpi.periods import before, first_day
from board.live.change import change
from board.people.viewers import Terms
from board.seeding.kpis import lay_down_catalogue
from tests.makers import NOON, Office, make_task, who
from tests.screens.looking import looking
from tests.screens.served import serving, signed_in
from tests.screens.test_wall_without_server import kept
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
Served = tuple[Server, str, dict[int, str]]
TYPED = "SERVICE_IN_NORM_PCT"
SIZES = [(1920, 1080), (3840, 2160)]
COUNTS = (6, 24, 60)
_LONG = (
    "Доля муниципальных услуг, предоставленных в регламентный срок с соблюдением требований стандарта качества, № {0}"
)
_LOOK = looking(
    """
  apart(all(".wall-top, #main, .wall-bottom"));
  within(all(".kpi-exceptions, .kpi-panel, .kpi-groups"), document.querySelector("#main"));
  apart(all(".kpi-exception, .kpi-panel, .kpi-exceptions h2, .kpi-groups"));
  for (const it of all(".kpi-groups li")) { within(all("span, b", it), it); apart(all("span, b", it)); }
  for (const panel of all(".kpi-panel")) { apart(all(".kpi-row, h2", panel)); within(all(".kpi-row", panel), panel); }
  for (const row of all(".kpi-row")) { within(all("h3, .kpi-line, .kpi-verdict", row), row); apart(all("h3, .kpi-line", row)); apart(all(".kpi-line > *", row)); }
  for (const it of all(".kpi-exception")) { within(all("h3, .kpi-big, .kpi-why, .kpi-act", it), it); apart(all("h3, .kpi-big, .kpi-why, .kpi-act", it)); }
  return {
    page,
    smallest: letters()[0],
    heading: parseFloat(getComputedStyle(document.querySelector("h1")).fontSize),
    overlaps, outside,
    rows: all(".kpi-row").map((it) => it.dataset.kpi),
    slides: all(".kpi-slides button").length,
  };
    """
)


def give_values(count: int, office: Office) -> str:
    """So many KPIs with long names, two years of values, and every colour; the id of a wall that shows them."""
    with change() as session:
        lay_down_catalogue(session, at=NOON)
        known = [each for each in queries.state(session)["kpis"] if each["source"] != "typed"]
        codes = []
        for number in range(count):
            like = known[number % len(known)]
            given = {
                name: like[name] for name in Kpi.model_fields if name in like and name not in ("owner_id", "owner")
            }
            code = f"LONG_{number}"
            names = {"name_ru": _LONG.format(number), "name_en": _LONG.format(number), "rule": "ratio"}
            commands.define_kpi(session, code, given | names | {"digits": 1}, by=None, at=NOON)
            kpi = queries.kpi(session, code)
            year = clock.today(Terms.zone).year
            for each in (year - 1, year):
                targets.propose_target(session, kpi, each, SetTarget(value=100), by=None, at=NOON, by_decree=True)
            first = first_day(clock.today(Terms.zone), kpi.frequency)
            values = (99.5, 88.8, 123.4, 12_345.6, 0)
            measures = {
                before(first, kpi.frequency, back): Measure(values[(number + back) % 5], 10) for back in range(12)
            }
            commands.take_values(session, kpi, measures, at=NOON)
            codes.append(code)
        by = who(session, office.coordinator)
        return walls.add_wall(session, SetWall(name=_LONG.format(""), codes=codes), by=by, at=NOON).id


@pytest.fixture(scope="module")
def served(empty_sqlite: Path, password_hash: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with a wall of every size, the address of who may see them all, and the walls' ids."""

    def fill(office: Office) -> dict[int, str]:
        return {count: give_values(count, office) for count in COUNTS}

    folder = tmp_path_factory.mktemp("kpi-walls")
    with serving(empty_sqlite, folder, password_hash, fill, lambda office: office.leader) as all_of_it:
        yield all_of_it


@pytest.fixture(scope="module")
def page(browser: Browser, served: Served) -> Iterator[Page]:
    server, email, _ = served
    with signed_in(browser, server.url, email) as page:
        yield page


def open_wall(page: Page, url: str, wall_id: str) -> Page:
    """Open a wall and wait until it is live and has its font."""
    page.goto(f"{url}/walls/{wall_id}")
    expect(page.get_by_test_id("freshness")).to_have_attribute("data-status", "live", timeout=10_000)
    page.locator(".kpi-panel").first.wait_for()
    page.evaluate("document.fonts.ready")
    return page


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("count", COUNTS)
def test_every_kpi_is_on_one_slide_and_everything_fits(
    count: int, size: tuple[int, int], served: Served, page: Page
) -> None:
    server, _, made = served
    times = size[0] // 1920
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_wall(page, server.url, made[count])
    seen: list[dict[str, Any]] = [page.evaluate(_LOOK)]
    for number in range(1, seen[0]["slides"]):
        page.locator(".kpi-slides button").nth(number).click()
        expect(page.locator(".kpi-slides button").nth(number)).to_have_attribute("aria-current", "true")
        seen.append(page.evaluate(_LOOK))
    for each in seen:
        assert each["page"] == list(size)
        assert each["overlaps"] == []
        assert each["outside"] == []
        assert each["smallest"][0] >= 24 * times, each["smallest"]
        assert each["heading"] >= 36 * times
    rows = [row for each in seen for row in each["rows"]]
    assert sorted(rows) == sorted({f"LONG_{number}" for number in range(count)})


def test_a_typed_value_is_on_the_wall_within_two_seconds(server: Server, staffed: Office, sign_in: SignIn) -> None:
    with change() as session:
        lay_down_catalogue(session, at=NOON)
        by = who(session, staffed.coordinator)
        wall_id = walls.add_wall(session, SetWall(name="Холл"), by=by, at=NOON).id
    wall = sign_in(staffed.leader, viewport={"width": 1920, "height": 1080})
    open_wall(wall, server.url, wall_id)
    expect(wall.locator(f"[data-kpi={TYPED}]")).to_have_count(0)
    desk = sign_in(staffed.coordinator)
    desk.goto(f"{server.url}/kpis")
    desk.get_by_role("button", name="Услуги, оказанные в регламентный срок").click()
    desk.get_by_role("button", name="Внести значение").click()
    desk.get_by_label("Значение, %").fill("98,7")
    desk.get_by_label("Откуда значение").fill("Отчёт <img src=x onerror=alert(1)>")
    desk.get_by_role("button", name="Опубликовать").click()
    expect(wall.locator(f"[data-kpi={TYPED}]")).to_contain_text("98,7", timeout=2_000)
    expect(desk.locator(f"[data-kpi={TYPED}]")).to_contain_text("98,7")


def test_a_proposal_is_approved_and_the_wall_judges_by_it(server: Server, staffed: Office, sign_in: SignIn) -> None:
    with change() as session:
        lay_down_catalogue(session, at=NOON)
        by = who(session, staffed.coordinator)
        wall_id = walls.add_wall(session, SetWall(name="Холл", codes=[TYPED]), by=by, at=NOON).id
    desk = sign_in(staffed.admin)
    desk.goto(f"{server.url}/kpis")
    desk.get_by_role("button", name="Услуги, оказанные в регламентный срок").click()
    desk.get_by_role("button", name="Задать цель").click()
    for label, value in (("Цель на", "100"), ("«В норме»", "99"), ("«Немного отстаёт»", "95")):
        desk.get_by_label(label).fill(value)
    desk.get_by_role("button", name="Предложить").click()
    desk.get_by_role("button", name="Внести значение").click()
    desk.get_by_label("Значение, %").fill("90")
    desk.get_by_label("Откуда значение").fill("Отчёт")
    desk.get_by_role("button", name="Опубликовать").click()
    wall = open_wall(sign_in(staffed.leader, viewport={"width": 1920, "height": 1080}), server.url, wall_id)
    row = wall.locator(f".kpi-row[data-kpi={TYPED}]")
    expect(row).to_contain_text("целевое значение не утверждено")
    expect(wall.locator(".kpi-exception")).to_have_count(0)
    approve = desk.get_by_role("button", name="Утвердить цель: 100")
    approve.click()
    desk.get_by_role("button", name="Утвердить", exact=True).click()
    expect(desk.get_by_role("button", name="Внести значение")).to_be_visible()
    expect(approve).to_have_count(0)
    expect(wall.locator(f".kpi-exception[data-kpi={TYPED}]")).to_contain_text("без комментария")
    desk.get_by_role("button", name="Внести значение").click()
    desk.get_by_label("Значение, %").fill("80")
    desk.get_by_label("Откуда значение").fill("Отчёт")
    desk.get_by_role("button", name="Опубликовать").click()
    expect(desk.get_by_role("alert")).to_contain_text("Почему так: нужно заполнить")
    desk.get_by_label("Почему так").fill("Два отказа")
    desk.get_by_label("Что делается").fill("Второе окно")
    desk.get_by_label("Кто выполняет").select_option(label="Борис Лапин")
    desk.get_by_role("button", name="Опубликовать").click()
    expect(wall.locator(f".kpi-exception[data-kpi={TYPED}]")).to_contain_text("Два отказа Что делается: Второе окно")


def test_a_phone_shows_the_same_one_under_the_other(served: Served, page: Page) -> None:
    server, _, made = served
    page.set_viewport_size({"width": 360, "height": 740})
    open_wall(page, server.url, made[24])
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("document.documentElement.scrollHeight") > 740
    expect(page.locator(".kpi-exception").first).to_be_visible()
    expect(page.locator(".kpi-row")).to_have_count(24)


def test_a_head_sees_the_values_of_the_own_department(server: Server, staffed: Office, sign_in: SignIn) -> None:
    with change() as session:
        lay_down_catalogue(session, at=NOON)
    make_task(staffed, "Межевание", assignee_id=staffed.boris)
    desk = sign_in(staffed.anna)
    desk.goto(f"{server.url}/kpis")
    expect(desk.locator("[data-kpi=BLOCKED_NOW]")).to_contain_text("0 шт. из 1", timeout=10_000)
    desk.get_by_label("Чьи показатели").select_option(label="Земельный отдел")
    expect(desk.locator("tr[data-kpi]")).to_have_count(2)
    make_task(staffed, "Ещё одна")
    expect(desk.locator("[data-kpi=BLOCKED_NOW]")).to_contain_text("0 шт. из 2", timeout=10_000)
    desk.get_by_role("button", name="Заблокировано задач").click()
    expect(desk.get_by_role("dialog")).to_contain_text("Все вычисленные значения")
    expect(desk.get_by_role("dialog").get_by_role("button", name="Кто отвечает")).to_have_count(0)


def test_a_wall_that_starts_without_the_server_shows_what_was_last_seen(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    with change() as session:
        lay_down_catalogue(session, at=NOON)
        by = who(session, staffed.coordinator)
        wall_id = walls.add_wall(session, SetWall(name="Холл", codes=["BLOCKED_NOW"]), by=by, at=NOON).id
    make_task(staffed, "Межевание")
    wall = open_wall(sign_in(staffed.leader, viewport={"width": 1920, "height": 1080}), server.url, wall_id)
    row = wall.locator("[data-kpi=BLOCKED_NOW]")
    expect(row).to_contain_text("из 1", timeout=10_000)
    wall.evaluate("navigator.serviceWorker.ready.then(() => true)")
    expect_kept(wall, f"/walls/{wall_id}")
    server.kill()
    wall.reload()
    expect(row).to_contain_text("из 1", timeout=15_000)
    expect(wall.get_by_test_id("freshness")).to_contain_text("нет связи с сервером · данные на")
    server.start()
    expect(wall.locator("html")).to_have_attribute("data-trust", "fresh", timeout=15_000)


def expect_kept(wall: Page, path: str) -> None:
    """Wait until the page and its picture are kept in the browser."""
    for _ in range(200):
        if {path, f"{path}/picture", f"{path}/seen"} <= set(kept(wall)):
            return
        wall.wait_for_timeout(100)
    raise AssertionError(f"not kept: {kept(wall)}")
