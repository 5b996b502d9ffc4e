"""The real program as a process of its own, on a port of its own, that tests start, kill and start again."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from tests import prefork

ROOT = Path(__file__).parents[1]
PYTHON = [sys.executable, "-W", "error::ResourceWarning", "-c"]
PROGRAM = "from board.cli import main; main()"
COMMAND = [*PYTHON, PROGRAM]


class Server:
    """`board serve` on a database. Its output is kept in `log`; `under` is what stands before it, like `prlimit …`.

    `program` is the Python that runs it; it may be another one for each start. Where nothing stands before it, it is
    forked off a process that has the program imported already.
    """

    def __init__(
        self, database_url: str, folder: Path, *, port: int | None = None, under: Sequence[str] = (), **settings: str
    ) -> None:
        self._under = under
        self.database_url, self.folder = database_url, folder
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "server.log"
        self.program = PROGRAM
        self.started_in = 0.0
        self._environment = environment(database_url, **settings)
        self._process: subprocess.Popen[bytes] | prefork.Forked | None = None

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start and wait until it answers. Raises `RuntimeError` with its output where it does not."""
        began = time.perf_counter()
        self.launch()
        self.await_start()
        self.started_in = time.perf_counter() - began

    def await_start(self) -> None:
        """Wait until it answers after `launch`. Raises `RuntimeError` with its output where it does not."""
        assert self._process is not None
        deadline = time.monotonic() + 30
        while not self.answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(self.log.read_text())
            time.sleep(0.05)

    def launch(self) -> None:
        """Start and wait for nothing."""
        arguments = ["serve", "--port", str(self.port)]
        if not self._under:
            parent = prefork.parent(environment(""))
            self._process = parent.fork(self.program, arguments, self._environment, self.folder, self.log)
            return
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*self._under, *PYTHON, self.program, *arguments],
                env=self._environment,
                stdout=log,
                stderr=log,
                cwd=self.folder,
            )

    def answers(self) -> bool:
        """Whether it is up."""
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it as an administrator would."""
        self._end(signal.SIGTERM)

    def dies(self, within: float) -> bool:
        """Whether it ends in so many seconds without being told to now."""
        return self._status(within) is not None

    def ends_well(self, within: float) -> bool:
        """The same, and whether it ends with status 0."""
        return self._status(within) == 0

    def _status(self, within: float) -> int | None:
        assert self._process is not None
        try:
            status = self._process.wait(timeout=within)
        except subprocess.TimeoutExpired:
            return None
        self._process = None
        return status

    @property
    def pid(self) -> int:
        """The process id of the running server."""
        assert self._process is not None
        return self._process.pid

    def _end(self, sign: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(sign)
            self._process.wait(timeout=20)
            self._process = None


def board(
    *arguments: str, database_url: str, cwd: Path, under: Sequence[str] = (), **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run a `board` command to its end; `under` is what stands before it, like `prlimit …`."""
    return subprocess.run(
        [*under, *COMMAND, *arguments],
        env=environment(database_url, **settings),
        capture_output=True,
        text=True,
        cwd=cwd,
        timeout=120,
        check=False,
    )


def environment(database_url: str, **settings: str) -> dict[str, str]:
    """The environment of a program that knows nothing of the tester's own settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BOARD_")}
    own = {f"BOARD_{name.upper()}": value for name, value in settings.items()}
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "LANG": "ru_RU.UTF-8",
        "PYTHONUTF8": "1",
        "BOARD_DATABASE_URL": database_url,
        **own,
    }


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
