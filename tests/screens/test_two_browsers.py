"""Two people at one board."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.makers import Office, make_task
from tests.screens.board_page import card, card_in, column, drag, open_board, toast, wait_live
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


def test_a_move_made_in_one_browser_is_seen_in_the_other_within_a_second(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    task = make_task(staffed)
    anna, boris = (open_board(sign_in(person), server.url, staffed) for person in (staffed.anna, staffed.boris))
    drag(anna, card(anna, task), column(anna, "planned"))
    expect(card_in(boris, "planned", task)).to_be_visible(timeout=1000)
    expect(card_in(anna, "planned", task)).to_be_visible()


def test_an_edit_in_progress_survives_what_another_does_to_the_task(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    task = make_task(staffed, "Письмо главам поселений")
    anna, boris = (open_board(sign_in(person), server.url, staffed) for person in (staffed.anna, staffed.boris))
    card(anna, task).focus()
    anna.keyboard.press("F2")
    anna.keyboard.press("Control+A")
    anna.keyboard.type("Письмо главам всех")
    drag(boris, card(boris, task), column(boris, "in_progress"))
    expect(column(anna, "in_progress").get_by_role("textbox")).to_have_value("Письмо главам всех", timeout=3000)
    anna.keyboard.type(" поселений")
    anna.keyboard.press("Enter")
    expect(card_in(boris, "in_progress", task)).to_contain_text("Письмо главам всех поселений")


def test_a_server_that_was_killed_and_started_again_finds_both_pages_current(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    task = make_task(staffed)
    anna, boris = (open_board(sign_in(person), server.url, staffed) for person in (staffed.anna, staffed.boris))
    server.kill()
    for page in (anna, boris):
        expect(page.get_by_test_id("freshness")).not_to_have_attribute("data-status", "live", timeout=20_000)
    unseen = make_task(staffed, "Появилась, пока сервер лежал")
    server.start()
    for page in (anna, boris):
        wait_live(page, seconds=45)
        expect(card(page, unseen)).to_be_visible()
    drag(boris, card(boris, task), column(boris, "planned"))
    expect(card_in(anna, "planned", task)).to_be_visible(timeout=3000)


def test_what_is_typed_while_the_server_is_away_is_sent_when_it_is_back(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    make_task(staffed)
    anna = open_board(sign_in(staffed.anna), server.url, staffed)
    server.kill()
    anna.get_by_test_id("add-backlog").click()
    anna.keyboard.type("Записано без связи")
    anna.keyboard.press("Enter")
    expect(column(anna, "backlog")).to_contain_text("Записано без связи")
    server.start()
    wait_live(anna, seconds=45)
    boris = open_board(sign_in(staffed.boris), server.url, staffed)
    expect(column(boris, "backlog")).to_contain_text("Записано без связи", timeout=40_000)
    expect(column(boris, "backlog").locator(".card").filter(has_text="Записано без связи")).to_have_count(1)


def test_a_conflict_names_the_other_person(server: Server, staffed: Office, sign_in: SignIn) -> None:
    task = make_task(staffed)
    anna, boris = (open_board(sign_in(person), server.url, staffed) for person in (staffed.anna, staffed.boris))
    card(anna, task).focus()
    anna.keyboard.press("F2")
    drag(boris, card(boris, task), column(boris, "planned"))
    expect(toast(anna, "Борис Лапин")).to_be_visible(timeout=3000)
