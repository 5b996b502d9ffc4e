"""The addresses under which calendars are read; of a secret only its hash is kept."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from board.database import Instant


class Kind(StrEnum):
    """What is in it: somebody's own meetings, tasks and decisions, or the meetings of one board."""

    PERSONAL = "personal"
    BOARD = "board"


class Feed(SQLModel, table=True):
    """An address that its maker may give to a calendar program; what it tells, the maker's rights decide each time."""

    id: str = Field(primary_key=True, max_length=40)
    person_id: str = Field(foreign_key="person.id", max_length=40, index=True)
    kind: str = Field(max_length=20)
    board_id: str | None = Field(default=None, foreign_key="board.id", max_length=40)
    secret_hash: str = Field(max_length=64, unique=True)
    created_at: datetime = Field(sa_type=Instant)
    revoked_at: datetime | None = Field(default=None, sa_type=Instant)
    last_read_at: datetime | None = Field(default=None, sa_type=Instant)
