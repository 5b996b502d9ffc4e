"""The pages with which the organisation is run, on a phone and with names that have no end."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from board.live.change import change
from board.people.models import Unit
from board.tasks.models import Board
from tests.makers import Office
from tests.screens.settings_page import button, dialog
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


def paths(office: Office) -> list[str]:
    """The pages of the administrator."""
    own = ["/profile", f"/units/{office.land}", "/boards/new", f"/boards/{office.board}/settings", "/password"]
    return [*own, "/boards", "/admin/units", "/admin/people", "/admin/lists", "/admin/calendar", "/admin/status"]


def too_wide(page: Page, server: Server, office: Office) -> list[str]:
    """The pages that scroll sideways."""
    found = []
    for path in paths(office):
        page.goto(f"{server.url}{path}")
        expect(page.get_by_text("Загружается…")).to_have_count(0)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(path)
    return found


@pytest.mark.parametrize("width", [320, 360, 640])
def test_the_language_can_be_chosen_on_a_phone(width: int, server: Server, staffed: Office, sign_in: SignIn) -> None:
    page = sign_in(staffed.admin, viewport={"width": width, "height": 700})
    for path in paths(staffed):
        page.goto(f"{server.url}{path}")
        # Beside the bell there is no room for it: it stands in the menu of the account.
        page.locator(".person-menu summary").click()
        expect(page.get_by_role("banner").get_by_role("button", name="EN")).to_be_visible()
        page.keyboard.press("Escape")
    assert too_wide(page, server, staffed) == []


@pytest.mark.parametrize("width", [360, 1366])
def test_a_name_without_an_end_is_broken(width: int, server: Server, staffed: Office, sign_in: SignIn) -> None:
    with change() as session:
        session.get_one(Unit, staffed.land).name = "Щ" * 200
        session.get_one(Board, staffed.board).name = "Ш" * 200
    page = sign_in(staffed.admin, viewport={"width": width, "height": 700})
    assert too_wide(page, server, staffed) == []


@pytest.mark.parametrize("width", [360, 1366])
def test_a_sign_in_link_is_shown_whole(width: int, server: Server, staffed: Office, sign_in: SignIn) -> None:
    page = sign_in(staffed.admin, viewport={"width": width, "height": 700})
    page.goto(f"{server.url}/admin/people")
    button(page, "Изменить: Борис Лапин").click()
    button(dialog(page), "Новая ссылка для входа").click()
    link = dialog(page).get_by_label("Ссылка для входа")
    assert "/sign-in/link/" in link.input_value()
    assert link.evaluate("box => box.scrollWidth <= box.clientWidth && box.scrollHeight <= box.clientHeight")
    button(dialog(page), "Скопировать").click()
    expect(dialog(page).get_by_text("Скопировано")).to_be_visible()
