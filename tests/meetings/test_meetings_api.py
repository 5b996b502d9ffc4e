"""Meetings through the API and the jobs that keep their time, on a clock that is set."""

from datetime import UTC, date, datetime, timedelta

from flask.testing import FlaskClient
from sqlmodel import select

from board import database
from board.calendar import commands as calendar
from board.kpi import computing
from board.kpi import jobs as kpi_jobs
from board.kpi import queries as kpis
from board.kpi.models import MUNICIPALITY
from board.live.change import change
from board.meetings import jobs
from board.meetings.models import Meeting
from board.seeding.kpis import lay_down_catalogue
from board.tasks import commands as tasks
from board.tasks.inputs import BlockTask
from board.tasks.models import Task
from tests.makers import NOON, Office, make_task, who
from tests.meetings.conftest import API, SCHEDULE, WEDNESDAY, Client, Time, listed, say, whole


def test_a_schedule_makes_one_meeting_a_week_five_weeks_on_and_turns_who_leads(
    anna: FlaskClient, office: Office
) -> None:
    found = listed(anna, office)
    assert [each["week"] for each in found] == ["2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21"]
    assert {each["state"] for each in found} == {"scheduled"}
    assert found[0]["starts_at"] == "2026-11-25T02:00:00.000Z"
    assert [each["facilitator"].split()[0] for each in found] == ["Борис", "Анна", "Борис", "Анна", "Борис"]


def test_weeks_pass_and_each_has_exactly_one_row(anna: FlaskClient, office: Office, time: Time) -> None:
    for days in range(0, 70, 2):
        time.goes_to(NOON + timedelta(days=days))
        jobs.plan_meetings()
    with database.reading() as session:
        weeks = sorted(each.week for each in session.exec(select(Meeting)).all())
    assert len(weeks) == len(set(weeks))
    assert weeks == [date(2026, 11, 23) + timedelta(weeks=count) for count in range(len(weeks))]
    assert len(weeks) >= 13


def test_holidays_move_a_meeting_and_a_short_week_has_none(anna: FlaskClient, office: Office, time: Time) -> None:
    with change() as session:
        by = who(session, office.admin)
        for day in (date(2026, 12, 2), *(date(2026, 12, 7) + timedelta(days=count) for count in range(3))):
            calendar.set_day(session, day, working=False, reason="Выходной", by=by, at=NOON)
    time.goes_to(NOON + timedelta(minutes=5))
    found = {each["week"]: each for each in listed(anna, office)}
    assert found["2026-11-30"]["starts_at"] == "2026-12-03T02:00:00.000Z"
    assert "2026-12-07" not in found
    over = anna.get(f"{API}/boards/{office.board}/meetings/archive").get_json()["items"]
    assert [(each["week"], each["state"]) for each in over] == [("2026-12-07", "exempt")]
    with change() as session:
        calendar.clear_day(session, date(2026, 12, 7), by=who(session, office.admin), at=NOON)
    time.goes_to(NOON + timedelta(minutes=10))
    assert "2026-12-07" in {each["week"] for each in listed(anna, office)}


def test_the_agenda_is_frozen_at_noon_of_the_day_before(anna: FlaskClient, office: Office, time: Time) -> None:
    late = make_task(office, "Просрочена", due=date(2026, 11, 20), column_id=office.columns["planned"])
    still = make_task(office, "Стоит", assignee_id=office.boris, column_id=office.columns["planned"])
    with change() as session:
        wanted = BlockTask(reason="Ждём ответ", category="other")
        tasks.block_task(session, session.get_one(Task, still), wanted, by=who(session, office.anna), at=NOON)
    meeting = listed(anna, office)[0]["id"]
    time.goes_to(WEDNESDAY - timedelta(hours=21, seconds=1))
    assert whole(anna, meeting)["agenda"] is None
    time.goes_to(WEDNESDAY - timedelta(hours=21))
    found = whole(anna, meeting)
    assert found["state"] == "preparing"
    assert [each["task_id"] for each in found["agenda"]["board"]] == [still, late]
    assert found["agenda"]["board"][0]["reasons"] == [{"code": "blocked", "days": 1}]
    assert found["agenda"]["board"][1]["reasons"] == [{"code": "overdue", "days": 4}]
    make_task(office, "Позже", due=date(2026, 11, 1), column_id=office.columns["planned"])
    time.goes_to(WEDNESDAY)
    assert len(whole(anna, meeting)["agenda"]["board"]) == 2


