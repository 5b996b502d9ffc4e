"""Questions to the work calendar."""

from datetime import date
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from board.calendar import events
from board.calendar.models import WorkCalendarDay
from board.prepared import ask, table

_DAY = table(WorkCalendarDay).c
_EXCEPTIONS = select_columns(_DAY.date, _DAY.is_working).where(_DAY.date.between(bindparam("first"), bindparam("last")))


def exceptions(session: Session, first: date, last: date) -> dict[date, bool]:
    """The days from first to last that differ from an ordinary week: whether each is worked."""
    return {day: is_working for day, is_working in ask(session, _EXCEPTIONS, first=first, last=last)}


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
