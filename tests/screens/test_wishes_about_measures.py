"""An accepted measure that is to be later, or not at all: the leader asks on one screen, the customer answers on another."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from board import clock, database
from board.live.change import change
from board.projects import queries
from board.projects.lifecycle import State
from board.seeding import decree
from tests.makers import Office
from tests.projects import life
from tests.screens.settings_page import button, dialog, said, undo
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
TEXT = "Завести шаблон справки"


@pytest.fixture
def measures(staffed: Office, server: Server, sign_in: SignIn) -> tuple[Page, Page, str]:
    """The measures of a project that is carried out before Анна, who heads the customer, and Вера, who leads it."""
    decree.lay_down_all(at=clock.now())
    with change() as session:
        made = life.lead_to(session, staffed, State.IMPLEMENTATION, at=clock.now(), leader_id=staffed.vera)
    pages = [sign_in(each) for each in (staffed.anna, staffed.vera)]
    for page in pages:
        page.goto(f"{server.url}/projects/{made.id}#measures")
        expect(page.locator("#measures")).to_contain_text(TEXT)
    return pages[0], pages[1], made.id


def action_of(project_id: str) -> tuple[str, int, str]:
    with database.reading() as session:
        (action,) = queries.actions(session, project_id)
        return str(action.due), action.postponed, action.state


def test_another_day_is_asked_for_and_agreed_to(measures: tuple[Page, Page, str]) -> None:
    head, leader, made = measures
    button(leader, f"Изменить: {TEXT}").click()
    dialog(leader).get_by_label("До какого дня").fill("2027-03-01")
    expect(dialog(leader)).to_contain_text("Новый срок вступит в силу, когда согласится Анна Ковалёва.")
    dialog(leader).get_by_label("Почему меняется срок").fill("Ждём архив")
    button(dialog(leader), "Сохранить").click()
    said(leader, "Просьба отправлена заказчику")
    expect(leader.locator(".wish")).to_contain_text("Вера Морозова просит перенести срок: 1 мар. 2027")
    expect(leader.get_by_role("button", name="Согласиться")).to_have_count(0)
    assert action_of(made)[:2] == ("2026-12-11", 0)
    expect(head.locator(".next-step")).to_contain_text("Ждут Вашего слова о мероприятии: 1.")
    head.get_by_role("button", name="Согласиться").click()
    said(head, "Вы согласились")
    expect(leader.locator("#measures")).to_contain_text("срок 1 мар. 2027 согласован")
    assert action_of(made)[:2] == ("2027-03-01", 1)
    undo(head)
    expect(leader.locator(".wish")).to_contain_text("просит перенести срок")


def test_what_is_not_to_be_done_goes_on_where_the_customer_refuses(measures: tuple[Page, Page, str]) -> None:
    head, leader, made = measures
    button(leader, f"Не будет выполнено…: {TEXT}").click()
    dialog(leader).get_by_label("Причина").fill("Услугу передали")
    button(dialog(leader), "Спросить заказчика").click()
    said(leader, "Просьба отправлена заказчику")
    head.get_by_role("button", name="Отказать…").click()
    button(dialog(head), "Отказать").click()
    expect(dialog(head).get_by_role("alert")).to_contain_text("скажите, почему нет")
    dialog(head).get_by_label("Почему нет").fill("Шаблон нужен и так")
    button(dialog(head), "Отказать").click()
    expect(leader.locator("#measures")).to_contain_text("Шаблон нужен и так")
    assert action_of(made)[2] == "planned"
