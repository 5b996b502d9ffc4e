"""KPIs of lean projects, a formula each (domain, 6.2). Pure: facts go in, a measure comes out, or nothing to measure.

What is counted as of a day follows the steps of a project's life: one that was cancelled later still stands in the
numbers of the days before, and drops out from the day of that step on (domain, 3.1).
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from statistics import fmean

from board.kpi.measures import Measure, share
from board.projects.gains import achievement
from board.projects.lifecycle import ACTIVE, COUNTED, DEAD, State
from board.projects.measured import GoalFacts, ProjectFacts
from board.projects.models import Kind
from board.projects.schedule import Stage

_IMPLEMENTATION = 7
_ENDED = (State.SUSTAINED, State.REGRESSED)
_Due = tuple[ProjectFacts, Stage]


def closed_in_year(projects: Sequence[ProjectFacts], last: date, kind: Kind) -> Measure | None:
    """`PILOT_CLOSED`, `REPL_CLOSED`: projects of a kind closed (stage 9) since 1 January of the year of `last`."""
    closed = [each.closed_on for each in _closed(projects, last) if each.kind is kind]
    return _count(projects, sum(day is not None and day.year == last.year for day in closed))


def started_in_year(projects: Sequence[ProjectFacts], last: date, kind: Kind) -> Measure | None:
    """`PILOT_STARTED`, `REPL_STARTED`: projects of a kind with a passport agreed since 1 January of that year."""
    began = [each.started_on for each in _alive(projects, last) if each.kind is kind]
    return _count(projects, sum(day is not None and day.year == last.year and day <= last for day in began))


def replications_per_pilot(projects: Iterable[ProjectFacts], last: date) -> Measure | None:
    """`REPL_PER_PILOT`: replications ÷ pilots closed by a day since the programme began; how many pilots that were."""
    kinds = [each.kind for each in _closed(projects, last)]
    pilots = kinds.count(Kind.PILOT)
    return Measure(round(kinds.count(Kind.REPLICATION) / pilots, 4), pilots) if pilots else None


def active(projects: Sequence[ProjectFacts], last: date) -> Measure | None:
    """`PROJ_ACTIVE`: projects with an agreed passport that are neither closed nor suspended when a day ends."""
    return _count(projects, sum(each.state_on(last) in ACTIVE for each in projects))


def units_with_project(projects: Iterable[ProjectFacts], departments: Collection[str], last: date) -> Measure | None:
    """`UNITS_WITH_PROJECT_PCT`: departments with an active project when a day ends ÷ departments, per cent."""
    busy = {each.unit_id for each in projects if each.state_on(last) in ACTIVE}
    return share(len(busy & set(departments)), len(departments))


def stages_on_time(projects: Iterable[ProjectFacts], first: date, last: date, today: date) -> Measure | None:
    """`STAGE_ON_TIME_PCT`: stages that ended by their planned day ÷ stages that were to end in the period, per cent.

    Of a period that still runs only those count whose day is over or which are done. Before the passport is agreed
    only its agreement is due; while a project is suspended nothing is.
    """
    due = _due(projects, first, last, today)
    return share(sum(not stage.ends_late(today) for _, stage in due), len(due))


def tasks_of_late(projects: Iterable[ProjectFacts], first: date, last: date, today: date) -> list[str]:
    """What holds improvements up that were to be in place in the period: the tasks of actions that are not done."""
    due = _due(projects, first, last, today)
    late = [project for project, stage in due if stage.number == _IMPLEMENTATION and stage.ends_late(today)]
    return [task_id for project in late for task_id in project.open_tasks]


def duration_days(projects: Iterable[ProjectFacts], until: date) -> Measure | None:
    """`PROJ_DURATION_DAYS`: mean of days from the agreed passport to closing, of the twelve months until then."""
    took = [
        (each.closed_on - each.started_on).days
        for each in _closed(projects, until)
        if each.closed_on and each.started_on and each.closed_on > _a_year_before(until)
    ]
    return Measure(fmean(took), len(took)) if took else None


def lead_time_cut(projects: Iterable[ProjectFacts], last: date) -> Measure | None:
    """`LEAD_TIME_CUT_PCT`: mean over closed projects of (baseline − fact) ÷ baseline of the lead time, per cent."""
    cuts = [_cuts(each.goals) for each in _closed(projects, last)]
    known = [fmean(each) for each in cuts if each]
    return Measure(round(fmean(known), 4), len(known)) if known else None


def goals_reached(projects: Iterable[ProjectFacts], last: date) -> Measure | None:
    """`GOALS_REACHED_PCT`: goals reached whole ÷ goals of closed projects, per cent; one without a fact is not."""
    goals = [goal for each in _closed(projects, last) for goal in each.goals]
    return share(sum(_is_reached(goal) for goal in goals), len(goals))


def stable(projects: Iterable[ProjectFacts], until: date) -> Measure | None:
    """`STABILITY_PCT`: sustained ÷ (sustained + regressed), ended in the twelve months until then, per cent."""
    since = _a_year_before(until)
    ended = [each.state_on(until) for each in projects if each.ended_on and since < each.ended_on <= until]
    return share(ended.count(State.SUSTAINED), sum(state in _ENDED for state in ended))


def labour_saved(projects: Iterable[ProjectFacts], last: date) -> Measure | None:
    """`LABOUR_SAVED_H`: person-hours a year that closed projects have released; how many projects that are."""
    return _sum([each.released_hours for each in _closed(projects, last)])


def cost_saved(projects: Iterable[ProjectFacts], last: date) -> Measure | None:
    """`COST_SAVED_KRUB`: confirmed money effects of closed projects, thousand roubles; how many projects that are."""
    closed = _closed(projects, last)
    return _sum([each.money for each in closed if each.money_confirmed_on and each.money_confirmed_on <= last])


def tagged(projects: Iterable[ProjectFacts], last: date) -> Measure | None:
    """`GOAL204_LINK_PCT`: projects tagged with a target of Decree 204 ÷ projects past the idea, per cent.

    Only those count that were entered while a set of such tags was in force (domain, 2.11).
    """
    asked = [each for each in _alive(projects, last) if each.are_tags_asked]
    past = [each for each in asked if each.state_on(last) not in (None, State.IDEA)]
    return share(sum(each.is_tagged for each in past), len(past))


def agreed(projects: Iterable[ProjectFacts], last: date) -> Measure | None:
    """`PILOT_AGREED_PCT`: pilots with which the regional committee agreed ÷ pilots past the review, per cent."""
    pilots = [each for each in projects if each.kind is Kind.PILOT and each.state_on(last) in COUNTED]
    return share(sum(each.agreed_on is not None and each.agreed_on <= last for each in pilots), len(pilots))


def _alive(projects: Iterable[ProjectFacts], day: date) -> list[ProjectFacts]:
    return [each for each in projects if each.state_on(day) not in DEAD]


def _closed(projects: Iterable[ProjectFacts], day: date) -> list[ProjectFacts]:
    return [each for each in _alive(projects, day) if each.closed_on and each.closed_on <= day]


def _count(projects: Sequence[ProjectFacts], number: int) -> Measure | None:
    """A number of projects; where none was ever entered there is nothing to count."""
    return Measure(number, None) if projects else None


def _sum(amounts: Iterable[float | None]) -> Measure | None:
    known = [amount for amount in amounts if amount is not None]
    return Measure(round(sum(known), 4), len(known)) if known else None


def _due(projects: Iterable[ProjectFacts], first: date, last: date, today: date) -> list[_Due]:
    return [
        (project, stage)
        for project in projects
        for stage in project.stages
        if stage.plan_end
        and first <= stage.plan_end <= last
        and (stage.fact_end or stage.plan_end < today)
        and _is_asked_for(project, stage, stage.plan_end, last)
    ]


def _is_asked_for(project: ProjectFacts, stage: Stage, due: date, last: date) -> bool:
    state = project.state_on(last)
    if state is None or state is State.IDEA or state in DEAD:
        return False
    if stage.number != 1 and state not in COUNTED:
        return False
    return stage.fact_end is not None or project.state_on(due) is not State.SUSPENDED


def _cuts(goals: Iterable[GoalFacts]) -> list[float]:
    return [
        (goal.baseline - goal.fact) / goal.baseline * 100
        for goal in goals
        if goal.is_lead_time and goal.baseline is not None and goal.baseline > 0 and goal.fact is not None
    ]


def _is_reached(goal: GoalFacts) -> bool:
    if goal.baseline is None or goal.target is None or goal.fact is None:
        return False
    reached = achievement(goal.baseline, goal.target, goal.fact)
    return reached is not None and reached >= 100


def _a_year_before(day: date) -> date:
    """The same day of the year before; of 29 February the day before it."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)
