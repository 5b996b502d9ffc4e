"""Taking back what was done about a KPI or a wall; what somebody has changed since stays."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.kpi import commands, queries, walls
from board.kpi.events import KPIS_ROOM, wall_room
from board.kpi.inputs import EditKpi, SetWall
from board.kpi.models import Kpi, KpiNote, KpiReview, KpiTarget, KpiValue, Wall
from board.kpi.targets import image
from board.live import queries as log
from board.live.change import hold
from board.people import viewers
from board.people.rights import Viewer

_CHANGED = N_("It has been changed since.")


def take_back(session: Session, step: dict[str, Any], person_id: str, at: datetime) -> tuple[str, int]:
    """Undo one step of such a command. Raises `NotAllowed` where the right is gone, `CannotUndo`."""
    who = viewers.viewer(session, person_id)
    if "wall" in step:
        _put_wall_back(session, who, step, at)
    else:
        kpi = commands.kpi_to_work_on(session, step["code"])
        _allow(who, kpi, step)
        if "owner" in step:
            _refuse_unless(kpi.owner_id == step["owner"]["is"])
            commands.edit_kpi(session, kpi, EditKpi(owner_id=step["owner"]["was"]), by=who.actor, at=at)
        else:
            for name, put_back in _PARTS.items():
                if name in step:
                    put_back(session, kpi, step[name], at)
            commands.tell(session, kpi, by=who.actor, at=at)
    return KPIS_ROOM, log.version(session, KPIS_ROOM)


def _allow(who: Viewer, kpi: Kpi, step: dict[str, Any]) -> None:
    if "target" in step:
        allowed = who.keeps_kpis or who.approves_targets
    else:
        allowed = who.keeps_kpis if "owner" in step else who.may_answer_for(kpi.owner_id)
    if not allowed:
        raise errors.NotAllowed


def _put_target_back(session: Session, kpi: Kpi, step: dict[str, Any], _at: datetime) -> None:
    target = queries.target(session, kpi.code, step["year"])
    _refuse_unless(target is not None and image(target) == step["is"])
    if target and step["was"] is None:
        session.delete(target)
    elif target:
        was = KpiTarget.model_validate(step["was"])
        for name in KpiTarget.model_fields:
            setattr(target, name, getattr(was, name))


def _put_value_back(session: Session, kpi: Kpi, step: dict[str, Any], at: datetime) -> None:
    given = session.get_one(KpiValue, step["is"])
    _refuse_unless(given.replaced_at is None)
    # What was given stays in the history, as a correction does.
    given.replaced_at = at
    session.flush()
    if step["was"]:
        session.get_one(KpiValue, step["was"]).replaced_at = None


def _take_review_back(session: Session, kpi: Kpi, review_id: str, _at: datetime) -> None:
    newest = queries.review_of(session, kpi.code, "all")
    _refuse_unless(newest is not None and newest.id == review_id)
    session.delete(session.get_one(KpiReview, review_id))


def _put_note_back(session: Session, kpi: Kpi, step: dict[str, Any], _at: datetime) -> None:
    if "was" in step:
        session.add(KpiNote.model_validate(step["was"]))
        return
    note = session.get(KpiNote, step["is"])
    _refuse_unless(note is not None)
    session.delete(note)


_PARTS: dict[str, Callable[[Session, Kpi, Any, datetime], None]] = {
    "target": _put_target_back,
    "value": _put_value_back,
    "review": _take_review_back,
    "note": _put_note_back,
}


def _put_wall_back(session: Session, who: Viewer, step: dict[str, Any], at: datetime) -> None:
    if not who.keeps_kpis:
        raise errors.NotAllowed
    commands.hold_all(session)
    wall = session.get_one(Wall, step["wall"])
    hold(session, wall_room(wall.id))
    if "removed" in step:
        _refuse_unless(wall.removed_at is not None)
        return walls.put_back(session, wall, by=who.actor, at=at)
    _refuse_unless(wall.removed_at is None)
    if "added" in step:
        _refuse_unless(wall.model_dump(include=set(step["added"])) == step["added"])
        return walls.take_down(session, wall, by=who.actor, at=at)
    _refuse_unless(wall.model_dump(include=set(step["is"])) == step["is"])
    return walls.set_wall(session, wall, SetWall(**step["was"]), by=who.actor, at=at)


def _refuse_unless(is_still_so: bool) -> None:
    if not is_still_so:
        raise errors.CannotUndo(_CHANGED)
