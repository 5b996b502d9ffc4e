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
    last_number: int = 0
    created_at: datetime = Field(sa_type=Instant)


class BoardColumn(SQLModel, table=True):
    """A stage of the flow with its limit, counted for the whole column or for each person in it."""

    __tablename__ = "board_column"

    id: str = Field(primary_key=True, max_length=40)
    board_id: str = Field(foreign_key="board.id", max_length=40, index=True)
    name: str = Field(max_length=100)
    short_name: str = Field(max_length=40)
    kind: str = Field(max_length=20)
    wip_limit: int | None = None
    wip_scope: str = Field(default="column", max_length=10)
    position: int


class BoardPerson(SQLModel, table=True):
    """Somebody who can have tasks on a board; who left stays, inactive, so that old tasks keep their names."""

    __tablename__ = "board_person"

    board_id: str = Field(primary_key=True, foreign_key="board.id", max_length=40)
    person_id: str = Field(primary_key=True, foreign_key="person.id", max_length=40)
    name: str = Field(max_length=200)
    initials: str = Field(max_length=4)
    active: bool = True


class Task(SQLModel, table=True):
    """A piece of work. `touched_version` is the room's version when it last changed: newer work stands on it or not."""

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
    touched_version: int = 0

    @property
    def is_on_board(self) -> bool:
        """Whether it stands in a column, neither archived nor taken away."""
        return self.archived_at is None and self.removed_at is None
