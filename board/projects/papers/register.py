"""The register as the lists of the work plan, rows 1.1 and 1.2, as a table of everything, and counted as in REG-A1."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import get_locale

from board.bootstrap import places
from board.documents.formats.pdf import pdf
from board.documents.formats.xlsx import Cell
from board.errors import N_
from board.projects.cards import ProjectCard, StageCard
from board.projects.counting import Count, by_sector, control_total
from board.projects.lifecycle import DEAD, State
from board.projects.models import Kind
from board.projects.papers.book import TitledSheet, titled_workbook
from board.projects.papers.wording import NOTHING, as_date, figure, gettext, long_day, plain, short_day, stage_in_work
from board.projects.words import KINDS, STAGES, STATES

_TEMPLATE = places.TEMPLATES / "projects" / "register.typ"
_CAPTION = "caption"
_PRINTED = 2
"""The lists of the plan, which are printed; the other sheets are for working with them."""
Heads = tuple[tuple[str, int], ...]
_PILOTS: Heads = (
    (N_("№"), 6), (N_("Number in the register"), 17), (N_("Structural unit"), 22), (N_("Name of the project"), 36),
    (N_("Process"), 30), (N_("Responsible: leader of the project"), 22), (N_("Customer"), 24),
    (N_("State of the project"), 20), (N_("Passport agreed on"), 16), (N_("Closing by the plan"), 16),
    (N_("Closed on"), 16),
)  # fmt: skip
_TARGETS: Heads = (
    (N_("№"), 6), (N_("Number in the register"), 17), (N_("Structural unit"), 22), (N_("Name of the project"), 40),
    (N_("Kind of the project"), 20), (N_("Responsible: leader of the project"), 22),
    (N_("Targets and tasks of Decree 204"), 70),
)  # fmt: skip
_ALL: Heads = (
    (N_("Number in the register"), 17), (N_("Kind of the project"), 20), (N_("Name of the project"), 40),
    (N_("Structural unit"), 22), (N_("Carried out at"), 22), (N_("Line of activity"), 22),
    (N_("State of the project"), 20), (N_("Stage in work"), 24), (N_("Begins by the plan"), 14),
    (N_("Ends by the plan"), 14), (N_("Began on"), 14), (N_("Ended on"), 14), (N_("Leader of the project"), 22),
    (N_("Customer"), 26), (N_("Passport agreed on"), 14), (N_("Closing by the plan"), 14), (N_("Closed on"), 14),
    (N_("Ended early on"), 14), (N_("Goals in all"), 13), (N_("Goals reached"), 13), (N_("Measures in all"), 13),
    (N_("Measures done"), 13), (N_("Replicates"), 22), (N_("Best result"), 40),
)  # fmt: skip
_COUNTS: Heads = (
    (N_("Line of activity (branch of the district's economy)"), 44), (N_("Lean projects in all"), 16),
    (N_("Completed lean projects in all"), 16),
)  # fmt: skip


@dataclass(frozen=True)
class Lists:
    """What official lists the register is told by.

    `pilots` and `targets` are the titles of the lists, as the plan's rows 1.1 and 1.2 expect them; `sectors` the rows
    of REG-A1 in their order (`{code, label, parent, kind}`, as the decree's reference data have them); `tags` what the
    tags of Decree 204 say, by code; `processes` what is improved, by project.
    """

    pilots: str
    targets: str
    sectors: Sequence[Mapping[str, Any]]
    tags: Mapping[str, str]
    processes: Mapping[str, str]


def register_sheets(projects: Sequence[ProjectCard], lists: Lists) -> list[TitledSheet]:
    """Four sheets in the reader's language: list 1.1, list 1.2, all projects, and their counts as in REG-A1.

    Projects that were rejected or ended early stand in the third alone.
    """
    alive = [each for each in projects if State(each.state) not in DEAD]
    pilots = [each for each in alive if each.kind == Kind.PILOT]
    codes = {each.id: each.code for each in projects}
    named = {str(each["code"]): str(each["label"]) for each in lists.sectors}
    listed = [_pilot(place, each, lists.processes) for place, each in enumerate(pilots, 1)]
    tagged = [_with_targets(place, each, lists.tags) for place, each in enumerate(alive, 1)]
    whole = [_whole(each, named, codes) for each in projects]
    return [
        _sheet(gettext("1.1 Pilots"), _PILOTS, listed, lists.pilots),
        _sheet(gettext("1.2 Targets and tasks"), _TARGETS, tagged, lists.targets),
        _sheet(gettext("Register"), _ALL, whole, gettext("Register of lean projects")),
        _counts(projects, lists.sectors),
    ]


def write_register(sheets: Sequence[TitledSheet]) -> bytes:
    """The XLSX of the sheets."""
    return titled_workbook(sheets)


def register_data(sheets: Sequence[TitledSheet], *, today: date) -> dict[str, Any]:
    """What is printed of the sheets of `register_sheets`: the two lists of the plan, in the reader's language."""
    return {
        "language": str(get_locale()),
        "as_of": gettext("as of %(day)s", day=long_day(today)),
        "empty": gettext("There is no project in the list yet."),
        "lists": [
            {
                "title": sheet.title,
                "heads": [{"text": head, "width": width} for head, width in sheet.heads],
                "rows": [[_printed(cell) for cell in row] for row in sheet.rows],
            }
            for sheet in sheets[:_PRINTED]
        ],
    }


def print_register(data: dict[str, Any]) -> bytes:
    """The PDF of both lists, A4 across, each from a new page."""
    return pdf(_TEMPLATE, data)


def _sheet(name: str, heads: Heads, rows: Sequence[list[Cell]], title: str, remarks: int = 0) -> TitledSheet:
    texts = [[plain(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]
    return TitledSheet(name, [(gettext(head), width) for head, width in heads], texts, title, remarks)


def _pilot(place: int, project: ProjectCard, processes: Mapping[str, str]) -> list[Cell]:
    return [
        place,
        project.code,
        project.unit,
        project.title,
        processes.get(project.id) or NOTHING,
        project.leader or NOTHING,
        project.customer or NOTHING,
        gettext(STATES[State(project.state)]),
        as_date(project.approved_on),
        _closing(project),
        as_date(project.closed_on),
    ]


def _with_targets(place: int, project: ProjectCard, tags: Mapping[str, str]) -> list[Cell]:
    told = "\n".join(f"{code} {tags[code]}" if code in tags else code for code in project.tags)
    kind = gettext(KINDS[Kind(project.kind)])
    leader = project.leader or NOTHING
    return [place, project.code, project.unit, project.title, kind, leader, told or NOTHING]


def _whole(project: ProjectCard, sectors: Mapping[str, str], codes: Mapping[str, str]) -> list[Cell]:
    number = stage_in_work(project.state, project.resume_state)
    stage = _stage(project, number)
    source = codes.get(project.source_project_id or "") or project.external_source
    return [
        project.code,
        gettext(KINDS[Kind(project.kind)]),
        project.title,
        project.unit,
        project.performed_at,
        sectors.get(project.sector or "", project.sector),
        gettext(STATES[State(project.state)]),
        f"{number}. {gettext(STAGES[number])}" if number else None,
        *(
            [as_date(each) for each in (stage.plan_start, stage.plan_end, stage.fact_start, stage.fact_end)]
            if stage
            else [None] * 4
        ),
        project.leader,
        project.customer,
        as_date(project.approved_on),
        _closing(project),
        as_date(project.closed_on),
        as_date(project.ended_on),
        project.goals,
        project.goals_reached,
        project.actions,
        project.actions_done,
        source,
        project.best,
    ]


def _counts(projects: Sequence[ProjectCard], sectors: Sequence[Mapping[str, Any]]) -> TitledSheet:
    parents = {each["code"]: each["parent"] for each in sectors if each["kind"] != _CAPTION}
    counts = by_sector(((each.sector, State(each.state)) for each in projects if each.sector), parents)
    rows: list[list[Cell]] = [_counted(each["label"], counts.get(each["code"])) for each in sectors]
    check = gettext("Control total, for checking only; it is no row of the form")
    rows.append(_counted(check, control_total(counts, parents)))
    title = gettext("General information about the lean projects that are carried out")
    return _sheet(gettext("By line of activity"), _COUNTS, rows, title, remarks=1)


def _counted(label: str, count: Count | None) -> list[Cell]:
    return [label, count.total, count.completed] if count else [label, None, None]


def _closing(project: ProjectCard) -> date | None:
    stage = _stage(project, 9)
    return as_date(stage.plan_end) if stage else None


def _stage(project: ProjectCard, number: int | None) -> StageCard | None:
    return next((each for each in project.stages if each.number == number), None)


def _printed(cell: Cell) -> str:
    if isinstance(cell, date):
        return short_day(cell)
    return NOTHING if cell is None else cell if isinstance(cell, str) else figure(cell)
