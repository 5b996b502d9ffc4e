"""The Socket.IO server and everything that is ever sent through it."""

import threading
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

import structlog
from flask import Flask
from flask_socketio import SocketIO

from board import clock, database, measures
from board.live import queries
from board.live.events import frame, instant
from board.live.fanout import FanOutManager
from board.live.models import Event
from board.live.transport import MAX_MESSAGE_BYTES, install

log = structlog.get_logger()
_servers: list[SocketIO] = []
told: dict[str, int] = {}
"""The newest version of each room that this process has pushed; what is newer in the database is pushed by `heal`."""
_healing = threading.Lock()


def start(app: Flask, *, origins: list[str]) -> SocketIO:
    """Make the Socket.IO server of this process: gevent, WebSocket only, our transport and fan-out."""
    server = SocketIO(  # type: ignore[call-arg]
        app,
        async_mode="gevent",
        transports=["websocket"],
        client_manager=FanOutManager(),
        cors_allowed_origins=origins,
        max_http_buffer_size=MAX_MESSAGE_BYTES,
        # A line that was cut without a word is given back within 18 s, whatever its watcher thinks of it.
        ping_interval=10,
        ping_timeout=8,
        manage_session=False,
        logger=False,
        engineio_logger=False,
    )
    install(server)
    serve_with(server)
    return server


def serve_with(server: SocketIO) -> None:
    """Push through that server from now on."""
    _servers[:] = [server]


def forget(*, but: Collection[str]) -> None:
    """Forget how far rooms were pushed that nobody watches; who comes later begins where the room stands then."""
    for room in told.keys() - but:
        del told[room]


def tell(events: list[Event], epoch: str) -> None:
    """Push committed events to their rooms; a failing push is logged and changes nothing."""
    try:
        for event in events:
            known = told.get(event.room)
            if known is not None and event.version > known + 1:
                # Another process was quicker and this one has not heard of it yet: nobody shall have to ask.
                heal([event.room])
            elif known is None or event.version > known:
                send_event(event, epoch)
                told[event.room] = event.version
    except Exception:
        log.exception("push failed", rooms=sorted({event.room for event in events}))


def heal(rooms: Collection[str]) -> tuple[str, dict[str, int]]:
    """Push what the database has and these rooms have not been told; its epoch and where the rooms stand in it."""
    with _healing, database.reading() as session:
        epoch = queries.epoch(session)
        versions = queries.versions(session, rooms)
        for room, version in versions.items():
            known = told.setdefault(room, version)
            if version > known:
                for event in queries.events_since(session, room, known) or []:
                    send_event(event, epoch)
                    measures.healed.inc()
                told[room] = version
    return epoch, versions


def send_event(event: Event, epoch: str) -> None:
    """Push one event to everybody who watches its room."""
    _send("event", frame(event, epoch), event.room)
    # What is told where nobody can watch, like the story of a demonstration, is late by months.
    if _servers:
        measures.lag.observe(max(0.0, (clock.now() - event.at).total_seconds()))


def beat(sids: Iterable[str], epoch: str, versions: dict[str, int], now: datetime, build: str) -> None:
    """Tell sockets that watch the same rooms which versions those have in the database."""
    body = {"epoch": epoch, "rooms": versions, "now": instant(now), "build": build}
    for sid in sids:
        _send("beat", body, sid)


def gone(sid: str, room: str, reason: str) -> None:
    """Tell one socket that it does not watch a room any more."""
    _send("gone", {"room": room, "reason": reason}, sid)


def _send(name: str, body: dict[str, Any], to: str) -> None:
    for server in _servers:
        server.emit(name, body, to=to)
