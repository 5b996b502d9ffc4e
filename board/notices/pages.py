"""The page of what was sent, and the one on which somebody stops letters by the link in one of them."""

from flask import Blueprint, current_app, render_template, request
from flask_babel import gettext

from board import database, errors
from board.errors import N_
from board.live.change import change
from board.notices import commands, queries, stopping
from board.notices.inputs import Choose
from board.notices.models import How
from board.people.frame import framed
from board.people.identity import asker

pages = Blueprint("notices", __name__)


@pages.get("/admin/deliveries")
def deliveries_page() -> str:
    """What was sent and what was not."""
    with database.reading() as session:
        who = asker(session)
    if not who.keeps_lists:
        raise errors.NotAllowed
    lead = N_("Letters and messages that the program sends: which have arrived, which wait, which could not be sent.")
    return framed(who, "notices/deliveries_page.js", N_("Letters"), lead=lead, wide=True)


@pages.route("/stop-letters/<token>", methods=["GET", "POST"])
def stop_letters(token: str) -> str | tuple[str, int]:
    """Stop letters of one kind, by a link that needs no sign-in. Opening it changes nothing; mail programs may post."""
    found = stopping.read(str(current_app.secret_key), token)
    if found is None:
        return render_template("notices/stop.html", name=None, done=False), 404
    person_id, about = found
    with database.reading() as session:
        is_known = bool(queries.active(session, [person_id]))
    if not is_known:
        return render_template("notices/stop.html", name=None, done=False), 404
    if request.method == "POST":
        with change() as session:
            commands.choose(session, person_id, Choose(kind=about.code, mail=How.NONE.value))
    return render_template("notices/stop.html", name=gettext(about.name), done=request.method == "POST")
