"""What people are told of decisions: given, due, to be judged; asked of a tier, answered, late."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.makers import Office
from tests.notices.conftest import TUESDAY_MORNING, Client, Postman, Time, post, titles, told

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def decide(http: FlaskClient, office: Office, **more: Any) -> str:
    """A decision about the board that stays without a task; its id."""
    about = {"kind": "board", "id": office.board}
    wanted = {
        "unit_id": office.land,
        "kind": "corrective",
        "about": about,
        "what": "Собирать выписки по средам",
        **more,
    }
    made: str = post(http, "POST", "/decisions", wanted)["decision"]["id"]
    return made


def test_who_is_to_do_it_is_told_when_it_is_made_and_when_it_is_due(
    anna: FlaskClient, office: Office, time: Time
) -> None:
    decide(anna, office, owner_id=office.boris, due="2026-11-27")
    time.goes_to(TUESDAY_MORNING)
    time.goes_to(TUESDAY_MORNING + DAY)
    assert titles(office.boris, "decision") == ["Вам поручено решение № 1: Собирать выписки по средам"]
    time.goes_to(TUESDAY_MORNING + 2 * DAY)
    time.goes_to(TUESDAY_MORNING + 3 * DAY)
    assert titles(office.boris, "decision")[1:] == ["Срок решения — пятница, 27 ноября: № 1 Собирать выписки по средам"]


def test_one_that_is_a_task_is_told_as_that_task_is(anna: FlaskClient, office: Office, time: Time) -> None:
    time.goes_to(time.at)
    decide(anna, office, owner_id=office.boris, due="2026-11-25", board_id=office.board)
    time.goes_to(TUESDAY_MORNING)
    assert titles(office.boris, "decision") == []
    assert titles(office.boris, "assignment") == ["Вам поручили: № 1 Собирать выписки по средам"]
    assert titles(office.boris, "deadline") == ["Срок — среда, 25 ноября: № 1 Собирать выписки по средам"]


def test_at_its_check_date_it_is_asked_whether_it_helped_until_somebody_says(
    anna: FlaskClient, office: Office, time: Time
) -> None:
    made = decide(anna, office, owner_id=office.boris, due="2026-11-24", check_on="2026-11-25")
    post(anna, "POST", f"/decisions/{made}/finish")
    time.goes_to(TUESDAY_MORNING)
    assert titles(office.anna, "decision") == []
    for day in (1, 2):
        time.goes_to(TUESDAY_MORNING + day * DAY)
    assert titles(office.anna, "decision") == ["Помогло ли? Решение № 1: Собирать выписки по средам"]
    post(anna, "POST", f"/decisions/{made}/judge", {"verdict": "early", "check_on": "2026-11-30"})
    time.goes_to(TUESDAY_MORNING + 6 * DAY)
    assert len(titles(office.anna, "decision")) == 2


@pytest.fixture
def leader(client: Client, office: Office) -> FlaskClient:
    """The deputy head of the district, who is asked."""
    return client(office.leader)


def test_a_tier_that_is_asked_is_told_at_once_and_who_asked_hears_the_answer(
    anna: FlaskClient, leader: FlaskClient, office: Office, time: Time, postman: Postman
) -> None:
    made = decide(anna, office, kind="escalate", what="Нужен допуск к ЕГРН", ask_unit_id=office.top)
    for _ in range(2):
        time.goes_to(time.at + MINUTE)
    expected = "Земельный отдел спрашивает: Нужен допуск к ЕГРН"
    assert titles(office.leader, "escalation") == [expected]
    assert titles(office.controller, "escalation") == [expected]
    assert postman.titles == [expected, expected]
    time.goes_to(time.at + 9 * DAY)
    late = "Ответ задержан: Земельный отдел, вопрос «Нужен допуск к ЕГРН»"
    assert titles(office.leader, "escalation")[1:] == titles(office.anna, "escalation") == [late]
    post(leader, "POST", f"/decisions/{made}/answer", {"answer": "Допуск дадут в понедельник"}, expected=200)
    for _ in range(2):
        time.goes_to(time.at + MINUTE)
    answered = told(office.anna, "escalation")[-1]
    assert answered.title == "На ваш вопрос ответили: Нужен допуск к ЕГРН"
    assert answered.lines[0]["text"] == "Допуск дадут в понедельник"
    assert len(titles(office.anna, "escalation")) == 2
