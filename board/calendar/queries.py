"""Questions to the work calendar."""

from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from board.calendar import events
from board.calendar.models import WorkCalendarDay


def exceptions(session: Session, first: date, last: date) -> dict[date, bool]:
    """The days from first to last that differ from an ordinary week: whether each is worked."""
    return {entry.date: entry.is_working for entry in days(session, first, last)}


def days(session: Session, first: date, last: date) -> list[WorkCalendarDay]:
    """The entries from first to last, both included, in order."""
    wanted = select(WorkCalendarDay).where(col(WorkCalendarDay.date) >= first, col(WorkCalendarDay.date) <= last)
    return list(session.exec(wanted.order_by(col(WorkCalendarDay.date))))


def state(session: Session) -> dict[str, Any]:
    """The state of the calendar's room."""
    every = days(session, date.min, date.max)
    return {"days": [day_card(entry).model_dump() for entry in every]}


def day_card(entry: WorkCalendarDay) -> events.DayCard:
    """An entry with its date written out."""
    day = entry.date.isoformat()
    return events.DayCard(id=day, date=day, is_working=entry.is_working, reason=entry.reason)
