"""People come, move, stand in for others and change roles; units are renamed and ordered; sign-ins end under one's hands."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from board import clock
from board.live.change import change
from board.people import access, queries
from tests.makers import Office, make_task
from tests.screens.board_page import card, open_board, wait_live
from tests.screens.conftest import type_password
from tests.screens.settings_page import button, dialog, fault_at, said
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


def test_who_moves_leaves_the_work_behind_and_sees_the_new_board(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    make_task(staffed, "Договор аренды", assignee_id=staffed.boris)
    boris = sign_in(staffed.boris)
    page = sign_in(staffed.admin)
    page.goto(f"{server.url}/admin/people?unit={staffed.land}")
    button(page, "Изменить: Борис Лапин").click()
    button(dialog(page), "Перевести в другое подразделение").click()
    dialog(page).get_by_label("Новое подразделение").select_option(label="Архивный отдел")
    dialog(page).get_by_label("Кто возьмёт 1 открытую задачу").select_option(label="Анна Ковалёва")
    button(dialog(page), "Перевести").click()
    said(page, "Переведено: Борис Лапин")
    page.get_by_label("Подразделение", exact=True).select_option(label="Архивный отдел")
    expect(page.get_by_role("row", name="Борис Лапин")).to_be_visible()
    boris.goto(f"{server.url}/boards/{staffed.board}")
    expect(boris).to_have_url(f"{server.url}/sign-in?next=/boards/{staffed.board}")


def test_what_must_be_chosen_is_asked_for_in_plain_words(server: Server, staffed: Office, sign_in: SignIn) -> None:
    page = sign_in(staffed.admin)
    page.goto(f"{server.url}/units/{staffed.land}")
    button(page, "Назначить заместителя").click()
    button(dialog(page), "Назначить заместителя").click()
    fault_at(dialog(page), "Кто замещает", "ещё не выбрано")
    page.goto(f"{server.url}/admin/people?unit={staffed.land}")
    button(page, "Изменить: Борис Лапин").click()
    button(dialog(page), "Перевести в другое подразделение").click()
    button(dialog(page), "Перевести").click()
    fault_at(dialog(page), "Новое подразделение", "ещё не выбрано")


def test_a_head_names_a_deputy_who_then_sees_the_hours(server: Server, staffed: Office, sign_in: SignIn) -> None:
    boris, page = sign_in(staffed.boris), sign_in(staffed.anna)
    today = clock.today("Asia/Novokuznetsk")
    page.goto(f"{server.url}/units/{staffed.land}")
    button(page, "Назначить заместителя").click()
    button(dialog(page), "Назначить заместителя").click()
    expect(dialog(page).get_by_label("Кто замещает")).to_have_attribute("aria-invalid", "true")
    dialog(page).get_by_label("Кто замещает").select_option(label="Борис Лапин")
    dialog(page).get_by_label("Последний день").fill((today - timedelta(days=1)).isoformat())
    button(dialog(page), "Назначить заместителя").click()
    fault_at(dialog(page), "Последний день", "раньше первого дня")
    dialog(page).get_by_label("Последний день").fill((today + timedelta(days=5)).isoformat())
    button(dialog(page), "Назначить заместителя").click()
    said(page, "Заместитель назначен.")

    boris.goto(f"{server.url}/units/{staffed.land}")
    expect(boris.get_by_role("button", name="Отсутствия и часы: Анна Ковалёва")).to_be_visible()
    expect(button(boris, "Назначить заместителя")).to_have_count(0)
    button(page, "Завершить замещение: Борис Лапин").click()
    button(dialog(page), "Сохранить").click()
    said(page, "Борис Лапин замещает по")


def test_a_deputy_who_was_named_by_mistake_is_taken_back_at_once(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    vera, page = sign_in(staffed.vera), sign_in(staffed.admin)
    page.goto(f"{server.url}/admin/people#deputies")
    button(page, "Назначить заместителя").click()
    dialog(page).get_by_label("За руководителя").select_option(label="Земельный отдел")
    dialog(page).get_by_label("Кто замещает").select_option(label="Вера Морозова")
    button(dialog(page), "Назначить заместителя").click()
    said(page, "Заместитель назначен.")
    assert vera.request.get(f"{server.url}/units/{staffed.land}").status == 200
    button(page, "Завершить замещение: Вера Морозова").click()
    button(dialog(page), "Прекратить сразу").click()
    said(page, "Больше не замещает: Вера Морозова")
    expect(page.get_by_text("Сейчас никто не замещает")).to_be_visible()
    assert vera.request.get(f"{server.url}/units/{staffed.land}").status == 404


def test_a_department_is_closed_when_nobody_works_in_it_and_opened_again(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    page = sign_in(staffed.admin)
    page.goto(f"{server.url}/admin/units")
    button(page, "Изменить: Земельный отдел").click()
    button(dialog(page), "Закрыть подразделение…").click()
    expect(dialog(page)).to_contain_text("закройте доступ: 2 человека")
    dialog(page).get_by_role("link", name="К людям").click()
    for person in ("Анна Ковалёва", "Борис Лапин"):
        button(page, f"Изменить: {person}").click()
        button(dialog(page), "Перевести в другое подразделение").click()
        dialog(page).get_by_label("Новое подразделение").select_option(label="Архивный отдел")
        button(dialog(page), "Перевести").click()
        said(page, f"Переведено: {person}")
    page.goto(f"{server.url}/admin/units")
    button(page, "Изменить: Земельный отдел").click()
    button(dialog(page), "Закрыть подразделение…").click()
    button(dialog(page), "Закрыть подразделение").click()
    said(page, "Закрыто: Земельный отдел")
    expect(page.get_by_role("row", name="Земельный отдел")).to_have_count(0)
    page.goto(f"{server.url}/admin/people?add=1")
    expect(dialog(page).get_by_label("Подразделение").locator("option")).to_have_text(
        ["пока нет", "Архивный отдел", "Руководство"]
    )
    page.goto(f"{server.url}/admin/units")
    button(page, "Открыть подразделение снова: Земельный отдел").click()
    expect(page.get_by_role("row", name="Земельный отдел")).to_be_visible()


def test_a_press_beside_a_form_does_not_throw_away_what_was_typed(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    page = sign_in(staffed.admin)
    page.goto(f"{server.url}/admin/units")
    button(page, "Изменить: Земельный отдел").click()
    page.mouse.click(5, 5)
    expect(page.get_by_role("dialog")).to_have_count(0)
    button(page, "Изменить: Земельный отдел").click()
    dialog(page).get_by_label("Полное название").fill("Отдел земельных отношений")
    page.mouse.click(5, 5)
    expect(dialog(page).get_by_label("Полное название")).to_have_value("Отдел земельных отношений")


def test_another_role_is_given_with_its_meaning_before_the_eyes(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    page = sign_in(staffed.admin)
    page.goto(f"{server.url}/admin/people")
    button(page, "Изменить: Анна Ковалёва").click()
    expect(dialog(page)).to_contain_text("подразделением никто не руководит")
    button(dialog(page), "Закрыть").click()
    button(page, "Изменить: Борис Лапин").click()
    expect(dialog(page)).not_to_contain_text("никто не руководит")
    expect(dialog(page).get_by_role("radio", name="специалист")).to_be_checked()
    expect(dialog(page)).to_contain_text("Чужих часов не видит")
    dialog(page).get_by_role("radio", name="руководитель подразделения").check()
    button(dialog(page), "Сохранить").click()
    expect(page.get_by_role("row", name="Борис Лапин")).to_contain_text("руководитель подразделения")
    button(page, "Изменить: Глеб Носов").click()
    dialog(page).get_by_role("radio", name="специалист").check()
    button(dialog(page), "Сохранить").click()
    expect(dialog(page).get_by_role("alert")).to_contain_text("администратор")


def test_units_are_renamed_ordered_and_warn_where_nobody_heads_them(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    page = sign_in(staffed.admin)
    page.goto(f"{server.url}/admin/units")
    button(page, "Добавить подразделение").click()
    button(dialog(page), "Добавить").click()
    fault_at(dialog(page), "Полное название", "нужно заполнить")
    expect(dialog(page).get_by_role("alert")).not_to_contain_text("Короткое")
    button(dialog(page), "Отмена").click()
    archive = page.get_by_role("row", name="Архивный отдел")
    expect(archive).to_contain_text("нет руководителя")
    button(page, "Изменить: Архивный отдел").click()
    dialog(page).get_by_label("Полное название").fill("")
    button(dialog(page), "Сохранить").click()
    fault_at(dialog(page), "Полное название", "нужно заполнить")
    dialog(page).get_by_label("Полное название").fill("Архив района")
    dialog(page).get_by_label("Входит в").select_option(label="Земельный отдел")
    button(dialog(page), "Сохранить").click()
    expect(page.get_by_role("row", name="Архив района")).to_contain_text("входит в: Земельный отдел")
    button(page, "Изменить: Земельный отдел").click()
    # What belongs to it cannot be above it.
    above = dialog(page).get_by_label("Входит в").locator("option")
    expect(above.filter(has_text="Руководство")).to_have_count(1)
    expect(above.filter(has_text="Архив района")).to_have_count(0)
    page.keyboard.press("Escape")
    names = page.locator("tbody th a")
    before = names.all_inner_texts()
    at = before.index("Земельный отдел")
    button(page, f"{'Выше' if at > before.index('Архив района') else 'Ниже'}: Земельный отдел").click()
    said(page, "Перенесено: Земельный отдел")
    expect(names.nth(at)).not_to_have_text("Земельный отдел")


def test_who_was_signed_out_signs_in_elsewhere_and_saves_what_was_typed(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    page = sign_in(staffed.anna)
    page.goto(f"{server.url}/boards/{staffed.board}/settings")
    button(page, "Добавить колонку").click()
    dialog(page).get_by_label("Название").fill("Ждём суд")
    with change() as session:
        access.end_sittings(session, queries.person(session, staffed.anna), at=clock.now())
    button(dialog(page), "Добавить").click()
    expect(dialog(page).get_by_role("alert")).to_contain_text("Войдите в другой вкладке")
    expect(dialog(page).get_by_label("Название")).to_have_value("Ждём суд")

    other = page.context.new_page()
    with change() as session:
        email = queries.person(session, staffed.anna).email
    type_password(other, server.url, email)
    page.bring_to_front()
    button(dialog(page), "Добавить").click()
    expect(page.locator(".columns-list strong", has_text="Ждём суд")).to_be_visible()


def test_a_board_stays_live_when_its_reader_signs_in_by_a_link_in_the_same_browser(
    server: Server, staffed: Office, sign_in: SignIn
) -> None:
    page = open_board(sign_in(staffed.anna), server.url, staffed)
    with change() as session:
        secret = access.make_link(session, queries.person(session, staffed.anna), at=clock.now())
    other = page.context.new_page()
    other.goto(f"{server.url}/sign-in/link/{secret}")
    with page.expect_event("websocket", timeout=20_000):
        other.click("form.form .button-primary")
    wait_live(page)
    task = make_task(staffed, "Написано после входа по ссылке")
    expect(card(page, task)).to_be_visible()
    card(page, task).focus()
    page.keyboard.press("F2")
    page.keyboard.type(" второй")
    with page.expect_response(lambda answer: answer.request.method == "PATCH" and answer.ok, timeout=20_000):
        page.keyboard.press("Enter")
