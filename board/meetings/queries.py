"""Questions about meetings; the only readers others may import."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from board import errors
from board.live import queries as log
from board.live.events import instant
from board.meetings.cards import GroundCard, MeetingCard, Rating, ScheduleCard, WholeMeetingCard
from board.meetings.events import meeting_room, meetings_room
from board.meetings.models import AHEAD, OVER, Meeting, MeetingDecision, MeetingHeard, MeetingSchedule, State
from board.people.rights import Looker, Viewer
from board.tasks import queries as boards
from board.tasks.models import Board

_ANONYMOUS = 3
_SAME = ("id", "board_id", "unit_id", "state", "moved", "place", "facilitator_id", "facilitator", "reason")
_WHOLE = ("blocks", "block", "focus", "present", "started_by", "ended_by", "confirmed_by")


def meeting(session: Session, meeting_id: str) -> Meeting:
    """Raises `NotFound`."""
    found = session.get(Meeting, meeting_id)
    if found is None:
        raise errors.NotFound
    return found


def meeting_for(session: Session, meeting_id: str, who: Viewer) -> Meeting:
    """A meeting of a unit whose boards the viewer may see. Raises `NotFound`."""
    found = meeting(session, meeting_id)
    if not who.may_see_unit(found.unit_id):
        raise errors.NotFound
    return found


def meeting_to_look_at(session: Session, meeting_id: str, who: Looker) -> Meeting:
    """The same for a screen too, where it shows the meeting's board. Raises `NotFound`."""
    found = meeting(session, meeting_id)
    if not who.may_look_at(meetings_room(found.board_id), found.unit_id):
        raise errors.NotFound
    return found


def schedule(session: Session, board_id: str) -> MeetingSchedule | None:
    """When a board has its meetings, if it has any."""
    found = session.get(MeetingSchedule, board_id)
    return found if found and found.ended_at is None else None


def schedules(session: Session) -> list[tuple[MeetingSchedule, Board]]:
    """Every schedule that counts, with its board; not of boards that are closed."""
    joined = select(MeetingSchedule, Board).join(Board, col(Board.id) == col(MeetingSchedule.board_id))
    counting = joined.where(col(MeetingSchedule.ended_at).is_(None), col(Board.closed_at).is_(None))
    return list(session.exec(counting.order_by(col(MeetingSchedule.board_id))))


def closed_boards_with_meetings(session: Session) -> list[str]:
    """The ids of closed boards that still have meetings ahead."""
    joined = select(Meeting.board_id).join(Board, col(Board.id) == col(Meeting.board_id))
    ahead = joined.where(col(Board.closed_at).is_not(None), col(Meeting.state).in_(AHEAD)).distinct()
    return list(session.exec(ahead.order_by(col(Meeting.board_id))))


def of_week(session: Session, board_id: str, week: date) -> Meeting | None:
    """The meeting of a board in the week that begins on that Monday."""
    return session.exec(select(Meeting).where(col(Meeting.board_id) == board_id, col(Meeting.week) == week)).first()


def in_state(session: Session, states: Collection[State]) -> list[Meeting]:
    """The meetings in one of these states, the earliest first."""
    found = select(Meeting).where(col(Meeting.state).in_(states))
    return list(session.exec(found.order_by(col(Meeting.starts_at), col(Meeting.id))))


def ahead_of_board(session: Session, board_id: str) -> list[Meeting]:
    """The meetings of a board that may still be held, the earliest first."""
    found = select(Meeting).where(col(Meeting.board_id) == board_id, col(Meeting.state).in_(AHEAD))
    return list(session.exec(found.order_by(col(Meeting.week))))


def before(session: Session, board_id: str, week: date) -> list[Meeting]:
    """The meetings of a board in earlier weeks, the newest first."""
    found = select(Meeting).where(col(Meeting.board_id) == board_id, col(Meeting.week) < week)
    return list(session.exec(found.order_by(col(Meeting.week).desc()).limit(60)))


def between(session: Session, first: date, last: date) -> list[Meeting]:
    """The meetings of the weeks whose Mondays lie from first to last, both included."""
    return list(session.exec(select(Meeting).where(col(Meeting.week) >= first, col(Meeting.week) <= last)))


def since(session: Session, board_id: str, week: date) -> list[Meeting]:
    """The meetings of a board from a week on, the earliest first."""
    found = select(Meeting).where(col(Meeting.board_id) == board_id, col(Meeting.week) >= week)
    return list(session.exec(found.order_by(col(Meeting.week))))


def last_ended(session: Session, board_id: str, moment: datetime) -> datetime | None:
    """When a board's last meeting before a moment ended."""
    held = select(Meeting.ended_at).where(col(Meeting.board_id) == board_id, col(Meeting.ended_at) < moment)
    return session.exec(held.order_by(col(Meeting.ended_at).desc()).limit(1)).first()


