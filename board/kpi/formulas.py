"""Which formula computes which KPI: the one place where a part of the program plugs in its own.

A formula is pure and answers a measure for a period, or `None` where there is nothing to measure. It is fed by the
`Facts` of its source, which `facts` reads by the queries of that part.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from board.calendar.working_days import Exceptions
from board.decisions.measured import AnswerFacts, DecisionFacts, tasks_of
from board.kpi import from_decisions, from_meetings, from_tasks
from board.kpi.measures import Measure
from board.kpi.models import Source
from board.kpi.project_formulas import BEHIND, MEASURES, ONLY_NOW
from board.meetings.measured import MeetingFacts
from board.tasks.measured import Loaded, Reviewed, TaskFacts


class Facts(Protocol):
    """What the KPIs of a source are computed from, of one unit or of all."""

    def units(self) -> set[str]:
        """The units that have anything to measure."""

    def of_unit(self, unit_id: str) -> "Facts":
        """The same of one unit."""


@dataclass(frozen=True)
class TasksFacts:
    """What the KPIs of tasks are computed from, of one unit or of all."""

    tasks: Sequence[TaskFacts]
    reviews: Sequence[Reviewed]
    people: Sequence[Loaded]
    exceptions: Exceptions
    today: date

    def units(self) -> set[str]:
        """The units that have anything to measure."""
        return {each.unit_id for each in self.people} | {each.unit_id for each in self.tasks}

    def of_unit(self, unit_id: str) -> "TasksFacts":
        """The same of one unit."""
        return TasksFacts(
            [each for each in self.tasks if each.unit_id == unit_id],
            [each for each in self.reviews if each.unit_id == unit_id],
            [each for each in self.people if each.unit_id == unit_id],
            self.exceptions,
            self.today,
        )


@dataclass(frozen=True)
class DecisionsFacts:
    """What the KPIs of decisions are computed from, of one unit or of all."""

    decisions: Sequence[DecisionFacts]
    answers: Sequence[AnswerFacts]
    exceptions: Exceptions
    today: date

    def units(self) -> set[str]:
        """The units that have decided or asked anything."""
        return {each.unit_id for each in self.decisions} | {each.unit_id for each in self.answers}

    def of_unit(self, unit_id: str) -> "DecisionsFacts":
        """The same of one unit."""
        return DecisionsFacts(
            [each for each in self.decisions if each.unit_id == unit_id],
            [each for each in self.answers if each.unit_id == unit_id],
            self.exceptions,
            self.today,
        )


@dataclass(frozen=True)
class MeetingsFacts:
    """What the KPIs of meetings are computed from, of one unit or of all."""

    meetings: Sequence[MeetingFacts]

    def units(self) -> set[str]:
        """The units that have meetings."""
        return {each.unit_id for each in self.meetings}

    def of_unit(self, unit_id: str) -> "MeetingsFacts":
        """The same of one unit."""
        return MeetingsFacts([each for each in self.meetings if each.unit_id == unit_id])


@dataclass(frozen=True)
class Formula:
    """How a KPI is computed for the period from `first` to `last`; `only_now`: of a past period nothing can be said.

    `behind` names the tasks that are behind the number and to be looked at; of people nothing is named.
    """

    source: Source
    measure: Callable[[Any, date, date], Measure | None]
    behind: Callable[[Any, date, date], list[str]] | None = None
    only_now: bool = False


FORMULAS = {
    "TASK_ON_TIME_PCT": Formula(
        Source.TASKS,
        lambda facts, first, last: from_tasks.on_time(facts.tasks, first, last, facts.today),
        lambda facts, first, last: from_tasks.late(facts.tasks, first, last, facts.today),
    ),
    "TASK_CYCLE_DAYS": Formula(
        Source.TASKS,
        lambda facts, _first, last: from_tasks.cycle_days(facts.tasks, last, facts.exceptions),
        lambda facts, _first, last: from_tasks.slower_than_most(facts.tasks, last, facts.exceptions),
    ),
    "RETURN_PCT": Formula(
        Source.TASKS,
        lambda facts, first, last: from_tasks.returned(facts.reviews, first, last),
        lambda facts, first, last: from_tasks.sent_back(facts.reviews, first, last),
    ),
    "BLOCKED_NOW": Formula(
        Source.TASKS,
        lambda facts, _first, _last: from_tasks.blocked_now(facts.tasks),
        lambda facts, _first, _last: from_tasks.blocked(facts.tasks),
        only_now=True,
    ),
    "OVERLOAD_CNT": Formula(
        Source.TASKS, lambda facts, _first, _last: from_tasks.overloaded(facts.people), only_now=True
    ),
    "DECISION_ON_TIME_PCT": Formula(
        Source.DECISIONS,
        lambda facts, first, last: from_decisions.on_time(facts.decisions, first, last, facts.today),
        lambda facts, first, last: tasks_of(from_decisions.late(facts.decisions, first, last, facts.today)),
    ),
    "ESCALATION_DAYS": Formula(
        Source.DECISIONS,
        lambda facts, first, last: from_decisions.answer_days(facts.answers, first, last, facts.exceptions),
    ),
    "MEETINGS_HELD_PCT": Formula(
        Source.MEETINGS, lambda facts, first, last: from_meetings.held(facts.meetings, first, last)
    ),
    "MEETING_LEN_OK_PCT": Formula(
        Source.MEETINGS, lambda facts, first, last: from_meetings.in_length(facts.meetings, first, last)
    ),
    **{
        code: Formula(Source.PROJECTS, measure, BEHIND.get(code), only_now=code in ONLY_NOW)
        for code, measure in MEASURES.items()
    },
}


def is_computed(code: str) -> bool:
    """Whether there is a formula for a KPI."""
    return code in FORMULAS
