"""A candidate as a running process, and what can be seen of it from outside."""

import contextlib
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import psutil

MEGABYTE = 1 << 20


@dataclass
class Server:
    """A candidate that is running."""

    name: str
    port: int
    process: psutil.Process

    def memory(self) -> float:
        """Resident megabytes now."""
        return float(self.process.memory_info().rss) / MEGABYTE

    def peak(self) -> float:
        """The most resident megabytes since its start."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            line = next(line for line in status if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024

    def processor_seconds(self) -> float:
        """User and system time so far."""
        times = self.process.cpu_times()
        return float(times.user + times.system)


@dataclass
class Stalls:
    """A visitor who asks for a small page fifty times a second and notes the longest wait."""

    port: int
    longest: float = 0.0
    _stop: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Ask until stopped."""
        with socket.create_connection(("127.0.0.1", self.port)) as sock:
            while not self._stop.wait(0.02):
                start = time.perf_counter()
                sock.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
                sock.recv(4096)
                self.longest = max(self.longest, time.perf_counter() - start)

    def __enter__(self) -> "Stalls":
        self._thread = threading.Thread(target=self.run)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()


@contextlib.contextmanager
def running(name: str) -> Iterator[Server]:
    """Start a candidate on the first core, and end it."""
    command = [sys.executable, "-m", "tests.bench.websocket_servers", name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            port = int(process.stdout.readline())
            server = Server(name, port, psutil.Process(process.pid))
            server.process.cpu_affinity([0])
            yield server
        finally:
            process.terminate()