def test_a_whole_meeting_from_the_start_to_the_word_of_the_head(
    anna: FlaskClient, client: Client, office: Office, time: Time
) -> None:
    boris, meeting = client(office.boris), listed(anna, office)[0]["id"]
    time.goes_to(WEDNESDAY)
    began = say(boris, meeting, "start")["meeting"]
    assert (began["state"], began["started_by"], began["block"]) == ("in_progress", "Борис Лапин", 0)
    assert sum(block["minutes"] for block in began["blocks"]) == 30
    say(boris, meeting, "start", expected=409)
    say(boris, meeting, "attend", {"person_ids": [office.boris], "present": True})
    time.at += timedelta(minutes=2)
    assert say(boris, meeting, "step", {"block": 3})["meeting"]["block_at"] == "2026-11-25T02:02:00.000Z"
    longer = say(boris, meeting, "extend", {"minutes": 7})["meeting"]["blocks"]
    assert [block["minutes"] for block in longer] == [2, 4, 4, 17, 0, 1, 2]
    say(boris, meeting, "extend", {"minutes": 4}, expected=409)
    decision = {
        "unit_id": office.land,
        "about": {"kind": "board", "id": office.board},
        "what": "Забрать ответы",
        "owner_id": office.boris,
        "due": "2026-12-01",
        "board_id": office.board,
    }
    made = say(boris, meeting, "decisions", decision, expected=201)["decision"]
    say(boris, meeting, "point", {"kind": "task", "id": made["task_id"]})
    say(anna, meeting, "rate", {"rating": 5})
    say(boris, meeting, "rate", {"rating": 4})
    time.at = WEDNESDAY + timedelta(minutes=29)
    ended = say(boris, meeting, "finish")["meeting"]
    assert (ended["state"], ended["ended_at"]) == ("closed", "2026-11-25T02:29:00.000Z")
    assert (ended["decisions"], ended["present"]) == ([made["id"]], [office.boris])
    assert ended["rating"] == {"mean": None, "count": 2}, "of two the mean would tell each what the other said"
    assert "ratings" not in ended
    say(boris, meeting, "confirm", expected=403)
    confirmed = say(anna, meeting, "confirm")["meeting"]
    assert (confirmed["confirmed_by"], confirmed["rating"]["mean"]) == ("Анна Ковалёва", 4.5)
    assert meeting not in {each["id"] for each in listed(anna, office)}


def test_beginning_and_ending_by_a_slip_of_the_hand_can_be_taken_back(
    client: Client, anna: FlaskClient, office: Office, time: Time
) -> None:
    boris, meeting = client(office.boris), listed(anna, office)[0]["id"]
    time.goes_to(WEDNESDAY)
    say(boris, meeting, "start")
    ended = say(boris, meeting, "finish")
    assert boris.post(f"{API}/commands/{ended['command_id']}/undo").status_code == 200
    assert whole(anna, meeting)["state"] == "in_progress"
    assert whole(anna, meeting)["ended_at"] is None
    # One that went on meanwhile is not begun anew.
    again = say(boris, meeting, "finish")
    say(anna, meeting, "confirm")
    assert boris.post(f"{API}/commands/{again['command_id']}/undo").status_code == 409


