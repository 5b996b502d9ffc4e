"""What is written down: texts that try to be more than texts, zones, days, and the same bytes for the same facts."""

import io
import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from icalendar import Calendar

from board.feeds import ics
from board.feeds.entries import AllDay, Stamp, Timed, Weekly
from board.feeds.entries import Calendar as Facts
from board.feeds.zones import zone_of_years
from tests.feeds.reading import AT, STAMP, parsed

HERE = ZoneInfo("Asia/Novokuznetsk")
HOSTILE = [
    "Договор, аренда; торги \\ и \\n",
    "Ремонт\nBEGIN:VEVENT\nSUMMARY:чужое\nEND:VEVENT",
    "Ремонт\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR",
    "Тире — «ёлочки», 🏛 и длинное " + "очень " * 60,
    'x:y=z"кавычки";VALUE=DATE:^n^\'',
    "%(title)s %s {0} ${x}",
    " края ",
]
STRANGE = ["a\rb", "a\x0bb", "a\x85b", "a\u2028b", "a\x00b", "a\x1b[31mb", "a\tb", "a\u200eb"]


def due(title: str = "Срок", about: str = "№ 1", day: date = date(2026, 11, 27)) -> AllDay:
    """Something that is due on a day."""
    return AllDay("task-t1@lean-board", title, about, "http://x/tasks/t1", STAMP, day)


def timed(begins: datetime, title: str = "Встреча", place: str | None = None) -> Timed:
    """Something at an hour."""
    return Timed("meeting-m1@lean-board", title, "О чём", "http://x/meetings/m1", STAMP, begins, place)


def calendar(*, name: str = "Доска", zone: str = "Asia/Novokuznetsk", **parts: object) -> Facts:
    """A calendar with these parts."""
    return Facts(name, zone, date(2026, 11, 23), **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_stays_a_text_wherever_it_stands(text: str) -> None:
    facts = calendar(
        name=text, all_day=(due(text, text),), timed=(timed(datetime(2026, 11, 25, 9, tzinfo=HERE), text, text),)
    )
    content = ics.written(facts)
    assert [len(re.findall(rb"(?m)^BEGIN:%s\r$" % part, content)) for part in (b"VCALENDAR", b"VEVENT")] == [1, 2]
    found = parsed(content)
    wanted = text.replace("\r\n", "\n")
    # These the library reads as they are written, like whatever it does not know.
    raw = wanted.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")
    assert [str(found[name]) for name in ("NAME", "X-WR-CALNAME")] == [raw, raw]
    at_an_hour, all_day = found.walk("VEVENT")
    assert [str(each["SUMMARY"]) for each in (at_an_hour, all_day)] == [wanted, wanted]
    assert str(at_an_hour["LOCATION"]) == wanted
    assert str(all_day["DESCRIPTION"]) == f"{wanted}\nhttp://x/tasks/t1"
    assert [str(each["DESCRIPTION"]) for each in at_an_hour.walk("VALARM")] == [wanted]


@pytest.mark.parametrize("text", STRANGE)
def test_a_sign_that_no_line_can_have_is_a_space(text: str) -> None:
    (found,) = parsed(ics.written(calendar(all_day=(due(text),)))).walk("VEVENT")
    assert str(found["SUMMARY"]).startswith("a ")


def test_a_day_is_a_day_and_nobody_is_busy_for_it() -> None:
    (found,) = parsed(ics.written(calendar(all_day=(due(),)))).walk("VEVENT")
    assert (found["DTSTART"].to_ical(), found["DTEND"].to_ical()) == (b"20261127", b"20261128")
    assert found["DTSTART"].params["VALUE"] == "DATE"
    assert found["TRANSP"] == "TRANSPARENT"
    assert found.walk("VALARM") == []


def test_the_head_says_what_it_is_and_how_often_to_ask() -> None:
    content = ics.written(calendar())
    for line in (
        "PRODID:-//Board//Lean Board//RU",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "NAME:Доска",
        "X-WR-CALNAME:Доска",
        "X-WR-TIMEZONE:Asia/Novokuznetsk",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ):
        assert f"\r\n{line}\r\n".encode() in content, line
    assert b"METHOD" not in content


def test_the_same_facts_give_the_same_bytes() -> None:
    usual = timed(datetime(2026, 11, 25, 9, tzinfo=HERE))
    left_out = (datetime(2026, 12, 2, 9, tzinfo=HERE), datetime(2027, 1, 6, 9, tzinfo=HERE))
    facts = calendar(weekly=(Weekly(usual, left_out),), all_day=(due("а"), due("б")))
    assert ics.written(facts) == ics.written(calendar(**{name: getattr(facts, name) for name in ("weekly", "all_day")}))
    assert b"EXDATE;TZID=Asia/Novokuznetsk:20261202T090000,20270106T090000\r\n" in ics.written(facts)


def test_the_stamp_is_of_the_change_and_not_of_the_asking() -> None:
    entry = AllDay("u", "t", "a", "http://x", Stamp(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), 12), date(2026, 1, 1))
    (found,) = parsed(ics.written(calendar(all_day=(entry,)))).walk("VEVENT")
    assert found["DTSTAMP"].to_ical() == found["LAST-MODIFIED"].to_ical() == b"20260102T030405Z"
    assert found["SEQUENCE"] == 12


