"""Puts our WebSocket under Socket.IO. Why not the one that Engine.IO brings: docs/decisions/websocket-library.md."""

import functools
import time

from flask_socketio import SocketIO
from websockets.frames import CloseCode

from board.live.conversation import MAX_MESSAGE_BYTES
from board.live.fanout import FanOutManager
from board.live.handshake import only_websockets
from board.live.packets import TextPacket
from board.live.websocket import WebSocket

__all__ = ["MAX_MESSAGE_BYTES", "close_unsigned", "install", "unsigned"]


def install(socketio: SocketIO) -> None:
    """Finish a server made with `async_mode="gevent"`, `transports=["websocket"]`, `client_manager=FanOutManager()`.

    Raises `ValueError` or `TypeError` saying what is wrong, so that an unprotected server never starts.
    """
    server = socketio.server  # type: ignore[attr-defined]
    manager, engine = server.manager, server.eio
    if engine.async_mode != "gevent":
        raise ValueError(f'async_mode must be "gevent", not "{engine.async_mode}"')
    if engine.transports != ["websocket"]:
        raise ValueError('transports must be ["websocket"]: polling loses packets without a word')
    if not isinstance(manager, FanOutManager):
        raise TypeError("client_manager must be a FanOutManager")
    server.packet_class = TextPacket
    manager.set_server(server)
    # The driver's table is one for the whole process; a copy leaves other servers in it as they are.
    engine._async = {**engine._async, "websocket": functools.partial(WebSocket, open_sockets=manager.open_sockets)}
    engine.handle_request = only_websockets(engine.handle_request)


def close_unsigned(socketio: SocketIO, older_than_seconds: float) -> int:
    """Close connections of that age that have joined no namespace; returns how many."""
    manager: FanOutManager = socketio.server.manager  # type: ignore[attr-defined]
    opened_before = time.monotonic() - older_than_seconds
    late = [
        websocket
        for sid, websocket in manager.open_sockets.items()
        if websocket.opened_at <= opened_before and not _has_joined(manager, sid)
    ]
    for websocket in late:
        websocket.close(CloseCode.POLICY_VIOLATION, "not signed in")
    return len(late)


def unsigned(socketio: SocketIO) -> int:
    """How many connections have joined no namespace."""
    manager: FanOutManager = socketio.server.manager  # type: ignore[attr-defined]
    return sum(not _has_joined(manager, sid) for sid in list(manager.open_sockets))


def _has_joined(manager: FanOutManager, engine_sid: str) -> bool:
    return any(manager.sid_from_eio_sid(engine_sid, namespace) for namespace in manager.get_namespaces())
