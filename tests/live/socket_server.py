"""A small server with our transport for tests to be rude to: its program, and `start` to run it beside the tests."""

import argparse
import contextlib
import itertools
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import gevent
import gevent.socket
import psutil
from flask import Flask, request
from flask_socketio import ConnectionRefusedError as Refused  # type: ignore[attr-defined]
from flask_socketio import SocketIO, join_room
from gevent import pywsgi

from board.live.fanout import FanOutManager
from board.live.transport import MAX_MESSAGE_BYTES, close_unsigned, install

ROOT = Path(__file__).parents[2]


@dataclass
class RunningServer:
    """A server that runs beside the tests."""

    port: int
    process: psutil.Process
    log: IO[str]

    def get(self, path: str, **query: Any) -> dict[str, Any]:
        """Ask for a page of JSON."""
        asked = "&".join(f"{name}={value}" for name, value in query.items())
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}?{asked}", timeout=30) as answer:
            found: dict[str, Any] = json.load(answer)
        return found

    def emit(self, count: int = 1, *, first: int = 0, size: int = 0) -> None:
        """Have events numbered from `first` pushed to the room "board"."""
        self.get("/emit", count=count, first=first, size=size)

    def megabytes(self) -> float:
        """Resident memory."""
        return float(self.process.memory_info().rss) / (1 << 20)

    def logged(self) -> str:
        """Everything written to the log so far."""
        self.log.seek(0)
        return self.log.read()

    def becomes_empty(self, seconds: float = 10) -> bool:
        """Whether within that time no connection is left, ours or Engine.IO's."""
        return eventually(lambda: self.get("/sockets") == {"open": 0, "engine": 0}, seconds)


def eventually(is_so: Callable[[], bool], seconds: float = 10) -> bool:
    """Whether something comes true within that time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if is_so():
            return True
        time.sleep(0.05)
    return is_so()


@contextlib.contextmanager
def start(*, ping_seconds: float = 25, python_path: Path | None = None) -> Iterator[RunningServer]:
    """Run the server in a process of its own."""
    command = [sys.executable, "-m", "tests.live.socket_server", "--ping-seconds", str(ping_seconds)]
    environment = {**os.environ, "PYTHONPATH": str(python_path or "")}
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=log, text=True)
        assert process.stdout
        try:
            yield RunningServer(int(process.stdout.readline()), psutil.Process(process.pid), log)
        finally:
            process.terminate()
            process.wait()
            process.stdout.close()


def make_server(ping_seconds: float) -> tuple[Flask, SocketIO]:
    """The application: pages that order pushes, and events to ask with."""
    app = Flask(__name__)
    socketio = SocketIO(  # type: ignore[call-arg]  # the stubs know no transports
        app,
        async_mode="gevent",
        transports=["websocket"],
        client_manager=FanOutManager(),
        max_http_buffer_size=MAX_MESSAGE_BYTES,
        ping_interval=ping_seconds,
        ping_timeout=ping_seconds,
        manage_session=False,
    )
    install(socketio)
    _answer_pages(app, socketio)
    _answer_events(socketio)
    return app, socketio


def _answer_pages(app: Flask, socketio: SocketIO) -> None:
    server = socketio.server  # type: ignore[attr-defined]

    @app.get("/emit")
    def emit() -> dict[str, Any]:
        count, first, size = (request.args.get(name, 0, int) for name in ("count", "first", "size"))
        for number in range(first, first + count):
            socketio.emit("event", {"n": number, "pad": "x" * size}, to="board")
        return {}

    @app.get("/sockets")
    def sockets() -> dict[str, Any]:
        alive = [socket for socket in server.eio.sockets.copy().values() if not socket.closed]
        return {"open": len(server.manager.open_sockets), "engine": len(alive)}

    @app.get("/close-all-and-emit")
    def close_all() -> dict[str, Any]:
        for websocket in server.manager.open_sockets.values():
            websocket.close()
        socketio.emit("event", {"n": 0}, to="board")
        return {}

    @app.get("/close-unsigned")
    def close() -> dict[str, Any]:
        return {"closed": close_unsigned(socketio, float(request.args["older_than"]))}


def _answer_events(socketio: SocketIO) -> None:
    numbers = itertools.count()

    def connect(auth: object = None) -> None:
        if auth == {"token": "wrong"}:
            raise Refused("not-signed-in")
        join_room("board")

    def ask(_what: object = None) -> dict[str, int]:
        number = next(numbers)
        # The new greenlet runs after the answer was queued and before Engine.IO's writer is woken.
        gevent.spawn(socketio.emit, "event", {"n": number}, to="board")
        return {"n": number}

    def to_others(sid: str) -> None:
        socketio.emit("event", {"n": -1}, to="board", skip_sid=sid)

    def call_me(sid: str) -> None:
        socketio.emit("call", {}, to=sid, callback=lambda answer: socketio.emit("called", answer, to=sid))

    for handler in (connect, ask, to_others, call_me):
        socketio.on_event(handler.__name__, handler)


def main() -> None:
    """Serve on a free port, which is printed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ping-seconds", type=float, default=25)
    app, _ = make_server(parser.parse_args().ping_seconds)
    listener = gevent.socket.socket()
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listener.bind(("127.0.0.1", 0))
    listener.listen(512)
    print(listener.getsockname()[1], flush=True)
    pywsgi.WSGIServer(listener, app, log=None).serve_forever()


if __name__ == "__main__":
    main()
