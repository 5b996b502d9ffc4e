"""Meetings by HTTP: when they are, and one that goes on."""

from typing import Any

from flask import Blueprint
from sqlmodel import Session

from board import clock, database, errors
from board.decisions import making
from board.decisions.answers import DecisionAnswer, decision_answer
from board.decisions.inputs import NewDecision
from board.live.asking import command
from board.live.change import hold
from board.live.events import instant
from board.meetings import access, answers, apart, commands, queries, scheduling
from board.meetings.answers import MeetingAnswer, MeetingsState, MeetingState, OverMeetings, ScheduleAnswer
from board.meetings.events import meetings_room
from board.meetings.inputs import (
    Attend,
    CancelMeeting,
    Earlier,
    EditMeeting,
    ExtendBlock,
    PointAt,
    PutApart,
    Rate,
    SetSchedule,
    StepTo,
)
from board.meetings.models import Meeting
from board.people.identity import asker, looker
from board.people.rights import Viewer
from board.tasks import queries as boards
from board.tasks.models import Board
from board.web.endpoint import question

api = Blueprint("meetings_api", __name__, url_prefix="/api/v1")
_PAGE = 50


@api.get("/boards/<board_id>/meetings")
@question("When a board has its meetings, and those ahead", answer=MeetingsState, problems=(404,), screens=True)
def meetings_of_board(board_id: str) -> dict[str, Any]:
    """Who may look at the board."""
    with database.reading() as session:
        board = boards.board_to_look_at(session, board_id, looker(session))
        return {**queries.state(session, board.id), "at": instant(clock.now())}


@api.get("/boards/<board_id>/meetings/archive")
@question("The meetings of a board that are over", answer=OverMeetings, query=Earlier, problems=(404,))
def meetings_over(asked: Earlier, board_id: str) -> OverMeetings:
    """Who may see the board."""
    with database.reading() as session:
        board = boards.board_for(session, board_id, asker(session))
        found = queries.archive(session, board.id, asked.before, _PAGE + 1)
    return OverMeetings(items=[queries.card(each) for each in found[:_PAGE]], more=len(found) > _PAGE)


@api.get("/meetings/<meeting_id>")
@question("A meeting", answer=MeetingState, problems=(404,), screens=True)
def one_meeting(meeting_id: str) -> dict[str, Any]:
    """Who may look at the board."""
    with database.reading() as session:
        found = queries.meeting_to_look_at(session, meeting_id, looker(session))
        return {**queries.meeting_state(session, found.id), "at": instant(clock.now())}


@api.put("/boards/<board_id>/meeting-schedule")
@command("Say when a board has its meetings", body=SetSchedule, answers=ScheduleAnswer)
def set_schedule(session: Session, wanted: SetSchedule, board_id: str) -> ScheduleAnswer:
    """The unit's head, and the coordinator."""
    board, who = _board_to_plan(session, board_id)
    scheduling.set_schedule(session, board, wanted, by=who.actor, at=clock.now())
    return answers.schedule_answer(session, board.id)


@api.delete("/boards/<board_id>/meeting-schedule")
@command("Let a board have no meetings any more", answers=ScheduleAnswer)
def end_schedule(session: Session, board_id: str) -> ScheduleAnswer:
    """The unit's head, and the coordinator."""
    board, who = _board_to_plan(session, board_id)
    counts = queries.schedule(session, board.id)
    if counts is None:
        raise errors.NotFound
    scheduling.end_schedule(session, counts, by=who.actor, at=clock.now())
    return answers.schedule_answer(session, board.id)


@api.patch("/meetings/<meeting_id>")
@command("Move a meeting in its week, or let others lead it", body=EditMeeting, answers=MeetingAnswer, problems=(409,))
def edit_meeting(session: Session, wanted: EditMeeting, meeting_id: str) -> MeetingAnswer:
    """Its unit's head, the coordinator, who leads it."""
    meeting, who = _to_move(session, meeting_id)
    board = session.get_one(Board, meeting.board_id)
    scheduling.edit_meeting(session, meeting, board, wanted, by=who.actor, at=clock.now())
    return answers.meeting_answer(session, meeting)


@api.post("/meetings/<meeting_id>/cancel")
@command("Say that a meeting will not be held", body=CancelMeeting, answers=MeetingAnswer, problems=(409,))
def cancel_meeting(session: Session, wanted: CancelMeeting, meeting_id: str) -> MeetingAnswer:
    """Its unit's head, the coordinator, who leads it."""
    meeting, who = _to_move(session, meeting_id)
    scheduling.cancel_meeting(session, meeting, wanted.reason, by=who.actor, at=clock.now())
    return answers.meeting_answer(session, meeting)


@api.post("/meetings/<meeting_id>/start")
@command("Begin a meeting", answers=MeetingAnswer, problems=(409,))
def start_meeting(session: Session, meeting_id: str) -> MeetingAnswer:
    """Whoever works in the unit."""
    meeting, who = _to_work_on(session, meeting_id)
    commands.start_meeting(session, meeting, by=who.actor, at=clock.now())
    return answers.meeting_answer(session, meeting)


@api.post("/meetings/<meeting_id>/step")
@command("Go to a block", body=StepTo, answers=MeetingAnswer, problems=(409,))
def step_to(session: Session, wanted: StepTo, meeting_id: str) -> MeetingAnswer:
    """Whoever works in the unit."""
    meeting, who = _to_work_on(session, meeting_id)
    commands.step_to(session, meeting, wanted.block, by=who.actor, at=clock.now())
    return answers.meeting_answer(session, meeting)


