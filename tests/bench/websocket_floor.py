"""The least one can do on this machine: a hand-made uvloop server with hand-made frames.

It knows just enough HTTP, WebSocket, Engine.IO and Socket.IO for the measurements and checks nothing.
"""

import asyncio
import base64
import hashlib
import socket
import struct
from typing import cast
from urllib.parse import parse_qs

FLOOR = "floor"
_ACCEPT_KEY = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_OPEN = '0{"sid":"x","upgrades":[],"pingTimeout":600000,"pingInterval":600000,"maxPayload":65536}'


class Client(asyncio.Protocol):
    """One connection: HTTP requests, or after an upgrade a watcher who is never listened to closely."""

    def __init__(self, watchers: set[asyncio.Transport]) -> None:
        self._watchers = watchers
        self._is_watcher = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        self._out = cast(asyncio.Transport, transport)

    def connection_lost(self, _exc: Exception | None) -> None:
        """Forget a watcher who has gone."""
        self._watchers.discard(self._out)

    def data_received(self, data: bytes) -> None:
        """Answer a request, or the Socket.IO CONNECT of a watcher."""
        if self._is_watcher:
            if self._out not in self._watchers:
                self._watchers.add(self._out)
                self._out.write(frame('40{"sid":"x"}'))
        elif data.startswith(b"GET /socket.io"):
            self._upgrade(data)
        else:
            self._answer(data)

    def _upgrade(self, request: bytes) -> None:
        key = request.lower().split(b"sec-websocket-key: ")[1]
        start = len(request) - len(key)
        accept = base64.b64encode(
            hashlib.sha1(request[start : start + 24] + _ACCEPT_KEY, usedforsecurity=False).digest()
        )
        self._out.write(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n" + frame(_OPEN)
        )
        self._is_watcher = True

    def _answer(self, request: bytes) -> None:
        target = request.split(b" ", 2)[1].decode()
        if target.startswith("/broadcast"):
            self._broadcast({name: int(values[0]) for name, values in parse_qs(target.partition("?")[2]).items()})
        self._out.write(
            b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{"status":"ok"}'
        )

    def _broadcast(self, asked: dict[str, int]) -> None:
        pad, first = "x" * asked["size"], asked.get("first", 0)
        for number in range(first, first + asked["count"]):
            data = frame(f'42["event",{{"n":{number},"pad":"{pad}"}}]')
            for watcher in self._watchers:
                watcher.write(data)


def frame(text: str) -> bytes:
    """One unmasked text frame."""
    data = text.encode()
    if len(data) < 126:
        return struct.pack("!BB", 0x81, len(data)) + data
    if len(data) < 65536:
        return struct.pack("!BBH", 0x81, 126, len(data)) + data
    return struct.pack("!BBQ", 0x81, 127, len(data)) + data


async def serve_floor() -> None:
    """Serve on a free port, which is printed."""
    watchers: set[asyncio.Transport] = set()
    listener = socket.create_server(("127.0.0.1", 0), backlog=2048)
    print(listener.getsockname()[1], flush=True)
    server = await asyncio.get_running_loop().create_server(lambda: Client(watchers), sock=listener)
    await server.serve_forever()
