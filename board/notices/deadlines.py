"""Work over a network that ends in time, whatever the other side does."""

import contextlib
import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TypeVar

Done = TypeVar("Done")


class Overdue(Exception):
    """The work took too long and its connections were cut."""


@dataclass(frozen=True)
class Patience:
    """How many seconds each step of a sending may take, and all of them together."""

    step: float
    total: float


class Deadline:
    """The connections of one piece of work, which somebody else can cut."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._handles: list[socket.socket] = []
        self._is_past = False

    def connect(self, host: str, port: int, timeout: float) -> socket.socket:
        """A connection that does not outlive the deadline. Raises `OSError`."""
        made = socket.create_connection((host, port), timeout)
        with self._lock:
            if self._is_past:
                made.close()
                raise TimeoutError
            # A second handle: TLS takes the first one away, and closing is no way to wake who reads.
            self._handles.append(made.dup())
        return made

    def cut(self) -> None:
        """Wake whoever waits for the other side, and let nothing new begin."""
        with self._lock:
            self._is_past = True
            for handle in self._handles:
                with contextlib.suppress(OSError):
                    handle.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let the handles go."""
        with self._lock:
            while self._handles:
                self._handles.pop().close()


def within(seconds: float, work: Callable[[Deadline], Done]) -> Done:
    """What the work gives, or what it raises. Raises `Overdue` once the time is up.

    The work runs beside its caller, for a name that no server resolves cannot be interrupted.
    """
    deadline, outcome = Deadline(), Future[Done]()

    def run() -> None:
        try:
            outcome.set_result(work(deadline))
        except BaseException as failure:
            outcome.set_exception(failure)
        finally:
            deadline.close()

    worker = threading.Thread(target=run, name="notice", daemon=True)
    worker.start()
    worker.join(seconds)
    if not outcome.done():
        deadline.cut()
        raise Overdue
    return outcome.result()
