"""The only writer of when meetings are: the schedule of a board, one meeting at another time, or cancelled."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.live.change import hold, record
from board.live.events import Actor
from board.meetings import commands, events, occurrences, planning, queries
from board.meetings.events import meetings_room
from board.meetings.inputs import EditMeeting, SetSchedule
from board.meetings.models import AHEAD, Meeting, MeetingSchedule, State
from board.people import queries as people
from board.tasks import queries as boards
from board.tasks.models import Board


def set_schedule(session: Session, board: Board, wanted: SetSchedule, *, by: Actor, at: datetime) -> None:
    """Let a board have its meeting every week at that time; meetings that have not begun go along.

    Raises `Invalid` for who takes no tasks on the board.
    """
    hold(session, meetings_room(board.id))
    _check_leaders(session, board.id, wanted.facilitators)
    found = session.get(MeetingSchedule, board.id)
    was = commands.image(found) if found else None
    if found is None:
        found = MeetingSchedule(board_id=board.id, since=at, **wanted.model_dump())
        session.add(found)
    elif found.ended_at:
        found.since, found.ended_at = at, None
    for name, value in wanted.model_dump().items():
        setattr(found, name, value)
    if was == commands.image(found):
        return
    if was and (was["weekday"], was["time"]) != (found.weekday, found.time):
        # Weeks that had none by the old time get none after the event by the new one.
        found.since = at
    tell_schedule(session, board.id, by=by, at=at)
    commands.keep(session, board.id, "schedule", found, was)
    if was:
        _carry_over(session, board, found, was, by=by, at=at)
    occurrences.plan_ahead(session, found, board, by=by, at=at)


def end_schedule(session: Session, schedule: MeetingSchedule, *, by: Actor, at: datetime) -> None:
    """Let a board have no meetings any more; those ahead are not due then."""
    hold(session, meetings_room(schedule.board_id))
    was = commands.image(schedule)
    schedule.ended_at = at
    tell_schedule(session, schedule.board_id, by=by, at=at)
    gone = occurrences.withdraw_ahead(session, schedule.board_id, by=by, at=at)
    commands.keep(session, schedule.board_id, "schedule", schedule, was, gone=gone)


def edit_meeting(
    session: Session, meeting: Meeting, board: Board, wanted: EditMeeting, *, by: Actor, at: datetime
) -> None:
    """Give it another time in its week, another place or leader.

    Raises `Refusal` once it has begun, `Invalid` for a time in another week or past, and for an unknown leader.
    """
    if meeting.state not in AHEAD:
        raise errors.Refusal(N_("Only a meeting that has not begun can be changed."))
    was, given = commands.image(meeting), wanted.model_fields_set
    if given & {"day", "time"}:
        _move(meeting, board, wanted, at)
    if "place" in given:
        meeting.place = wanted.place or None
    if "facilitator_id" in given:
        _check_leaders(session, board.id, [wanted.facilitator_id] if wanted.facilitator_id else [])
        meeting.facilitator_id = wanted.facilitator_id
        leader = people.person(session, wanted.facilitator_id) if wanted.facilitator_id else None
        meeting.facilitator = leader.name if leader else None
    if was == commands.image(meeting):
        return
    commands.tell(session, meeting, events.MeetingChanged, by=by, at=at, frozen=True)
    commands.keep(session, board.id, "meeting", meeting, was)


def cancel_meeting(session: Session, meeting: Meeting, reason: str, *, by: Actor, at: datetime) -> None:
    """Say that it will not be held, and why. Raises `Refusal` once it has begun."""
    if meeting.state not in AHEAD:
        raise errors.Refusal(N_("Only a meeting that has not begun can be changed."))
    was = commands.image(meeting)
    meeting.state, meeting.reason = State.CANCELLED, reason
    commands.tell(session, meeting, events.MeetingOver, by=by, at=at)
    commands.keep(session, meeting.board_id, "meeting", meeting, was)


def tell_schedule(session: Session, board_id: str, *, by: Actor | None, at: datetime) -> None:
    """Record when a board has its meetings now."""
    session.flush()
    counts = queries.schedule(session, board_id)
    card = queries.schedule_card(counts) if counts else None
    record(session, events.ScheduleSet(to=board_id, meeting_schedule=card), by=by, at=at)


def _carry_over(
    session: Session, board: Board, schedule: MeetingSchedule, was: dict[str, Any], *, by: Actor, at: datetime
) -> None:
    """What is ahead is at the new place, where it was at the old one, and is led by the new rotation."""
    if was["place"] != schedule.place:
        for each in queries.ahead_of_board(session, board.id):
            meeting = commands.hold_meeting(session, each)
            if meeting.place == was["place"]:
                meeting.place = schedule.place
                commands.tell(session, meeting, events.MeetingChanged, by=by, at=at)
    if was["facilitators"] != schedule.facilitators:
        occurrences.take_turns(session, schedule, board, was["facilitators"], by=by, at=at)


def _move(meeting: Meeting, board: Board, wanted: EditMeeting, at: datetime) -> None:
    here = meeting.starts_at.astimezone(ZoneInfo(board.time_zone))
    day, time = wanted.day or here.date(), wanted.time or here.strftime("%H:%M")
    if planning.week_of(day) != meeting.week:
        raise _wrong("day", N_("must be a day of the same week, from Monday to Sunday"))
    starts_at = planning.instant_of(day, time, board.time_zone)
    if starts_at == meeting.starts_at:
        return
    if starts_at <= at:
        raise _wrong("time" if wanted.day is None else "day", N_("has passed already"))
    meeting.starts_at, meeting.moved = starts_at, starts_at != meeting.planned_at
    meeting.state = State.SCHEDULED
    meeting.agenda = meeting.kpis = meeting.frozen_at = None


def _check_leaders(session: Session, board_id: str, ids: list[str]) -> None:
    if not all(boards.takes_tasks(session, board_id, each) for each in ids):
        raise _wrong("facilitators", N_("names somebody who takes no tasks on this board"))


def _wrong(field: str, message: str) -> errors.Invalid:
    return errors.Invalid([{"field": field, "type": "value", "message": message}])
