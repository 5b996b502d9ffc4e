"""The board page as a test sees it."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.makers import Office

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def open_board(page: Page, url: str, office: Office) -> Page:
    """Open the land board and wait until it is live."""
    page.goto(f"{url}/boards/{office.board}")
    wait_live(page)
    return page


def wait_live(page: Page, seconds: float = 10) -> None:
    """Wait until the page says that it is connected."""
    expect(page.get_by_test_id("freshness")).to_have_attribute("data-status", "live", timeout=seconds * 1000)


def column(page: Page, kind: str) -> Locator:
    """A column by its kind."""
    return page.locator(f'[data-column-id][data-kind="{kind}"]')


def card(page: Page, task_id: str) -> Locator:
    """A card."""
    return page.locator(f'.card[data-task-id="{task_id}"]')


def card_in(page: Page, kind: str, task_id: str) -> Locator:
    """That card, where it stands in that column."""
    return column(page, kind).locator(f'.card[data-task-id="{task_id}"]')


def drag(page: Page, what: Locator, to: Locator) -> None:
    """Drag a card with the mouse into the upper part of a column, as a hand does: in many small steps."""
    start, end = what.bounding_box(), to.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(start["x"] + start["width"] / 2 + 8, start["y"] + 26, steps=3)
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + min(end["height"] / 2, 120), steps=12)
    page.mouse.up()


def toast(page: Page, text: str) -> Locator:
    """A message at the edge of the page."""
    return page.get_by_test_id("toast").filter(has_text=text)


def panel(page: Page) -> Locator:
    """The open task."""
    return page.get_by_test_id("panel")


def titles(page: Page, kind: str) -> list[str]:
    """The titles of the cards in a column, from the top."""
    return column(page, kind).locator(".card-title").all_text_contents()


def lane(page: Page, person_id: str, kind: str) -> Locator:
    """Somebody's cell of a column, when the board is shown person by person."""
    cells = page.locator(f'[data-lane="{person_id}"]')
    at = [each.get_attribute("data-kind") for each in page.locator("[data-lane-column]").all()].index(kind)
    return cells.nth(at)


def hold_and_drag(page: Page, what: Locator, to: Locator, *, hold_ms: int = 500) -> None:
    """Drag with a finger: press, wait, move in small steps, let go. Real touch events, as Chromium gets them."""
    start, end = what.bounding_box(), to.bounding_box()
    assert start
    assert end
    touch = page.context.new_cdp_session(page)
    x, y = start["x"] + start["width"] / 2, start["y"] + min(20, start["height"] / 2)
    goal_x, goal_y = end["x"] + end["width"] / 2, end["y"] + min(end["height"] / 2, 90)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    page.wait_for_timeout(hold_ms)
    for step in range(1, 13):
        at = {"x": x + (goal_x - x) * step / 12, "y": y + (goal_y - y) * step / 12}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]})
        page.wait_for_timeout(16)
    page.wait_for_timeout(60)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def no_overflow(page: Page) -> None:
    """Nothing stands out over the edge of the screen."""
    assert page.viewport_size
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
