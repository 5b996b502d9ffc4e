"""The pages of projects, the wall of all of them, and their documents to take away."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from flask import Blueprint, Response, current_app, g, render_template
from flask_babel import get_locale, gettext
from pydantic import BaseModel
from sqlmodel import Session

from board import clock, database, errors
from board.decree import queries as decree
from board.documents import kinds
from board.documents import queries as documents
from board.errors import N_
from board.people import queries as people
from board.people.frame import framed
from board.people.identity import asker, form_token, looker
from board.people.rights import Viewer
from board.people.viewers import Terms
from board.projects import queries, words
from board.projects.events import PROJECTS_ROOM, project_room
from board.tasks import queries as boards
from board.web.endpoint import question
from board.web.files import sent
from board.web.pages import frame_ourselves

pages = Blueprint("projects", __name__)


class Target(Protocol):
    """What is aimed at in a year; a proposal does not count."""

    @property
    def value(self) -> float | None:
        """How many projects are to be closed."""

    @property
    def counts(self) -> bool:
        """Whether it was approved, or stands in the decree."""


class YearTargets(BaseModel):
    """How many projects of each kind are to be closed, by year."""

    targets: dict[str, dict[str, float]]


FindTarget = Callable[[Session, str, int], Target | None]
"""`(session, code of the KPI, year)` to its target."""


@dataclass
class _Known:
    target: FindTarget | None = field(default=None)


_known = _Known()
_CLOSED = {"pilot": ("PILOT_CLOSED", "pilots"), "replication": ("REPL_CLOSED", "replications")}
"""The KPI of what is closed in a year (domain, 6.2) and the decree's own name of its target (domain, 2.9), by kind."""


def know_targets(find: FindTarget) -> None:
    """Let the yearly targets of KPIs be told here, which lie above projects and which no screen may ask for."""
    _known.target = find


@pages.get("/projects")
def register_page() -> str:
    """The register of lean projects."""
    with database.reading() as session:
        who = asker(session)
        told = {**_told(session, who), "rights": {"keeps": who.keeps_projects, "enters": _enters(session, who)}}
    lead = N_("Every lean project of the administration: where it stands, who leads it, what it has brought.")
    return framed(
        who,
        "projects/register_page.js",
        N_("Lean projects"),
        lead=lead,
        wide=True,
        charts=True,
        room=PROJECTS_ROOM,
        **told,
    )


@pages.get("/projects/<project_id>")
def project_page(project_id: str) -> str:
    """A project: what is to be done next, its passport, stages, plan, results, documents and history."""
    with database.reading() as session:
        who = asker(session)
        found = queries.project(session, project_id)
        told = {
            **_told(session, who),
            "project": {"id": found.id, "code": found.code},
            "standing": _standing(session, who),
            "boards": [board.id for board, _ in boards.boards_for(session, who)],
            "proposes": _enters(session, who),
        }
    room = project_room(project_id)
    return framed(
        who, "projects/project_page.js", f"{found.code} {found.title}", wide=True, charts=True, room=room, **told
    )


@pages.get("/projects/wall")
def wall_page() -> str:
    """The stages of all projects by unit, how far the year is, and what the month has brought, to be looked at."""
    with database.reading() as session:
        who = looker(session)
        if not who.may_look_at(PROJECTS_ROOM):
            raise errors.NotFound
        page = {
            "room": PROJECTS_ROOM,
            "units": [{"id": unit.id, "name": unit.short_name} for unit in people.units(session)],
            "targets": _targets(session, clock.today(Terms.zone).year),
            "words": {"stages": _words(session)["stages"]},
            "me": {"id": who.id, "name": who.name, "role": who.role},
            "time_zone": Terms.zone,
            "locale": str(get_locale()),
            "build": current_app.config["BUILD"],
            "csrf": form_token() if g.person_id else "",
        }
    frame_ourselves()
    return render_template("projects/wall.html", page=page)


@pages.get("/api/v1/projects/targets")
@question(
    "How many projects are to be closed this year and the next", answer=YearTargets, problems=(404,), screens=True
)
def targets() -> YearTargets:
    """Everybody who is signed in, and a screen that was given the wall of projects."""
    with database.reading() as session:
        if not looker(session).may_look_at(PROJECTS_ROOM):
            raise errors.NotFound
        return YearTargets(targets=_targets(session, clock.today(Terms.zone).year))


@pages.get("/projects/<project_id>/files/<file_id>")
def file_of_project(project_id: str, file_id: str) -> Response:
    """A document as it was brought; a picture is shown, everything else is saved."""
    with database.reading() as session:
        asker(session)
        found = queries.file(session, project_id, file_id)
        kept = documents.file(session, found.file_id)
        content = documents.content(session, kept.id)
    name = (
        kept.name
        if kept.name.lower().endswith(kinds.ENDINGS[kept.media_type])
        else kept.name + kinds.ENDINGS[kept.media_type]
    )
    return sent(content, name, kept.media_type, shown=kept.media_type in kinds.PICTURES)


def _told(session: Session, who: Viewer) -> dict[str, Any]:
    units = [unit for unit in people.units(session) if unit.closed_at is None]
    return {
        "units": [{"id": each.id, "name": each.name, "short": each.short_name, "kind": each.kind} for each in units],
        "people": [
            {"id": each.id, "name": each.name, "unit_id": each.unit_id, "post": each.post, "role": each.role}
            for each in people.active_people(session)
        ],
        "sectors": [each for each in decree.rows(session, "sector") if each["kind"] == "data"],
        "tag_sets": decree.rows(session, "tag_set"),
        "tags": decree.rows(session, "tag"),
        "words": _words(session),
        "own_unit": who.unit_id,
    }


def _words(session: Session) -> dict[str, Any]:
    tables: dict[str, dict[Any, str]] = {
        "kinds": words.KINDS, "states": words.STATES, "steps": words.STEPS, "stages": words.STAGES,
        "actions": words.ACTIONS, "roles": words.ROLES, "fields": words.FIELDS, "missing": words.MISSING,
        "faults": words.FAULTS, "helps": words.HELPS,
    }  # fmt: skip
    return {name: {str(code): gettext(text) for code, text in table.items()} for name, table in tables.items()}


def _targets(session: Session, year: int) -> dict[str, dict[str, float]]:
    """How many of each kind are to be closed in a year and in the next, by year; what is not said is left out."""
    by_decree = {(row["indicator"], row["year"]): float(row["value"]) for row in decree.rows(session, "target")}
    found: dict[str, dict[str, float]] = {}
    for each in (year, year + 1):
        for kind, (code, indicator) in _CLOSED.items():
            target = _known.target(session, code, each) if _known.target else None
            value = target.value if target and target.counts else by_decree.get((indicator, each))
            if value is not None:
                found.setdefault(str(each), {})[kind] = value
    return found


def _enters(session: Session, who: Viewer) -> list[str]:
    """The units whose projects somebody may enter."""
    return [
        unit.id
        for unit in people.units(session)
        if unit.closed_at is None and (who.keeps_projects or who.may_work_in(unit.id))
    ]


def _standing(session: Session, who: Viewer) -> dict[str, Any]:
    """What decides somebody's rights to a project, which change with who leads it and who orders it."""
    heads = [unit.id for unit in people.units(session) if who.may_head(unit.id)]
    return {"id": who.id, "keeps": who.keeps_projects, "heads": heads, "deputises": sorted(who.deputises)}
