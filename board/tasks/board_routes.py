"""Boards and their columns by HTTP."""

from typing import Any

import orjson
from flask import Blueprint, Response, current_app, request
from sqlmodel import Session

from board import clock, database, errors
from board.errors import N_
from board.live import queries as log
from board.live.asking import command
from board.live.events import instant
from board.people import queries as people
from board.people.identity import asker, looker
from board.people.rights import Viewer
from board.tasks import answers, boards, columns, holding, labels, queries
from board.tasks.answers import BoardAnswer, BoardList, ColumnAnswer, Snapshot, TaskList
from board.tasks.events import board_room
from board.tasks.inputs import EditBoard, EditColumn, NewBoard, NewColumn, Page, RemoveColumn, RenameLabel
from board.tasks.models import Board, BoardColumn
from board.web.endpoint import json_response, question

api = Blueprint("boards_api", __name__, url_prefix="/api/v1")


@api.get("/boards")
@question("The boards you may see", answer=BoardList, query=Page)
def board_list(page: Page) -> dict[str, Any]:
    """By name; the cursor is the place in that list."""
    with database.reading() as session:
        found = queries.boards_for(session, asker(session))
    start = int(page.cursor or 0)
    part = found[start : start + page.limit]
    items = [
        {"id": each.id, "name": each.name, "unit": {"id": each.unit_id, "name": each.unit_name}, "version": version}
        for each, version in part
    ]
    more = start + page.limit < len(found)
    return {"items": items, "next_cursor": str(start + page.limit) if more else None}


@api.post("/boards")
@command("Set up a board for a unit", body=NewBoard, answers=BoardAnswer, status=201)
def add_board(session: Session, wanted: NewBoard) -> BoardAnswer:
    """The unit's head and administrators."""
    who = asker(session)
    seen = {unit.id: unit for unit in people.units(session) if who.may_see_unit(unit.id)}
    if wanted.unit_id not in seen:
        raise errors.Invalid([{"field": "unit_id", "type": "unknown", "message": N_("is not known")}])
    if not who.may_head(wanted.unit_id):
        raise errors.NotAllowed
    unit, zone = seen[wanted.unit_id], current_app.config["BOARD"].time_zone
    board = boards.add_board(session, unit, wanted, time_zone=zone, by=who.actor, at=clock.now())
    return answers.board_answer(session, board)


@api.get("/boards/<board_id>")
@question("A board as it stands, with the version of its room", answer=Snapshot, problems=(304, 404), screens=True)
def board_snapshot(board_id: str) -> Response:
    """Answers 304 where the reader has this version already; `at` is the only thing that the tag leaves out."""
    with database.reading() as session:
        queries.board_to_look_at(session, board_id, looker(session))
        tag = f"{log.epoch(session)}-{log.version(session, board_room(board_id))}"
        if tag in request.if_none_match:
            answer = Response(status=304)
        else:
            at = b',"at":"' + instant(clock.now()).encode() + b'"}'
            answer = json_response(_encoded_snapshot(session, board_id, tag)[:-1] + at)
    answer.set_etag(tag)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


@api.patch("/boards/<board_id>")
@command("Rename a board, name its labels, make its rules hard or soft", body=EditBoard, answers=BoardAnswer)
def describe_board(session: Session, wanted: EditBoard, board_id: str) -> BoardAnswer:
    """The unit's head and administrators."""
    board, who = _to_set_up(session, board_id)
    boards.describe_board(session, board, wanted, by=who.actor, at=clock.now())
    return answers.board_answer(session, board)


@api.post("/boards/<board_id>/labels/rename")
@command("Rename a label, on the tasks too", body=RenameLabel, answers=BoardAnswer)
def rename_label(session: Session, wanted: RenameLabel, board_id: str) -> BoardAnswer:
    """The unit's head and administrators."""
    board, who = _to_set_up(session, board_id)
    labels.rename_label(session, board, wanted, by=who.actor, at=clock.now())
    return answers.board_answer(session, board)


@api.post("/boards/<board_id>/columns")
@command("Add a column", body=NewColumn, answers=ColumnAnswer, status=201, problems=(409,))
def add_column(session: Session, wanted: NewColumn, board_id: str) -> ColumnAnswer:
    """The unit's head and administrators."""
    board, who = _to_set_up(session, board_id)
    stage = columns.add_column(session, board, wanted, by=who.actor, at=clock.now())
    return answers.column_answer(session, stage)


@api.patch("/boards/<board_id>/columns/<column_id>")
@command(
    "Rename a column, change its limit, age, place or kind", body=EditColumn, answers=ColumnAnswer, problems=(409,)
)
def describe_column(session: Session, wanted: EditColumn, board_id: str, column_id: str) -> ColumnAnswer:
    """The unit's head and administrators."""
    board, who = _to_set_up(session, board_id)
    stage = _column(session, board, column_id)
    columns.describe_column(session, stage, wanted, by=who.actor, at=clock.now())
    return answers.column_answer(session, stage)


@api.post("/boards/<board_id>/columns/<column_id>/remove")
@command("Take a column away", body=RemoveColumn, answers=ColumnAnswer, problems=(409,))
def remove_column(session: Session, wanted: RemoveColumn, board_id: str, column_id: str) -> ColumnAnswer:
    """The unit's head and administrators; its tasks go where the body says."""
    board, who = _to_set_up(session, board_id)
    stage = _column(session, board, column_id)
    columns.remove_column(session, stage, wanted, by=who.actor, at=clock.now())
    return answers.column_answer(session, stage)


@api.get("/boards/<board_id>/archive")
@question("The archived tasks of a board, newest first", answer=TaskList, query=Page, problems=(404,))
def board_archive(page: Page, board_id: str) -> dict[str, Any]:
    """Those whose adding was taken back are not among them."""
    with database.reading() as session:
        board = queries.board_for(session, board_id, asker(session))
        items, cursor = queries.archive(session, board.id, page.limit, page.cursor)
    return {"items": items, "next_cursor": cursor}


def _to_set_up(session: Session, board_id: str) -> tuple[Board, Viewer]:
    who = asker(session)
    board = holding.board_to_work_on(session, board_id, who, closed=True)
    if not who.may_head(board.unit_id):
        raise errors.NotAllowed
    return board, who


def _column(session: Session, board: Board, column_id: str) -> BoardColumn:
    stage = queries.column(session, board.id, column_id)
    if stage is None:
        raise errors.NotFound(errors.N_("This column is not on the board any more."))
    return stage


_snapshots: dict[str, tuple[str, bytes]] = {}


def _encoded_snapshot(session: Session, board_id: str, tag: str) -> bytes:
    known = _snapshots.get(board_id)
    if known is None or known[0] != tag:
        known = _snapshots[board_id] = (tag, orjson.dumps(queries.snapshot(session, board_id)))
    return known[1]
