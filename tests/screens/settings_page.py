"""The pages with which the organisation is run, as a test sees them."""

import re

from playwright.sync_api import Locator, Page, expect


def button(page: Page | Locator, name: str) -> Locator:
    """A button by its whole name."""
    return page.get_by_role("button", name=name, exact=True)


def dialog(page: Page) -> Locator:
    """The question that is open."""
    return page.get_by_role("dialog").last


def said(page: Page, text: str) -> None:
    """Wait until a message says that."""
    expect(page.get_by_test_id("toast").filter(has_text=text).first).to_be_visible()


def undo(page: Page) -> None:
    """Press the way back in the newest message."""
    page.get_by_test_id("toast").last.get_by_role("button", name="Отменить", exact=True).click()
    said(page, "Отменено")


def fault_at(page: Page | Locator, label: str, text: str) -> None:
    """The field is marked, its error stands at it, and the summary names it."""
    field = page.get_by_label(label, exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(re.escape(text), re.IGNORECASE))
    expect(page.get_by_role("alert")).to_contain_text(text)


def try_again(page: Page, address: str) -> None:
    """Ask by the button while the server is still away, for it goes as soon as anything else has asked with success."""
    with page.expect_request(address):
        page.get_by_role("alert").get_by_role("button", name="Попробовать ещё раз").last.click()
    page.unroute(address)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
