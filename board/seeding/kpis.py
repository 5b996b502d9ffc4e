"""The catalogue of goals and KPIs, from `seed/kpi`, with the targets that come with it."""

from datetime import datetime
from typing import Any

import orjson
from sqlmodel import Session

from board.bootstrap import places
from board.kpi import commands, queries, targets
from board.kpi.inputs import SetTarget
from board.kpi.models import Kpi


def lay_down_catalogue(session: Session, *, at: datetime) -> None:
    """Enter every goal, KPI and target of the catalogue; what somebody has set since stays."""
    catalogue: dict[str, list[dict[str, Any]]] = orjson.loads((places.SEED / "kpi" / "catalogue.json").read_bytes())
    for place, goal in enumerate(catalogue["goals"], start=1):
        names = {"name_ru": goal["name_ru"], "name_en": goal["name_en"]}
        commands.set_goal(session, goal["id"], position=place, by=None, at=at, **names)
    for place, row in enumerate(catalogue["kpis"], start=1):
        given = {name: value for name, value in row.items() if name in Kpi.model_fields and name != "code"}
        given |= {"goal_id": row["goal"], "position": place}
        commands.define_kpi(session, row["code"], given, by=None, at=at)
        kpi = queries.kpi(session, row["code"])
        years = {int(year): value for year, value in row["targets"].items()}
        new = {
            year: SetTarget(value=value, green=row["green"], yellow=row["yellow"])
            for year, value in years.items()
            if queries.target(session, kpi.code, year) is None
        }
        targets.propose_targets(session, kpi, new, by=None, at=at, by_decree=row["by_decree"])