def test_each_zone_that_is_used_is_described_once() -> None:
    there = datetime(2026, 11, 25, 9, tzinfo=ZoneInfo("Europe/Kaliningrad"))
    twice = (timed(there), timed(there + timedelta(weeks=1)), timed(AT.astimezone(ZoneInfo("UTC"))))
    found = parsed(ics.written(calendar(timed=twice)))
    assert [str(each["TZID"]) for each in found.walk("VTIMEZONE")] == ["Asia/Novokuznetsk", "Europe/Kaliningrad"]
    assert found.walk("VEVENT")[-1]["DTSTART"].to_ical() == b"20261123T050000Z"


@pytest.mark.parametrize(
    "zone",
    [
        "Asia/Novokuznetsk",
        "Europe/Kaliningrad",
        "Europe/Berlin",
        "America/New_York",
        "Africa/Casablanca",
        "Asia/Kolkata",
    ],
)
def test_a_zone_as_it_is_described_has_the_hours_of_the_zone_itself(zone: str) -> None:
    described = zone_of_years(zone, 2026, 2029).to_ical().decode().replace(zone, "X-Nowhere")
    content = f"BEGIN:VCALENDAR\r\n{described}END:VCALENDAR\r\n"
    by_itself, here = tzical(io.StringIO(content)).get("X-Nowhere"), ZoneInfo(zone)
    at = datetime(2026, 1, 2, tzinfo=UTC)
    while at.year < 2030:
        local = at.astimezone(here)
        # An hour that comes twice is not told apart by a description alone.
        if local.fold == 0 and (at + timedelta(hours=1)).astimezone(here).fold == 0:
            assert local.replace(tzinfo=by_itself).utcoffset() == local.utcoffset(), local
        at += timedelta(minutes=30)


def test_a_change_of_the_clocks_is_told_by_the_clock_that_ends() -> None:
    content = zone_of_years("Europe/Berlin", 2026, 2026).to_ical().decode()
    daylight = content.partition("BEGIN:DAYLIGHT")[2].partition("END:DAYLIGHT")[0].split()
    assert daylight == ["DTSTART:20260329T020000", "TZNAME:CEST", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200"]
    assert "DTSTART:20261025T030000" in content
    assert isinstance(Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{content}END:VCALENDAR\r\n"), Calendar)


def test_half_an_hour_stays_that_over_a_change_of_the_clocks() -> None:
    begins = datetime(2026, 3, 29, 1, 45, tzinfo=ZoneInfo("Europe/Berlin"))
    (found,) = parsed(ics.written(calendar(timed=(timed(begins),)))).walk("VEVENT")
    assert found["DTEND"].to_ical() == b"20260329T031500"
