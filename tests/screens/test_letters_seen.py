"""Letters as an administrator looks after them, and as their readers stop them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.makers import Office, make_task
from tests.notices.mail_servers import Box, running
from tests.screens.settings_page import button, said
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
SOON = 20_000


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def server(staffed: Office, office_url: str, tmp_path: Path, box: Box) -> Iterator[Server]:
    """The program with a mail server."""
    with running(box) as port:
        address = f"smtp://127.0.0.1:{port}"
        with Server(office_url, tmp_path, smtp_url=address, mail_from="board@district.example") as served:
            yield served


def test_an_administrator_sees_why_a_letter_did_not_arrive_and_sends_it_again(
    server: Server, staffed: Office, sign_in: SignIn, box: Box
) -> None:
    page = sign_in(staffed.admin)
    box.to_recipient = "550 no such user"
    page.goto(f"{server.url}/admin/deliveries")
    expect(page.get_by_text("Пока ничего не отправляли")).to_be_visible()
    button(page, "Отправить себе пробное письмо").click()
    row = page.get_by_test_id("deliveries").get_by_role("listitem")
    expect(row).to_contain_text("не доставлено", timeout=SOON)
    expect(row).to_contain_text("550 no such user")
    button(page, "Не доставлено (1)").click()
    box.to_recipient = "250 OK"
    row.get_by_role("button", name="Отправить сейчас").click()
    said(page, "Отправляется ещё раз")
    button(page, "Все").click()
    expect(row).to_contain_text("отправлено", timeout=SOON)
    (letter,) = box.letters
    assert str(letter["Subject"]) == "Пробное письмо"


def test_by_the_link_in_a_letter_its_kind_is_stopped_without_signing_in(
    server: Server, staffed: Office, sign_in: SignIn, box: Box
) -> None:
    page = sign_in(staffed.boris)
    page.goto(f"{server.url}/profile")
    page.get_by_label("Вам поручили, передали или вернули задачу").select_option(label="сразу")
    said(page, "Запомнили")
    # The program follows the board from its first look on.
    page.wait_for_timeout(11_000)
    make_task(staffed, "Проверить", assignee_id=staffed.boris)
    stranger = page.context.browser
    assert stranger is not None
    for _ in range(200):
        if box.letters:
            break
        page.wait_for_timeout(100)
    link = str(box.letters[0]["List-Unsubscribe"])[1:-1]
    elsewhere = stranger.new_page()
    elsewhere.goto(link)
    button(elsewhere, "Не присылать").click()
    expect(elsewhere.get_by_role("heading")).to_have_text("Таких писем больше не будет")
    elsewhere.close()
    page.reload()
    expect(page.get_by_label("Вам поручили, передали или вернули задачу")).to_have_value("none")
