"""The demonstration's weekly meetings: held, missed and cancelled in the weeks before, with what was decided there."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from heapq import heappop, heappush
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from board.decisions import commands as decisions
from board.decisions import escalating, following, queries, subjects
from board.decisions.events import decisions_room
from board.decisions.inputs import About, AnswerTier, AskTier, JudgeDecision, NewDecision
from board.decisions.models import Decision
from board.live.change import hold
from board.live.events import Actor
from board.meetings import commands, occurrences, scheduling
from board.meetings import queries as meetings
from board.meetings.inputs import Attend, SetSchedule
from board.meetings.models import Meeting, MeetingSchedule
from board.people import queries as people
from board.people.models import UnitKind
from board.seeding.district import District
from board.tasks import queries as boards
from board.tasks.models import Board

_TIMES = ((1, "09:00"), (1, "10:00"), (2, "09:00"), (2, "14:00"), (3, "09:30"), (4, "09:00"))
_WEEK = timedelta(days=7)
_OVER_AFTER = timedelta(minutes=40)
_ASKS_IN_WEEK = -1
_NEVER = datetime.max.replace(tzinfo=UTC)


class MeetingStory:
    """One unit's meetings; `live_until` lets those happen that were held by a moment."""

    def __init__(
        self,
        unit: str,
        founded: District,
        plan: dict[str, Any],
        monday: date,
        zone: str,
        own_time: tuple[int, str] | None = None,
    ) -> None:
        self._own_time = own_time
        self._plan, self._zone = plan, ZoneInfo(zone)
        self._board_id, self._head = founded.boards[unit], founded.heads[unit]
        self._answerer = founded.people["dorokhov"]
        self._place = list(founded.boards).index(unit)
        self._is_silent = unit in plan["units_without_meetings"]
        weeks = range(plan["first_week"], 1)
        self._left = [] if self._is_silent else [(week, monday + week * _WEEK) for week in weeks]
        self._monday, self._team = monday, list[Actor]()
        self._waits: Meeting | None = None
        self._next_at = self._morning(self._left[0][1]) if self._left else _NEVER
        self._later: list[tuple[datetime, int, Callable[[Session], None]]] = []
        self._count = self._decided = 0
        self._asks = unit == plan["question"]["unit"]

    def begin(self, session: Session) -> None:
        """Say when the board has its meetings, on the first Monday of the story."""
        if self._is_silent:
            return
        members = [each for each in boards.people(session, self._board_id) if each.active]
        self._team = [Actor(each.person_id, each.name) for each in members]
        weekday, clock = self._own_time or _TIMES[self._place % len(_TIMES)]
        leaders = [each.id for each in self._team if each.id != self._head.id][:4]
        wanted = SetSchedule(weekday=weekday, time=clock, place="У доски отдела", facilitators=leaders)
        board = session.get_one(Board, self._board_id)
        scheduling.set_schedule(session, board, wanted, by=self._head, at=self._morning(self._left[0][1]))

    def live_until(self, session: Session, moment: datetime) -> None:
        """Let everything happen that is due by then, in order: meetings, and what follows from their decisions."""
        while True:
            later = self._later[0][0] if self._later else _NEVER
            if min(later, self._next_at) > moment:
                return
            if later <= self._next_at:
                heappop(self._later)[2](session)
            else:
                self._go_on(session)

    def _go_on(self, session: Session) -> None:
        week, day = self._left[0]
        if self._waits is None:
            self._waits = self._plan_week(session, day)
            self._next_at = self._waits.starts_at + _OVER_AFTER
            return
        self._happen(session, commands.hold_meeting(session, self._waits), week)
        self._left.pop(0)
        self._waits, self._next_at = None, self._morning(day + _WEEK) if self._left else _NEVER

    def _then(self, at: datetime, act: Callable[[Session], None]) -> None:
        self._count += 1
        heappush(self._later, (at, self._count, act))

    def _plan_week(self, session: Session, day: date) -> Meeting:
        schedule = session.get_one(MeetingSchedule, self._board_id)
        board = session.get_one(Board, self._board_id)
        occurrences.plan_ahead(session, schedule, board, by=None, at=self._morning(day))
        found = meetings.of_week(session, self._board_id, day)
        if found is None:
            raise LookupError(f"no meeting was planned for the week of {day}")
        return found

    def _morning(self, day: date) -> datetime:
        return datetime.combine(day, time(6), self._zone)

    def _follow_up(self, decision_id: str, due: date, check_on: date) -> None:
        """What was decided is done, in time or late or not at all, and it is seen whether it helped."""
        self._decided += 1
        number = self._decided
        if number % 7 == 3:
            return
        done = datetime.combine(due, time(15), self._zone) + timedelta(days=3 if number % 4 == 2 else -1)
        checked = datetime.combine(check_on, time(9), self._zone)
        judged = checked + timedelta(hours=3)

        def finish(session: Session) -> None:
            decision = decisions.hold_decision(session, queries.decision(session, decision_id))
            decisions.finish_decision(session, decision, by=self._head, at=done)

        def measure(session: Session) -> None:
            decision = decisions.hold_decision(session, queries.decision(session, decision_id))
            after = {name: max(0, value - 1) for name, value in decision.numbers.items() if isinstance(value, int)}
            following.take_numbers(session, decision, {**decision.numbers, **after}, at=checked)

        def judge(session: Session) -> None:
            decision = decisions.hold_decision(session, queries.decision(session, decision_id))
            verdict = JudgeDecision(verdict="not" if number % 5 == 4 else "helped")
            decisions.judge_decision(session, decision, verdict, by=self._head, at=judged)

        self._then(done, finish)
        self._then(checked, measure)
        self._then(judged, judge)

    def _happen(self, session: Session, meeting: Meeting, week: int) -> None:
        before = meeting.starts_at - timedelta(minutes=30)
        if [self._place, week] in self._plan["missed"] or meeting.is_over:
            occurrences.miss_meeting(session, meeting, at=datetime.combine(meeting.week + _WEEK, time(0), self._zone))
            return
        called_off = [each[2] for each in self._plan["cancelled"] if each[:2] == [self._place, week]]
        if called_off:
            scheduling.cancel_meeting(session, meeting, called_off[0], by=self._head, at=before)
            return
        began = meeting.starts_at + timedelta(minutes=(self._place + week) % 3)
        commands.start_meeting(session, meeting, by=self._team[0], at=began)
        there = [person.id for place, person in enumerate(self._team) if (place + week) % 6]
        commands.attend(session, meeting, Attend(person_ids=there, present=True), by=self._team[0], at=began)
        self._decide(session, meeting, week, began + timedelta(minutes=20))
        lasted = self._plan["minutes"][(self._place + week) % len(self._plan["minutes"])]
        ended = began + timedelta(minutes=lasted)
        commands.finish_meeting(session, meeting, by=self._team[0], at=ended)
        for place, person in enumerate(self._team[:2]):
            commands.rate(session, meeting, 3 + (place + week) % 3, by=person, at=ended)
        if ended + timedelta(days=1) < datetime.combine(self._monday, time(0), self._zone):
            commands.confirm_meeting(session, meeting, by=self._head, at=ended + timedelta(hours=3))

    def _decide(self, session: Session, meeting: Meeting, week: int, at: datetime) -> None:
        texts = self._plan["decisions"]
        text = texts[(self._place * 2 + week) % len(texts)]
        owner = self._team[(self._place + week) % len(self._team)]
        day = at.astimezone(self._zone).date()
        wanted = {**text, "owner_id": owner.id, "due": day + _WEEK, "check_on": day + 2 * _WEEK}
        made = self._make(session, meeting, wanted, at)
        self._follow_up(made.id, day + _WEEK, day + 2 * _WEEK)
        if week == _ASKS_IN_WEEK and self._asks:
            self._ask(session, meeting, at)

    def _ask(self, session: Session, meeting: Meeting, at: datetime) -> None:
        question = self._plan["question"]
        wanted = {"kind": "escalate", "what": question["what"], "problem": question["problem"]}
        top = next(each.id for each in people.units(session) if each.kind == UnitKind.LEADERSHIP)
        made = self._make(session, meeting, {**wanted, "ask_unit_id": top}, at)
        escalating.ask_tier(session, made, AskTier(unit_id=top, question=made.what), by=self._head, at=at)
        made_id, answered = made.id, at + timedelta(days=2)

        def answer(session: Session) -> None:
            decision = decisions.hold_decision(session, queries.decision(session, made_id))
            said = AnswerTier(answer=question["answer"])
            escalating.answer_tier(session, decision, said, by=self._answerer, at=answered)

        self._then(answered, answer)

    def _make(self, session: Session, meeting: Meeting, wanted: dict[str, Any], at: datetime) -> Decision:
        hold(session, decisions_room(meeting.unit_id))
        about = About(kind="board", id=self._board_id)
        day = at.astimezone(self._zone).date()
        numbers = subjects.measure(session, about.kind, about.id, meeting.unit_id, day)
        subject = subjects.Subject(session.get_one(Board, self._board_id).name, self._board_id)
        given = NewDecision(unit_id=meeting.unit_id, about=about, **wanted)
        made = decisions.make_decision(session, given, subject, numbers, board=None, by=self._head, at=at)
        commands.note_decision(session, meeting, made.id, by=self._head, at=at)
        return made
