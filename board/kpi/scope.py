"""Whose values are asked about: everybody's, or those of a unit that one may see."""

from sqlmodel import Session

from board import errors
from board.kpi.inputs import Scope
from board.kpi.models import MUNICIPALITY
from board.people import queries as people
from board.people.identity import asker


def scope_asked(session: Session, asked: Scope) -> str:
    """The scope that is asked about. Raises `NotFound` for a unit that one may not see."""
    who = asker(session)
    if asked.unit_id and not who.may_see_unit(people.unit(session, asked.unit_id).id):
        raise errors.NotFound
    return asked.unit_id or MUNICIPALITY