def ended_since(session: Session, moment: datetime) -> list[Meeting]:
    """The meetings that have ended since a moment, in order."""
    ended = select(Meeting).where(col(Meeting.ended_at) > moment)
    return list(session.exec(ended.order_by(col(Meeting.ended_at), col(Meeting.id))))


def starting_between(session: Session, after: datetime, until: datetime) -> list[Meeting]:
    """The meetings that start after one moment and not after another, in whatever state, in order."""
    found = select(Meeting).where(col(Meeting.starts_at) > after, col(Meeting.starts_at) <= until)
    return list(session.exec(found.order_by(col(Meeting.starts_at), col(Meeting.id))))


def heard_after(session: Session, moment: datetime) -> list[MeetingHeard]:
    """What people believe of meetings that, as they believe, start after a moment."""
    found = select(MeetingHeard).where(col(MeetingHeard.starts_at) > moment)
    return list(session.exec(found.order_by(col(MeetingHeard.board_id), col(MeetingHeard.week))))


def team(session: Session, board_id: str) -> frozenset[str]:
    """Those for whom a board's meeting is: who takes tasks on it."""
    return frozenset(each.person_id for each in boards.people(session, board_id) if each.active)


def led_by(session: Session, person_id: str) -> list[Meeting]:
    """The meetings that somebody is to lead."""
    theirs = select(Meeting).where(col(Meeting.facilitator_id) == person_id, col(Meeting.state).in_(AHEAD))
    return list(session.exec(theirs.order_by(col(Meeting.id))))


def state(session: Session, board_id: str) -> dict[str, Any]:
    """The state of the room of a board's meetings."""
    room, counts = meetings_room(board_id), schedule(session, board_id)
    listed = select(Meeting).where(col(Meeting.board_id) == board_id, col(Meeting.state).not_in(OVER))
    return {
        "room": room,
        "epoch": log.epoch(session),
        "version": log.version(session, room),
        "meeting_schedule": schedule_card(counts).model_dump() if counts else None,
        "meetings": [card(each).model_dump() for each in session.exec(listed.order_by(col(Meeting.week)))],
    }


def meeting_state(session: Session, meeting_id: str) -> dict[str, Any]:
    """The state of a meeting's room."""
    room = meeting_room(meeting_id)
    return {
        "room": room,
        "epoch": log.epoch(session),
        "version": log.version(session, room),
        "meeting": whole_card(session, meeting(session, meeting_id)).model_dump(),
        "ground": ground_card(meeting(session, meeting_id)).model_dump(),
    }


def archive(session: Session, board_id: str, earlier_than: date | None, limit: int) -> list[Meeting]:
    """The meetings of a board that are over, the newest first, from a week on back."""
    over = select(Meeting).where(col(Meeting.board_id) == board_id, col(Meeting.state).in_(OVER))
    if earlier_than is not None:
        over = over.where(col(Meeting.week) < earlier_than)
    return list(session.exec(over.order_by(col(Meeting.week).desc()).limit(limit)))


def decisions_of(session: Session, meeting_id: str) -> list[str]:
    """The ids of the decisions made in a meeting."""
    made = select(MeetingDecision.decision_id).where(col(MeetingDecision.meeting_id) == meeting_id)
    return list(session.exec(made.order_by(col(MeetingDecision.decision_id))))


def schedule_card(found: MeetingSchedule) -> ScheduleCard:
    """A schedule as it stands."""
    return ScheduleCard(**found.model_dump(include={"weekday", "time", "place", "facilitators"}))


def card(found: Meeting) -> MeetingCard:
    """A meeting as it stands, in short."""
    return MeetingCard(**_brief(found))


def whole_card(session: Session, found: Meeting) -> WholeMeetingCard:
    """A meeting as it stands, with everything."""
    return WholeMeetingCard(
        **_brief(found),
        **found.model_dump(include=set(_WHOLE)),
        rating=rating(found),
        decisions=decisions_of(session, found.id),
        apart=found.apart or [],
        block_at=_told(found.block_at),
        confirmed_at=_told(found.confirmed_at),
    )


def ground_card(found: Meeting) -> GroundCard:
    """What a meeting is about, as it was frozen."""
    return GroundCard(agenda=found.agenda, kpis=found.kpis, frozen_at=_told(found.frozen_at))


def rating(found: Meeting) -> Rating | None:
    """What it was thought of; of one or two the mean would tell who said what, until it is all over."""
    given = found.ratings.values()
    if not given:
        return None
    is_told = len(given) >= _ANONYMOUS or found.is_over
    return Rating(mean=round(sum(given) / len(given), 1) if is_told else None, count=len(given))


def _brief(found: Meeting) -> dict[str, Any]:
    return {
        **found.model_dump(include=set(_SAME)),
        "week": found.week.isoformat(),
        "starts_at": instant(found.starts_at),
        "planned_at": instant(found.planned_at),
        "started_at": _told(found.started_at),
        "ended_at": _told(found.ended_at),
    }


def _told(moment: datetime | None) -> str | None:
    return instant(moment) if moment else None
