"""The page of the work calendar; its script asks the API."""

from flask import Blueprint

from board import database
from board.errors import N_
from board.people.frame import framed
from board.people.identity import keeper

pages = Blueprint("calendar", __name__)


@pages.get("/admin/calendar")
def year() -> str:
    """The year with the days that differ from an ordinary week."""
    with database.reading() as session:
        who = keeper(session)
    lead = N_("Which days are worked. Load, ages of tasks and due dates count by it.")
    return framed(who, "calendar/year_page.js", N_("Working days"), lead=lead, wide=True)
