"""A unit's team by HTTP."""

from typing import Any

from flask import Blueprint
from pydantic import BaseModel

from board import clock, database, errors
from board.people.events import DeputyCard, UnitCard
from board.people.identity import asker
from board.people.viewers import Terms
from board.tasks import capacity, team, workload
from board.tasks.answers import LoadFigures
from board.tasks.cards import Away
from board.web.endpoint import question

api = Blueprint("team_api", __name__, url_prefix="/api/v1")


class TeamMember(BaseModel):
    """Somebody of a unit; `level` says how full the week is, never in hours."""

    id: str
    name: str
    initials: str
    post: str
    role: str
    level: str
    away: Away | None


class NamedDeputy(DeputyCard):
    """Who stands in for the head, with the name."""

    name: str


class TeamBoard(BaseModel):
    """A board of the unit, closed ones too."""

    id: str
    name: str
    closed: bool


class Team(BaseModel):
    """A unit's people; `loads` only of those whose hours are the asker's to know."""

    unit: UnitCard
    people: list[TeamMember]
    deputies: list[NamedDeputy]
    boards: list[TeamBoard]
    loads: list[LoadFigures]


@api.get("/units/<unit_id>/team")
@question("The people of a unit, their levels, deputies and boards", answer=Team, problems=(404,))
def unit_team(unit_id: str) -> dict[str, Any]:
    """Who may see the unit's boards."""
    now = clock.now()
    with database.reading() as session:
        who = asker(session)
        if not who.may_see_unit(unit_id):
            raise errors.NotFound
        return team.team(session, unit_id, who, day=clock.date_in(now, Terms.zone), at=now)


@api.get("/people/<person_id>/load")
@question("How full the week of a person is, in hours", answer=LoadFigures, problems=(403, 404))
def load(person_id: str) -> dict[str, Any]:
    """The person and the head."""
    with database.reading() as session:
        person = capacity.person_planned_by(session, person_id, asker(session))
        return team.figures(person.id, workload.weeks_of(session, [person.id], clock.now())[person.id])
