"""What every event has in common, and how it looks on the wire."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar

import orjson
from pydantic import BaseModel, ConfigDict

from board.live.models import Event


@dataclass(frozen=True)
class Actor:
    """Somebody who does things: an opaque id and the name that history keeps."""

    id: str
    name: str


class EventBody(BaseModel):
    """The body of one kind of event; extra fields are forbidden so that the vocabulary stays closed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: ClassVar[str]

    @property
    def room(self) -> str:
        """The name of the room the event belongs to."""
        raise TypeError(f"{type(self).__name__} names no room")

    @property
    def subject(self) -> str | None:
        """The id of the one thing the event is about, by which its history is found."""
        return None


def instant(moment: datetime) -> str:
    """RFC 3339 in UTC with `Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def frame(event: Event, epoch: str) -> dict[str, Any]:
    """An event as it is pushed and as it is caught up with: one shape for both."""
    by = {"id": event.by_id, "name": event.by_name} if event.by_id else None
    return {
        "room": event.room,
        "epoch": epoch,
        "version": event.version,
        "kind": event.kind,
        "at": instant(event.at),
        "by": by,
        "command_id": event.command_id,
        "body": orjson.loads(event.body),
    }
