"""What KPIs want to know of meetings: which weeks had one, and how long it took."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from board.meetings import queries
from board.meetings.models import HELD, OVER, Meeting, State


@dataclass(frozen=True)
class MeetingFacts:
    """The meeting of a board in a week that is not exempt; `week` is its Monday.

    `is_settled`: it is known whether it was held. `lasted` is the time it took.
    """

    unit_id: str
    week: date
    is_settled: bool
    is_held: bool
    lasted: timedelta | None


def meetings(session: Session, *, first: date, last: date) -> list[MeetingFacts]:
    """The meetings of the weeks whose Mondays lie from first to last."""
    found = queries.between(session, first, last)
    return [_facts(each) for each in found if each.state != State.EXEMPT]


def _facts(meeting: Meeting) -> MeetingFacts:
    is_held = meeting.state in HELD
    lasted = meeting.ended_at - meeting.started_at if meeting.started_at and meeting.ended_at else None
    return MeetingFacts(meeting.unit_id, meeting.week, is_held or meeting.state in OVER, is_held, lasted)
