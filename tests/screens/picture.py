"""Screenshots of a running demonstration: `python -m tests.screens.picture [ADDRESS] [FOLDER]`."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from board.bootstrap import browser
from board.seeding import demo

SIZES = {"desk": (1366, 768), "full-hd": (1920, 1080), "phone": (360, 780)}


def main(address: str = "http://127.0.0.1:8000", folder: str = "pictures") -> None:
    """Sign in as the head of the shown department and take a picture of the board at each size."""
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
            page.locator(".card").first.wait_for()
            page.screenshot(path=f"{folder}/{name}.png")
        chromium.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
