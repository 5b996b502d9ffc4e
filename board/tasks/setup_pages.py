"""The pages on which boards are set up, teams are looked after and the organisation's lists are kept."""

from typing import Any

from flask import Blueprint
from sqlmodel import Session

from board import database, errors
from board.errors import N_
from board.people import queries as people
from board.people.frame import framed
from board.people.identity import asker, keeper
from board.people.rights import Viewer
from board.tasks import queries
from board.tasks.templates import TEMPLATES

pages = Blueprint("setup", __name__)


@pages.get("/boards/new")
def new_board() -> str:
    """A board from a template. Raises `NotAllowed` for who heads no unit."""
    with database.reading() as session:
        who = asker(session)
        units = units_to_set_up(session, who)
    if not units and not who.is_admin:
        raise errors.NotAllowed
    templates = {name: [vars(stage) for stage in stages] for name, stages in TEMPLATES.items()}
    lead = N_("Choose how work flows in the department. Everything can be changed afterwards.")
    return framed(who, "tasks/setup/new_board_page.js", N_("New board"), lead=lead, units=units, templates=templates)


@pages.get("/boards/<board_id>/settings")
def board_settings(board_id: str) -> str:
    """What a unit's head sets up on the board. Raises `NotFound`, `NotAllowed`."""
    with database.reading() as session:
        who = asker(session)
        board = queries.board_for(session, board_id, who)
        if not who.may_head(board.unit_id):
            raise errors.NotAllowed
        told = {"id": board.id, "name": board.name, "unit": {"id": board.unit_id, "name": board.unit_name}}
    return framed(who, "tasks/setup/setup_page.js", N_("Board settings"), board=told)


@pages.get("/units/<unit_id>")
def team(unit_id: str) -> str:
    """A unit's people. Raises `NotFound`."""
    with database.reading() as session:
        who = asker(session)
        if not who.may_see_unit(unit_id):
            raise errors.NotFound
        unit = people.unit(session, unit_id)
        open_ones = [each for each in people.units(session) if each.closed_at is None or each.id == unit_id]
        seen = [{"id": each.id, "name": each.name} for each in open_ones if who.may_see_unit(each.id)]
    return framed(
        who,
        "tasks/setup/team_page.js",
        unit.name,
        wide=True,
        unit={"id": unit.id, "name": unit.name},
        units=seen,
        heads=who.heads_people_of(unit.id),
        may_set_up=who.may_head(unit.id),
        may_name_deputies=who.may_name_deputies(unit.id),
        is_admin=who.is_admin,
    )


@pages.get("/admin/lists")
def lists() -> str:
    """The kinds of task and of obstacle."""
    with database.reading() as session:
        who = keeper(session)
    lead = N_("The words that people choose from on a task. A word out of use stays on the tasks that have it.")
    return framed(who, "tasks/setup/lists_page.js", N_("Kinds and obstacles"), lead=lead)


def units_to_set_up(session: Session, who: Viewer) -> list[dict[str, Any]]:
    """The units for which the viewer may set up a board, the own one first."""
    found = [unit for unit in people.units(session) if who.may_head(unit.id) and unit.closed_at is None]
    ordered = sorted(found, key=lambda unit: unit.id != who.unit_id)
    return [{"id": unit.id, "name": unit.name} for unit in ordered]
