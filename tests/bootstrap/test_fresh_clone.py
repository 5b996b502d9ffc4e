"""The whole way with the real tools and the network: a fresh clone starts by itself, the wheel works elsewhere."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from board.bootstrap import places
from tests.bootstrap.clones import BARE_PYTHON, put

pytestmark = pytest.mark.slow

MADE = (".git", ".venv", "node_modules", "dist", "*.mo", "*.db", "*.db-*", "__pycache__", ".*_cache", ".env")
FIRST_START_SECONDS = 120
LATER_START_SECONDS = 5
OFFLINE = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "npm_config_registry": "http://127.0.0.1:9/"}


@pytest.fixture
def fresh_clone(tmp_path: Path) -> Path:
    """The project without anything that a set-up or a run makes."""
    assert places.ROOT is not None
    return Path(shutil.copytree(places.ROOT, tmp_path / "clone", ignore=shutil.ignore_patterns(*MADE)))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1) as response:
            return bool(response.status == 200)
    except (URLError, OSError):
        return False


@contextmanager
def started(root: Path, environment: Mapping[str, str]) -> Iterator[float]:
    """Starts the demo and gives the seconds until it answers."""
    port, begun = free_port(), time.monotonic()
    with (root / "words.log").open("w", encoding="utf-8") as words:
        demo = subprocess.Popen(
            [BARE_PYTHON, "-m", "board", "--port", str(port)],
            cwd=root,
            env={**os.environ, **environment},
            stdout=words,
            stderr=words,
        )
    try:
        while not answers(port):
            assert demo.poll() is None, (root / "words.log").read_text(encoding="utf-8")
            assert time.monotonic() - begun < 2 * FIRST_START_SECONDS
            time.sleep(0.05)
        yield time.monotonic() - begun
    finally:
        demo.terminate()
        demo.wait(30)


def test_a_fresh_clone_without_node_starts_within_two_minutes_and_later_offline_within_five_seconds(
    fresh_clone: Path, tmp_path: Path
) -> None:
    put(tmp_path / "old" / "node", "#!/bin/sh\necho v18.20.4\n")
    (tmp_path / "old" / "node").chmod(0o755)
    bare = {"PATH": f"{tmp_path / 'old'}:{os.environ['PATH']}"}
    with started(fresh_clone, bare) as seconds:
        assert seconds < FIRST_START_SECONDS
    with started(fresh_clone, {**bare, **OFFLINE}) as seconds:
        assert seconds < LATER_START_SECONDS


def test_the_wheel_holds_everything_and_runs_elsewhere(fresh_clone: Path, tmp_path: Path) -> None:
    pip = ("-m", "pip", "--disable-pip-version-check", "--quiet")
    making = [sys.executable, *pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path), "."]
    subprocess.run(making, check=True, cwd=fresh_clone)
    (wheel,) = tmp_path.glob("*.whl")

    elsewhere = tmp_path / "elsewhere"
    subprocess.run([BARE_PYTHON, "-m", "venv", str(elsewhere)], check=True)
    pins = fresh_clone / "requirements.lock"
    installing = [str(elsewhere / "bin" / "python"), *pip, "install", "-c", str(pins), str(wheel)]
    subprocess.run(installing, check=True)
    for command in (["bin/board"], ["bin/python", "-m", "board"]):
        told = subprocess.run(
            [str(elsewhere / command[0]), *command[1:], "--help"],
            check=True,
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
        )
        assert "serve" in told.stdout
    (share,) = elsewhere.glob("lib/python*/site-packages/board/_share")
    assert (share / "static" / "dist" / "manifest.json").is_file()
    for folder in ("templates", "seed"):
        assert names(share / folder) == names(fresh_clone / folder)
    for kind in ("migrations/versions/*.py", "translations/*/LC_MESSAGES/messages.mo"):
        assert names(share.parent, kind) == names(fresh_clone / "board", kind) != []


def names(folder: Path, pattern: str = "**/*") -> list[str]:
    """The files of a folder by their names from it."""
    files = (path for path in folder.glob(pattern) if path.is_file() and path.suffix != ".pyc")
    return sorted(str(path.relative_to(folder)) for path in files)
