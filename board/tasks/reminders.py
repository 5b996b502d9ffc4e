"""Of what people are reminded on their boards: what is due next, and what the day has come to look at."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import Session

from board import clock
from board.calendar import queries as calendar
from board.calendar.working_days import is_working, next_working_day
from board.notices.channels import Line
from board.notices.commands import Occasion
from board.notices.kinds import CHECK, DEADLINE, Kind
from board.notices.reminding import Reminder
from board.notices.words import Say, Speech, Words
from board.people import leaders
from board.people.viewers import Terms
from board.prepared import table
from board.tasks.models import Board, BoardColumn, ColumnKind, Task

MORNING_FROM = time(7)
"""From then on a working day's reminders are made: before the letter of the morning gathers them."""
_OLDEST_CHECK = timedelta(days=14)
_DAY = timedelta(days=1)
_MONTH = timedelta(days=31)
_TASK, _BOARD, _COLUMN = (table(each).c for each in (Task, Board, BoardColumn))
_OPEN = (
    select(*_TASK, _COLUMN.kind.label("stage"), _BOARD.unit_id, _BOARD.time_zone)
    .join(table(Board), _BOARD.id == _TASK.board_id)
    .join(table(BoardColumn), _COLUMN.id == _TASK.column_id)
    .where(_COLUMN.kind != ColumnKind.DONE, _TASK.archived_at.is_(None), _TASK.removed_at.is_(None))
    .order_by(_TASK.board_id, _TASK.number)
)


def of_day(session: Session, now: datetime) -> list[Reminder]:
    """What is due until the next working day, and what was to be looked at by today; nothing on days off."""
    today = is_told_on(session, now)
    return [*_deadlines(session, today), *_checks(session, today)] if today else []


def is_told_on(session: Session, now: datetime) -> date | None:
    """The day whose reminders are told now: today, where it is worked and its morning has begun."""
    local = now.astimezone(ZoneInfo(Terms.zone))
    works = is_working(local.date(), calendar.exceptions(session, local.date(), local.date()))
    return local.date() if works and local.time() >= MORNING_FROM else None


def next_worked(session: Session, today: date) -> date:
    """The next working day after today."""
    return next_working_day(today + _DAY, calendar.exceptions(session, today, today + _MONTH))


def day_ends(day: date) -> datetime:
    """The end of a day in the organisation's zone."""
    return datetime.combine(day + _DAY, time(0), ZoneInfo(Terms.zone)).astimezone(clock.now().tzinfo)


def _open(session: Session) -> Any:
    """The tasks that are not done, board by board: what is in the archive is not even looked at."""
    boards = session.scalars(select(_BOARD.id).where(_BOARD.closed_at.is_(None))).all()
    return _OPEN.where(_TASK.board_id.in_(boards))


def _deadlines(session: Session, today: date) -> Iterator[Reminder]:
    due = _open(session).where(_TASK.due >= today, _TASK.due <= next_worked(session, today))
    due = due.where(_TASK.assignee_id.is_not(None))
    for row in session.execute(due):
        # Whoever takes on today what is due today knows it.
        if row.due > today or clock.date_in(row.created_at, row.time_zone) < today:
            occasion = of_this_day(DEADLINE, f"{row.id}:{row.due}", today, until=day_ends(row.due))
            yield Reminder(occasion, frozenset([row.assignee_id]), _due(row, today), row.unit_id)


def _due(row: Any, today: date) -> Say:
    def say(speech: Speech) -> Words:
        when = speech.gettext("today") if row.due == today else speech.day(row.due)
        title = speech.gettext("Due %(day)s: № %(number)s %(title)s", day=when, number=row.number, title=row.title)
        return Words(title, path=f"/tasks/{row.id}")

    return say


def _checks(session: Session, today: date) -> Iterator[Reminder]:
    for row in session.execute(_open(session).where(_TASK.blocked.is_not(None) | _TASK.expected_on.is_not(None))):
        for day, waits_for, detail in _looked_at(row):
            if today - _OLDEST_CHECK <= day <= today:
                occasion = of_this_day(CHECK, f"{row.id}:{day}", today, until=day_ends(today + 2 * _DAY))
                told = [row.assignee_id] if row.assignee_id else leaders.heads_of(session, row.unit_id, today)
                yield Reminder(occasion, frozenset(told), _look(row, waits_for, detail), row.unit_id)


def of_this_day(kind: Kind, identifier: str, today: date, *, until: datetime | None = None) -> Occasion:
    """An occasion of a day: told in its morning, and taken along by the letter of that morning."""
    since = datetime.combine(today, MORNING_FROM, ZoneInfo(Terms.zone))
    return Occasion(kind, identifier, until=until, of_day=today, since=since)


def _looked_at(row: Any) -> Iterable[tuple[date, str | None, str | None]]:
    """(day, whom it waits for, why) of what holds a task up."""
    if row.blocked and row.blocked.get("check_on"):
        yield date.fromisoformat(row.blocked["check_on"]), row.blocked.get("waiting_for"), row.blocked["reason"]
    if row.expected_on and row.stage == ColumnKind.APPROVAL:
        yield row.expected_on, row.waiting_for, None


def _look(row: Any, waits_for: str | None, why: str | None) -> Say:
    def say(speech: Speech) -> Words:
        named = {"number": row.number, "title": row.title}
        if waits_for:
            title = speech.gettext("Is there an answer? № %(number)s %(title)s", **named)
            detail = speech.gettext("waits for: %(whom)s", whom=waits_for)
        else:
            title = speech.gettext("Does it still stand still? № %(number)s %(title)s", **named)
            detail = ""
        lines = (Line(why or detail, detail if why else ""),) if why or detail else ()
        return Words(title, lines, f"/tasks/{row.id}")

    return say
