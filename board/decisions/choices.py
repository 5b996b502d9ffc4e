"""Whom and what a decision of a unit can name."""

from typing import Any

from sqlmodel import Session

from board.people.models import UnitKind
from board.people.queries import people_of_unit, units
from board.people.rights import Viewer
from board.tasks.queries import boards_for


def of_unit(session: Session, unit_id: str, who: Viewer) -> dict[str, list[dict[str, Any]]]:
    """`people` who can carry it out, `boards` on which it can become a task, and `tiers` above that can be asked."""
    above = (each for each in units(session) if each.kind == UnitKind.LEADERSHIP and each.id != unit_id)
    return {
        "people": [_named(each) for each in people_of_unit(session, unit_id) if each.is_active],
        "boards": [_named(board) for board, _ in boards_for(session, who) if board.unit_id == unit_id],
        "tiers": [_named(each) for each in above if each.closed_at is None],
    }


def _named(thing: Any) -> dict[str, Any]:
    return {"id": thing.id, "name": thing.name}
