"""What the addresses of boards and tasks answer."""

from typing import Any

from pydantic import BaseModel
from sqlmodel import Session

from board.live import queries as log
from board.tasks import detail_queries, queries
from board.tasks.cards import (
    BoardCard,
    BoardPersonCard,
    ChecklistItemCard,
    ColumnCard,
    CommentCard,
    PersonName,
    TaskCard,
    TermCard,
    UnitName,
)
from board.tasks.events import board_room
from board.tasks.models import Board, BoardColumn, ChecklistItem, Comment, Task


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


class TasksAnswer(BaseModel):
    """The tasks after the command, with the version of their room."""

    tasks: list[TaskCard]
    version: int
    command_id: str = ""


class CommentAnswer(TaskAnswer):
    """The comment after the command, and its task."""

    comment: CommentCard


class ItemAnswer(TaskAnswer):
    """The step of a checklist after the command, and its task."""

    item: ChecklistItemCard


class TermAnswer(BaseModel):
    """The word after the command."""

    term: TermCard
    command_id: str = ""


class Terms(BaseModel):
    """The organisation's own lists."""

    terms: list[TermCard]


class HistoryEntry(BaseModel):
    """One thing that happened to a task."""

    at: str
    by: PersonName | None
    kind: str
    body: dict[str, Any]


class WholeTask(BaseModel):
    """A task with everything about it: the oldest comment first, the newest history first.

    `gone_columns` names the columns that were taken away, for what the history says of them.
    """

    task: TaskCard
    board_id: str
    description: str | None
    result: str | None
    archived_at: str | None
    checklist: list[ChecklistItemCard]
    comments: list[CommentCard]
    attachments: list[Any]
    history: list[HistoryEntry]
    gone_columns: dict[str, str]
    version: int


def task_answer(session: Session, task: Task) -> TaskAnswer:
    """The task as it is now in this transaction."""
    session.flush()
    return TaskAnswer(task=queries.task_card(session, task), version=log.version(session, board_room(task.board_id)))


def comment_answer(session: Session, task: Task, comment: Comment) -> CommentAnswer:
    """A comment and its task as they are now in this transaction."""
    known = task_answer(session, task).model_dump()
    return CommentAnswer(**known, comment=detail_queries.comment_card(comment))


def item_answer(session: Session, task: Task, item: ChecklistItem) -> ItemAnswer:
    """A step and its task as they are now in this transaction."""
    known = task_answer(session, task).model_dump()
    return ItemAnswer(**known, item=detail_queries.item_card(item))


def tasks_answer(session: Session, board: Board, tasks: list[Task]) -> TasksAnswer:
    """Several tasks of one board as they are now in this transaction."""
    session.flush()
    found = [queries.task_card(session, task) for task in tasks]
    return TasksAnswer(tasks=found, version=log.version(session, board_room(board.id)))


def board_answer(session: Session, board: Board) -> BoardAnswer:
    """The board as it is now in this transaction."""
    session.flush()
    return BoardAnswer(board=queries.board_card(board), version=log.version(session, board_room(board.id)))


def column_answer(session: Session, stage: BoardColumn) -> ColumnAnswer:
    """The column as it is now in this transaction."""
    session.flush()
    return ColumnAnswer(column=queries.column_card(stage), version=log.version(session, board_room(stage.board_id)))


class LoadFigures(BaseModel):
    """Somebody's week: hours left to do and hours for it, how many tasks that is, how many nobody estimated."""

    id: str
    level: str
    hours: float
    capacity: float
    percent: int | None
    tasks: int
    unestimated: int
