"""What people have said of meetings stays, whatever is planned anew, closed or taken back."""

from datetime import UTC, date, datetime, timedelta

from flask.testing import FlaskClient

from tests.makers import NOON, Office
from tests.meetings.conftest import API, SCHEDULE, WEDNESDAY, Client, Time, listed, say, whole


def test_a_place_for_once_stays_and_the_frozen_agenda_with_it(anna: FlaskClient, office: Office, time: Time) -> None:
    first, second = (each["id"] for each in listed(anna, office)[:2])
    time.goes_to(WEDNESDAY - timedelta(hours=20))
    frozen = whole(anna, first)["frozen_at"]
    assert anna.patch(f"{API}/meetings/{first}", json={"place": "Актовый зал"}).status_code == 200
    time.goes_to(WEDNESDAY - timedelta(hours=19))
    found = whole(anna, first)
    assert (found["place"], found["state"], found["frozen_at"]) == ("Актовый зал", "preparing", frozen)
    anna.put(f"{API}/boards/{office.board}/meeting-schedule", json=SCHEDULE | {"place": "Кабинет 30"})
    assert [whole(anna, each)["place"] for each in (first, second)] == ["Актовый зал", "Кабинет 30"]
    assert whole(anna, first)["frozen_at"] == frozen


def test_another_rotation_leads_what_is_ahead_but_for_who_was_asked_by_name(anna: FlaskClient, office: Office) -> None:
    path = f"{API}/boards/{office.board}/meeting-schedule"
    anna.put(path, json=SCHEDULE | {"facilitators": [office.anna]})
    assert {each["facilitator"] for each in listed(anna, office)} == {"Анна Ковалёва"}
    second = listed(anna, office)[1]["id"]
    anna.patch(f"{API}/meetings/{second}", json={"facilitator_id": office.boris})
    anna.put(path, json=SCHEDULE)
    assert [each["facilitator"] for each in listed(anna, office)] == [None, "Борис Лапин", None, None, None]


def test_another_weekday_does_not_invent_a_meeting_that_was_missed(client: Client, office: Office, time: Time) -> None:
    anna, path = client(office.anna), f"{API}/boards/{office.board}/meeting-schedule"
    time.goes_to(WEDNESDAY)
    anna.put(path, json=SCHEDULE | {"weekday": 1})
    assert "2026-11-23" not in {each["week"] for each in listed(anna, office)}
    time.goes_to(WEDNESDAY + timedelta(days=7))
    anna.put(path, json=SCHEDULE | {"weekday": 5})
    time.goes_to(WEDNESDAY + timedelta(days=7, minutes=1))
    over = anna.get(f"{API}/boards/{office.board}/meetings/archive").get_json()["items"]
    assert "2026-11-23" not in {each["week"] for each in over}


def test_a_closed_board_has_no_meetings_any_more(anna: FlaskClient, office: Office, time: Time) -> None:
    meeting = listed(anna, office)[0]["id"]
    assert anna.patch(f"{API}/boards/{office.board}", json={"closed": True}).status_code == 200
    say(anna, meeting, "start", expected=409)
    time.goes_to(NOON + timedelta(minutes=1))
    assert listed(anna, office) == []


def test_the_end_of_a_meeting_is_not_taken_back_when_its_time_is_over(
    anna: FlaskClient, office: Office, time: Time
) -> None:
    meeting = listed(anna, office)[0]["id"]
    time.goes_to(WEDNESDAY)
    say(anna, meeting, "start")
    time.at += timedelta(minutes=28)
    ended = say(anna, meeting, "finish")
    time.goes_to(WEDNESDAY + timedelta(hours=1))
    assert anna.post(f"{API}/commands/{ended['command_id']}/undo").status_code == 409
    assert whole(anna, meeting)["ended_at"] == "2026-11-25T02:28:00.000Z"


def test_the_begin_is_not_taken_back_when_something_was_decided(anna: FlaskClient, office: Office, time: Time) -> None:
    meeting = listed(anna, office)[0]["id"]
    time.goes_to(WEDNESDAY)
    began = say(anna, meeting, "start")
    about = {"kind": "board", "id": office.board}
    said = {"unit_id": office.land, "about": about, "what": "Всем прочитать порядок", "kind": "info"}
    say(anna, meeting, "decisions", said, expected=201)
    assert anna.post(f"{API}/commands/{began['command_id']}/undo").status_code == 409
    assert whole(anna, meeting)["state"] == "in_progress"


def test_a_move_is_taken_back_although_the_meeting_was_prepared_meanwhile(
    anna: FlaskClient, office: Office, time: Time
) -> None:
    meeting = listed(anna, office)[0]["id"]
    time.goes_to(WEDNESDAY - timedelta(hours=20))
    moved = anna.patch(f"{API}/meetings/{meeting}", json={"time": "11:00"}).get_json()
    time.goes_to(WEDNESDAY - timedelta(hours=19))
    assert whole(anna, meeting)["state"] == "preparing"
    assert anna.post(f"{API}/commands/{moved['command_id']}/undo").status_code == 200
    assert whole(anna, meeting)["starts_at"] == "2026-11-25T02:00:00.000Z"


def test_no_meetings_any_more_is_taken_back_with_everything_that_was_said_of_them(
    anna: FlaskClient, office: Office, time: Time
) -> None:
    first = listed(anna, office)[0]["id"]
    anna.patch(f"{API}/meetings/{first}", json={"day": "2026-11-27", "place": "Зал", "facilitator_id": office.anna})
    before = [(each["id"], each["starts_at"], each["place"]) for each in listed(anna, office)]
    ended = anna.delete(f"{API}/boards/{office.board}/meeting-schedule", json={}).get_json()
    assert listed(anna, office) == []
    assert anna.post(f"{API}/commands/{ended['command_id']}/undo").status_code == 200
    assert [(each["id"], each["starts_at"], each["place"]) for each in listed(anna, office)] == before


def test_who_moves_to_another_department_leads_here_no_more(anna: FlaskClient, client: Client, office: Office) -> None:
    assert listed(anna, office)[0]["facilitator_id"] == office.boris
    moved = client(office.admin).patch(f"{API}/people/{office.boris}", json={"unit_id": office.archive})
    assert moved.status_code == 200, moved.get_json()
    assert office.boris not in {each["facilitator_id"] for each in listed(anna, office)}
    assert datetime(2026, 11, 25, 2, tzinfo=UTC) == WEDNESDAY
    assert date(2026, 11, 25).isoweekday() == SCHEDULE["weekday"]
