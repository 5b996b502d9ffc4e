"""Every gate that CI runs, in CI's order, each with its time."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from board.bootstrap import places
from board.bootstrap.language import choose

_ONLY_IN_THE_SOURCE = choose("проверки есть только в исходном коде", "the tests come with the source code only")
_SCRATCH_BYTES = 4 * 1024**3
_WIDE, _NARROW = ("-n", "3"), ("-n", "2")
"""One worker more than CI has cores, each with servers of its own: tests wait for servers, clocks and browsers half of
their time. Those that set a whole machine up keep both cores busy. No test may need another one to run before it."""


@dataclass(frozen=True)
class Gate:
    """A check by a program of its own; status 0 opens it."""

    name: str
    command: tuple[str, ...]


def run(arguments: list[str]) -> int:
    """Run the gates and go on past a closed one, so that one run tells everything; with arguments pytest alone."""
    if places.ROOT is None:
        print(_ONLY_IN_THE_SOURCE, file=sys.stderr)
        return 1
    if arguments:
        return _pytest(places.ROOT, *arguments)
    with _scratch() as environment:
        results = [(gate.name, *_timed(gate, places.ROOT, environment)) for gate in gates()]
    for name, status, seconds in results:
        print(f"{'ok    ' if status == 0 else 'FAILED'} {seconds:6.1f} s  {name}")
    failed = sum(status != 0 for _, status, _ in results)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    """Measure the program beside the bare libraries; the table goes to standard output."""
    if places.ROOT is None:
        print(_ONLY_IN_THE_SOURCE, file=sys.stderr)
        return 1
    command = (sys.executable, "-m", "tests.bench.table", *arguments)
    return subprocess.run(command, cwd=places.ROOT, check=False).returncode  # noqa: S603 - our own measurement


def gates() -> list[Gate]:
    """The gates in their order: the quick ones first."""
    python = sys.executable
    return [
        Gate("lint", (python, "-m", "ruff", "check", "--output-format", "concise")),
        Gate("format", (python, "-m", "ruff", "format", "--check", "--quiet")),
        Gate("types", (python, "-m", "mypy")),
        Gate("import contracts", (str(Path(python).with_name("lint-imports")), "--no-cache")),
        Gate("templates", (python, "-m", "djlint", "templates", "--lint", "--quiet")),
        Gate(
            "front-end lint", ("node_modules/.bin/biome", "lint", "--error-on-warnings", "static", "tests", "build.mjs")
        ),
        Gate("front-end units", ("node", "--test", *_node_tests())),
        Gate(
            "units, API, law of events, live (SQLite and PostgreSQL)",
            (*_pytest_command("not browser and not slow"), *_WIDE),
        ),
        Gate("browser", (*_pytest_command("browser"), *_WIDE)),
        Gate("slow: fresh clone, wheel", (*_pytest_command("slow and not browser"), *_NARROW)),
    ]


@contextlib.contextmanager
def _scratch() -> Iterator[dict[str, str]]:
    """An environment in which thousands of small databases are made in memory, where the machine has room for them."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    if not (os.access(memory, os.W_OK) and shutil.disk_usage(memory).free >= _SCRATCH_BYTES):
        yield dict(os.environ)
        return
    with tempfile.TemporaryDirectory(prefix="board-tests-", dir=memory, ignore_cleanup_errors=True) as folder:
        # Where root runs the tests, PostgreSQL runs as somebody else.
        Path(folder).chmod(0o755)
        yield {**os.environ, "TMPDIR": folder}


def _timed(gate: Gate, root: Path, environment: dict[str, str]) -> tuple[int, float]:
    print(f"── {gate.name}", flush=True)
    began = time.monotonic()
    done = subprocess.run(gate.command, cwd=root, env=environment, check=False)  # noqa: S603 - our own gates
    return done.returncode, time.monotonic() - began


def _pytest(root: Path, *arguments: str) -> int:
    return subprocess.run((sys.executable, "-m", "pytest", *arguments), cwd=root, check=False).returncode  # noqa: S603 - our own gates


def _pytest_command(marks: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "pytest", "-m", marks, "--durations=8")


def _node_tests() -> list[str]:
    return sorted(str(file) for file in (places.ROOT or Path()).glob("tests/browser_units/*.test.js"))
