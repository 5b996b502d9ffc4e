"""One push to many watchers: encoded once, framed once, written straight to every socket.

Stock Socket.IO puts a packet into each client's queue and wakes a greenlet for each; at a thousand
watchers that costs five times the sending itself (docs/decisions/websocket-library.md).
"""

import logging
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import gevent
import socketio
from engineio import packet as engine_packet
from socketio import packet

from board.live.conversation import text_frame
from board.live.outbox import Outbox
from board.live.websocket import WebSocket

BREATH = 250
"""After so many sends other greenlets have their turn."""

log = logging.getLogger(__name__)
Audience = list[tuple[str, str, Outbox | None]]
"""Who is in a room: Socket.IO's id, Engine.IO's id, and the way out if the socket is ours."""


@dataclass(frozen=True, slots=True)
class Push:
    """One event on its way: to whom, as a packet for a queue, and as a frame for a socket."""

    namespace: str
    room: Any
    skipped: Collection[str]
    packet: Any
    frame: bytes


class FanOutManager(socketio.Manager):  # type: ignore[misc]
    """A client manager that writes events to sockets itself; all else is Socket.IO's own.

    Events reach each client in the order in which they were emitted, behind whatever its queue holds
    already. With Redis: `class … (socketio.RedisManager, FanOutManager)`, in this order. `PubSubManager.emit`
    publishes and then calls `super().emit` for the sockets of its own process; C3 puts this class just there,
    behind `PubSubManager` and before `Manager`. The other way round nothing would be published.
    """

    def __init__(self) -> None:
        super().__init__()
        self.open_sockets: dict[str, WebSocket] = {}
        self._audiences: dict[tuple[str, Any], Audience] = {}
        self._waiting: deque[Push] = deque()
        self._pushing = False
        self._handed_over = 0

    def emit(
        self,
        event: str,
        data: Any,
        namespace: str,
        room: Any = None,
        skip_sid: Any = None,
        callback: Any = None,
        to: Any = None,
        **kwargs: Any,
    ) -> None:
        """As `socketio.Manager.emit`; events that want an answer differ for each client and take the stock way."""
        room = to or room
        if callback:
            super().emit(event, data, namespace, room=room, skip_sid=skip_sid, callback=callback, **kwargs)
        elif namespace in self.rooms:
            envelope = self._encode(event, data, namespace)
            skipped = skip_sid if isinstance(skip_sid, list) else [skip_sid] if skip_sid else []
            self._waiting.append(Push(namespace, room, skipped, envelope, text_frame(envelope.encode())))
            if not self._pushing:
                self._push_next()

    def basic_enter_room(self, sid: str, namespace: str, room: Any, eio_sid: str | None = None) -> None:
        """As stock; every entering goes through here."""
        self._audiences.pop((namespace, room), None)
        super().basic_enter_room(sid, namespace, room, eio_sid=eio_sid)

    def basic_leave_room(self, sid: str, namespace: str, room: Any) -> None:
        """As stock; every leaving goes through here, that of the disconnected too."""
        self._audiences.pop((namespace, room), None)
        super().basic_leave_room(sid, namespace, room)

    def _encode(self, event: str, data: Any, namespace: str) -> Any:
        arguments = list(data) if isinstance(data, tuple) else [] if data is None else [data]
        message = self.server.packet_class(packet.EVENT, namespace=namespace, data=[event, *arguments])
        return engine_packet.Packet(engine_packet.MESSAGE, message.encode())

    def _push_next(self) -> None:
        # A push that stops for breath must not be overtaken, nor may one request do the pushes of all others.
        self._pushing = True
        try:
            self._push(self._waiting.popleft())
        finally:
            self._pushing = bool(self._waiting)
            if self._waiting:
                gevent.spawn(self._push_next)

    def _push(self, push: Push) -> None:
        for sid, engine_sid, outbox in self._audience(push.namespace, push.room):
            if push.skipped and sid in push.skipped:
                continue
            try:
                if outbox is None:
                    self.server._send_eio_packet(engine_sid, push.packet)
                else:
                    outbox.put_in_turn(push.frame, push.packet)
            except Exception:
                log.exception("push to socket %s failed", engine_sid)
            # Counted over all pushes: a burst to a few must also let their sockets send.
            self._handed_over += 1
            if self._handed_over % BREATH == 0:
                gevent.sleep(0)

    def _audience(self, namespace: str, room: Any) -> Audience:
        # Looking everybody up in five dictionaries each time costs a third of the sending itself.
        key = (namespace, room) if isinstance(room, str) else None
        known = self._audiences.get(key) if key else None
        if known is not None:
            return known
        members = self.get_participants(namespace, room)
        found = [(sid, engine_sid, self._outbox(engine_sid)) for sid, engine_sid in members]
        if key and len(found) > 1:
            self._audiences[key] = found
        return found

    def _outbox(self, engine_sid: str) -> Outbox | None:
        websocket = self.open_sockets.get(engine_sid)
        return websocket.outbox if websocket else None
