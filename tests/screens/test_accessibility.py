"""axe finds nothing serious on any page, in both languages."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.makers import Office, make_task
from tests.screens.board_page import card, open_board
from tests.servers import ROOT, Server

pytestmark = pytest.mark.browser
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()


def _serious(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']}: {node['html'][:160]}"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_pages_have_no_serious_barrier(
    language: str, scheme: str, server: Server, staffed: Office, sign_in: Callable[..., Page]
) -> None:
    task = make_task(
        staffed, column_id=staffed.columns["in_progress"], due=date(2026, 11, 2), assignee_id=staffed.boris
    )
    page = sign_in(staffed.anna, color_scheme=scheme, bypass_csp=True)
    if language == "en":
        page.get_by_role("button", name="EN").click()
    open_board(page, server.url, staffed)
    assert _serious(page) == []
    card(page, task).click()
    expect(page.get_by_test_id("panel")).to_be_visible()
    assert _serious(page) == []
    for path in ("/boards", "/password", "/api/docs", "/boards/none"):
        page.goto(server.url + path)
        assert _serious(page) == []


def test_the_sign_in_page_has_no_serious_barrier(server: Server, browser: Browser) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{server.url}/sign-in")
    assert _serious(page) == []
    context.close()


def test_axe_itself_would_speak(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<html><body><img src='x'><input></body></html>")
    assert any("label" in each or "image-alt" in each for each in _serious(page))
    page.close()
