"""Lean projects as people lead them: from an idea to a result that holds, two at once, on a phone, without a network."""

import io
import re
from collections.abc import Callable

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect
from pptx import Presentation
from pypdf import PdfReader

from board import clock, database
from board.live.change import change
from board.projects import queries
from board.projects.lifecycle import State
from board.seeding import decree
from tests.makers import Office, who
from tests.projects import life
from tests.screens.board_page import PHONE, no_overflow
from tests.screens.conftest import PASSWORD
from tests.screens.settings_page import button, dialog, said, undo
from tests.servers import Server

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


@pytest.fixture
def lists(staffed: Office) -> None:
    """The decree's official lists, as every real database has them."""
    decree.lay_down_all(at=clock.now())


def made(office: Office, state: State, **more: object) -> str:
    with change() as session:
        return life.lead_to(session, office, state, at=clock.now(), **more).id


def state_of(project_id: str) -> str:
    with database.reading() as session:
        return queries.project(session, project_id).state


def open_project(page: Page, server: Server, project_id: str, part: str = "") -> Page:
    page.goto(f"{server.url}/projects/{project_id}{part}")
    expect(page.get_by_role("heading", name="Что дальше")).to_be_visible()
    return page


def field(page: Page, name: str) -> Locator:
    return page.locator(f"#passport-{name}")


def step(page: Page, name: str, confirm: str | None = None) -> None:
    button(page, name).click()
    if confirm:
        button(dialog(page), confirm).click()


def write_passport(page: Page, customer: str) -> None:
    """Everything that the form asks, typed as people type."""
    field(page, "customer_unit_id").select_option(label="Земельный отдел")
    field(page, "customer_head_id").select_option(label=customer)
    field(page, "customer_post").fill("Начальник отдела")
    field(page, "process").fill("Выдача архивной справки")
    field(page, "start_event").fill("заявление принято")
    field(page, "end_event").fill("справка выдана")
    button(page, "Добавить участника").click()
    page.get_by_label("Кто", exact=True).select_option(label="Анна Ковалёва")
    page.get_by_label("Причина 1").fill("Справку ждут 12 дней при норме 5")
    button(page, "Добавить цель").click()
    page.get_by_label("Наименование цели").fill("Время выдачи")
    page.get_by_label("Единица").fill("дн.")
    page.get_by_label("Текущий показатель").fill("12,5")
    page.get_by_label("Целевой показатель").fill("3")
    field(page, "effects_text").fill("Житель приходит один раз.")


def plan_dates(page: Page) -> None:
    page.get_by_role("link", name="Этапы").click()
    button(page, "Запланировать сроки…").click()
    button(dialog(page), "Предложить обычный план").click()
    expect(dialog(page).get_by_label("10. Мониторинг стабильности достигнутых результатов")).not_to_have_value("")
    button(dialog(page), "Сохранить").click()
    said(page, "Сроки запланированы")


def bring(page: Page, role: str, name: str = "карта.pdf") -> None:
    page.get_by_role("link", name="Документы", exact=True).click()
    page.get_by_label("Что это").select_option(label=role)
    page.get_by_label("Файл").set_input_files({"name": name, "mimeType": "application/pdf", "buffer": life.PDF})
    expect(page.locator(".rows", has_text=name).first).to_be_visible()


