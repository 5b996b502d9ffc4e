"""The KPIs of departments on a wall: every department in sight, nothing cut at its edges, and new numbers at once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from board import clock
from board.kpi import commands, queries, targets, walls
from board.kpi.inputs import SetTarget, SetWall
from board.kpi.measures import Measure
from board.kpi.periods import first_day
from board.live.change import change
from board.people import commands as people
from board.people.inputs import NewUnit
from board.people.viewers import Terms
from board.seeding.kpis import lay_down_catalogue
from tests.makers import NOON, Office, who
from tests.screens.test_kpi_wall import open_wall
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
CODES = ("TASK_ON_TIME_PCT", "TASK_CYCLE_DAYS", "BLOCKED_NOW", "RETURN_PCT", "OVERLOAD_CNT")
_LOOK = """() => {
  const box = (it) => it.getBoundingClientRect();
  const outer = box(document.querySelector(".kpi-grid"));
  const main = box(document.querySelector("#main"));
  const cells = [...document.querySelectorAll(".kpi-grid th, .kpi-grid td")];
  return {
    inside: outer.bottom <= main.bottom + 1 && outer.right <= main.right + 1,
    sticking: cells
      .filter((it) => box(it).bottom > outer.bottom + 1 || box(it).right > outer.right + 1)
      .map((it) => `${it.textContent} ${box(it).bottom} ${box(it).right} of ${outer.bottom} ${outer.right}`),
    cut: cells.filter((it) => it.tagName === "TD" && it.scrollWidth > it.clientWidth + 1).map((it) => it.textContent),
    low: Math.min(...cells.map((it) => box(it).height / parseFloat(getComputedStyle(it).fontSize))),
    smallest: Math.min(...cells.map((it) => parseFloat(getComputedStyle(it).fontSize))),
    page: document.documentElement.scrollHeight,
  };
}"""


@pytest.fixture
def wall(staffed: Office) -> str:
    """A wall of what is computed in twenty departments with long names."""
    with change() as session:
        lay_down_catalogue(session, at=NOON)
        by = who(session, staffed.admin)
        names = [f"Управление жилищно-коммунального хозяйства и благоустройства № {number}" for number in range(20)]
        units = [
            people.add_unit(session, NewUnit(name=name, short_name=name[:60]), by=by, at=NOON).id for name in names
        ]
        made = walls.add_wall(session, SetWall(name="Отделы", codes=list(CODES), with_units=True), by=by, at=NOON).id
        year = clock.today(Terms.zone).year
        for code in CODES:
            kpi = queries.kpi(session, code)
            near, far = (30, 20) if kpi.direction == "up" else (20, 30)
            wanted = SetTarget(value=near, green=near, yellow=far)
            if kpi.rule != "info":
                targets.propose_target(session, kpi, year, wanted, by=None, at=NOON, by_decree=True)
            first = first_day(clock.today(Terms.zone), kpi.frequency)
            for number, scope in enumerate(["all", *units]):
                measure = Measure(1234.5 if number % 3 else 12, 100)
                commands.take_values(session, kpi, {first: measure}, at=NOON, scope=scope)
    return made


@pytest.mark.parametrize("size", [(1920, 1080), (3840, 2160)])
def test_every_department_is_on_a_slide_and_everything_fits(
    server: Server, staffed: Office, wall: str, sign_in: SignIn, size: tuple[int, int]
) -> None:
    width, height = size
    page = open_wall(sign_in(staffed.leader, viewport={"width": width, "height": height}), server.url, wall)
    seen: list[str] = []
    slides = page.locator(".kpi-slides button")
    for number in range(slides.count()):
        slides.nth(number).click()
        grid = page.locator(".kpi-grid")
        if not grid.count():
            continue
        found = page.evaluate(_LOOK)
        assert found["inside"]
        assert (found["sticking"], found["cut"]) == ([], [])
        assert found["low"] > 1
        assert found["smallest"] >= 24 * width / 1920 - 0.1
        assert found["page"] <= height
        seen += page.locator(".kpi-grid tbody tr").evaluate_all("(rows) => rows.map((it) => it.dataset.unit)")
    assert len(seen) == len(set(seen)) >= 20


def test_a_number_of_a_department_is_seen_at_once(server: Server, staffed: Office, wall: str, sign_in: SignIn) -> None:
    page = open_wall(sign_in(staffed.leader, viewport={"width": 1920, "height": 1080}), server.url, wall)
    page.locator(".kpi-slides button").last.click()
    row = page.locator(".kpi-grid tbody tr").first
    unit = str(row.get_attribute("data-unit"))
    named = page.locator(".kpi-grid thead th").all_inner_texts()
    cell = row.locator("td").nth(next(at for at, name in enumerate(named) if "в срок" in name) - 1)
    expect(cell).not_to_contain_text("77")
    with change() as session:
        kpi = queries.kpi(session, CODES[0])
        first = first_day(clock.today(Terms.zone), kpi.frequency)
        commands.take_values(session, kpi, {first: Measure(77, 100)}, at=clock.now(), scope=unit)
    expect(cell).to_contain_text("77", timeout=6_000)


def test_on_a_phone_the_table_does_not_make_the_page_wide(
    server: Server, staffed: Office, wall: str, sign_in: SignIn
) -> None:
    page = open_wall(sign_in(staffed.leader, viewport={"width": 360, "height": 740}), server.url, wall)
    expect(page.locator(".kpi-grid")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
