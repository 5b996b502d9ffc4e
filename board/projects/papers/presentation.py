"""The final presentation of a project as PPTX and as PDF slides: what is told in it (domain, 7.6)."""

import base64
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from flask_babel import get_locale, ngettext

from board.bootstrap import places
from board.documents.formats.pdf import pdf
from board.documents.formats.pptx import slide_show
from board.projects.cards import FullProject, GoalCard
from board.projects.gains import released_hours
from board.projects.models import ActionState, FileRole, Kind
from board.projects.papers.onward import next_steps
from board.projects.papers.pictures import Picture, prepared
from board.projects.papers.slides import pictures_of, slides_of
from board.projects.papers.wording import (
    NOTHING,
    figure,
    gettext,
    long_day,
    named,
    period,
    plain,
    share,
    short_day,
)
from board.projects.words import ACTIONS, KINDS, ROLES

_TEMPLATE = places.TEMPLATES / "projects" / "slides.typ"
_SHOWN = (FileRole.CURRENT_MAP, FileRole.PROBLEM_TABLE, FileRole.TARGET_MAP)
_LABOUR = ("labour_before", "labour_after", "cases")


def presentation_data(project: FullProject, *, source: str | None = None) -> dict[str, Any]:
    """What is told, in the reader's language; the functions below lay it out.

    `source` names the pilot that is replicated.
    """
    files = [(role, each) for role in _SHOWN for each in project.files if each.role == role]
    return {
        "language": str(get_locale()),
        "title": plain(project.title),
        "kind": f"{gettext(KINDS[Kind(project.kind)])} · {project.code}",
        "foot": f"{project.code} · {plain(project.unit)}",
        "front": _front(project),
        "passport": {"title": gettext("Passport in short"), "rows": _passport(project)},
        "rationale": {"title": gettext("Why this project"), "texts": [plain(each) for each in project.rationale]},
        "files": {
            "title": gettext("In files of their own"),
            "items": [{"title": gettext(ROLES[role]), "id": each.id, "name": plain(each.name)} for role, each in files],
        },
        "goals": _goals(project),
        "plan": _plan(project),
        "results": _results(project),
        "effects": _effects(project),
        "team": _team(project),
        "onward": {"title": gettext("Where to go on"), "texts": next_steps(project, source)},
    }


def write_presentation(data: dict[str, Any], pictures: Mapping[str, bytes]) -> bytes:
    """The PPTX; `pictures` holds what is in the JPEG and PNG files of the project, by the id of its `FileCard`.

    A picture that is missing or cannot be shown is named instead.
    """
    shown = prepared(pictures, pictures_of(data))
    contents = {key: picture.content for key, picture in shown.items()}
    return slide_show(data["title"], data["language"], slides_of(data, shown), contents)


def print_presentation(data: dict[str, Any], pictures: Mapping[str, bytes]) -> bytes:
    """The same slides as PDF."""
    shown = prepared(pictures, pictures_of(data))
    slides = [asdict(each) for each in slides_of(data, shown)]
    drawn = {key: _as_svg(picture) for key, picture in shown.items()}
    told = {"title": data["title"], "language": data["language"], "slides": slides, "pictures": drawn}
    return pdf(_TEMPLATE, told)


def _as_svg(picture: Picture) -> str:
    """The picture in words, as the data of a template are."""
    size = f'width="{picture.wide}" height="{picture.high}"'
    content = base64.b64encode(picture.content).decode()
    image = f'<image {size} href="data:{picture.media};base64,{content}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {picture.wide} {picture.high}">{image}</svg>'


def _note(name: str) -> str:
    return gettext("See the file «%(name)s».", name=plain(name))


def _front(project: FullProject) -> dict[str, Any]:
    leader = gettext("Leader of the project: %(name)s", name=plain(project.leader)) if project.leader else ""
    names = ", ".join(plain(each.name) for each in project.team)
    count = len(project.team)
    return {
        "lines": [each for each in (plain(project.unit), leader) if each],
        "team": gettext("Team: %(names)s", names=names) if names else "",
        "team_in_short": ngettext("%(num)s person in the team", "%(num)s people in the team", count) if count else "",
        "day": long_day(project.closed_on) if project.closed_on else "",
    }