def test_a_pilot_from_the_idea_to_a_result_that_holds(  # noqa: PLR0915 - one life, told whole
    server: Server, staffed: Office, sign_in: SignIn, lists: None
) -> None:
    leader, head = sign_in(staffed.boris), sign_in(staffed.anna)
    leader.goto(f"{server.url}/projects")
    expect(leader.get_by_text("Проектов пока нет")).to_be_visible()
    button(leader, "Новый проект…").click()
    dialog(leader).get_by_label("Что станет лучше").fill("Справки архива за три дня")
    dialog(leader).get_by_label("Направление деятельности").select_option(label="Муниципальное управление")
    button(dialog(leader), "Внести в реестр").click()
    expect(leader.get_by_role("heading", level=1)).to_contain_text(
        re.compile(r"LP-20\d\d-001 Справки архива за три дня")
    )
    project_id = leader.url.split("/projects/")[1].partition("#")[0]
    open_project(head, server, project_id)
    step(leader, "Начать паспорт")
    expect(head.locator(".state-tag")).to_have_text("Паспорт готовится")

    write_passport(leader, "Анна Ковалёва")
    expect(leader.locator(".saved-line")).to_have_text("Всё сохранено.")
    expect(leader.locator(".missing li")).to_have_text(["сроки всех десяти этапов"])
    plan_dates(leader)
    step(leader, "Отправить на утверждение")
    expect(head.get_by_text("Ждёт Вашего решения.")).to_be_visible()
    expect(leader.get_by_text("Ждёт утверждения: Анна Ковалёва")).to_be_visible()
    expect(button(leader, "Утвердить…")).to_have_count(0)

    leader.get_by_role("link", name="Паспорт", exact=True).click()
    button(leader, "Записать письмо…").click()
    dialog(leader).get_by_label("Номер письма").fill("12-исх")
    button(dialog(leader), "Записать").click()
    button(leader, "Записать ответ… 12-исх").click()
    button(dialog(leader), "Записать").click()
    expect(leader.locator(".tag", has_text="согласовано")).to_be_visible()
    button(head, "Утвердить…").click()
    dialog(head).get_by_label("Ваш пароль").fill("не тот пароль")
    button(dialog(head), "Утвердить").click()
    expect(dialog(head).get_by_role("alert")).to_contain_text("Пароль неверен")
    dialog(head).get_by_label("Ваш пароль").fill(PASSWORD)
    button(dialog(head), "Утвердить").click()
    expect(leader.locator(".state-tag")).to_have_text("Картирование текущего состояния")
    assert state_of(project_id) == State.MAPPING_CURRENT

    for role in ("Карта текущего состояния", "Таблица анализа проблем", "Карта целевого состояния"):
        bring(leader, role, f"{role}.pdf")
        step(leader, "Завершить этап…", f"Завершить: {leader_stage(leader)}")
        said(leader, "Этап завершён")
    leader.get_by_role("link", name="Мероприятия").click()
    button(leader, "Добавить мероприятие…").click()
    dialog(leader).get_by_label("Что делается").fill("Завести шаблон справки")
    dialog(leader).get_by_label("Кто выполняет").select_option(label="Борис Лапин")
    dialog(leader).get_by_label("До какого дня").fill(clock.today("Asia/Novokuznetsk").isoformat())
    button(dialog(leader), "Сохранить").click()
    step(leader, "Завершить этап…", "Завершить: Разработка плана мероприятий")
    expect(button(head, "Принять план…")).to_be_visible()
    step(head, "Принять план…", "Принять план мероприятий")
    leader.get_by_role("link", name="Задача").click()
    expect(leader.get_by_text("Завести шаблон справки").first).to_be_visible()
    finish_task(staffed, project_id)
    open_project(leader, server, project_id, "#measures")
    button(leader, "Принять: Завести шаблон справки").click()
    expect(leader.locator(".tag", has_text="принято")).to_be_visible()
    step(leader, "Завершить этап…", "Завершить: Внедрение улучшений")

    leader.get_by_role("link", name="Результаты").click()
    button(leader, "Записать достигнутое…").click()
    dialog(leader).get_by_label("Время выдачи, дн.").fill("3,5")
    button(dialog(leader), "Сохранить").click()
    button(leader, "Добавить первую строку…").click()
    dialog(leader).get_by_label("Что", exact=True).fill("Время выдачи")
    dialog(leader).get_by_label("было", exact=True).fill("12,5 дня")
    dialog(leader).get_by_label("стало", exact=True).fill("3,5 дня")
    button(dialog(leader), "Сохранить").click()
    expect(leader.locator(".goal-table")).to_contain_text("94,7")
    step(leader, "Завершить этап…", "Завершить: Мониторинг результатов")
    step(head, "Закрыть проект…", "Закрыть проект")
    expect(leader.locator(".state-tag")).to_have_text("Закрыт, мониторинг стабильности")
    for _ in range(4):
        leader.get_by_role("button", name="Записать проверку").click()
        dialog(leader).get_by_label("Время выдачи, дн.").fill("3,6")
        dialog(leader).get_by_label("Почему проверка раньше срока").fill(life.EARLY)
        button(dialog(leader), "Записать").click()
        said(leader, "Проверка записана")
        leader.get_by_test_id("toast").first.wait_for(state="detached")
    expect(head.locator(".state-tag")).to_have_text("Результат стабилен")
    papers_open(leader, server, project_id)


def leader_stage(page: Page) -> str:
    """The stage that the page says is in work."""
    return (page.locator(".next-step .lead").text_content() or "").partition(": ")[2]


