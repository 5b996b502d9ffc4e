"""Boards, columns, tasks: facts, and questions about themselves."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Text
from sqlmodel import Field, Index, SQLModel

from board.database import Instant


class ColumnKind(StrEnum):
    """The stage of work that a column stands for."""

    BACKLOG = "backlog"
    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    APPROVAL = "approval"
    REVIEW = "review"
    DONE = "done"


BLOCKABLE = {ColumnKind.PLANNED, ColumnKind.IN_PROGRESS, ColumnKind.APPROVAL, ColumnKind.REVIEW}


class Board(SQLModel, table=True):
    """A unit's task board. With hard limits only the unit's head may go over them."""

    id: str = Field(primary_key=True, max_length=40)
    name: str = Field(max_length=300)
    unit_id: str = Field(foreign_key="unit.id", max_length=40, index=True)
    unit_name: str = Field(max_length=300)
    time_zone: str = Field(max_length=60)
    labels: list[str] = Field(default_factory=list, sa_type=JSON)
    hard_limits: bool = False
    hard_entry_rules: bool = False
    closed_at: datetime | None = Field(default=None, sa_type=Instant)
    last_number: int = 0
    created_at: datetime = Field(sa_type=Instant)


class BoardColumn(SQLModel, table=True):
    """A stage of the flow with its limit, counted for the whole column or for each person in it.

    A task that has stood there for more working days than `yellow_after` is shown as lying too long, and for more
    than `red_after` strongly so. A column that was taken away stays for what archived tasks and history say of it.
    """

    __tablename__ = "board_column"

    id: str = Field(primary_key=True, max_length=40)
    board_id: str = Field(foreign_key="board.id", max_length=40, index=True)
    name: str = Field(max_length=100)
    short_name: str = Field(max_length=40)
    kind: str = Field(max_length=20)
    wip_limit: int | None = None
    wip_scope: str = Field(default="column", max_length=10)
    position: int
    yellow_after: int = 3
    red_after: int = 5
    removed_at: datetime | None = Field(default=None, sa_type=Instant)


class BoardPerson(SQLModel, table=True):
    """Somebody who can have tasks on a board; who left stays, inactive, so that old tasks keep their names.

    `load` is how full their week is, as it was last told; `away_from` and `away_until` their present or next absence.
    """

    __tablename__ = "board_person"

    board_id: str = Field(primary_key=True, foreign_key="board.id", max_length=40)
    person_id: str = Field(primary_key=True, foreign_key="person.id", max_length=40)
    name: str = Field(max_length=200)
    initials: str = Field(max_length=4)
    active: bool = True
    load: str = Field(default="room", max_length=10)
    away_from: date | None = None
    away_until: date | None = None


class Term(SQLModel, table=True):
    """A word of the organisation's own lists: kinds of task and of obstacle. Its code never changes."""

    vocabulary: str = Field(primary_key=True, max_length=20)
    code: str = Field(primary_key=True, max_length=30)
    name_ru: str = Field(max_length=60)
    name_en: str = Field(max_length=60)
    colour: str = Field(default="grey", max_length=10)
    icon: str = Field(default="other", max_length=20)
    position: int = 0
    active: bool = True


class Task(SQLModel, table=True):
    """A piece of work. `touched_version` is the room's version when it last changed: newer work stands on it or not.

    How much of its checklist is done and how many comments it has is counted anew whenever one of them changes.
    """

    __table_args__ = (
        Index("ix_task_board_id_archived_at", "board_id", "archived_at"),
        Index("ix_task_column_id", "column_id"),
    )

    id: str = Field(primary_key=True, max_length=40)
    board_id: str = Field(foreign_key="board.id", max_length=40)
    number: int
    title: str = Field(max_length=300)
    description: str | None = Field(default=None, sa_type=Text)
    kind: str = Field(default="assignment", max_length=30)
    column_id: str = Field(foreign_key="board_column.id", max_length=40)
    position: int = Field(sa_type=BigInteger)
    assignee_id: str | None = Field(default=None, foreign_key="person.id", max_length=40, index=True)
    due: date | None = None
    original_due: date | None = None
    due_changes: int = 0
    estimate_hours: float | None = None
    remaining_hours: float | None = None
    priority: str = Field(default="normal", max_length=10)
    labels: list[str] = Field(default_factory=list, sa_type=JSON)
    waiting_for: str | None = Field(default=None, max_length=200)
    expected_on: date | None = None
    result: str | None = Field(default=None, sa_type=Text)
    return_count: int = 0
    blocked: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    created_at: datetime = Field(sa_type=Instant)
    entered_column_at: datetime = Field(sa_type=Instant)
    moved_at: datetime = Field(sa_type=Instant)
    done_at: datetime | None = Field(default=None, sa_type=Instant)
    archived_at: datetime | None = Field(default=None, sa_type=Instant)
    removed_at: datetime | None = Field(default=None, sa_type=Instant)
    checklist_done: int = 0
    checklist_total: int = 0
    comment_count: int = 0
    touched_version: int = 0

    @property
    def is_on_board(self) -> bool:
        """Whether it stands in a column, neither archived nor taken away."""
        return self.archived_at is None and self.removed_at is None


class Comment(SQLModel, table=True):
    """What somebody has said about a task, under the name they had then. What was taken away stays for an undo."""

    id: str = Field(primary_key=True, max_length=40)
    task_id: str = Field(foreign_key="task.id", max_length=40, index=True)
    author_id: str = Field(foreign_key="person.id", max_length=40)
    author_name: str = Field(max_length=200)
    text: str = Field(sa_type=Text)
    created_at: datetime = Field(sa_type=Instant)
    edited_at: datetime | None = Field(default=None, sa_type=Instant)
    removed_at: datetime | None = Field(default=None, sa_type=Instant)


class ChecklistItem(SQLModel, table=True):
    """A step of a task, and who did it when. What was taken away stays for an undo and for the history."""

    __tablename__ = "checklist_item"

    id: str = Field(primary_key=True, max_length=40)
    task_id: str = Field(foreign_key="task.id", max_length=40, index=True)
    text: str = Field(max_length=300)
    position: int = Field(sa_type=BigInteger)
    done_at: datetime | None = Field(default=None, sa_type=Instant)
    done_by_id: str | None = Field(default=None, foreign_key="person.id", max_length=40)
    done_by_name: str | None = Field(default=None, max_length=200)
    removed_at: datetime | None = Field(default=None, sa_type=Instant)
