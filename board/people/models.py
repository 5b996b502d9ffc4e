"""Units, people, deputies, and the private rows of signing in."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON
from sqlmodel import Field, Index, SQLModel

from board.database import Instant


class Role(StrEnum):
    """What somebody may do in general; `design` says what each means."""

    SPECIALIST = "specialist"
    UNIT_HEAD = "unit_head"
    COORDINATOR = "coordinator"
    CONTROLLER = "controller"
    LEADERSHIP = "leadership"
    ADMIN = "admin"


class UnitKind(StrEnum):
    """What sort of part of the administration a unit is."""

    DEPARTMENT = "department"
    SETTLEMENT = "settlement"
    SUBORDINATE = "subordinate"
    LEADERSHIP = "leadership"


class Unit(SQLModel, table=True):
    """A part of the administration, a settlement or a subordinate organisation."""

    id: str = Field(primary_key=True, max_length=40)
    name: str = Field(max_length=300)
    short_name: str = Field(max_length=60)
    kind: str = Field(max_length=20)
    parent_id: str | None = Field(default=None, foreign_key="unit.id", max_length=40)
    is_coordinator: bool = False
    position: int = 0
    closed_at: datetime | None = Field(default=None, sa_type=Instant)


class Person(SQLModel, table=True):
    """Somebody with an account. `rights_version` grows whenever what they may do changes."""

    id: str = Field(primary_key=True, max_length=40)
    name: str = Field(max_length=200)
    email: str = Field(max_length=254, unique=True)
    post: str = Field(default="", max_length=200)
    role: str = Field(max_length=20)
    unit_id: str | None = Field(default=None, foreign_key="unit.id", max_length=40, index=True)
    password_hash: str | None = Field(default=None, max_length=200)
    rights_version: int = 0
    created_at: datetime = Field(sa_type=Instant)
    disabled_at: datetime | None = Field(default=None, sa_type=Instant)

    @property
    def is_active(self) -> bool:
        """Whether they may sign in."""
        return self.disabled_at is None


class Deputy(SQLModel, table=True):
    """Somebody who stands in for a unit's head from one day to another, both included."""

    id: str = Field(primary_key=True, max_length=40)
    unit_id: str = Field(foreign_key="unit.id", max_length=40, index=True)
    person_id: str = Field(foreign_key="person.id", max_length=40, index=True)
    from_day: date
    until_day: date | None = None

    def is_over_on(self, day: date) -> bool:
        """Whether they stand in neither on that day nor later; a last day before the first means never."""
        return self.until_day is not None and self.until_day < max(day, self.from_day)


class Absence(SQLModel, table=True):
    """Days on which somebody does not work, both included. The kind is for the person and the head alone."""

    id: str = Field(primary_key=True, max_length=40)
    person_id: str = Field(foreign_key="person.id", max_length=40, index=True)
    from_day: date
    until_day: date
    kind: str = Field(max_length=20)


class WorkSchedule(SQLModel, table=True):
    """The hours of somebody's ordinary week, Monday to Sunday; who has none works eight hours on five days."""

    __tablename__ = "work_schedule"

    person_id: str = Field(primary_key=True, foreign_key="person.id", max_length=40)
    hours: list[float] = Field(sa_type=JSON)


class Sitting(SQLModel, table=True):
    """A signed-in browser; only the hash of its secret is kept. `agent` is what the browser said it is."""

    id: str = Field(primary_key=True, max_length=64)
    person_id: str = Field(foreign_key="person.id", max_length=40, index=True)
    agent: str = Field(default="", max_length=200)
    created_at: datetime = Field(sa_type=Instant)
    seen_at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class ApiToken(SQLModel, table=True):
    """A program's key to somebody's rights; only its hash is kept."""

    __tablename__ = "api_token"
    __table_args__ = (Index("ix_api_token_secret_hash", "secret_hash", unique=True),)

    id: str = Field(primary_key=True, max_length=40)
    person_id: str = Field(foreign_key="person.id", max_length=40, index=True)
    name: str = Field(max_length=200)
    secret_hash: str = Field(max_length=64)
    created_at: datetime = Field(sa_type=Instant)
    revoked_at: datetime | None = Field(default=None, sa_type=Instant)


class SignInLink(SQLModel, table=True):
    """A link that signs somebody in once."""

    __tablename__ = "sign_in_link"

    secret_hash: str = Field(primary_key=True, max_length=64)
    person_id: str = Field(foreign_key="person.id", max_length=40, index=True)
    expires_at: datetime = Field(sa_type=Instant)
    used_at: datetime | None = Field(default=None, sa_type=Instant)


class FailedTry(SQLModel, table=True):
    """Wrong passwords from one place for one account, or from one address for any."""

    __tablename__ = "failed_try"

    key: str = Field(primary_key=True, max_length=64)
    failures: int = 0
    last_at: datetime = Field(sa_type=Instant)


class SetupCode(SQLModel, table=True):
    """The code with which the first administrator proves to have the server's screen before them."""

    __tablename__ = "setup_code"

    id: int = Field(primary_key=True)
    secret_hash: str = Field(max_length=64)
    failures: int = 0
