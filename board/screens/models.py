"""Screens on walls, screens that are coming in, and how those that are there are doing."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from board.database import Instant


class Shown(StrEnum):
    """What a screen can show: the board of a department, a wall of goals and KPIs, or the wall of lean projects."""

    BOARD = "board"
    WALL = "wall"
    PROJECTS = "projects"


ALL_PROJECTS = "all"
"""The id of the wall of lean projects: there is one."""


class Screen(SQLModel, table=True):
    """A paired device. Of its secret only the hash is kept; `rights_version` grows whenever it may show other things.

    `playlist` holds `{kind, id, seconds}`, `calendar` `{weekdays, begins, ends, kind, id}` (Monday is 1, times of the
    organisation's day), `shown_now` `{kind, id, until}` or nothing, `meetings` `{id, board_id, starts_at, ended_at,
    state}` of the boards it shows, which it opens by itself. Whoever is asked to load itself anew compares `reloads`
    with the number it knows.
    """

    id: str = Field(primary_key=True, max_length=40)
    place: str = Field(max_length=200)
    secret_hash: str = Field(max_length=64, unique=True)
    playlist: list[dict[str, Any]] = Field(sa_type=JSON)
    calendar: list[dict[str, Any]] = Field(sa_type=JSON)
    shown_now: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    meetings: list[dict[str, Any]] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    identified_until: datetime | None = Field(default=None, sa_type=Instant)
    reloads: int = 0
    rights_version: int = 0
    paired_at: datetime = Field(sa_type=Instant)
    revoked_at: datetime | None = Field(default=None, sa_type=Instant)
    alarm_at: datetime | None = Field(default=None, sa_type=Instant)
    alarm_addresses: list[str] = Field(default=[], sa_type=JSON)
    trusted_addresses: list[str] = Field(default=[], sa_type=JSON)

    def shown_at(self, moment: datetime) -> dict[str, Any] | None:
        """What is shown instead of everything else at a moment, if anything is."""
        now = self.shown_now
        return now if now and datetime.fromisoformat(now["until"]) > moment else None

    def items_at(self, moment: datetime) -> list[dict[str, Any]]:
        """Everything that it may show at a moment."""
        now = self.shown_at(moment)
        return [*self.playlist, *self.calendar, *([now] if now else [])]


class Pairing(SQLModel, table=True):
    """A device that shows a code and waits for somebody to let it in."""

    __tablename__ = "screen_pairing"

    code: str = Field(primary_key=True, max_length=10)
    secret_hash: str = Field(max_length=64, unique=True)
    address: str = Field(max_length=60)
    agent: str = Field(max_length=200)
    expires_at: datetime = Field(sa_type=Instant)


class Health(SQLModel, table=True):
    """How a screen was when it was last heard of. `run` is one loading of its page, `earlier_run` the one before it."""

    __tablename__ = "screen_health"

    screen_id: str = Field(primary_key=True, foreign_key="screen.id", max_length=40)
    at: datetime = Field(sa_type=Instant)
    since: datetime = Field(sa_type=Instant)
    address: str = Field(max_length=60)
    earlier_address: str | None = Field(default=None, max_length=60)
    moved_at: datetime | None = Field(default=None, sa_type=Instant)
    run: str = Field(max_length=40)
    earlier_run: str | None = Field(default=None, max_length=40)
    agent: str = Field(default="", max_length=200)
    build: str = Field(default="", max_length=40)
    showing: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    is_fresh: bool = True
    width: int = 0
    height: int = 0
    frames_per_second: float | None = None
    memory_mb: float | None = None
    faults: int = 0
    last_fault: str | None = Field(default=None, max_length=300)
