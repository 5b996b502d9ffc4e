"""The demonstration's goals and KPIs: owners, the plan of this year, typed values, a wall; the rest is computed."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from board.kpi import commands, computing, queries, targets, walls
from board.kpi.inputs import EditKpi, NewReview, PublishValue, SetTarget, SetWall
from board.kpi.models import MUNICIPALITY, Frequency
from board.kpi.periods import before, first_day
from board.live.change import change
from board.seeding.district import District, load

_PERIODS = 13
_COORDINATOR, _CONTROLLER = "tikhonova", "latysheva"


def measure(founded: District, monday: date, *, at: datetime) -> None:
    """Set everything up as of a moment, and compute what the boards tell."""
    plan = load("kpis.json")
    with change() as session:
        commands.hold_all(session)
        walls.add_wall(session, SetWall(with_units=True, name=plan["wall"]), by=founded.people[_COORDINATOR], at=at)
        for code, person in plan["owners"].items():
            wanted = EditKpi(owner_id=founded.people[person].id)
            commands.edit_kpi(session, queries.kpi(session, code), wanted, by=founded.people[_COORDINATOR], at=at)
        for row in plan["targets"]:
            _plan(session, founded, row, monday.year, at)
        _type(session, founded, plan["typed"], monday, at)
    computing.recompute(at=at, periods=_PERIODS)
    with change() as session:
        commands.hold_all(session)
        _review(session, founded, plan["review"], monday, at)


def _plan(session: Session, founded: District, row: dict[str, Any], year: int, at: datetime) -> None:
    kpi = queries.kpi(session, row["code"])
    wanted = SetTarget(value=row.get("value"), green=row.get("green"), yellow=row.get("yellow"))
    targets.propose_target(session, kpi, year, wanted, by=founded.people[_COORDINATOR], at=at)
    if row["approved"]:
        targets.approve_target(session, kpi, year, by=founded.people[_CONTROLLER], at=at)


def _type(session: Session, founded: District, row: dict[str, Any], monday: date, at: datetime) -> None:
    kpi, by = queries.kpi(session, row["code"]), founded.people["guseva"]
    this_month, count = first_day(monday, Frequency.MONTH), len(row["months"])
    for number, value in enumerate(row["months"]):
        day = before(this_month, Frequency.MONTH, count - number)
        commands.publish_value(session, kpi, PublishValue(day=day, value=value, source=row["source"]), by=by, at=at)


def _review(session: Session, founded: District, row: dict[str, Any], monday: date, at: datetime) -> None:
    newest = queries.values(session, row["code"], MUNICIPALITY, 1)
    if not newest:
        return
    wanted = NewReview(
        first_day=newest[-1].first_day,
        comment=row["comment"],
        countermeasure=row["countermeasure"],
        owner_id=founded.people[row["owner"]].id,
        due=monday + timedelta(days=row["due"]),
        next_review=monday + timedelta(days=row["next_review"]),
    )
    commands.review_value(session, queries.kpi(session, row["code"]), wanted, by=founded.people[_COORDINATOR], at=at)
