"""The wall of lean projects: it fits with many of them, and shows at once what has happened."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlmodel import Session

from board import clock
from board.ids import new_id
from board.live.change import change
from board.projects import queries, steps
from board.projects.lifecycle import State
from board.projects.models import LeanProject, ProjectStage
from board.screens.inputs import Item
from tests.makers import Office, make_unit, who
from tests.projects.life import entered, hold, lead_to
from tests.screens.looking import looking
from tests.screens.served import serving, signed_in
from tests.screens.test_screens_on_walls import hang, seen, tv
from tests.servers import Server

__all__ = ["tv"]
pytestmark = pytest.mark.browser
SIZES = [(1920, 1080), (3840, 2160)]
Served = tuple[Server, str, tuple[set[str], int]]
UNITS, PROJECTS = 19, 44
_LONG = "Несанкционированная свалка в Берёзовом Яру: от сообщения жителя до вывоза за десять рабочих дней, № {0}"
_STATES = (
    State.MAPPING_CURRENT, State.IMPLEMENTATION, State.STABILITY_MONITORING, State.SUSPENDED, State.PASSPORT_DRAFT,
    State.ANALYSIS, State.SUSTAINED, State.REGRESSED, State.CLOSING, State.DEFENCE,
)  # fmt: skip
LOOK = looking(
    """
  apart(all(".wall-top, #main, .wall-bottom"));
  apart(all(".wall-board, .wall-counters li, .wall-time"));
  within(all(".wall-top > *"), document.querySelector(".wall-top"));
  within(all("tr, .projects-month li, .projects-month h2, .projects-year > *"), document.querySelector("#main"));
  apart(all("tbody tr"));
  for (const row of all("tr")) { apart(all("th, td", row)); within(all("th > span, td > *", row), row); }
  for (const cell of all("tbody td")) { apart(all(".projects-chip, .projects-more", cell)); within(all(".projects-chip, .projects-more", cell), cell); }
  apart(all(".projects-trouble, .projects-result, .projects-passports li, .projects-month h2"));
  for (const card of all(".projects-trouble, .projects-result, .projects-kind, .projects-figures li")) {
    apart([...card.children]);
    within([...card.children], card);
  }
  const headings = all("h1, .projects-year h2, .projects-month h2").map((it) => parseFloat(getComputedStyle(it).fontSize));
  return {
    page,
    smallest: letters()[0],
    heading: Math.min(...headings),
    overlaps, outside,
    clipped: all(".projects-mark, .projects-stages th, .projects-phases th, .wall-counters li, .projects-best")
      .filter((it) => it.scrollWidth > it.clientWidth + 1).map(name),
    chips: all(".projects-chip").map((it) => it.dataset.project),
    more: all(".projects-more").reduce((sum, it) => sum + Number(it.textContent.slice(1)), 0),
    units: all("tbody tr").map((it) => it.dataset.unit),
    troubles: all(".projects-trouble").map((it) => it.dataset.project),
  };
    """,
    shown="box(it).width > 1",
)


def state_of(number: int) -> State:
    """Every fourth is an idea of the first unit: more than fit into a cell."""
    return State.IDEA if number % 4 == 3 else _STATES[number % len(_STATES)]


def make_projects(office: Office) -> tuple[set[str], int]:
    """Many projects with long names in every state, of many units; which units, and how many stand in a stage.

    Of each state one is made through the commands, and the others are like it.
    """
    with change() as session:
        units = [make_unit(session, f"Берёзовоярское сельское поселение № {number}").id for number in range(UNITS)]
        first: dict[State, LeanProject] = {}
        on_map: list[str] = []
        for number in range(PROJECTS):
            state = state_of(number)
            if state in first:
                project = one_more(session, first[state], 1000 + number)
            else:
                project = lead_to(session, office, state, at=clock.now() - timedelta(days=40))
                first[state] = project
            project.title = _LONG.format(number)
            project.results = [each | {"became": _LONG.format(number)} for each in project.results]
            project.unit_id = units[0 if state is State.IDEA else number % UNITS]
            project.kind = ("pilot", "replication", "other")[number % 3]
            if state not in (State.SUSTAINED, State.REGRESSED):
                on_map.append(project.unit_id)
        return set(on_map), len(on_map)


def one_more(session: Session, like: LeanProject, number: int) -> LeanProject:
    """A project like that one, with another number."""
    made = LeanProject(**like.model_dump() | {"id": new_id(), "number": number, "code": f"LP-{like.year}-{number}"})
    session.add(made)
    session.flush()
    for stage in queries.stages(session, like.id):
        session.add(ProjectStage(**stage.model_dump() | {"project_id": made.id}))
    return made


@pytest.fixture(scope="module")
def served(empty_sqlite: Path, password_hash: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with many projects, the address of who may see them, and what `make_projects` told."""
    folder = tmp_path_factory.mktemp("project-wall")
    with serving(empty_sqlite, folder, password_hash, make_projects, lambda office: office.leader) as all_of_it:
        yield all_of_it


