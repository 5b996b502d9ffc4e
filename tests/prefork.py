"""A process that has imported the program once, from which tests fork servers: each starts without importing it again.

A forked server is a process of its own like any other: it has its own signals, files and memory, and can be killed.
"""

import atexit
import gc
import importlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from sqlalchemy.orm import configure_mappers

ROOT = Path(__file__).parents[1]
IMPORT_AND_WAIT = """
from board.cli import main as _imported_and_patched
from tests.prefork import wait_for_orders, warm_up
warm_up()
exec(wait_for_orders(int({descriptor})), {{"__name__": "__main__"}})
"""


LATE = ("alembic.command", "engineio.async_drivers.gevent", "holidays.countries.russia", "jinja2.ext", "tzdata")
"""What a server imports only when it starts."""


def warm_up() -> None:
    """Do once what every server would do before it answers, and leave what is there out of its collections."""
    for name in LATE:
        importlib.import_module(name)
    configure_mappers()
    gc.freeze()


class Forked:
    """A process that was forked off, with what tests use of `subprocess.Popen`."""

    def __init__(self, parent: "Parent", pid: int) -> None:
        self._parent, self.pid = parent, pid
        self._status: int | None = None

    def poll(self) -> int | None:
        """The status with which it has ended, negative for a signal, or `None` while it runs."""
        if self._status is None:
            self._status = self._parent.ask({"status": self.pid})["status"]
        return self._status

    def wait(self, timeout: float) -> int:
        """The status with which it ends. Raises `subprocess.TimeoutExpired`."""
        deadline = time.monotonic() + timeout
        while (status := self.poll()) is None:
            if time.monotonic() > deadline:
                raise subprocess.TimeoutExpired(f"process {self.pid}", timeout)
            time.sleep(0.01)
        return status

    def send_signal(self, sign: signal.Signals) -> None:
        """Send it a signal unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, sign)


class Parent:
    """The process that has everything imported; it answers orders over a socket and ends when that closes."""

    def __init__(self, environment: dict[str, str]) -> None:
        ours, its = socket.socketpair()
        code = IMPORT_AND_WAIT.format(descriptor=its.fileno())
        command = [sys.executable, "-W", "error::ResourceWarning", "-c", code]
        self._process = subprocess.Popen(
            command, env=environment, cwd=ROOT, pass_fds=[its.fileno()], stdin=subprocess.DEVNULL
        )
        its.close()
        self._line = ours.makefile("rw")
        ours.close()
        self._lock = threading.Lock()

    def fork(self, program: str, arguments: list[str], environment: dict[str, str], cwd: Path, log: Path) -> Forked:
        """Run that Python in a new process with these arguments; its output goes to the end of `log`."""
        order = {"program": program, "arguments": arguments, "environment": environment}
        return Forked(self, self.ask({**order, "cwd": str(cwd), "log": str(log)})["pid"])

    def ask(self, order: dict[str, Any]) -> dict[str, Any]:
        """What it answers to an order."""
        with self._lock:
            print(json.dumps(order), file=self._line, flush=True)
            answer: dict[str, Any] = json.loads(self._line.readline())
            return answer

    def end(self) -> None:
        """Let it go."""
        self._line.close()
        self._process.wait(timeout=10)


_parents: list[Parent] = []


def parent(environment: dict[str, str]) -> Parent:
    """The one process for all servers, started with the environment of the first; each server has its own anyway."""
    if not _parents:
        _parents.append(Parent(environment))
        atexit.register(_parents[0].end)
    return _parents[0]


def wait_for_orders(descriptor: int) -> str:
    """Obey orders until one forks: the new process gets the program to be run, and the old one goes on waiting.

    Everything here avoids gevent, which must wake up in the new process and not in this one.
    """
    given = b""
    while True:
        while b"\n" not in given:
            heard = os.read(descriptor, 65536)
            if not heard:
                os._exit(0)
            given += heard
        first, given = given.split(b"\n", 1)
        order = json.loads(first)
        if "status" in order:
            os.write(descriptor, json.dumps({"status": _status(order["status"])}).encode() + b"\n")
            continue
        pid = _fork()
        if pid == 0:
            os.close(descriptor)
            return _become(order)
        os.write(descriptor, json.dumps({"pid": pid}).encode() + b"\n")


def _fork() -> int:
    from gevent.monkey import get_original  # noqa: PLC0415 - only where gevent has patched `os`

    pid: int = get_original("os", "fork")()
    return pid


def _status(pid: int) -> int | None:
    ended, status = os.waitpid(pid, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if ended else None


def _become(order: dict[str, Any]) -> str:
    os.environ.clear()
    os.environ.update(order["environment"])
    os.chdir(order["cwd"])
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.close(log)
    sys.argv = ["-c", *order["arguments"]]
    program: str = order["program"]
    return program
