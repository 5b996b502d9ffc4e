"""The pages of boards."""

from collections import defaultdict
from typing import Any

from flask import Blueprint, current_app, redirect, render_template, url_for
from flask_babel import get_locale, gettext
from sqlmodel import Session
from werkzeug.wrappers import Response

from board import clock, database
from board.calendar.events import CALENDAR_ROOM
from board.errors import N_
from board.live import queries as log
from board.people import queries as people
from board.people.identity import asker, form_token, looker
from board.people.models import UnitKind
from board.people.rights import Looker, Viewer
from board.tasks import figures, queries, vocabulary
from board.tasks.events import TERMS_ROOM, board_room
from board.tasks.models import Board
from board.web.pages import built_script, frame_ourselves

pages = Blueprint("tasks", __name__)
_TITLES = {
    UnitKind.LEADERSHIP: N_("Leadership"),
    UnitKind.DEPARTMENT: N_("Departments"),
    UnitKind.SETTLEMENT: N_("Settlements"),
    UnitKind.SUBORDINATE: N_("Subordinate organisations"),
}


@pages.get("/")
def front_door() -> Response:
    """One's own board, else the list of boards."""
    with database.reading() as session:
        who = asker(session)
        own = _own_board(who, [board for board, _ in queries.boards_for(session, who)])
    return redirect(url_for("tasks.board_page", board_id=own.id) if own else url_for("tasks.boards_page"))


@pages.get("/boards")
def boards_page() -> str:
    """The boards one may see, by kind of unit."""
    with database.reading() as session:
        who = asker(session)
        seen = [board for board, _ in queries.boards_for(session, who)]
        groups = _groups(session, seen)
        may_add = any(who.may_head(unit.id) for unit in people.units(session))
    own = _own_board(who, seen)
    return render_template("tasks/boards.html", groups=groups, own_board_id=own.id if own else None, may_add=may_add)


@pages.get("/boards/<board_id>")
def board_page(board_id: str) -> str:
    """A board at the desk."""
    with database.reading() as session:
        who = asker(session)
        board = queries.board_for(session, board_id, who)
        page = _page_of_a_person(session, board, who)
    return render_template("tasks/board.html", page=page)


@pages.get("/boards/<board_id>/wall")
def wall_page(board_id: str) -> str:
    """The same board on a wall screen, to be looked at."""
    with database.reading() as session:
        who = looker(session)
        board = queries.board_to_look_at(session, board_id, who)
        page = _page_of_a_person(session, board, who) if isinstance(who, Viewer) else _page(session, board, who)
    frame_ourselves()
    return render_template("tasks/wall.html", page=page)


@pages.get("/wall-worker.js")
def wall_worker() -> Response:
    """What lets a wall start while the server is away; from the root, so that it may serve any wall."""
    return built_script("wall-worker.js")


@pages.get("/tasks/<task_id>")
def task_page(task_id: str) -> Response:
    """A task, open on its board."""
    with database.reading() as session:
        task = queries.task_for(session, task_id, asker(session))
    return redirect(url_for("tasks.board_page", board_id=task.board_id, task=task.id))


def _page_of_a_person(session: Session, board: Board, who: Viewer) -> dict[str, Any]:
    return {
        **_page(session, board, who),
        "may_write": who.may_work_in(board.unit_id) and board.closed_at is None,
        "may_override": who.may_head(board.unit_id),
        "heads": who.heads_people_of(board.unit_id),
        "csrf": form_token(),
    }


def _page(session: Session, board: Board, who: Looker) -> dict[str, Any]:
    return {
        "board": {"id": board.id, "name": board.name, "unit": {"id": board.unit_id, "name": board.unit_name}},
        "room": board_room(board.id),
        "me": {"id": who.id, "name": who.name, "role": who.role},
        "may_write": False,
        "closed": board.closed_at is not None,
        "may_override": False,
        "heads": False,
        "terms": vocabulary.in_language(session, str(get_locale())),
        "terms_version": log.version(session, TERMS_ROOM),
        "calendar_version": log.version(session, CALENDAR_ROOM),
        "csrf": "",
        "locale": str(get_locale()),
        "build": current_app.config["BUILD"],
    }


def _own_board(who: Viewer, seen: list[Board]) -> Board | None:
    return next((board for board in seen if board.unit_id == who.unit_id), None)


def _groups(session: Session, seen: list[Board]) -> list[dict[str, Any]]:
    counts, units = figures.counts(session), {unit.id: unit for unit in people.units(session)}
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for board in sorted(seen, key=lambda board: units[board.unit_id].position):
        late = figures.overdue(session, clock.today(board.time_zone))[board.id]
        numbers = counts.get(board.id, {"open": 0, "blocked": 0})
        item = {"id": board.id, "name": board.name, "unit": {"name": board.unit_name}, **numbers, "overdue": late}
        found[units[board.unit_id].kind].append(item)
    return [{"title": gettext(title), "boards": found[kind]} for kind, title in _TITLES.items() if kind in found]
