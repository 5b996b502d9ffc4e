"""A calendar as bytes (RFC 5545). Pure: the same facts give the same bytes, whenever they are asked for.

A program that reads it takes the whole as it is each time, so that what is not there any more is simply left out.
"""

from datetime import datetime, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from icalendar import Alarm, Component, Event, vText
from icalendar import Calendar as Written

from board.feeds.entries import AllDay, Calendar, Stamp, Timed, Weekly
from board.feeds.zones import zone_of_years
from board.meetings.blocks import LENGTH

ASKED_AGAIN_AFTER = timedelta(hours=1)
REMINDS_BEFORE = timedelta(minutes=10)
_MAKER = "-//Board//Lean Board//RU"
_YEARS_AHEAD = 3
_DAY = timedelta(days=1)


def written(calendar: Calendar) -> bytes:
    """The calendar as a file."""
    found = Written()
    found.add("prodid", _MAKER)
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    # The library takes these for nothing that it knows, and would write them as they are.
    name = vText(_clean(calendar.name))
    found.add("name", name)
    found.add("x-wr-calname", name)
    found.add("x-wr-timezone", calendar.zone)
    found.add("refresh-interval", ASKED_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    found.add("x-published-ttl", "PT1H")
    for part in chain(_zones(calendar), _events(calendar)):
        found.add_component(part)
    content: bytes = found.to_ical()
    return content


def _zones(calendar: Calendar) -> list[Component]:
    hours = [each.begins for each in _timed(calendar)]
    names = {calendar.zone, *(_zone_name(each) for each in hours)} - {"UTC"}
    first = min([calendar.today.year, *(each.year for each in hours)])
    return [zone_of_years(name, first, calendar.today.year + _YEARS_AHEAD) for name in sorted(names)]


def _timed(calendar: Calendar) -> list[Timed]:
    every = [each for weekly in calendar.weekly for each in (weekly.first, *(other for _, other in weekly.instead))]
    return [*every, *calendar.timed]


def _zone_name(moment: datetime) -> str:
    return str(moment.tzinfo)


def _events(calendar: Calendar) -> list[Component]:
    weekly = [event for each in calendar.weekly for event in _weekly(each)]
    return [*weekly, *map(_at_an_hour, calendar.timed), *map(_all_day, calendar.all_day)]


def _weekly(weekly: Weekly) -> list[Event]:
    usual = _at_an_hour(weekly.first)
    usual.add("rrule", {"freq": "weekly"})
    if weekly.left_out:
        usual.add("exdate", list(weekly.left_out))
    others = []
    for slot, other in weekly.instead:
        event = _at_an_hour(other)
        event.add("recurrence-id", slot)
        others.append(event)
    return [usual, *others]


def _at_an_hour(timed: Timed) -> Event:
    event = _event(timed.uid, timed.title, timed.about, timed.address, timed.stamp)
    event.add("dtstart", timed.begins)
    # Of the instants, so that half an hour stays that where the clocks are changed.
    ends = timed.begins.astimezone(ZoneInfo("UTC")) + LENGTH
    event.add("dtend", ends.astimezone(timed.begins.tzinfo))
    event.add("status", "CONFIRMED")
    if timed.place:
        event.add("location", _clean(timed.place))
    if timed.reminds:
        event.add_component(_alarm(timed.title))
    return event


def _all_day(due: AllDay) -> Event:
    event = _event(due.uid, due.title, due.about, due.address, due.stamp)
    event.add("dtstart", due.day)
    event.add("dtend", due.day + _DAY)
    event.add("transp", "TRANSPARENT")
    return event


def _event(uid: str, title: str, about: str, address: str, stamp: Stamp) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("summary", _clean(title))
    event.add("description", _clean(f"{about}\n{address}"))
    event.add("url", address)
    # Without a METHOD the stamp says when the facts were changed last (3.8.7.2), and not when they were asked for.
    event.add("dtstamp", stamp.at)
    event.add("last-modified", stamp.at)
    event.add("sequence", stamp.number)
    return event


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _clean(title))
    alarm.add("trigger", -REMINDS_BEFORE)
    return alarm


def _clean(text: str) -> str:
    """Without signs that no line can have; commas, semicolons and line breaks are written as they have to be."""
    lines = text.replace("\r\n", "\n")
    return "".join(sign if sign == "\n" or sign.isprintable() else " " for sign in lines)
