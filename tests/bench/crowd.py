"""Many watchers of one server: raw sockets, one epoll, one clock reading per wake-up."""

import select
import socket
import time
from concurrent.futures import ThreadPoolExecutor

from websockets.frames import Frame, Opcode

from tests.bench.contenders import Contender
from tests.bench.talk import Line
from tests.live.raw_websocket import ENDPOINT

_EVENT = b'42["event"'
_PONG = b"\x81\x81\x00\x00\x00\x003"
# No compression is offered, which the bare stack would agree on to its own harm.
_HELLO = (
    f"GET {ENDPOINT} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
).encode()
_AT_ONCE = 64
_ANSWERS = (b'40{"sid"', b"430[")


class Crowd:
    """Watchers who have joined; `told` makes one move and waits until the last of them has heard."""

    def __init__(self, contender: Contender, count: int) -> None:
        self._contender = contender
        self._line = Line(contender.port)
        self._epoll = select.epoll()
        self._socks: dict[int, socket.socket] = {}
        self._rests: dict[int, bytes] = {}
        for _ in range(count):
            self._add()

    def told(self) -> tuple[float, float]:
        """Seconds until the first and until the last watcher has heard of a move."""
        self._take_what_is_there()
        asked = self._contender.asks_to_move()
        start = time.perf_counter()
        self._line.send(asked)
        waiting, first, last = set(self._socks), 0.0, 0.0
        while waiting:
            heard = self._epoll.poll(30)
            if not heard:
                raise TimeoutError(f"{self._contender.name} has told {len(waiting)} of its watchers nothing")
            for number, _ in heard:
                data = self._socks[number].recv(65536)
                last = time.perf_counter()
                if any(payload.startswith(_EVENT) for payload in self._heard(number, data)):
                    first = first or last
                    waiting.discard(number)
        self._line.receive()
        return first - start, last - start

    def close(self) -> None:
        """Everybody goes."""
        for sock in self._socks.values():
            sock.close()
        self._epoll.close()
        self._line.close()

    def _add(self) -> None:
        sock, rest = _joined(self._contender)
        self._socks[sock.fileno()], self._rests[sock.fileno()] = sock, rest
        self._epoll.register(sock.fileno(), select.EPOLLIN)

    def _take_what_is_there(self) -> None:
        for number, _ in self._epoll.poll(0, len(self._socks)):
            self._heard(number, self._socks[number].recv(65536))

    def _heard(self, number: int, data: bytes) -> list[bytes]:
        payloads, self._rests[number] = _whole_frames(self._rests[number] + data)
        if b"2" in payloads:
            self._socks[number].sendall(_PONG)
        return payloads


def seconds_to_return(contender: Contender, count: int) -> float:
    """How long it takes until so many, cut off at the same moment, watch again and have loaded the board."""

    def come(_: int) -> tuple[socket.socket, Line]:
        sock, _rest = _joined(contender)
        line = Line(contender.port)
        line.send(contender.asks_for_board(compressed=True))
        status, _length = line.receive()
        if status != 200:
            raise ConnectionError(f"{contender.name} answered {status} to who came back")
        return sock, line

    began = time.perf_counter()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        here = list(pool.map(come, range(count)))
    took = time.perf_counter() - began
    for sock, line in here:
        sock.close()
        line.close()
    return took


def _joined(contender: Contender) -> tuple[socket.socket, bytes]:
    """A socket that watches, and what was read beyond that."""
    sock = socket.create_connection(("127.0.0.1", contender.port), timeout=30)
    sock.sendall(_HELLO)
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += sock.recv(4096)
    rest = answer.partition(b"\r\n\r\n")[2]
    # First the client comes, then, where that is another step, it watches the room.
    for text, wanted in zip(contender.joins, _ANSWERS, strict=False):
        sock.sendall(Frame(Opcode.TEXT, text.encode()).serialize(mask=True))
        payloads, rest = _whole_frames(rest)
        while not any(payload.startswith(wanted) for payload in payloads):
            payloads, rest = _whole_frames(rest + sock.recv(65536))
    return sock, rest


def _whole_frames(data: bytes) -> tuple[list[bytes], bytes]:
    """The payloads of the frames that are there, and what is left."""
    found = []
    while len(data) >= 2:
        length, head = data[1] & 127, 2
        if length >= 126:
            size = 2 if length == 126 else 8
            if len(data) < 2 + size:
                break
            length, head = int.from_bytes(data[2 : 2 + size], "big"), 2 + size
        if len(data) < head + length:
            break
        found.append(data[head : head + length])
        data = data[head + length :]
    return found, data
