"""What KPIs want to know of projects: every step of their lives, the dates of their stages, what was reached."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from board import clock
from board.decree import queries as decree
from board.people import queries as people
from board.people.models import UnitKind
from board.prepared import ask, table
from board.projects.gains import released_hours
from board.projects.lifecycle import State
from board.projects.models import ActionState, Agreement, Kind, LeanProject, ProjectAction, ProjectStage, Transition
from board.projects.schedule import Stage

_PROJECT, _STAGE, _MOVE, _ROUND, _ACTION = (
    table(each).c for each in (LeanProject, ProjectStage, Transition, Agreement, ProjectAction)
)
_PROJECTS = select(
    _PROJECT.id,
    _PROJECT.unit_id,
    _PROJECT.kind,
    _PROJECT.tags,
    _PROJECT.passport,
    _PROJECT.facts,
    _PROJECT.effects,
    _PROJECT.closed_on,
    _PROJECT.ended_on,
    _PROJECT.created_at,
).order_by(_PROJECT.id)
_STAGES = select(
    _STAGE.project_id, _STAGE.number, _STAGE.plan_start, _STAGE.plan_end, _STAGE.fact_start, _STAGE.fact_end
).order_by(_STAGE.project_id, _STAGE.number)
_MOVES = select(_MOVE.project_id, _MOVE.on_day, _MOVE.became).order_by(_MOVE.project_id, _MOVE.place)
_AGREED = select(_ROUND.project_id, _ROUND.answered_on, _ROUND.sent_on).where(_ROUND.agreed.is_(True))
_OPEN_TASKS = (
    select(_ACTION.project_id, _ACTION.task_id)
    .where(
        _ACTION.task_id.is_not(None),
        _ACTION.state.not_in((ActionState.CONFIRMED, ActionState.CANCELLED)),
    )
    .order_by(_ACTION.project_id, _ACTION.position)
)


@dataclass(frozen=True)
class GoalFacts:
    """A goal of a passport: from which value to which, and what was reached, as far as it is known."""

    baseline: float | None
    target: float | None
    fact: float | None
    is_lead_time: bool


@dataclass(frozen=True)
class Moved:
    """On which day a project came into a state."""

    on_day: date
    state: State


@dataclass(frozen=True)
class ProjectFacts:
    """A project as formulas see it; days are those of the organisation's zone, moves in their order.

    `are_tags_asked`: it was entered while a set of tags of national goals was in force. `agreed_on` is when the
    regional committee agreed to it, last where another version was agreed anew. `released_hours` are person-hours a
    year, `money` thousand roubles, which count from `money_confirmed_on`. `open_tasks` are those of its actions that
    are not done yet.
    """

    id: str
    unit_id: str
    kind: Kind
    moves: Sequence[Moved]
    stages: Sequence[Stage]
    goals: Sequence[GoalFacts]
    is_tagged: bool
    are_tags_asked: bool
    agreed_on: date | None
    closed_on: date | None
    ended_on: date | None
    released_hours: float | None
    money: float | None
    money_confirmed_on: date | None
    open_tasks: Sequence[str]

    def state_on(self, day: date) -> State | None:
        """Where it stood when a day ended; `None` before it was entered."""
        return next((each.state for each in reversed(self.moves) if each.on_day <= day), None)

    @property
    def started_on(self) -> date | None:
        """When its passport was agreed: the fact of stage 1 (domain, 2.9)."""
        return next((each.fact_end for each in self.stages if each.number == 1), None)


def projects(session: Session, zone: str) -> list[ProjectFacts]:
    """Every project that was ever entered."""
    stages = _grouped((row[0], Stage(*row[1:])) for row in ask(session, _STAGES))
    moves = _grouped((row.project_id, Moved(row.on_day, State(row.became))) for row in ask(session, _MOVES))
    agreed = _grouped((row.project_id, row.answered_on or row.sent_on) for row in ask(session, _AGREED))
    tasks = _grouped((row.project_id, row.task_id) for row in ask(session, _OPEN_TASKS))
    tag_sets = decree.rows(session, "tag_set")
    return [
        ProjectFacts(
            id=row.id,
            unit_id=row.unit_id,
            kind=Kind(row.kind),
            moves=moves[row.id],
            stages=stages[row.id],
            goals=goals_of(row.passport, row.facts),
            is_tagged=bool(row.tags),
            are_tags_asked=in_force(tag_sets, clock.date_in(row.created_at, zone)),
            agreed_on=max(agreed[row.id], default=None),
            closed_on=row.closed_on,
            ended_on=row.ended_on,
            released_hours=hours_of(row.effects),
            money=row.effects.get("money"),
            money_confirmed_on=confirmed_on(row.effects, zone),
            open_tasks=tasks[row.id],
        )
        for row in ask(session, _PROJECTS)
    ]


def departments(session: Session) -> frozenset[str]:
    """The units of which a project is asked: departments that are not closed (domain, 6.2)."""
    known = people.units(session)
    return frozenset(each.id for each in known if each.kind == UnitKind.DEPARTMENT and each.closed_at is None)


def in_force(tag_sets: Iterable[dict[str, Any]], day: date) -> bool:
    """Whether one of the sets of tags was in force on a day; one without an end still is."""
    said = day.isoformat()
    return any(each["valid_from"] <= said <= (each["valid_to"] or said) for each in tag_sets)


def goals_of(passport: dict[str, Any], facts: dict[str, float]) -> list[GoalFacts]:
    """The goals that stand in a passport, each with the value that was reached of it."""
    return [
        GoalFacts(each.get("baseline"), each.get("target"), facts.get(each["id"]), bool(each.get("is_lead_time")))
        for each in passport.get("goals", [])
    ]


def hours_of(effects: dict[str, Any]) -> float | None:
    """Person-hours a year that were released, where labour before and after and the cases a year are all known."""
    before, after, cases = (effects.get(name) for name in ("labour_before", "labour_after", "cases"))
    return None if before is None or after is None or cases is None else released_hours(before, after, cases)


def confirmed_on(effects: dict[str, Any], zone: str) -> date | None:
    """The day on which the money was confirmed; a moment is read in the zone, a mere date as it stands."""
    said = effects.get("money_confirmed_at")
    if not said:
        return None
    moment = datetime.fromisoformat(said)
    return clock.date_in(moment, zone) if moment.tzinfo else moment.date()


def _grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    found = defaultdict[str, list[Any]](list)
    for key, value in pairs:
        found[key].append(value)
    return found
