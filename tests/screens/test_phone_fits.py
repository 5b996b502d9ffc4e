"""What a phone of 360 pixels shows fits it: the head of the page, the people to choose from, the forms."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.makers import Office, make_task
from tests.screens.board_page import PHONE, card, column, no_overflow, open_board, panel
from tests.screens.settings_page import button, dialog
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


@pytest.fixture
def phone(server: Server, staffed: Office, sign_in: SignIn) -> Page:
    return open_board(sign_in(staffed.anna, **PHONE), server.url, staffed)


def _box(what: Locator) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    found = what.bounding_box()
    assert found
    return found["x"], found["y"], found["x"] + found["width"], found["y"] + found["height"]


def _head_fits(page: Page) -> None:
    no_overflow(page)
    assert page.evaluate("innerWidth") == 360
    for each in (page.locator(".person-menu summary"), page.get_by_test_id("freshness")):
        assert _box(each)[2] <= 360
    left, _top, right, _bottom = _box(page.locator(".page-title h1"))
    assert right - left > 80, "the name of the board is squeezed"


def test_the_head_fits_in_every_state_of_the_connection(phone: Page, staffed: Office) -> None:
    task = make_task(staffed, "Без сети")
    card(phone, task).tap()
    _head_fits(phone)
    phone.route("**/api/v1/tasks/*", lambda route: route.abort())
    panel(phone).get_by_title("Изменить: Исполнитель").tap()
    phone.locator(".choice", has_text="Борис Лапин").tap()
    expect(phone.get_by_test_id("freshness")).to_contain_text("сохраняется: 1")
    _head_fits(phone)
    phone.context.set_offline(True)
    expect(phone.get_by_test_id("freshness")).to_have_attribute("data-status", "offline")
    expect(phone.get_by_test_id("freshness")).to_contain_text("данные на")
    _head_fits(phone)
    for status in ("polling", "signed-out", "gone"):
        phone.get_by_test_id("freshness").evaluate("(sign, status) => (sign.dataset.status = status)", status)
        _head_fits(phone)


def test_the_other_sections_are_in_the_menu_of_the_account(phone: Page) -> None:
    phone.locator(".person-menu summary").tap()
    phone.locator(".person-sheet").get_by_role("link", name="Показатели").tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Цели и показатели")


def test_names_to_choose_from_part_at_spaces(phone: Page, staffed: Office) -> None:
    card(phone, make_task(staffed, "Кому")).tap()
    panel(phone).get_by_title("Изменить: Исполнитель").tap()
    name = phone.locator(".choice", has_text="Анна Ковалёва").locator(".choice-name")
    words = name.evaluate(
        """name => {
            name.textContent = 'Екатерина Владимировна Константинопольская';
            const text = name.firstChild;
            let at = 0;
            return text.data.split(' ').map(word => {
                const range = document.createRange();
                range.setStart(text, at);
                range.setEnd(text, (at += word.length));
                at += 1;
                return range.getClientRects().length;
            });
        }"""
    )
    assert words == [1, 1, 1]
    no_overflow(phone)


def test_the_days_of_an_absence_stay_inside_the_form(server: Server, staffed: Office, sign_in: SignIn) -> None:
    page = sign_in(staffed.boris, **PHONE)
    page.goto(f"{server.url}/profile")
    button(page, "Добавить отсутствие").tap()
    first, last = (_box(dialog(page).get_by_label(name)) for name in ("Первый день", "Последний день"))
    sheet = _box(dialog(page))
    assert first[3] <= last[1] or first[2] <= last[0]
    assert max(first[2], last[2]) <= sheet[2] - 8


def test_the_tab_of_the_column_in_view_is_in_view_too(phone: Page, staffed: Office) -> None:
    make_task(staffed, "Чужая")
    make_task(staffed, "Своя", column_id=staffed.columns["review"], assignee_id=staffed.anna)
    expect(column(phone, "review").locator(".card")).to_have_count(1)
    here = phone.locator(".column-tab[aria-current]")
    phone.get_by_role("button", name="Мои").tap()
    expect(here).not_to_contain_text("Очередь")
    expect(here).to_be_in_viewport(ratio=0.95)


def test_adding_by_a_tap_keeps_the_keyboard_of_a_phone(phone: Page) -> None:
    phone.get_by_role("button", name="Добавить задачу в «Очередь»").last.tap()
    line = phone.get_by_label("Новая задача в «Очередь»")
    line.evaluate("line => line.addEventListener('blur', () => (document.title = 'the keyboard has closed'))")
    for number in (1, 2):
        line.fill(f"Задача {number}")
        phone.get_by_role("button", name="Добавить", exact=True).tap()
        expect(column(phone, "backlog").locator(".card")).to_have_count(number)
        expect(line).to_be_focused()
    expect(phone).not_to_have_title("the keyboard has closed")


def test_the_way_out_of_a_task_and_of_a_sheet_stays_in_sight(phone: Page, staffed: Office) -> None:
    task = make_task(staffed, "Длинная", description="Строка.\n" * 60)
    card(phone, task).tap()
    out = panel(phone).get_by_role("button", name="Закрыть задачу")
    expect(panel(phone)).to_contain_text("Строка.")
    before = _box(out)
    panel(phone).evaluate("box => box.scrollTo(0, box.scrollHeight)")
    assert _box(out)[1] == pytest.approx(before[1], abs=4)
    expect(out).to_be_in_viewport(ratio=1)
    out.tap()
    phone.locator(".toolbar-menu summary", has_text="Ещё").tap()
    phone.get_by_role("button", name="Подсказка по доске").tap()
    phone.locator("dialog").evaluate("box => box.scrollTo(0, box.scrollHeight)")
    expect(dialog(phone).get_by_role("button", name="Закрыть")).to_be_in_viewport(ratio=1)


def test_a_task_in_the_archive_keeps_its_button_and_its_lines_apart(phone: Page, staffed: Office) -> None:
    card(phone, make_task(staffed, "Лишняя")).tap()
    panel(phone).get_by_role("button", name="Больше не нужна").tap()
    panel(phone).get_by_role("button", name="В архив", exact=True).tap()
    back = panel(phone).get_by_role("button", name="Вернуть на доску")
    assert back.evaluate("button => button.scrollHeight") < 60
    left, _top, right, bottom = _box(back)
    assert right - left > 120
    assert bottom + 16 <= _box(panel(phone).locator(".facts"))[1]
    no_overflow(phone)


def test_what_is_told_lies_at_the_top_one_at_a_time_and_in_nobodys_way(phone: Page, staffed: Office) -> None:
    phone.get_by_role("button", name="Добавить задачу в «Очередь»").last.tap()
    line = phone.get_by_label("Новая задача в «Очередь»")
    for name in ("Первая", "Вторая", "Третья"):
        line.fill(name)
        phone.get_by_role("button", name="Добавить", exact=True).tap()
    told = phone.get_by_test_id("toast").filter(visible=True)
    expect(told).to_have_count(1)
    expect(told).to_contain_text("Третья")
    head, message = _box(phone.locator(".page-head")), _box(told)
    assert head[3] <= message[1] < 200
    phone.get_by_role("button", name="Закрыть", exact=True).tap()
    card_of = column(phone, "backlog").locator(".card", has_text="Вторая")
    card_of.tap()
    panel(phone).get_by_title("Изменить: Исполнитель").tap()
    phone.locator(".choice", has_text="Борис Лапин").tap()
    expect(told).to_contain_text("Борис Лапин")
    no_overflow(phone)
    panel(phone).get_by_role("button", name="Закрыть задачу").tap()
    expect(panel(phone)).to_have_count(0)


def test_what_was_said_of_a_filter_goes_with_it(phone: Page, staffed: Office) -> None:
    make_task(staffed, "Своя", assignee_id=staffed.anna)
    phone.get_by_role("button", name="Мои").tap()
    phone.get_by_role("button", name="Добавить задачу в «Очередь»").last.tap()
    phone.get_by_label("Новая задача в «Очередь»").fill("Ничья")
    phone.get_by_role("button", name="Добавить", exact=True).tap()
    told = phone.get_by_test_id("toast").filter(has_text="скрывает отбор")
    expect(told).to_be_visible()
    phone.get_by_role("button", name="Мои").evaluate("chip => chip.click()")
    expect(told).to_have_count(0)


def test_mine_counts_what_pressing_it_shows(phone: Page, staffed: Office) -> None:
    make_task(staffed, "Своя", assignee_id=staffed.anna)
    make_task(staffed, "Своя сделанная", assignee_id=staffed.anna, column_id=staffed.columns["done"])
    make_task(staffed, "Ничья")
    mine = phone.get_by_role("button", name="Мои")
    expect(mine).to_contain_text("2")
    mine.tap()
    expect(phone.locator(".card")).to_have_count(2)


def test_one_name_for_what_nobody_does_and_for_the_help(phone: Page, staffed: Office) -> None:
    make_task(staffed, "Ничья")
    phone.get_by_role("button", name="По людям").tap()
    expect(phone.locator(".lane-head", has_text="Не назначено")).to_be_visible()
    phone.locator(".toolbar-menu summary", has_text="Ещё").tap()
    phone.get_by_role("button", name="Подсказка по доске").tap()
    sheet = phone.get_by_role("dialog", name="Подсказка по доске")
    expect(sheet).to_contain_text("нажмите в ней «Перенести в…»")
