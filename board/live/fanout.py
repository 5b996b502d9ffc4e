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
from board.live.websocket import WebSocket

BREATH = 250
"""After so many sends other greenlets have their turn."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Push:
    """One event on its way: to whom, as a packet for a queue, and as a frame for a socket."""

    namespace: str
    room: Any
    skipped: Collection[str | None]
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
            skipped = skip_sid if isinstance(skip_sid, list) else [skip_sid]
            self._waiting.append(Push(namespace, room, skipped, envelope, text_frame(envelope.encode())))
            if not self._pushing:
                self._push_next()

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
        for sid, engine_sid in self.get_participants(push.namespace, push.room):
            if sid in push.skipped:
                continue
            try:
                self._hand_over(engine_sid, push)
            except Exception:
                log.exception("push to socket %s failed", engine_sid)
            # Counted over all pushes: a burst to a few must also let their sockets send.
            self._handed_over += 1
            if self._handed_over % BREATH == 0:
                gevent.sleep(0)

    def _hand_over(self, engine_sid: str, push: Push) -> None:
        websocket = self.open_sockets.get(engine_sid)
        if websocket is None:
            self.server._send_eio_packet(engine_sid, push.packet)
        elif websocket.engine.queue.empty():
            websocket.outbox.put(push.frame)
        else:
            # An answer that stands there was given earlier and must arrive earlier.
            websocket.engine.queue.put(push.packet)
