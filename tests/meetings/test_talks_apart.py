"""What is talked through after a meeting: noted while it goes on or has just ended, with who stays and when."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import docx
import pytest
from flask.testing import FlaskClient

from board.meetings.apart import MOST
from tests.makers import Office, make_task
from tests.meetings.conftest import API, WEDNESDAY, Client, Time, listed, say, whole


@pytest.fixture
def going_on(anna: FlaskClient, office: Office, time: Time) -> str:
    """The meeting of Wednesday, begun."""
    time.goes_to(WEDNESDAY)
    this: str = listed(anna, office)[0]["id"]
    say(anna, this, "start")
    return this


def test_it_is_noted_with_who_stays_and_when_and_stands_in_the_minutes(
    anna: FlaskClient, office: Office, going_on: str, time: Time
) -> None:
    task = make_task(office, "Межевание", assignee_id=office.boris)
    wanted: dict[str, Any] = {"text": "№ 1 Межевание: кто едет", "task_id": task}
    made = say(anna, going_on, "apart", {**wanted, "person_ids": [office.boris], "day": "2026-11-26"}, 201)
    (noted,) = made["meeting"]["apart"]
    assert noted == {**wanted, "id": noted["id"], "people": [office.boris], "day": "2026-11-26"}
    time.goes_to(WEDNESDAY + timedelta(minutes=20))
    say(anna, going_on, "finish")
    assert whole(anna, going_on)["apart"] == [noted]
    written = docx.Document(BytesIO(anna.get(f"/meetings/{going_on}/minutes.docx").data))
    lines = [each.text for each in written.paragraphs]
    assert lines[lines.index("Разобрать отдельно") + 1] == "№ 1 Межевание: кто едет · Борис Лапин · 26 нояб."


def test_it_is_taken_away_again_once(anna: FlaskClient, going_on: str) -> None:
    made = say(anna, going_on, "apart", {"text": "Межевание"}, 201)
    apart_id = made["meeting"]["apart"][0]["id"]
    assert say(anna, going_on, f"apart/{apart_id}/drop")["meeting"]["apart"] == []
    say(anna, going_on, f"apart/{apart_id}/drop", expected=404)


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"text": " "}, 422),
        ({"text": "Межевание", "day": "2026-11-24"}, 422),
        ({"text": "Межевание", "person_ids": ["nobody"]}, 404),
        ({"text": "Межевание", "task_id": "nothing"}, 404),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_noted(
    anna: FlaskClient, going_on: str, wrong: dict[str, Any], status: int
) -> None:
    say(anna, going_on, "apart", wrong, status)
    assert whole(anna, going_on)["apart"] == []


def test_another_departments_person_or_task_is_not_of_this_board(
    anna: FlaskClient, client: Client, office: Office, going_on: str
) -> None:
    say(anna, going_on, "apart", {"text": "Межевание", "person_ids": [office.vera]}, 404)
    theirs = client(office.vera).post(f"{API}/boards/{office.other_board}/tasks", json={"title": "Опись"})
    say(anna, going_on, "apart", {"text": "Опись", "task_id": theirs.get_json()["task"]["id"]}, 404)


def test_before_it_begins_and_after_it_is_confirmed_there_is_nothing_to_note(
    anna: FlaskClient, office: Office, time: Time
) -> None:
    time.goes_to(WEDNESDAY)
    this: str = listed(anna, office)[0]["id"]
    say(anna, this, "apart", {"text": "Межевание"}, 409)
    say(anna, this, "start")
    time.goes_to(WEDNESDAY + timedelta(minutes=5))
    say(anna, this, "finish")
    say(anna, this, "apart", {"text": "Межевание"}, 201)
    say(anna, this, "confirm")
    say(anna, this, "apart", {"text": "Межевание"}, 409)


def test_there_is_an_end_to_what_one_meeting_puts_off(anna: FlaskClient, going_on: str) -> None:
    for number in range(MOST):
        say(anna, going_on, "apart", {"text": f"Вопрос {number}"}, 201)
    say(anna, going_on, "apart", {"text": "Ещё один"}, 409)
