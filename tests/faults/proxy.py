"""A line to the server that a test can cut without a sound, close, or put a proxy's error page in the place of."""

import contextlib
import select
import socket
import threading
from types import TracebackType

ANSWER = b"HTTP/1.1 %d %s\r\nContent-Type: text/html\r\nContent-Length: 15\r\nConnection: close\r\n\r\n<h1>nginx</h1>\n"


class Proxy:
    """Passes bytes both ways between whoever comes to `url` and the server's port."""

    def __init__(self, port: int) -> None:
        self.target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.url = f"http://127.0.0.1:{self.port}"
        self._pairs: list[_Pair] = []
        self._silent: frozenset[str] = frozenset()
        self._status: int | None = None

    def __enter__(self) -> "Proxy":
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._accepting.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._accepting.join(10)
        self._listener.close()
        self.close()

    def cut(self, *ways: str) -> None:
        """Let nothing through any more, `up` to the server, `down` from it, or both; nobody is told.

        What is on the line now never gets through again, also when the way is free for others.
        """
        self._silent = frozenset(ways or ("up", "down"))
        for pair in self._pairs:
            pair.lost |= self._silent

    def heal(self) -> None:
        """Let everything through again that comes from now on."""
        self._silent = frozenset()
        self._status = None

    def close(self) -> None:
        """Close every line that is open."""
        for pair in self._pairs:
            pair.close()
        self._pairs.clear()

    def answer(self, status: int) -> None:
        """Answer everything with an error page of the proxy's own, and break what is open."""
        self._status = status
        self.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            if self._status is not None:
                threading.Thread(target=self._refuse, args=(near, self._status), daemon=True).start()
                continue
            try:
                far = socket.create_connection(("127.0.0.1", self.target), timeout=5)
            except OSError:
                near.close()
                continue
            pair = _Pair(near, far, set(self._silent))
            self._pairs = [*(each for each in self._pairs if each.is_open), pair]
            threading.Thread(target=pair.run, daemon=True).start()

    @staticmethod
    def _refuse(near: socket.socket, status: int) -> None:
        with near:
            near.settimeout(5)
            try:
                near.recv(65536)
                near.sendall(ANSWER % (status, b"Away"))
            except OSError:
                return


class _Pair:
    """Two ends of one line. `lost` are the ways on which nothing comes through any more."""

    def __init__(self, near: socket.socket, far: socket.socket, lost: set[str]) -> None:
        self._near, self._far, self.lost = near, far, lost
        self.is_open = True

    def run(self) -> None:
        """Pass on until one end closes; an end of which the other cannot hear stays as it is, until both are gone."""
        with contextlib.suppress(OSError, ValueError):
            self._pass_on()
        self.close()

    def _pass_on(self) -> None:
        ways = {self._near: (self._far, "up"), self._far: (self._near, "down")}
        while self.is_open and ways:
            ready, _, _ = select.select(list(ways), [], [], 0.2)
            for end in ready:
                other, way = ways[end]
                content = end.recv(65536)
                if way in self.lost:
                    if not content:
                        del ways[end]
                elif content:
                    other.sendall(content)
                else:
                    return

    def close(self) -> None:
        """Close both ends."""
        self.is_open = False
        for end in (self._near, self._far):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
