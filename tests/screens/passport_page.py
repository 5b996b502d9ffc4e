"""The passport of a project that is written, as a test sees it."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

from board import clock, database
from board.live.change import change
from board.projects import queries
from board.projects.lifecycle import State
from board.seeding import decree
from tests.makers import Office, who
from tests.projects import life
from tests.servers import Server

SAVED = "Всё сохранено."


def written(office: Office) -> str:
    """A new passport that is not submitted yet, with everything that the form asks."""
    decree.lay_down_all(at=clock.now())
    with change() as session:
        project = life.lead_to(session, office, State.PASSPORT_DRAFT, at=clock.now())
        life.fill(session, office, project, by=who(session, office.boris), at=clock.now())
        return project.id


def lead_on(office: Office, project_id: str, state: State) -> None:
    """The project goes on behind the back of whoever looks at it."""
    with change() as session:
        life.walk(session, office, queries.project(session, project_id), state, at=clock.now())


def in_passport(project_id: str, name: str) -> Any:
    """What the database has in a field."""
    with database.reading() as session:
        return queries.project(session, project_id).passport[name]


def open_passport(page: Page, server: Server, project_id: str) -> Page:
    """Open the project where its passport is."""
    page.goto(f"{server.url}/projects/{project_id}")
    expect(page.get_by_role("heading", name="Что дальше")).to_be_visible()
    return page


def field(page: Page, name: str) -> Locator:
    """A field of the passport."""
    return page.locator(f"#passport-{name}")


def line(page: Page) -> Locator:
    """What says whether everything is saved."""
    return page.locator(".saved-line")


def conflict(page: Page) -> Locator:
    """What a colleague wrote meanwhile, at its field."""
    return page.locator(".passport-conflict")


def on_saving(page: Page, answer: Callable[[Route], object]) -> None:
    """Answer so whenever the page saves the passport."""
    page.route(
        "**/api/v1/projects/*", lambda route: answer(route) if route.request.method == "PATCH" else route.continue_()
    )


def asked_of(page: Page, method: str, part: str) -> list[str]:
    """What the page asks of addresses with that part from now on."""
    asked: list[str] = []
    page.on("request", lambda it: asked.append(it.url) if it.method == method and part in it.url else None)
    return asked
