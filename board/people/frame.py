"""The frame of the pages with which the program is run: their sections, and what their scripts have to know."""

from typing import Any

from flask import current_app, render_template, request
from flask_babel import get_locale, gettext

from board import clock
from board.errors import N_
from board.people import viewers
from board.people.identity import form_token
from board.people.rights import Viewer

_FOR_ADMINS = (("/admin/units", N_("Departments")), ("/admin/people", N_("People and access")))
_FOR_KEEPERS = (
    ("/admin/lists", N_("Kinds and obstacles")),
    ("/admin/calendar", N_("Working days")),
    ("/admin/deliveries", N_("Letters")),
)
_FOR_ADMINS_LAST = (("/admin/screens", N_("Screens")), ("/admin/status", N_("Status")))


def framed(
    who: Viewer, script: str, title: str, *, lead: str = "", wide: bool = False, charts: bool = False, **page: Any
) -> str:
    """A page drawn by `script` inside the frame; `page` is told to it, with who is asking and what day it is.

    `charts` says that Plotly draws in it.
    """
    told = {
        "me": {"id": who.id, "name": who.name, "role": who.role, "unit_id": who.unit_id},
        "today": clock.today(viewers.Terms.zone).isoformat(),
        "time_zone": viewers.Terms.zone,
        "csrf": form_token(),
        "locale": str(get_locale()),
        "build": current_app.config["BUILD"],
    }
    inside = request.path.startswith("/admin/")
    return render_template(
        "web/settings.html",
        title=gettext(title),
        lead=gettext(lead) if lead else "",
        script=script,
        wide=wide,
        charts=charts,
        sections=sections(who) if inside else (),
        page={**told, **page},
    )


def sections(who: Viewer) -> list[tuple[str, str]]:
    """The addresses and names of what somebody may set up for the whole organisation."""
    found = (
        *(_FOR_ADMINS if who.is_admin else ()),
        *(_FOR_KEEPERS if who.keeps_lists else ()),
        *(_FOR_ADMINS_LAST if who.is_admin else ()),
    )
    return [(path, gettext(name)) for path, name in found]
