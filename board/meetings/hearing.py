"""What the people of a board have heard of its meetings, and telling them what is otherwise than they believe.

Who knows that there is a meeting on Wednesday at nine is told when that one is moved, cancelled, held after all, exempt
by the calendar or gone with its schedule, by whatever it came about.
"""

from datetime import date, datetime, timedelta

import structlog
from sqlmodel import Session

from board import clock, database
from board.live import queries as events
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
NEAR, PLANNED = timedelta(days=8), timedelta(days=40)
"""Of so many days ahead people know by heart when their meetings are, and so many have meetings at all.

Of one further ahead they are told where somebody has moved or cancelled that very one; what a schedule changes, when it
comes near.
"""


def tell_what_changed() -> None:
    """Tell people of the meetings of the next days that are otherwise than they believe; once for each change.

    One of which nobody can be told now is logged and keeps no other from being told.
    """
    now = clock.now()
    with database.reading() as session:
        heard = {(each.board_id, each.week): each for each in queries.heard_after(session, now)}
        ahead = {(each.board_id, each.week): each for each in queries.starting_between(session, now, now + PLANNED)}
        near = {key: each for key, each in ahead.items() if key in heard or _concerns(each, now)}
        found = [key for key, each in near.items() if key not in heard or _differs(heard[key], each)]
        found += [key for key, each in heard.items() if key not in near and _is_elsewhere(session, each, now)]
    for board_id, week in found:
        try:
            with change() as session:
                _follow(session, board_id, week, now)
        except Exception:
            log.exception("nobody could be told of a meeting", board=board_id, week=str(week))


def _concerns(meeting: Meeting, now: datetime) -> bool:
    return meeting.starts_at <= now + NEAR or meeting.moved or meeting.state == State.CANCELLED


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
    last = events.last_about(session, meetings_room(board_id), [meeting.id]).get(meeting.id) if meeting else None
    say = _say(board, heard.starts_at, meeting, last.by_name if last else None, was_on=heard.is_on)
    heard.is_on = meeting is not None and _is_on(meeting)
    heard.starts_at = meeting.starts_at if meeting and heard.is_on else heard.starts_at
    session.flush()
    team = leaders.who_see(session, queries.team(session, board.id), board.unit_id)
    # Whoever has just done it knows.
    tell(session, occasion, team - {last.by_id if last else None}, say, at=now)


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


def _say(board: Board, before: datetime, meeting: Meeting | None, by: str | None, *, was_on: bool) -> Say:
    if meeting is None or not _is_on(meeting):
        return _off(board, before, meeting, by)
    return _on(board, before, meeting, by, was_on=was_on)


def _on(board: Board, before: datetime, meeting: Meeting, by: str | None, *, was_on: bool) -> Say:
    def say(speech: Speech) -> Words:
        named = {**_when(speech, board, meeting.starts_at), "board": board.name}
        if was_on:
            title = speech.gettext("The meeting was moved to %(day)s, %(time)s: %(board)s", **named)
            was = speech.gettext("before: %(day)s, %(time)s", **_when(speech, board, before))
        else:
            title = speech.gettext("There is a meeting after all: %(day)s, %(time)s. %(board)s", **named)
            was = None
        return Words(title, tuple(Line(each) for each in (was, meeting.place, by) if each), _page(board))

    return say


def _off(board: Board, before: datetime, meeting: Meeting | None, by: str | None) -> Say:
    def say(speech: Speech) -> Words:
        day = _when(speech, board, before)["day"]
        title = speech.gettext("No meeting %(day)s: %(board)s", day=day, board=board.name)
        reason = meeting.reason if meeting else None
        if meeting and meeting.state == State.EXEMPT:
            reason = speech.gettext("The week has too few working days.")
        return Words(title, tuple(Line(each) for each in (reason, by) if each), _page(board))

    return say


def _when(speech: Speech, board: Board, moment: datetime) -> dict[str, str]:
    day = speech.day(clock.date_in(moment, board.time_zone))
    return {"day": day, "time": speech.time(moment, board.time_zone)}


def _page(board: Board) -> str:
    return f"/boards/{board.id}/meetings"
