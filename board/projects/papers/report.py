"""How one project stands, on paper and for Word: stages against the plan, goals, measures, the last steps."""

from datetime import date
from typing import Any

from docx.shared import Pt
from flask_babel import get_locale

from board.bootstrap import places
from board.documents.formats import docx
from board.documents.formats.pdf import pdf
from board.projects.cards import ActionCard, FullProject, GoalCard, StageCard, TransitionCard
from board.projects.lifecycle import State, Step
from board.projects.models import ActionState, Kind
from board.projects.papers.lateness import lateness
from board.projects.papers.wording import (
    NOTHING,
    as_date,
    figure,
    gettext,
    long_day,
    named,
    period,
    plain,
    share,
    short_day,
)
from board.projects.words import ACTIONS, KINDS, STAGES, STATES, STEPS

_TEMPLATE = places.TEMPLATES / "projects" / "report.typ"
_LAST = 12
_SIZE = 10.0
_STAGE_WIDTHS, _GOAL_WIDTHS, _ACTION_WIDTHS = (8, 42, 45, 45, 34), (56, 23, 20, 25, 27, 23), (8, 64, 36, 28, 38)


def report_data(project: FullProject, *, today: date) -> dict[str, Any]:
    """What stands in the report of a project on a day, in the reader's language.

    `{title, code, kind, as_of, facts, stages, goals, actions, steps}`, each of the last four as `_table` makes it.
    """
    return {
        "language": str(get_locale()),
        "title": plain(project.title),
        "code": project.code,
        "kind": gettext(KINDS[Kind(project.kind)]),
        "as_of": gettext("as of %(day)s", day=long_day(today)),
        "facts": _facts(project),
        "stages": _table(
            gettext("Stages"),
            [gettext("№"), gettext("Stage"), gettext("Plan"), gettext("Fact"), gettext("Against the plan")],
            [_stage(each, project, today) for each in project.stages],
        ),
        "goals": _table(
            gettext("Goals of the project"),
            [
                gettext("Goal, unit"),
                gettext("Before the project"),
                gettext("Wanted"),
                gettext("Reached"),
                gettext("Of the goal"),
                gettext("Gain kept"),
            ],
            [_goal(each) for each in project.goal_list],
        ),
        "actions": _table(
            gettext("Plan of measures"),
            [gettext("№"), gettext("Measure"), gettext("Who does it"), gettext("Until when"), gettext("State")],
            [_action(place, each) for place, each in enumerate(project.action_list, start=1)],
        ),
        "steps": _table(
            gettext("Last steps"),
            [gettext("Day"), gettext("What happened"), gettext("Who made the step")],
            [_step(each) for each in reversed(project.transitions[-_LAST:])],
        ),
    }


def print_report(data: dict[str, Any]) -> bytes:
    """The PDF, A4 upright."""
    return pdf(_TEMPLATE, data)


def write_report(data: dict[str, Any]) -> bytes:
    """The same as a document of Word."""
    paper = docx.new_paper(data["title"], data["language"])
    docx.tighten(paper.add_heading(data["title"], level=1), 16, 4)
    docx.tighten(paper.add_paragraph(f"{data['kind']} · {data['code']} · {data['as_of']}"), _SIZE, 8)
    for name, value in data["facts"]:
        line = paper.add_paragraph()
        line.add_run(f"{name}: ").bold = True
        line.add_run(value)
        docx.tighten(line, 11, 3)
    widths = {"stages": _STAGE_WIDTHS, "goals": _GOAL_WIDTHS, "actions": _ACTION_WIDTHS, "steps": (28, 100, 46)}
    for part, columns in widths.items():
        found = data[part]
        heading = paper.add_heading(found["title"], level=2)
        docx.tighten(heading, 13, 4)
        heading.paragraph_format.space_before = Pt(10)
        if found["rows"]:
            docx.tighten_table(docx.add_table(paper, found["heads"], found["rows"], columns), _SIZE)
        else:
            docx.tighten(paper.add_paragraph(found["empty"]), _SIZE)
    foot = paper.sections[0].footer.paragraphs[0]
    foot.add_run(f"{data['code']} · ")
    docx.tighten(foot, _SIZE)
    docx.add_page_number(foot, _SIZE)
    return docx.as_bytes(paper)


def _table(title: str, heads: list[str], rows: list[list[str]]) -> dict[str, Any]:
    return {"title": title, "heads": heads, "rows": rows, "empty": gettext("Nothing is entered yet.")}


def _facts(project: FullProject) -> list[list[str]]:
    state = gettext(STATES[State(project.state)])
    if project.state == State.SUSPENDED and project.resume_on:
        state = gettext("%(state)s, goes on on %(day)s", state=state, day=long_day(project.resume_on))
    ended = project.closed_on or project.ended_on
    return [
        [gettext("State"), state],
        [gettext("Structural unit"), plain(project.unit)],
        *([[gettext("Carried out at"), plain(project.performed_at)]] if project.performed_at else []),
        [gettext("Leader of the project"), plain(project.leader) or NOTHING],
        [gettext("Customer"), plain(project.customer or project.customer_text) or NOTHING],
        *([[gettext("Passport agreed on"), long_day(project.approved_on)]] if project.approved_on else []),
        *(
            [[gettext("Closed on") if project.closed_on else gettext("Ended early on"), long_day(ended)]]
            if ended
            else []
        ),
    ]


def _stage(stage: StageCard, project: FullProject, today: date) -> list[str]:
    stopped = project.ended_on or (project.suspended_on if project.state == State.SUSPENDED else None)
    plan, fact = period(stage.plan_start, stage.plan_end), _fact(stage)
    name = gettext(STAGES[stage.number])
    return [str(stage.number), name, plan, fact, lateness(stage, as_date(stopped) or today)]


def _fact(stage: StageCard) -> str:
    if stage.fact_end:
        return period(stage.fact_start or stage.fact_end, stage.fact_end)
    return gettext("since %(day)s", day=short_day(stage.fact_start)) if stage.fact_start else NOTHING


def _goal(goal: GoalCard) -> list[str]:
    values = [figure(each) for each in (goal.baseline, goal.target, goal.fact)]
    return [named(plain(goal.name), plain(goal.unit)) or NOTHING, *values, share(goal.achievement), share(goal.kept)]


def _action(place: int, action: ActionCard) -> list[str]:
    state = gettext(ACTIONS[ActionState(action.state)])
    if action.state == ActionState.CANCELLED and action.why_not:
        state = f"{state}: {plain(action.why_not)}"
    due = short_day(action.due)
    if action.postponed and action.original_due:
        due = gettext("%(day)s, first %(original)s", day=due, original=short_day(action.original_due))
    return [str(place), plain(action.text), plain(action.owner) or NOTHING, due, state]


def _step(step: TransitionCard) -> list[str]:
    what = gettext(STEPS[Step(step.step)])
    now = gettext(STATES[State(step.became)])
    told = what if what == now else f"{what} → {now}"
    return [short_day(step.on_day), f"{told}\n{plain(step.comment)}" if step.comment else told, plain(step.by)]
