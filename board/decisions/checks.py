"""What cannot be decided: without somebody or a day, by somebody who is not there, with days in the wrong order."""

from datetime import date
from typing import Any

from sqlmodel import Session

from board import errors
from board.decisions.inputs import EditDecision, NewDecision
from board.decisions.models import TO_BE_DONE, Decision, Kind
from board.errors import N_
from board.people import queries as people


def check_new(session: Session, wanted: NewDecision) -> None:
    """Raises `Invalid` for what its kind needs and does not have, and for days in the wrong order."""
    faults = []
    if wanted.kind in TO_BE_DONE:
        faults += [name for name in ("owner_id", "due") if getattr(wanted, name) is None]
    if Kind(wanted.kind) is Kind.ESCALATE and wanted.ask_unit_id is None:
        faults.append("ask_unit_id")
    if faults:
        raise errors.Invalid([{"field": name, "type": "missing", "message": N_("must be given")} for name in faults])
    _check_owner(session, wanted.owner_id)
    _check_days(wanted.due, wanted.check_on)


def check_change(session: Session, decision: Decision, changed: dict[str, Any], wanted: EditDecision) -> None:
    """The same for what is changed; a later day wants a reason."""
    for name in ("what", "owner_id", "due") if decision.kind in TO_BE_DONE else ("what",):
        if name in changed and changed[name] is None:
            raise errors.Invalid([{"field": name, "type": "missing", "message": N_("must be given")}])
    _check_owner(session, changed.get("owner_id"))
    _check_days(changed.get("due", decision.due), changed.get("check_on", decision.check_on))
    new = changed.get("due")
    is_later = new is not None and decision.due is not None and new > decision.due
    if is_later and wanted.due_reason is None:
        raise errors.Invalid([{"field": "due_reason", "type": "missing", "message": N_("must be given")}])


def _check_owner(session: Session, person_id: str | None) -> None:
    if person_id is None:
        return
    try:
        is_there = people.person(session, person_id).is_active
    except errors.NotFound:
        is_there = False
    if not is_there:
        fault = {"field": "owner_id", "type": "unknown", "message": N_("is nobody who has an account")}
        raise errors.Invalid([fault])


def _check_days(due: date | None, check_on: date | None) -> None:
    if due and check_on and check_on < due:
        fault = {"field": "check_on", "type": "order", "message": N_("cannot be before it is to be done")}
        raise errors.Invalid([fault])
