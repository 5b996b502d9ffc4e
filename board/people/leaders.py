"""Who leads a unit's people, and who speaks for it, today."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from board import errors
from board.people import queries, viewers
from board.people.models import Role
from board.people.rights import Viewer


def heads_of(session: Session, unit_id: str, today: date) -> list[str]:
    """The ids of those who lead a unit's people: its head, who stands in, a coordinator where there is no head."""
    there = _viewers(session, (each.id for each in queries.who_may_head(session, unit_id, today)))
    return [each.id for each in there if each.heads_people_of(unit_id)]


def speakers_of(session: Session, unit_id: str, today: date) -> list[str]:
    """The ids of those who answer for a unit: who works there and leads something, and who stands in for its head."""
    own = (each.id for each in queries.people_of_unit(session, unit_id) if each.role != Role.SPECIALIST)
    standing_in = (each.person_id for each in queries.deputies_of_unit(session, unit_id, today))
    there = _viewers(session, dict.fromkeys([*own, *standing_in]))
    return [each.id for each in there if each.may_speak_for(unit_id)]


def who_see(session: Session, people: Iterable[str], unit_id: str) -> frozenset[str]:
    """Those of these people who may see what is told in that unit."""
    return frozenset(each.id for each in _viewers(session, people) if each.may_see_unit(unit_id))


def _viewers(session: Session, people: Iterable[str]) -> Iterable[Viewer]:
    for person_id in people:
        try:
            yield viewers.viewer(session, person_id)
        except errors.NotSignedIn:
            continue
