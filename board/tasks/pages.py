"""The pages of boards."""

from collections import defaultdict
from typing import Any

from flask import Blueprint, current_app, redirect, render_template, url_for
from flask_babel import get_locale, gettext
from sqlmodel import Session
from werkzeug.wrappers import Response

from board import clock, database
from board.errors import N_
from board.people import queries as people
from board.people.identity import asker, form_token
from board.people.models import UnitKind
from board.people.rights import Viewer
from board.tasks import figures, queries
from board.tasks.events import board_room
from board.tasks.models import Board

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
    own = _own_board(who, seen)
    return render_template("tasks/boards.html", groups=groups, own_board_id=own.id if own else None)


@pages.get("/boards/<board_id>")
def board_page(board_id: str) -> str:
    """A board at the desk."""
    with database.reading() as session:
        who = asker(session)
        board = queries.board_for(session, board_id, who)
        page = _page(board, who)
    return render_template("tasks/board.html", page=page)


@pages.get("/tasks/<task_id>")
def task_page(task_id: str) -> Response:
    """A task, open on its board."""
    with database.reading() as session:
        task = queries.task_for(session, task_id, asker(session))
    return redirect(url_for("tasks.board_page", board_id=task.board_id, task=task.id))


def _page(board: Board, who: Viewer) -> dict[str, Any]:
    return {
        "board": {"id": board.id, "name": board.name, "unit": {"id": board.unit_id, "name": board.unit_name}},
        "room": board_room(board.id),
        "me": {"id": who.id, "name": who.name, "role": who.role},
        "may_write": who.may_work_in(board.unit_id),
        "may_override": who.may_head(board.unit_id),
        "csrf": form_token(),
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
