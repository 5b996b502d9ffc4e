"""The Socket.IO server and everything that is ever sent through it."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

import structlog
from flask import Flask
from flask_socketio import SocketIO

from board import database
from board.live import queries
from board.live.events import frame, instant
from board.live.fanout import FanOutManager
from board.live.models import Event
from board.live.transport import MAX_MESSAGE_BYTES, install

log = structlog.get_logger()
_servers: list[SocketIO] = []
told: dict[str, int] = {}
"""The newest version of each room that this process has pushed; the pulse pushes what is newer."""


def start(app: Flask, *, origins: list[str]) -> SocketIO:
    """Make the Socket.IO server of this process: gevent, WebSocket only, our transport and fan-out."""
    server = SocketIO(  # type: ignore[call-arg]
        app,
        async_mode="gevent",
        transports=["websocket"],
        client_manager=FanOutManager(),
        cors_allowed_origins=origins,
        max_http_buffer_size=MAX_MESSAGE_BYTES,
        ping_interval=25,
        ping_timeout=20,
        manage_session=False,
        logger=False,
        engineio_logger=False,
    )
    install(server)
    _servers[:] = [server]
    return server


def forget(*, but: Collection[str]) -> None:
    """Forget how far rooms were pushed that nobody watches; who comes later begins where the room stands then."""
    for room in told.keys() - but:
        del told[room]


def tell(events: list[Event]) -> None:
    """Push committed events to their rooms; a failing push is logged and changes nothing."""
    try:
        with database.reading() as session:
            epoch = queries.epoch(session)
        for event in events:
            send_frame(frame(event, epoch))
            told[event.room] = max(event.version, told.get(event.room, 0))
    except Exception:
        log.exception("push failed", rooms=sorted({event.room for event in events}))


def send_frame(event: dict[str, Any]) -> None:
    """Push one event to everybody who watches its room."""
    _send("event", event, event["room"])


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
