"""The only writers of the work calendar."""

from datetime import date, datetime

import holidays
from sqlmodel import Session

from board.calendar import events, queries
from board.calendar.models import WorkCalendarDay
from board.calendar.working_days import is_working
from board.live.change import hold, record
from board.live.events import Actor


def set_day(session: Session, day: date, *, working: bool, reason: str, by: Actor, at: datetime) -> None:
    """Say that a day is worked or not, and why; the same again changes nothing."""
    hold(session, events.CALENDAR_ROOM)
    known = session.get(WorkCalendarDay, day)
    if known and (known.is_working, known.reason) == (working, reason):
        return
    entry = known or WorkCalendarDay(date=day, is_working=working, reason=reason)
    entry.is_working, entry.reason = working, reason
    session.add(entry)
    record(session, events.DaySet(day=queries.day_card(entry)), by=by, at=at)


def clear_day(session: Session, day: date, *, by: Actor, at: datetime) -> None:
    """Let a day follow the ordinary week again."""
    hold(session, events.CALENDAR_ROOM)
    known = session.get(WorkCalendarDay, day)
    if known:
        card = queries.day_card(known)
        session.delete(known)
        record(session, events.DayCleared(day=card), by=by, at=at)


def take_over_year(session: Session, year: int, *, by: Actor | None, at: datetime) -> None:
    """Take over the statutory calendar of Russia (package `holidays`) for the days nobody has set by hand."""
    hold(session, events.CALENDAR_ROOM)
    known = queries.exceptions(session, date(year, 1, 1), date(year, 12, 31))
    new = [entry for entry in _statutory(year) if entry.date not in known]
    session.add_all(new)
    if new:
        record(session, events.DaysSet(days=[queries.day_card(entry) for entry in new]), by=by, at=at)


def _statutory(year: int) -> list[WorkCalendarDay]:
    calendar = holidays.country_holidays("RU", years=year, language="ru")
    off = [
        WorkCalendarDay(date=day, is_working=False, reason=name)
        for day, name in sorted(calendar.items())
        if is_working(day, {})
    ]
    shifted = [
        WorkCalendarDay(date=day, is_working=True, reason="Рабочий день (перенос выходного)")
        for day in sorted(calendar.weekend_workdays)
        if day.year == year
    ]
    return off + shifted
