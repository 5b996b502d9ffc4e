"""The only writer of a meeting that goes on: begun, led from block to block, attended, rated, ended, confirmed."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.live.change import hold, keep_for_undo, record
from board.live.events import Actor
from board.meetings import agenda, blocks, events, queries
from board.meetings.events import meeting_room, meetings_room
from board.meetings.inputs import Attend, PointAt
from board.meetings.models import AHEAD, Meeting, MeetingDecision, State
from board.people import queries as people
from board.people.rights import Viewer
from board.tasks import queries as boards
from board.tasks.models import Board

STARTS_BEFORE = timedelta(days=3)
"""So much before its time a meeting can be begun: what is held on Friday may be that of Monday."""


def meeting_to_work_on(session: Session, meeting_id: str, who: Viewer) -> Meeting:
    """A meeting the viewer may lead, held: of a unit in which they work, or theirs to lead.

    Raises `NotFound`, `NotAllowed`.
    """
    found = queries.meeting_for(session, meeting_id, who)
    if not who.may_work_in(found.unit_id) and who.id != found.facilitator_id:
        raise errors.NotAllowed
    return hold_meeting(session, found)


def hold_meeting(session: Session, meeting: Meeting) -> Meeting:
    """Keep others from changing a meeting until the transaction ends. Raises `NotFound` where it is gone."""
    # One after the other, in the order in which everybody holds them: the board's meetings before one of them.
    hold(session, meetings_room(meeting.board_id))
    hold(session, meeting_room(meeting.id))
    found = session.get(Meeting, meeting.id, populate_existing=True)
    if found is None:
        raise errors.NotFound
    return found


def prepare_meeting(session: Session, meeting: Meeting, *, at: datetime) -> None:
    """Freeze what the meeting will be about."""
    if meeting.state != State.SCHEDULED:
        return
    _freeze(session, meeting, at)
    meeting.state = State.PREPARING
    tell(session, meeting, events.MeetingChanged, by=None, at=at, frozen=True)


def start_meeting(session: Session, meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Let the half hour run. Raises `Refusal` for one that goes on already, is over, or is far ahead."""
    if meeting.state == State.IN_PROGRESS:
        raise errors.Refusal(N_("The meeting goes on already."))
    if meeting.state not in AHEAD:
        raise errors.Refusal(N_("This meeting is over."))
    if session.get_one(Board, meeting.board_id).closed_at:
        raise errors.BoardClosed(N_("This board is closed."))
    if at < meeting.starts_at - STARTS_BEFORE:
        raise errors.Refusal(N_("It is too early: a meeting begins at most three days before its time. Move it first."))
    was = image(meeting)
    if meeting.agenda is None:
        _freeze(session, meeting, at)
    meeting.state, meeting.started_at, meeting.started_by = State.IN_PROGRESS, at, by.name
    meeting.blocks, meeting.block, meeting.block_at, meeting.focus = blocks.planned(), 0, at, None
    tell(session, meeting, events.MeetingStarted, by=by, at=at, frozen=True)
    keep(session, meeting.board_id, "meeting", meeting, was)


def step_to(session: Session, meeting: Meeting, block: int, *, by: Actor, at: datetime) -> None:
    """Go on with another block, or back to one. Raises `Refusal` where the meeting does not go on."""
    _refuse_unless_on(meeting)
    if block == meeting.block:
        return
    meeting.block, meeting.block_at, meeting.focus = block, at, None
    tell(session, meeting, events.MeetingStepped, by=by, at=at, brief=False)


def extend_block(session: Session, meeting: Meeting, minutes: int, *, by: Actor, at: datetime) -> None:
    """Give the present block minutes of the next ones; all together stay half an hour.

    Raises `Refusal` where they have none, or the meeting does not go on.
    """
    _refuse_unless_on(meeting)
    found = blocks.extended(meeting.blocks, meeting.block, minutes)
    if found is None:
        raise errors.Refusal(N_("The next blocks have no minutes left: the meeting stays within half an hour."))
    meeting.blocks = found
    tell(session, meeting, events.MeetingStepped, by=by, at=at, brief=False)


def point_at(session: Session, meeting: Meeting, wanted: PointAt, *, by: Actor, at: datetime) -> None:
    """Let everybody look at one thing, or at the block again. Raises `Refusal` where the meeting does not go on."""
    _refuse_unless_on(meeting)
    focus = {"kind": wanted.kind, "id": wanted.id} if wanted.kind and wanted.id else None
    if focus == meeting.focus:
        return
    meeting.focus = focus
    tell(session, meeting, events.MeetingChanged, by=by, at=at, brief=False)


def attend(session: Session, meeting: Meeting, wanted: Attend, *, by: Actor, at: datetime) -> None:
    """Note who is there, or is not. Raises `NotFound` for who is not of the board, `Refusal` when over."""
    if meeting.state not in (*AHEAD, State.IN_PROGRESS, State.CLOSED):
        raise errors.Refusal(N_("This meeting is over."))
    if not all(boards.takes_tasks(session, meeting.board_id, each) for each in wanted.person_ids):
        raise errors.NotFound
    # In the order in which they came.
    others = [each for each in meeting.present if wanted.present or each not in wanted.person_ids]
    after = list(dict.fromkeys([*others, *(wanted.person_ids if wanted.present else [])]))
    if after == meeting.present:
        return
    meeting.present = after
    tell(session, meeting, events.MeetingChanged, by=by, at=at, brief=False)


