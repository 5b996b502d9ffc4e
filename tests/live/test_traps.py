"""Traps of this stack that a green suite would not show: what blocks the loop, and what runs out of sockets.

Programs run in processes of their own, because gevent must patch them from their first line.
"""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers import ROOT, Server, environment

_TICKING = """
from gevent import monkey; monkey.patch_all()
import time, gevent
gaps = []
def tick():
    last = time.monotonic()
    while True:
        gevent.sleep(0.005)
        now = time.monotonic(); gaps.append(now - last); last = now
gevent.spawn(tick); gevent.sleep(0.05); gaps.clear()
"""


def _run(program: str, database_url: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _TICKING + program],
        env=environment(database_url),
        capture_output=True,
        text=True,
        cwd=folder,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_writer_that_waits_for_another_one_does_not_stop_the_loop(empty_sqlite: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'board.db'}"
    (tmp_path / "board.db").write_bytes(empty_sqlite.read_bytes())
    said = _run(
        """
import os
from board import database
from board.live.change import change
database.use(os.environ["BOARD_DATABASE_URL"])
order = []
def first():
    with change() as session:
        order.append("first begins"); gevent.sleep(0.5); order.append("first ends")
def second():
    with change() as session:
        order.append("second begins")
gevent.joinall([gevent.spawn(first), gevent.spawn(second)], raise_error=True)
print(order, len(gaps) > 20)
""",
        url,
        tmp_path,
    )
    assert said == "['first begins', 'first ends', 'second begins'] True"


def test_a_writer_waits_for_another_process_without_stopping_the_loop(empty_sqlite: Path, tmp_path: Path) -> None:
    file = tmp_path / "board.db"
    file.write_bytes(empty_sqlite.read_bytes())
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import os, pathlib, time\n"
            "from board import database\nfrom board.live.change import change\n"
            "database.use(os.environ['BOARD_DATABASE_URL'])\n"
            "with change() as session:\n"
            "    print('held', flush=True)\n"
            "    while not pathlib.Path('waits').exists(): time.sleep(0.05)\n"
            "    time.sleep(1.5)\n",
        ],
        env=environment(f"sqlite:///{file}"),
        stdout=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
    )
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    said = _run(
        """
import os, pathlib
from board import database
from board.live.change import change
database.use(os.environ["BOARD_DATABASE_URL"])
pathlib.Path("waits").touch()
with change() as session:
    print(len(gaps) > 5)
""",
        f"sqlite:///{file}",
        tmp_path,
    )
    holder.wait(timeout=20)
    holder.stdout.close()
    assert said == "True"


def test_a_password_is_hashed_beside_the_loop(tmp_path: Path) -> None:
    said = _run(
        """
from board.people import passwords
hashed = passwords.hash_password("a good password")
during = len(gaps)
print(passwords.is_right(hashed, "a good password"), passwords.is_right(hashed, "another"), during > 3)
""",
        "sqlite:///unused.db",
        tmp_path,
    )
    assert said == "True False True"


def test_more_sockets_than_the_usual_limit_are_served(empty_sqlite: Path, tmp_path: Path) -> None:
    (tmp_path / "board.db").write_bytes(empty_sqlite.read_bytes())
    few_files = ("prlimit", "--nofile=200:2048")
    with Server(f"sqlite:///{tmp_path / 'board.db'}", tmp_path, under=few_files) as server:
        open_ones = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(300)]
        try:
            assert server.answers()
        finally:
            for each in open_ones:
                each.close()


@pytest.mark.parametrize("module", ["gunicorn", "eventlet", "gevent-websocket"])
def test_the_program_needs_no_other_server(module: str) -> None:
    locked = {line.partition("==")[0].lower() for line in (ROOT / "requirements.lock").read_text().splitlines()}
    assert "gevent" in locked
    assert module not in locked
