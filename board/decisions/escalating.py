"""The only writer of what is asked of higher tiers: a question, five working days, an answer (domain, 4.3)."""

from datetime import date, datetime, timedelta

from sqlmodel import Session

from board import clock, errors
from board.calendar import queries as calendar
from board.calendar.working_days import Exceptions, is_working
from board.decisions import commands, events, queries
from board.decisions.events import decisions_room
from board.decisions.inputs import AnswerTier, AskTier
from board.decisions.models import TOP_TIER, Decision, Escalation
from board.errors import N_
from board.ids import new_id
from board.live.change import hold, keep_for_undo
from board.live.events import Actor
from board.people import queries as people
from board.people.models import UnitKind
from board.people.viewers import Terms

ANSWER_WORKING_DAYS = 5


def ask_tier(session: Session, decision: Decision, wanted: AskTier, *, by: Actor, at: datetime) -> Escalation:
    """Put a question to a higher tier, which has five working days.

    Raises `Invalid` for a unit that is no leadership, `Refusal` while an answer is waited for or at the top.
    """
    earlier = queries.escalations(session, decision.id)
    if any(each.answered_at is None for each in earlier):
        raise errors.Refusal(N_("An answer is waited for already."))
    tier = 2 + len(earlier)
    if tier > TOP_TIER:
        raise errors.Refusal(N_("The head of the district has answered; there is nobody above."))
    _check_asked(session, decision, wanted.unit_id)
    hold(session, decisions_room(wanted.unit_id))
    asked = Escalation(
        id=new_id(),
        decision_id=decision.id,
        tier=tier,
        asked_unit_id=wanted.unit_id,
        question=wanted.question,
        asked_by_id=by.id,
        asked_by=by.name,
        asked_at=at,
        answer_by=_answer_by(session, clock.date_in(at, Terms.zone)),
    )
    session.add(asked)
    _keep(session, decision, asked, None)
    commands.tell(session, decision, events.DecisionChanged, was=None, by=by, at=at, is_own=False)
    return asked


def answer_tier(session: Session, decision: Decision, wanted: AnswerTier, *, by: Actor, at: datetime) -> None:
    """Answer what is asked; the answer is seen in the unit. Raises `Refusal` where nothing is asked now."""
    waiting = open_question(session, decision)
    if waiting is None:
        raise errors.Refusal(N_("It has been answered already."))
    was = commands.image(waiting)
    waiting.answer, waiting.answered_by_id, waiting.answered_by, waiting.answered_at = wanted.answer, by.id, by.name, at
    _keep(session, decision, waiting, was)
    commands.tell(session, decision, events.DecisionChanged, was=None, by=by, at=at, is_own=False)


def open_question(session: Session, decision: Decision) -> Escalation | None:
    """The question to which an answer is waited for."""
    return next((each for each in queries.escalations(session, decision.id) if each.answered_at is None), None)


def working_days_later(day: date, count: int, exceptions: Exceptions) -> date:
    """The day that is so many working days after another."""
    while count:
        day += timedelta(days=1)
        count -= is_working(day, exceptions)
    return day


def _answer_by(session: Session, today: date) -> date:
    exceptions = calendar.exceptions(session, today, today + timedelta(days=60))
    return working_days_later(today, ANSWER_WORKING_DAYS, exceptions)


def _check_asked(session: Session, decision: Decision, unit_id: str) -> None:
    try:
        unit = people.unit(session, unit_id)
    except errors.NotFound:
        unit = None
    if unit is None or unit.kind != UnitKind.LEADERSHIP or unit.closed_at or unit.id == decision.unit_id:
        fault = {"field": "unit_id", "type": "unknown", "message": N_("is no unit of the leadership")}
        raise errors.Invalid([fault])


def _keep(session: Session, decision: Decision, asked: Escalation, was: dict[str, object] | None) -> None:
    session.flush()
    rows = [{"row": "escalation", "id": asked.id, "was": was, "is": commands.image(asked)}]
    keep_for_undo(session, {"feature": "decisions", "decision": decision.id, "rows": rows})
