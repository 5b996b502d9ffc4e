"""Setting up boards: the board itself, its people at the start. Its columns are in `columns`."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.ids import new_id
from board.live.change import hold, keep_for_undo, record
from board.live.events import Actor
from board.people import queries as people
from board.people.models import Unit
from board.tasks import events, levels, queries
from board.tasks.events import board_room
from board.tasks.inputs import EditBoard, NewBoard
from board.tasks.models import Board, BoardColumn, BoardPerson
from board.tasks.templates import TEMPLATES


def add_board(session: Session, unit: Unit, wanted: NewBoard, *, time_zone: str, by: Actor, at: datetime) -> Board:
    """Set up a board for a unit, with the columns of its template and the unit's people.

    Raises `Invalid` for a unit that is closed.
    """
    if unit.closed_at:
        raise errors.Invalid([{"field": "unit_id", "type": "closed", "message": N_("is closed")}])
    board = Board(
        id=new_id(),
        name=wanted.name,
        unit_id=unit.id,
        unit_name=unit.name,
        time_zone=time_zone,
        labels=wanted.labels,
        created_at=at,
    )
    hold(session, board_room(board.id))
    session.add(board)
    session.flush()
    session.add_all(
        BoardColumn(id=new_id(), board_id=board.id, position=rank, **vars(stage))
        for rank, stage in enumerate(TEMPLATES[wanted.template])
    )
    newcomers = [
        BoardPerson(board_id=board.id, person_id=person.id, name=person.name, initials=people.initials(person.name))
        for person in people.people_of_unit(session, unit.id)
        if person.is_active
    ]
    levels.begin_with(session, newcomers, at=at)
    session.add_all(newcomers)
    session.flush()
    columns = [queries.column_card(stage) for stage in queries.columns(session, board.id)]
    joined = [queries.person_card(person) for person in queries.people(session, board.id)]
    body = events.BoardAdded(board_id=board.id, board=queries.board_card(board), columns=columns, people=joined)
    record(session, body, by=by, at=at)
    return board


def describe_board(session: Session, board: Board, wanted: EditBoard, *, by: Actor, at: datetime) -> None:
    """Give a board another name, other labels, stricter or softer rules; close it or open it again."""
    given: dict[str, Any] = wanted.model_dump(exclude_none=True, exclude={"closed"})
    if wanted.closed is not None and wanted.closed != (board.closed_at is not None):
        given["closed_at"] = at if wanted.closed else None
    change_board(session, board, given, by=by, at=at)


def change_board(session: Session, board: Board, given: dict[str, Any], *, by: Actor, at: datetime) -> None:
    """Set fields of a board and tell of it, where any is another than before."""
    before = board.model_dump(mode="json", include=set(given))
    changed = {name: value for name, value in given.items() if getattr(board, name) != value}
    for name, value in changed.items():
        setattr(board, name, value)
    if changed:
        after = board.model_dump(mode="json", include=set(given))
        keep_for_undo(session, {"feature": "boards", "board_id": board.id, "before": before, "after": after})
        record(session, events.BoardChanged(board_id=board.id, board=queries.board_card(board)), by=by, at=at)
    if "closed_at" in changed:
        levels.refresh_levels(session, [each.person_id for each in queries.people(session, board.id)], at=at)
