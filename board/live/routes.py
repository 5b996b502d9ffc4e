"""The log by HTTP: catching up with a room, undoing one's own command."""

from typing import Any

from flask import Blueprint, g
from pydantic import BaseModel, Field
from sqlmodel import Session

from board import clock, database, errors, measures
from board.live import queries, rooms, undo
from board.live.asking import command
from board.live.events import frame, instant
from board.web.endpoint import question
from board.web.inputs import Input

_TOLD = 5
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


class Recent(Input):
    """How many of one's own commands are wanted."""

    limit: int = Field(20, ge=1, le=50)


class RecentCommand(BaseModel):
    """One of one's own commands: when, whether it was taken back or took one back, the first events it made."""

    id: str
    at: str
    undone: bool
    undoes: bool
    events: list[dict[str, Any]]


class RecentCommands(BaseModel):
    """One's own commands, the newest first."""

    items: list[RecentCommand]


class Undone(BaseModel):
    """The room and its version after the undoing."""

    room: str
    version: int
    command_id: str = ""


@api.get("/rooms/<room>/events")
@question("The events of a room after a version", answer=RoomEvents, query=Since, problems=(404, 410), screens=True)
def events(asked: Since, room: str) -> dict[str, Any]:
    """Raises `TooOld` where the version is of another epoch, too far back, or not reached yet."""
    with database.reading() as session:
        rooms.check(session, g.identity, room)
        epoch, version = queries.epoch(session), queries.version(session, room)
        reachable = asked.epoch in (None, epoch) and asked.since <= version
        found = queries.events_since(session, room, asked.since) if reachable else None
        measures.count_catch_up(None if found is None else len(found), came_back=True)
        if found is None:
            raise errors.TooOld
        return {"room": room, "epoch": epoch, "version": version, "events": [frame(event, epoch) for event in found]}


@api.get("/commands")
@question("One's own commands of the last day that can perhaps be taken back", answer=RecentCommands, query=Recent)
def recent_commands(asked: Recent) -> dict[str, Any]:
    """The newest first; of a room that one may not watch any more nothing is told."""
    since = clock.now() - undo.LASTS
    with database.reading() as session:
        epoch = queries.epoch(session)
        recent = queries.recent_commands(session, g.person_id, since, asked.limit)
        ids = [each.id for each in recent]
        seen = [room for room in queries.rooms_of_commands(session, ids) if _may_watch(session, room)]
        undoings = queries.undoings_among(session, ids)
        found = []
        for each in recent:
            events = [frame(event, epoch) for event in queries.events_of_command(session, each.id, seen, _TOLD)]
            if events:
                fate = {"undone": each.undone_by is not None, "undoes": each.id in undoings}
                found.append({"id": each.id, "at": instant(each.at), **fate, "events": events})
    return {"items": found}


def _may_watch(session: Session, room: str) -> bool:
    try:
        rooms.check(session, g.identity, room)
    except errors.NotFound:
        return False
    return True


@api.post("/commands/<command_id>/undo")
@command("Undo one's own recent command", answers=Undone, problems=(409,))
def undo_command(session: Session, command_id: str) -> Undone:
    """Raises `CannotUndo` saying why."""
    room, version = undo.undo(session, command_id, g.person_id, at=clock.now())
    return Undone(room=room, version=version)
