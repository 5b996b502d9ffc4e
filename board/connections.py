"""How one connection is read: in time, so that whoever sends slowly or nothing holds a place for a minute at most."""

import io
import time
from types import TracebackType
from typing import Any

import gevent
import structlog
from gevent.pywsgi import WSGIHandler

log = structlog.get_logger()
HEAD_SECONDS, BODY_SECONDS, IDLE_SECONDS = 15.0, 60.0, 75.0
"""What the head of a request may take after its first line, then its body, and the first line of the next one.

Proxies keep an idle connection for a minute; ours ends later, so that none is sent a request into.
"""


class Stream(io.RawIOBase):
    """What comes in; reading beyond `until` fails, however much has come before, and `is_late` from then on."""

    def __init__(self, sock: Any) -> None:
        self._sock = sock
        self.until, self.is_late = 0.0, False

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int | None:
        """Wait for the next bytes; `None` where there are none and the socket does not wait. Raises `TimeoutError`."""
        try:
            with gevent.Timeout(max(0.0, self.until - time.monotonic()), TimeoutError):
                return int(self._sock.recv_into(buffer))
        except BlockingIOError:
            return None
        except TimeoutError:
            self.is_late = True
            raise


class Handler(WSGIHandler):
    """Counts what is under way; puts into our log what gevent would print beside it, and none of what was sent."""

    under_way = 0

    def __init__(self, sock: Any, address: Any, server: Any) -> None:
        super().__init__(sock, address, server)
        self.rfile.close()
        self._stream = Stream(sock)
        self.rfile = io.BufferedReader(self._stream)

    def read_requestline(self) -> str:
        """The first line. Raises `TimeoutError` where none comes."""
        self._allow(IDLE_SECONDS)
        line: str = super().read_requestline()
        return line

    def read_request(self, raw_requestline: str) -> Any:
        """The rest of the head; whether it is understood."""
        self._allow(HEAD_SECONDS)
        understood = super().read_request(raw_requestline)
        self._allow(BODY_SECONDS)
        return understood

    def handle_one_response(self) -> None:
        """Answer one request."""
        # Sockets stay as long as the process does, and lose nothing when it goes.
        counts = not str(self.path).startswith("/socket.io")
        Handler.under_way += counts
        try:
            super().handle_one_response()
        finally:
            Handler.under_way -= counts
            # What still comes of this body is no request.
            self.close_connection = self.close_connection or self._stream.is_late

    def _allow(self, seconds: float) -> None:
        self._stream.until = time.monotonic() + seconds

    def _connection_upgrade_requested(self) -> bool:
        # Proxies are often told to say "Connection: upgrade" with every request; taken at that word, gevent would hand
        # on the bare line, and whoever reads a body from it waits for ever.
        return self.command == "GET" and str(self.headers.get("Upgrade", "")).lower() == "websocket"

    def _handle_client_error(self, failure: Exception) -> tuple[str, bytes]:
        log.info("request not understood", failure=type(failure).__name__)
        status = b"408 Request Timeout" if isinstance(failure, TimeoutError) else b"400 Bad Request"
        return status[:3].decode(), b"HTTP/1.1 " + status + b"\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"

    def _log_error(self, kind: type[BaseException], failure: BaseException, trace: TracebackType) -> None:
        if not issubclass(kind, gevent.GreenletExit):
            log.error("connection failed", exc_info=(kind, failure, trace))
