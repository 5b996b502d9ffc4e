"""axe finds nothing serious on the pages with which the organisation is run, and nothing sticks out on a phone."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from board.kpi import commands, queries
from board.kpi.measures import Measure
from board.live.change import change
from board.projects.lifecycle import State
from tests.live import kpi_cases, notice_cases, project_makers
from tests.makers import NOON, Office, make_task
from tests.screens.test_accessibility import _serious
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
QUESTIONS = {
    "/admin/units": ".view-actions .button",
    "/admin/people": "tbody .button",
    "/admin/lists": ".view-actions .button",
    "/admin/calendar": ".day.is-off[data-day]",
    "/admin/status": None,
    "/admin/deliveries": "#bell-button",
    "/admin/screens": ".view-actions .button",
    "/kpis": "[data-kpi=SERVICE_IN_NORM_PCT] button",
    "/profile": ".view-actions .button",
    "/boards/{board}/settings": ".columns-list .row-actions .button",
    "/boards/new": None,
    "/units/{unit}": ".team .button",
    "/units/{unit}/decisions": ".view-actions .button",
    "/boards/{board}/meetings": ".view-actions .button",
    "/projects": ".view-actions .button",
    "/projects/{project}": ".tabs a[href='#results']",
}
ADMIN = {each for each in QUESTIONS if each.startswith("/admin/")} | {"/kpis"}


def lay_down() -> None:
    """The catalogue of KPIs, one with a value."""
    with change() as session:
        kpi_cases.catalogue(session, None, {})
        kpi = queries.kpi(session, kpi_cases.CODE)
        commands.take_values(session, kpi, {date(2026, 1, 1): Measure(98.7, None)}, at=NOON)


def tell(office: Office) -> None:
    """The administrator is told something, and a letter has not arrived."""
    with change() as session:
        notice_cases.tell(session, office.admin)
        notice_cases.not_delivered(session, office.boris)


def begin_project(office: Office) -> str:
    """A project that is carried out, and has brought something already."""
    with change() as session:
        return project_makers.project_in(session, office, State.IMPLEMENTATION).id


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_pages_have_no_serious_barrier(
    language: str, scheme: str, server: Server, staffed: Office, sign_in: SignIn
) -> None:
    make_task(staffed, assignee_id=staffed.boris, labels=["аренда"])
    lay_down()
    tell(staffed)
    project_id = begin_project(staffed)
    pages = {who: sign_in(getattr(staffed, who), color_scheme=scheme, bypass_csp=True) for who in ("admin", "anna")}
    for page in pages.values():
        page.get_by_role("button", name=language.upper()).click()
    for path, more in QUESTIONS.items():
        page = pages["admin" if path in ADMIN else "anna"]
        page.goto(server.url + path.format(board=staffed.board, unit=staffed.land, project=project_id))
        expect(page.locator("#view [role=status].meta", has_text="…")).to_have_count(0)
        assert _serious(page) == [], path
        assert page.locator("html").get_attribute("lang") == language
        if more:
            page.locator(more).first.click()
            page.wait_for_timeout(200)
            assert _serious(page) == [], path


def test_nothing_sticks_out_on_a_phone(server: Server, staffed: Office, sign_in: SignIn) -> None:
    make_task(staffed, assignee_id=staffed.boris, labels=["аренда"])
    lay_down()
    tell(staffed)
    project_id = begin_project(staffed)
    admin, anna = (sign_in(who, viewport={"width": 360, "height": 780}) for who in (staffed.admin, staffed.anna))
    for path, more in QUESTIONS.items():
        page = admin if path in ADMIN else anna
        page.goto(server.url + path.format(board=staffed.board, unit=staffed.land, project=project_id))
        expect(page.locator("#view > *").nth(1)).to_be_attached()
        if more:
            page.locator(more).first.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
