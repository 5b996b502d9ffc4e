"""The page on which an administrator sees whether all is well."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from board import clock
from board.live.change import change
from board.status.commands import remember_backup
from tests.makers import Office
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
_PATIENCE_MS = 30_000


def thing(page: Page, name: str) -> Locator:
    """The row of one thing."""
    return page.locator(f"[data-thing={name}]")


def made_backup() -> None:
    """A backup was made just now."""
    with change() as session:
        remember_backup(session, size=3_000_000, at=clock.now())


def open_status(page: Page) -> None:
    """Go there as people do."""
    page.get_by_role("navigation", name="Разделы").get_by_role("link", name="Настройка").click()
    page.get_by_role("navigation", name="Настройка").get_by_role("link", name="Состояние").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Состояние")


def test_a_warning_goes_by_itself_when_its_cause_is_gone(server: Server, staffed: Office, sign_in: SignIn) -> None:
    page = sign_in(staffed.admin)
    open_status(page)
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^Требу[ею]т внимания: \d$"))
    row = thing(page, "backup")
    expect(row).to_contain_text("требует внимания")
    expect(row).to_contain_text("Что делать: Выполните на сервере: board backup ПАПКА")
    made_backup()
    expect(page.get_by_role("status").filter(has_text="Всё в порядке")).to_be_visible(timeout=_PATIENCE_MS)
    expect(row).to_contain_text("назад, 2,9 МБ")
    expect(row).not_to_contain_text("Что делать")


def test_who_has_a_page_open_is_seen(server: Server, staffed: Office, sign_in: SignIn) -> None:
    anna = sign_in(staffed.anna)
    anna.goto(f"{server.url}/boards/{staffed.board}")
    expect(anna.get_by_test_id("freshness")).to_have_attribute("data-status", "live")
    page = sign_in(staffed.admin)
    page.goto(f"{server.url}/admin/status")
    expect(thing(page, "sockets")).to_contain_text("начальники отделов (1)")


def test_what_is_old_is_never_called_well(server: Server, staffed: Office, sign_in: SignIn) -> None:
    made_backup()
    page = sign_in(staffed.admin)
    open_status(page)
    well = page.get_by_text("Всё в порядке", exact=True)
    expect(well).to_be_visible()
    server.stop()
    expect(page.get_by_test_id("old")).to_contain_text("неизвестно", timeout=_PATIENCE_MS)
    expect(page.get_by_test_id("old")).to_contain_text("секунд")
    expect(page.get_by_role("alert")).to_contain_text("Сервер не отвечает")
    expect(well).to_have_count(0)
    expect(thing(page, "database")).to_be_visible()
    server.start()
    expect(well).to_be_visible(timeout=_PATIENCE_MS)
    expect(page.get_by_test_id("old")).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1366, "light"), (1920, "dark")])
def test_every_row_has_its_sign_and_its_word_and_nothing_sticks_out(
    width: int, scheme: str, server: Server, staffed: Office, sign_in: SignIn
) -> None:
    page = sign_in(staffed.admin, viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(f"{server.url}/admin/status")
    rows = page.locator("[data-thing]")
    expect(rows).to_have_count(10)
    for row in rows.all():
        expect(row.locator(".thing-state svg")).to_be_visible()
        expect(row.locator(".thing-state")).to_have_text(("в порядке", "к сведению", "требует внимания")[_index(row)])
        box, state = row.bounding_box(), row.locator(".thing-state").bounding_box()
        assert box
        assert state
        assert box["x"] <= state["x"]
        assert state["x"] + state["width"] <= box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_there_are_the_things_their_day_and_no_ways_elsewhere(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    page = sign_in(staffed.admin)
    open_status(page)
    expect(thing(page, "program")).to_be_visible()
    page.emulate_media(media="print")
    for gone in ("Настройка", "Разделы"):
        expect(page.get_by_role("navigation", name=gone)).to_have_count(0)
    expect(thing(page, "program")).to_be_visible()
    day = clock.date_in(clock.now(), "Asia/Novokuznetsk").day
    expect(page.get_by_text(f"По состоянию на {day} ")).to_be_visible()


def _index(row: Locator) -> int:
    found = str(row.get_attribute("class"))
    return next(place for place, state in enumerate(("is-fine", "is-note", "is-attention")) if state in found)
