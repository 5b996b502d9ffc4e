"""The passport of a lean project by the official form REG-A2 (domain, 2.7): what stands in it, and its PDFs.

It is in Russian whatever the reader's language: its words are those of the decree.
"""

from datetime import date, datetime
from typing import Any

from board import clock
from board.bootstrap import places
from board.documents.formats.pdf import pdf
from board.people.viewers import Terms
from board.projects.cards import FullProject, StageCard, VersionCard
from board.projects.papers.passport_word import write_passport
from board.projects.papers.wording import as_date, named, official_day, official_figure, official_form, plain, with_days
from board.projects.schedule import STAGES

__all__ = ["passport_data", "print_passport", "print_passport_landscape", "write_passport"]

_TEMPLATE = places.TEMPLATES / "projects" / "passport.typ"
_EMPTY_ROWS = 2
"""So many numbered lines and rows of goals the empty form has."""


def passport_data(project: FullProject, unit_name: str) -> dict[str, Any]:
    """What stands in the form: its `labels` as decreed, and beside them what is entered; nothing where it is not known.

    `unit_name` is the unit's full name. Until the passport was approved in the system the place of the signature stays
    free for a pen.
    """
    form = official_form()
    last = _approved(project)
    return {
        "language": "ru",
        "labels": form["labels"],
        "foot": _foot(project),
        "unit": plain(unit_name),
        "name": plain(project.title),
        "post": plain(project.customer_post),
        "signer": plain(project.customer_head),
        "signature": _signature(project, last),
        "general": {
            "customer": plain(project.customer or project.customer_text),
            "process": plain(project.process),
            "boundaries": _boundaries(plain(project.start_event), plain(project.end_event)),
            "leader": plain(project.leader),
            "team": "; ".join(
                " – ".join(plain(part) for part in (each.name, each.duty) if part) for each in project.team
            ),
        },
        "rationale": [plain(each) for each in project.rationale if each] or [""] * _EMPTY_ROWS,
        "goals": _goals(project) or [["", "", ""]] * _EMPTY_ROWS,
        "effects": plain(project.effects_text),
        "stages": _stages(project.stages),
    }


def print_passport(data: dict[str, Any]) -> bytes:
    """The PDF, A4 upright: the four blocks as in the decree, or one under the other where they do not fit a page so."""
    return pdf(_TEMPLATE, {**data, "flipped": False})


def print_passport_landscape(data: dict[str, Any]) -> bytes:
    """The PDF, A4 across: the project's card of four quarters on one page, smaller letters if need be (domain, 2.7)."""
    return pdf(_TEMPLATE, {**data, "flipped": True})


def _foot(project: FullProject) -> str:
    if project.passport_version == 0:
        return project.code
    version = official_form()["filled"]["version"].format(version=project.passport_version)
    return f"{project.code} · {version}"


def _boundaries(start: str, end: str) -> str:
    if not (start or end):
        return ""
    pattern = official_form()["filled"]["from_to" if start and end else "from" if start else "to"]
    return str(pattern.format(start=start, end=end))


def _goals(project: FullProject) -> list[list[str]]:
    return [
        [named(plain(each.name), plain(each.unit)), official_figure(each.baseline), official_figure(each.target)]
        for each in project.goal_list
    ]


def _stages(stages: list[StageCard]) -> list[str]:
    planned = {each.number: (as_date(each.plan_start), as_date(each.plan_end)) for each in stages}
    lines = official_form()["stages"]
    return [with_days(lines[number - 1], *planned.get(number, ())) for number in STAGES]


def _approved(project: FullProject) -> VersionCard | None:
    """The version that the customer has approved; later ones are changes to it."""
    return next((each for each in reversed(project.versions) if each.approved_at), None)


def _signature(project: FullProject, version: VersionCard | None) -> list[str]:
    """What stands where one signs: that it was signed, when, by whom if not by the head, and which version it was."""
    if project.approved_at is None:
        return []
    words = official_form()["filled"]
    # Of a paper only the customer knows when it was signed: it says so itself.
    is_paper = project.customer_head_id is None
    lines = [words["signed_on_paper"] if is_paper else words["signed"].format(day=_day_of(project.approved_at))]
    if project.approved_by and project.approved_by != project.customer_head:
        lines.append(words["signed_by"].format(name=plain(project.approved_by)))
    number = version.version if version else project.passport_version
    lines.append(words["version"].format(version=number))
    if number < project.passport_version:
        day = next(each.at for each in project.versions if each.version == project.passport_version)
        lines.append(words["changed"].format(version=project.passport_version, day=_day_of(day)))
    return lines


def _day_of(moment: str) -> str:
    day: date = clock.date_in(datetime.fromisoformat(moment), Terms.zone)
    return official_day(day)