def test_who_is_away_on_the_day_gives_the_meeting_to_the_next(anna: FlaskClient, office: Office, time: Time) -> None:
    day = {"from_day": "2026-11-25", "until_day": "2026-11-25", "kind": "vacation"}
    assert anna.post(f"{API}/people/{office.boris}/absences", json=day).status_code == 201
    assert listed(anna, office)[0]["facilitator"] == "Борис Лапин"
    time.goes_to(WEDNESDAY - timedelta(hours=21))
    assert listed(anna, office)[0]["facilitator"] == "Анна Ковалёва"


def test_it_closes_by_itself_after_35_minutes_whenever_that_is_noticed(
    anna: FlaskClient, office: Office, time: Time
) -> None:
    meeting = listed(anna, office)[0]["id"]
    time.goes_to(WEDNESDAY)
    say(anna, meeting, "start")
    time.goes_to(WEDNESDAY + timedelta(minutes=34, seconds=59))
    assert whole(anna, meeting)["state"] == "in_progress"
    # Nothing ran for two hours.
    time.goes_to(WEDNESDAY + timedelta(hours=2))
    found = whole(anna, meeting)
    assert (found["state"], found["ended_at"], found["ended_by"]) == ("closed", "2026-11-25T02:35:00.000Z", None)
    time.goes_to(datetime(2026, 11, 26, 16, 59, 59, tzinfo=UTC))
    assert whole(anna, meeting)["state"] == "closed"
    time.goes_to(datetime(2026, 11, 26, 17, tzinfo=UTC))
    assert whole(anna, meeting)["state"] == "confirmed"


def test_nobody_begins_the_meeting_of_another_week_by_mistake(anna: FlaskClient, office: Office, time: Time) -> None:
    first, second = (each["id"] for each in listed(anna, office)[:2])
    assert "три дня" in say(anna, second, "start", expected=409)["detail"]
    assert whole(anna, second)["state"] == "scheduled"
    time.at = WEDNESDAY - timedelta(days=2)
    say(anna, first, "start")


def test_what_was_not_held_is_missed_at_the_end_of_its_week(anna: FlaskClient, office: Office, time: Time) -> None:
    meeting = listed(anna, office)[0]["id"]
    time.goes_to(datetime(2026, 11, 29, 16, 59, 59, tzinfo=UTC))
    assert whole(anna, meeting)["state"] == "preparing"
    time.goes_to(datetime(2026, 11, 29, 17, tzinfo=UTC))
    assert whole(anna, meeting)["state"] == "missed"
    say(anna, meeting, "start", expected=409)


def test_a_meeting_is_moved_within_its_week_and_back(
    anna: FlaskClient, client: Client, office: Office, time: Time
) -> None:
    meeting = listed(anna, office)[0]["id"]
    path, boris = f"{API}/meetings/{meeting}", client(office.boris)
    time.goes_to(WEDNESDAY - timedelta(hours=20))
    moved = boris.patch(path, json={"day": "2026-11-27", "time": "16:00"}).get_json()
    assert moved["meeting"]["starts_at"] == "2026-11-27T09:00:00.000Z"
    assert (moved["meeting"]["state"], moved["meeting"]["moved"]) == ("scheduled", True)
    assert whole(anna, meeting)["agenda"] is None
    for body in ({"day": "2026-11-30"}, {"day": "2026-11-23"}, {"time": "25:00"}, {"facilitator_id": "nobody"}):
        refused = boris.patch(path, json=body)
        assert refused.status_code == 422, (body, refused.get_json())
    time.goes_to(WEDNESDAY)
    assert whole(anna, meeting)["starts_at"] == "2026-11-27T09:00:00.000Z"
    undone = boris.post(f"{API}/commands/{moved['command_id']}/undo")
    assert undone.status_code == 409, "its time is over: it would be in the past"


