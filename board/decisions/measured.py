"""What KPIs want to know of decisions: when each was to be done and was, and how long answers took."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from board import clock
from board.decisions.models import TO_BE_DONE, Decision, Escalation


@dataclass(frozen=True)
class DecisionFacts:
    """A decision that somebody was to carry out and that was not dropped; days are those of the organisation's zone."""

    id: str
    unit_id: str
    task_id: str | None
    original_due: date
    done: date | None


@dataclass(frozen=True)
class AnswerFacts:
    """A question to a higher tier that was answered; `unit_id` is the unit that asked."""

    unit_id: str
    asked: date
    answered: date


def decisions(session: Session, zone: str, *, due_since: date) -> list[DecisionFacts]:
    """Every decision whose first day is not before that."""
    wanted = select(Decision).where(
        col(Decision.original_due) >= due_since,
        col(Decision.kind).in_(TO_BE_DONE),
        col(Decision.dropped_at).is_(None),
    )
    return [
        DecisionFacts(
            each.id,
            each.unit_id,
            each.task_id,
            each.original_due,
            clock.date_in(each.done_at, zone) if each.done_at else None,
        )
        for each in session.exec(wanted.order_by(col(Decision.id)))
        if each.original_due
    ]


def answers(session: Session, zone: str, *, since: date) -> list[AnswerFacts]:
    """Every answer that was given on that day or later."""
    joined = select(Escalation, Decision.unit_id).join(Decision, col(Decision.id) == col(Escalation.decision_id))
    given = joined.where(col(Escalation.answered_at).is_not(None)).order_by(col(Escalation.id))
    found = (
        AnswerFacts(unit_id, clock.date_in(asked.asked_at, zone), clock.date_in(asked.answered_at, zone))
        for asked, unit_id in session.exec(given)
        if asked.answered_at
    )
    return [each for each in found if each.answered >= since]


def tasks_of(facts: Collection[DecisionFacts]) -> list[str]:
    """The tasks that these decisions have become."""
    return [each.task_id for each in facts if each.task_id]
