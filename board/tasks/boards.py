"""Setting up boards and their columns."""

from datetime import datetime

from sqlmodel import Session

from board.ids import new_id
from board.live.change import hold, record
from board.live.events import Actor
from board.people import queries as people
from board.people.models import Unit
from board.tasks import events, queries
from board.tasks.events import board_room
from board.tasks.inputs import EditBoard, EditColumn, NewBoard
from board.tasks.models import Board, BoardColumn, BoardPerson, ColumnKind

# Name, short name, kind, limit, scope (domain 4.4, board standard).
_STANDARD = (
    ("Очередь", "Очередь", ColumnKind.BACKLOG, None, "column"),
    ("План недели", "План", ColumnKind.PLANNED, None, "column"),
    ("В работе", "В работе", ColumnKind.IN_PROGRESS, 3, "person"),
    ("На согласовании", "Соглас.", ColumnKind.APPROVAL, 5, "person"),
    ("Проверка", "Проверка", ColumnKind.REVIEW, 7, "column"),
    ("Готово", "Готово", ColumnKind.DONE, None, "column"),
)


def add_board(session: Session, unit: Unit, wanted: NewBoard, *, time_zone: str, by: Actor, at: datetime) -> Board:
    """Set up a board for a unit, with the six columns of the standard and the unit's people."""
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
    session.add_all(_standard_columns(board))
    for person in people.people_of_unit(session, unit.id):
        if person.is_active:
            short = people.initials(person.name)
            session.add(BoardPerson(board_id=board.id, person_id=person.id, name=person.name, initials=short))
    session.flush()
    columns = [queries.column_card(stage) for stage in queries.columns(session, board.id)]
    joined = [queries.person_card(person) for person in queries.people(session, board.id)]
    body = events.BoardAdded(board_id=board.id, board=queries.board_card(board), columns=columns, people=joined)
    record(session, body, by=by, at=at)
    return board


def describe_board(session: Session, board: Board, wanted: EditBoard, *, by: Actor, at: datetime) -> None:
    """Give a board another name, other labels, stricter or softer rules."""
    given = wanted.model_dump(exclude_none=True)
    changed = {name: value for name, value in given.items() if getattr(board, name) != value}
    for name, value in changed.items():
        setattr(board, name, value)
    if changed:
        record(session, events.BoardChanged(board_id=board.id, board=queries.board_card(board)), by=by, at=at)


def describe_column(session: Session, stage: BoardColumn, wanted: EditColumn, *, by: Actor, at: datetime) -> None:
    """Give a column another name or limit; a limit below what stands there is allowed and shows."""
    given = wanted.model_dump(include=wanted.model_fields_set)
    meant = {name: value for name, value in given.items() if value is not None or name == "wip_limit"}
    changed = {name: value for name, value in meant.items() if getattr(stage, name) != value}
    for name, value in changed.items():
        setattr(stage, name, value)
    if changed:
        record(session, events.ColumnChanged(board_id=stage.board_id, column=queries.column_card(stage)), by=by, at=at)


def _standard_columns(board: Board) -> list[BoardColumn]:
    return [
        BoardColumn(
            id=new_id(),
            board_id=board.id,
            name=name,
            short_name=short,
            kind=kind,
            wip_limit=limit,
            wip_scope=scope,
            position=rank,
        )
        for rank, (name, short, kind, limit, scope) in enumerate(_STANDARD)
    ]