def test_cancelling_can_be_taken_back_and_so_can_the_schedule(anna: FlaskClient, office: Office, time: Time) -> None:
    meeting = listed(anna, office)[0]["id"]
    gone = say(anna, meeting, "cancel", {"reason": "Все на выезде"})
    assert len(listed(anna, office)) == 4
    assert anna.post(f"{API}/commands/{gone['command_id']}/undo").status_code == 200
    assert listed(anna, office)[0]["state"] == "scheduled"
    ended = anna.delete(f"{API}/boards/{office.board}/meeting-schedule", json={}).get_json()
    assert listed(anna, office) == []
    assert anna.post(f"{API}/commands/{ended['command_id']}/undo").status_code == 200
    assert len(listed(anna, office)) == 5


def test_another_time_moves_what_is_ahead_and_not_what_somebody_has_moved(
    anna: FlaskClient, office: Office, time: Time
) -> None:
    first, second = (each["id"] for each in listed(anna, office)[:2])
    anna.patch(f"{API}/meetings/{second}", json={"day": "2026-12-04"})
    anna.put(f"{API}/boards/{office.board}/meeting-schedule", json=SCHEDULE | {"weekday": 4, "time": "10:00"})
    starts = {each["id"]: each["starts_at"] for each in listed(anna, office)}
    assert starts[first] == "2026-11-26T03:00:00.000Z"
    assert starts[second] == "2026-12-04T02:00:00.000Z"


def test_meetings_feed_their_kpis_and_hear_of_those_that_are_not_as_planned(
    anna: FlaskClient, office: Office, time: Time
) -> None:
    make_task(office, "Просрочена", due=date(2026, 11, 20), assignee_id=office.boris)
    with change() as session:
        lay_down_catalogue(session, at=NOON)
        target = kpis.target(session, "OVERLOAD_CNT", 2026)
    assert target is None or not target.counts
    first, second = (each["id"] for each in listed(anna, office)[:2])
    time.goes_to(WEDNESDAY)
    say(anna, first, "start")
    time.at += timedelta(minutes=31)
    say(anna, first, "finish")
    computing.recompute(at=time.at, periods=2)
    values = newest("MEETINGS_HELD_PCT"), newest("MEETING_LEN_OK_PCT")
    assert values == ((100.0, 1.0), (0.0, 1.0))
    time.goes_to(datetime(2026, 12, 6, 17, 1, tzinfo=UTC))
    assert whole(anna, second)["state"] == "missed"
    computing.recompute(at=time.at, periods=2)
    with database.reading() as session:
        found = kpis.values(session, "MEETINGS_HELD_PCT", office.land, 5)
    assert [(each.first_day.isoformat(), each.value) for each in found] == [("2026-11-23", 100.0), ("2026-11-30", 0.0)]
    kpi_jobs.bring_to_meetings()


def newest(code: str) -> tuple[float, float | None]:
    """The newest value of a KPI, and of how many."""
    with database.reading() as session:
        (value,) = kpis.values(session, code, MUNICIPALITY, 1)
        return value.value, value.base


def test_what_cannot_be_is_refused_by_name(anna: FlaskClient, client: Client, office: Office) -> None:
    path = f"{API}/boards/{office.board}/meeting-schedule"
    for body, field in (
        (SCHEDULE | {"weekday": 8}, "weekday"),
        (SCHEDULE | {"time": "9:00"}, "time"),
        (SCHEDULE | {"facilitators": [office.vera]}, "facilitators"),
        (SCHEDULE | {"facilitators": [office.boris, office.boris]}, "facilitators"),
    ):
        refused = anna.put(path, json=body)
        assert (refused.status_code, refused.get_json()["errors"][0]["field"]) == (422, field), body
    meeting = listed(anna, office)[0]["id"]
    for verb, given in (("step", {"block": 1}), ("extend", {}), ("finish", {}), ("point", {}), ("rate", {"rating": 5})):
        say(anna, meeting, verb, given, expected=409)
    say(anna, meeting, "attend", {"person_ids": [office.vera], "present": True}, expected=404)
    say(client(office.boris), meeting, "cancel", {"reason": "Устал"})
