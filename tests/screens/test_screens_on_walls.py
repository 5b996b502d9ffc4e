"""A TV on a wall: let in by its code, it shows what it was given, by itself, until it is sent away."""

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from board import clock
from board.kpi import walls
from board.kpi.inputs import SetWall
from board.live.change import change
from board.people.identity import SCREEN_COOKIE
from board.screens import commands, queries
from board.screens.inputs import Item, SetScreen, ShowNow
from board.seeding.kpis import lay_down_catalogue
from tests.makers import NOON, Office, make_task, who
from tests.pairing.makers import new_screen
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
TYPED = "SERVICE_IN_NORM_PCT"
NAME = "Стена для руководства"


@pytest.fixture
def tv(browser: Browser) -> Iterator[Page]:
    """The browser of a TV, in which nobody has signed in."""
    context = browser.new_context(
        viewport={"width": 1920, "height": 1080}, locale="ru-RU", timezone_id="Asia/Novokuznetsk"
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def wall(staffed: Office) -> str:
    """A wall of one typed KPI."""
    with change() as session:
        lay_down_catalogue(session, at=NOON)
        by = who(session, staffed.coordinator)
        return walls.add_wall(session, SetWall(name=NAME, codes=[TYPED]), by=by, at=NOON).id


def hang(tv: Page, url: str, *items: Item) -> str:
    """The TV shows these; the id of the screen."""
    screen, secret = new_screen(*items)
    tv.context.add_cookies([{"name": SCREEN_COOKIE, "value": secret, "url": url}])
    tv.goto(f"{url}/screen")
    return screen


def seen(tv: Page) -> FrameLocator:
    """What is seen on the TV."""
    return tv.frame_locator(".screen-frame:not(.is-hidden)")


def do(screen: str, what: Callable[..., None], *wanted: object) -> None:
    """An administrator asks something of the screen."""
    with change() as session:
        what(session, queries.screen(session, screen), *wanted, by=None, at=clock.now())


def test_a_tv_is_let_in_by_its_code_shows_the_wall_and_goes_dark_when_it_is_sent_away(
    server: Server, staffed: Office, wall: str, tv: Page, sign_in: SignIn
) -> None:
    tv.goto(f"{server.url}/screen")
    code = re.sub(r"\D", "", tv.get_by_test_id("code").inner_text())
    admin = sign_in(staffed.admin)
    admin.goto(f"{server.url}/admin/screens")
    expect(admin.get_by_text("Экранов пока нет")).to_be_visible()
    admin.get_by_role("button", name="Подключить экран").click()
    dialog = admin.get_by_role("dialog")
    dialog.get_by_label("Код на экране телевизора").fill(f"{code[:3]} {code[3:]}")
    expect(dialog).to_contain_text("Этот код показывает устройство: Chrome, Linux")
    dialog.get_by_label("Где висит").fill("Холл первого этажа")
    dialog.get_by_role("button", name="Подключить", exact=True).click()
    expect(dialog).to_have_count(0)
    row = seen(tv).locator(f".kpi-row[data-kpi={TYPED}]")
    expect(row).to_be_attached(timeout=15_000)
    expect(admin.locator(".screen-row")).to_contain_text(f"Показывает: {NAME}")
    expect(admin.locator(".screen-row.is-fine")).to_be_visible(timeout=20_000)

    desk = sign_in(staffed.coordinator)
    desk.goto(f"{server.url}/kpis")
    desk.get_by_role("button", name="Услуги, оказанные в регламентный срок").click()
    desk.get_by_role("button", name="Внести значение").click()
    desk.get_by_label("Значение, %").fill("97,3")
    desk.get_by_label("Откуда значение").fill("Отчёт МФЦ")
    with desk.expect_response("**/values"):
        desk.get_by_role("button", name="Опубликовать").click()
    expect(row).to_contain_text("97,3", timeout=2_000)

    admin.get_by_role("button", name="Отключить: Холл").click()
    admin.get_by_role("button", name="Отключить", exact=True).click()
    expect(tv.get_by_text("Этот экран отключён")).to_be_visible(timeout=5_000)
    expect(tv.locator(".screen-frame")).to_have_count(0)
    expect(admin.get_by_text("Экранов пока нет")).to_be_visible()
    tv.get_by_role("button", name="Показать новый код").click()
    expect(tv.get_by_test_id("code")).to_be_visible()


def test_things_take_turns_and_what_is_wanted_now_comes_at_once(
    server: Server, staffed: Office, wall: str, tv: Page
) -> None:
    make_task(staffed, "Межевание", column_id=staffed.columns["planned"])
    screen = hang(
        tv, server.url, Item(kind="board", id=staffed.board, seconds=10), Item(kind="wall", id=wall, seconds=10)
    )
    for _ in range(2):
        expect(seen(tv).get_by_role("heading", name="Земельный отдел")).to_be_visible(timeout=20_000)
        expect(seen(tv).get_by_role("heading", name=NAME)).to_be_visible(timeout=20_000)
    assert tv.locator(".screen-frame").count() == 2
    do(screen, commands.show_now, ShowNow(kind="board", id=staffed.other_board))
    expect(seen(tv).get_by_role("heading", name="Архивный отдел")).to_be_visible(timeout=5_000)
    do(screen, commands.go_on)
    do(screen, commands.set_screen, SetScreen(place="Холл", playlist=[Item(kind="wall", id=wall)]))
    expect(seen(tv).get_by_role("heading", name=NAME)).to_be_visible(timeout=5_000)
    assert tv.evaluate("document.cookie") == ""


def test_it_says_which_one_it_is_and_loads_itself_anew_when_it_is_asked(
    server: Server, staffed: Office, wall: str, tv: Page
) -> None:
    screen = hang(tv, server.url, Item(kind="wall", id=wall))
    expect(seen(tv).get_by_role("heading", name=NAME)).to_be_visible(timeout=15_000)
    do(screen, commands.identify_screen)
    expect(tv.locator(".screen-called")).to_contain_text("Холл первого этажа", timeout=3_000)
    tv.evaluate("window.before = true")
    with tv.expect_navigation(timeout=20_000):
        do(screen, commands.reload_screen)
    expect(seen(tv).get_by_role("heading", name=NAME)).to_be_visible(timeout=15_000)
    assert tv.evaluate("window.before") is None


def test_a_hand_on_what_is_shown_keeps_it_there(server: Server, staffed: Office, wall: str, tv: Page) -> None:
    hang(tv, server.url, Item(kind="board", id=staffed.board, seconds=10), Item(kind="wall", id=wall, seconds=10))
    expect(seen(tv).get_by_role("heading", name=NAME)).to_be_visible(timeout=30_000)
    expect(seen(tv).get_by_role("heading", name="Земельный отдел")).to_be_visible(timeout=15_000)
    tv.mouse.click(960, 540)
    shown = "Земельный отдел"
    for _ in range(6):
        tv.wait_for_timeout(2_000)
        assert seen(tv).locator("h1").inner_text() == shown


def test_a_screen_that_starts_without_the_server_shows_what_was_last_seen(
    server: Server, staffed: Office, wall: str, tv: Page
) -> None:
    hang(tv, server.url, Item(kind="wall", id=wall))
    expect(seen(tv).get_by_role("heading", name=NAME)).to_be_visible(timeout=15_000)
    wait_until_kept(tv, f"/walls/{wall}")
    server.kill()
    tv.reload()
    expect(seen(tv).get_by_role("heading", name=NAME)).to_be_visible(timeout=30_000)
    expect(seen(tv).get_by_test_id("freshness")).to_contain_text("нет связи с сервером")
    server.start()
    expect(seen(tv).locator("html")).to_have_attribute("data-trust", "fresh", timeout=30_000)


def test_a_code_is_shown_again_when_the_server_comes_back(server: Server, staffed: Office, tv: Page) -> None:
    tv.goto(f"{server.url}/screen")
    expect(tv.get_by_test_id("code")).to_be_visible()
    server.kill()
    expect(tv.get_by_role("status")).to_contain_text("Сервер не отвечает", timeout=10_000)
    server.start()
    expect(tv.get_by_role("status")).to_contain_text("Код действует десять минут", timeout=20_000)


def test_many_changes_of_what_is_shown_leave_nothing_behind(
    server: Server, staffed: Office, wall: str, tv: Page
) -> None:
    with change() as session:
        by = who(session, staffed.coordinator)
        others = [
            walls.add_wall(session, SetWall(name=f"Стена {number}", codes=[TYPED]), by=by, at=NOON).id
            for number in range(4)
        ]
    screen = hang(tv, server.url, Item(kind="wall", id=wall))
    line = tv.context.new_cdp_session(tv)
    line.send("Performance.enable")

    def go_round(times: int) -> dict[str, float]:
        for number in range(times):
            do(screen, commands.show_now, ShowNow(kind="wall", id=others[number % 4]))
            expect(seen(tv).get_by_role("heading", name=f"Стена {number % 4}")).to_be_visible(timeout=15_000)
        return at_rest()

    def at_rest() -> dict[str, float]:
        """The least of each figure within two seconds: what is shown has just changed, and garbage goes in its time."""
        least: dict[str, float] = {}
        for _ in range(8):
            line.send("HeapProfiler.collectGarbage")
            for each in line.send("Performance.getMetrics")["metrics"]:
                least[each["name"]] = min(each["value"], least.get(each["name"], each["value"]))
            tv.wait_for_timeout(250)
        return least

    before = go_round(8)
    after = go_round(16)
    assert tv.locator(".screen-frame").count() <= 4
    assert after["Frames"] <= before["Frames"]
    assert after["Nodes"] <= before["Nodes"] * 1.05
    assert after["JSEventListeners"] <= before["JSEventListeners"] * 1.05


def wait_until_kept(tv: Page, path: str) -> None:
    """The pages of the screen and of what it shows, and their last pictures, are in the browser."""
    wanted = {f"{page}{part}" for page in ("/screen", f"{path}?screen=1") for part in ("", "/picture", "/seen")}
    kept = "caches.open('board-walls').then((it) => it.keys()).then((all) => all.map(({ url }) => url.slice(location.origin.length)))"
    deadline = time.monotonic() + 40
    while not wanted <= set(tv.evaluate(kept)) and time.monotonic() < deadline:
        tv.wait_for_timeout(200)
    assert wanted <= set(tv.evaluate(kept))
