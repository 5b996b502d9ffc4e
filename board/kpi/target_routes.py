"""Targets and walls by HTTP: what the coordinator proposes, the controller approves, and everybody sees."""

from typing import Any

from flask import Blueprint
from pydantic import TypeAdapter, ValidationError
from sqlmodel import Session

from board import clock, database, errors
from board.kpi import answers, commands, queries, targets, unit_queries, walls
from board.kpi.answers import KpiAnswer, WallAnswer, WallState
from board.kpi.inputs import ReturnTarget, SetTarget, SetWall
from board.kpi.models import Kpi, Wall
from board.live.asking import command
from board.live.events import instant
from board.people.identity import asker, looker
from board.people.rights import Viewer
from board.web.endpoint import question

api = Blueprint("kpi_target_api", __name__, url_prefix="/api/v1")
_YEAR = TypeAdapter(int)
_FIRST_YEAR, _LAST_YEAR = 2019, 2099


@api.put("/kpis/<kpi_code>/targets/<year>")
@command("Propose what is to be aimed at in a year", body=SetTarget, answers=KpiAnswer, problems=(409,))
def propose_target(session: Session, wanted: SetTarget, kpi_code: str, year: str) -> KpiAnswer:
    """The coordinator and administrators."""
    who = _keeper(session)
    kpi = commands.kpi_to_work_on(session, kpi_code)
    targets.propose_target(session, kpi, _year(year), wanted, by=who.actor, at=clock.now())
    return answers.kpi_answer(session, kpi)


@api.post("/kpis/<kpi_code>/targets/<year>/approve")
@command("Approve a proposed target", answers=KpiAnswer)
def approve_target(session: Session, kpi_code: str, year: str) -> KpiAnswer:
    """The programme controller."""
    kpi, who = _judged(session, kpi_code)
    targets.approve_target(session, kpi, _year(year), by=who.actor, at=clock.now())
    return answers.kpi_answer(session, kpi)


@api.post("/kpis/<kpi_code>/targets/<year>/return")
@command("Send a proposed target back", body=ReturnTarget, answers=KpiAnswer, problems=(409,))
def return_target(session: Session, wanted: ReturnTarget, kpi_code: str, year: str) -> KpiAnswer:
    """The programme controller."""
    kpi, who = _judged(session, kpi_code)
    targets.return_target(session, kpi, _year(year), wanted.reason, by=who.actor, at=clock.now())
    return answers.kpi_answer(session, kpi)


@api.get("/walls/<wall_id>")
@question("A wall with everything it may show", answer=WallState, problems=(404,), screens=True)
def wall_state(wall_id: str) -> dict[str, Any]:
    """Everybody who is signed in, and the screens that show it."""
    with database.reading() as session:
        wall = queries.wall_to_look_at(session, wall_id, looker(session))
        return {**unit_queries.wall_state(session, wall.id), "at": instant(clock.now())}


@api.post("/walls")
@command("Set up a wall", body=SetWall, answers=WallAnswer, status=201)
def add_wall(session: Session, wanted: SetWall) -> WallAnswer:
    """The coordinator and administrators."""
    who = _keeper(session)
    return answers.wall_answer(session, walls.add_wall(session, wanted, by=who.actor, at=clock.now()))


@api.put("/walls/<wall_id>")
@command("Let a wall show other things", body=SetWall, answers=WallAnswer)
def set_wall(session: Session, wanted: SetWall, wall_id: str) -> WallAnswer:
    """The coordinator and administrators."""
    who = asker(session)
    wall = _wall_to_work_on(session, wall_id)
    if not who.keeps_kpis:
        raise errors.NotAllowed
    walls.set_wall(session, wall, wanted, by=who.actor, at=clock.now())
    return answers.wall_answer(session, wall)


@api.delete("/walls/<wall_id>")
@command("Take a wall down", answers=WallAnswer)
def remove_wall(session: Session, wall_id: str) -> WallAnswer:
    """The coordinator and administrators."""
    who = asker(session)
    wall = _wall_to_work_on(session, wall_id)
    if not who.keeps_kpis:
        raise errors.NotAllowed
    walls.remove_wall(session, wall, by=who.actor, at=clock.now())
    return answers.wall_answer(session, wall)


def _wall_to_work_on(session: Session, wall_id: str) -> Wall:
    commands.hold_all(session)
    return queries.wall(session, wall_id)


def _keeper(session: Session) -> Viewer:
    who = asker(session)
    if not who.keeps_kpis:
        raise errors.NotAllowed
    return who


def _judged(session: Session, kpi_code: str) -> tuple[Kpi, Viewer]:
    who = asker(session)
    kpi = commands.kpi_to_work_on(session, kpi_code)
    if not who.approves_targets:
        raise errors.NotAllowed
    return kpi, who


def _year(text: str) -> int:
    try:
        year = _YEAR.validate_strings(text)
    except ValidationError:
        raise errors.NotFound from None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise errors.NotFound
    return year
