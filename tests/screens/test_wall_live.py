"""A wall while things happen: a move, a server that is gone, a sign-in that has ended, a night, many weeks."""

import json
import urllib.request
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from board import clock
from board.live.change import change
from board.people import access, queries
from board.tasks.models import Board
from tests.makers import Office, make_task, token_of
from tests.screens.test_accessibility import _serious
from tests.screens.walls import open_wall, zone_where_it_is
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
DAY, NIGHT = 12, 23


def card(page: Page, task_id: str) -> Locator:
    return page.locator(f'.wall-card[data-task-id="{task_id}"]')


def in_column(page: Page, kind: str, task_id: str) -> Locator:
    return page.locator(f'td[data-kind="{kind}"] .wall-card[data-task-id="{task_id}"]')


def ask(server: Server, token: str, path: str, body: dict[str, Any]) -> None:
    """A command of somebody who has another program."""
    request = urllib.request.Request(f"{server.url}/api/v1/{path}", json.dumps(body).encode(), method="POST")
    request.add_header("Authorization", f"Bearer {token}")
    request.add_header("Content-Type", "application/json")
    request.add_header("Idempotency-Key", str(uuid4()))
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert answer.status == 200


def places(page: Page) -> dict[str, tuple[int, int]]:
    found = page.evaluate(
        "[...document.querySelectorAll('.wall-card')].map((it) => { const box = it.getBoundingClientRect();"
        " const sheet = document.querySelector('#wall').getBoundingClientRect();"
        " return [it.dataset.taskId, Math.round(box.x - sheet.x), Math.round(box.y - sheet.y)]; })"
    )
    return {task: (x, y) for task, x, y in found}


@pytest.fixture
def tasks(staffed: Office) -> list[str]:
    """Some tasks of two people in two columns."""
    columns = staffed.columns
    return [
        make_task(staffed, f"Задача {at}", column_id=columns[kind], assignee_id=who)
        for at, (kind, who) in enumerate(
            (kind, who) for kind in ("planned", "in_progress") for who in (staffed.anna, staffed.boris)
        )
    ]


def test_a_move_made_elsewhere_is_seen_within_a_second_and_only_that_card_moves(
    server: Server, staffed: Office, tasks: list[str], sign_in: SignIn
) -> None:
    token = token_of(staffed.boris)
    wall = open_wall(sign_in(staffed.anna, viewport={"width": 1920, "height": 1080}), server.url, staffed.board)
    wall.evaluate("document.querySelectorAll('.wall-card').forEach((it) => { it.dataset.drawn = 'before'; })")
    before = places(wall)
    ask(server, token, f"tasks/{tasks[0]}/move", {"column_id": staffed.columns["review"]})
    expect(in_column(wall, "review", tasks[0])).to_be_visible(timeout=1000)
    wall.wait_for_timeout(400)
    ringed = "[...new Set(document.getAnimations().map((each) => each.effect.target.dataset.taskId))]"
    assert wall.evaluate(ringed) == [tasks[0]]
    after = places(wall)
    assert {task for task in tasks if before[task] != after[task]} == {tasks[0]}
    drawn = wall.locator('.wall-card[data-drawn="before"]')
    expect(drawn).to_have_count(len(tasks) - 1)


def test_what_somebody_writes_on_a_task_is_seen(
    server: Server, staffed: Office, tasks: list[str], sign_in: SignIn
) -> None:
    token = token_of(staffed.boris)
    wall = open_wall(sign_in(staffed.anna), server.url, staffed.board)
    said = {"reason": "Нет выписки", "category": "other", "waiting_for": "Росреестр"}
    ask(server, token, f"tasks/{tasks[1]}/block", said)
    expect(card(wall, tasks[1])).to_contain_text("Росреестр", timeout=1000)
    expect(wall.locator('[data-counter="blocked"] b')).to_have_text("1")


def test_a_server_that_is_gone_is_seen_from_the_door_and_its_return_too(
    server: Server, staffed: Office, tasks: list[str], sign_in: SignIn
) -> None:
    wall = open_wall(sign_in(staffed.anna), server.url, staffed.board)
    root = wall.locator("html")
    expect(root).to_have_attribute("data-trust", "fresh")
    server.kill()
    expect(root).not_to_have_attribute("data-trust", "fresh", timeout=25_000)
    expect(wall.get_by_test_id("freshness")).to_contain_text("нет связи с сервером · данные на")
    frame = "getComputedStyle(document.querySelector('#wall'), '::after').borderTopWidth"
    assert wall.evaluate(frame) != "0px"
    server.start()
    expect(root).to_have_attribute("data-trust", "fresh", timeout=45_000)
    expect(wall.get_by_test_id("freshness")).to_contain_text("на связи · данные на")


