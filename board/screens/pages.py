"""The page of a screen, and the page on which screens are looked after."""

from flask import Blueprint, Response, current_app, g, make_response, render_template, request
from flask_babel import get_locale

from board import database
from board.errors import N_
from board.people.frame import framed
from board.people.identity import SCREEN_COOKIE, admin, form_token, screen_identity
from board.people.viewers import Terms
from board.screens import queries
from board.screens.device_routes import keep_cookie
from board.screens.events import screen_room
from board.web.pages import show_frames

pages = Blueprint("screens", __name__)


@pages.get("/screen")
def screen_page() -> Response:
    """What a TV opens: a code to be let in by, and from then on what it is to show."""
    identity = screen_identity()
    with database.reading() as session:
        found = queries.screen_with(session, identity.partition(":")[2]) if identity else None
        own = {"id": found.id, "room": screen_room(found.id)} if found else None
    page = {
        "screen": own,
        "me": {"id": f"screen-{own['id']}" if own else "", "name": "", "role": "screen"},
        "time_zone": Terms.zone,
        "locale": str(get_locale()),
        "build": current_app.config["BUILD"],
        "csrf": form_token() if g.person_id else "",
    }
    show_frames()
    answer = make_response(render_template("screens/screen.html", page=page))
    return keep_cookie(answer, request.cookies[SCREEN_COOKIE]) if own else answer


@pages.get("/admin/screens")
def screens_page() -> str:
    """The screens: letting them in, what they show, how they are."""
    with database.reading() as session:
        who = admin(session)
    lead = N_("TVs on the walls: what each of them shows, and whether it is well.")
    return framed(who, "screens/screens_page.js", N_("Screens"), lead=lead, wide=True)
