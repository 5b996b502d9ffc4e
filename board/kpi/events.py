"""What is told in the room `kpis:all` and on every wall."""

from typing import ClassVar

from pydantic import Field

from board.kpi.cards import GoalCard, KpiCard, UnitKpiCard, UnitValueCard, WallCard
from board.live.events import EventBody
from board.live.rooms import room_name

KPIS_ROOM = room_name("kpis", "all")


def unit_room(unit_id: str) -> str:
    """The room in which the values of a unit are told."""
    return room_name("kpis", unit_id)


def wall_room(wall_id: str) -> str:
    """The room of a wall."""
    return room_name("wall", wall_id)


class Told(EventBody):
    """What is told in several rooms; `to` names the one."""

    to: str = Field(exclude=True)

    @property
    def room(self) -> str:
        """Where it is told."""
        return self.to


class GoalSet(Told):
    """A strategic goal is new or has another name."""

    kind: ClassVar[str] = "goal.set"
    goal: GoalCard


class KpiChanged(Told):
    """A KPI is new, or has another value, target, owner or review."""

    kind: ClassVar[str] = "kpi.changed"
    kpi: KpiCard


class UnitKpiChanged(Told):
    """A KPI of a unit has another value."""

    kind: ClassVar[str] = "unit_kpi.changed"
    unit_kpi: UnitKpiCard


class UnitValueChanged(Told):
    """The newest value of a KPI in a unit is another, as walls show it."""

    kind: ClassVar[str] = "unit_value.changed"
    unit_value: UnitValueCard


class UnitValueRemoved(Told):
    """A unit has no value of a KPI any more."""

    kind: ClassVar[str] = "unit_value.removed"
    unit_value: UnitValueCard


class WallRemoved(Told):
    """A wall was taken down."""

    kind: ClassVar[str] = "wall.removed"
    wall: WallCard


class WallSet(Told):
    """A wall is new or shows other things; on the wall itself with all that it shows now."""

    kind: ClassVar[str] = "wall.set"
    wall: WallCard
    kpis: list[KpiCard] | None = None
    unit_values: list[UnitValueCard] | None = None
