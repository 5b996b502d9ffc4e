"""What the demonstration's people were told this morning, as if the program had run: nobody's list is empty."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from board.calendar import queries as calendar
from board.calendar.working_days import is_working
from board.decisions import reminders as of_decisions
from board.live.change import change, hold
from board.meetings import reminders as of_meetings
from board.notices import commands
from board.notices.events import notices_room
from board.notices.reminding import Reminder
from board.notices.words import Speech
from board.tasks import reminders as of_tasks

_AT = time(8)
_MONTH = timedelta(days=31)
_FIND = (of_meetings.of_now, of_tasks.of_day, of_decisions.of_day, of_decisions.of_now)


def remind(now: datetime, zone: str) -> None:
    """Tell everybody what was to be told on the last working morning."""
    with change() as session:
        exceptions = calendar.exceptions(session, now.date() - _MONTH, now.date())
        morning = _last_morning(now.astimezone(ZoneInfo(zone)), exceptions)
        # In an order that no id has a part in: the same day makes the same lists.
        found = sorted((each for find in _FIND for each in find(session, morning)), key=_order)
        hold(session, *{notices_room(person_id) for each in found for person_id in each.people})
        for each in found:
            commands.tell(session, each.occasion, each.people, each.say, at=morning)


def _order(reminder: Reminder) -> tuple[str, str]:
    return reminder.occasion.kind.code, reminder.say(Speech("ru")).title


def _last_morning(local: datetime, exceptions: dict[date, bool]) -> datetime:
    morning = datetime.combine(local.date(), _AT, local.tzinfo)
    while morning > local or not is_working(morning.date(), exceptions):
        morning -= timedelta(days=1)
    return morning
