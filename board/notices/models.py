"""Notices, their way out of the house, and what each reader has chosen: facts, and questions about themselves."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, Index, SQLModel, UniqueConstraint

from board.database import Instant


class Channel(StrEnum):
    """A way by which something leaves the house; in the program itself everything is shown."""

    MAIL = "mail"
    MESSENGER = "messenger"


class How(StrEnum):
    """When somebody wants a letter about a kind of thing."""

    NOW = "now"
    MORNING = "morning"
    NONE = "none"


class State(StrEnum):
    """How far a delivery has come."""

    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    LATE = "late"
    HELD = "held"
    DROPPED = "dropped"


WAITING = (State.DUE, State.SENDING)
"""Somebody will still try."""
STUCK = (State.FAILED, State.HELD)
"""It has not arrived, and somebody has to say what becomes of it."""


class Notice(SQLModel, table=True):
    """What one person is told on one occasion; there is exactly one for each kind, occasion and person.

    It is written in the language that the reader had then; `lines` are `{text, detail, path}`. After `until` it is of
    no use. From the morning of `gather_on` its letter takes it along; `gathered_at` says when one did.
    """

    __table_args__ = (
        UniqueConstraint("kind", "occurrence", "person_id", name="uq_notice_kind_occurrence_person_id"),
        Index("ix_notice_person_id_forgotten_at", "person_id", "forgotten_at"),
        Index("ix_notice_gathered_at_gather_on", "gathered_at", "gather_on"),
    )

    id: str = Field(primary_key=True, max_length=40)
    kind: str = Field(max_length=30)
    occurrence: str = Field(max_length=120)
    person_id: str = Field(foreign_key="person.id", max_length=40)
    at: datetime = Field(sa_type=Instant)
    title: str = Field(max_length=300)
    lines: list[dict[str, Any]] = Field(default=[], sa_type=JSON)
    path: str = Field(default="", max_length=300)
    until: datetime | None = Field(default=None, sa_type=Instant)
    gather_on: date | None = None
    gathered_at: datetime | None = Field(default=None, sa_type=Instant)
    read_at: datetime | None = Field(default=None, sa_type=Instant)
    forgotten_at: datetime | None = Field(default=None, sa_type=Instant)


class Delivery(SQLModel, table=True):
    """A row of the outbox: a notice on its way by one channel; one for each kind, occasion, person and channel.

    Whoever sends it claims it until `lease_until`; a claim that has run out may be taken by anybody. Its id makes the
    Message-ID, which is the same however often it is tried.
    """

    __table_args__ = (
        UniqueConstraint(
            "kind", "occurrence", "person_id", "channel", name="uq_delivery_kind_occurrence_person_id_channel"
        ),
        Index("ix_delivery_state_due_at", "state", "due_at"),
        Index("ix_delivery_made_at", "made_at"),
    )

    id: str = Field(primary_key=True, max_length=40)
    notice_id: str = Field(foreign_key="notice.id", max_length=40, index=True)
    kind: str = Field(max_length=30)
    occurrence: str = Field(max_length=120)
    person_id: str = Field(foreign_key="person.id", max_length=40)
    channel: str = Field(max_length=10)
    state: str = Field(max_length=10)
    made_at: datetime = Field(sa_type=Instant)
    due_at: datetime = Field(sa_type=Instant)
    until: datetime | None = Field(default=None, sa_type=Instant)
    lease_until: datetime | None = Field(default=None, sa_type=Instant)
    tries: int = 0
    sent_at: datetime | None = Field(default=None, sa_type=Instant)
    failure: str | None = Field(default=None, max_length=300)


class Reader(SQLModel, table=True):
    """The language in which somebody is written to, and their number or name in the messenger."""

    person_id: str = Field(primary_key=True, foreign_key="person.id", max_length=40)
    locale: str | None = Field(default=None, max_length=5)
    messenger: str | None = Field(default=None, max_length=64)


class Wish(SQLModel, table=True):
    """What somebody wants of one kind, where it is other than what everybody gets."""

    person_id: str = Field(primary_key=True, foreign_key="person.id", max_length=40)
    kind: str = Field(primary_key=True, max_length=30)
    mail: str = Field(max_length=10)
    messenger: bool = False
