"""The only writer of whether a unit is still there; what was done in it keeps its name."""

from datetime import datetime

from sqlmodel import Session, col, select

from board import errors
from board.errors import N_
from board.live.change import hold, record
from board.live.events import Actor
from board.people import events, queries
from board.people.models import Unit


def close_unit(session: Session, unit: Unit, *, by: Actor, at: datetime) -> None:
    """Let a unit be no longer there. Raises `Refusal` while people work in it or open units belong to it."""
    hold(session, events.DIRECTORY_ROOM)
    session.refresh(unit)
    if unit.closed_at:
        return
    count = sum(person.is_active for person in queries.people_of_unit(session, unit.id))
    if count:
        raise errors.Refusal(
            N_("%(count)s people still work here. Move them to other departments or close their accounts first."),
            count=count,
        )
    below = select(Unit).where(col(Unit.parent_id) == unit.id, col(Unit.closed_at).is_(None))
    if session.exec(below.limit(1)).first():
        raise errors.Refusal(N_("Other departments belong to it. Let them belong to another one first."))
    _set(session, unit, at, by, at)


def reopen_unit(session: Session, unit: Unit, *, by: Actor, at: datetime) -> None:
    """Let a closed unit be there again.

    Raises `Refusal` while the one that it belongs to is closed, and where another one has its name.
    """
    hold(session, events.DIRECTORY_ROOM)
    session.refresh(unit)
    if unit.closed_at is None:
        return
    if unit.parent_id and queries.unit(session, unit.parent_id).closed_at:
        raise errors.Refusal(N_("The department that it belongs to is closed. Open that one first."))
    if queries.is_name_of_open_unit(session, unit.name):
        raise errors.Refusal(N_("Another department has this name by now. Rename it first."))
    _set(session, unit, None, by, at)


def _set(session: Session, unit: Unit, closed_at: datetime | None, by: Actor, at: datetime) -> None:
    unit.closed_at = closed_at
    record(session, events.UnitChanged(unit=queries.unit_card(unit)), by=by, at=at)
