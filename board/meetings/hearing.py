"""What the people of a board have heard of its meetings, and telling them what is otherwise than they believe.

Who knows that there is a meeting on Wednesday at nine is told when that one is moved, cancelled, held after all, exempt
by the calendar or gone with its schedule, by whatever it came about.
"""

from datetime import date, datetime, timedelta

import structlog
from sqlmodel import Session

from board import clock, database
from board.live.change import change, hold, insert_once
from board.meetings import queries
from board.meetings.events import meetings_room
from board.meetings.models import Meeting, MeetingHeard, State
from board.notices.channels import Line
from board.notices.commands import Occasion, tell
from board.notices.kinds import MEETING_MOVED
from board.notices.words import Say, Speech, Words
from board.people import leaders
from board.tasks.models import Board

log = structlog.get_logger()
NEAR = timedelta(days=8)
"""Of so many days ahead people know by heart when their meetings are."""


def tell_what_changed() -> None:
    """Tell people of the meetings of the next days that are otherwise than they believe; once for each change.

    One of which nobody can be told now is logged and keeps no other from being told.
    """
    now = clock.now()
    with database.reading() as session:
        heard = {(each.board_id, each.week): each for each in queries.heard_after(session, now)}
        near = {(each.board_id, each.week): each for each in queries.starting_between(session, now, now + NEAR)}
        found = [key for key, each in near.items() if key not in heard or _differs(heard[key], each)]
        found += [key for key, each in heard.items() if key not in near and _is_elsewhere(session, each, now)]
    for board_id, week in found:
        try:
            with change() as session:
                _follow(session, board_id, week, now)
        except Exception:
            log.exception("nobody could be told of a meeting", board=board_id, week=str(week))


def _follow(session: Session, board_id: str, week: date, now: datetime) -> None:
    hold(session, meetings_room(board_id))
    meeting = queries.of_week(session, board_id, week)
    heard = _heard(session, board_id, week) or _first_heard(session, meeting)
    if heard is None or not _is_news(heard, meeting):
        return
    board = session.get_one(Board, board_id)
    heard.times += 1
    until = max(heard.starts_at, meeting.starts_at) if meeting else heard.starts_at
    occasion = Occasion(MEETING_MOVED, f"{board_id}:{week}@{heard.times}", until=until)
    say = _say(board, heard.starts_at, meeting, was_on=heard.is_on)
    heard.is_on = meeting is not None and _is_on(meeting)
    heard.starts_at = meeting.starts_at if meeting and heard.is_on else heard.starts_at
    session.flush()
    team = leaders.who_see(session, queries.team(session, board.id), board.unit_id)
    tell(session, occasion, team, say, at=now)


def _heard(session: Session, board_id: str, week: date) -> MeetingHeard | None:
    return session.get(MeetingHeard, (board_id, week), with_for_update=True)


def _first_heard(session: Session, meeting: Meeting | None) -> MeetingHeard | None:
    """What people believe of a week of which nothing was said yet: what the schedule and the calendar have."""
    if meeting is None:
        return None
    given = {
        "board_id": meeting.board_id,
        "week": meeting.week,
        "starts_at": meeting.planned_at,
        "is_on": meeting.state != State.EXEMPT,
        "times": 0,
    }
    insert_once(session, MeetingHeard, **given)
    return _heard(session, meeting.board_id, meeting.week)


def _differs(heard: MeetingHeard, meeting: Meeting) -> bool:
    """Whether it is not when, or not whether, people believe; when one is that is not is all the same."""
    return heard.is_on != _is_on(meeting) or (heard.is_on and heard.starts_at != meeting.starts_at)


def _is_news(heard: MeetingHeard, meeting: Meeting | None) -> bool:
    return heard.is_on if meeting is None else _differs(heard, meeting)


def _is_elsewhere(session: Session, heard: MeetingHeard, now: datetime) -> bool:
    """Of one that people believe to be near: whether it is gone, is not, or is far ahead now."""
    meeting = queries.of_week(session, heard.board_id, heard.week)
    has_begun = meeting is not None and _is_on(meeting) and meeting.starts_at <= now
    return _is_news(heard, meeting) and not has_begun


def _is_on(meeting: Meeting) -> bool:
    return meeting.state not in (State.CANCELLED, State.EXEMPT)


def _say(board: Board, before: datetime, meeting: Meeting | None, *, was_on: bool) -> Say:
    if meeting is None:
        return _off(board, clock.date_in(before, board.time_zone), None)
    day = clock.date_in(meeting.starts_at, board.time_zone)
    if not _is_on(meeting):
        return _off(board, clock.date_in(before, board.time_zone), meeting)
    return _on(board, day, meeting, "moved" if was_on else "on")


def _on(board: Board, day: date, meeting: Meeting, how: str) -> Say:
    def say(speech: Speech) -> Words:
        named = {"day": speech.day(day), "time": speech.time(meeting.starts_at, board.time_zone), "board": board.name}
        if how == "moved":
            title = speech.gettext("The meeting was moved to %(day)s, %(time)s: %(board)s", **named)
        else:
            title = speech.gettext("There is a meeting after all: %(day)s, %(time)s. %(board)s", **named)
        return Words(title, (Line(meeting.place),) if meeting.place else (), _page(board))

    return say


def _off(board: Board, day: date, meeting: Meeting | None) -> Say:
    def say(speech: Speech) -> Words:
        title = speech.gettext("No meeting %(day)s: %(board)s", day=speech.day(day), board=board.name)
        reason = meeting.reason if meeting else None
        if meeting and meeting.state == State.EXEMPT:
            reason = speech.gettext("The week has too few working days.")
        return Words(title, (Line(reason),) if reason else (), _page(board))

    return say


def _page(board: Board) -> str:
    return f"/boards/{board.id}/meetings"
