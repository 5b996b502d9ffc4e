"""The organisation is run from its pages alone: by a first administrator, by a head, by everybody for themselves."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.makers import Office, make_task
from tests.screens.settings_page import button, dialog, fault_at, said, undo
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
CODE = re.compile(r"/setup, код (\S+)")


@pytest.fixture
def new_server(empty_sqlite: Path, tmp_path: Path) -> Iterator[Server]:
    """A server with nobody in it."""
    shutil.copy(empty_sqlite, tmp_path / "board.db")
    with Server(f"sqlite:///{tmp_path / 'board.db'}", tmp_path) as running:
        yield running


def test_a_first_administrator_sets_up_a_department_with_no_command_line(new_server: Server, browser: Browser) -> None:
    page = browser.new_page(locale="ru-RU", viewport={"width": 1366, "height": 768})
    page.goto(f"{new_server.url}/setup")
    page.get_by_label("Код с экрана сервера").fill(CODE.findall(new_server.log.read_text())[0])
    page.get_by_label("Ваше имя").fill("Носов Глеб")
    page.get_by_label("Электронная почта").fill("nosov@example.org")
    page.get_by_label("Пароль").fill("a good password")
    page.get_by_role("button", name="Создать").click()
    page.get_by_role("link", name="Начать с подразделений").click()

    button(page, "Добавить подразделение").click()
    dialog(page).get_by_label("Полное название").fill("Земельный отдел")
    button(dialog(page), "Добавить").click()
    said(page, "Добавлено: Земельный отдел")
    page.get_by_role("link", name="Добавить людей").click()

    expect(dialog(page).get_by_role("radio", name="руководитель подразделения")).to_be_checked()
    links = [_add(page, "Ковалёва Анна", "kovaleva@example.org")]
    button(dialog(page), "Добавить ещё человека").click()
    expect(dialog(page).get_by_role("radio", name="специалист")).to_be_checked()
    links.append(_add(page, "Лапин Борис", "lapin@example.org"))
    button(dialog(page), "Готово").click()
    expect(page.get_by_role("row", name="Ковалёва Анна")).to_contain_text("руководитель подразделения")
    expect(page.get_by_role("row", name="Лапин Борис")).to_contain_text("специалист")
    assert all(link.startswith(f"{new_server.url}/sign-in/link/") for link in links)
    page.goto(f"{new_server.url}/admin/units")
    expect(page.get_by_role("row", name="Земельный отдел")).to_contain_text("Ковалёва Анна")
    expect(page.get_by_text("нет руководителя")).to_have_count(0)
    expect(page.get_by_role("row", name="Земельный отдел")).not_to_contain_text("Лапин Борис")
    page.get_by_role("region", name="Три шага").get_by_role("link", name="Настроить доску").click()

    page.get_by_role("radio", name="Простая").check()
    button(page, "Создать доску").click()
    expect(page.get_by_text("Доска создана.")).to_be_visible()
    expect(page.get_by_text("На ней 2 человека")).to_be_visible()
    _set_up(page)
    page.get_by_role("link", name="К доске").click()
    expect(page.locator("[data-column-id]")).to_have_count(4)
    expect(page.locator("[data-column-id]").nth(1)).to_contain_text("0 / 2")
    page.context.close()


def _add(page: Page, name: str, email: str) -> str:
    """Add somebody with the role that is proposed and answer the link."""
    dialog(page).get_by_label("Фамилия, имя, отчество").fill(name)
    dialog(page).get_by_label("Электронная почта").fill(email)
    button(dialog(page), "Добавить").click()
    return dialog(page).get_by_label("Ссылка для входа").input_value()


def _set_up(page: Page) -> None:
    button(page, "Изменить: В работе").click()
    dialog(page).get_by_label("Лимит задач").fill("2")
    dialog(page).get_by_label("Считать", exact=True).select_option(label="на всю колонку")
    button(dialog(page), "Сохранить").click()
    expect(page.get_by_text("не больше 2 в колонке")).to_be_visible()

    button(page, "Добавить колонку").click()
    dialog(page).get_by_label("Название").fill("Ждём суд")
    button(dialog(page), "Добавить").click()
    expect(page.locator(".columns-list strong")).to_have_text(["Очередь", "В работе", "Ждём суд", "Готово"])
    button(page, "Выше: Ждём суд").press("Enter")
    expect(page.locator(".columns-list strong")).to_have_text(["Очередь", "Ждём суд", "В работе", "Готово"])
    expect(button(page, "Выше: Ждём суд")).to_be_focused()
    undo(page)
    expect(page.locator(".columns-list strong")).to_have_text(["Очередь", "В работе", "Ждём суд", "Готово"])

    for label in ("аренда", "торги"):
        page.get_by_label("Новая метка").fill(label)
        button(page, "Добавить метку").click()
        expect(page.locator(".labels-list strong").last).to_have_text(label)
    page.get_by_label("Новая метка").fill("Аренда")
    button(page, "Добавить метку").click()
    fault_at(page, "Новая метка", "такая уже есть")


def test_who_leaves_hands_the_open_tasks_over(server: Server, staffed: Office, sign_in: SignIn) -> None:
    make_task(staffed, "Договор аренды", assignee_id=staffed.boris)
    page = sign_in(staffed.admin)
    page.goto(f"{server.url}/admin/people?unit={staffed.land}")
    button(page, "Изменить: Борис Лапин").click()
    button(dialog(page), "Закрыть доступ").click()
    dialog(page).get_by_label("Кто возьмёт 1 открытую задачу").select_option(label="Анна Ковалёва")
    expect(dialog(page)).to_contain_text("выйдет отовсюду")
    button(dialog(page), "Закрыть доступ").click()
    said(page, "Доступ закрыт: Борис Лапин")
    expect(page.get_by_role("row", name="Борис Лапин")).to_have_count(0)
    page.goto(f"{server.url}/boards/{staffed.board}")
    expect(page.locator(".card", has_text="Договор аренды")).to_contain_text("АК")

    page.goto(f"{server.url}/admin/people")
    button(page, "И закрытые").click()
    button(page, "Изменить: Борис Лапин").click()
    button(dialog(page), "Открыть доступ снова").click()
    expect(page.get_by_role("row", name="Борис Лапин")).not_to_contain_text("доступ закрыт")


def test_people_are_found_by_any_part_and_however_it_is_written(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    page = sign_in(staffed.admin)
    page.goto(f"{server.url}/admin/people")
    page.get_by_label("Найти по имени").fill("КОВАЛЕВА земел")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody tr")).to_contain_text("Анна Ковалёва")
    page.get_by_label("Найти по имени").fill("нет такого")
    expect(page.get_by_text("Никто не подходит")).to_be_visible()


def test_a_used_address_is_refused_at_the_field_and_what_was_typed_stays(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    page = sign_in(staffed.admin)
    page.goto(f"{server.url}/admin/people")
    used = page.get_by_role("row", name="Анна Ковалёва").locator(".e-mail").inner_text()
    button(page, "Добавить человека").click()
    form = dialog(page)
    form.get_by_label("Фамилия, имя, отчество").fill("Новая Мария")
    form.get_by_label("Электронная почта").fill(used)
    button(form, "Добавить").click()
    fault_at(form, "Электронная почта", "уже занято")
    expect(form.get_by_label("Фамилия, имя, отчество")).to_have_value("Новая Мария")
    form.get_by_label("Электронная почта").fill("maria@example.org")
    button(form, "Добавить").click()
    expect(dialog(page)).to_contain_text("Добавлено: Новая Мария")


def test_a_failure_of_the_network_loses_nothing_and_adds_nobody_twice(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    page = sign_in(staffed.admin)
    page.goto(f"{server.url}/admin/people")
    button(page, "Добавить человека").click()
    form = dialog(page)
    form.get_by_label("Фамилия, имя, отчество").fill("Новая Мария")
    form.get_by_label("Электронная почта").fill("maria@example.org")
    # The server carries it out, and its answer is lost on the way.
    page.route("**/api/v1/people", lambda route: (route.fetch(), route.abort())[1])
    button(form, "Добавить").click()
    expect(form.get_by_role("alert")).to_contain_text("Сервер не отвечает")
    expect(form.get_by_label("Электронная почта")).to_have_value("maria@example.org")
    page.unroute("**/api/v1/people")
    button(form, "Добавить").click()
    expect(dialog(page)).to_contain_text("Добавлено: Новая Мария")
    button(dialog(page), "Готово").click()
    page.get_by_label("Найти по имени").fill("новая мария")
    expect(page.locator("tbody tr")).to_have_count(1)
