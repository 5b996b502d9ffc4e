"""What keeps meetings on time: planned ahead, prepared at noon, closed after 35 minutes, missed, confirmed."""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from sqlmodel import Session

from board import clock, database, errors
from board.calendar import queries as calendar
from board.live.change import change, hold
from board.meetings import commands, hearing, occurrences, planning, queries, reminders
from board.meetings.blocks import CLOSES_BY_ITSELF_AFTER
from board.meetings.events import meetings_room
from board.meetings.models import AHEAD, Meeting, State
from board.notices.reminding import remind
from board.tasks.models import Board

log = structlog.get_logger()
_MONTH = timedelta(days=31)


def plan_meetings() -> None:
    """Have a meeting for every week ahead, where the calendar and the schedule want it."""
    end_with_boards()
    now = clock.now()
    with database.reading() as session:
        boards = [
            board.id
            for schedule, board in queries.schedules(session)
            if occurrences.needs_planning(session, schedule, board, at=now)
        ]
    for board_id in boards:
        with change() as session:
            hold(session, meetings_room(board_id))
            schedule = queries.schedule(session, board_id)
            if schedule:
                board = session.get_one(Board, board_id)
                occurrences.plan_ahead(session, schedule, board, by=None, at=clock.now())


def end_with_boards() -> None:
    """A board that was closed has no meetings any more; what is ahead is not due."""
    with database.reading() as session:
        closed = queries.closed_boards_with_meetings(session)
    for board_id in closed:
        with change() as session:
            hold(session, meetings_room(board_id))
            occurrences.withdraw_ahead(session, board_id, by=None, at=clock.now())


def keep_time() -> None:
    """Prepare, close, miss and confirm the meetings for which it is time."""
    _each((State.SCHEDULED,), _prepares_at, _prepare)
    _each((State.IN_PROGRESS,), _closes_at, _close)
    _each(AHEAD, _ends_at, occurrences.miss_meeting)
    _each((State.CLOSED,), _confirmed_at, _confirm)


def _each(
    states: tuple[State, ...],
    due_at: Callable[[Session, Meeting], datetime],
    command: Callable[..., None],
) -> None:
    now = clock.now()
    with database.reading() as session:
        due = [each.id for each in queries.in_state(session, states) if due_at(session, each) <= now]
    for meeting_id in due:
        try:
            _let(meeting_id, states, due_at, command, now)
        except errors.NotFound:
            continue
        except Exception:
            # One that cannot be gone on with shall not keep the others from theirs.
            log.exception("a meeting cannot be gone on with", meeting=meeting_id)


def _let(
    meeting_id: str,
    states: tuple[State, ...],
    due_at: Callable[[Session, Meeting], datetime],
    command: Callable[..., None],
    now: datetime,
) -> None:
    with change() as session:
        meeting = commands.hold_meeting(session, queries.meeting(session, meeting_id))
        if meeting.state in states and due_at(session, meeting) <= now:
            command(session, meeting, at=now)


def _prepare(session: Session, meeting: Meeting, *, at: datetime) -> None:
    occurrences.pass_on(session, meeting, at=at)
    commands.prepare_meeting(session, meeting, at=at)


def _close(session: Session, meeting: Meeting, *, at: datetime) -> None:
    commands.finish_meeting(session, meeting, by=None, at=at)


def _confirm(session: Session, meeting: Meeting, *, at: datetime) -> None:
    commands.confirm_meeting(session, meeting, by=None, at=at)


def _prepares_at(session: Session, meeting: Meeting) -> datetime:
    zone = _zone(session, meeting)
    day = clock.date_in(meeting.starts_at, zone)
    return planning.prepares_at(day, calendar.exceptions(session, day - _MONTH, day), zone)


def _closes_at(_session: Session, meeting: Meeting) -> datetime:
    return (meeting.started_at or meeting.starts_at) + CLOSES_BY_ITSELF_AFTER


def _ends_at(session: Session, meeting: Meeting) -> datetime:
    return planning.ends_with(meeting.week, _zone(session, meeting))


def _confirmed_at(session: Session, meeting: Meeting) -> datetime:
    zone = _zone(session, meeting)
    day = clock.date_in(meeting.ended_at or meeting.starts_at, zone)
    return planning.confirmed_by_itself_at(day, calendar.exceptions(session, day, day + _MONTH), zone)


def _zone(session: Session, meeting: Meeting) -> str:
    return session.get_one(Board, meeting.board_id).time_zone


def remind_of_meetings() -> None:
    """Tell people of their meetings: what is otherwise than they believe, what is near, what came out."""
    hearing.tell_what_changed()
    remind(reminders.of_now)
