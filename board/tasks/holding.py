"""Boards and tasks to be changed: found among what the asker may change, and held until the transaction ends."""

from sqlalchemy import bindparam, select
from sqlmodel import Session

from board import errors
from board.errors import N_
from board.people.rights import Viewer
from board.prepared import ask, fetch, table
from board.tasks import levels
from board.tasks.models import Board, Task

_BOARD, _TASK = table(Board).c, table(Task).c
_UNIT_OF = select(_BOARD.unit_id).where(_BOARD.id == bindparam("board_id"))
_PLACE_OF = (
    select(_TASK.board_id, _BOARD.unit_id)
    .join(table(Board), _BOARD.id == _TASK.board_id)
    .where(_TASK.id == bindparam("task_id"))
)


def board_to_work_on(session: Session, board_id: str, who: Viewer, *, closed: bool = False) -> Board:
    """A board the viewer may change, held until the transaction ends; a closed one only where `closed` says so.

    Raises `NotFound`, `NotAllowed`, `BoardClosed`.
    """
    return _hold(session, board_id, ask(session, _UNIT_OF, board_id=board_id).scalar(), who, closed=closed)


def _hold(session: Session, board_id: str, unit_id: str | None, who: Viewer, *, closed: bool = False) -> Board:
    if unit_id is None or not who.may_see_unit(unit_id):
        raise errors.NotFound
    if not who.may_work_in(unit_id):
        raise errors.NotAllowed
    levels.hold_board(session, board_id)
    board = fetch(session, Board, board_id, anew=True)
    if board.closed_at and not closed:
        raise errors.BoardClosed(N_("This board is closed. Its head can open it again in its settings."))
    return board


def task_to_work_on(session: Session, task_id: str, who: Viewer, *, archived: bool = False) -> Task:
    """A task the viewer may change, its board held. Raises as `board_to_work_on`, and `Gone`."""
    place = ask(session, _PLACE_OF, task_id=task_id).first()
    if place is None:
        raise errors.NotFound
    board_id, unit_id = place
    _hold(session, board_id, unit_id, who)
    task = fetch(session, Task, task_id, anew=True)
    if task.removed_at or (task.archived_at and not archived):
        raise errors.Gone
    return task
