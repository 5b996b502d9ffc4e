"""One WebSocket over gevent, in the shape in which Engine.IO drives it: call, `wait`, `send`, `close`."""

import contextlib
import logging
import socket as plain_socket
import time
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import gevent
from websockets.frames import CloseCode

from board.live.allowance import Allowance
from board.live.conversation import Conversation, text_frame
from board.live.handshake import accept
from board.live.outbox import Outbox

CLOSE_SECONDS = 2.0
"""How long a client may take to answer a good-bye, and how long what was sent last may take to arrive."""

_READ_BYTES = 16 * 1024
_LAST_READS = 64

log = logging.getLogger(__name__)


class WebSocket:
    """Made by Engine.IO for a request that has passed `only_websockets`; called with it, serves it to its end.

    `open_sockets` holds it under its Engine.IO id as long as it is open.
    """

    socket: Any
    """The raw socket. Engine.IO looks for this name to set its time-out for reading."""

    outbox: Outbox

    def __init__(self, handler: Callable[..., Any], _server: object, *, open_sockets: dict[str, "WebSocket"]) -> None:
        self.engine = handler.__self__  # type: ignore[attr-defined]
        self.opened_at = time.monotonic()
        self._handler = handler
        self._open_sockets = open_sockets
        self._conversation = Conversation()
        self._allowance = Allowance(self.opened_at)
        self._patience: gevent.Greenlet[..., None] | None = None

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Serve the connection; it is closed when this returns."""
        self.socket, early = _take_over(environ["wsgi.input"])
        self.outbox = Outbox(self.socket, self.engine.queue, self.engine.sid)
        self._open_sockets[self.engine.sid] = self
        try:
            accept(environ, start_response)
            if early:
                self._hear(early)
            self._handler(self)
        except Exception as failure:
            self._give_up(failure)
        finally:
            del self._open_sockets[self.engine.sid]
            self._hang_up()
        return []

    def wait(self) -> str | None:
        """The next message, or `None` when the connection is over."""
        messages = self._conversation.messages
        while not messages:
            if self._conversation.is_over or not self._read():
                return None
        return messages.pop(0)

    def send(self, message: str) -> None:
        """Send one text message; raises `OSError` on a connection that takes no more."""
        if self.outbox.is_closed:
            raise ConnectionResetError("the WebSocket is closed")
        self.outbox.put(text_frame(message))

    def close(self, code: CloseCode = CloseCode.NORMAL_CLOSURE, reason: str = "") -> None:
        """Say good-bye; the connection ends when the client answers, or after `CLOSE_SECONDS`."""
        if self._conversation.is_open:
            self._conversation.say_goodbye(code, reason)
            self._answer()
            self._patience = gevent.spawn_later(CLOSE_SECONDS, self.outbox.cut)

    def _read(self) -> bool:
        # Who always has more to read would otherwise never let anybody else run.
        gevent.sleep(0)
        try:
            self._hear(self.socket.recv(_READ_BYTES))
        except OSError:
            return False
        return True

    def _hear(self, data: bytes) -> None:
        frames = self._conversation.hear(data)
        if not self._allowance.covers(frames, time.monotonic()):
            self._conversation.refuse(CloseCode.POLICY_VIOLATION, "too many messages")
        self._answer()

    def _answer(self) -> None:
        for frame in self._conversation.answers():
            self.outbox.put(frame)
        if not self._conversation.is_open:
            self.outbox.seal()

    def _give_up(self, failure: Exception) -> None:
        # Engine.IO decodes packets outside its own `try`: one "x" from anybody would leave its writer behind.
        log.info("socket %s broken off: %s", self.engine.sid, failure)
        self.close(CloseCode.PROTOCOL_ERROR)
        self.engine.close(wait=False, abort=True, reason=self.engine.server.reason.TRANSPORT_ERROR)

    def _hang_up(self) -> None:
        if self._patience:
            self._patience.kill()
        self.outbox.finish(CLOSE_SECONDS)
        if not self.outbox.is_cut:
            # Closing with something unread resets the connection, and the code of our good-bye would be lost.
            with gevent.Timeout(CLOSE_SECONDS, False):  # type: ignore[arg-type]  # False: end in silence
                self._read_to_the_end()

    def _read_to_the_end(self) -> None:
        with contextlib.suppress(OSError):
            self.socket.shutdown(plain_socket.SHUT_WR)
            for _ in range(_LAST_READS):
                if not self.socket.recv(_READ_BYTES):
                    return
                gevent.sleep(0)


def _take_over(stream: Any) -> tuple[Any, bytes]:
    """The socket behind pywsgi's stream, and what was read beyond the handshake: a frame may follow at once.

    The stream is closed, the socket is not: pywsgi would read the next request from where the WebSocket
    leaves off, and the buffer would be kept as long as the connection.
    """
    sock, early = stream.raw._sock, b""
    # It may have been reset already, which reading will tell, and a Unix socket has no TCP_NODELAY.
    with contextlib.suppress(OSError):
        sock.settimeout(0.0)
        early = stream.peek()
        sock.setsockopt(plain_socket.IPPROTO_TCP, plain_socket.TCP_NODELAY, 1)
    sock.settimeout(None)
    stream.close()
    return sock, early
