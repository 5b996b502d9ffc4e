"""A calendar as a program reads it: parsed by a library that has not written our part of it, and expanded."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import recurring_ical_events
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar
from werkzeug.test import TestResponse

from board.calendar.working_days import Exceptions
from board.feeds import ics, series
from board.feeds.entries import Calendar as Facts
from board.feeds.entries import Stamp, Timed, Weekly
from board.meetings import planning
from board.meetings.models import Meeting, MeetingSchedule

API = "/api/v1"
AT = datetime(2026, 11, 23, 5, tzinfo=UTC)
STAMP = Stamp(AT, 7)


def made(http: FlaskClient, **wanted: Any) -> dict[str, Any]:
    """A new address; the whole answer."""
    answer = http.post(f"{API}/me/feeds", json=wanted or {"kind": "personal"})
    assert answer.status_code == 201, answer.get_json()
    found: dict[str, Any] = answer.get_json()
    return found


def asked(app: Flask, address: str, **more: Any) -> TestResponse:
    """What a program gets that knows the address and nothing else."""
    return app.test_client().get(address.removeprefix("http://localhost"), **more)


def read(app: Flask, address: str) -> Any:
    """The calendar at an address."""
    answer = asked(app, address)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return parsed(answer.get_data())


def parsed(content: bytes) -> Any:
    """A calendar by the library; every line is as long as it may be, and ends as it has to."""
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    found = Calendar.from_ical(content)
    assert isinstance(found, Calendar)
    assert [each.errors for each in found.walk()] == [[] for _ in found.walk()]
    return found


def events(calendar: Any, first: date, last: date) -> list[Any]:
    """Everything that takes place from a day to another, both included, in order."""
    query = recurring_ical_events.of(calendar, skip_bad_series=False)
    # Days are those of the zones in the calendar, which may begin earlier than in UTC and end later.
    day = timedelta(days=1)
    found = [each for each in query.between(first - day, last + day) if first <= _day(each) <= last]
    return sorted(found, key=lambda each: (str(each["DTSTART"].dt), str(each["SUMMARY"])))


def _day(event: Any) -> date:
    start: datetime | date = event["DTSTART"].dt
    return start.date() if isinstance(start, datetime) else start


def times(calendar: Any, first: date, last: date) -> list[datetime]:
    """When everything begins that has an hour."""
    starts = [each["DTSTART"].dt for each in events(calendar, first, last)]
    return sorted(start.astimezone(UTC) for start in starts if isinstance(start, datetime))


def days(calendar: Any) -> list[tuple[str, str]]:
    """What is due on a day: `(day, title)`."""
    due = [each for each in calendar.walk("VEVENT") if not isinstance(each["DTSTART"].dt, datetime)]
    return [(each["DTSTART"].dt.isoformat(), str(each["SUMMARY"])) for each in due]


def weeks(first: date, last: date) -> Iterator[date]:
    """The Mondays from first to last."""
    while first <= last:
        yield first
        first += timedelta(weeks=1)


def planned(schedule: MeetingSchedule, exceptions: Exceptions, zone: str, first: date, last: date) -> list[datetime]:
    """When the program itself would have meetings, week by week."""
    found = []
    for week in weeks(planning.week_of(first), planning.week_of(last)):
        day = planning.day_of(week, schedule.weekday, exceptions)
        at = planning.instant_of(day, schedule.time, zone)
        if not planning.is_exempt(week, exceptions) and at >= schedule.since:
            found.append(at)
    return found


def written(
    schedule: MeetingSchedule, exceptions: Exceptions, zone: str, today: date, *meetings: Meeting
) -> tuple[bytes, series.Series]:
    """The calendar of a board with that schedule, without a database."""
    found = series.by_schedule(schedule, {each.week: each for each in meetings}, exceptions, zone=zone, today=today)
    assert found

    def timed(at: datetime, place: str | None) -> Timed:
        return Timed("meetings-b1@lean-board", "Встреча", "О чём", "http://x/b1", STAMP, at, place)

    usual = timed(found.first, schedule.place)
    here = found.first.tzinfo
    instead = tuple((each.slot, timed(each.starts_at.astimezone(here), each.place)) for each in found.others)
    calendar = Facts("Встречи", zone, today, weekly=(Weekly(usual, found.left_out, instead),))
    return ics.written(calendar), found
