"""A server that does not answer for a while takes nothing away, and nothing is shown for what it is not."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from board import clock
from board.calendar import commands as calendar
from board.live.change import change
from tests.makers import NOON, Office, who
from tests.screens.settings_page import button, dialog, try_again
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


def test_hours_that_are_being_typed_outlive_a_refresh_that_failed(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    page = sign_in(staffed.boris)
    page.goto(f"{server.url}/profile")
    button(page, "Изменить часы").click()
    monday = page.locator(".week-inputs input").first
    monday.fill("6")
    page.route("**/availability", lambda route: route.abort())
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.get_by_role("alert").last).to_be_visible()
    expect(monday).to_have_value("6")
    try_again(page, "**/availability")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(monday).to_have_value("6")


def test_a_year_that_could_not_be_asked_for_shows_no_days_of_another(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    year = clock.today("Asia/Novokuznetsk").year
    with change() as session:
        by = who(session, staffed.admin)
        calendar.set_day(session, date(year, 7, 6), working=False, reason="День района", by=by, at=NOON)
    page = sign_in(staffed.admin)
    page.goto(f"{server.url}/admin/calendar")
    expect(page.locator(".reasons")).to_contain_text("День района")
    page.route("**/api/v1/calendar?*", lambda route: route.abort())
    button(page, f"{year + 1} →").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator(f'[data-day="{year + 1}-01-01"]')).to_be_disabled()
    expect(page.locator(".reasons")).to_have_count(0)
    expect(page.get_by_text("Рабочих дней в году")).to_have_count(0)
    try_again(page, "**/api/v1/calendar?*")
    expect(page.locator(f'[data-day="{year + 1}-01-01"]')).to_be_enabled()
    button(page, f"← {year}").click()
    page.locator(f'[data-day="{year}-07-06"]').click()
    expect(dialog(page).get_by_label("Причина")).to_have_value("День района")