@pytest.fixture(scope="module")
def page(browser: Browser, served: Served) -> Iterator[Page]:
    server, email, _ = served
    with signed_in(browser, server.url, email) as page:
        yield page


def open_wall(page: Page, url: str) -> Page:
    """Open the wall and wait until it is live and has its font and its hyphens."""
    page.goto(f"{url}/projects/wall")
    expect(page.get_by_test_id("freshness")).to_have_attribute("data-status", "live", timeout=10_000)
    page.locator(".projects-map").wait_for()
    page.evaluate("document.fonts.ready")
    page.wait_for_function("document.querySelector('.projects-title').textContent.includes('\\u00ad')")
    return page


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_project_is_on_a_slide_and_everything_fits(size: tuple[int, int], served: Served, page: Page) -> None:
    server, _, (units, count) = served
    times = size[0] // 1920
    page.set_viewport_size({"width": size[0], "height": size[1]})
    open_wall(page, server.url)
    looks: list[dict[str, Any]] = []
    for number in range(page.locator(".kpi-slides button").count()):
        page.locator(".kpi-slides button").nth(number).click()
        expect(page.locator(".kpi-slides button").nth(number)).to_have_attribute("aria-current", "true")
        looks.append(page.evaluate(LOOK))
    for each in looks:
        assert each["page"] == list(size)
        assert each["overlaps"] == []
        assert each["outside"] == []
        assert each["clipped"] == []
        assert each["smallest"][0] >= 24 * times, each["smallest"]
        assert each["heading"] >= 36 * times
    chips = [chip for each in looks for chip in each["chips"]]
    assert len(chips) == len(set(chips))
    assert len(chips) + sum(each["more"] for each in looks) == count
    assert sum(each["more"] for each in looks) > 0
    assert sorted(unit for each in looks for unit in each["units"]) == sorted(units)
    assert len({trouble for each in looks for trouble in each["troubles"]}) > 7


def test_a_phone_shows_the_same_one_under_the_other(served: Served, page: Page) -> None:
    server, _, (units, count) = served
    page.set_viewport_size({"width": 360, "height": 740})
    open_wall(page, server.url)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.locator(".projects-chip")).to_have_count(count)
    expect(page.locator("tbody tr")).to_have_count(len(units))
    expect(page.locator(".projects-kind, .projects-month")).to_have_count(3)


def test_a_screen_says_what_will_be_here_and_shows_at_once_what_happens(
    server: Server, staffed: Office, tv: Page
) -> None:
    hang(tv, server.url, Item(kind="projects", id="all"))
    expect(seen(tv).get_by_text("Лин-проектов пока нет")).to_be_visible(timeout=15_000)
    with change() as session:
        project_id = entered(session, staffed, clock.now()).id
    chip = seen(tv).locator(f"[data-project='{project_id}']")
    expect(chip).to_be_visible(timeout=3_000)
    expect(seen(tv).locator("td:has([data-project])")).to_have_attribute("data-label", "Паспорт")
    with change() as session:
        found, _ = hold(session, staffed, project_id)
        steps.reject(session, found, "Не ко времени", by=who(session, staffed.anna), at=clock.now())
    expect(chip).to_have_count(0, timeout=3_000)
    expect(seen(tv).get_by_role("heading", name="Лин-проекты за")).to_be_visible()
