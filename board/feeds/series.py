"""Which meetings of a board a calendar tells of. Pure: schedule, meetings and work calendar go in, times come out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from board import clock
from board.calendar.working_days import Exceptions
from board.meetings import planning
from board.meetings.models import Meeting, MeetingSchedule, State
from board.meetings.occurrences import WEEKS_BACK

WEEKS_AHEAD = 52
"""So far the work calendar is looked at; later weeks are as the schedule has them, until they come nearer."""
_WEEK = timedelta(days=7)
_OFF = (State.CANCELLED, State.EXEMPT)


@dataclass(frozen=True)
class Other:
    """A meeting that is not when or where the schedule has it: its usual time, and what holds instead."""

    slot: datetime
    starts_at: datetime
    place: str | None
    meeting_id: str | None


@dataclass(frozen=True)
class Series:
    """A board's weekly meeting: the usual time of its first week, usual times without one, and those that differ."""

    first: datetime
    left_out: tuple[datetime, ...]
    others: tuple[Other, ...]


def first_week(schedule: MeetingSchedule, zone: str) -> date:
    """The earliest week in which the schedule may have a meeting."""
    return planning.week_of(clock.date_in(schedule.since, zone))


def by_schedule(
    schedule: MeetingSchedule, meetings: Mapping[date, Meeting], exceptions: Exceptions, *, zone: str, today: date
) -> Series | None:
    """The meetings by the present schedule, from its beginning to a year ahead; `meetings` are the known ones by week.

    A week that was cancelled or is exempt is left out, rather than told as cancelled: many programs show what is
    cancelled as if it took place. One on another day for a holiday is told like one that somebody has moved, and one
    that was missed stays where it was.
    """
    weeks = list(_weeks(schedule, zone, today))
    found = [(week, _other(schedule, week, meetings.get(week), exceptions, zone, today)) for week in weeks]
    begun = next((count for count, (_, other) in enumerate(found) if other), None)
    if begun is None:
        return None
    there = found[begun:]
    return Series(
        first=_slot(schedule, there[0][0], zone),
        left_out=tuple(_slot(schedule, week, zone) for week, other in there if other is None),
        others=tuple(other for _, other in there if other and _differs(other, schedule, today)),
    )


def earlier(meetings: Mapping[date, Meeting], first: Series | None, *, today: date) -> list[Meeting]:
    """The meetings of the last weeks that are in no series: by former schedules, and before it begins."""
    oldest = planning.week_of(today) - WEEKS_BACK * _WEEK
    until = planning.week_of(first.first.date()) if first else date.max
    return [each for week, each in sorted(meetings.items()) if oldest <= week < until and each.state not in _OFF]


def _weeks(schedule: MeetingSchedule, zone: str, today: date) -> Iterator[date]:
    week, last = first_week(schedule, zone), planning.week_of(today) + WEEKS_AHEAD * _WEEK
    while week <= last:
        yield week
        week += _WEEK


def _other(
    schedule: MeetingSchedule, week: date, known: Meeting | None, exceptions: Exceptions, zone: str, today: date
) -> Other | None:
    """When and where the meeting of a week is, or nothing where it has none."""
    slot = _slot(schedule, week, zone)
    if known:
        return None if known.state in _OFF else Other(slot, known.starts_at, known.place, known.id)
    # A week that passed while nothing ran gets its meeting within so many weeks, and later none.
    is_forgotten = week < planning.week_of(today) - WEEKS_BACK * _WEEK
    if is_forgotten or planning.is_exempt(week, exceptions):
        return None
    day = planning.day_of(week, schedule.weekday, exceptions)
    starts_at = planning.instant_of(day, schedule.time, zone)
    return Other(slot, starts_at, schedule.place, None) if starts_at >= schedule.since else None


def _differs(other: Other, schedule: MeetingSchedule, today: date) -> bool:
    usual = planning.instant_of(other.slot.date(), schedule.time, str(other.slot.tzinfo))
    # Where it once was is of no use to anybody, and after a move of the board that would be every week there was.
    is_elsewhere = other.place != schedule.place and other.slot.date() >= planning.week_of(today)
    return other.starts_at != usual or is_elsewhere


def _slot(schedule: MeetingSchedule, week: date, zone: str) -> datetime:
    day = week + timedelta(days=schedule.weekday - 1)
    return datetime.combine(day, time.fromisoformat(schedule.time), tzinfo=ZoneInfo(zone))
