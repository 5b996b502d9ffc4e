"""The board page as a test sees it."""

from playwright.sync_api import Locator, Page, expect

from tests.makers import Office


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
