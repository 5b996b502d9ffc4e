"""How a screen looks to itself and to whoever looks after it."""

from typing import Any

from pydantic import BaseModel, ConfigDict


class Card(BaseModel):
    """A thing as everybody who may watch it sees it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ScreenCard(Card):
    """A screen: where it hangs, what it shows, what it is asked to do."""

    id: str
    place: str
    playlist: list[dict[str, Any]]
    calendar: list[dict[str, Any]]
    shown_now: dict[str, Any] | None
    meetings: list[dict[str, Any]]
    identified_until: str | None
    reloads: int
    paired_at: str
    revoked: bool
    alarm_at: str | None
    alarm_addresses: list[str]