def rate(session: Session, meeting: Meeting, rating: int, *, by: Actor, at: datetime) -> None:
    """Say how good it was; who says it is told to nobody. Raises `Refusal` before it begins and when it is over."""
    if meeting.state not in (State.IN_PROGRESS, State.CLOSED):
        raise errors.Refusal(N_("A meeting is rated while it goes on, or right after."))
    if meeting.ratings.get(by.id) == rating:
        return
    meeting.ratings = {**meeting.ratings, by.id: rating}
    tell(session, meeting, events.MeetingChanged, by=None, at=at, brief=False)


def note_decision(session: Session, meeting: Meeting, decision_id: str, *, by: Actor, at: datetime) -> None:
    """Keep that a decision was made in it. Raises `Refusal` where the meeting does not go on."""
    _refuse_unless_on(meeting)
    session.add(MeetingDecision(meeting_id=meeting.id, decision_id=decision_id))
    tell(session, meeting, events.MeetingChanged, by=by, at=at, brief=False)


def finish_meeting(session: Session, meeting: Meeting, *, by: Actor | None, at: datetime) -> None:
    """End it: its minutes are there at once. By itself after 35 minutes, at that minute whenever that is noticed.

    Raises `Refusal` where the meeting does not go on.
    """
    _refuse_unless_on(meeting)
    was = image(meeting)
    latest = (meeting.started_at or at) + blocks.CLOSES_BY_ITSELF_AFTER
    meeting.state, meeting.ended_at, meeting.focus = State.CLOSED, min(at, latest), None
    meeting.ended_by = by.name if by else None
    tell(session, meeting, events.MeetingClosed, by=by, at=at)
    if by:
        keep(session, meeting.board_id, "meeting", meeting, was)


def confirm_meeting(session: Session, meeting: Meeting, *, by: Actor | None, at: datetime) -> None:
    """Let stand what came out of it: by a word of the head, or by itself. Raises `Refusal` before it has ended."""
    if meeting.state == State.CONFIRMED:
        return
    if meeting.state != State.CLOSED:
        raise errors.Refusal(N_("Only a meeting that was held can be confirmed."))
    meeting.state, meeting.confirmed_at = State.CONFIRMED, at
    meeting.confirmed_by = by.name if by else None
    tell(session, meeting, events.MeetingOver, by=by, at=at)


def take_kpis(session: Session, meeting: Meeting, kpis: list[dict[str, Any]], *, at: datetime) -> None:
    """Keep which KPIs of the unit were not as planned when the agenda was frozen."""
    meeting.kpis = kpis
    tell(session, meeting, events.MeetingChanged, by=None, at=at, brief=False, frozen=True)


def lead_meeting(session: Session, meeting: Meeting, person_id: str | None, *, by: Actor | None, at: datetime) -> None:
    """Let somebody lead it, under the name they have now; or nobody yet."""
    name = people.person(session, person_id).name if person_id else None
    if (meeting.facilitator_id, meeting.facilitator) == (person_id, name):
        return
    meeting.facilitator_id, meeting.facilitator = person_id, name
    tell(session, meeting, events.MeetingChanged, by=by, at=at)


def tell(
    session: Session,
    meeting: Meeting,
    event: type[events.MeetingEvent],
    *,
    by: Actor | None,
    at: datetime,
    brief: bool = True,
    frozen: bool = False,
) -> None:
    """Record what has become of a meeting in its own room, and in short in the room of the board's meetings.

    What is seen only by those who are in it is not `brief`; what it is about is told where that was `frozen` anew.
    """
    session.flush()
    if brief:
        record(session, event(to=meetings_room(meeting.board_id), meeting=queries.card(meeting)), by=by, at=at)
    whole = queries.whole_card(session, meeting)
    ground = queries.ground_card(meeting) if frozen else None
    record(session, event(to=meeting_room(meeting.id), meeting=whole, ground=ground), by=by, at=at)


def image(row: Any) -> dict[str, Any]:
    """A row as it stands, to be put back or compared."""
    found: dict[str, Any] = row.model_dump(mode="json")
    return found


def keep(session: Session, board_id: str, kind: str, row: Any, was: dict[str, Any] | None, **more: Any) -> None:
    """Let what a command did to a row be taken back; `more` is what else is to be put back with it."""
    session.flush()
    key = row.board_id if kind == "schedule" else row.id
    keep_for_undo(
        session,
        {"feature": "meetings", "board": board_id, "row": kind, "id": key, "was": was, "is": image(row), **more},
    )


def _freeze(session: Session, meeting: Meeting, at: datetime) -> None:
    meeting.agenda, meeting.frozen_at = agenda.of_meeting(session, meeting, at=at), at


def _refuse_unless_on(meeting: Meeting) -> None:
    if meeting.state != State.IN_PROGRESS:
        raise errors.Refusal(N_("The meeting does not go on now."))
