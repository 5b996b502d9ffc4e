"""The log by HTTP: catching up with a room, undoing one's own command."""

from typing import Any

from flask import Blueprint, g
from pydantic import BaseModel, Field
from sqlmodel import Session

from board import clock, database, errors
from board.live import queries, rooms, undo
from board.live.asking import command
from board.live.events import frame
from board.web.endpoint import question
from board.web.inputs import Input

api = Blueprint("live", __name__, url_prefix="/api/v1")


class Since(Input):
    """From where on events are wanted."""

    since: int = Field(0, ge=0)
    epoch: str | None = None


class RoomEvents(BaseModel):
    """The events of a room after a version, in order."""

    room: str
    epoch: str
    version: int
    events: list[dict[str, Any]]


class Undone(BaseModel):
    """The room and its version after the undoing."""

    room: str
    version: int
    command_id: str = ""


@api.get("/rooms/<room>/events")
@question("The events of a room after a version", answer=RoomEvents, query=Since, problems=(404, 410))
def events(asked: Since, room: str) -> dict[str, Any]:
    """Raises `TooOld` where the version is of another epoch, too far back, or not reached yet."""
    if g.person_id is None:
        raise errors.NotSignedIn
    with database.reading() as session:
        rooms.check(session, g.identity, room)
        epoch, version = queries.epoch(session), queries.version(session, room)
        reachable = asked.epoch in (None, epoch) and asked.since <= version
        found = queries.events_since(session, room, asked.since) if reachable else None
        if found is None:
            raise errors.TooOld
        return {"room": room, "epoch": epoch, "version": version, "events": [frame(event, epoch) for event in found]}


@api.post("/commands/<command_id>/undo")
@command("Undo one's own recent command", answers=Undone, problems=(409,))
def undo_command(session: Session, command_id: str) -> Undone:
    """Raises `CannotUndo` saying why."""
    room, version = undo.undo(session, command_id, g.person_id, at=clock.now())
    return Undone(room=room, version=version)
