"""What is answered about KPIs."""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel
from sqlmodel import Session

from board import clock
from board.calendar.working_days import Exceptions, working_days_between
from board.kpi import queries
from board.kpi.cards import GoalCard, KpiCard, UnitKpiCard, UnitValueCard, ValueCard, WallCard
from board.kpi.events import KPIS_ROOM, wall_room
from board.kpi.models import Kpi, Wall
from board.live import queries as log
from board.people.rights import Viewer
from board.people.viewers import Terms
from board.tasks.measured import NamedTask


class KpisAnswer(BaseModel):
    """All goals, KPIs and walls."""

    room: str
    epoch: str
    version: int
    at: str
    goals: list[GoalCard]
    kpis: list[KpiCard]
    walls: list[WallCard]


class WallState(BaseModel):
    """A wall with everything it may show."""

    room: str
    epoch: str
    version: int
    at: str
    wall: WallCard
    goals: list[GoalCard]
    kpis: list[KpiCard]
    unit_values: list[UnitValueCard]


class UnitKpis(BaseModel):
    """The values of a unit."""

    room: str
    epoch: str
    version: int
    at: str
    unit_kpis: list[UnitKpiCard]


class InUnit(BaseModel):
    """A unit with a KPI's newest value there."""

    unit_id: str
    unit: str
    value: ValueCard


class InUnits(BaseModel):
    """A KPI in the units that the asker may see."""

    items: list[InUnit]


class TaskBehind(BaseModel):
    """A task by its number and title: where it stands, when it is or was due, when it was done if it was.

    `blocked_days` are the working days for which it has been blocked, where it is.
    Who does it is not told to leadership.
    """

    id: str
    number: int
    title: str
    column: str
    unit: str
    due: date | None
    assignee: str | None
    done: date | None
    blocked_days: int | None
    blocked_reason: str | None


class TasksBehind(BaseModel):
    """The tasks behind a number that the asker may see, and how many there are in other units."""

    items: list[TaskBehind]
    elsewhere: int


class Figure(BaseModel):
    """A figure for Plotly, and what it shows in words."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]
    description: str


class GivenValue(ValueCard):
    """A value that stands or stood; `replaced_at` says until when."""

    replaced_at: str | None


class KpiHistory(BaseModel):
    """A KPI, and every value it was ever given, the newest first."""

    kpi: KpiCard
    history: list[GivenValue]


class KpiAnswer(BaseModel):
    """The KPI after the command, and the version of the room of all."""

    kpi: KpiCard
    version: int
    command_id: str = ""


class Published(BaseModel):
    """How many values were published."""

    count: int
    command_id: str = ""


class WallAnswer(BaseModel):
    """The wall after the command, and the version of its room."""

    wall: WallCard
    version: int
    command_id: str = ""


def task_behind(task: NamedTask, who: Viewer, today: date, exceptions: Exceptions) -> TaskBehind:
    """A task behind a number, as that viewer may know it."""
    blocked = task.blocked or {}
    since = clock.date_in(datetime.fromisoformat(blocked["since"]), Terms.zone) if blocked else today
    return TaskBehind(
        **{name: getattr(task, name) for name in ("id", "number", "title", "column", "unit", "due")},
        done=clock.date_in(task.done_at, Terms.zone) if task.done_at else None,
        assignee=task.assignee if who.may_read_details(task.unit_id) else None,
        blocked_days=max(0, working_days_between(since, today, exceptions)) if blocked else None,
        blocked_reason=blocked.get("reason"),
    )


def kpi_answer(session: Session, kpi: Kpi) -> KpiAnswer:
    """The KPI as it is now in this transaction."""
    session.flush()
    return KpiAnswer(kpi=queries.kpi_card(session, kpi), version=log.version(session, KPIS_ROOM))


def wall_answer(session: Session, wall: Wall) -> WallAnswer:
    """The wall as it is now in this transaction."""
    session.flush()
    return WallAnswer(wall=queries.wall_card(wall), version=log.version(session, wall_room(wall.id)))
