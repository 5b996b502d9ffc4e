"""A whole year of meetings as a calendar program expands it, beside what the program itself plans, in several zones."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays
import pytest

from board.feeds import series
from board.meetings import planning
from board.meetings.models import Meeting, MeetingSchedule, State
from tests.feeds.reading import parsed, planned, times, weeks, written

ZONES = ["Asia/Novokuznetsk", "Europe/Kaliningrad", "Europe/Berlin", "America/New_York", "UTC"]
TODAY = date(2026, 8, 10)
SINCE = datetime(2026, 2, 1, 3, tzinfo=UTC)


def russian(*years: int) -> dict[date, bool]:
    """The days of these years that differ from an ordinary week, as the program takes them over."""
    found: dict[date, bool] = {}
    for year in years:
        calendar = holidays.country_holidays("RU", years=year)
        found |= {day: False for day in calendar if day.weekday() < 5}
        found |= {day: True for day in calendar.weekend_workdays if day.year == year}
    return found


RUSSIAN = russian(2026, 2027)


def scheduled(weekday: int = 3, time: str = "09:00", since: datetime = SINCE) -> MeetingSchedule:
    """A board's schedule."""
    return MeetingSchedule(board_id="b1", weekday=weekday, time=time, place="Кабинет 12", since=since)


def met(week: date, at: datetime, state: State = State.SCHEDULED, place: str = "Кабинет 12") -> Meeting:
    """A meeting that the program knows."""
    return Meeting(
        id=f"m{week}", board_id="b1", unit_id="u1", week=week, state=state, starts_at=at, planned_at=at, place=place
    )


def by_the_schedule(schedule: MeetingSchedule, zone: str, exceptions: Mapping[date, bool] = RUSSIAN) -> list[Meeting]:
    """The meetings that there are by the schedule, from its beginning until four weeks after today."""
    found = []
    for week in weeks(planning.week_of(date(2026, 2, 2)), planning.week_of(TODAY) + timedelta(weeks=4)):
        at = planning.instant_of(planning.day_of(week, schedule.weekday, exceptions), schedule.time, zone)
        state = State.EXEMPT if planning.is_exempt(week, exceptions) else State.SCHEDULED
        if at >= schedule.since:
            found.append(met(week, at, state))
    return found


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("weekday", [1, 2, 3, 4, 5])
def test_a_year_ahead_is_as_the_program_plans_it(zone: str, weekday: int) -> None:
    schedule = scheduled(weekday)
    content, _ = written(schedule, RUSSIAN, zone, TODAY, *by_the_schedule(schedule, zone))
    first, last = date(2026, 2, 2), TODAY + timedelta(weeks=51)
    wanted = planned(schedule, RUSSIAN, zone, first, last)
    assert times(parsed(content), first, last + timedelta(days=6)) == wanted
    # The week of New Year is exempt, the other holidays move a meeting.
    assert len(wanted) == 79 - 1


@pytest.mark.parametrize("zone", ZONES)
def test_it_is_at_the_same_hour_the_whole_year_through(zone: str) -> None:
    content, _ = written(scheduled(), RUSSIAN, zone, TODAY, *by_the_schedule(scheduled(), zone))
    found = times(parsed(content), date(2026, 9, 1), date(2027, 8, 1))
    assert {at.astimezone(ZoneInfo(zone)).strftime("%H:%M") for at in found} == {"09:00"}
    shifts = {at.astimezone(ZoneInfo(zone)).utcoffset() for at in found}
    assert len(shifts) == (2 if zone in ("Europe/Berlin", "America/New_York") else 1)


@pytest.mark.parametrize("time", ["00:15", "01:30", "02:00", "02:30", "23:50"])
def test_a_time_at_which_the_clocks_are_changed_is_as_the_program_has_it(time: str) -> None:
    schedule = scheduled(7, time)
    all_worked = {day: True for week in weeks(date(2026, 1, 26), date(2027, 9, 6)) for day in [week + timedelta(6)]}
    known = by_the_schedule(schedule, "Europe/Berlin", all_worked)
    content, found = written(schedule, all_worked, "Europe/Berlin", TODAY, *known)
    assert found.others == ()
    first, last = date(2026, 2, 2), date(2027, 8, 1)
    assert times(parsed(content), first, last) == planned(schedule, all_worked, "Europe/Berlin", first, last)


