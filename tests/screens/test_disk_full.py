"""The server's disk is full: whoever writes is told at once, the page keeps it, and it is saved when there is room."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.faults.disks import LimitedFile
from tests.makers import Office, make_task
from tests.screens.board_page import card, open_board, panel
from tests.servers import Server

pytestmark = pytest.mark.browser


def test_a_full_disk_is_told_at_once_and_what_was_written_is_saved_later(
    server: Server, staffed: Office, sign_in: Callable[..., Page], tmp_path: Path
) -> None:
    task = make_task(staffed)
    disk = LimitedFile(tmp_path / "board.db")
    server.stop()
    server.program = disk.program
    server.start()
    page = open_board(sign_in(staffed.anna), server.url, staffed)
    card(page, task).click()
    disk.fill(room=0)
    written = "Выписка получена, обременений нет. " * 100
    panel(page).get_by_placeholder("Написать комментарий…").fill(written)
    panel(page).get_by_role("button", name="Отправить").click()
    said = page.get_by_role("alert").filter(has_text="На сервере нет места. 1 изменение сохранится")
    expect(said).to_be_visible(timeout=2000)
    expect(panel(page)).to_contain_text("обременений нет")
    disk.empty()
    page.get_by_role("button", name="Попробовать сейчас").click()
    expect(said).to_have_count(0)
    page.reload()
    expect(panel(page)).to_contain_text(written.strip())
