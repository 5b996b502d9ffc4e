"""What a calendar tells at the moment of reading; the rights of its maker decide that at that moment."""

from dataclasses import replace
from datetime import datetime

from flask_babel import gettext
from sqlmodel import Session

from board import clock, errors
from board.feeds import own_days, weeks
from board.feeds.entries import Calendar
from board.feeds.models import Feed, Kind
from board.people import viewers
from board.people.rights import Viewer
from board.people.viewers import Terms
from board.tasks import queries as boards
from board.tasks.models import Board


def calendar_of(session: Session, feed: Feed, *, at: datetime, base: str) -> Calendar:
    """The calendar as its maker would see it now. Raises `NotFound` where there is none for them any more."""
    try:
        who = viewers.viewer(session, feed.person_id)
    except errors.NotSignedIn:
        raise errors.NotFound from None
    today = clock.date_in(at, Terms.zone)
    if feed.kind == Kind.BOARD:
        board = boards.board_for(session, feed.board_id or "", who)
        found = Calendar(gettext("Meetings: %(board)s", board=board.name), board.time_zone, today)
        return _with_meetings(session, found, [board], at, base)
    found = Calendar(gettext("%(name)s: meetings and due dates", name=who.name), Terms.zone, today)
    found = replace(found, all_day=tuple(own_days.days_of(session, who, base)))
    return _with_meetings(session, found, _boards_of(session, who), at, base)


def _boards_of(session: Session, who: Viewer) -> list[Board]:
    """The boards that they may see, of the unit in which they work or stand in, and those on which they take tasks."""
    units = {who.unit_id, *who.deputises}
    return [
        board
        for board, _ in boards.boards_for(session, who)
        if board.unit_id in units or boards.takes_tasks(session, board.id, who.id)
    ]


def _with_meetings(session: Session, found: Calendar, there: list[Board], at: datetime, base: str) -> Calendar:
    told = [weeks.meetings_of(session, board, at=at, base=base) for board in there]
    return replace(
        found,
        weekly=tuple(weekly for weekly, _ in told if weekly),
        timed=tuple(timed for _, single in told for timed in single),
    )