@api.post("/meetings/<meeting_id>/extend")
@command("Give the present block minutes of the next ones", body=ExtendBlock, answers=MeetingAnswer, problems=(409,))
def extend_block(session: Session, wanted: ExtendBlock, meeting_id: str) -> MeetingAnswer:
    """Whoever works in the unit."""
    meeting, who = _to_work_on(session, meeting_id)
    commands.extend_block(session, meeting, wanted.minutes, by=who.actor, at=clock.now())
    return answers.meeting_answer(session, meeting)


@api.post("/meetings/<meeting_id>/point")
@command("Let everybody look at one thing", body=PointAt, answers=MeetingAnswer, problems=(409,))
def point_at(session: Session, wanted: PointAt, meeting_id: str) -> MeetingAnswer:
    """Whoever works in the unit."""
    meeting, who = _to_work_on(session, meeting_id)
    commands.point_at(session, meeting, wanted, by=who.actor, at=clock.now())
    return answers.meeting_answer(session, meeting)


@api.post("/meetings/<meeting_id>/attend")
@command("Note who is there", body=Attend, answers=MeetingAnswer, problems=(409,))
def attend(session: Session, wanted: Attend, meeting_id: str) -> MeetingAnswer:
    """Whoever works in the unit."""
    meeting, who = _to_work_on(session, meeting_id)
    commands.attend(session, meeting, wanted, by=who.actor, at=clock.now())
    return answers.meeting_answer(session, meeting)


@api.post("/meetings/<meeting_id>/rate")
@command("Say how good a meeting was", body=Rate, answers=MeetingAnswer, problems=(409,))
def rate(session: Session, wanted: Rate, meeting_id: str) -> MeetingAnswer:
    """Whoever works in the unit; who said what is told to nobody."""
    meeting, who = _to_work_on(session, meeting_id)
    commands.rate(session, meeting, wanted.rating, by=who.actor, at=clock.now())
    return answers.meeting_answer(session, meeting)


@api.post("/meetings/<meeting_id>/decisions")
@command("Decide in a meeting", body=NewDecision, answers=DecisionAnswer, status=201, problems=(409,))
def decide(session: Session, wanted: NewDecision, meeting_id: str) -> DecisionAnswer:
    """Whoever works in the unit, which is the one that decides."""
    who, now = asker(session), clock.now()
    known = queries.meeting_for(session, meeting_id, who)
    if known.unit_id != wanted.unit_id:
        raise errors.NotFound
    # The decision first: the rooms of boards and decisions are held before those of meetings, by everybody.
    made = making.decide(session, wanted, who, at=now)
    meeting = commands.hold_meeting(session, known)
    commands.note_decision(session, meeting, made.id, by=who.actor, at=now)
    return decision_answer(session, made)


@api.post("/meetings/<meeting_id>/apart")
@command("Talk something through after a meeting", body=PutApart, answers=MeetingAnswer, status=201, problems=(409,))
def put_apart(session: Session, wanted: PutApart, meeting_id: str) -> MeetingAnswer:
    """Whoever works in the unit."""
    meeting, who = _to_work_on(session, meeting_id)
    apart.put_apart(session, meeting, wanted, by=who.actor, at=clock.now())
    return answers.meeting_answer(session, meeting)


@api.post("/meetings/<meeting_id>/apart/<apart_id>/drop")
@command("Talk something through no more", answers=MeetingAnswer, problems=(409,))
def drop_apart(session: Session, meeting_id: str, apart_id: str) -> MeetingAnswer:
    """Whoever works in the unit."""
    meeting, who = _to_work_on(session, meeting_id)
    apart.drop_apart(session, meeting, apart_id, by=who.actor, at=clock.now())
    return answers.meeting_answer(session, meeting)


@api.post("/meetings/<meeting_id>/finish")
@command("End a meeting", answers=MeetingAnswer, problems=(409,))
def finish_meeting(session: Session, meeting_id: str) -> MeetingAnswer:
    """Whoever works in the unit."""
    meeting, who = _to_work_on(session, meeting_id)
    commands.finish_meeting(session, meeting, by=who.actor, at=clock.now())
    return answers.meeting_answer(session, meeting)


@api.post("/meetings/<meeting_id>/confirm")
@command("Let stand what came out of a meeting", answers=MeetingAnswer, problems=(409,))
def confirm_meeting(session: Session, meeting_id: str) -> MeetingAnswer:
    """The unit's head."""
    who = asker(session)
    found = queries.meeting_for(session, meeting_id, who)
    if not who.may_head(found.unit_id):
        raise errors.NotAllowed
    meeting = commands.hold_meeting(session, found)
    commands.confirm_meeting(session, meeting, by=who.actor, at=clock.now())
    return answers.meeting_answer(session, meeting)


def _to_work_on(session: Session, meeting_id: str) -> tuple[Meeting, Viewer]:
    who = asker(session)
    return commands.meeting_to_work_on(session, meeting_id, who), who


def _to_move(session: Session, meeting_id: str) -> tuple[Meeting, Viewer]:
    who = asker(session)
    found = queries.meeting_for(session, meeting_id, who)
    access.refuse_to_move(who, found)
    return commands.hold_meeting(session, found), who


def _board_to_plan(session: Session, board_id: str) -> tuple[Board, Viewer]:
    who = asker(session)
    board = boards.board_for(session, board_id, who)
    access.refuse_to_plan(who, board.unit_id)
    hold(session, meetings_room(board.id))
    return board, who
