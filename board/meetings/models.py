"""When a board has its meeting, and each meeting: facts, and questions about themselves."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, Index, SQLModel, UniqueConstraint

from board.database import Instant


class State(StrEnum):
    """How far a meeting has come (domain, 3.4)."""

    SCHEDULED = "scheduled"
    PREPARING = "preparing"
    IN_PROGRESS = "in_progress"
    CLOSED = "closed"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    MISSED = "missed"
    EXEMPT = "exempt"


AHEAD = (State.SCHEDULED, State.PREPARING)
"""Not begun, and may still be."""
OVER = (State.CONFIRMED, State.CANCELLED, State.MISSED, State.EXEMPT)
"""Nothing more happens to it: it leaves the board's list for its archive."""
HELD = (State.CLOSED, State.CONFIRMED)
"""It took place."""


class MeetingSchedule(SQLModel, table=True):
    """When and where a board has its meeting every week (Monday is 1), and who leads it in turn."""

    __tablename__ = "meeting_schedule"

    board_id: str = Field(primary_key=True, foreign_key="board.id", max_length=40)
    weekday: int
    time: str = Field(max_length=5)
    place: str | None = Field(default=None, max_length=200)
    facilitators: list[str] = Field(default=[], sa_type=JSON)
    since: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class Meeting(SQLModel, table=True):
    """The meeting of a board in one week, named by its Monday; there is exactly one, also where none is due.

    `planned_at` is when the schedule had it, `moved` that somebody gave it another time. `agenda` is what the board was
    when it was frozen, `kpis` what was not as planned then. `blocks` are `{code, minutes}` and always sum to half an
    hour; `block` is the one that goes on since `block_at`. `focus` is what everybody looks at, and
    `apart` what is to be talked through after it: `{id, text, task_id, people, day}`.
    """

    __table_args__ = (
        UniqueConstraint("board_id", "week", name="uq_meeting_board_id_week"),
        Index("ix_meeting_state_starts_at", "state", "starts_at"),
        Index("ix_meeting_starts_at", "starts_at"),
        Index("ix_meeting_ended_at", "ended_at"),
    )

    id: str = Field(primary_key=True, max_length=40)
    board_id: str = Field(foreign_key="board.id", max_length=40)
    unit_id: str = Field(foreign_key="unit.id", max_length=40, index=True)
    week: date
    state: str = Field(max_length=20)
    starts_at: datetime = Field(sa_type=Instant)
    planned_at: datetime = Field(sa_type=Instant)
    moved: bool = False
    place: str | None = Field(default=None, max_length=200)
    facilitator_id: str | None = Field(default=None, foreign_key="person.id", max_length=40, index=True)
    facilitator: str | None = Field(default=None, max_length=200)
    reason: str | None = Field(default=None, max_length=1000)
    agenda: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    kpis: list[dict[str, Any]] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    frozen_at: datetime | None = Field(default=None, sa_type=Instant)
    blocks: list[dict[str, Any]] = Field(default=[], sa_type=JSON)
    block: int = 0
    block_at: datetime | None = Field(default=None, sa_type=Instant)
    focus: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    present: list[str] = Field(default=[], sa_type=JSON)
    ratings: dict[str, int] = Field(default={}, sa_type=JSON)
    apart: list[dict[str, Any]] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    started_at: datetime | None = Field(default=None, sa_type=Instant)
    started_by: str | None = Field(default=None, max_length=200)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_by: str | None = Field(default=None, max_length=200)
    confirmed_at: datetime | None = Field(default=None, sa_type=Instant)
    confirmed_by: str | None = Field(default=None, max_length=200)

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens to it."""
        return self.state in OVER


class MeetingDecision(SQLModel, table=True):
    """A decision that was made in a meeting."""

    __tablename__ = "meeting_decision"

    meeting_id: str = Field(primary_key=True, foreign_key="meeting.id", max_length=40)
    decision_id: str = Field(primary_key=True, max_length=40)
    """Not a foreign key: a decision whose making was taken back is gone, and the meeting goes on."""


class MeetingHeard(SQLModel, table=True):
    """When the people of a board believe that a week's meeting is, or that there is none: what they know or were told.

    It stays where the meeting itself is gone, so that they can be told that. `times` counts how often they were told.
    """

    __tablename__ = "meeting_heard"
    __table_args__ = (Index("ix_meeting_heard_starts_at", "starts_at"),)

    board_id: str = Field(primary_key=True, foreign_key="board.id", max_length=40)
    week: date = Field(primary_key=True)
    starts_at: datetime = Field(sa_type=Instant)
    is_on: bool = True
    times: int = 0
