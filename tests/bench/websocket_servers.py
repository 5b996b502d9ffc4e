"""The servers that are compared: `python -m tests.bench.websocket_servers CANDIDATE` prints its port and serves.

All speak the same: `/socket.io` with every client that joins in the room "board", and
`GET /broadcast?count=…&size=…&first=…`, which pushes so many numbered events of about that size to the room.
"""

import argparse
import functools
import secrets
import socket
from collections.abc import Callable
from typing import Any

import gevent.lock
import gevent.socket
import simple_websocket  # type: ignore[import-untyped]
import uvloop
from engineio.async_drivers import gevent as engine_driver
from flask import Flask, request
from flask_socketio import SocketIO, join_room
from gevent import pywsgi

from board.live.fanout import FanOutManager
from board.live.transport import MAX_MESSAGE_BYTES, install
from tests.bench.websocket_floor import FLOOR, serve_floor


class StockFanOut(FanOutManager):
    """Our transport under Socket.IO's own way of sending to a room."""

    def emit(self, *args: Any, **kwargs: Any) -> None:
        """As `socketio.Manager` does it."""
        super(FanOutManager, self).emit(*args, **kwargs)


class WholeSends:
    """A socket whose `send` sends everything, one caller at a time."""

    def __init__(self, sock: Any) -> None:
        self._sock = sock
        self._turn = gevent.lock.RLock()

    def send(self, data: bytes) -> int:
        """Send all of it and return how much that was."""
        with self._turn:
            self._sock.sendall(data)
        return len(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


class ShimServer(simple_websocket.Server):  # type: ignore[misc]
    """simple-websocket over `WholeSends`."""

    def handshake(self) -> None:
        """Put the wrapper in place before the first byte is sent."""
        self.sock: Any = WholeSends(self.sock)
        super().handshake()


class Shim(engine_driver.WebSocketWSGI):  # type: ignore[misc]
    """simple-websocket with whole sends, a size limit and no compression."""

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        self.ws = ShimServer(environ, max_message_size=MAX_MESSAGE_BYTES, **self.server_args)
        return self.app(self)


def product(app: Flask) -> SocketIO:
    """Our transport and our fan-out."""
    server = _socketio(app, client_manager=FanOutManager())
    install(server)
    return server


def product_stock_emit(app: Flask) -> SocketIO:
    """Our transport alone."""
    server = _socketio(app, client_manager=StockFanOut())
    install(server)
    return server


def stock(app: Flask) -> SocketIO:
    """What Engine.IO takes by itself."""
    return _socketio(app)


def shim(app: Flask) -> SocketIO:
    """simple-websocket as far as it can be mended from outside."""
    server = _socketio(app)
    engine = server.server.eio  # type: ignore[attr-defined]
    engine._async = {**engine._async, "websocket": Shim}
    return server


CANDIDATES: dict[str, Callable[[Flask], SocketIO]] = {
    "product": product,
    "product-stock-emit": product_stock_emit,
    "simple-websocket": stock,
    "simple-websocket-shim": shim,
}


def serve(make: Callable[[Flask], SocketIO], **server_options: Any) -> None:
    """Serve one candidate on a free port, with TCP_NODELAY on the listener."""
    app = Flask(__name__)
    socketio = make(app)
    socketio.on_event("connect", _join)
    app.add_url_rule("/healthz", "healthz", lambda: {"status": "ok"})
    app.add_url_rule("/broadcast", "broadcast", functools.partial(_broadcast, socketio))
    listener = gevent.socket.socket()
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listener.bind(("127.0.0.1", 0))
    listener.listen(2048)
    print(listener.getsockname()[1], flush=True)
    pywsgi.WSGIServer(listener, app, log=None, **server_options).serve_forever()


def _socketio(app: Flask, **options: Any) -> SocketIO:
    return SocketIO(  # type: ignore[call-arg]  # the stubs know no transports
        app,
        async_mode="gevent",
        transports=["websocket"],
        max_http_buffer_size=MAX_MESSAGE_BYTES,
        manage_session=False,
        **options,
    )


def _join(_auth: object = None) -> None:
    join_room("board")


def _broadcast(socketio: SocketIO) -> dict[str, int]:
    count, size, first = (request.args.get(name, 0, int) for name in ("count", "size", "first"))
    pad = secrets.token_hex(size // 2)
    for number in range(first, first + count):
        socketio.emit("event", {"n": number, "pad": pad}, to="board")
    return {"told": count}


def main() -> None:
    """Serve the candidate that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("candidate", choices=[*CANDIDATES, FLOOR])
    name = parser.parse_args().candidate
    if name == FLOOR:
        uvloop.run(serve_floor())
    else:
        serve(CANDIDATES[name])


if __name__ == "__main__":
    main()
