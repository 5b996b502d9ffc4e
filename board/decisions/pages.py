"""The page of a unit's decisions; its script asks the API."""

from typing import Any

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from board import database, errors
from board.decisions import choices, queries
from board.errors import N_
from board.people.frame import framed
from board.people.identity import asker
from board.people.queries import units
from board.people.rights import Viewer

pages = Blueprint("decisions", __name__)


@pages.get("/decisions")
def front_door() -> Response:
    """The decisions of one's own unit, else of the first that one may see."""
    with database.reading() as session:
        who = asker(session)
        seen = [unit.id for unit in units(session) if who.may_see_unit(unit.id)]
    if not seen:
        raise errors.NotFound
    return redirect(url_for("decisions.decisions_page", unit_id=who.unit_id if who.unit_id in seen else seen[0]))


@pages.get("/units/<unit_id>/decisions")
def decisions_page(unit_id: str) -> str:
    """What was decided, what is to be checked, and whether it helped."""
    with database.reading() as session:
        who = asker(session)
        unit = queries.unit_for(session, unit_id, who)
        seen = [each for each in units(session) if who.may_see_unit(each.id)]
        named: dict[str, Any] = choices.of_unit(session, unit.id, who)
    lead = N_("What was decided, who does it until when, and whether it helped.")
    return framed(
        who,
        "decisions/decisions_page.js",
        N_("Decisions"),
        lead=lead,
        wide=True,
        unit={"id": unit.id, "name": unit.name},
        units=[{"id": each.id, "name": each.name} for each in seen],
        rights=_rights(who, unit.id),
        **named,
    )


def _rights(who: Viewer, unit_id: str) -> dict[str, bool]:
    return {"decides": who.may_work_in(unit_id), "answers": who.may_speak_for(unit_id)}
