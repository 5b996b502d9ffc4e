"""Opens every page of the product and everything that opens in it, and notices whatever a text was able to do there."""

from collections.abc import Iterator

from playwright.sync_api import Dialog, Page, Request, expect

from tests.abuse.payloads import EVIL, PAYLOADS
from tests.access.matrix import REQUESTS, rows
from tests.live import kpi_cases
from tests.makers import Office
from tests.screens.board_page import card, panel, wait_live
from tests.screens.test_settings_accessibility import QUESTIONS

IMAGE = PAYLOADS[1]
_IS_THERE = """() => {
  const waits = (each) => each.textContent.includes("…");
  return ![...document.querySelectorAll("#view [role=status].meta")].some(waits);
}"""
FILES = (".xlsx", ".pdf", ".docx", ".pptx")
NO_PAGES = ("/api/v1/", "/api/<", "/healthz", "/readyz", "/metrics", "/sign-in/link/")
PAGES = sorted({row.what[1] for row in rows(REQUESTS) if row.what[0] == "GET"})
WORDS = {
    "ru": ("По людям", "Фильтр", "Ещё", ("Что я сделал", "Архив", "Подсказка по доске")),
    "en": ("By people", "Filter", "More", ("What I have done", "Archive", "Help with the board")),
}
TABS = ("stages", "measures", "results", "documents", "history")
_NOTICED = f"""() => [
  ...("__ran" in window ? ["ran: " + window.__ran] : []),
  ...Array.from(document.querySelectorAll(
    "x-spike, [data-spike], iframe, base, [onerror], [onload], [onfocus], meta[http-equiv=refresh], "
    + "[href^='javascript:' i], [href*='{EVIL}'], [src*='{EVIL}'], [style*='{EVIL}']"
  ), (element) => "stands in the page: " + element.outerHTML.slice(0, 200)),
]"""


def watch_for_harm(page: Page, home: str, faults: list[str]) -> None:
    """Note whatever a page does that only a foreign text can have made it do."""

    def note_request(request: Request) -> None:
        if not request.url.startswith((home, "data:", home.replace("http", "ws", 1))):
            faults.append(f"asked: {request.url}")

    page.context.on("request", note_request)
    page.context.on("page", lambda other: faults.append(f"opened: {other.url}"))

    def refuse(dialog: Dialog) -> None:
        faults.append(f"said: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", refuse)
    page.add_init_script("addEventListener('securitypolicyviolation', (e) => console.error('CSP', e.blockedURI))")


def harm_on(page: Page) -> list[str]:
    """What of a text has become code on the page as it stands."""
    found: list[str] = page.evaluate(_NOTICED)
    return [f"{page.url}: {each}" for each in found]


def pages_for(office: Office, task_id: str, project_id: str) -> list[str]:
    """The address of every page that the product has."""
    known = {"<board_id>": office.board, "<unit_id>": office.land, "<task_id>": task_id, "<project_id>": project_id}
    known |= {"<kpi_code>": kpi_cases.CODE, "<wall_id>": kpi_cases.WALL}
    paths = [
        "/".join(known.get(part, part) for part in rule.split("/"))
        for rule in PAGES
        if not rule.startswith(NO_PAGES) and not rule.endswith(FILES)
    ]
    return [*paths, f"/no-such-page/{IMAGE}", f"/sign-in?next={IMAGE}&email={IMAGE}"]


def opened_one_by_one(page: Page, home: str, office: Office, titles: dict[str, str], project_id: str) -> Iterator[str]:
    """Open every page, with the question that each page of settings asks when something on it is pressed."""
    known = {"board": office.board, "unit": office.land, "project": project_id}
    questions = {path.format_map(known): press for path, press in QUESTIONS.items()}
    for path in pages_for(office, next(iter(titles)), project_id):
        page.goto(home + path)
        page.wait_for_function(_IS_THERE)
        yield path
        if page.locator(questions.get(path) or "none").count():
            page.locator(questions[path] or "").first.click()
            page.wait_for_timeout(100)
            yield f"{path} with its question"


def board_in_every_way(page: Page, home: str, office: Office, titles: dict[str, str], language: str) -> Iterator[str]:
    """The desk with its menus and lists, found by a text, by people, on paper and on a phone; its tasks, and its wall."""
    people, narrow, more, sheets = WORDS[language]
    page.goto(f"{home}/boards/{office.board}")
    wait_live(page)
    for task_id, title in list(titles.items())[:: 1 if language == "ru" else 6]:
        expect(card(page, task_id).locator(".card-title")).to_contain_text(title[:200])
        card(page, task_id).click()
        expect(panel(page)).to_contain_text(title[-100:])
        page.keyboard.press("Escape")
    yield "tasks"
    page.locator("#search").fill(IMAGE)
    expect(page.locator(".card").first).to_contain_text(IMAGE)
    yield "found"
    page.locator("#search").fill("")
    page.locator("summary", has_text=narrow).click()
    yield "filter"
    page.locator(".toolbar").get_by_title(people).click()
    expect(page.locator("[data-lane]").first).to_be_visible()
    yield "by people"
    for sheet in sheets:
        page.locator("summary", has_text=more).click()
        if page.get_by_role("button", name=sheet).count():
            page.get_by_role("button", name=sheet).click()
            expect(page.get_by_role("dialog")).to_be_visible()
            yield sheet
            page.keyboard.press("Escape")
    page.emulate_media(media="print")
    yield "on paper"
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 360, "height": 740})
    page.reload()
    wait_live(page)
    yield "on a phone"
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{home}/boards/{office.board}/wall")
    expect(page.locator("#wall")).to_contain_text(titles[next(iter(titles))][:20])
    yield "on the wall"


def projects_in_every_way(page: Page, home: str, projects: list[tuple[str, str]], language: str) -> Iterator[str]:
    """The schedule of all projects; each part of some: of one that was given up, of drafts, of one that is led."""
    page.goto(f"{home}/projects")
    page.locator(".choice-line [aria-pressed=false]").first.click()
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    yield "the schedule of projects"
    draft, led = projects[1]
    for project_id in (projects[0][0], draft, projects[12][0], led) if language == "ru" else (led,):
        page.goto(f"{home}/projects/{project_id}")
        expect(page.locator(".tabs")).to_be_visible()
        yield "a project"
        for tab in TABS:
            page.locator(f".tabs a[href='#{tab}']").click()
            expect(page.locator(".tabs [aria-current]")).to_have_attribute("href", f"#{tab}")
            if project_id == led and tab != "history":
                expect(page.locator("#view")).to_contain_text(IMAGE if tab != "stages" else "2026")
            yield f"{tab} of a project"
