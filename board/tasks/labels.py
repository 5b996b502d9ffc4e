"""The only writer of a label's name, on the board and on every task that bears it."""

from datetime import datetime

from sqlmodel import Session, col, select

from board import errors
from board.errors import N_
from board.live.change import keep_for_undo, record
from board.live.events import Actor
from board.tasks import events, queries
from board.tasks.inputs import RenameLabel
from board.tasks.models import Board, Task


def rename_label(session: Session, board: Board, wanted: RenameLabel, *, by: Actor, at: datetime) -> None:
    """Give a label another name, on the tasks too; each of those on the board is told of.

    Raises `Invalid` for a label that the board does not have, and for a name that another one has.
    """
    old, new = wanted.label, wanted.name
    if old not in board.labels:
        raise _wrong("label", "unknown", N_("is not a label of this board"))
    if new == old:
        return
    if new.casefold() in {each.casefold() for each in board.labels if each != old}:
        raise _wrong("name", "used", N_("is another label of this board already"))
    board.labels = [new if each == old else each for each in board.labels]
    # One step for all of them: named back, the label is so again on every task that bears it then.
    keep_for_undo(session, {"feature": "boards", "board_id": board.id, "label": new, "name": old})
    record(session, events.BoardChanged(board_id=board.id, board=queries.board_card(board)), by=by, at=at)
    for task in session.exec(select(Task).where(col(Task.board_id) == board.id).order_by(col(Task.number))).all():
        if old in task.labels:
            _rename_on(session, task, old, new, by, at)


def _rename_on(session: Session, task: Task, old: str, new: str, by: Actor, at: datetime) -> None:
    before = task.labels
    task.labels = [new if each == old else each for each in before]
    if task.is_on_board:
        card = queries.task_card(session, task)
        body = events.TaskChanged(board_id=task.board_id, task=card, before={"labels": before})
        task.touched_version = record(session, body, by=by, at=at)


def _wrong(field: str, kind: str, message: str) -> errors.Invalid:
    return errors.Invalid([{"field": field, "type": kind, "message": message}])
