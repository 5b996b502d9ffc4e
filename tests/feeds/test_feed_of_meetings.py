"""The meetings of a board in a calendar: what was planned, moved, cancelled, held, and a schedule that was changed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import select

from board import database
from board.calendar import commands as work_calendar
from board.calendar import queries
from board.live.change import change
from board.meetings.models import Meeting, State
from tests.feeds.conftest import Look
from tests.feeds.reading import events, made, planned, read, times
from tests.feeds.test_series_over_a_year import scheduled
from tests.makers import NOON, Office, who
from tests.meetings.conftest import API, SCHEDULE, WEDNESDAY, Time, listed, say

FIRST, LAST = date(2026, 11, 23), date(2027, 11, 21)


def known() -> list[datetime]:
    """When the program has its meetings that take place or took place."""
    off = (State.CANCELLED, State.EXEMPT)
    with database.reading() as session:
        return sorted(each.starts_at for each in session.exec(select(Meeting)) if each.state not in off)


def holidays(office: Office, *years: int) -> None:
    """The work calendar of these years is taken over."""
    with change() as session:
        for year in years:
            work_calendar.take_over_year(session, year, by=who(session, office.admin), at=NOON)


def of_week(calendar: Any, monday: date) -> list[datetime]:
    """When the meetings of a week are."""
    return times(calendar, monday, monday + timedelta(days=6))


def test_a_year_of_meetings_by_the_calendar_of_russia(of_board: Look, office: Office) -> None:
    holidays(office, 2026, 2027)
    since = scheduled(since=NOON)
    with database.reading() as session:
        exceptions = queries.exceptions(session, FIRST, LAST)
    found = times(of_board(), FIRST, LAST)
    assert found == planned(since, exceptions, "Asia/Novokuznetsk", FIRST, LAST)
    assert len(found) == 51
    (usual,) = [each for each in of_board().walk("VEVENT") if "RRULE" in each]
    assert usual["DTSTART"].to_ical() == b"20261125T090000"
    assert (usual["DTEND"].dt - usual["DTSTART"].dt) == timedelta(minutes=30)


def test_week_after_week_it_tells_what_the_program_has(
    of_board: Look, anna: FlaskClient, office: Office, time: Time
) -> None:
    holidays(office, 2026, 2027)
    for count in range(12):
        time.goes_to(NOON + timedelta(weeks=count, minutes=1))
        if count == 3:
            first = listed(anna, office)[0]["id"]
            say(anna, first, "cancel", {"reason": "Все на выезде"})
        if count == 5:
            second = listed(anna, office)[1]
            body = {"day": (date.fromisoformat(second["week"]) + timedelta(days=4)).isoformat(), "time": "15:30"}
            assert anna.patch(f"{API}/meetings/{second['id']}", json=body).status_code == 200
        rows = known()
        assert times(of_board(), FIRST, rows[-1].date()) == rows, count
    assert len(known()) == 16 - 1 - 1


def test_a_moved_meeting_is_the_same_one_at_another_time(of_board: Look, anna: FlaskClient, office: Office) -> None:
    second = listed(anna, office)[1]
    anna.patch(f"{API}/meetings/{second['id']}", json={"day": "2026-12-04", "time": "15:30", "place": "Актовый зал"})
    (there,) = events(of_board(), date(2026, 11, 30), date(2026, 12, 6))
    assert there["DTSTART"].dt.isoformat() == "2026-12-04T15:30:00+07:00"
    assert there["LOCATION"] == "Актовый зал"
    assert there["URL"] == f"http://localhost/meetings/{second['id']}"
    override = next(each for each in of_board().walk("VEVENT") if "RECURRENCE-ID" in each)
    usual = next(each for each in of_board().walk("VEVENT") if "RRULE" in each)
    assert override["UID"] == usual["UID"]
    assert override["RECURRENCE-ID"].dt.isoformat() == "2026-12-02T09:00:00+07:00"
    assert override["SEQUENCE"] == usual["SEQUENCE"]
    anna.patch(f"{API}/meetings/{second['id']}", json={"day": "2026-12-02", "time": "09:00", "place": "Кабинет 12"})
    assert not [each for each in of_board().walk("VEVENT") if "RECURRENCE-ID" in each]


def test_a_cancelled_meeting_is_not_there_and_comes_back_with_an_undo(
    of_board: Look, anna: FlaskClient, office: Office
) -> None:
    second = listed(anna, office)[1]["id"]
    before = of_board()
    answer = say(anna, second, "cancel", {"reason": "Все на выезде"})
    assert of_week(of_board(), date(2026, 11, 30)) == []
    assert "выезде" not in of_board().to_ical().decode()
    anna.post(f"{API}/commands/{answer['command_id']}/undo")
    assert of_week(of_board(), date(2026, 11, 30)) == of_week(before, date(2026, 11, 30)) != []


def test_what_changes_grows_in_number(of_board: Look, anna: FlaskClient, office: Office) -> None:
    def number() -> int:
        return next(int(each["SEQUENCE"]) for each in of_board().walk("VEVENT") if "RRULE" in each)

    first = number()
    say(anna, listed(anna, office)[1]["id"], "cancel", {"reason": "Все на выезде"})
    second = number()
    holidays(office, 2027)
    assert first < second < number()


def test_another_schedule_begins_anew_and_what_was_held_by_the_former_stays(
    of_board: Look, anna: FlaskClient, office: Office, time: Time
) -> None:
    time.goes_to(WEDNESDAY)
    say(anna, listed(anna, office)[0]["id"], "start")
    time.goes_to(WEDNESDAY + timedelta(weeks=1, hours=3))
    former = known()[:2]
    anna.put(f"{API}/boards/{office.board}/meeting-schedule", json=SCHEDULE | {"weekday": 5, "time": "14:00"})
    time.goes_to(WEDNESDAY + timedelta(weeks=1, hours=4))
    rows = known()
    assert [at.isoformat() for at in rows[:4]] == [
        "2026-11-25T02:00:00+00:00",
        # What had not begun by then goes along.
        "2026-12-04T07:00:00+00:00",
        "2026-12-11T07:00:00+00:00",
        "2026-12-18T07:00:00+00:00",
    ]
    assert times(of_board(), FIRST, rows[-1].date()) == rows
    single = [each for each in of_board().walk("VEVENT") if not {"RRULE", "RECURRENCE-ID"} & each.keys()]
    assert [each["DTSTART"].dt.astimezone(UTC) for each in single] == former[:1]
    assert [len(each.walk("VALARM")) for each in single] == [0]
    time.goes_to(WEDNESDAY + timedelta(weeks=9, hours=4))
    single = [each for each in of_board().walk("VEVENT") if not {"RRULE", "RECURRENCE-ID"} & each.keys()]
    assert single == []


def test_a_meeting_ahead_reminds_ten_minutes_before(of_board: Look) -> None:
    for each in of_board().walk("VEVENT"):
        (alarm,) = each.walk("VALARM")
        assert (alarm["TRIGGER"].dt, alarm["ACTION"]) == (timedelta(minutes=-10), "DISPLAY")


def test_without_a_schedule_and_on_a_closed_board_nothing_is_ahead(
    of_board: Look, anna: FlaskClient, office: Office, time: Time
) -> None:
    time.goes_to(WEDNESDAY)
    say(anna, listed(anna, office)[0]["id"], "start")
    time.goes_to(WEDNESDAY + timedelta(hours=1))
    assert anna.delete(f"{API}/boards/{office.board}/meeting-schedule").status_code == 200
    assert times(of_board(), FIRST, LAST) == [WEDNESDAY]
    anna.put(f"{API}/boards/{office.board}/meeting-schedule", json=SCHEDULE)
    assert len(times(of_board(), FIRST, LAST)) > 40
    assert anna.patch(f"{API}/boards/{office.board}", json={"closed": True}).status_code == 200
    time.goes_to(WEDNESDAY + timedelta(hours=2))
    assert times(of_board(), FIRST, LAST) == [WEDNESDAY]


def test_a_board_that_never_met_has_an_empty_calendar(app: Flask, boris: FlaskClient, office: Office) -> None:
    calendar = read(app, made(boris, kind="board", board_id=office.board)["address"])
    assert calendar.walk("VEVENT") == []
    assert str(calendar["NAME"]) == "Встречи: Земельный отдел"
