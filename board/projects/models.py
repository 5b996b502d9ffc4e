"""Lean projects and what belongs to one of them."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel, UniqueConstraint

from board.database import Instant
from board.projects.lifecycle import LIVING, State
from board.projects.schedule import Stage


class Kind(StrEnum):
    """A pilot tries something out, a replication applies what a pilot has proven; others count in REG-A1 alone."""

    PILOT = "pilot"
    REPLICATION = "replication"
    OTHER = "other"


class FileRole(StrEnum):
    """What a document of a project is; some stand in for what the program does not make itself."""

    CURRENT_MAP = "current_map"
    TARGET_MAP = "target_map"
    PROBLEM_TABLE = "problem_table"
    FINAL_PRESENTATION = "final_presentation"
    APPROVAL = "approval"
    AGREEMENT = "agreement"
    PROTOCOL = "protocol"
    STANDARD = "standard"
    PHOTO = "photo"
    OTHER = "other"


class ActionState(StrEnum):
    """The state of an action, the same as that of an item of the work plan (domain, 3.5)."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    REPORTED = "reported"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


OPEN_ACTIONS = (ActionState.PLANNED, ActionState.IN_PROGRESS)
ENDED_ACTIONS = (ActionState.CONFIRMED, ActionState.CANCELLED)


class Portfolio(SQLModel, table=True):
    """A named group of projects."""

    __tablename__ = "project_portfolio"

    id: str = Field(primary_key=True, max_length=40)
    name: str = Field(max_length=200)
    closed_at: datetime | None = Field(default=None, sa_type=Instant)


class LeanProject(SQLModel, table=True):
    """A lean project. `code` is its number in the register, `LP-2026-001`.

    `passport` holds what the form asks in words: `{process, start_event, end_event, rationale, goals, effects, team}`;
    `facts` the reached value of each goal; `results` the rows of «было – стало»; `effects` labour and money;
    `checks` those of stability. Names of people stand beside their ids, because history keeps them.
    """

    __tablename__ = "lean_project"
    __table_args__ = (UniqueConstraint("year", "number"),)

    id: str = Field(primary_key=True, max_length=40)
    year: int
    number: int
    code: str = Field(max_length=20)
    kind: str = Field(max_length=20)
    title: str = Field(max_length=300)
    state: str = Field(max_length=30, index=True)
    state_since: datetime = Field(sa_type=Instant)
    resume_state: str | None = Field(default=None, max_length=30)
    suspended_on: date | None = None
    resume_on: date | None = None
    unit_id: str = Field(foreign_key="unit.id", max_length=40, index=True)
    performed_at_unit_id: str | None = Field(default=None, foreign_key="unit.id", max_length=40)
    sector: str | None = Field(default=None, max_length=60)
    tags: list[str] = Field(default_factory=list, sa_type=JSON)
    portfolio_id: str | None = Field(default=None, foreign_key="project_portfolio.id", max_length=40)
    source_project_id: str | None = Field(default=None, foreign_key="lean_project.id", max_length=40, index=True)
    external_source: str | None = Field(default=None, max_length=300)
    leader_id: str | None = Field(default=None, foreign_key="person.id", max_length=40, index=True)
    leader: str | None = Field(default=None, max_length=200)
    customer_unit_id: str | None = Field(default=None, foreign_key="unit.id", max_length=40)
    customer: str | None = Field(default=None, max_length=300)
    customer_head_id: str | None = Field(default=None, foreign_key="person.id", max_length=40, index=True)
    customer_head: str | None = Field(default=None, max_length=200)
    customer_post: str | None = Field(default=None, max_length=200)
    passport: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    passport_version: int = 0
    approved_at: datetime | None = Field(default=None, sa_type=Instant)
    approved_by: str | None = Field(default=None, max_length=200)
    approved_on: date | None = None
    facts: dict[str, float] = Field(default_factory=dict, sa_type=JSON)
    results: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    effects: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    checks: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    closed_on: date | None = None
    ended_on: date | None = None
    author_id: str = Field(max_length=40)
    author: str = Field(max_length=200)
    created_at: datetime = Field(sa_type=Instant)

    @property
    def stands(self) -> State:
        """Its state."""
        return State(self.state)

    @property
    def is_promised(self) -> bool:
        """Whether the customer has accepted the plan of measures; where it rests, of what it goes on with."""
        return State(self.resume_state or self.state) in LIVING


class ProjectStage(SQLModel, table=True):
    """One of the ten stages of a project; of a single date both ends are the same."""

    __tablename__ = "project_stage"

    project_id: str = Field(primary_key=True, foreign_key="lean_project.id", max_length=40)
    number: int = Field(primary_key=True)
    plan_start: date | None = None
    plan_end: date | None = None
    fact_start: date | None = None
    fact_end: date | None = None
    board_id: str | None = Field(default=None, foreign_key="board.id", max_length=40)
    task_id: str | None = Field(default=None, foreign_key="task.id", max_length=40)

    @property
    def dates(self) -> Stage:
        """Its dates as the rules of dates read them."""
        return Stage(self.number, self.plan_start, self.plan_end, self.fact_start, self.fact_end)


