"""What a browser has to do: the board with a thousand tasks beside the same thousand cards as a page without a script."""

import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from board import clock, database
from board.bootstrap import browser as machine
from board.live.change import change
from board.people import access, queries
from tests.bench.contenders import filled
from tests.makers import Office
from tests.servers import Server

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
# The cards are there once they are all in the page, and seen once the frame after that has been made.
_WATCH = """
const seen = () => requestAnimationFrame(() => requestAnimationFrame(() => (window.seenAt = performance.now())));
const look = new MutationObserver(() => {
  if (document.querySelectorAll(".card").length >= %d) { look.disconnect(); seen(); }
});
look.observe(document, { childList: true, subtree: true });
window.tasks = [];
new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((entry) => entry.duration)))
  .observe({ entryTypes: ["longtask"] });
"""
_STILL = """() => {
  for (const script of document.querySelectorAll("script")) script.remove();
  const css = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join("\\n");
  for (const link of document.querySelectorAll("link, style")) link.remove();
  const root = document.documentElement;
  root.querySelector("head").insertAdjacentHTML("beforeend", "<style>" + css + "</style>");
  return "<!doctype html>" + root.outerHTML;
}"""


@dataclass(frozen=True)
class Seen:
    """Milliseconds until all cards were seen, on the board and on the bare page; the longest task of a drag, ms."""

    board: float
    bare: float
    longest_task: float


def seen(tasks: int, turns: int) -> Seen:
    """Open the board and the bare page in turns, and take medians; then drag a card across the board."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        file = Path(folder)
        office, _made = filled(file, tasks)
        link = _link_of(office)
        database.leave()
        with Server(f"sqlite:///{folder}/board.db", file, log_level="ERROR") as server:
            browser = play.chromium.launch(executable_path=machine.find(), args=_FLAGS)
            context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="ru-RU")
            context.add_init_script(_WATCH % tasks)
            page = context.new_page()
            page.goto(f"{server.url}/sign-in/link/{link}")
            page.locator("form.form .button-primary").click()
            page.wait_for_url("**/password")
            board = f"{server.url}/boards/{office.board}"
            _seen_after(page, board)
            bare = file / "bare.html"
            bare.write_text(page.evaluate(_STILL), encoding="utf-8")
            times = [(_seen_after(page, board), _seen_after(page, bare.as_uri())) for _ in range(turns)]
            _seen_after(page, board)
            longest = max(_drag(page), default=0.0)
            browser.close()
    on_board, on_bare = (statistics.median(each) for each in zip(*times, strict=True))
    return Seen(on_board, on_bare, longest)


def _link_of(office: Office) -> str:
    with change() as session:
        return access.make_link(session, queries.person(session, office.anna), at=clock.now())


def _seen_after(page: Page, address: str) -> float:
    page.goto(address)
    while True:
        at: float | None = page.evaluate("window.seenAt ?? null")
        if at is not None:
            return at
        page.wait_for_timeout(20)


def _drag(page: Page) -> Iterator[float]:
    """The long tasks, ms, while a card is carried over every column and back; a browser notes those over 50."""
    page.wait_for_timeout(1_500)
    card, columns = page.locator(".card").first, page.locator("[data-column-id]")
    start = card.bounding_box()
    ends = [columns.nth(number).bounding_box() for number in range(columns.count())]
    assert start
    page.evaluate("window.tasks.length = 0")
    page.mouse.move(start["x"] + 40, start["y"] + 20)
    page.mouse.down()
    for end in [*ends, *reversed(ends)]:
        assert end
        page.mouse.move(end["x"] + end["width"] / 2, 420, steps=12)
        assert page.locator(".card.is-lifted").count()
    page.keyboard.press("Escape")
    page.mouse.up()
    yield from page.evaluate("window.tasks")
