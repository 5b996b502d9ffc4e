"""The board person by person: handing over by a drag, levels for everybody, hours for whom they are."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from board import clock
from tests.makers import Office, make_task
from tests.screens.board_page import card, drag, lane, open_board, toast
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


def this_week() -> date:
    return clock.today("Asia/Novokuznetsk")


def by_people(page: Page) -> Page:
    page.keyboard.press("l")
    expect(page.locator(".lane").first).to_be_visible()
    return page


@pytest.fixture
def loaded(staffed: Office) -> str:
    """Борис has 24 hours of 32 this week."""
    return make_task(
        staffed,
        "Межевой план",
        column_id=staffed.columns["in_progress"],
        assignee_id=staffed.boris,
        estimate_hours=24.0,
        due=this_week(),
    )


def test_a_card_dragged_into_another_row_becomes_that_persons(
    server: Server, staffed: Office, sign_in: SignIn, loaded: str
) -> None:
    page = by_people(open_board(sign_in(staffed.anna), server.url, staffed))
    boris, anna = lane(page, staffed.boris, "in_progress"), lane(page, staffed.anna, "in_progress")
    drag(page, boris.locator(".card"), anna)
    expect(anna.locator(".card")).to_contain_text("Межевой план")
    expect(toast(page, "Анна Ковалёва")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(boris.locator(".card")).to_contain_text("Межевой план")


def test_before_the_drop_the_head_sees_what_the_load_becomes(
    server: Server, staffed: Office, sign_in: SignIn, loaded: str
) -> None:
    heavy = make_task(
        staffed,
        "Сверка реестра",
        column_id=staffed.columns["planned"],
        assignee_id=staffed.anna,
        estimate_hours=20.0,
        due=this_week(),
    )
    page = by_people(open_board(sign_in(staffed.anna), server.url, staffed))
    row = page.locator(".lane", has=page.get_by_role("heading", name="Борис Лапин"))
    expect(row.locator(".load")).to_contain_text("есть место")
    expect(row).to_contain_text("24 ч из 32 ч")
    start = page.locator(f'.card[data-task-id="{heavy}"]').bounding_box()
    goal = lane(page, staffed.boris, "planned").bounding_box()
    assert start
    assert goal
    page.mouse.move(start["x"] + 40, start["y"] + 15)
    page.mouse.down()
    page.mouse.move(goal["x"] + 60, goal["y"] + 30, steps=10)
    expect(row.locator(".load")).to_contain_text("станет: перегрузка")
    expect(row).to_contain_text("44 ч из 32 ч")
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(row.locator(".load")).to_have_text("есть место")
    expect(row).to_contain_text("24 ч из 32 ч")
    drag(page, page.locator(f'.card[data-task-id="{heavy}"]'), lane(page, staffed.boris, "planned"))
    expect(row.locator(".load")).to_have_text("перегрузка")
    expect(row).to_contain_text("44 ч из 32 ч")


def test_a_drop_changes_the_hours_at_once_though_the_server_has_not_told_them_yet(
    server: Server, staffed: Office, sign_in: SignIn, loaded: str
) -> None:
    page = by_people(open_board(sign_in(staffed.anna), server.url, staffed))
    row = page.locator(".lane", has=page.get_by_role("heading", name="Борис Лапин"))
    expect(row).to_contain_text("24 ч из 32 ч")
    page.route("**/loads", lambda route: route.abort())
    drag(page, lane(page, staffed.boris, "in_progress").locator(".card"), lane(page, staffed.boris, "backlog"))
    expect(row).to_contain_text("0 ч из 32 ч")


def test_the_fullest_week_stands_first_and_no_row_moves_until_one_asks_again(
    server: Server, staffed: Office, sign_in: SignIn, loaded: str
) -> None:
    heavy = make_task(
        staffed,
        "Сверка реестра",
        column_id=staffed.columns["in_progress"],
        assignee_id=staffed.boris,
        estimate_hours=20.0,
    )
    page = by_people(open_board(sign_in(staffed.anna), server.url, staffed))
    rows = page.locator(".lane h3")
    expect(rows).to_have_text(["Борис Лапин", "Анна Ковалёва"])
    hers = lane(page, staffed.anna, "in_progress")
    for task in (heavy, loaded):
        drag(page, card(page, task), hers)
        expect(hers.locator(f'.card[data-task-id="{task}"]')).to_be_visible()
    expect(page.locator(".lane").nth(1).locator(".load")).to_have_text("перегрузка")
    expect(rows).to_have_text(["Борис Лапин", "Анна Ковалёва"])
    page.get_by_label("Порядок строк").select_option("По фамилиям")
    expect(rows).to_have_text(["Анна Ковалёва", "Борис Лапин"])
    assert "order=name" in page.url
    page.reload()
    expect(rows).to_have_text(["Анна Ковалёва", "Борис Лапин"])
    page.get_by_label("Порядок строк").select_option("По загрузке")
    expect(rows).to_have_text(["Анна Ковалёва", "Борис Лапин"])


def test_a_colleague_sees_levels_and_only_her_own_hours(
    server: Server, staffed: Office, sign_in: SignIn, loaded: str
) -> None:
    make_task(staffed, "Ответ", column_id=staffed.columns["in_progress"], assignee_id=staffed.anna, estimate_hours=40.0)
    page = by_people(open_board(sign_in(staffed.boris), server.url, staffed))
    own = page.locator(".lane", has=page.get_by_role("heading", name="Борис Лапин"))
    other = page.locator(".lane", has=page.get_by_role("heading", name="Анна Ковалёва"))
    expect(own.locator(".lane-head")).to_contain_text("24 ч из 32 ч")
    expect(other.locator(".load")).to_have_text("перегрузка")
    expect(other.locator(".lane-head")).not_to_contain_text("из 32")


def test_arrows_take_a_lifted_card_to_another_person_and_say_so(
    server: Server, staffed: Office, sign_in: SignIn, loaded: str
) -> None:
    page = by_people(open_board(sign_in(staffed.anna), server.url, staffed))
    lane(page, staffed.boris, "in_progress").locator(".card").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowUp")
    expect(page.locator("[aria-live=assertive]")).to_contain_text("Анна Ковалёва")
    page.keyboard.press("Enter")
    moved = lane(page, staffed.anna, "in_progress").locator(".card")
    expect(moved).to_have_count(1)
    expect(moved).to_be_focused()


def test_who_is_away_is_shown_without_why(server: Server, staffed: Office, sign_in: SignIn) -> None:
    anna = open_board(sign_in(staffed.anna), server.url, staffed)
    until = this_week() + timedelta(days=3)
    made = anna.evaluate(
        """async ([id, from_day, until_day]) => {
          const page = JSON.parse(document.getElementById("page").textContent);
          const body = JSON.stringify({ from_day, until_day, kind: "sick_leave" });
          const headers = { "Content-Type": "application/json", "X-CSRF-Token": page.csrf };
          return (await fetch(`/api/v1/people/${id}/absences`, { method: "POST", headers, body })).status;
        }""",
        [staffed.boris, this_week().isoformat(), until.isoformat()],
    )
    assert made == 201
    by_people(anna)
    row = anna.locator(".lane", has=anna.get_by_role("heading", name="Борис Лапин"))
    expect(row.locator(".lane-away")).to_contain_text("нет до")
    expect(row).not_to_contain_text("больничный")
