"""A wall that is opened or loaded anew while the server is away: what was kept, with its time, and never an error page."""

import json
import shutil
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from board import clock
from board.bootstrap import places
from board.live.change import change
from board.people import access, commands, queries
from board.people.inputs import NewDeputy
from board.people.models import Deputy, Unit
from tests.makers import Office, make_task, who
from tests.screens.walls import open_wall
from tests.servers import PROGRAM, Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
CURRENT_MS = 15_000
KEPT = (
    "caches.open('board-walls').then((kept) => kept.keys()).then((all) => all.map(({ url }) => new URL(url).pathname))"
)

FILES = "caches.keys().then((all) => all.filter((name) => name.startsWith('board-wall-files')))"


def card(page: Page, task_id: str) -> Locator:
    return page.locator(f'.wall-card[data-task-id="{task_id}"]')


def kept(page: Page) -> list[str]:
    """What this browser keeps of walls now."""
    found: list[str] = page.evaluate(KEPT)
    return found


def opened_and_kept(page: Page, url: str, board: str) -> Page:
    """A wall that is live and has been kept."""
    wall = open_wall(page, url, board)
    wall.evaluate("navigator.serviceWorker.ready.then(() => true)")
    deadline = time.monotonic() + 15
    while len(kept(wall)) < 3 and time.monotonic() < deadline:
        wall.wait_for_timeout(100)
    path = f"/boards/{board}/wall"
    assert sorted(kept(wall)) == [path, f"{path}/picture", f"{path}/seen"]
    return wall


def expect_current(wall: Page) -> None:
    """It shows what the server has, within the time a wall may take for it."""
    expect(wall.locator("html")).to_have_attribute("data-trust", "fresh", timeout=CURRENT_MS)


def expect_old(wall: Page, task: str) -> None:
    """It shows what was kept, and nobody can take it for new."""
    expect(card(wall, task)).to_be_visible(timeout=CURRENT_MS)
    expect(wall.locator("html")).not_to_have_attribute("data-trust", "fresh")
    expect(wall.get_by_test_id("freshness")).to_contain_text("нет связи с сервером · данные на")


@pytest.fixture
def task(staffed: Office) -> str:
    """A task to be seen."""
    return make_task(staffed, "Межевание", column_id=staffed.columns["planned"], assignee_id=staffed.anna)


def test_a_wall_that_starts_without_the_server_shows_what_was_last_seen_and_becomes_current(
    server: Server, staffed: Office, task: str, sign_in: SignIn
) -> None:
    wall = opened_and_kept(sign_in(staffed.anna), server.url, staffed.board)
    server.kill()
    wall.reload()
    expect_old(wall, task)
    wall.reload()
    expect_old(wall, task)
    late = wall.context.new_page()
    late.goto(wall.url)
    expect_old(late, task)
    new = make_task(staffed, "Пока никто не видел", column_id=staffed.columns["planned"], assignee_id=staffed.anna)
    server.start()
    expect_current(wall)
    expect_current(late)
    expect(card(wall, new)).to_be_visible()


def test_a_kept_wall_gives_way_to_a_newer_program_and_never_mixes_the_two(
    server: Server, staffed: Office, task: str, sign_in: SignIn, tmp_path: Path
) -> None:
    wall = opened_and_kept(sign_in(staffed.anna), server.url, staffed.board)
    before = wall.evaluate(FILES)
    server.kill()
    wall.reload()
    expect_old(wall, task)
    server.program = _newer(tmp_path / "newer")
    server.start()
    expect(wall.locator("html")).to_have_attribute("data-program", "newer", timeout=CURRENT_MS + 10_000)
    expect_current(wall)
    deadline = time.monotonic() + 20
    while (after := wall.evaluate(FILES)) == before or len(after) != 1:
        assert time.monotonic() < deadline
        wall.wait_for_timeout(200)
    server.kill()
    wall.reload()
    expect_old(wall, task)
    expect(wall.locator("html")).to_have_attribute("data-program", "newer")


