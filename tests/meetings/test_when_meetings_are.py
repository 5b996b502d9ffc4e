"""When meetings are: the weekday and the calendar of three Russian years, zones and their leaps."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import holidays
import pytest

from board.meetings import planning

MONDAY = date(2026, 11, 23)
NO_EXCEPTIONS: Mapping[date, bool] = {}


def russian(*years: int) -> dict[date, bool]:
    """The days off of these years, as the calendar of the program has them."""
    return {day: False for day in holidays.country_holidays("RU", years=years) if day.weekday() < 5}


# Weeks of Russian holidays: the wanted weekday, the day of the meeting, or nothing where the week is exempt.
HOLIDAY_WEEKS = [
    (date(2024, 12, 30), 1, None, "30 and 31 December alone are worked"),
    (date(2025, 1, 6), 5, None, "one working day after Christmas"),
    (date(2025, 4, 28), 4, date(2025, 4, 30), "1 May is Thursday, and so is the meeting: the last day before"),
    (date(2025, 6, 9), 4, date(2025, 6, 11), "12 June is Thursday, 13 June is off with it"),
    (date(2025, 11, 3), 1, date(2025, 11, 5), "3 and 4 November are off"),
    (date(2026, 3, 9), 1, date(2026, 3, 10), "9 March is off for the 8th"),
    (date(2026, 5, 4), 3, date(2026, 5, 6), "an ordinary Wednesday between the holidays"),
    (date(2026, 11, 2), 3, date(2026, 11, 5), "4 November is Wednesday"),
    (date(2027, 1, 4), 1, None, "New Year"),
    (date(2027, 2, 22), 2, date(2027, 2, 24), "23 February is Tuesday"),
]


@pytest.mark.parametrize(("week", "weekday", "day", "_why"), HOLIDAY_WEEKS, ids=lambda it: str(it)[:40])
def test_a_meeting_gives_way_to_holidays_within_its_week(week: date, weekday: int, day: date | None, _why: str) -> None:
    exceptions = russian(2024, 2025, 2026, 2027)
    assert planning.is_exempt(week, exceptions) is (day is None)
    if day:
        assert planning.day_of(week, weekday, exceptions) == day


def test_over_three_years_each_week_has_one_meeting_on_a_working_day_or_none_at_all() -> None:
    exceptions = russian(2025, 2026, 2027)
    week, met, exempt = date(2025, 1, 6), [], 0
    while week.year < 2028:
        if planning.is_exempt(week, exceptions):
            exempt += 1
            assert len(planning.working_days(week, exceptions)) < planning.LEAST_WORKING_DAYS
        else:
            day = planning.day_of(week, 1, exceptions)
            assert day in planning.working_days(week, exceptions)
            assert planning.week_of(day) == week
            met.append(day)
        week += timedelta(weeks=1)
    assert len(met) == len(set(met))
    assert len(met) + exempt == 156
    assert 3 <= exempt <= 9


def test_a_working_saturday_and_a_week_without_working_days() -> None:
    worked = {MONDAY + timedelta(days=5): True}
    assert planning.day_of(MONDAY, 6, worked) == date(2026, 11, 28)
    assert planning.day_of(MONDAY, 6, NO_EXCEPTIONS) == date(2026, 11, 27)
    all_off = {MONDAY + timedelta(days=count): False for count in range(7)}
    assert planning.is_exempt(MONDAY, all_off)
    assert planning.day_of(MONDAY, 3, all_off) == date(2026, 11, 25)


def test_the_agenda_is_frozen_at_noon_of_the_working_day_before() -> None:
    assert planning.prepares_at(MONDAY, NO_EXCEPTIONS, "Asia/Novokuznetsk") == datetime(2026, 11, 20, 5, tzinfo=UTC)
    exceptions = russian(2026)
    # The day after National Unity Day, which was Wednesday.
    assert planning.prepares_at(date(2026, 11, 5), exceptions, "UTC") == datetime(2026, 11, 3, 12, tzinfo=UTC)


def test_the_end_of_a_week_and_the_word_of_the_head() -> None:
    zone = "Asia/Novokuznetsk"
    assert planning.ends_with(MONDAY, zone) == datetime(2026, 11, 29, 17, tzinfo=UTC)
    friday = MONDAY + timedelta(days=4)
    assert planning.confirmed_by_itself_at(friday, NO_EXCEPTIONS, zone) == datetime(2026, 11, 30, 17, tzinfo=UTC)


def transitions(zone: str) -> list[datetime]:
    """The hours from 2015 to 2035 before which the clocks of a zone were changed."""
    found, here = [], ZoneInfo(zone)
    at, end = datetime(2015, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)
    while at < end:
        after = at + timedelta(days=7)
        if at.astimezone(here).utcoffset() != after.astimezone(here).utcoffset():
            hour = at
            while hour.astimezone(here).utcoffset() == at.astimezone(here).utcoffset():
                hour += timedelta(hours=1)
            found.append(hour)
        at = after
    return found


def test_around_every_leap_of_every_zone_each_day_has_its_time_exactly_once() -> None:
    seen = 0
    for zone in sorted(available_timezones()):
        here = ZoneInfo(zone)
        for leap in transitions(zone):
            seen += 1
            first = leap.astimezone(here).date() - timedelta(days=2)
            for time in ("00:30", "02:30", "09:00"):
                instants = [planning.instant_of(first + timedelta(days=count), time, zone) for count in range(5)]
                assert instants == sorted(set(instants)), (zone, leap, time)
                for count, instant in enumerate(instants):
                    local = instant.astimezone(here)
                    wanted = first + timedelta(days=count)
                    # A time that is leapt over comes later, even past midnight where a whole day was left out.
                    assert local.date() == wanted or local.replace(tzinfo=None) - datetime.combine(
                        wanted, datetime.min.time()
                    ) <= timedelta(days=2), (zone, leap, time)
                    if local.date() == wanted and local.strftime("%H:%M") == time:
                        assert local.fold == 0, "of a time that comes twice the first"
    assert seen > 2_000
