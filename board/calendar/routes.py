"""The work calendar by HTTP."""

from datetime import date

from flask import Blueprint
from pydantic import BaseModel, TypeAdapter, ValidationError
from sqlmodel import Session

from board import clock, database, errors
from board.calendar import commands, queries
from board.calendar.events import DayCard
from board.live.asking import command
from board.people.identity import keeper, looker
from board.web.endpoint import question
from board.web.inputs import Day, Input, ShortText

api = Blueprint("calendar_api", __name__, url_prefix="/api/v1")
_DAY: TypeAdapter[date] = TypeAdapter(Day)


class Span(Input):
    """From which day to which, both included."""

    first: Day
    last: Day


class SetDay(Input):
    """Whether a day is worked, and why."""

    is_working: bool
    reason: ShortText


class Days(BaseModel):
    """The days that differ from an ordinary week."""

    days: list[DayCard]


class DaysAnswer(Days):
    """The day after the change, if it still differs."""

    command_id: str = ""


@api.get("/calendar")
@question("The days that differ from an ordinary week", answer=Days, query=Span, screens=True)
def calendar(span: Span) -> Days:
    """Everybody who is signed in, and screens."""
    with database.reading() as session:
        looker(session)
        return Days(days=[queries.day_card(entry) for entry in queries.days(session, span.first, span.last)])


@api.put("/calendar/<day>")
@command("Say that a day is worked or not", body=SetDay, answers=DaysAnswer)
def set_day(session: Session, wanted: SetDay, day: str) -> DaysAnswer:
    """Administrators and the coordinator."""
    when, by = _day(day), keeper(session).actor
    commands.set_day(session, when, working=wanted.is_working, reason=wanted.reason, by=by, at=clock.now())
    return _answer(session, when)


@api.delete("/calendar/<day>")
@command("Let a day follow the ordinary week again", answers=DaysAnswer)
def clear_day(session: Session, day: str) -> DaysAnswer:
    """Administrators and the coordinator."""
    when = _day(day)
    commands.clear_day(session, when, by=keeper(session).actor, at=clock.now())
    return _answer(session, when)


def _answer(session: Session, day: date) -> DaysAnswer:
    session.flush()
    return DaysAnswer(days=[queries.day_card(entry) for entry in queries.days(session, day, day)])


def _day(text: str) -> date:
    try:
        return _DAY.validate_strings(text)
    except ValidationError:
        raise errors.NotFound from None
