"""People are told whenever a meeting is otherwise than they believe, by whatever it came about, and once."""

from datetime import UTC, datetime, timedelta
from typing import Any

from flask.testing import FlaskClient
from sqlmodel import select

from board import database
from board.meetings.models import MeetingHeard
from tests.makers import Office
from tests.notices.conftest import Client, Time, deliveries, post, titles, told

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
AT = "Встреча перенесена: среда, 25 ноября, {}. Земельный отдел"
OFF = "Встречи не будет (среда, 25 ноября): Земельный отдел"


def this_week(http: FlaskClient, office: Office) -> str:
    found: str = http.get(f"/api/v1/boards/{office.board}/meetings").get_json()["meetings"][0]["id"]
    return found


def news(office: Office) -> list[str]:
    """What Борис was told of changes, in order."""
    return titles(office.boris, "meeting_moved")


def passes(time: Time) -> None:
    """A minute passes, twice."""
    for _ in range(2):
        time.goes_to(time.at + MINUTE)


def move(http: FlaskClient, meeting: str, clock: str) -> Any:
    return post(http, "PATCH", f"/meetings/{meeting}", {"day": "2026-11-25", "time": clock})


def test_nobody_is_told_what_the_schedule_says_anyway(meetings: FlaskClient, office: Office, time: Time) -> None:
    passes(time)
    assert news(office) == []


def test_one_that_is_moved_again_and_back_is_told_each_time(meetings: FlaskClient, office: Office, time: Time) -> None:
    this = this_week(meetings, office)
    for clock in ("16:00", "17:00", "16:00", "09:00"):
        move(meetings, this, clock)
        passes(time)
    assert news(office) == [AT.format(clock) for clock in ("16:00", "17:00", "16:00", "09:00")]


def test_a_move_that_is_taken_back_before_it_was_told_is_no_news(
    meetings: FlaskClient, office: Office, time: Time
) -> None:
    passes(time)
    moved = move(meetings, this_week(meetings, office), "16:00")
    post(meetings, "POST", f"/commands/{moved['command_id']}/undo")
    passes(time)
    assert news(office) == []


def test_what_is_taken_back_after_it_was_told_is_told_too(meetings: FlaskClient, office: Office, time: Time) -> None:
    this = this_week(meetings, office)
    moved = move(meetings, this, "16:00")
    passes(time)
    post(meetings, "POST", f"/commands/{moved['command_id']}/undo")
    passes(time)
    cancelled = post(meetings, "POST", f"/meetings/{this}/cancel", {"reason": "Все на выезде"})
    passes(time)
    post(meetings, "POST", f"/commands/{cancelled['command_id']}/undo")
    passes(time)
    post(meetings, "POST", f"/meetings/{this}/cancel", {"reason": "И всё же"})
    passes(time)
    after_all = "Встреча всё-таки будет: среда, 25 ноября, 09:00. Земельный отдел"
    assert news(office) == [AT.format("16:00"), AT.format("09:00"), OFF, after_all, OFF]
    assert [each["text"] for each in told(office.boris, "meeting_moved")[-1].lines] == ["И всё же", "Анна Ковалёва"]
    assert [each["text"] for each in told(office.boris, "meeting_moved")[0].lines] == [
        "было: среда, 25 ноября, 09:00",
        "Кабинет 12",
        "Анна Ковалёва",
    ]
    # Who has done it knows.
    assert titles(office.anna, "meeting_moved") == []


def test_another_schedule_is_told_for_the_meetings_that_are_near(
    meetings: FlaskClient, office: Office, time: Time
) -> None:
    passes(time)
    post(meetings, "PUT", f"/boards/{office.board}/meeting-schedule", {"weekday": 4, "time": "10:00"})
    passes(time)
    assert news(office) == ["Встреча перенесена: четверг, 26 ноября, 10:00. Земельный отдел"]


def test_a_week_that_becomes_too_short_has_no_meeting_and_it_is_said_why(
    meetings: FlaskClient, client: Client, office: Office, time: Time
) -> None:
    passes(time)
    for day in (24, 25, 26):
        day_off = {"is_working": False, "reason": "День района"}
        post(client(office.admin), "PUT", f"/calendar/2026-11-{day}", day_off)
    passes(time)
    assert news(office) == [OFF]
    line = told(office.boris, "meeting_moved")[0].lines[0]
    assert line["text"] == "На этой неделе слишком мало рабочих дней."


def test_meetings_that_end_with_their_schedule_are_said_to_be_none(
    meetings: FlaskClient, office: Office, time: Time
) -> None:
    passes(time)
    post(meetings, "DELETE", f"/boards/{office.board}/meeting-schedule")
    passes(time)
    assert news(office) == [OFF]


def test_who_begins_early_is_not_called_and_nobody_is_noted_as_told_too_late(
    meetings: FlaskClient, office: Office, time: Time
) -> None:
    passes(time)
    time.goes_to(datetime(2026, 11, 25, 1, 40, tzinfo=UTC))
    post(meetings, "POST", f"/meetings/{this_week(meetings, office)}/start")
    for minute in (45, 55, 70):
        time.goes_to(datetime(2026, 11, 25, 1, tzinfo=UTC) + minute * MINUTE)
    assert titles(office.boris, "meeting_soon") == []
    assert [each.state for each in deliveries("meeting_soon")] == []


def test_what_people_heard_of_stays_exactly_one_row_for_a_meeting(
    meetings: FlaskClient, office: Office, time: Time
) -> None:
    for _ in range(3):
        passes(time)
    with database.reading() as session:
        heard = session.exec(select(MeetingHeard)).all()
    assert len(heard) == len({each.week for each in heard}) == 1
    assert (heard[0].is_on, heard[0].times) == (True, 0)


def test_meetings_that_come_back_under_another_schedule_are_told_too(
    meetings: FlaskClient, office: Office, time: Time
) -> None:
    passes(time)
    post(meetings, "DELETE", f"/boards/{office.board}/meeting-schedule")
    passes(time)
    post(meetings, "PUT", f"/boards/{office.board}/meeting-schedule", {"weekday": 3, "time": "11:00"})
    passes(time)
    after_all = "Встреча всё-таки будет: среда, 25 ноября, 11:00. Земельный отдел"
    assert news(office) == [OFF, after_all]


def test_one_far_ahead_that_somebody_moves_or_cancels_is_told_at_once(
    meetings: FlaskClient, office: Office, time: Time
) -> None:
    passes(time)
    listed = meetings.get(f"/api/v1/boards/{office.board}/meetings").get_json()["meetings"]
    post(meetings, "PATCH", f"/meetings/{listed[2]['id']}", {"day": "2026-12-10", "time": "14:30"})
    post(meetings, "POST", f"/meetings/{listed[3]['id']}/cancel", {"reason": "Отпуска"})
    passes(time)
    assert sorted(news(office)) == [
        "Встреча перенесена: четверг, 10 декабря, 14:30. Земельный отдел",
        "Встречи не будет (среда, 16 декабря): Земельный отдел",
    ]
