"""The commands of meetings, in the room of the board's meetings and in that of one meeting."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from typing import Any

from sqlmodel import Session, select

from board.ids import new_id
from board.live.change import hold
from board.meetings import apart, commands, leading, occurrences, queries, scheduling, undoing
from board.meetings.events import meeting_room, meetings_room
from board.meetings.inputs import Attend, EditMeeting, PointAt, PutApart, SetSchedule
from board.meetings.models import Meeting, MeetingSchedule, State
from board.people import queries as people
from board.people.models import Absence
from board.tasks.models import Board
from tests.live.case import LATER, Call, Case, by_anna
from tests.makers import NOON, Office

MEETING = "meeting1"
WEEK = date(2026, 11, 23)
ON_WEDNESDAY = NOON + timedelta(days=1, hours=21)


def meeting_of(session: Session, office: Office, **more: Any) -> Meeting:
    """The meeting of this week on Wednesday at nine, led by Борис."""
    given: dict[str, Any] = {
        "id": MEETING,
        "board_id": office.board,
        "unit_id": office.land,
        "week": WEEK,
        "state": State.SCHEDULED,
        "starts_at": ON_WEDNESDAY,
        "planned_at": ON_WEDNESDAY,
        "facilitator_id": office.boris,
        "facilitator": "Борис Лапин",
    }
    made = Meeting(**given | more)
    session.add(made)
    session.flush()
    return made


_weeks = count(1)


def new_week() -> date:
    """A Monday far ahead on which no other meeting was made."""
    return date(2030, 1, 7) + timedelta(weeks=next(_weeks))


def meeting_ahead(session: Session, office: Office, **more: Any) -> Meeting:
    """A meeting of its own, of a week in which there is no other, that can be begun now and is led by nobody."""
    leader = {"facilitator_id": None, "facilitator": None}
    return meeting_of(session, office, id=new_id(), week=new_week(), **leader, **more)


def _planned(session: Session, office: Office, ids: dict[str, str]) -> None:
    meeting_of(session, office)


def _started(session: Session, office: Office, ids: dict[str, str]) -> None:
    hold(session, meetings_room(office.board), meeting_room(MEETING))
    commands.start_meeting(session, meeting_of(session, office), **by_anna(session, office))


def _closed(session: Session, office: Office, ids: dict[str, str]) -> None:
    _started(session, office, ids)
    commands.finish_meeting(session, the_one(session), **by_anna(session, office))


def the_one(session: Session) -> Meeting:
    """The meeting that a case is about."""
    return queries.meeting(session, MEETING)


def _does(command: Callable[..., None], *given: Any, by_itself: bool = False) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        who = {"at": LATER} if by_itself else by_anna(session, office)
        command(session, the_one(session), *given, **who)

    return call


def _schedule(session: Session, office: Office, ids: dict[str, str]) -> None:
    wanted = SetSchedule(weekday=3, time="09:00", place="Кабинет 12", facilitators=[office.boris, office.anna])
    scheduling.set_schedule(session, _board(session, office), wanted, **by_anna(session, office))


def _end(session: Session, office: Office, ids: dict[str, str]) -> None:
    counts = session.get_one(MeetingSchedule, office.board)
    scheduling.end_schedule(session, counts, **by_anna(session, office))


def _without_meetings(session: Session, office: Office, ids: dict[str, str]) -> None:
    _schedule(session, office, ids)
    for each in session.exec(select(Meeting)).all():
        session.delete(each)
    session.flush()


def _plan(session: Session, office: Office, ids: dict[str, str]) -> None:
    counts = session.get_one(MeetingSchedule, office.board)
    occurrences.plan_ahead(session, counts, _board(session, office), by=None, at=LATER)


def _withdraw(session: Session, office: Office, ids: dict[str, str]) -> None:
    occurrences.withdraw_ahead(session, office.board, by=None, at=LATER)


def _move(session: Session, office: Office, ids: dict[str, str]) -> None:
    wanted = EditMeeting(day=date(2026, 11, 26), time="10:30", place="Зал", facilitator_id=office.anna)
    scheduling.edit_meeting(session, the_one(session), _board(session, office), wanted, **by_anna(session, office))


def _attends(session: Session, office: Office, ids: dict[str, str]) -> None:
    wanted = Attend(person_ids=[office.boris], present=True)
    commands.attend(session, the_one(session), wanted, **by_anna(session, office))


def _points(session: Session, office: Office, ids: dict[str, str]) -> None:
    commands.point_at(session, the_one(session), PointAt(kind="task", id=ids["task"]), **by_anna(session, office))


def _gone(session: Session, office: Office, ids: dict[str, str]) -> None:
    boris = people.person_card(people.person(session, office.boris)).model_copy(update={"active": False})
    leading.follow_leader(session, boris, None, **by_anna(session, office))


def _pass_on(session: Session, office: Office, ids: dict[str, str]) -> None:
    occurrences.pass_on(session, the_one(session), at=LATER)


def _with_leader_away(session: Session, office: Office, ids: dict[str, str]) -> None:
    leaders: dict[str, Any] = {"facilitators": [office.boris, office.anna], "weekday": 3, "time": "09:00"}
    session.add(MeetingSchedule(board_id=office.board, since=NOON, **leaders))
    day = ON_WEDNESDAY.date()
    session.add(Absence(id="away", person_id=office.boris, from_day=day, until_day=day, kind="vacation"))
    meeting_of(session, office)


def _other_rotation(session: Session, office: Office, ids: dict[str, str]) -> None:
    _schedule(session, office, ids)
    session.get_one(MeetingSchedule, office.board).facilitators = [office.anna]
    session.flush()


def _turns(session: Session, office: Office, ids: dict[str, str]) -> None:
    counts, before = session.get_one(MeetingSchedule, office.board), [office.boris, office.anna]
    occurrences.take_turns(session, counts, _board(session, office), before, **by_anna(session, office))


def _withdrawn(session: Session, office: Office, ids: dict[str, str]) -> None:
    meeting_of(session, office)
    ids["gone"] = json.dumps(occurrences.withdraw_ahead(session, office.board, by=None, at=LATER))


def _put_back(session: Session, office: Office, ids: dict[str, str]) -> None:
    occurrences.put_back(session, json.loads(ids["gone"]), by=None, at=LATER)


def _take_back_moving(session: Session, office: Office, ids: dict[str, str]) -> None:
    was = commands.image(the_one(session))
    _move(session, office, ids)
    session.flush()
    step = {"board": office.board, "row": "meeting", "id": MEETING, "was": was, "is": commands.image(the_one(session))}
    undoing.take_back(session, step, office.anna, LATER)


def _take_back_schedule(session: Session, office: Office, ids: dict[str, str]) -> None:
    found = session.get_one(MeetingSchedule, office.board)
    step = {"board": office.board, "row": "schedule", "id": office.board, "was": None, "is": commands.image(found)}
    undoing.take_back(session, step, office.anna, LATER)


def _board(session: Session, office: Office) -> Board:
    return session.get_one(Board, office.board)


_APART = PutApart(text="Межевание: кто едет")


def _apart_noted(session: Session, office: Office, ids: dict[str, str]) -> None:
    _started(session, office, ids)
    apart.put_apart(session, the_one(session), _APART, **by_anna(session, office))


def _drop(session: Session, office: Office, ids: dict[str, str]) -> None:
    (noted,) = the_one(session).apart or []
    apart.drop_apart(session, the_one(session), noted["id"], **by_anna(session, office))


_RED = [{"code": "TASK_ON_TIME_PCT", "value": 49.0}]
_OF_ONE: tuple[tuple[str, Callable[..., Any], Call, Call], ...] = (
    ("prepare", commands.prepare_meeting, _does(commands.prepare_meeting, by_itself=True), _planned),
    ("start", commands.start_meeting, _does(commands.start_meeting), _planned),
    ("attend", commands.attend, _attends, _started),
    ("point at a task", commands.point_at, _points, _started),
    ("talk through apart", apart.put_apart, _does(apart.put_apart, _APART), _started),
    ("talk through no more", apart.drop_apart, _drop, _apart_noted),
    ("rate", commands.rate, _does(commands.rate, 4), _closed),
    ("decide in it", commands.note_decision, _does(commands.note_decision, "decision1"), _started),
    ("finish", commands.finish_meeting, _does(commands.finish_meeting), _started),
    ("confirm", commands.confirm_meeting, _does(commands.confirm_meeting), _closed),
    ("take what is not as planned", commands.take_kpis, _does(commands.take_kpis, _RED, by_itself=True), _planned),
    ("move", scheduling.edit_meeting, _move, _planned),
    ("cancel", scheduling.cancel_meeting, _does(scheduling.cancel_meeting, "Все на выезде"), _planned),
    ("miss", occurrences.miss_meeting, _does(occurrences.miss_meeting, by_itself=True), _planned),
    ("take a move back", undoing.take_back, _take_back_moving, _planned),
    ("pass it on", occurrences.pass_on, _pass_on, _with_leader_away),
    ("lead it", commands.lead_meeting, _does(commands.lead_meeting, None), _planned),
    ("free what somebody was to lead", leading.follow_leader, _gone, _planned),
)  # fmt: skip

_SEEN_INSIDE = (commands.attend, commands.point_at, commands.rate, commands.note_decision, commands.take_kpis,
    apart.put_apart, apart.drop_apart,
)  # fmt: skip
"""Only those who are in it see it: the list of the board's meetings is as it was."""

MEETING_CASES = (
    *(
        Case(f"{name} (board)", command, "meetings", call, before)
        for name, command, call, before in _OF_ONE
        if command not in _SEEN_INSIDE
    ),
    *(
        Case(f"{name} (meeting)", command, meeting_room(MEETING), call, before)
        for name, command, call, before in _OF_ONE
    ),
    Case("step", commands.step_to, meeting_room(MEETING), _does(commands.step_to, 2), _started),
    Case("extend", commands.extend_block, meeting_room(MEETING), _does(commands.extend_block, 2), _started),
    Case("have meetings", scheduling.set_schedule, "meetings", _schedule),
    Case("have no meetings any more", scheduling.end_schedule, "meetings", _end, _schedule),
    Case("plan ahead", occurrences.plan_ahead, "meetings", _plan, _without_meetings),
    Case("lead in other turns", occurrences.take_turns, "meetings", _turns, _other_rotation),
    Case("put back what was withdrawn", occurrences.put_back, "meetings", _put_back, _withdrawn),
    Case("withdraw what is ahead", occurrences.withdraw_ahead, "meetings", _withdraw, _schedule),
    Case("take a schedule back", undoing.take_back, "meetings", _take_back_schedule, _schedule),
)
