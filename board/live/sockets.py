"""What a socket may ask: to watch a room and to stop watching it; never to change anything."""

from collections.abc import Callable
from typing import Any

import structlog
from flask import request
from flask_babel import gettext
from flask_socketio import SocketIO, join_room, leave_room
from socketio.exceptions import ConnectionRefusedError as Refused

from board import database, errors, measures
from board.live import push, queries, rooms
from board.live.events import frame
from board.live.watching import watchers

log = structlog.get_logger()
Identify = Callable[[object], str | None]
EVENTS = ("connect", "disconnect", "watch", "unwatch")


def answer_sockets(server: SocketIO, identify: Identify) -> None:
    """Register the handlers; `identify(auth)` says whose rights the connecting socket has, or `None`."""
    manager: Any = server.server.manager  # type: ignore[attr-defined]

    # A client may send events of these two names as well; whoever is believed then escapes all later checks.
    def connect(auth: object = None) -> None:
        if watchers.get(_sid()):
            return
        identity = _identity(identify, auth)
        if identity is None:
            raise Refused("not-signed-in")
        watchers.enter(_sid(), identity)

    def disconnect(_reason: object = None) -> None:
        if not manager.is_connected(_sid(), "/"):
            watchers.leave(_sid())

    server.on_event("connect", connect)
    server.on_event("disconnect", disconnect)
    server.on_event("watch", watch)
    server.on_event("unwatch", unwatch)
    server.on_error_default(_tell_failure)


def watch(asked: object = None, *_more: object) -> dict[str, Any]:
    """Join a room and catch up: `{ok, room, epoch, version, events|null}`; `null`: fetch the snapshot."""
    watcher = watchers.get(_sid())
    wanted = asked if isinstance(asked, dict) else {}
    try:
        if watcher is None:
            raise errors.NotSignedIn
        # Joined first and read afterwards: whatever is committed from here on is pushed, the rest is read.
        room = _join_if_allowed(watcher.identity, wanted.get("room"))
    except errors.Problem as problem:
        return _refusal(problem)
    watcher.rooms.add(room)
    return _catch_up(room, wanted.get("since"), wanted.get("epoch"))


def unwatch(asked: object = None, *_more: object) -> dict[str, Any]:
    """Leave a room; leaving one that is not watched does no harm."""
    watcher = watchers.get(_sid())
    room = asked.get("room") if isinstance(asked, dict) else None
    if watcher and isinstance(room, str) and room in watcher.rooms:
        watcher.rooms.discard(room)
        leave_room(room)
    return {"ok": True}


def _identity(identify: Identify, auth: object) -> str | None:
    try:
        return identify(auth)
    except Exception:
        # Any other answer than a refusal would let the socket in, as nobody and for ever.
        log.exception("socket could not be identified")
        return None


def _join_if_allowed(identity: str, asked: object) -> str:
    with database.reading() as session:
        room = rooms.check(session, identity, asked)
    join_room(room)
    return room


def _catch_up(room: str, since: object, epoch: object) -> dict[str, Any]:
    with database.reading() as session:
        here, version = queries.epoch(session), queries.version(session, room)
        events = None
        if isinstance(since, int) and epoch == here and 0 <= since <= version:
            events = queries.events_since(session, room, since)
        push.told.setdefault(room, version)
        measures.count_catch_up(None if events is None else len(events), came_back=since is not None)
        frames = None if events is None else [frame(event, here) for event in events]
    return {"ok": True, "room": room, "epoch": here, "version": version, "events": frames}


def _refusal(problem: errors.Problem) -> dict[str, Any]:
    measures.refusals.labels(problem.slug).inc()
    return {"ok": False, "error": {"type": problem.slug, "status": problem.status, "title": gettext(problem.title)}}


def _tell_failure(failure: BaseException) -> dict[str, Any]:
    log.error("socket handler failed", exc_info=failure)
    return _refusal(errors.Problem())


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]
