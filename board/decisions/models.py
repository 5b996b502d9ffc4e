"""Decisions and what they ask of a higher tier: facts, and questions about themselves."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, Index, SQLModel

from board.database import Instant

TOP_TIER = 3
"""The head of the district; 2 is a deputy head, 1 the unit itself (domain, 4.3)."""


class Kind(StrEnum):
    """What sort of decision it is (domain, 4.3): to mend something, to move load, to ask a higher tier, to tell."""

    CORRECTIVE = "corrective"
    LOAD_SHIFT = "load_shift"
    ESCALATE = "escalate"
    INFO = "info"


TO_BE_DONE = (Kind.CORRECTIVE, Kind.LOAD_SHIFT)
"""The kinds that have somebody who does it, and a day."""


class Verdict(StrEnum):
    """Whether it helped, as seen at the check date."""

    HELPED = "helped"
    NOT = "not"
    EARLY = "early"


class Decision(SQLModel, table=True):
    """A decision of a unit. Its number is the unit's own; `numbers` are what was measured when it was made.

    `about_kind` and `about_id` say what it is about, `about_name` how that was called then. `task_id` is the task that
    it has become. What is over — judged, dropped, or only told — leaves the unit's list for its archive in time.
    """

    __table_args__ = (Index("ix_decision_unit_id_archived_at", "unit_id", "archived_at"),)

    id: str = Field(primary_key=True, max_length=40)
    number: int
    unit_id: str = Field(foreign_key="unit.id", max_length=40)
    kind: str = Field(max_length=20)
    about_kind: str = Field(max_length=20)
    about_id: str = Field(max_length=40)
    about_name: str = Field(max_length=300)
    problem: str | None = Field(default=None, max_length=1000)
    what: str = Field(max_length=1000)
    expected: str | None = Field(default=None, max_length=1000)
    owner_id: str | None = Field(default=None, foreign_key="person.id", max_length=40, index=True)
    owner: str | None = Field(default=None, max_length=200)
    due: date | None = None
    original_due: date | None = None
    due_changes: int = 0
    check_on: date | None = None
    numbers: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    numbers_after: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    measured_at: datetime | None = Field(default=None, sa_type=Instant)
    task_id: str | None = Field(default=None, foreign_key="task.id", max_length=40, index=True)
    board_id: str | None = Field(default=None, foreign_key="board.id", max_length=40)
    done_at: datetime | None = Field(default=None, sa_type=Instant)
    dropped_at: datetime | None = Field(default=None, sa_type=Instant)
    dropped_reason: str | None = Field(default=None, max_length=1000)
    verdict: str | None = Field(default=None, max_length=10)
    verdict_at: datetime | None = Field(default=None, sa_type=Instant)
    verdict_by: str | None = Field(default=None, max_length=200)
    verdict_note: str | None = Field(default=None, max_length=1000)
    author_id: str = Field(max_length=40)
    author: str = Field(max_length=200)
    at: datetime = Field(sa_type=Instant)
    archived_at: datetime | None = Field(default=None, sa_type=Instant)

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be done about it: judged for good, dropped, answered, or told and nothing else."""
        is_settled = self.kind in (Kind.INFO, Kind.ESCALATE) and self.done_at is not None
        is_told = self.kind == Kind.INFO and self.owner_id is None
        return bool(self.dropped_at) or self.verdict in (Verdict.HELPED, Verdict.NOT) or is_settled or is_told

    @property
    def over_since(self) -> datetime | None:
        """Since when."""
        return (self.dropped_at or self.verdict_at or self.done_at or self.at) if self.is_over else None


class Escalation(SQLModel, table=True):
    """A question that a decision puts to a higher tier, with the unit that is to answer and by when."""

    __table_args__ = (Index("ix_escalation_asked_unit_id_answered_at", "asked_unit_id", "answered_at"),)

    id: str = Field(primary_key=True, max_length=40)
    decision_id: str = Field(foreign_key="decision.id", max_length=40, index=True)
    tier: int
    asked_unit_id: str = Field(foreign_key="unit.id", max_length=40)
    question: str = Field(max_length=1000)
    asked_by_id: str = Field(max_length=40)
    asked_by: str = Field(max_length=200)
    asked_at: datetime = Field(sa_type=Instant)
    answer_by: date
    answer: str | None = Field(default=None, max_length=1000)
    answered_by_id: str | None = Field(default=None, max_length=40)
    answered_by: str | None = Field(default=None, max_length=200)
    answered_at: datetime | None = Field(default=None, sa_type=Instant, index=True)
