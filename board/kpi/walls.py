"""The only writer of walls."""

from datetime import datetime

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.ids import new_id
from board.kpi import events, queries, unit_queries
from board.kpi.commands import hold_all
from board.kpi.events import KPIS_ROOM, wall_room
from board.kpi.inputs import SetWall
from board.kpi.models import Kpi, Wall
from board.live.change import keep_for_undo, record
from board.live.events import Actor


def add_wall(session: Session, wanted: SetWall, *, by: Actor | None, at: datetime) -> Wall:
    """Set up a wall. Raises `Invalid` for an unknown KPI."""
    hold_all(session)
    _check_codes(session, wanted)
    wall = Wall(id=new_id(), position=len(queries.walls(session)), **wanted.model_dump())
    session.add(wall)
    session.flush()
    if by:
        keep_for_undo(session, {"feature": "kpis", "wall": wall.id, "added": wanted.model_dump()})
    tell_wall(session, wall, by=by, at=at)
    return wall


def set_wall(session: Session, wall: Wall, wanted: SetWall, *, by: Actor, at: datetime) -> None:
    """Let a wall show other things. Raises `Invalid` for an unknown KPI."""
    _check_codes(session, wanted)
    given = wanted.model_dump()
    was = wall.model_dump(include=set(given))
    if was == given:
        return
    keep_for_undo(session, {"feature": "kpis", "wall": wall.id, "was": was, "is": given})
    for name, value in given.items():
        setattr(wall, name, value)
    tell_wall(session, wall, by=by, at=at)


def remove_wall(session: Session, wall: Wall, *, by: Actor, at: datetime) -> None:
    """Take a wall down; screens that show it go on to what comes next."""
    keep_for_undo(session, {"feature": "kpis", "wall": wall.id, "removed": True})
    take_down(session, wall, by=by, at=at)


def take_down(session: Session, wall: Wall, *, by: Actor, at: datetime) -> None:
    """The same as a step of something else, by itself not to be taken back."""
    wall.removed_at = at
    session.flush()
    for room in (KPIS_ROOM, wall_room(wall.id)):
        record(session, events.WallRemoved(to=room, wall=queries.wall_card(wall)), by=by, at=at)


def put_back(session: Session, wall: Wall, *, by: Actor, at: datetime) -> None:
    """Let a wall that was taken down be there again."""
    wall.removed_at = None
    tell_wall(session, wall, by=by, at=at)


def _check_codes(session: Session, wanted: SetWall) -> None:
    if any(session.get(Kpi, code) is None for code in wanted.codes):
        raise errors.Invalid([{"field": "codes", "type": "unknown", "message": N_("names a KPI that there is not")}])


def tell_wall(session: Session, wall: Wall, *, by: Actor | None, at: datetime) -> None:
    """Record what a wall is and shows, among all walls and on itself."""
    session.flush()
    card = queries.wall_card(wall)
    record(session, events.WallSet(to=KPIS_ROOM, wall=card), by=by, at=at)
    shown = unit_queries.kpis_of_wall(session, wall), unit_queries.unit_values_of_wall(session, wall)
    told = events.WallSet(to=wall_room(wall.id), wall=card, kpis=shown[0], unit_values=shown[1])
    record(session, told, by=by, at=at)
