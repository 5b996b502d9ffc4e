"""HTTP as plainly as it can be spoken: one kept connection, one request after the other."""

import socket
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Times:
    """Milliseconds of single requests, and how many a second eight connections had answered."""

    p50: float
    p95: float
    per_second: float
    failed: int
    bytes: int


class Line:
    """A connection; `receive` reads one whole answer."""

    def __init__(self, port: int) -> None:
        self._sock = socket.create_connection(("127.0.0.1", port), timeout=30)
        self._sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._rest = b""

    def send(self, request: bytes) -> None:
        """Send a request."""
        self._sock.sendall(request)

    def receive(self) -> tuple[int, int]:
        """The status and the length of the body of the next answer."""
        data = self._rest
        while b"\r\n\r\n" not in data:
            data += self._more()
        head, _, body = data.partition(b"\r\n\r\n")
        lines = head.lower().split(b"\r\n")
        length = next(int(line.split(b":")[1]) for line in lines if line.startswith(b"content-length"))
        while len(body) < length:
            body += self._more()
        self._rest = body[length:]
        return int(lines[0].split()[1]), length

    def close(self) -> None:
        """Hang up."""
        self._sock.close()

    def _more(self) -> bytes:
        data = self._sock.recv(1 << 20)
        if not data:
            raise ConnectionError("the server hung up")
        return data


def measured(port: int, request: Callable[[], bytes], *, count: int, seconds: float = 3.0) -> Times:
    """One connection for the times of single requests, then eight at once for a while."""
    alone, sizes, failed = [], 0, 0
    line = Line(port)
    for number in range(count + 5):
        asked = request()
        start = time.perf_counter()
        line.send(asked)
        status, sizes = line.receive()
        if number >= 5:
            alone.append((time.perf_counter() - start) * 1000)
        failed += status >= 300
    line.close()
    done, failures = _eight_at_once(port, request, seconds)
    quantiles = statistics.quantiles(alone, n=20)
    return Times(statistics.median(alone), quantiles[-1], done / seconds, failed + failures, sizes)


def _eight_at_once(port: int, request: Callable[[], bytes], seconds: float) -> tuple[int, int]:
    ends, done, failed, lock = time.monotonic() + seconds, 0, 0, threading.Lock()

    def ask() -> None:
        nonlocal done, failed
        line = Line(port)
        while time.monotonic() < ends:
            with lock:
                asked = request()
            line.send(asked)
            status, _ = line.receive()
            with lock:
                done += 1
                failed += status >= 300
        line.close()

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done, failed
