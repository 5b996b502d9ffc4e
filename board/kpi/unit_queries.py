"""Questions about the values of KPIs in units, and about walls, which show them too."""

from typing import Any

from sqlmodel import Session, and_, col, func, select

from board.kpi import cards, queries
from board.kpi.events import unit_room, wall_room
from board.kpi.models import MUNICIPALITY, Kpi, KpiValue, Wall
from board.kpi.queries import unit_kpi_card, value_card
from board.live import queries as log


def unit_state(session: Session, unit_id: str) -> dict[str, Any]:
    """The state of a unit's room: the values of all KPIs that have one there."""
    room = unit_room(unit_id)
    there = select(KpiValue.code).where(col(KpiValue.scope) == unit_id, col(KpiValue.replaced_at).is_(None)).distinct()
    found = session.exec(select(Kpi).where(col(Kpi.code).in_(there)).order_by(col(Kpi.position))).all()
    return {
        "room": room,
        "epoch": log.epoch(session),
        "version": log.version(session, room),
        "unit_kpis": [unit_kpi_card(session, each, unit_id).model_dump() for each in found],
    }


def unit_values(session: Session) -> list[cards.UnitValueCard]:
    """The newest value of every KPI in every unit."""
    standing = and_(col(KpiValue.replaced_at).is_(None), col(KpiValue.scope) != MUNICIPALITY)
    newest = (
        select(KpiValue.code, KpiValue.scope, func.max(KpiValue.first_day).label("first_day"))
        .where(standing)
        .group_by(col(KpiValue.code), col(KpiValue.scope))
        .subquery()
    )
    found = (
        select(KpiValue, Kpi)
        .join(Kpi, col(Kpi.code) == col(KpiValue.code))
        .join(
            newest,
            and_(
                col(KpiValue.code) == newest.c.code,
                col(KpiValue.scope) == newest.c.scope,
                col(KpiValue.first_day) == newest.c.first_day,
            ),
        )
        .where(standing)
    )
    return [unit_value_card(value, kpi) for value, kpi in session.exec(found)]


def newest_in_unit(session: Session, kpi: Kpi, unit_id: str) -> KpiValue | None:
    """The newest value of a KPI in a unit."""
    there = select(KpiValue).where(
        col(KpiValue.code) == kpi.code, col(KpiValue.scope) == unit_id, col(KpiValue.replaced_at).is_(None)
    )
    return session.exec(there.order_by(col(KpiValue.first_day).desc()).limit(1)).first()


def unit_value_card(value: KpiValue, kpi: Kpi) -> cards.UnitValueCard:
    """A value of a unit as walls show it."""
    return cards.UnitValueCard(
        id=f"{kpi.code}.{value.scope}", unit_id=value.scope, code=kpi.code, value=value_card(value, kpi)
    )


def wall_state(session: Session, wall_id: str) -> dict[str, Any]:
    """The state of a wall's room: what it shows, and nothing else."""
    room, wall = wall_room(wall_id), queries.wall(session, wall_id)
    return {
        "room": room,
        "epoch": log.epoch(session),
        "version": log.version(session, room),
        "wall": queries.wall_card(wall).model_dump(),
        "goals": [queries.goal_card(each).model_dump() for each in queries.goals(session)],
        "kpis": [each.model_dump() for each in kpis_of_wall(session, wall)],
        "unit_values": [each.model_dump() for each in unit_values_of_wall(session, wall)],
    }


def kpis_of_wall(session: Session, wall: Wall) -> list[cards.KpiCard]:
    """The KPIs that a wall shows."""
    shown = [each for each in queries.every(session) if wall.shows(each.code)]
    return [card_on_walls(queries.kpi_card(session, each)) for each in shown]


def card_on_walls(card: cards.KpiCard) -> cards.KpiCard:
    """The same without what is said between those who work on it: a wall hangs where anybody passes."""
    shut = {"proposal": None, "proposed_by": None, "proposed_at": None, "returned": None}
    told = [each.model_copy(update=shut) for each in card.targets]
    return card.model_copy(update={"notes": [], "owner_id": None, "targets": told})


def unit_values_of_wall(session: Session, wall: Wall) -> list[cards.UnitValueCard]:
    """The values of units that a wall shows; none where it shows no units."""
    return [each for each in unit_values(session) if wall.shows(each.code)] if wall.with_units else []
