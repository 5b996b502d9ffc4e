"""KPIs of meetings, a formula each (domain, 6.2). Pure: facts go in, a measure comes out, or nothing to measure."""

from collections.abc import Iterable
from datetime import date, timedelta

from board.kpi.measures import Measure, share
from board.meetings.measured import MeetingFacts

LONGEST = timedelta(minutes=30, seconds=59)
"""What still counts as half an hour."""


def held(meetings: Iterable[MeetingFacts], first: date, last: date) -> Measure | None:
    """`MEETINGS_HELD_PCT`: meetings held ÷ non-exempt weeks × boards, per cent.

    Of a week that still runs only those count of which it is known whether they were held.
    """
    due = [each for each in meetings if first <= each.week <= last and each.is_settled]
    return share(sum(each.is_held for each in due), len(due))


def in_length(meetings: Iterable[MeetingFacts], first: date, last: date) -> Measure | None:
    """`MEETING_LEN_OK_PCT`: meetings of at most 30:59 ÷ meetings held, per cent."""
    took = [each.lasted for each in meetings if first <= each.week <= last and each.is_held and each.lasted]
    return share(sum(lasted <= LONGEST for lasted in took), len(took))
