"""What the addresses of boards and tasks answer."""

from typing import Any

from pydantic import BaseModel
from sqlmodel import Session

from board.live import queries as log
from board.tasks import queries
from board.tasks.events import BoardCard, BoardPersonCard, ColumnCard, PersonName, TaskCard, UnitName, board_room
from board.tasks.models import Board, BoardColumn, Task


class BoardItem(BaseModel):
    """A board in a list, with the version of its room."""

    id: str
    name: str
    unit: UnitName
    version: int


class BoardList(BaseModel):
    """A part of the list of boards."""

    items: list[BoardItem]
    next_cursor: str | None


class TaskList(BaseModel):
    """A part of a list of tasks."""

    items: list[TaskCard]
    next_cursor: str | None


class Snapshot(BaseModel):
    """The state of a board's room."""

    room: str
    epoch: str
    version: int
    at: str
    board: BoardCard
    columns: list[ColumnCard]
    tasks: list[TaskCard]
    people: list[BoardPersonCard]


class BoardAnswer(BaseModel):
    """The board after the command, with the version of its room."""

    board: BoardCard
    version: int
    command_id: str = ""


class ColumnAnswer(BaseModel):
    """The column after the command, with the version of its room."""

    column: ColumnCard
    version: int
    command_id: str = ""


class TaskAnswer(BaseModel):
    """The task after the command, with the version of its room."""

    task: TaskCard
    version: int
    command_id: str = ""


class HistoryEntry(BaseModel):
    """One thing that happened to a task."""

    at: str
    by: PersonName | None
    kind: str
    body: dict[str, Any]


class WholeTask(BaseModel):
    """A task with everything about it; the newest history first."""

    task: TaskCard
    board_id: str
    description: str | None
    result: str | None
    archived_at: str | None
    checklist: list[Any]
    comments: list[Any]
    attachments: list[Any]
    history: list[HistoryEntry]
    version: int


def task_answer(session: Session, task: Task) -> TaskAnswer:
    """The task as it is now in this transaction."""
    session.flush()
    return TaskAnswer(task=queries.task_card(session, task), version=log.version(session, board_room(task.board_id)))


def board_answer(session: Session, board: Board) -> BoardAnswer:
    """The board as it is now in this transaction."""
    session.flush()
    return BoardAnswer(board=queries.board_card(board), version=log.version(session, board_room(board.id)))


def column_answer(session: Session, stage: BoardColumn) -> ColumnAnswer:
    """The column as it is now in this transaction."""
    session.flush()
    return ColumnAnswer(column=queries.column_card(stage), version=log.version(session, board_room(stage.board_id)))
