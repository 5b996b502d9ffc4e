"""KPIs as what decisions are about: the newest value in the unit, else of all, and what counts as its target."""

from datetime import date
from typing import Any

from sqlmodel import Session

from board.decisions.subjects import Sort, Subject
from board.errors import NotFound
from board.kpi import queries
from board.kpi.models import MUNICIPALITY
from board.people.rights import Viewer


def _find(session: Session, code: str, _unit_id: str, _who: Viewer) -> Subject:
    kpi = queries.kpi(session, code)
    return Subject(kpi.name_ru, owner_id=kpi.owner_id)


def _measure(session: Session, code: str, unit_id: str, today: date) -> dict[str, Any]:
    try:
        kpi = queries.kpi(session, code)
    except NotFound:
        return {}
    known = queries.values(session, kpi.code, unit_id, 1) or queries.values(session, kpi.code, MUNICIPALITY, 1)
    target = queries.target(session, kpi.code, today.year)
    numbers: dict[str, Any] = {"value": known[-1].value} if known else {}
    if target and target.counts and target.value is not None:
        numbers["target"] = target.value
    return numbers


SORT = Sort(_find, _measure)