def _newer(folder: Path) -> str:
    """The same program, built anew: its walls say so, and the former scripts are gone."""
    shutil.copytree(places.STATIC, folder)
    manifest = json.loads((folder / "manifest.json").read_text())
    former = folder / manifest["tasks/wall/wall_page.js"]
    latter = former.with_name("wall_page-0A1B2C3D.js")
    latter.write_text(former.read_text() + ";document.documentElement.dataset.program='newer';")
    for each in former.parent.glob(f"{former.name}*"):
        each.unlink()
    manifest["tasks/wall/wall_page.js"] = str(latter.relative_to(folder))
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return f"from pathlib import Path; from board.bootstrap import places; places.STATIC = Path({str(folder)!r}); {PROGRAM}"


def test_who_signs_out_leaves_nothing_of_a_wall_behind(
    server: Server, staffed: Office, task: str, sign_in: SignIn
) -> None:
    wall = opened_and_kept(sign_in(staffed.boris), server.url, staffed.board)
    address = wall.url
    wall.goto(f"{server.url}/boards")
    wall.locator(".person-menu summary").click()
    wall.get_by_role("button", name="Выйти").click()
    wall.wait_for_url("**/sign-in")
    expect_nothing_kept(wall)
    server.kill()
    wall.goto(address)
    expect(wall.get_by_role("heading", name="Доска не загружается")).to_be_visible()
    expect(wall.get_by_text("Межевание")).to_have_count(0)
    server.start()
    wall.wait_for_url(lambda url: "/sign-in?next=" in url, timeout=CURRENT_MS)


def test_a_sign_in_that_was_ended_from_elsewhere_leaves_nothing_behind(
    server: Server, staffed: Office, task: str, sign_in: SignIn
) -> None:
    wall = opened_and_kept(sign_in(staffed.boris), server.url, staffed.board)
    with change() as session:
        access.end_sittings(session, queries.person(session, staffed.boris), at=clock.now())
    expect(wall.get_by_role("alert")).to_contain_text("Нужно войти", timeout=30_000)
    expect_nothing_kept(wall)


def test_a_board_that_may_not_be_seen_any_more_is_not_kept_either(
    server: Server, staffed: Office, task: str, sign_in: SignIn
) -> None:
    today = clock.today("Asia/Novokuznetsk")
    with change() as session:
        by, unit = who(session, staffed.admin), session.get_one(Unit, staffed.land)
        wanted = NewDeputy(person_id=staffed.vera, from_day=today - timedelta(days=1))
        deputy = commands.name_deputy(session, unit, wanted, by=by, at=clock.now()).id
    wall = opened_and_kept(sign_in(staffed.vera), server.url, staffed.board)
    with change() as session:
        until = today - timedelta(days=1)
        commands.end_deputy(session, session.get_one(Deputy, deputy), until, by=by, at=clock.now())
    expect(wall.get_by_role("alert")).to_contain_text("больше нельзя смотреть", timeout=30_000)
    expect_nothing_kept(wall)


def test_who_signs_in_by_a_link_finds_nothing_of_who_was_there_before(
    server: Server, staffed: Office, task: str, sign_in: SignIn
) -> None:
    wall = opened_and_kept(sign_in(staffed.boris), server.url, staffed.board)
    with change() as session:
        secret = access.make_link(session, queries.person(session, staffed.vera), at=clock.now())
    other = wall.context.new_page()
    other.goto(f"{server.url}/sign-in/link/{secret}")
    other.locator("form.form .button-primary").click()
    other.wait_for_url("**/password")
    expect_nothing_kept(other)


def expect_nothing_kept(page: Page) -> None:
    """Nothing that belongs to a person is in the browser."""
    deadline = time.monotonic() + 5
    while kept(page):
        assert time.monotonic() < deadline
        page.wait_for_timeout(100)
