"""The KPIs of lean projects: what they are computed from, and which formula is whose."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from board.kpi import from_projects
from board.kpi.measures import Measure
from board.projects.measured import ProjectFacts
from board.projects.models import Kind


@dataclass(frozen=True)
class ProjectsFacts:
    """What the KPIs of projects are computed from, of one unit or of all; `departments` are to have a project each."""

    projects: Sequence[ProjectFacts]
    departments: frozenset[str]
    today: date
    unit_id: str | None = None

    def units(self) -> set[str]:
        """The units that have projects or should."""
        return {each.unit_id for each in self.projects} | self.departments

    def of_unit(self, unit_id: str) -> "ProjectsFacts":
        """The same of one unit."""
        own = [each for each in self.projects if each.unit_id == unit_id]
        return ProjectsFacts(own, self.departments & {unit_id}, self.today, unit_id)


_Measuring = Callable[[ProjectsFacts, date, date], Measure | None]
_AsOf = Callable[[Sequence[ProjectFacts], date], Measure | None]


def _by_end(measure: _AsOf) -> _Measuring:
    """As of the last day of the period."""
    return lambda facts, _first, last: measure(facts.projects, last)


def _until(measure: _AsOf) -> _Measuring:
    """Of the twelve months until the period ends, or until today while it runs."""
    return lambda facts, _first, last: measure(facts.projects, min(last, facts.today))


def _of_all(measure: _AsOf) -> _Measuring:
    """Of the municipality alone, for which its target is meant as a whole (domain, A-20).

    A unit has no value of its own: it would be judged by what all units together are to reach.
    """
    return lambda facts, _first, last: None if facts.unit_id else measure(facts.projects, last)


MEASURES: dict[str, _Measuring] = {
    "PILOT_CLOSED": _of_all(partial(from_projects.closed_in_year, kind=Kind.PILOT)),
    "PILOT_STARTED": _of_all(partial(from_projects.started_in_year, kind=Kind.PILOT)),
    "REPL_CLOSED": _of_all(partial(from_projects.closed_in_year, kind=Kind.REPLICATION)),
    "REPL_STARTED": _of_all(partial(from_projects.started_in_year, kind=Kind.REPLICATION)),
    "REPL_PER_PILOT": _of_all(from_projects.replications_per_pilot),
    "PROJ_ACTIVE": _by_end(from_projects.active),
    "UNITS_WITH_PROJECT_PCT": lambda facts, _first, last: from_projects.units_with_project(
        facts.projects, facts.departments, last
    ),
    "STAGE_ON_TIME_PCT": lambda facts, first, last: from_projects.stages_on_time(
        facts.projects, first, last, facts.today
    ),
    "PROJ_DURATION_DAYS": _until(from_projects.duration_days),
    "LEAD_TIME_CUT_PCT": _by_end(from_projects.lead_time_cut),
    "GOALS_REACHED_PCT": _by_end(from_projects.goals_reached),
    "STABILITY_PCT": _until(from_projects.stable),
    "LABOUR_SAVED_H": _by_end(from_projects.labour_saved),
    "COST_SAVED_KRUB": _by_end(from_projects.cost_saved),
    "GOAL204_LINK_PCT": _by_end(from_projects.tagged),
    "PILOT_AGREED_PCT": _by_end(from_projects.agreed),
}
ONLY_NOW = ("UNITS_WITH_PROJECT_PCT", "GOAL204_LINK_PCT")
"""Nobody keeps since when a unit has been a department and a project has had its tags."""
BEHIND: dict[str, Callable[[ProjectsFacts, date, date], list[str]]] = {
    "STAGE_ON_TIME_PCT": lambda facts, first, last: from_projects.tasks_of_late(
        facts.projects, first, last, facts.today
    ),
}
"""The tasks behind a number, where it is about tasks at all."""
