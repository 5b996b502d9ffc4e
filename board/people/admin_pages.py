"""The pages of units, of people and of one's own account; their scripts ask the API."""

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from board import database, errors
from board.errors import N_
from board.people import queries
from board.people.frame import framed, sections
from board.people.identity import admin, asker

pages = Blueprint("settings", __name__)


@pages.get("/admin")
def front_door() -> Response:
    """The first of the pages on which somebody may set something up."""
    with database.reading() as session:
        found = sections(asker(session))
    if not found:
        raise errors.NotAllowed
    return redirect(found[0][0])


@pages.get("/admin/units")
def units() -> str:
    """The departments, and what is left to do on a new server."""
    with database.reading() as session:
        who = admin(session)
    lead = N_("Who belongs together, and who heads it. Every department has its people and its board.")
    return framed(who, "people/units_page.js", N_("Departments"), lead=lead, wide=True)


@pages.get("/admin/people")
def accounts() -> str:
    """The accounts and who stands in for whom."""
    with database.reading() as session:
        who = admin(session)
    lead = N_("Who may sign in, with which role, and what happens when somebody comes, moves or leaves.")
    return framed(who, "people/accounts_page.js", N_("People and access"), lead=lead, wide=True)


@pages.get("/profile")
def profile() -> str:
    """One's own account."""
    with database.reading() as session:
        who = asker(session)
        person = queries.person(session, who.id)
        unit = queries.unit(session, who.unit_id) if who.unit_id else None
    own = {"name": person.name, "email": person.email, "post": person.post, "unit": unit.name if unit else None}
    plans = who.may_plan_for(who.id, who.unit_id)
    return framed(who, "people/profile_page.js", N_("Your profile"), own=own, plans_own_time=plans)
