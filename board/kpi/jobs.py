"""What keeps computed values true: following what happens where they come from, and a look at everything at night."""

from board import clock, database, errors
from board.kpi import agenda, computing, facts
from board.live import queries as log
from board.live.change import change
from board.live.models import FollowerCursor
from board.meetings import commands as meeting_commands
from board.meetings import queries as meetings
from board.meetings.models import State
from board.people.viewers import Terms

_FOLLOWER = "kpi"
_SOON = (State.PREPARING, State.IN_PROGRESS)
_OF_LATE, _EVERYTHING = 2, 13
"""Periods: what happens now touches this one and perhaps the one before; at night all that is shown is looked at."""


def follow_sources() -> None:
    """Compute anew when something has happened where numbers come from since this was last done."""
    with database.reading() as session:
        moves = {rooms: log.moves_in(session, rooms) for rooms in facts.ROOMS}
        cursors = {rooms: session.get(FollowerCursor, (_FOLLOWER, rooms)) for rooms in facts.ROOMS}
    moved = {rooms for rooms, known in cursors.items() if moves[rooms] != (known.version if known else 0)}
    if not moved:
        return
    computing.recompute(at=clock.now(), periods=_OF_LATE, sources=facts.sources_of(moved))
    with change() as session:
        for rooms, count in moves.items():
            # What has happened meanwhile is seen the next time.
            session.merge(FollowerCursor(follower=_FOLLOWER, room=rooms, version=count))


def bring_to_meetings() -> None:
    """Put what is not as planned in its unit on the agenda of every meeting that is being prepared."""
    with database.reading() as session:
        waiting = [each.id for each in meetings.in_state(session, _SOON) if each.kpis is None]
    for meeting_id in waiting:
        with change() as session:
            try:
                meeting = meeting_commands.hold_meeting(session, meetings.meeting(session, meeting_id))
            except errors.NotFound:
                continue
            if meeting.kpis is None and meeting.state in _SOON:
                now = clock.now()
                found = agenda.not_as_planned(session, meeting.unit_id, clock.date_in(now, Terms.zone))
                meeting_commands.take_kpis(session, meeting, found, at=now)


def recompute_all() -> None:
    """Compute everything that is shown, whatever has happened: days turn, and what was missed is made good."""
    computing.recompute(at=clock.now(), periods=_EVERYTHING)
