"""Taking back what was done about when meetings are; what somebody has changed since stays."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.live import queries as log
from board.live.change import hold
from board.meetings import access, commands, events, occurrences, queries, scheduling
from board.meetings.events import meetings_room
from board.meetings.models import Meeting, MeetingSchedule
from board.people import viewers
from board.tasks.models import Board


def take_back(session: Session, step: dict[str, Any], person_id: str, at: datetime) -> tuple[str, int]:
    """Undo one step of such a command. Raises `NotAllowed` where the right is gone, `CannotUndo`."""
    who = viewers.viewer(session, person_id)
    board = session.get_one(Board, step["board"])
    hold(session, meetings_room(board.id))
    if step["row"] == "schedule":
        access.refuse_to_plan(who, board.unit_id)
        found: MeetingSchedule | Meeting = _as_left(session.get(MeetingSchedule, step["id"]), step)
        _put_back_schedule(session, found, step["was"], board, by=who.actor, at=at)
    else:
        meeting = _as_left(session.get(Meeting, step["id"]), step)
        if not access.may_move(who, meeting) and not who.may_work_in(meeting.unit_id):
            raise errors.NotAllowed
        commands.hold_meeting(session, meeting)
        left_at = meeting.starts_at
        _put_back(meeting, step["was"])
        if meeting.starts_at != left_at and meeting.starts_at <= at:
            raise errors.CannotUndo(N_("The time it had before is over."))
        commands.tell(session, meeting, events.MeetingPlanned, by=who.actor, at=at)
    return meetings_room(board.id), log.version(session, meetings_room(board.id))


def _put_back_schedule(
    session: Session, found: Any, was: dict[str, Any] | None, board: Board, *, by: Any, at: datetime
) -> None:
    if was is None:
        session.delete(found)
    else:
        _put_back(found, was)
    scheduling.tell_schedule(session, board.id, by=by, at=at)
    counts = queries.schedule(session, board.id)
    if counts:
        occurrences.plan_ahead(session, counts, board, by=by, at=at)
    else:
        occurrences.withdraw_ahead(session, board.id, by=by, at=at)


def _as_left(row: Any, step: dict[str, Any]) -> Any:
    if row is None or commands.image(row) != step["is"]:
        raise errors.CannotUndo(N_("It has been changed since."))
    return row


def _put_back(row: Any, was: dict[str, Any]) -> None:
    before = type(row).model_validate(was)
    for name in type(row).model_fields:
        setattr(row, name, getattr(before, name))
