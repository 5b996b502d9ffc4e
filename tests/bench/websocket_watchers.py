"""A thousand watchers in one process: raw sockets, one epoll, one clock reading per wake-up."""

import select
import socket
import time
from collections.abc import Iterator

from tests.live.raw_websocket import ENDPOINT

_PONG = b"\x81\x81\x00\x00\x00\x003"
_EVENT_AT_LEAST = 64
_JOIN = b"\x81\x82\x00\x00\x00\x0040"
_AS_BROWSERS_ASK = (
    f"GET {ENDPOINT} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n"
).encode()


class Watchers:
    """Joined clients of one server who note when the newest event reached the last of them."""

    def __init__(self, port: int, count: int) -> None:
        self._control = socket.create_connection(("127.0.0.1", port))
        self._control.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._epoll = select.epoll()
        self._socks: dict[int, socket.socket] = {}
        self._rests: dict[int, bytes] = {}
        for _ in range(count):
            self._add(socket.create_connection(("127.0.0.1", port), timeout=30))

    def broadcast(self, size: int) -> tuple[float, float]:
        """Ask for one event; seconds until the first and until the last watcher had it."""
        self._take_what_is_there()
        start = time.perf_counter()
        self._control.sendall(b"GET /broadcast?count=1&size=%d HTTP/1.1\r\nHost: x\r\n\r\n" % size)
        waiting, first, last = set(self._socks), 0.0, 0.0
        while waiting:
            for number, _ in self._epoll.poll(30):
                data = self._socks[number].recv(65536)
                last = time.perf_counter()
                if self._has_event(number, data):
                    first = first or last
                    waiting.discard(number)
        self._control.recv(65536)
        return first - start, last - start

    def _add(self, sock: socket.socket) -> None:
        sock.sendall(_AS_BROWSERS_ASK)
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += sock.recv(4096)
        sock.sendall(_JOIN)
        number = sock.fileno()
        self._socks[number], self._rests[number] = sock, answer.partition(b"\r\n\r\n")[2]
        self._epoll.register(number, select.EPOLLIN)

    def _take_what_is_there(self) -> None:
        for number, _ in self._epoll.poll(0, len(self._socks)):
            self._has_event(number, self._socks[number].recv(65536))

    def _has_event(self, number: int, data: bytes) -> bool:
        if not data:
            raise ConnectionError("the server has cut a watcher")
        self._rests[number] += data
        found = False
        for length in self._whole_frames(number):
            if length <= 8:
                self._socks[number].sendall(_PONG)
            found = found or length >= _EVENT_AT_LEAST
        return found

    def _whole_frames(self, number: int) -> Iterator[int]:
        rest = self._rests[number]
        while len(rest) >= 4:
            length, head = rest[1] & 127, 2
            if length == 126:
                length, head = int.from_bytes(rest[2:4], "big"), 4
            if len(rest) < head + length:
                break
            rest = rest[head + length :]
            yield length
        self._rests[number] = rest
