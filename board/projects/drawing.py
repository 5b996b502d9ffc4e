"""Timelines of projects in the reader's language, and the same in words."""

from collections.abc import Collection
from datetime import date
from typing import Any

from flask_babel import format_date, gettext, ngettext
from sqlmodel import Session

from board.projects import queries, words
from board.projects.charts import Row, portfolio_timeline, project_timeline
from board.projects.lifecycle import COMPLETED, DEAD, STAGE_OF, State
from board.projects.models import LeanProject, ProjectStage
from board.projects.timeline_parts import TimelineWords

MOST = 60
"""More rows than these nobody reads."""


def timeline_of(session: Session, project: LeanProject, *, today: date, dark: bool) -> dict[str, Any]:
    """`{data, layout, description}` of the ten stages of a project."""
    stages = queries.stages(session, project.id)
    names = {number: gettext(name) for number, name in words.STAGES.items()}
    return project_timeline(
        [each.dates for each in stages],
        names,
        _words(),
        today=today,
        dark=dark,
        stopped=_stopped(project),
        description=_in_words(project, stages, today),
    )


def timeline_of_many(session: Session, wanted: Collection[str], *, today: date, dark: bool) -> dict[str, Any]:
    """The same of several projects, of all that go on where none is named: what has no dates yet is left out.

    What goes on comes first, by the end of its plan, then what is over, the last first; too many are cut at the end.
    """
    found = queries.projects(session)
    chosen = [each for each in found if each.id in wanted] if wanted else [each for each in found if _goes_on(each)]
    dated = [(each, queries.stages(session, each.id)) for each in chosen]
    planned = [pair for pair in dated if any(stage.plan_end or stage.fact_end for stage in pair[1])]
    planned.sort(key=_place)
    rows = [
        Row(
            each.code,
            each.title,
            [stage.dates for stage in stages],
            stopped=_stopped(each),
            note=gettext(words.STATES[each.stands]),
        )
        for each, stages in planned[:MOST]
    ]
    said = ngettext("The schedule of %(num)s project.", "The schedules of %(num)s projects.", len(rows))
    return portfolio_timeline(rows, _words(), today=today, dark=dark, description=said)


def _place(drawn: tuple[LeanProject, list[ProjectStage]]) -> tuple[bool, int, str]:
    """Where a project stands among others: they are sorted by it."""
    project, stages = drawn
    is_over = project.stands in (*DEAD, *COMPLETED)
    end = (stages[8].plan_end or date.max).toordinal()
    return is_over, -end if is_over else end, project.code


def _words() -> TimelineWords:
    return TimelineWords(
        plan=gettext("Plan"),
        fact=gettext("Fact"),
        late=gettext("late"),
        running=gettext("goes on"),
        today=gettext("today"),
        phases=(
            gettext("Initiation"),
            gettext("Preparation"),
            gettext("Putting into practice"),
            gettext("Completion"),
        ),
        day=lambda day: str(format_date(day, "d MMMM y")),
        short_day=lambda day: str(format_date(day, "d MMM")),
        month=lambda day: str(format_date(day, "LLL yyyy")),
        ends_late=lambda days: str(ngettext("%(num)s day late", "%(num)s days late", days)),
        begins_late=lambda days: str(ngettext("begins %(num)s day late", "begins %(num)s days late", days)),
    )


def _stopped(project: LeanProject) -> date | None:
    """Since when nothing goes on with it; stability is looked at after closing, which is no delay of the work."""
    if project.stands is State.SUSPENDED:
        return project.suspended_on
    return project.ended_on if project.stands in (*DEAD, *COMPLETED) else None


def _goes_on(project: LeanProject) -> bool:
    return project.stands in STAGE_OF or project.stands is State.SUSPENDED


def _in_words(project: LeanProject, stages: list[ProjectStage], today: date) -> str:
    number = STAGE_OF.get(project.stands)
    done = sum(each.fact_end is not None for each in stages)
    said: str = gettext("Stages done: %(count)s of 10", count=done)
    if number is None:
        return f"{gettext(words.STATES[project.stands])}. {said}"
    stage, name = stages[number - 1], gettext(words.STAGES[number])
    parts = [said, gettext("In work: %(stage)s", stage=name)]
    if stage.plan_end:
        parts.append(gettext("To end by %(day)s", day=format_date(stage.plan_end, "long")))
        if stage.fact_end is None and stage.plan_end < today:
            days = (today - stage.plan_end).days
            parts.append(ngettext("%(num)s day late", "%(num)s days late", days))
    return " · ".join(parts)
