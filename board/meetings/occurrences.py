"""The only writer of each week's meeting: exactly one for each week, where it belongs, or missed."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from board import clock
from board.calendar import queries as calendar
from board.calendar.working_days import Exceptions
from board.ids import new_id
from board.live.events import Actor
from board.meetings import commands, events, planning, queries
from board.meetings.models import AHEAD, Meeting, MeetingSchedule, State
from board.people import queries as people
from board.people import working_hours
from board.tasks import queries as boards
from board.tasks.models import Board

WEEKS_AHEAD, WEEKS_BACK = 4, 8
_WEEK = timedelta(days=7)


def plan_ahead(session: Session, schedule: MeetingSchedule, board: Board, *, by: Actor | None, at: datetime) -> None:
    """Have exactly one meeting for each week since the board has meetings and four weeks ahead, each where it belongs.

    What somebody has moved, and what has begun, stays. Weeks with too few working days are exempt.
    """
    exceptions, weeks = _weeks(session, schedule, board, at)
    for week in weeks:
        _plan_week(session, schedule, board, week, exceptions, by=by, at=at)


def needs_planning(session: Session, schedule: MeetingSchedule, board: Board, *, at: datetime) -> bool:
    """Whether a week has no meeting yet, or has it where it does not belong."""
    zone = board.time_zone
    exceptions, weeks = _weeks(session, schedule, board, at)
    for week in weeks:
        found = queries.of_week(session, board.id, week)
        if found is None:
            if _belongs(schedule, week, exceptions, zone) >= schedule.since:
                return True
        elif _is_elsewhere(found, schedule, exceptions, zone, at):
            return True
    return False


def pass_on(session: Session, meeting: Meeting, *, at: datetime) -> None:
    """Let the next in turn lead it, where who was to is away on that day."""
    schedule = queries.schedule(session, meeting.board_id)
    if schedule is None or meeting.facilitator_id is None:
        return
    day = clock.date_in(meeting.starts_at, session.get_one(Board, meeting.board_id).time_zone)
    if _is_away(session, meeting.facilitator_id, day):
        leader = _next_leader(session, schedule, meeting.week, day)
        commands.lead_meeting(session, meeting, leader or meeting.facilitator_id, by=None, at=at)


def take_turns(
    session: Session, schedule: MeetingSchedule, board: Board, before: list[str], *, by: Actor | None, at: datetime
) -> None:
    """Let a changed rotation lead what is ahead, but for what somebody was asked to lead by name.

    `before` is who led in turn until now.
    """
    for each in queries.ahead_of_board(session, board.id):
        meeting = commands.hold_meeting(session, each)
        if meeting.facilitator_id is None or meeting.facilitator_id in before:
            was = meeting.facilitator_id
            _lead(session, schedule, meeting, clock.date_in(meeting.starts_at, board.time_zone))
            if meeting.facilitator_id != was:
                commands.tell(session, meeting, events.MeetingChanged, by=by, at=at)


def withdraw_ahead(session: Session, board_id: str, *, by: Actor | None, at: datetime) -> list[dict[str, Any]]:
    """Take away the meetings that have not begun: the board has none any more. Returns them, to be put back."""
    gone = []
    for each in queries.ahead_of_board(session, board_id):
        meeting = commands.hold_meeting(session, each)
        gone.append(commands.image(meeting))
        commands.tell(session, meeting, events.MeetingRemoved, by=by, at=at)
        session.delete(meeting)
    session.flush()
    return gone


def put_back(session: Session, gone: list[dict[str, Any]], *, by: Actor | None, at: datetime) -> None:
    """Have meetings again that were withdrawn, as they were, where their week has no other."""
    for image in gone:
        meeting = Meeting.model_validate(image)
        if queries.of_week(session, meeting.board_id, meeting.week) is None:
            session.add(meeting)
            commands.tell(session, meeting, events.MeetingPlanned, by=by, at=at, frozen=True)


def miss_meeting(session: Session, meeting: Meeting, *, at: datetime) -> None:
    """Its week is over and it was not held."""
    if meeting.state in AHEAD:
        meeting.state = State.MISSED
        commands.tell(session, meeting, events.MeetingOver, by=None, at=at)


def _weeks(session: Session, schedule: MeetingSchedule, board: Board, at: datetime) -> tuple[Exceptions, list[date]]:
    """The weeks that are to have a meeting, also those that passed while nothing ran, and the calendar there."""
    zone = board.time_zone
    this_week = planning.week_of(clock.date_in(at, zone))
    first = max(planning.week_of(clock.date_in(schedule.since, zone)), this_week - WEEKS_BACK * _WEEK)
    last = this_week + WEEKS_AHEAD * _WEEK
    weeks = [first + count * _WEEK for count in range((last - first) // _WEEK + 1)]
    return calendar.exceptions(session, first, last + _WEEK), weeks


def _plan_week(
    session: Session,
    schedule: MeetingSchedule,
    board: Board,
    week: date,
    exceptions: Exceptions,
    *,
    by: Actor | None,
    at: datetime,
) -> None:
    starts_at = _belongs(schedule, week, exceptions, board.time_zone)
    found = queries.of_week(session, board.id, week)
    if found is None:
        if starts_at >= schedule.since:
            is_exempt = planning.is_exempt(week, exceptions)
            _add(session, schedule, board, week, starts_at, is_exempt=is_exempt, by=by, at=at)
    elif _is_elsewhere(found, schedule, exceptions, board.time_zone, at):
        commands.hold_meeting(session, found)
        found.starts_at = found.planned_at = starts_at
        found.state = State.EXEMPT if planning.is_exempt(week, exceptions) else State.SCHEDULED
        found.agenda = found.kpis = found.frozen_at = None
        if found.facilitator_id is None and not found.is_over:
            _lead(session, schedule, found, clock.date_in(starts_at, board.time_zone))
        event = events.MeetingOver if found.is_over else events.MeetingPlanned
        commands.tell(session, found, event, by=by, at=at, frozen=True)


def _add(
    session: Session,
    schedule: MeetingSchedule,
    board: Board,
    week: date,
    starts_at: datetime,
    *,
    is_exempt: bool,
    by: Actor | None,
    at: datetime,
) -> None:
    leader = None if is_exempt else _next_leader(session, schedule, week, clock.date_in(starts_at, board.time_zone))
    made = Meeting(
        id=new_id(),
        board_id=board.id,
        unit_id=board.unit_id,
        week=week,
        state=State.EXEMPT if is_exempt else State.SCHEDULED,
        starts_at=starts_at,
        planned_at=starts_at,
        place=schedule.place,
        facilitator_id=leader,
        facilitator=people.person(session, leader).name if leader else None,
    )
    session.add(made)
    event = events.MeetingOver if is_exempt else events.MeetingPlanned
    commands.tell(session, made, event, by=by, at=at, frozen=True)


def _belongs(schedule: MeetingSchedule, week: date, exceptions: Exceptions, zone: str) -> datetime:
    return planning.instant_of(planning.day_of(week, schedule.weekday, exceptions), schedule.time, zone)


def _is_elsewhere(found: Meeting, schedule: MeetingSchedule, exceptions: Exceptions, zone: str, at: datetime) -> bool:
    """Whether one that has not begun, and that nobody has moved, is at another time than it should be and can be."""
    was_exempt = found.state == State.EXEMPT
    if found.moved or not (found.state in AHEAD or was_exempt):
        return False
    starts_at = _belongs(schedule, found.week, exceptions, zone)
    differs = starts_at != found.planned_at
    return starts_at > at and (planning.is_exempt(found.week, exceptions) != was_exempt or (differs and not was_exempt))


def _lead(session: Session, schedule: MeetingSchedule, meeting: Meeting, day: date) -> None:
    leader = _next_leader(session, schedule, meeting.week, day)
    meeting.facilitator_id = leader
    meeting.facilitator = people.person(session, leader).name if leader else None


def _next_leader(session: Session, schedule: MeetingSchedule, week: date, day: date) -> str | None:
    """Who comes after the one who led before, passing over who is away on that day."""
    turn = [each for each in schedule.facilitators if boards.takes_tasks(session, schedule.board_id, each)]
    if not turn:
        return None
    led = (each.facilitator_id for each in queries.before(session, schedule.board_id, week))
    last = next((each for each in led if each in turn), None)
    after = turn.index(last) + 1 if last else 0
    order = [turn[(after + count) % len(turn)] for count in range(len(turn))]
    return next((each for each in order if not _is_away(session, each, day)), order[0])


def _is_away(session: Session, person_id: str, day: date) -> bool:
    return person_id in working_hours.away_on(session, [person_id], day)
