"""The board with a mouse: adding, moving, blocking, undoing, and what is refused."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from board.live.change import change
from board.tasks import columns, commands
from board.tasks.inputs import EditColumn, EditTask
from board.tasks.models import BoardColumn, Task
from tests.makers import NOON, Office, make_task, who
from tests.screens.board_page import card, card_in, column, drag, open_board, toast
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


@pytest.fixture
def page(server: Server, staffed: Office, sign_in: SignIn) -> Page:
    return open_board(sign_in(staffed.anna), server.url, staffed)


def test_several_tasks_are_added_one_after_another(page: Page) -> None:
    page.get_by_test_id("add-planned").click()
    for title in ("Запрос в Росреестр", "Межевой план, 12 участков"):
        page.keyboard.type(title)
        page.keyboard.press("Enter")
    expect(column(page, "planned").locator(".card")).to_have_count(2)
    page.reload()
    expect(column(page, "planned").locator(".card").last).to_contain_text("Межевой план, 12 участков")


def test_a_move_can_be_undone_from_its_message(page: Page, staffed: Office) -> None:
    task = make_task(staffed)
    drag(page, card(page, task), column(page, "done"))
    expect(card_in(page, "done", task)).to_be_visible()
    page.get_by_test_id("toast").get_by_role("button", name="Отменить").click()
    expect(card_in(page, "backlog", task)).to_be_visible()


def test_a_move_into_a_full_column_springs_back_and_says_why(page: Page, staffed: Office, faults: list[str]) -> None:
    with change() as session:
        stage = session.get_one(BoardColumn, staffed.columns["review"])
        columns.describe_column(session, stage, EditColumn(wip_limit=1), by=who(session, staffed.anna), at=NOON)
    make_task(staffed, "Уже на проверке", column_id=staffed.columns["review"])
    task = make_task(staffed, "Ещё одна")
    expect(card_in(page, "backlog", task)).to_be_visible()
    drag(page, card(page, task), column(page, "review"))
    question = page.get_by_role("dialog")
    expect(question).to_contain_text("лимит")
    expect(card_in(page, "backlog", task)).to_be_visible()
    question.get_by_role("textbox").fill("Поручение главы")
    question.get_by_role("button", name="Всё равно").click()
    expect(card_in(page, "review", task)).to_be_visible()


def test_a_task_is_stopped_with_a_reason_and_goes_on_again(page: Page, staffed: Office) -> None:
    task = make_task(staffed, column_id=staffed.columns["in_progress"])
    card(page, task).click()
    panel = page.get_by_test_id("panel")
    panel.get_by_role("button", name="Задача стоит?").click()
    panel.get_by_label("Что случилось").fill("Нет ответа на запрос")
    panel.get_by_label("Кого ждём").fill("СМЭВ")
    panel.get_by_role("button", name="Отметить, что стоит").click()
    expect(card(page, task)).to_contain_text("СМЭВ")
    panel.get_by_role("button", name="Снять блок").click()
    expect(card(page, task)).not_to_contain_text("СМЭВ")


def test_who_may_only_look_has_nothing_to_change(server: Server, staffed: Office, sign_in: SignIn) -> None:
    task = make_task(staffed)
    page = open_board(sign_in(staffed.leader), server.url, staffed)
    expect(card(page, task)).to_be_visible()
    expect(page.get_by_test_id("add-backlog")).to_have_count(0)
    drag(page, card(page, task), column(page, "planned"))
    expect(card_in(page, "backlog", task)).to_be_visible()


def test_an_empty_board_says_what_to_do(page: Page) -> None:
    expect(page.locator("main")).to_contain_text("задач")
    expect(page.locator(".card")).to_have_count(0)


def test_nothing_is_loaded_from_another_host(page: Page, server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    expect(page.get_by_test_id("freshness")).to_have_attribute("data-status", "live")
    assert asked
    assert [url for url in asked if not url.startswith((server.url, "data:"))] == []


def test_text_with_markup_stays_text(page: Page, staffed: Office) -> None:
    evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    task = make_task(staffed, evil, description=evil)
    card(page, task).click()
    expect(page.get_by_test_id("panel")).to_contain_text("onerror")
    expect(card(page, task)).to_contain_text("onerror")
    assert page.title() not in ("1", "2")


def test_an_undo_that_comes_too_late_says_who_was_faster(page: Page, staffed: Office) -> None:
    task = make_task(staffed)
    # The page shows the move at once; the other one comes after the server has made it, and not before.
    with page.expect_response("**/move"):
        drag(page, card(page, task), column(page, "planned"))
    expect(card_in(page, "planned", task)).to_be_visible()
    expect(page.get_by_test_id("toast").get_by_role("button", name="Отменить")).to_be_visible()
    with change() as session:
        wanted = EditTask(title="Иначе названа")
        commands.edit_task(session, session.get_one(Task, task), wanted, by=who(session, staffed.boris), at=NOON)
    expect(card(page, task)).to_contain_text("Иначе названа")
    page.keyboard.press("Control+z")
    expect(toast(page, "Борис Лапин")).to_be_visible()
    expect(toast(page, "Отменено")).to_have_count(0)
    expect(card_in(page, "planned", task)).to_be_visible()


def test_cards_of_a_long_column_stay_in_it_when_a_task_is_opened_beside_the_board(page: Page, staffed: Office) -> None:
    for number in range(30):
        make_task(staffed, f"Запрос {number} о предоставлении земельного участка под строительство")
    page.reload()
    expect(column(page, "backlog").locator(".card")).to_have_count(30)
    page.mouse.move(120, 500)
    page.mouse.wheel(0, 3000)
    column(page, "backlog").locator(".card").last.click()
    expect(page.get_by_test_id("panel")).to_be_visible()
    over = """() => [...document.querySelectorAll('.column .cards > li')].filter((each) => {
        const [card, place] = [each, each.closest('.column')].map((node) => node.getBoundingClientRect());
        return card.right > place.right + 6;
    }).length"""
    assert page.evaluate(over) == 0
