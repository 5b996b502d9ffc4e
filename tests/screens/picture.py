"""Screenshots of a running demonstration: `python -m tests.screens.picture [ADDRESS] [FOLDER]`."""

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from board.bootstrap import browser
from board.seeding import demo

SIZES = {"desk": (1366, 768), "full-hd": (1920, 1080), "4k": (3840, 2160), "phone": (360, 780)}


def main(address: str = "http://127.0.0.1:8000", folder: str = "pictures") -> None:
    """Sign in as the head of the shown department and take pictures of the board at each size."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    head = next(account for account in demo.accounts() if account["role"] == "unit_head")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=["--no-sandbox"])
        for name, (width, height) in SIZES.items():
            page = chromium.new_page(viewport={"width": width, "height": height})
            page.goto(f"{address}/sign-in")
            page.fill("#email", head["email"])
            page.fill("#password", demo.PASSWORD)
            page.click("form.form .button-primary")
            _take(page, f"{folder}/{name}")
        chromium.close()


def _take(page: Page, name: str) -> None:
    page.locator(".card").first.wait_for()
    board = page.url.partition("?")[0]
    page.screenshot(path=f"{name}.png")
    page.goto(f"{board}?by=people")
    page.locator(".lane .card").first.wait_for()
    page.screenshot(path=f"{name}-people.png")
    page.goto(f"{board}/wall")
    page.locator("table").first.wait_for()
    page.wait_for_timeout(1_000)
    page.screenshot(path=f"{name}-wall.png")
    page.goto(f"{board.partition('/boards/')[0]}/kpis")
    page.locator("[data-kpi]").first.wait_for()
    page.screenshot(path=f"{name}-kpis.png")
    page.locator(".rows a").first.click()
    page.locator(".kpi-panel").first.wait_for()
    page.wait_for_timeout(1_000)
    page.screenshot(path=f"{name}-kpi-wall.png")


if __name__ == "__main__":
    main(*sys.argv[1:])
