"""What people are told of their tasks: due next, to be looked at, given, handed over and sent back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from board.notices import commands
from tests.makers import Office, make_task
from tests.notices.conftest import TUESDAY_MORNING, Client, Postman, Time, post, titles, told

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
FRIDAY_MORNING = TUESDAY_MORNING + 3 * DAY


@pytest.fixture
def boris(client: Client, office: Office, anna: FlaskClient, time: Time) -> FlaskClient:
    """The specialist at a desk; what was on the boards before is known to everybody."""
    time.goes_to(time.at)
    return client(office.boris)


def test_what_is_due_on_the_next_working_day_is_told_once_in_the_morning(
    anna: FlaskClient, office: Office, time: Time
) -> None:
    make_task(office, "Ответ на запрос", assignee_id=office.boris, due=date(2026, 11, 25))
    make_task(office, "Отчёт за квартал", assignee_id=office.boris, due=date(2026, 11, 26))
    # Six in the morning in Novokuznetsk, then half past eight and noon.
    time.goes_to(datetime(2026, 11, 23, 23, tzinfo=UTC))
    assert titles(office.boris, "deadline") == []
    time.goes_to(TUESDAY_MORNING)
    time.goes_to(TUESDAY_MORNING + 4 * 60 * MINUTE)
    assert titles(office.boris, "deadline") == ["Срок — среда, 25 ноября: № 1 Ответ на запрос"]


def test_before_a_weekend_it_is_what_is_due_until_monday(anna: FlaskClient, office: Office, time: Time) -> None:
    for day in (27, 28, 30):
        make_task(office, f"К {day} ноября", assignee_id=office.boris, due=date(2026, 11, day))
    make_task(office, "К первому", assignee_id=office.boris, due=date(2026, 12, 1))
    time.goes_to(FRIDAY_MORNING)
    expected = [
        "Срок — сегодня: № 1 К 27 ноября",
        "Срок — суббота, 28 ноября: № 2 К 28 ноября",
        "Срок — понедельник, 30 ноября: № 3 К 30 ноября",
    ]
    assert sorted(titles(office.boris, "deadline")) == sorted(expected)
    time.goes_to(FRIDAY_MORNING + DAY)
    assert len(titles(office.boris, "deadline")) == 3


def test_a_date_that_moves_is_told_anew_and_one_that_does_not_is_not(
    anna: FlaskClient, office: Office, time: Time
) -> None:
    task = make_task(office, "Ответ", assignee_id=office.boris, due=date(2026, 11, 25))
    time.goes_to(TUESDAY_MORNING)
    post(anna, "PATCH", f"/tasks/{task}", {"due": "2026-11-27", "due_reason": "Ждём выписку"})
    for day in (1, 2):
        time.goes_to(TUESDAY_MORNING + day * DAY)
    told_of = [each.partition(":")[0] for each in titles(office.boris, "deadline")]
    assert told_of == ["Срок — среда, 25 ноября", "Срок — пятница, 27 ноября"]


def test_what_is_done_nobodys_or_archived_is_not_due(anna: FlaskClient, office: Office, time: Time) -> None:
    make_task(office, "Сделано", assignee_id=office.boris, due=date(2026, 11, 25), column_id=office.columns["done"])
    make_task(office, "Ничьё", due=date(2026, 11, 25))
    gone = make_task(office, "В архиве", assignee_id=office.boris, due=date(2026, 11, 25))
    post(anna, "POST", f"/tasks/{gone}/archive")
    time.goes_to(TUESDAY_MORNING)
    assert titles(office.boris, "deadline") == []


def test_the_day_to_look_at_what_holds_a_task_up(anna: FlaskClient, office: Office, time: Time) -> None:
    stage = office.columns["in_progress"]
    stopped = make_task(office, "Акт", assignee_id=office.boris, column_id=stage)
    block = {"reason": "Нет выписки", "category": "waiting_answer", "waiting_for": "Росреестр"}
    post(anna, "POST", f"/tasks/{stopped}/block", {**block, "check_on": "2026-11-24"})
    waits = make_task(office, "Схема", column_id=stage)
    approval = {"column_id": office.columns["approval"], "waiting_for": "КУМИ", "expected_on": "2026-11-24"}
    post(anna, "POST", f"/tasks/{waits}/move", approval)
    time.goes_to(TUESDAY_MORNING)
    time.goes_to(TUESDAY_MORNING + DAY)
    (asked,) = told(office.boris, "check")
    assert (asked.title, asked.path) == ("Пришёл ли ответ? № 1 Акт", f"/tasks/{stopped}")
    assert asked.lines == [{"text": "Нет выписки", "detail": "ждём: Росреестр", "path": ""}]
    # What is nobody's is the head's to look at.
    assert titles(office.anna, "check") == ["Пришёл ли ответ? № 2 Схема"]


def test_who_is_given_a_task_by_somebody_else_is_told_and_nobody_of_their_own(
    boris: FlaskClient, anna: FlaskClient, office: Office, time: Time
) -> None:
    given = make_task(office, "Проверить договор", assignee_id=office.boris, due=date(2026, 12, 1))
    post(boris, "POST", f"/boards/{office.board}/tasks", {"title": "Своё", "assignee_id": office.boris})
    handed = make_task(office, "Сверка", assignee_id=office.anna)
    time.goes_to(time.at + MINUTE)
    post(anna, "PATCH", f"/tasks/{handed}", {"assignee_id": office.boris})
    time.goes_to(time.at + MINUTE)
    time.goes_to(time.at + MINUTE)
    second, first = sorted(told(office.boris, "assignment"), key=lambda each: each.title)
    assert first.title == "Вам поручили: № 1 Проверить договор"
    assert first.lines == [{"text": "Анна Ковалёва", "detail": "срок 1 декабря", "path": ""}]
    assert (first.path, second.title) == (f"/tasks/{given}", "Вам передали: № 3 Сверка")
    assert second.lines == [{"text": "Анна Ковалёва", "detail": "", "path": ""}]
    assert titles(office.anna, "assignment") == []


def test_what_is_sent_back_comes_with_why(boris: FlaskClient, anna: FlaskClient, office: Office, time: Time) -> None:
    task = make_task(office, "Справка", assignee_id=office.boris, column_id=office.columns["review"])
    time.goes_to(time.at + MINUTE)
    back = {"column_id": office.columns["in_progress"], "comment": "Нет подписи"}
    post(anna, "POST", f"/tasks/{task}/move", back)
    time.goes_to(time.at + MINUTE)
    sent_back = told(office.boris, "assignment")[-1]
    assert sent_back.title == "Вернули на доработку: № 1 Справка"
    assert [each["text"] for each in sent_back.lines] == ["Нет подписи", "Анна Ковалёва"]


def test_what_was_taken_back_before_it_was_told_is_no_news(
    boris: FlaskClient, anna: FlaskClient, office: Office, time: Time
) -> None:
    task = make_task(office, "Ошибка", assignee_id=office.boris)
    post(anna, "PATCH", f"/tasks/{task}", {"assignee_id": None})
    time.goes_to(time.at + MINUTE)
    assert titles(office.boris, "assignment") == []


def test_an_urgent_one_is_written_at_once_and_others_wait_for_the_morning(
    boris: FlaskClient, anna: FlaskClient, office: Office, time: Time, postman: Postman
) -> None:
    make_task(office, "Терпит", assignee_id=office.boris)
    make_task(office, "Горит", assignee_id=office.boris, priority="urgent")
    time.goes_to(time.at + MINUTE)
    assert postman.titles == ["Вам поручили: № 2 Горит"]
    time.goes_to(TUESDAY_MORNING)
    assert postman.titles[1:] == ["вторник, 24 ноября: для вас 1 дело"]


def test_what_stood_on_the_boards_before_they_were_followed_is_no_news(
    client: Client, office: Office, anna: FlaskClient, time: Time
) -> None:
    make_task(office, "Давно", assignee_id=office.boris)
    time.goes_to(time.at)
    time.goes_to(time.at + MINUTE)
    assert titles(office.boris, "assignment") == []
    make_task(office, "Теперь", assignee_id=office.boris)
    time.goes_to(time.at + MINUTE)
    assert titles(office.boris, "assignment") == ["Вам поручили: № 2 Теперь"]


def test_one_that_comes_back_at_once_is_no_news_to_whose_it_was(
    boris: FlaskClient, anna: FlaskClient, client: Client, office: Office, time: Time
) -> None:
    task = make_task(office, "Схема", assignee_id=office.boris)
    time.goes_to(time.at + MINUTE)
    given = post(anna, "PATCH", f"/tasks/{task}", {"assignee_id": office.anna})
    post(anna, "POST", f"/commands/{given['command_id']}/undo")
    time.goes_to(time.at + MINUTE)
    assert titles(office.boris, "assignment") == ["Вам поручили: № 1 Схема"]
    assert titles(office.anna, "assignment") == []


def test_who_cannot_be_told_now_is_told_the_next_time(
    boris: FlaskClient, anna: FlaskClient, office: Office, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_task(office, "Схема", assignee_id=office.boris)
    with monkeypatch.context() as broken:
        broken.setattr(commands, "tell", None)
        time.goes_to(time.at + MINUTE)
    assert titles(office.boris, "assignment") == []
    time.goes_to(time.at + MINUTE)
    assert titles(office.boris, "assignment") == ["Вам поручили: № 1 Схема"]


def test_who_may_not_see_the_department_any_more_is_told_nothing_of_it(
    boris: FlaskClient, anna: FlaskClient, client: Client, office: Office, time: Time
) -> None:
    task = make_task(office, "Схема", assignee_id=office.boris, column_id=office.columns["in_progress"])
    block = {"reason": "Личные сведения", "category": "documents", "check_on": "2026-11-24"}
    post(anna, "POST", f"/tasks/{task}/block", block)
    post(anna, "PATCH", f"/tasks/{task}", {"due": "2026-11-25"})
    post(client(office.admin), "PATCH", f"/people/{office.boris}", {"unit_id": office.archive})
    time.goes_to(TUESDAY_MORNING)
    assert titles(office.boris) == []


def test_a_head_who_is_stood_in_for_is_not_alone_in_hearing_of_it(
    anna: FlaskClient, client: Client, office: Office, time: Time
) -> None:
    task = make_task(office, "Схема", column_id=office.columns["in_progress"])
    block = {"reason": "Нет подписи", "category": "documents", "check_on": "2026-11-24"}
    post(anna, "POST", f"/tasks/{task}/block", block)
    stands_in = {"person_id": office.vera, "from_day": "2026-11-23", "until_day": "2026-11-30"}
    post(anna, "POST", f"/units/{office.land}/deputies", stands_in)
    time.goes_to(TUESDAY_MORNING)
    assert titles(office.vera, "check") == titles(office.anna, "check") == ["Всё ещё стоит? № 1 Схема"]
