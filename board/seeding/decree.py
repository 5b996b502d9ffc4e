"""The decree's reference data, from `seed/decree`."""

from datetime import datetime
from typing import Any

import orjson

from board.bootstrap import places
from board.calendar import commands as calendar
from board.decree import commands, queries
from board.live.change import change
from board.seeding.kpis import lay_down_catalogue

_LISTS = (
    ("document", "documents.json"),
    ("sector", "sectors.json"),
    ("stage", "stages.json"),
    ("target", "targets.json"),
    ("tag_set", "tag_sets.json"),
    ("tag", "tags.json"),
)
_CALENDAR_YEARS_AHEAD = 1
_FIRST_YEAR = 2019


def lay_down_all(*, at: datetime) -> int:
    """Enter the official lists, the work calendar and the catalogue of KPIs; how many changes the first two needed."""
    with change() as session:
        before = len(session.info["board_events"])
        # Kept while rows are laid down: each is asked for by its key, hundreds at every start.
        _known = queries.every_row(session)
        for kind, code, position, body in _rows():
            commands.lay_down(session, kind, code, position, body, by=None, at=at)
        for year in range(_FIRST_YEAR, at.year + _CALENDAR_YEARS_AHEAD + 1):
            calendar.take_over_year(session, year, by=None, at=at)
        needed = len(session.info["board_events"]) - before
        lay_down_catalogue(session, at=at)
        return needed


def _rows() -> list[tuple[str, str, int, dict[str, Any]]]:
    folder = places.SEED / "decree"
    found: list[tuple[str, str, int, dict[str, Any]]] = []
    for kind, name in _LISTS:
        rows: list[dict[str, Any]] = orjson.loads((folder / name).read_bytes())
        found += [(kind, _code(kind, row), place, row) for place, row in enumerate(rows, start=1)]
    plan: dict[str, Any] = orjson.loads((folder / "plan.json").read_bytes())
    found.append(("plan_form", "DEC-A2", 1, {"title": plan["title"], "columns": plan["columns"]}))
    found += [("plan", f"{row['position']:02d}", row["position"], row) for row in plan["rows"]]
    return found


def _code(kind: str, row: dict[str, Any]) -> str:
    if kind == "target":
        return f"{row['indicator']}_{row['year']}"
    return str(row["code"])