def test_a_week_with_too_few_working_days_is_left_out_and_a_holiday_moves_one() -> None:
    content, found = written(
        scheduled(), RUSSIAN, "Asia/Novokuznetsk", TODAY, *by_the_schedule(scheduled(), "Asia/Novokuznetsk")
    )
    off = {planning.week_of(at.date()) for at in found.left_out}
    assert date(2027, 1, 4) in off
    unity = next(each for each in found.others if each.slot.date() == date(2026, 11, 4))
    assert unity.starts_at == datetime(2026, 11, 5, 2, tzinfo=UTC)
    one = [
        each
        for each in parsed(content).walk("VEVENT")
        if "RECURRENCE-ID" in each and each["RECURRENCE-ID"].dt == unity.slot
    ]
    assert [each["DTSTART"].to_ical() for each in one] == [b"20261105T090000"]
    assert one[0]["RECURRENCE-ID"].params["TZID"] == "Asia/Novokuznetsk"


def test_beyond_a_year_it_goes_on_as_the_schedule_has_it() -> None:
    content, _ = written(scheduled(), RUSSIAN, "Asia/Novokuznetsk", TODAY)
    later = times(parsed(content), date(2028, 3, 1), date(2028, 3, 31))
    assert [at.day for at in later] == [1, 8, 15, 22, 29]


def test_what_was_moved_cancelled_or_held_elsewhere_is_told_so() -> None:
    zone = "Asia/Novokuznetsk"
    monday = planning.week_of(TODAY)
    known = {each.week: each for each in by_the_schedule(scheduled(), zone)}
    moved, cancelled, elsewhere = monday, monday + timedelta(weeks=1), monday + timedelta(weeks=2)
    known[moved].starts_at += timedelta(days=1, hours=3)
    known[cancelled].state = State.CANCELLED
    known[elsewhere].place = "Актовый зал"
    content, found = written(scheduled(), RUSSIAN, zone, TODAY, *known.values())
    calendar = parsed(content)
    there = times(calendar, moved, elsewhere + timedelta(days=6))
    assert there == [known[moved].starts_at, known[elsewhere].starts_at]
    assert cancelled in {planning.week_of(at.date()) for at in found.left_out}
    places = {
        str(each["LOCATION"])
        for each in calendar.walk("VEVENT")
        if "RECURRENCE-ID" in each and each["RECURRENCE-ID"].dt.date() > elsewhere
    }
    assert "Актовый зал" in places


def test_another_place_is_told_of_what_is_ahead_and_not_of_every_week_that_was() -> None:
    zone = "Asia/Novokuznetsk"
    known = by_the_schedule(scheduled(), zone)
    for each in known:
        each.place = "Кабинет 30"
    _, found = written(scheduled(), {}, zone, TODAY, *known)
    differing = {planning.week_of(each.slot.date()) for each in found.others if each.place == "Кабинет 30"}
    assert {week for week in differing if week >= TODAY} == set(weeks(TODAY, TODAY + timedelta(weeks=4)))
    assert len(differing) < 10


def test_it_begins_with_the_first_week_that_has_a_meeting() -> None:
    zone = "Asia/Novokuznetsk"
    # Wednesday at ten, an hour after the meeting of that week would have been.
    late = scheduled(since=datetime(2026, 8, 12, 3, tzinfo=UTC))
    _, found = written(late, RUSSIAN, zone, date(2026, 8, 12))
    assert found.first.isoformat() == "2026-08-19T09:00:00+07:00"
    assert all(at > found.first for at in found.left_out)
    in_time = scheduled(since=datetime(2026, 8, 12, 2, tzinfo=UTC))
    assert written(in_time, RUSSIAN, zone, date(2026, 8, 12))[1].first.isoformat() == "2026-08-12T09:00:00+07:00"


def test_a_meeting_that_a_holiday_moves_behind_the_new_schedule_counts() -> None:
    zone = "Asia/Novokuznetsk"
    # 4 November, Wednesday, is off; the schedule is of that day at noon, the meeting on Thursday.
    schedule = scheduled(since=datetime(2026, 11, 4, 5, tzinfo=UTC))
    content, found = written(schedule, RUSSIAN, zone, date(2026, 11, 4))
    assert found.first.isoformat() == "2026-11-04T09:00:00+07:00"
    assert times(parsed(content), date(2026, 11, 1), date(2026, 11, 8)) == [datetime(2026, 11, 5, 2, tzinfo=UTC)]


def test_weeks_in_which_nothing_ran_and_nothing_was_made_up_for_have_none() -> None:
    zone = "Asia/Novokuznetsk"
    content, _ = written(scheduled(), RUSSIAN, zone, TODAY)
    found = times(parsed(content), date(2026, 2, 1), TODAY)
    assert found[0] >= datetime(2026, 6, 15, tzinfo=UTC)
    assert len(found) == 8


def test_a_schedule_without_a_single_meeting_is_none() -> None:
    never = {TODAY + timedelta(days=count): False for count in range(-400, 800)}
    assert series.by_schedule(scheduled(), {}, never, zone="UTC", today=TODAY) is None
