"""How meetings look to everybody who may see the board."""

from typing import Any

from pydantic import BaseModel, ConfigDict


class Card(BaseModel):
    """A thing as everybody who may watch it sees it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ScheduleCard(Card):
    """When and where a board has its meeting, and who leads it in turn; Monday is 1."""

    weekday: int
    time: str
    place: str | None
    facilitators: list[str]


class MeetingCard(Card):
    """A meeting in the list of a board."""

    id: str
    board_id: str
    unit_id: str
    week: str
    state: str
    starts_at: str
    planned_at: str
    moved: bool
    place: str | None
    facilitator_id: str | None
    facilitator: str | None
    reason: str | None
    started_at: str | None
    ended_at: str | None


class Rating(Card):
    """What those who were there thought of it: how many, and the mean from 1 to 5 where it gives nobody away."""

    mean: float | None
    count: int


class WholeMeetingCard(MeetingCard):
    """A meeting with everything that changes while it goes on."""

    blocks: list[dict[str, Any]]
    block: int
    block_at: str | None
    focus: dict[str, Any] | None
    present: list[str]
    rating: Rating | None
    decisions: list[str]
    apart: list[dict[str, Any]]
    started_by: str | None
    ended_by: str | None
    confirmed_at: str | None
    confirmed_by: str | None


class GroundCard(Card):
    """What a meeting is about, as it was frozen; told only when it is frozen, so that small steps stay small."""

    agenda: dict[str, Any] | None
    kpis: list[dict[str, Any]] | None
    frozen_at: str | None
