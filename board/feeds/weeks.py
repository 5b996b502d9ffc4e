"""A board's weekly meeting as a calendar has it: what is read of it, and its texts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flask_babel import gettext
from sqlmodel import Session

from board import clock
from board.calendar import queries as calendar
from board.calendar.events import CALENDAR_ROOM
from board.feeds import series
from board.feeds.entries import Stamp, Timed, Weekly
from board.feeds.series import WEEKS_AHEAD, Series
from board.live import queries as log
from board.meetings import planning, queries
from board.meetings.events import meetings_room
from board.meetings.models import Meeting, MeetingSchedule
from board.meetings.occurrences import WEEKS_BACK
from board.tasks.models import Board

_WEEK = timedelta(days=7)


def meetings_of(session: Session, board: Board, *, at: datetime, base: str) -> tuple[Weekly | None, list[Timed]]:
    """The meetings by the present schedule, and those of the last weeks that are not by it."""
    today = clock.date_in(at, board.time_zone)
    schedule = None if board.closed_at else queries.schedule(session, board.id)
    first = planning.week_of(today) - WEEKS_BACK * _WEEK
    if schedule:
        first = min(first, series.first_week(schedule, board.time_zone))
    known = {each.week: each for each in queries.since(session, board.id, first)}
    exceptions = calendar.exceptions(session, first, today + (WEEKS_AHEAD + 1) * _WEEK)
    found = series.by_schedule(schedule, known, exceptions, zone=board.time_zone, today=today) if schedule else None
    single = series.earlier(known, found, today=today)
    told = _Telling(board, base, at)
    return (
        told.weekly(schedule, found, _stamp(session, schedule)) if schedule and found else None,
        [told.single(meeting, stamp) for meeting, stamp in _stamped(session, board.id, single)],
    )


def _stamp(session: Session, schedule: MeetingSchedule) -> Stamp:
    """Both what happens to a board's meetings and what happens to the work calendar changes when they are."""
    versions = log.versions(session, [meetings_room(schedule.board_id), CALENDAR_ROOM])
    last = [log.event(session, room, version) for room, version in versions.items()]
    return Stamp(max([schedule.since, *(each.at for each in last if each)]), sum(versions.values()))


def _stamped(session: Session, board_id: str, single: list[Meeting]) -> list[tuple[Meeting, Stamp]]:
    last = log.last_about(session, meetings_room(board_id), [each.id for each in single])
    stamps = {id_: Stamp(event.at, event.version) for id_, event in last.items()}
    return [(each, stamps.get(each.id, Stamp(each.planned_at, 0))) for each in single]


@dataclass(frozen=True)
class _Telling:
    """A board whose meetings are told as of a moment, with addresses below `base`."""

    board: Board
    base: str
    at: datetime

    def weekly(self, schedule: MeetingSchedule, found: Series, stamp: Stamp) -> Weekly:
        """The meeting that there is every week."""
        uid = f"meetings-{self.board.id}@lean-board"
        usual = self._timed(uid, None, found.first, schedule.place, stamp)
        instead = (
            (each.slot, self._timed(uid, each.meeting_id, each.starts_at, each.place, stamp)) for each in found.others
        )
        return Weekly(usual, found.left_out, tuple(instead))

    def single(self, meeting: Meeting, stamp: Stamp) -> Timed:
        """One meeting by itself."""
        return self._timed(f"meeting-{meeting.id}@lean-board", meeting.id, meeting.starts_at, meeting.place, stamp)

    def _timed(self, uid: str, meeting_id: str | None, at: datetime, place: str | None, stamp: Stamp) -> Timed:
        path = f"/meetings/{meeting_id}" if meeting_id else f"/boards/{self.board.id}/meeting"
        return Timed(
            uid=uid,
            title=gettext("Meeting at the board: %(board)s", board=self.board.name),
            about=gettext("Half an hour a week at the board: what hurts, who has too much, what is decided."),
            address=f"{self.base}{path}",
            stamp=stamp,
            begins=at.astimezone(ZoneInfo(self.board.time_zone)),
            place=place,
            # Of what is over by itself some programs would remind at once.
            reminds=meeting_id is None or at >= self.at,
        )
