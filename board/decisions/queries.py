"""Questions about decisions; the only readers others may import."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, or_, select

from board import errors
from board.decisions.cards import DecisionCard, EscalationCard
from board.decisions.events import decisions_room
from board.decisions.models import Decision, Escalation
from board.live import queries as log
from board.live.events import instant
from board.people import queries as people
from board.people.models import Unit
from board.people.rights import Looker, Viewer

_DAYS = ("due", "original_due", "check_on")
_MOMENTS = ("measured_at", "done_at", "dropped_at", "verdict_at")
_SAME = (
    "id", "number", "unit_id", "kind", "about_kind", "about_id", "about_name", "problem", "what", "expected",
    "owner_id", "owner", "due_changes", "numbers", "numbers_after", "task_id", "board_id", "dropped_reason", "verdict",
    "verdict_by", "verdict_note", "author",
)  # fmt: skip


def unit_for(session: Session, unit_id: str, who: Viewer) -> Unit:
    """A unit whose decisions the viewer may see. Raises `NotFound`."""
    unit = people.unit(session, unit_id)
    if not who.may_see_unit(unit.id):
        raise errors.NotFound
    return unit


def unit_to_look_at(session: Session, unit_id: str, who: Looker) -> Unit:
    """The same for a screen too, where it shows a board of the unit. Raises `NotFound`."""
    unit = people.unit(session, unit_id)
    if not who.may_look_at(decisions_room(unit.id), unit.id):
        raise errors.NotFound
    return unit


def decision(session: Session, decision_id: str) -> Decision:
    """Raises `NotFound`."""
    found = session.get(Decision, decision_id)
    if found is None:
        raise errors.NotFound
    return found


def decision_for(session: Session, decision_id: str, who: Viewer) -> Decision:
    """A decision of a unit that the viewer may see, or that asks such a unit. Raises `NotFound`."""
    found = decision(session, decision_id)
    asked = (each.asked_unit_id for each in escalations(session, found.id))
    if not any(who.may_see_unit(unit_id) for unit_id in (found.unit_id, *asked)):
        raise errors.NotFound
    return found


def escalations(session: Session, decision_id: str) -> list[Escalation]:
    """What a decision has asked of higher tiers, the earliest first."""
    asked = select(Escalation).where(col(Escalation.decision_id) == decision_id)
    return list(session.exec(asked.order_by(col(Escalation.asked_at), col(Escalation.id))))


def unanswered(session: Session, since: datetime) -> list[Escalation]:
    """The questions that were asked after a moment and wait for an answer."""
    asked = select(Escalation).where(col(Escalation.answered_at).is_(None), col(Escalation.asked_at) > since)
    return list(session.exec(asked.order_by(col(Escalation.id))))


def answered(session: Session, since: datetime) -> list[Escalation]:
    """The questions that were answered after a moment."""
    given = select(Escalation).where(col(Escalation.answered_at) > since)
    return list(session.exec(given.order_by(col(Escalation.id))))


def last_number(session: Session, unit_id: str) -> int:
    """The highest number that a decision of the unit has."""
    return session.scalar(select_columns(func.max(col(Decision.number))).where(col(Decision.unit_id) == unit_id)) or 0


def state(session: Session, unit_id: str) -> dict[str, Any]:
    """The state of a unit's room: its decisions that are not in the archive, and those that ask it."""
    own = select(Decision).where(col(Decision.unit_id) == unit_id)
    asking = select(Escalation.decision_id).where(col(Escalation.asked_unit_id) == unit_id)
    asked = select(Decision).where(col(Decision.id).in_(asking))
    found = {
        each.id: each
        for wanted in (own, asked)
        for each in session.exec(wanted.where(col(Decision.archived_at).is_(None)))
    }
    return {
        "room": decisions_room(unit_id),
        "epoch": log.epoch(session),
        "version": log.version(session, decisions_room(unit_id)),
        "decisions": [card(session, each).model_dump() for each in sorted(found.values(), key=lambda each: each.id)],
    }


