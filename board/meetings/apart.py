"""The only writer of what is talked through after a meeting: no problem is solved in it for longer than a minute."""

from datetime import datetime

from sqlmodel import Session

from board import clock, errors
from board.errors import N_
from board.ids import new_id
from board.live.events import Actor
from board.meetings import commands, events
from board.meetings.inputs import PutApart
from board.meetings.models import Meeting, State
from board.tasks import attention
from board.tasks import queries as boards
from board.tasks.models import Board

MOST = 30


def put_apart(session: Session, meeting: Meeting, wanted: PutApart, *, by: Actor, at: datetime) -> None:
    """Note what is to be talked through after the meeting.

    Raises `Refusal` where it does not go on and has not just ended, `NotFound` for who or what is not of the board,
    `Invalid` for a day that has passed.
    """
    _refuse_unless_there(meeting)
    if not all(boards.takes_tasks(session, meeting.board_id, each) for each in wanted.person_ids):
        raise errors.NotFound
    if wanted.task_id and attention.board_of_task(session, wanted.task_id) != meeting.board_id:
        raise errors.NotFound
    if wanted.day and wanted.day < clock.date_in(at, session.get_one(Board, meeting.board_id).time_zone):
        raise errors.Invalid([{"field": "day", "type": "own", "message": N_("has passed already")}])
    if len(meeting.apart or []) >= MOST:
        raise errors.Refusal(N_("That is enough for one meeting: decide on some of it first."))
    item = {
        "id": new_id(),
        "text": wanted.text,
        "task_id": wanted.task_id,
        "people": wanted.person_ids,
        "day": wanted.day.isoformat() if wanted.day else None,
    }
    meeting.apart = [*(meeting.apart or []), item]
    commands.tell(session, meeting, events.MeetingChanged, by=by, at=at, brief=False)


def drop_apart(session: Session, meeting: Meeting, apart_id: str, *, by: Actor, at: datetime) -> None:
    """It need not be talked through any more. Raises `NotFound`, `Refusal` as noting it does."""
    _refuse_unless_there(meeting)
    left = [each for each in meeting.apart or [] if each["id"] != apart_id]
    if len(left) == len(meeting.apart or []):
        raise errors.NotFound
    meeting.apart = left or None
    commands.tell(session, meeting, events.MeetingChanged, by=by, at=at, brief=False)


def _refuse_unless_there(meeting: Meeting) -> None:
    if meeting.state not in (State.IN_PROGRESS, State.CLOSED):
        raise errors.Refusal(N_("The meeting does not go on now."))
