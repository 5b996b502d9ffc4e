"""What the product is compared with: `python -m tests.bench.bare stack|floor SNAPSHOT` prints its port and serves.

`stack`: Flask, Flask-SocketIO and gevent doing only one insert and one emit. `floor`: a hand-made uvloop server with
hand-made frames. Both answer `GET /board` and `POST /move/TASK/COLUMN`, and push each move to whoever has joined.
"""

import asyncio
import json
import socket
import sys
import tempfile
from pathlib import Path

import gevent.socket
import orjson
import uvloop
from flask import Flask, Response
from flask_socketio import SocketIO, join_room
from gevent import pywsgi

from tests.bench.rows import Rows
from tests.bench.websocket_floor import Client, frame


def serve_stack(rows: Rows) -> None:
    """The libraries as they come, with TCP_NODELAY on the listener."""
    app = Flask(__name__)
    socketio = SocketIO(app, async_mode="gevent", transports=["websocket"], manage_session=False)  # type: ignore[call-arg]

    def come(_auth: object = None) -> None:
        join_room("board")

    socketio.on_event("connect", come)

    def board() -> Response:
        return Response(rows.board(), mimetype="application/json")

    def move(task: str, column: str) -> Response:
        event = rows.move(task, column)
        socketio.emit("event", orjson.loads(event), to="board")
        return Response(event, mimetype="application/json")

    app.add_url_rule("/board", "board", board)
    app.add_url_rule("/move/<task>/<column>", "move", move, methods=["POST"])
    listener = gevent.socket.socket()
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listener.bind(("127.0.0.1", 0))
    listener.listen(2048)
    print(listener.getsockname()[1], flush=True)
    pywsgi.WSGIServer(listener, app, log=None).serve_forever()


class Floor(Client):
    """One connection of the floor that also knows the rows."""

    def __init__(self, watchers: set[asyncio.Transport], rows: Rows) -> None:
        super().__init__(watchers)
        self._rows = rows

    def _answer(self, request: bytes) -> None:
        target = request.split(b" ", 2)[1].decode()
        if target == "/board":
            return self._send(self._rows.board())
        _, _, task, column = target.split("/")
        event = self._rows.move(task, column)
        data = frame('42["event",' + event.decode() + "]")
        for watcher in self._watchers:
            watcher.write(data)
        return self._send(event)

    def _send(self, body: bytes) -> None:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        self._out.write(head.encode() + body)


async def serve_floor(rows: Rows) -> None:
    """Serve on a free port, which is printed."""
    watchers: set[asyncio.Transport] = set()
    listener = socket.create_server(("127.0.0.1", 0), backlog=2048)
    print(listener.getsockname()[1], flush=True)
    server = await asyncio.get_running_loop().create_server(lambda: Floor(watchers, rows), sock=listener)
    await server.serve_forever()


def main() -> None:
    """Serve what the command line names."""
    which, snapshot = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        rows = Rows(Path(folder) / "rows.db", json.loads(Path(snapshot).read_text(encoding="utf-8")))
        if which == "floor":
            uvloop.run(serve_floor(rows))
        else:
            serve_stack(rows)


if __name__ == "__main__":
    main()