def _passport(project: FullProject) -> list[list[str]]:
    stages = {each.number: each for each in project.stages}
    begins, ends = (stages[number].plan_end if number in stages else None for number in (1, 9))
    boundaries = " → ".join(plain(each) for each in (project.start_event, project.end_event) if each)
    rows = [
        [gettext("Customer"), plain(project.customer or project.customer_text)],
        [gettext("Process"), plain(project.process)],
        [gettext("Boundaries of the process"), boundaries],
        [gettext("Leader of the project"), plain(project.leader)],
        [gettext("Time by the plan"), period(begins, ends)],
        [gettext("Passport agreed on"), long_day(project.approved_on)],
        [gettext("Closed on"), long_day(project.closed_on) if project.closed_on else ""],
    ]
    return [[name, value] for name, value in rows if value not in ("", NOTHING)]


def _goals(project: FullProject) -> dict[str, Any]:
    rows = [[_goal(each), figure(each.baseline), figure(each.target)] for each in project.goal_list]
    heads = [gettext("Goal, unit"), gettext("Before the project"), gettext("Wanted")]
    return {"title": gettext("Goals of the project"), "heads": heads, "rows": rows}


def _goal(goal: GoalCard) -> str:
    return named(plain(goal.name), plain(goal.unit)) or NOTHING


def _plan(project: FullProject) -> dict[str, Any]:
    wanted = [each for each in project.action_list if each.state != ActionState.CANCELLED]
    done = sum(each.state == ActionState.CONFIRMED for each in wanted)
    part = done / len(wanted) if wanted else 0.0
    counts = {"done": done, "all": len(wanted), "share": share(part * 100)}
    rows = [
        [
            str(place),
            plain(each.text),
            plain(each.owner) or NOTHING,
            short_day(each.due),
            gettext(ACTIONS[ActionState(each.state)]),
        ]
        for place, each in enumerate(project.action_list, start=1)
    ]
    return {
        "title": gettext("Plan of measures"),
        "said": gettext("Done: %(done)s of %(all)s, %(share)s", **counts) if wanted else "",
        "part": part,
        "heads": [gettext("№"), gettext("Measure"), gettext("Who does it"), gettext("Until when"), gettext("State")],
        "rows": rows,
    }


def _results(project: FullProject) -> dict[str, Any]:
    names = {each.id: each.name for each in project.files}
    rows = [
        {
            "name": plain(each["name"]),
            "was": plain(each["was"]),
            "became": plain(each["became"]),
            **{
                f"{side}_photo": {"id": key, "note": _note(names[key])}
                for side in ("was", "became")
                if (key := each[f"{side}_photo"]) in names
            },
        }
        for each in project.results
    ]
    heads = [gettext("What was changed"), gettext("Was"), gettext("Became")]
    return {"title": gettext("Was – became"), "heads": heads, "rows": rows}


def _effects(project: FullProject) -> dict[str, Any]:
    known = project.effects
    labour = [known.get(name) for name in _LABOUR]
    figures: list[list[str]] = []
    if all(each is not None for each in labour):
        hours = released_hours(*(float(each or 0) for each in labour))
        figures.append([figure(round(hours, 1)), gettext("person-hours a year are released")])
    if known.get("money") is not None:
        figures.append([figure(known["money"]), gettext("thousand roubles, economic effect")])
    figures += [
        [f"{figure(each.baseline)} → {figure(each.fact)}", _goal(each)]
        for each in project.goal_list
        if each.is_lead_time and each.fact is not None
    ]
    values = [
        [_goal(each), figure(each.baseline), figure(each.target), figure(each.fact), share(each.achievement)]
        for each in project.goal_list
    ]
    basis = plain(known.get("money_basis"))
    texts = [
        plain(project.effects_text),
        gettext("What the money follows from: %(basis)s", basis=basis) if basis else "",
    ]
    heads = [
        gettext("Goal, unit"),
        gettext("Before the project"),
        gettext("Wanted"),
        gettext("Reached"),
        gettext("Of the goal"),
    ]
    return {
        "title": gettext("Effects"),
        "figures": figures,
        "heads": heads,
        "rows": values,
        "texts": [each for each in texts if each],
    }


def _team(project: FullProject) -> dict[str, Any]:
    leader = [[plain(project.leader), gettext("Leader of the project")]] if project.leader else []
    members = [[plain(each.name), plain(each.duty)] for each in project.team]
    heads = [gettext("Member of the team"), gettext("What they do in the project")]
    return {"title": gettext("Team of the project"), "heads": heads, "rows": leader + members}
