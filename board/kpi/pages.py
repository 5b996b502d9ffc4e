"""The pages of KPIs and walls; their scripts ask the API."""

from typing import Any

from flask import Blueprint, Response, current_app, g, render_template
from flask_babel import get_locale, gettext
from gevent import get_hub
from sqlmodel import Session

from board import clock, database
from board.errors import N_
from board.kpi import exporting, paper, queries, unit_queries
from board.kpi.events import KPIS_ROOM, wall_room
from board.kpi.inputs import Scope, TriedWall
from board.kpi.models import MUNICIPALITY
from board.kpi.scope import scope_asked
from board.people.frame import framed
from board.people.identity import asker, form_token, looker
from board.people.queries import active_people
from board.people.queries import unit as unit_with
from board.people.queries import units as all_units
from board.people.rights import Looker, Viewer
from board.people.viewers import Terms
from board.web.endpoint import read_query
from board.web.pages import frame_ourselves, show_frames

pages = Blueprint("kpi", __name__)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pages.get("/kpis")
def kpis_page() -> str:
    """Goals with their KPIs: values, targets, what is done about them, and the walls."""
    with database.reading() as session:
        who = asker(session)
        told = _told(session, who)
    show_frames()
    lead = N_("What the administration aims at, how far it is, and what is done where it falls behind.")
    return framed(who, "kpi/kpis_page.js", N_("Goals and KPIs"), lead=lead, wide=True, **told)


@pages.get("/kpis/values.xlsx")
def table_to_fill() -> Response:
    """A table to type values into and to bring back."""
    with database.reading() as session:
        content = exporting.table_to_fill(session, asker(session), today=clock.today(Terms.zone))
    return _file(content, "kpi-values.xlsx", _XLSX)


@pages.get("/kpis/<kpi_code>/values.xlsx")
def kpi_values(kpi_code: str) -> Response:
    """Every value of a KPI; of a unit where the address names one."""
    scope = read_query(Scope)
    with database.reading() as session:
        kpi = queries.kpi(session, kpi_code)
        content = exporting.values_of(session, kpi, scope_asked(session, scope), today=clock.today(Terms.zone))
    return _file(content, f"{kpi_code}.xlsx", _XLSX)


@pages.get("/walls/<wall_id>/paper.pdf")
def wall_on_paper(wall_id: str) -> Response:
    """The wall on a sheet of A3."""
    with database.reading() as session:
        asker(session)
        data = paper.on_paper(session, queries.wall(session, wall_id), at=clock.now(), today=clock.today(Terms.zone))
    # Beside the loop: setting a page takes a while, and everybody else goes on.
    return _file(get_hub().threadpool.apply(paper.print_sheet, (data,)), "wall.pdf", "application/pdf")


@pages.get("/kpis/<kpi_code>")
def kpi_page(kpi_code: str) -> str:
    """A KPI with its trend and everything that was said of it."""
    asked = read_query(Scope)
    with database.reading() as session:
        who = asker(session)
        kpi = queries.kpi(session, kpi_code)
        scope = scope_asked(session, asked)
        told = {**_told(session, who), "code": kpi.code, "unit": None}
        if scope != MUNICIPALITY:
            found = unit_with(session, scope)
            told["unit"] = {"id": found.id, "name": found.short_name}
    title = kpi.name_en if str(get_locale()) == "en" else kpi.name_ru
    return framed(who, "kpi/kpi_page.js", title, wide=True, charts=True, **told)


@pages.get("/walls/preview")
def wall_preview() -> str:
    """A wall that is only tried out; nothing is kept of it."""
    asked = read_query(TriedWall)
    with database.reading() as session:
        who = asker(session)
        page = _page_of_a_wall(session, who, "preview", asked.name or gettext("Wall"), KPIS_ROOM)
        # Side by side departments are seen on a wall that hangs, or by who may hang it.
        side_by_side = unit_queries.unit_values(session) if asked.with_units and who.keeps_kpis else []
    page["preview"] = {
        "name": page["wall"]["name"],
        "codes": asked.chosen,
        "slide_seconds": asked.seconds,
        "unit_values": [each.model_dump(mode="json") for each in side_by_side],
    }
    frame_ourselves()
    return render_template("kpi/wall.html", page=page)


@pages.get("/walls/<wall_id>")
def wall_page(wall_id: str) -> str:
    """A visualization board, to be looked at."""
    with database.reading() as session:
        who = looker(session)
        wall = queries.wall_to_look_at(session, wall_id, who)
        page = _page_of_a_wall(session, who, wall.id, wall.name, wall_room(wall.id))
    frame_ourselves()
    return render_template("kpi/wall.html", page=page)


def _page_of_a_wall(session: Session, who: Looker, wall_id: str, name: str, room: str) -> dict[str, Any]:
    there = [unit for unit in all_units(session) if unit.closed_at is None]
    return {
        "units": [{"id": unit.id, "name": unit.short_name} for unit in there],
        "wall": {"id": wall_id, "name": name},
        "room": room,
        "me": {"id": who.id, "name": who.name, "role": who.role},
        "time_zone": Terms.zone,
        "locale": str(get_locale()),
        "build": current_app.config["BUILD"],
        "csrf": form_token() if g.person_id else "",
    }


def _file(content: bytes, name: str, kind: str) -> Response:
    return Response(content, mimetype=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _told(session: Session, who: Viewer) -> dict[str, Any]:
    """What the pages have to know: rights, the units that may be seen, and the people who can be named."""
    units = [unit for unit in all_units(session) if unit.closed_at is None and who.may_see_unit(unit.id)]
    seen = {unit.id for unit in units}
    return {
        "own_unit": who.unit_id
        if who.unit_id in seen and not who.keeps_kpis and who.heads_people_of(who.unit_id)
        else None,
        "rights": {
            "keeps": who.keeps_kpis,
            "approves": who.approves_targets,
            "decides": who.unit_id is not None and who.may_work_in(who.unit_id),
        },
        "units": [{"id": each.id, "name": each.short_name} for each in units],
        "people": [{"id": each.id, "name": each.name} for each in active_people(session) if each.unit_id in seen],
    }
