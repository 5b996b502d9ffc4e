"""The board on paper: everything of a column or a row stands on the sheet, and nothing that is only for the screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.makers import Office, make_task
from tests.screens.board_page import card, open_board
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]

_SHEET_PX = round(277 / 25.4 * 96)


def test_rows_of_people_fit_the_width_of_the_sheet_with_every_column(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    task = make_task(staffed, "Ответ на запрос", assignee_id=staffed.boris, column_id=staffed.columns["in_progress"])
    for number in range(12):
        make_task(staffed, f"Договор аренды № {number}", assignee_id=staffed.anna, column_id=staffed.columns["done"])
    page = open_board(sign_in(staffed.anna), server.url, staffed)
    page.get_by_role("button", name="По людям").click()
    card(page, task).click(modifiers=["Control"])
    expect(page.locator(".many-bar")).to_be_visible()
    page.set_viewport_size({"width": _SHEET_PX, "height": 718})
    page.emulate_media(media="print")
    expect(page.locator(".many-bar")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= _SHEET_PX
    heads = page.locator("[data-lane-column]").all()
    assert len(heads) == 6
    for place in (*heads, *page.locator(".lane-cell").all()):
        box = place.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= _SHEET_PX
    first_head, first_cell = heads[0].bounding_box(), page.locator(".lane-cell").first.bounding_box()
    assert first_head
    assert first_cell
    assert first_head["x"] == pytest.approx(first_cell["x"], abs=8)
    columns = page.locator(".columns")
    assert columns.evaluate("box => box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth")


def test_the_open_task_is_on_paper_like_any_other(server: Server, staffed: Office, sign_in: SignIn) -> None:
    task = make_task(staffed, "Открытая")
    page = open_board(sign_in(staffed.anna), server.url, staffed)
    card(page, task).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("panel")).to_be_visible()
    card(page, task).focus()
    assert _frame(page, task) != ("none", "none")
    page.emulate_media(media="print")
    assert _frame(page, task) == ("none", "none")


def _frame(page: Page, task: str) -> tuple[str, str]:
    """The shadow and the outline of a card."""
    shadow, outline = card(page, task).evaluate(
        "card => [getComputedStyle(card)].map(s => [s.boxShadow, s.outlineStyle])[0]"
    )
    return shadow, outline