def finish_task(office: Office, project_id: str) -> None:
    """Who has the task finishes it on the board."""
    with change() as session:
        (action,) = queries.actions(session, project_id)
        life.finish_task(session, office, action.task_id, by=who(session, office.boris), at=clock.now())


def papers_open(page: Page, server: Server, project_id: str) -> None:
    """Every document is made and read by another program."""
    base = f"{server.url}/projects/{project_id}"
    for name in ("passport.pdf", "passport-card.pdf", "report.pdf", "presentation.pdf"):
        text = "".join(
            each.extract_text() for each in PdfReader(io.BytesIO(page.request.get(f"{base}/{name}").body())).pages
        )
        assert "Справки архива" in text.replace("\n", " "), name
    for name, text in (("passport.docx", "Выдача архивной справки"), ("report.docx", "Справки архива за три дня")):
        paper = Document(io.BytesIO(page.request.get(f"{base}/{name}").body()))
        cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        assert text in " ".join([*cells, *(each.text for each in paper.paragraphs)]), name
    shown = Presentation(io.BytesIO(page.request.get(f"{base}/presentation.pptx").body()))
    assert len(shown.slides) > 5


def test_what_is_typed_into_a_draft_survives_a_lost_line_and_a_closed_page(
    server: Server, staffed: Office, sign_in: SignIn, lists: None
) -> None:
    project_id = made(staffed, State.PASSPORT_DRAFT)
    page = open_project(sign_in(staffed.boris), server, project_id)
    page.context.set_offline(True)
    field(page, "process").fill("Написано без сети")
    expect(page.locator(".saved-line")).to_contain_text("Ваш текст хранится в этом браузере")
    page.context.set_offline(False)
    expect(page.locator(".saved-line")).to_have_text("Всё сохранено.", timeout=15_000)
    page.route(
        "**/api/v1/projects/*", lambda route: route.abort() if route.request.method == "PATCH" else route.continue_()
    )
    field(page, "effects_text").fill("Написано перед закрытием")
    page.reload()
    page.unroute("**/api/v1/projects/*")
    expect(field(page, "process")).to_have_value("Написано без сети")
    expect(field(page, "effects_text")).to_have_value("Написано перед закрытием")
    expect(page.locator(".saved-line")).to_have_text("Всё сохранено.", timeout=15_000)


def test_two_who_write_the_same_field_see_both_texts(
    server: Server, staffed: Office, sign_in: SignIn, lists: None
) -> None:
    project_id = made(staffed, State.PASSPORT_DRAFT)
    one, other = (open_project(sign_in(each), server, project_id) for each in (staffed.boris, staffed.anna))
    one.context.set_offline(True)
    field(one, "process").fill("Справка, как её видит Борис")
    field(other, "process").fill("Справка, как её видит Анна")
    field(other, "effects_text").fill("Эффект от Анны")
    expect(other.locator(".saved-line")).to_have_text("Всё сохранено.")
    one.context.set_offline(False)
    expect(one.locator(".passport-conflict")).to_contain_text("Справка, как её видит Анна", timeout=15_000)
    expect(field(one, "process")).to_have_value("Справка, как её видит Борис")
    expect(field(one, "effects_text")).to_have_value("Эффект от Анны")
    button(one, "Соединить оба").click()
    expect(field(other, "process")).to_have_value("Справка, как её видит Анна\nСправка, как её видит Борис")


def test_a_returned_passport_shows_the_remarks_at_its_fields(
    server: Server, staffed: Office, sign_in: SignIn, lists: None
) -> None:
    project_id = made(staffed, State.PASSPORT_REVIEW)
    head, leader = (open_project(sign_in(each), server, project_id) for each in (staffed.anna, staffed.boris))
    button(head, "Вернуть с замечаниями…").click()
    dialog(head).get_by_label("Что нужно изменить в целом").fill("Цель слишком скромная")
    dialog(head).get_by_label("Замечание к полю").select_option(label="Процесс")
    dialog(head).get_by_label("Замечание: Процесс").fill("Назовите услугу по реестру")
    button(dialog(head), "Вернуть с замечаниями").click()
    expect(leader.locator(".next-step")).to_contain_text("Анна Ковалёва просит: Цель слишком скромная")
    expect(leader.locator(".passport-field .passport-remark")).to_have_text(
        "Анна Ковалёва просит: Назовите услугу по реестру"
    )
    field(leader, "process").fill("Выдача архивной справки по запросу")
    step(leader, "Отправить на утверждение")
    expect(head.locator(".rows", has_text="Версия 2")).to_be_visible()


