"""The weekly meeting as a team holds it: a wall, a phone that leads it, a desk and its keyboard, a network that goes."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from board import clock
from board.live.change import change
from board.meetings import planning
from board.people.viewers import Terms
from board.screens.inputs import Item
from tests.live import meeting_cases
from tests.makers import Office, make_task
from tests.screens.board_page import PHONE, no_overflow
from tests.screens.test_accessibility import _serious
from tests.screens.test_screens_on_walls import hang, seen, tv
from tests.servers import Server

__all__ = ["tv"]
pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
WALL = {"viewport": {"width": 1920, "height": 1080}}
LATE = date(2026, 1, 12)


@pytest.fixture
def meeting(staffed: Office) -> str:
    """A meeting of this week that is due in half a minute, on whose board two things hurt."""
    make_task(staffed, "Межевание у реки", due=LATE, column_id=staffed.columns["planned"], assignee_id=staffed.boris)
    make_task(staffed, "Ответ прокуратуре", due=LATE, column_id=staffed.columns["planned"])
    starts_at = clock.now() + timedelta(seconds=30)
    week = planning.week_of(clock.date_in(starts_at, Terms.zone))
    with change() as session:
        return meeting_cases.meeting_of(
            session, staffed, week=week, starts_at=starts_at, planned_at=starts_at, place="Кабинет 12"
        ).id


def open_meeting(page: Page, url: str, meeting: str) -> Page:
    page.goto(f"{url}/meetings/{meeting}")
    expect(page.get_by_test_id("freshness")).to_have_attribute("data-status", "live")
    return page


def open_wall(page: Page, url: str, meeting: str) -> Page:
    page.goto(f"{url}/meetings/{meeting}/wall")
    expect(page.get_by_test_id("freshness")).to_have_attribute("data-status", "live")
    return page


def decide(page: Page, what: str) -> None:
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Что решили").fill(what)
    sheet.get_by_label("Кто выполняет").select_option(label="Борис Лапин")
    sheet.get_by_role("button", name="Принять решение").click()
    expect(page.get_by_test_id("toast").filter(has_text="Принято решение №")).to_be_visible()


def test_a_phone_leads_it_by_touch_the_wall_goes_along_and_the_minutes_are_there_when_it_ends(
    server: Server, staffed: Office, meeting: str, sign_in: SignIn
) -> None:
    wall = open_wall(sign_in(staffed.boris, **WALL), server.url, meeting)
    expect(wall.locator(".meet-countdown")).to_be_visible()
    phone = open_meeting(sign_in(staffed.boris, **PHONE), server.url, meeting)
    no_overflow(phone)
    phone.get_by_role("button", name="Начать встречу").tap()
    expect(wall.get_by_role("timer")).to_contain_text("29:")
    phone.get_by_role("button", name="Лапин Б.").tap()
    expect(wall.locator(".meet-person.is-here")).to_contain_text("Лапин")
    for _ in range(3):
        phone.locator(".meet-steps .button-primary").tap()
    expect(wall.locator(".meet-body h2")).to_have_text("Что мешает")
    expect(wall.locator(".meet-item")).to_have_count(2)
    item = phone.locator(".meet-item", has_text="Ответ прокуратуре")
    item.get_by_role("button", name="Показать всем").tap()
    expect(wall.locator(".meet-item.is-focus")).to_contain_text("Ответ прокуратуре")
    item.get_by_role("button", name="Решение…").tap()
    decide(phone, "Ответить до пятницы")
    item.get_by_role("button", name="Стоп…").tap()
    sheet = phone.get_by_role("dialog")
    sheet.get_by_label("Что случилось").fill("Ждём подпись")
    sheet.get_by_role("button", name="Отметить").tap()
    expect(wall.locator(".meet-item.is-focus")).to_contain_text("Ждём подпись")
    item.get_by_role("button", name="Отдельно…").tap()
    expect(sheet.get_by_label("О чём")).to_have_value(re.compile("Ответ прокуратуре"))
    sheet.get_by_role("button", name="Разобрать отдельно").tap()
    expect(sheet).to_have_count(0)
    no_overflow(phone)
    for _ in range(3):
        phone.locator(".meet-steps .button-primary").tap()
    expect(wall.locator(".meet-body h2")).to_have_text("Результат")
    expect(wall.locator(".meet-item[data-item]")).to_contain_text("Ответить до пятницы")
    expect(wall.locator("[data-apart]")).to_contain_text("Ответ прокуратуре")
    phone.locator(".meet-steps .button-primary").tap()
    expect(phone.get_by_text("Ответить до пятницы")).to_be_visible()
    expect(wall.get_by_text("Встреча завершена")).to_be_visible()
    phone.get_by_role("button", name="4", exact=True).tap()
    expect(phone.get_by_text("оценили: 1")).to_be_visible()
    with phone.expect_download() as told:
        phone.get_by_role("link", name="Протокол в PDF").tap()
    assert told.value.path().read_bytes().startswith(b"%PDF")
    no_overflow(phone)


def test_by_keyboard_alone_from_the_start_to_the_end_with_three_decisions(
    server: Server, staffed: Office, meeting: str, sign_in: SignIn
) -> None:
    page = open_meeting(sign_in(staffed.anna), server.url, meeting)
    press(page, "Начать встречу")
    expect(page.get_by_role("timer")).to_be_visible()
    for number in range(1, 4):
        press(page, "Решение…")
        sheet = page.get_by_role("dialog")
        expect(sheet.get_by_label("Что решили")).to_be_focused()
        page.keyboard.type(f"Решение {number}")
        who = sheet.get_by_label("Кто выполняет")
        for _ in range(20):
            page.keyboard.press("Tab")
            if who.evaluate("it => it === document.activeElement"):
                break
        while "Борис" not in who.locator("option:checked").inner_text():
            page.keyboard.press("ArrowDown")
        press(page, "Принять решение")
        expect(sheet).to_have_count(0)
        page.keyboard.press("ArrowRight")
        expect(page.locator(".meet-tabs [aria-current]")).not_to_contain_text("Старт")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".view-section h2")).to_have_text("Результат")
    expect(page.locator(".meet-item")).to_have_count(3)
    press(page, "Завершить встречу")
    expect(page.get_by_role("heading", name="Решили")).to_be_visible()
    expect(page.locator("[data-block=readback] .meet-item")).to_have_count(3)


def press(page: Page, name: str) -> None:
    """Go with Tab to a button and press Enter on it."""
    button = page.get_by_role("button", name=name, exact=True).first
    expect(button).to_be_visible()
    for _ in range(80):
        if button.evaluate("it => it === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")


_LISTEN = """() => {
  window.heard = [];
  const it = document.querySelector("[role=timer]");
  new MutationObserver(() => window.heard.push([it.dataset.left, Date.now()])).observe(it, { attributes: true });
}"""


def test_two_screens_and_a_phone_show_the_same_second(
    server: Server, staffed: Office, meeting: str, sign_in: SignIn
) -> None:
    pages = [
        open_wall(sign_in(staffed.boris, **WALL), server.url, meeting),
        open_wall(sign_in(staffed.anna, **WALL), server.url, meeting),
        open_meeting(sign_in(staffed.anna, **PHONE), server.url, meeting),
    ]
    pages[2].get_by_role("button", name="Начать встречу").tap()
    for page in pages:
        expect(page.get_by_role("timer")).to_be_visible()
        page.evaluate(_LISTEN)
    pages[0].wait_for_timeout(4_000)
    heard = [dict(page.evaluate("window.heard")) for page in pages]
    common = set(heard[0]) & set(heard[1]) & set(heard[2])
    assert len(common) >= 2
    for left in common:
        times = [each[left] for each in heard]
        assert max(times) - min(times) < 500, (left, times)


def test_without_a_network_one_goes_on_and_the_wall_follows_when_it_is_back(
    server: Server, staffed: Office, meeting: str, sign_in: SignIn, faults: list[str], is_longer: bool
) -> None:
    wall = open_wall(sign_in(staffed.boris, **WALL), server.url, meeting)
    desk = open_meeting(sign_in(staffed.anna), server.url, meeting)
    desk.get_by_role("button", name="Начать встречу").click()
    expect(wall.get_by_role("timer")).to_be_visible()
    desk.context.set_offline(True)
    wall.context.set_offline(True)
    for _ in range(3):
        desk.locator(".meet-steps .button-primary").click()
    expect(desk.locator(".view-section h2")).to_have_text("Что мешает")
    expect(desk.locator(".meet-item")).to_have_count(2)
    expect(desk.get_by_text("Нет связи: здесь можно идти дальше")).to_be_visible(timeout=20_000)
    before = int(wall.get_by_role("timer").get_attribute("data-left") or 0)
    # In the longer run the network is gone for more than a minute.
    wall.wait_for_timeout(61_000 if is_longer else 3_000)
    assert int(wall.get_by_role("timer").get_attribute("data-left") or 0) < before, "the clock goes on by itself"
    desk.context.set_offline(False)
    wall.context.set_offline(False)
    expect(wall.locator(".meet-body h2")).to_have_text("Что мешает", timeout=40_000)
    expect(desk.get_by_text("Нет связи: здесь можно идти дальше")).to_have_count(0)
    faults.clear()


def test_the_screen_of_the_department_opens_it_by_itself(
    server: Server, staffed: Office, meeting: str, tv: Page, sign_in: SignIn
) -> None:
    hang(tv, server.url, Item(kind="board", id=staffed.board, seconds=60))
    expect(seen(tv).get_by_text("До встречи")).to_be_visible(timeout=30_000)
    expect(seen(tv).get_by_text("Кабинет 12")).to_be_visible()
    phone = open_meeting(sign_in(staffed.anna, **PHONE), server.url, meeting)
    phone.get_by_role("button", name="Начать встречу").tap()
    expect(seen(tv).get_by_role("timer")).to_be_visible()
    assert tv.evaluate("document.documentElement.scrollHeight") <= 1080


def test_a_head_says_when_the_meeting_is_moves_one_and_takes_it_back(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    page = sign_in(staffed.anna)
    page.goto(f"{server.url}/boards/{staffed.board}")
    page.get_by_role("link", name="Встреча").click()
    page.get_by_role("button", name="Назначить время встречи").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("День недели").select_option(label="среда")
    sheet.get_by_label("Время").fill("10:30")
    sheet.get_by_role("button", name="Борис Лапин").click()
    sheet.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("Каждую неделю: среда, 10:30")).to_be_visible()
    expect(page.locator(".rows").first.locator("li")).not_to_have_count(0)
    last = page.locator(".rows").first.locator("li").last
    expect(last).to_contain_text("ведёт Борис Лапин")
    last.get_by_role("button", name="Отменить").click()
    sheet.get_by_label("Причина").fill("Все на выезде")
    sheet.get_by_role("button", name="Встречи не будет").click()
    expect(page.get_by_text("Все на выезде")).to_be_visible()
    page.get_by_test_id("toast").get_by_role("button", name="Отменить").last.click()
    expect(page.get_by_text("Все на выезде")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_meeting_has_no_serious_barrier_in_any_of_its_blocks(
    scheme: str, server: Server, staffed: Office, meeting: str, sign_in: SignIn
) -> None:
    page = open_meeting(sign_in(staffed.anna, color_scheme=scheme, bypass_csp=True), server.url, meeting)
    assert _serious(page) == []
    page.get_by_role("button", name="Начать встречу").click()
    for block in range(7):
        expect(page.locator(".meet-tabs [aria-current]")).to_be_visible()
        assert _serious(page) == [], block
        page.locator(".meet-steps .button-primary").click()
    expect(page.get_by_role("heading", name="Решили")).to_be_visible()
    assert _serious(page) == []
    wall = open_wall(sign_in(staffed.anna, color_scheme=scheme, bypass_csp=True, **WALL), server.url, meeting)
    assert _serious(wall) == []