def open_of_unit(session: Session, unit_id: str) -> list[DecisionCard]:
    """The decisions of a unit about which something is still to be done, by day, then by number."""
    there = session.exec(_there().where(col(Decision.unit_id) == unit_id))
    left = [each for each in there if not each.is_over]
    return [card(session, each) for each in sorted(left, key=lambda each: (each.due or date.max, each.number))]


def archive(session: Session, unit_id: str, before: int | None, limit: int) -> list[Decision]:
    """Decisions of a unit that are in the archive, the newest first, from a number on back."""
    gone = select(Decision).where(col(Decision.unit_id) == unit_id, col(Decision.archived_at).is_not(None))
    if before is not None:
        gone = gone.where(col(Decision.number) < before)
    return list(session.exec(gone.order_by(col(Decision.number).desc()).limit(limit)))


def listed(session: Session) -> list[Decision]:
    """The decisions of all units that are not in the archive."""
    return list(session.exec(_there()))


def with_tasks(session: Session) -> list[Decision]:
    """The decisions that have become tasks and are not in the archive."""
    return list(session.exec(_there().where(col(Decision.task_id).is_not(None))))


def to_measure(session: Session, today: date) -> list[Decision]:
    """The decisions whose check date has come and whose numbers were not taken since."""
    due = _there().where(col(Decision.check_on) <= today, col(Decision.measured_at).is_(None))
    return list(session.exec(due.where(col(Decision.dropped_at).is_(None))))


def over_before(session: Session, moment: datetime) -> list[Decision]:
    """The decisions with which nothing was to be done any more before a moment, and which are still on the list."""
    found = session.exec(_there().where(col(Decision.at) < moment))
    return [each for each in found if each.over_since and each.over_since < moment]


def owned_by(session: Session, person_id: str) -> list[Decision]:
    """The decisions that somebody is to carry out and that are not done."""
    theirs = _there().where(col(Decision.owner_id) == person_id, col(Decision.done_at).is_(None))
    return list(session.exec(theirs.where(col(Decision.dropped_at).is_(None)).order_by(col(Decision.id))))


def to_be_judged(session: Session, units: Collection[str], author_id: str) -> list[Decision]:
    """The decisions that are not over and have a check date: of these units, and those that somebody has made."""
    theirs = or_(col(Decision.unit_id).in_(units), col(Decision.author_id) == author_id)
    found = session.exec(_there().where(theirs, col(Decision.check_on).is_not(None)))
    return [each for each in found if not each.is_over]


def card_of(session: Session, decision_id: str) -> DecisionCard | None:
    """A decision as it stands, if its making was not taken back."""
    found = session.get(Decision, decision_id)
    return card(session, found) if found else None


def card(session: Session, decision: Decision) -> DecisionCard:
    """A decision as it stands."""
    days = {name: _written(getattr(decision, name)) for name in _DAYS}
    moments = {name: _moment(getattr(decision, name)) for name in _MOMENTS}
    return DecisionCard(
        **decision.model_dump(include=set(_SAME)),
        **days,
        **moments,
        unit=people.unit(session, decision.unit_id).name,
        at=instant(decision.at),
        over=decision.is_over,
        escalations=[_escalation(session, each) for each in escalations(session, decision.id)],
    )


def _escalation(session: Session, asked: Escalation) -> EscalationCard:
    return EscalationCard(
        **asked.model_dump(
            include={"id", "tier", "asked_unit_id", "question", "asked_by", "answer", "answered_by"},
        ),
        asked_unit=people.unit(session, asked.asked_unit_id).name,
        asked_at=instant(asked.asked_at),
        answer_by=asked.answer_by.isoformat(),
        answered_at=_moment(asked.answered_at),
    )


def _there() -> Any:
    return select(Decision).where(col(Decision.archived_at).is_(None)).order_by(col(Decision.id))


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _moment(moment: datetime | None) -> str | None:
    return instant(moment) if moment else None
