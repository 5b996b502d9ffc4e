"""What the log is made of: rooms, events, commands, followers."""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field, Index, SQLModel

from board.database import Instant


class Installation(SQLModel, table=True):
    """The one row that names this database; a restore gives it a new epoch, and says when.

    `demo`: `filling` or `filled`.
    """

    id: int = Field(primary_key=True)
    epoch: str = Field(max_length=40)
    created_at: datetime = Field(sa_type=Instant)
    demo: str | None = Field(default=None, max_length=10)
    restored_at: datetime | None = Field(default=None, sa_type=Instant)


class Room(SQLModel, table=True):
    """What can be watched; its version grows by one with every event."""

    name: str = Field(primary_key=True, max_length=80)
    version: int = 0


class Event(SQLModel, table=True):
    """Something that happened in a room, with the whole thing as it was afterwards; `subject` is that thing's id."""

    __table_args__ = (
        Index("ix_event_command_id", "command_id"),
        Index("ix_event_room_subject", "room", "subject", "version"),
    )

    room: str = Field(primary_key=True, max_length=80, foreign_key="room.name")
    version: int = Field(primary_key=True)
    kind: str = Field(max_length=60)
    at: datetime = Field(sa_type=Instant)
    by_id: str | None = Field(default=None, max_length=40)
    by_name: str | None = Field(default=None, max_length=200)
    command_id: str | None = Field(default=None, max_length=40)
    subject: str | None = Field(default=None, max_length=40)
    body: str = Field(sa_type=Text)


class CommandLog(SQLModel, table=True):
    """What somebody asked for, once: the first answer, and what would be needed to undo it."""

    __tablename__ = "command"
    __table_args__ = (Index("ix_command_person_id_at", "person_id", "at"), Index("ix_command_at", "at"))

    id: str = Field(primary_key=True, max_length=40)
    person_id: str = Field(max_length=40)
    at: datetime = Field(sa_type=Instant)
    request_hash: str = Field(max_length=64)
    status: int = 0
    answer: str = Field(default="", sa_type=Text)
    undo: str | None = Field(default=None, sa_type=Text)
    undone_by: str | None = Field(default=None, max_length=40)


class FollowerCursor(SQLModel, table=True):
    """How far a follower has read a room's events."""

    __tablename__ = "follower_cursor"

    follower: str = Field(primary_key=True, max_length=60)
    room: str = Field(primary_key=True, max_length=80)
    version: int = 0
