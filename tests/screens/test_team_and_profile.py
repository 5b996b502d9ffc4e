"""When people work: entered by the head or by themselves, seen on the board as a level and never as hours."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from board import clock
from tests.makers import Office, make_task
from tests.screens.settings_page import button, dialog, fault_at, said, undo
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


def _monday() -> date:
    today = clock.today("Asia/Novokuznetsk")
    return today - timedelta(days=today.weekday())


def _absent(page: Page, first: date, last: date) -> None:
    button(page, "Добавить отсутствие").click()
    dialog(page).get_by_label("Первый день").fill(first.isoformat())
    dialog(page).get_by_label("Последний день").fill(last.isoformat())
    button(dialog(page), "Сохранить").click()


def test_an_absence_that_the_head_notes_changes_the_level_on_the_board(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    in_progress = staffed.columns["in_progress"]
    make_task(staffed, assignee_id=staffed.boris, column_id=in_progress, estimate_hours=10)
    page = sign_in(staffed.anna)
    assert _level_on_board(page, server, staffed) == "room"
    page.goto(f"{server.url}/units/{staffed.land}")
    boris = page.get_by_role("listitem").filter(has_text="Борис Лапин")
    expect(boris).to_contain_text("10 из 32 ч")
    button(page, "Отсутствия и часы: Борис Лапин").click()
    _absent(page, _monday(), _monday() + timedelta(days=3))
    said(page, "Отсутствие")
    expect(boris).to_contain_text("перегрузка")
    expect(boris).to_contain_text("10 из 6,4 ч")
    assert _level_on_board(page, server, staffed) == "overload"
    undo(page)
    expect(boris).to_contain_text("10 из 32 ч")


def _level_on_board(page: Page, server: Server, office: Office) -> str:
    board = page.request.get(f"{server.url}/api/v1/boards/{office.board}").json()
    return next(str(person["load"]) for person in board["people"] if person["id"] == office.boris)


def test_hours_are_for_the_head_and_for_each_person_alone(server: Server, staffed: Office, sign_in: SignIn) -> None:
    boris = sign_in(staffed.boris)
    boris.goto(f"{server.url}/units/{staffed.land}")
    rows = boris.locator(".team > li")
    expect(rows.filter(has_text="Борис Лапин")).to_contain_text("из 32 ч")
    expect(rows.filter(has_text="Анна Ковалёва")).to_contain_text("есть место")
    expect(rows.filter(has_text="Анна Ковалёва")).not_to_contain_text("ч ·")
    expect(boris.get_by_role("button", name="Отсутствия и часы")).to_have_count(0)
    admin = sign_in(staffed.admin)
    admin.goto(f"{server.url}/units/{staffed.land}")
    expect(admin.locator(".team > li")).to_have_count(2)
    expect(admin.locator("main")).not_to_contain_text("из 32 ч")


def test_one_keeps_the_own_absences_and_hours(server: Server, staffed: Office, sign_in: SignIn) -> None:
    page = sign_in(staffed.boris)
    page.goto(f"{server.url}/profile")
    first = clock.today("Asia/Novokuznetsk") + timedelta(days=20)
    _absent(page, first, first - timedelta(days=1))
    fault_at(dialog(page), "Последний день", "раньше первого дня")
    expect(dialog(page).get_by_label("Первый день")).to_have_value(first.isoformat())
    dialog(page).get_by_label("Последний день").fill((first + timedelta(days=4)).isoformat())
    dialog(page).get_by_label("Причина").select_option(label="командировка")
    button(dialog(page), "Сохранить").click()
    expect(page.locator(".own-time")).to_contain_text("командировка")

    _absent(page, first + timedelta(days=2), first + timedelta(days=9))
    fault_at(dialog(page), "Первый день", "пересекается")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Убрать:").click()
    expect(page.locator(".own-time")).not_to_contain_text("командировка")

    button(page, "Изменить часы").click()
    page.get_by_label("вт", exact=True).fill("25")
    button(page, "Сохранить").click()
    expect(page.get_by_label("вт", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("alert")).to_contain_text("вт: не больше 24")
    page.get_by_label("вт", exact=True).fill("4,5")
    button(page, "Сохранить").click()
    expect(page.locator(".week-hours")).to_contain_text("4,5")
    expect(page.locator(".own-week")).to_contain_text("из 29,2 ч")


def test_a_key_is_told_once_and_can_be_revoked(server: Server, staffed: Office, sign_in: SignIn) -> None:
    page = sign_in(staffed.boris)
    page.goto(f"{server.url}/profile")
    button(page, "Создать ключ").click()
    dialog(page).get_by_label("Для чего").fill("Учёт")
    button(dialog(page), "Создать").click()
    secret = dialog(page).get_by_label("Ключ").input_value()
    known = page.request.get(f"{server.url}/api/v1/me", headers={"Authorization": f"Bearer {secret}", "Cookie": ""})
    assert known.json()["id"] == staffed.boris
    button(dialog(page), "Готово").click()
    assert secret not in page.content()
    button(page, "Отозвать: Учёт").click()
    button(dialog(page), "Отозвать").click()
    said(page, "Ключ отозван: Учёт")
    expect(button(page, "Отозвать: Учёт")).to_have_count(0)
    gone = page.request.get(f"{server.url}/api/v1/me", headers={"Authorization": f"Bearer {secret}", "Cookie": ""})
    assert gone.status == 401


def test_other_browsers_are_signed_out_from_here(server: Server, staffed: Office, sign_in: SignIn) -> None:
    others = [
        sign_in(staffed.boris, user_agent=f"Mozilla/5.0 (Windows NT 10.0) {name}/130.0")
        for name in ("Firefox", "YaBrowser", "Edg", "OPR")
    ]
    page = sign_in(staffed.boris)
    page.goto(f"{server.url}/profile")
    expect(page.get_by_text("этот", exact=True)).to_have_count(1)
    button(page, "Завершить вход: Firefox, Windows").click()
    said(page, "Вход завершён: Firefox, Windows")
    others[0].goto(f"{server.url}/profile")
    expect(others[0]).to_have_url(f"{server.url}/sign-in?next=/profile")
    button(page, "Завершить все остальные").click()
    expect(dialog(page)).to_contain_text("набрано и не сохранено, останется")
    button(dialog(page), "Завершить").click()
    expect(page.get_by_role("button", name="Завершить вход:")).to_have_count(0)
    for other in others[1:]:
        other.goto(f"{server.url}/profile")
        expect(other).to_have_url(f"{server.url}/sign-in?next=/profile")
    page.reload()
    expect(page.get_by_text("этот", exact=True)).to_be_visible()
