"""The pages of meetings: a board's meetings, one at the desk or on a phone, the same on the wall, its minutes."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import segno
from flask import Blueprint, Response, current_app, g, redirect, render_template, request, url_for
from flask_babel import get_locale
from gevent import get_hub
from sqlmodel import Session
from werkzeug.wrappers import Response as AnyResponse

from board import database
from board.config import Settings
from board.decisions.events import decisions_room
from board.errors import N_
from board.meetings import access, minutes, queries
from board.meetings.events import meeting_room, meetings_room
from board.meetings.models import Meeting
from board.people.frame import framed
from board.people.identity import asker, form_token, looker
from board.people.rights import Looker, Viewer
from board.tasks import queries as boards
from board.tasks import vocabulary
from board.tasks.events import board_room
from board.tasks.models import Board
from board.web.pages import frame_ourselves

pages = Blueprint("meetings", __name__)
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pages.get("/boards/<board_id>/meetings")
def meetings_page(board_id: str) -> str:
    """When a board has its meetings, the next one, and the earlier ones."""
    with database.reading() as session:
        who = asker(session)
        board = boards.board_for(session, board_id, who)
        told: dict[str, Any] = {
            "board": _named(board),
            "room": meetings_room(board.id),
            "rights": {"plans": access.may_plan(who, board.unit_id), "works": who.may_work_in(board.unit_id)},
            "people": _people(session, board.id),
            "board_zone": board.time_zone,
        }
    lead = N_("Half an hour a week at the board: what hurts, who has too much, what is decided.")
    return framed(who, "meetings/meetings_page.js", N_("Meetings"), lead=lead, wide=True, **told)


@pages.get("/meetings/<meeting_id>")
def meeting_page(meeting_id: str) -> str:
    """A meeting at the desk or on the phone of who leads it."""
    with database.reading() as session:
        who = asker(session)
        meeting = queries.meeting_for(session, meeting_id, who)
        told = {**_told(session, meeting), "rights": _rights(who, meeting)}
        told["terms"] = vocabulary.in_language(session, str(get_locale()))
    return framed(who, "meetings/meeting_page.js", N_("Meeting"), wide=True, **told)


@pages.get("/meetings/<meeting_id>/wall")
def wall_page(meeting_id: str) -> str:
    """The same on a wall, to be looked at by everybody who is there."""
    with database.reading() as session:
        who = looker(session)
        meeting = queries.meeting_to_look_at(session, meeting_id, who)
        page = {**_told(session, meeting), **_of_a_wall(who), "picture": _picture(_address(meeting.id))}
    frame_ourselves()
    return render_template("meetings/wall.html", page=page)


@pages.get("/meetings/<meeting_id>/minutes.pdf")
def minutes_on_paper(meeting_id: str) -> Response:
    """The minutes on A4."""
    return _minutes(meeting_id, "pdf", "application/pdf", minutes.print_minutes)


@pages.get("/meetings/<meeting_id>/minutes.docx")
def minutes_for_word(meeting_id: str) -> Response:
    """The minutes to be written on."""
    return _minutes(meeting_id, "docx", _DOCX, minutes.write_minutes)


def _minutes(meeting_id: str, ending: str, kind: str, make: Callable[[dict[str, Any]], bytes]) -> Response:
    with database.reading() as session:
        meeting = queries.meeting_for(session, meeting_id, asker(session))
        data = minutes.of_meeting(session, meeting)
        name = f"minutes-{meeting.week.isoformat()}.{ending}"
    # Beside the loop: setting a page takes a while, and everybody else goes on.
    content = get_hub().threadpool.apply(make, (data,))
    return Response(content, mimetype=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@pages.get("/boards/<board_id>/meeting")
def next_meeting(board_id: str) -> AnyResponse:
    """The meeting of a board that goes on or comes next; where there is none, the list."""
    with database.reading() as session:
        board = boards.board_for(session, board_id, asker(session))
        listed = queries.state(session, board.id)["meetings"]
    # One that was held and waits for the head's word gives way to the one that comes.
    open_ones = [each for each in listed if each["state"] != "closed"] or listed
    if not open_ones:
        return redirect(url_for("meetings.meetings_page", board_id=board.id))
    return redirect(url_for("meetings.meeting_page", meeting_id=open_ones[0]["id"]))


def _told(session: Session, meeting: Meeting) -> dict[str, Any]:
    board = session.get_one(Board, meeting.board_id)
    return {
        "meeting": {"id": meeting.id},
        "board": _named(board),
        "unit": {"id": board.unit_id, "name": board.unit_name},
        "room": meeting_room(meeting.id),
        "board_room": board_room(board.id),
        "decisions_room": decisions_room(board.unit_id),
        "board_zone": board.time_zone,
        "people": _people(session, board.id),
        "address": _address(meeting.id),
    }


def _of_a_wall(who: Looker) -> dict[str, Any]:
    return {
        "me": {"id": who.id, "name": who.name, "role": who.role},
        "locale": str(get_locale()),
        "build": current_app.config["BUILD"],
        "csrf": form_token() if g.person_id else "",
    }


def _rights(who: Viewer, meeting: Meeting) -> dict[str, bool]:
    works = who.may_work_in(meeting.unit_id)
    return {
        "leads": works or who.id == meeting.facilitator_id,
        "works": works,
        "heads": who.may_head(meeting.unit_id),
        "moves": access.may_move(who, meeting),
    }


def _named(board: Board) -> dict[str, Any]:
    return {"id": board.id, "name": board.name}


def _people(session: Session, board_id: str) -> list[dict[str, Any]]:
    return [{"id": each.person_id, "name": each.name} for each in boards.people(session, board_id) if each.active]


def _address(meeting_id: str) -> str:
    settings: Settings = current_app.config["BOARD"]
    base = (settings.base_url or request.host_url).rstrip("/")
    return f"{base}/meetings/{meeting_id}"


@lru_cache(maxsize=64)
def _picture(address: str) -> str:
    return str(segno.make(address, error="m").svg_data_uri(scale=8, border=2, omitsize=True))
