"""Boards and tasks by HTTP."""

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
from board.people.identity import asker
from board.tasks import answers, boards, commands, history, moving, queries
from board.tasks.answers import BoardAnswer, BoardList, ColumnAnswer, Snapshot, TaskAnswer, TaskList, WholeTask
from board.tasks.events import board_room
from board.tasks.inputs import (
    BlockTask,
    EditBoard,
    EditColumn,
    EditTask,
    MoveTask,
    NewBoard,
    NewTask,
    Page,
    UnblockTask,
)
from board.tasks.models import Board, Task
from board.web.endpoint import json_response, question

api = Blueprint("tasks_api", __name__, url_prefix="/api/v1")


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
@question("A board as it stands, with the version of its room", answer=Snapshot, problems=(304, 404))
def board_snapshot(board_id: str) -> Response:
    """Answers 304 where the reader has this version already; `at` is the only thing that the tag leaves out."""
    with database.reading() as session:
        queries.board_for(session, board_id, asker(session))
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
    who = asker(session)
    board = queries.board_to_work_on(session, board_id, who)
    if not who.may_head(board.unit_id):
        raise errors.NotAllowed
    boards.describe_board(session, board, wanted, by=who.actor, at=clock.now())
    return answers.board_answer(session, board)


@api.patch("/boards/<board_id>/columns/<column_id>")
@command("Rename a column or change its limit", body=EditColumn, answers=ColumnAnswer)
def describe_column(session: Session, wanted: EditColumn, board_id: str, column_id: str) -> ColumnAnswer:
    """The unit's head and administrators."""
    who = asker(session)
    board = queries.board_to_work_on(session, board_id, who)
    stage = queries.column(session, board.id, column_id)
    if stage is None:
        raise errors.NotFound
    if not who.may_head(board.unit_id):
        raise errors.NotAllowed
    boards.describe_column(session, stage, wanted, by=who.actor, at=clock.now())
    return answers.column_answer(session, stage)


@api.get("/boards/<board_id>/archive")
@question("The archived tasks of a board, newest first", answer=TaskList, query=Page, problems=(404,))
def board_archive(page: Page, board_id: str) -> dict[str, Any]:
    """Those whose adding was taken back are not among them."""
    with database.reading() as session:
        board = queries.board_for(session, board_id, asker(session))
        items, cursor = queries.archive(session, board.id, page.limit, page.cursor)
    return {"items": items, "next_cursor": cursor}


@api.post("/boards/<board_id>/tasks")
@command("Add a task", body=NewTask, answers=TaskAnswer, status=201, problems=(409,))
def add_task(session: Session, wanted: NewTask, board_id: str) -> TaskAnswer:
    """Everybody who works on the board."""
    who = asker(session)
    board = queries.board_to_work_on(session, board_id, who)
    task = commands.add_task(session, board, wanted, by=who.actor, at=clock.now(), heads=who.may_head(board.unit_id))
    return answers.task_answer(session, task)


@api.get("/tasks/<task_id>")
@question("A task with everything about it and its history", answer=WholeTask, problems=(404, 410))
def whole_task(task_id: str) -> dict[str, Any]:
    """Archived tasks too."""
    with database.reading() as session:
        who = asker(session)
        task = queries.task_for(session, task_id, who)
        return history.whole_task(session, task, details=who.may_read_details(_unit(session, task)))


@api.patch("/tasks/<task_id>")
@command("Write something else on a task", body=EditTask, answers=TaskAnswer, problems=(409, 410))
def edit_task(session: Session, wanted: EditTask, task_id: str) -> TaskAnswer:
    """Everybody who works on the board."""
    who = asker(session)
    task = queries.task_to_work_on(session, task_id, who)
    commands.edit_task(session, task, wanted, by=who.actor, at=clock.now(), heads=who.may_head(_unit(session, task)))
    return answers.task_answer(session, task)


@api.post("/tasks/<task_id>/move")
@command("Move a task to a column, a place in it, a person", body=MoveTask, answers=TaskAnswer, problems=(409, 410))
def move_task(session: Session, wanted: MoveTask, task_id: str) -> TaskAnswer:
    """Everybody who works on the board; over a hard limit only the unit's head."""
    who = asker(session)
    task = queries.task_to_work_on(session, task_id, who)
    moving.move_task(session, task, wanted, by=who.actor, at=clock.now(), heads=who.may_head(_unit(session, task)))
    return answers.task_answer(session, task)


@api.post("/tasks/<task_id>/block")
@command("Mark that a task cannot go on", body=BlockTask, answers=TaskAnswer, problems=(409, 410))
def block_task(session: Session, wanted: BlockTask, task_id: str) -> TaskAnswer:
    """Everybody who works on the board."""
    who = asker(session)
    task = queries.task_to_work_on(session, task_id, who)
    commands.block_task(session, task, wanted, by=who.actor, at=clock.now())
    return answers.task_answer(session, task)


@api.post("/tasks/<task_id>/unblock")
@command("Let a task go on", body=UnblockTask, answers=TaskAnswer, problems=(410,))
def unblock_task(session: Session, wanted: UnblockTask, task_id: str) -> TaskAnswer:
    """Everybody who works on the board."""
    who = asker(session)
    task = queries.task_to_work_on(session, task_id, who)
    commands.unblock_task(session, task, wanted, by=who.actor, at=clock.now())
    return answers.task_answer(session, task)


@api.post("/tasks/<task_id>/archive")
@command("Take a task off the board into the archive", answers=TaskAnswer, problems=(410,))
def archive_task(session: Session, task_id: str) -> TaskAnswer:
    """Everybody who works on the board."""
    who = asker(session)
    task = queries.task_to_work_on(session, task_id, who, archived=True)
    commands.archive_task(session, task, by=who.actor, at=clock.now())
    return answers.task_answer(session, task)


@api.post("/tasks/<task_id>/restore")
@command("Put an archived task back on the board", answers=TaskAnswer, problems=(410,))
def restore_task(session: Session, task_id: str) -> TaskAnswer:
    """Everybody who works on the board."""
    who = asker(session)
    task = queries.task_to_work_on(session, task_id, who, archived=True)
    commands.restore_task(session, task, by=who.actor, at=clock.now())
    return answers.task_answer(session, task)


def _unit(session: Session, task: Task) -> str:
    return session.get_one(Board, task.board_id).unit_id


_snapshots: dict[str, tuple[str, bytes]] = {}


def _encoded_snapshot(session: Session, board_id: str, tag: str) -> bytes:
    known = _snapshots.get(board_id)
    if known is None or known[0] != tag:
        known = _snapshots[board_id] = (tag, orjson.dumps(queries.snapshot(session, board_id)))
    return known[1]