class PassportVersion(SQLModel, table=True):
    """What stood in a passport when it was begun, submitted or changed after its approval, and why."""

    __tablename__ = "passport_version"

    project_id: str = Field(primary_key=True, foreign_key="lean_project.id", max_length=40)
    version: int = Field(primary_key=True)
    content: dict[str, Any] = Field(sa_type=JSON)
    reason: str | None = Field(default=None, max_length=1000)
    at: datetime = Field(sa_type=Instant)
    by: str = Field(max_length=200)
    submitted_at: datetime | None = Field(default=None, sa_type=Instant)
    approved_at: datetime | None = Field(default=None, sa_type=Instant)
    approved_by: str | None = Field(default=None, max_length=200)


class PassportSight(SQLModel, table=True):
    """Somebody has opened a version of a passport."""

    __tablename__ = "passport_sight"

    project_id: str = Field(primary_key=True, foreign_key="lean_project.id", max_length=40)
    version: int = Field(primary_key=True)
    person_id: str = Field(primary_key=True, foreign_key="person.id", max_length=40)
    name: str = Field(max_length=200)
    at: datetime = Field(sa_type=Instant)


class PassportRemark(SQLModel, table=True):
    """What the customer says of a field of a passport that is returned."""

    __tablename__ = "passport_remark"

    id: str = Field(primary_key=True, max_length=40)
    project_id: str = Field(foreign_key="lean_project.id", max_length=40, index=True)
    version: int
    field: str = Field(max_length=40)
    text: str = Field(max_length=1000)
    by: str = Field(max_length=200)
    at: datetime = Field(sa_type=Instant)


class Agreement(SQLModel, table=True):
    """A round of agreeing a pilot's passport with the regional committee: sent, and how it was answered."""

    __tablename__ = "project_agreement"

    id: str = Field(primary_key=True, max_length=40)
    project_id: str = Field(foreign_key="lean_project.id", max_length=40, index=True)
    sent_on: date
    letter: str = Field(max_length=200)
    version: int
    answered_on: date | None = None
    answer_letter: str | None = Field(default=None, max_length=200)
    agreed: bool | None = None
    remarks: str | None = Field(default=None, max_length=5000)
    by: str = Field(max_length=200)

    def is_about(self, project: LeanProject) -> bool:
        """Whether the committee has agreed to the passport as it stands."""
        return bool(self.agreed) and self.version == project.passport_version


class Transition(SQLModel, table=True):
    """A step of a project's life: from where to where, by whom, when and why."""

    __tablename__ = "project_transition"

    id: str = Field(primary_key=True, max_length=40)
    project_id: str = Field(foreign_key="lean_project.id", max_length=40, index=True)
    place: int
    step: str = Field(max_length=30)
    was: str | None = Field(default=None, max_length=30)
    became: str = Field(max_length=30)
    on_day: date
    comment: str | None = Field(default=None, max_length=1000)
    by: str = Field(max_length=200)
    at: datetime = Field(sa_type=Instant)


class ProjectAction(SQLModel, table=True):
    """An action of a project's plan of measures; from the defence on it lives as a task on a board."""

    __tablename__ = "project_action"

    id: str = Field(primary_key=True, max_length=40)
    project_id: str = Field(foreign_key="lean_project.id", max_length=40, index=True)
    position: int
    text: str = Field(max_length=300)
    problem: str | None = Field(default=None, max_length=1000)
    owner_id: str | None = Field(default=None, foreign_key="person.id", max_length=40, index=True)
    owner: str | None = Field(default=None, max_length=200)
    due: date | None = None
    original_due: date | None = None
    postponed: int = 0
    state: str = Field(default=ActionState.PLANNED, max_length=20)
    evidence: str | None = Field(default=None, max_length=1000)
    why_not: str | None = Field(default=None, max_length=1000)
    board_id: str | None = Field(default=None, foreign_key="board.id", max_length=40)
    task_id: str | None = Field(default=None, foreign_key="task.id", max_length=40, index=True)
    done_on: date | None = None
    wish: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))

    @property
    def has_open_wish(self) -> bool:
        """Whether the customer's word about another day, or about doing without it, is still to come."""
        return self.wish is not None and self.wish["answer"] is None

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done about it."""
        return self.state not in ENDED_ACTIONS


class ProjectFile(SQLModel, table=True):
    """A document of a project; its content is kept by `documents`."""

    __tablename__ = "project_file"

    id: str = Field(primary_key=True, max_length=40)
    project_id: str = Field(foreign_key="lean_project.id", max_length=40, index=True)
    file_id: str = Field(foreign_key="kept_file.id", max_length=40)
    role: str = Field(max_length=30)
    note: str | None = Field(default=None, max_length=300)
    by: str = Field(max_length=200)
    at: datetime = Field(sa_type=Instant)
    removed_at: datetime | None = Field(default=None, sa_type=Instant)