def test_a_sign_in_that_has_ended_says_so_and_how_to_go_on(
    server: Server, staffed: Office, tasks: list[str], sign_in: SignIn
) -> None:
    wall = open_wall(sign_in(staffed.boris), server.url, staffed.board)
    with change() as session:
        access.end_sittings(session, queries.person(session, staffed.boris), at=clock.now())
    notice = wall.get_by_role("alert")
    expect(notice).to_contain_text("Нужно войти", timeout=30_000)
    link = notice.get_by_role("link", name="Войти")
    expect(link).to_be_focused()
    wall.keyboard.press("Enter")
    wall.wait_for_url(f"**/sign-in?next=%2Fboards%2F{staffed.board}%2Fwall")


@pytest.mark.parametrize("hour", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_wall_has_no_serious_barrier(
    language: str, hour: int, server: Server, staffed: Office, tasks: list[str], sign_in: SignIn
) -> None:
    with change() as session:
        session.get_one(Board, staffed.board).time_zone = zone_where_it_is(hour)
    late = {"due": clock.now().date() - timedelta(days=3), "column_id": staffed.columns["in_progress"]}
    make_task(staffed, "Ответ в прокуратуру", assignee_id=staffed.boris, override_reason="так надо", **late)
    page = sign_in(staffed.anna, viewport={"width": 1920, "height": 1080}, bypass_csp=True)
    if language == "en":
        page.get_by_role("button", name="EN").click()
    wall = open_wall(page, server.url, staffed.board, "?queue=1")
    assert wall.evaluate("document.documentElement.hasAttribute('data-night')") == (hour == NIGHT)
    assert _serious(wall) == []
    expect(wall.get_by_role("columnheader")).to_have_count(6)
    expect(wall.get_by_role("rowheader")).to_have_count(2)
    server.kill()
    expect(wall.locator("html")).not_to_have_attribute("data-trust", "fresh", timeout=25_000)
    assert _serious(wall) == []


def test_the_pointer_and_the_tools_hide_while_nobody_moves_them(
    server: Server, staffed: Office, tasks: list[str], sign_in: SignIn
) -> None:
    wall = open_wall(sign_in(staffed.anna), server.url, staffed.board)
    button = wall.get_by_role("button", name="Во весь экран")
    opacity = "getComputedStyle(document.querySelector('.wall-tools')).opacity"
    wall.mouse.move(300, 300)
    assert wall.evaluate(opacity) == "1"
    expect(wall.locator("html")).to_have_attribute("data-idle", "", timeout=7000)
    assert wall.evaluate(opacity) == "0"
    wall.keyboard.press("f")
    expect(wall.get_by_role("button", name="Выйти из полного экрана")).to_be_visible()
    wall.keyboard.press("f")
    expect(button).to_be_visible()
    button.focus()
    expect(wall.locator("html")).to_have_attribute("data-idle", "", timeout=7000)
    assert wall.evaluate(opacity) == "1"


def test_hundreds_of_changes_leave_nothing_behind(
    server: Server, staffed: Office, tasks: list[str], sign_in: SignIn
) -> None:
    token = token_of(staffed.boris)
    wall = open_wall(sign_in(staffed.anna), server.url, staffed.board)
    session = wall.context.new_cdp_session(wall)
    session.send("Performance.enable")

    def go_round(times: int) -> None:
        for at in range(times):
            column = staffed.columns[("review", "planned")[at % 2]]
            ask(server, token, f"tasks/{tasks[0]}/move", {"column_id": column})
        expect(in_column(wall, "planned", tasks[0])).to_be_visible(timeout=3000)
        wall.wait_for_timeout(4500)

    def metrics() -> dict[str, float]:
        session.send("HeapProfiler.collectGarbage")
        found = session.send("Performance.getMetrics")["metrics"]
        return {each["name"]: each["value"] for each in found}

    go_round(20)
    before = metrics()
    go_round(600)
    after = metrics()
    assert after["Nodes"] <= before["Nodes"] * 1.02
    assert after["JSEventListeners"] <= before["JSEventListeners"]
    assert after["JSHeapUsedSize"] <= before["JSHeapUsedSize"] + 5_000_000