def test_an_approved_passport_changes_with_a_reason_and_the_change_is_taken_back(
    server: Server, staffed: Office, sign_in: SignIn, lists: None
) -> None:
    project_id = made(staffed, State.MAPPING_CURRENT)
    page = open_project(sign_in(staffed.boris), server, project_id)
    button(page, "Изменить с причиной…").click()
    expect(dialog(page).get_by_label("Текущий показатель")).to_be_disabled()
    dialog(page).get_by_label("Процесс", exact=True).fill("Выдача справки через портал")
    button(dialog(page), "Сохранить новой версией").click()
    expect(dialog(page).get_by_role("alert")).to_contain_text("скажите, почему меняется паспорт")
    dialog(page).get_by_label("Почему меняется").fill("Услугу перевели на портал")
    button(dialog(page), "Сохранить новой версией").click()
    said(page, "Записана версия 2")
    expect(page.locator(".passport-sheet")).to_contain_text("через портал")
    undo(page)
    expect(page.locator(".passport-sheet")).not_to_contain_text("через портал")


def test_the_register_is_found_by_words_kind_and_lateness_and_is_led_to_by_its_address(
    server: Server, staffed: Office, sign_in: SignIn, lists: None
) -> None:
    made(staffed, State.MAPPING_CURRENT, title="Справки архива")
    with change() as session:
        late = life.lead_to(session, staffed, State.ANALYSIS, at=clock.now() - 60 * life.DAY, title="Аренда земли")
        life.lead_to(session, staffed, State.SUSTAINED, at=clock.now(), title="Заявки жителей", kind="pilot")
        assert late.code
    page = sign_in(staffed.anna)
    page.goto(f"{server.url}/projects")
    rows = page.locator(".register tbody tr")
    expect(rows).to_have_count(3)
    page.get_by_label("опаздывают").check()
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text(re.compile(r"Аренда земли.*опаздывает на \d+ д", re.DOTALL))
    shared = page.url
    page.get_by_role("button", name="Показать все").click()
    page.get_by_label("Найти по названию, номеру, человеку").fill("архива борис")
    expect(rows).to_have_count(1)
    page.goto(shared)
    expect(rows).to_have_count(1)
    page.get_by_role("button", name="Показать все").click()
    page.get_by_role("button", name="Сроки").click()
    expect(page.locator(".kpi-plot svg").first).to_be_visible()
    assert page.request.get(f"{server.url}/projects/lists.xlsx").ok
    assert page.request.get(f"{server.url}/projects/lists.pdf").ok


def test_a_proven_pilot_is_applied_elsewhere_and_its_tree_grows(
    server: Server, staffed: Office, sign_in: SignIn, lists: None
) -> None:
    project_id = made(staffed, State.SUSTAINED, kind="pilot")
    page = open_project(sign_in(staffed.anna), server, project_id, "#results")
    button(page, "Тиражировать…").click()
    dialog(page).get_by_label("Что станет лучше").fill("Справки архива в земельном отделе")
    button(dialog(page), "Внести тираж").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Справки архива в земельном отделе")
    page.get_by_role("link", name=re.compile(r"LP-\d+-001")).first.click()
    page.get_by_role("link", name="Результаты").click()
    expect(page.locator(".tree")).to_contain_text("Инициирован")


def test_a_phone_shows_the_whole_of_it_and_photographs_are_kept(
    server: Server, staffed: Office, sign_in: SignIn, lists: None
) -> None:
    project_id = made(staffed, State.RESULT_MONITORING)
    page = open_project(sign_in(staffed.boris, **PHONE), server, project_id)
    assert page.evaluate("scrollY") == 0, "it begins with its name"
    page.get_by_role("link", name="Результаты").click()
    button(page, "Добавить первую строку…").click()
    dialog(page).get_by_label("Что", exact=True).fill("Рабочее место")
    dialog(page).get_by_label("Фото «было»").set_input_files(
        {"name": "до.png", "mimeType": "image/png", "buffer": life.PNG}
    )
    expect(dialog(page).locator(".photo-small img")).to_be_visible()
    no_overflow(page)
    button(dialog(page), "Сохранить").click()
    expect(page.locator(".was-side img")).to_be_visible()
    assert page.locator(".was-side img").evaluate("(image) => image.naturalWidth") > 0
    for part in ("#passport", "#stages", "#measures", "#documents", "#history"):
        open_project(page, server, project_id, part)
        no_overflow(page)
