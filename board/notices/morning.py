"""The one letter of the morning: what waits for it, gathered once a working day."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from board import clock
from board.calendar import queries as calendar
from board.calendar.working_days import is_working
from board.live.change import hold
from board.notices import commands, queries
from board.notices.channels import Line
from board.notices.commands import Occasion
from board.notices.events import notices_room
from board.notices.kinds import LETTERS_FROM, MORNING
from board.notices.models import Notice
from board.notices.words import MOST_LINES, Speech, Words
from board.people import working_hours
from board.people.viewers import Terms

_UNTIL = time(18)
"""Where nothing ran in the morning, the letter goes later on the same day."""
_A_DAY = timedelta(days=1)


def is_time(session: Session, moment: datetime) -> bool:
    """Whether letters of the morning may go now."""
    local = moment.astimezone(ZoneInfo(Terms.zone))
    today = local.date()
    return LETTERS_FROM <= local.time() < _UNTIL and is_working(today, calendar.exceptions(session, today, today))


def people_waiting(session: Session, moment: datetime) -> list[str]:
    """Whose letter is to be written: something waits, they have had none today and are not away."""
    today = clock.date_in(moment, Terms.zone)
    waiting = queries.waiting_for_morning(session, today, moment)
    had = queries.told(session, MORNING.code, today.isoformat(), waiting.keys())
    away = working_hours.away_on(session, waiting.keys(), today)
    return [each for each in waiting if each not in had | away]


def write(session: Session, person_id: str, *, at: datetime) -> None:
    """Write somebody's letter, if there is still anything to write."""
    hold(session, notices_room(person_id))
    today = clock.date_in(at, Terms.zone)
    found = queries.waiting_for_morning(session, today, at, person_id).get(person_id, [])[:MOST_LINES]
    if not found:
        return
    since = datetime.combine(today, LETTERS_FROM, ZoneInfo(Terms.zone))
    occasion = Occasion(MORNING, today.isoformat(), until=at + _A_DAY, since=since)
    # Where another scheduler has written this morning's letter just now, what came since waits for the next one.
    if commands.tell(session, occasion, [person_id], lambda speech: _words(speech, today, found), at=at):
        for each in found:
            each.gathered_at = at


def _words(speech: Speech, today: date, found: list[Notice]) -> Words:
    title = speech.ngettext(
        "%(day)s: %(num)s thing for you", "%(day)s: %(num)s things for you", len(found), day=speech.day(today)
    )
    return Words(title, tuple(_line(each) for each in found), "/boards")


def _line(found: Notice) -> Line:
    return Line(found.title, "; ".join(each["text"] for each in found.lines), found.path)
