"""What waits to be sent on one socket: in order, whole, and never more than a bound."""

import contextlib
import logging
import socket as plain_socket
import struct
from typing import Any

import gevent
from gevent import socket

from board import measures

MAX_WAITING_FRAMES = 256
MAX_WAITING_BYTES = 1024 * 1024
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)

log = logging.getLogger(__name__)


class Outbox:
    """The only way out of one socket: a frame leaves at once, or waits behind those before it.

    A reader who has let `MAX_WAITING_FRAMES` frames or `MAX_WAITING_BYTES` bytes pile up behind the frame
    that is being sent is cut when the next one comes. Putting never blocks and never raises. `queue` is
    where Engine.IO keeps the packets that its writer has still to put here.
    """

    __slots__ = ("_name", "_queue", "_sealed", "_sender", "_sock", "_waiting", "_waiting_bytes", "is_cut")

    def __init__(self, sock: socket.socket, queue: Any, name: str) -> None:
        self._sock = sock
        self._queue = queue
        self._name = name
        self._waiting: list[bytes] = []
        self._waiting_bytes = 0
        self._sender: gevent.Greenlet[..., None] | None = None
        self._sealed = False
        self.is_cut = False

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is taken."""
        return self._sealed

    def put(self, frame: bytes) -> None:
        """Send a whole frame, now or after those that wait; nothing after `seal` or `cut`."""
        if self._sealed:
            return
        if self._sender is None:
            self._send_at_once(frame)
        elif len(self._waiting) >= MAX_WAITING_FRAMES or self._waiting_bytes >= MAX_WAITING_BYTES:
            log.warning("socket %s does not read: cut with %d frames waiting", self._name, len(self._waiting))
            measures.cut.inc()
            self.cut()
        else:
            self._waiting.append(frame)
            self._waiting_bytes += len(frame)

    def put_in_turn(self, frame: bytes, packet: Any) -> None:
        """Send a frame; as a packet through Engine.IO's queue where something earlier still stands in it."""
        if self._queue.empty():
            self.put(frame)
        else:
            self._queue.put(packet)

    def seal(self) -> None:
        """Take nothing more; what waits is still sent."""
        self._sealed = True

    def cut(self) -> None:
        """Forget what waits and break the connection off, so that nothing is kept for it anywhere."""
        if self.is_cut:
            return
        self.is_cut = self._sealed = True
        self._waiting.clear()
        self._waiting_bytes = 0
        with contextlib.suppress(OSError):
            # A plain close would leave up to some megabytes in the kernel for minutes.
            self._sock.setsockopt(plain_socket.SOL_SOCKET, plain_socket.SO_LINGER, _RESET_ON_CLOSE)
            self._sock.shutdown(plain_socket.SHUT_RDWR)

    def finish(self, seconds: float) -> None:
        """Wait until everything has been sent, at most so long; what is then left is forgotten."""
        self.seal()
        if self._sender is not None:
            self._sender.join(seconds)
        if self._sender is not None:
            self.cut()

    def _send_at_once(self, frame: bytes) -> None:
        try:
            sent = self._sock.send(frame, 0, 0.0)  # type: ignore[call-arg]  # no waiting; gevent's stubs lack it
        except BlockingIOError:
            sent = 0
        except OSError:
            self.cut()
            return
        if sent < len(frame):
            self._sender = gevent.spawn(self._send_rest, memoryview(frame)[sent:])

    def _send_rest(self, rest: memoryview | bytes) -> None:
        try:
            self._sock.sendall(rest)
            while self._waiting:
                frame = self._waiting.pop(0)
                self._waiting_bytes -= len(frame)
                self._sock.sendall(frame)
        except OSError:
            self.cut()
        finally:
            self._sender = None
