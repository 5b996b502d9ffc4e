"""Taking back what was done about when meetings are; what somebody has changed since stays."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.live import queries as log
from board.live.change import hold
from board.meetings import access, commands, events, occurrences, queries, scheduling
from board.meetings.blocks import CLOSES_BY_ITSELF_AFTER
from board.meetings.events import meetings_room
from board.meetings.models import AHEAD, Meeting, MeetingSchedule, State
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
        _put_back_schedule(session, found, step, board, by=who.actor, at=at)
    else:
        meeting = _as_left(session.get(Meeting, step["id"]), step)
        if not access.may_move(who, meeting) and not who.may_work_in(meeting.unit_id):
            raise errors.NotAllowed
        commands.hold_meeting(session, meeting)
        left_at = meeting.starts_at
        _put_back(meeting, step["was"])
        _refuse_impossible(session, meeting, left_at, at)
        commands.tell(session, meeting, events.MeetingPlanned, by=who.actor, at=at, frozen=True)
    return meetings_room(board.id), log.version(session, meetings_room(board.id))


def _put_back_schedule(
    session: Session, found: Any, step: dict[str, Any], board: Board, *, by: Any, at: datetime
) -> None:
    was = step["was"]
    if was is None:
        session.delete(found)
    else:
        _put_back(found, was)
    scheduling.tell_schedule(session, board.id, by=by, at=at)
    counts = queries.schedule(session, board.id)
    if counts:
        occurrences.put_back(session, step.get("gone", []), by=by, at=at)
        occurrences.plan_ahead(session, counts, board, by=by, at=at)
    else:
        occurrences.withdraw_ahead(session, board.id, by=by, at=at)


def _refuse_impossible(session: Session, meeting: Meeting, left_at: datetime, at: datetime) -> None:
    """What is put back has to be able to go on from there."""
    if meeting.starts_at != left_at and meeting.starts_at <= at:
        raise errors.CannotUndo(N_("The time it had before is over."))
    if meeting.state in AHEAD and (queries.decisions_of(session, meeting.id) or meeting.apart):
        raise errors.CannotUndo(N_("Something was decided in it already."))
    began = meeting.started_at
    if meeting.state == State.IN_PROGRESS and began and at >= began + CLOSES_BY_ITSELF_AFTER:
        raise errors.CannotUndo(N_("Its half hour is over."))


def _as_left(row: Any, step: dict[str, Any]) -> Any:
    if row is None or _as_people_left_it(commands.image(row)) != _as_people_left_it(step["is"]):
        raise errors.CannotUndo(N_("It has been changed since."))
    return row


def _as_people_left_it(image: dict[str, Any]) -> dict[str, Any]:
    """Without what follows by itself, and what is noted beside.

    A meeting is prepared, and hears of KPIs, whoever has moved it; what is to be talked through apart stays.
    """
    state = State.SCHEDULED if image.get("state") == State.PREPARING else image.get("state")
    return {**image, "agenda": None, "kpis": None, "frozen_at": None, "apart": None, "state": state}


def _put_back(row: Any, was: dict[str, Any]) -> None:
    before = type(row).model_validate(was)
    for name in type(row).model_fields.keys() - {"apart"}:
        setattr(row, name, getattr(before, name))
