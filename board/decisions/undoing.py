"""Taking back what was done about a decision; what somebody has changed since stays."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.decisions import commands, events, queries
from board.decisions.events import decisions_room
from board.decisions.models import Decision, Escalation
from board.errors import N_
from board.live import queries as log
from board.people import viewers
from board.people.rights import Viewer


def take_back(session: Session, step: dict[str, Any], person_id: str, at: datetime) -> tuple[str, int]:
    """Undo one step of such a command. Raises `NotAllowed` where the right is gone, `Gone`, `CannotUndo`."""
    who = viewers.viewer(session, person_id)
    try:
        decision = queries.decision_for(session, step["decision"], who)
    except errors.NotFound:
        raise errors.CannotUndo(N_("It was undone already.")) from None
    commands.hold_decision(session, decision)
    if not who.may_work_in(decision.unit_id) and not _answers(session, who, decision):
        raise errors.NotAllowed
    made = [row for row in step["rows"] if row["was"] is None]
    for row in step["rows"]:
        found = _row(session, row)
        if found is None or commands.image(found) != row["is"]:
            raise errors.CannotUndo(N_("It has been changed since."))
        if row["was"]:
            _put_back(found, row["was"])
    removed = any(row["row"] == "decision" for row in made)
    if removed and queries.escalations(session, decision.id):
        raise errors.CannotUndo(N_("A higher tier is asked about it."))
    event = events.DecisionRemoved if removed else events.DecisionChanged
    if removed:
        commands.tell(session, decision, event, was=None, by=who.actor, at=at, is_own=False)
        session.delete(decision)
    else:
        _tell_without(session, decision, made, by=who, at=at)
    session.flush()
    return decisions_room(decision.unit_id), log.version(session, decisions_room(decision.unit_id))


def _answers(session: Session, who: Viewer, decision: Decision) -> bool:
    return any(who.may_speak_for(each.asked_unit_id) for each in queries.escalations(session, decision.id))


def _row(session: Session, step: dict[str, Any]) -> Decision | Escalation | None:
    if step["row"] == "escalation":
        return session.get(Escalation, step["id"])
    return session.get(Decision, step["id"])


def _tell_without(
    session: Session, decision: Decision, made: list[dict[str, Any]], *, by: Viewer, at: datetime
) -> None:
    """The unit that was asked hears of it too, although its question is gone with this."""
    asked = [session.get_one(Escalation, row["id"]) for row in made]
    for each in asked:
        session.delete(each)
    session.flush()
    commands.tell(session, decision, events.DecisionChanged, was=None, by=by.actor, at=at, is_own=False)
    for each in asked:
        commands.tell_to(session, decision, events.DecisionRemoved, each.asked_unit_id, by=by.actor, at=at)


def _put_back(row: Decision | Escalation, was: dict[str, Any]) -> None:
    before = type(row).model_validate(was)
    for name in type(row).model_fields:
        setattr(row, name, getattr(before, name))
