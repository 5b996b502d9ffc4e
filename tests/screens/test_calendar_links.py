"""A link for a calendar: got on the profile page or at a board's meetings, told once, replaced, revoked."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from board import clock
from board.live.change import change
from board.meetings import scheduling
from board.meetings.inputs import SetSchedule
from board.tasks.models import Board
from tests.makers import Office, who
from tests.screens.settings_page import button, dialog, said
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


def _address(page: Page) -> str:
    """The address that is shown, once it is there."""
    return dialog(page).get_by_role("textbox", name="Ссылка для календаря").input_value()


def _asked(page: Page, address: str) -> tuple[int, str]:
    """What a program gets that is not signed in."""
    answer = page.request.get(address, headers={"Cookie": ""})
    return answer.status, answer.text()


def test_ones_own_link_is_told_once_replaced_and_revoked(server: Server, staffed: Office, sign_in: SignIn) -> None:
    page = sign_in(staffed.boris)
    page.goto(f"{server.url}/profile")
    button(page, "Получить ссылку").click()
    first = _address(page)
    assert first.startswith(f"{server.url}/calendar/")
    assert _asked(page, first)[1].startswith("BEGIN:VCALENDAR")
    expect(dialog(page)).to_contain_text("без входа")
    button(dialog(page), "Скопировать").click()
    expect(dialog(page)).to_contain_text("Скопировано")
    button(dialog(page), "Готово").click()
    assert first not in page.content()
    row = page.get_by_role("listitem").filter(has_text="Личный календарь")
    expect(row).to_contain_text("получена")

    button(page, "Получить новую").click()
    expect(dialog(page)).to_contain_text("перестанет работать")
    button(dialog(page), "Получить новую").click()
    second = _address(page)
    assert [_asked(page, each)[0] for each in (first, second)] == [404, 200]
    button(dialog(page), "Готово").click()
    page.reload()
    expect(row).to_contain_text("последний раз прочитана")

    button(page, "Отозвать: Личный календарь").click()
    button(dialog(page), "Отозвать").click()
    said(page, "Ссылка отозвана: Личный календарь")
    expect(row).to_have_count(0)
    assert _asked(page, second)[0] == 404


def test_the_meetings_of_a_board_go_into_a_calendar(server: Server, staffed: Office, sign_in: SignIn) -> None:
    with change() as session:
        board = session.get_one(Board, staffed.board)
        wanted = SetSchedule(weekday=3, time="09:00", place="Кабинет 12")
        scheduling.set_schedule(session, board, wanted, by=who(session, staffed.anna), at=clock.now())
    page = sign_in(staffed.boris)
    page.goto(f"{server.url}/boards/{staffed.board}/meetings")
    button(page, "В календарь").click()
    status, calendar = _asked(page, _address(page))
    assert status == 200
    assert "RRULE:FREQ=WEEKLY" in calendar
    assert "LOCATION:Кабинет 12" in calendar
    button(dialog(page), "Готово").click()
    page.goto(f"{server.url}/profile")
    expect(button(page, "Отозвать: Встречи: Земельный отдел")).to_be_visible()
