"""A backup from the command line while a real server is being written to."""

import json
import re
import threading
import time
import urllib.request
from pathlib import Path

from sqlmodel import col, select

from board import database
from board.tasks.models import Task
from tests.makers import Office, token_of
from tests.servers import Server, board

WRITERS = 4


class Writers:
    """People who add tasks through the server without a pause; `acknowledged` are the ids they were answered."""

    def __init__(self, server: Server, office: Office, token: str) -> None:
        self.acknowledged: list[str] = []
        self._stopped = threading.Event()
        self._request = (f"{server.url}/api/v1/boards/{office.board}/tasks", token)
        self._threads = [threading.Thread(target=self._write) for _ in range(WRITERS)]

    def __enter__(self) -> "Writers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join()

    def wait_for(self, count: int) -> None:
        """Wait until so many tasks were acknowledged, a minute at most."""
        deadline = time.monotonic() + 60
        while len(self.acknowledged) < count:
            assert time.monotonic() < deadline, f"{len(self.acknowledged)} tasks were acknowledged"
            time.sleep(0.02)

    def _write(self) -> None:
        url, token = self._request
        while not self._stopped.is_set():
            headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
            wanted = urllib.request.Request(url, json.dumps({"title": "Под нагрузкой"}).encode(), headers)
            with urllib.request.urlopen(wanted, timeout=20) as answer:
                self.acknowledged.append(json.load(answer)["task"]["id"])


def test_everything_acknowledged_before_is_in_it_and_the_server_goes_on(
    office: Office, database_url: str, tmp_path: Path
) -> None:
    token = token_of(office.boris)
    with Server(database_url, tmp_path) as server, Writers(server, office, token) as writers:
        writers.wait_for(40)
        before = set(writers.acknowledged)
        done = board("backup", str(tmp_path / "copies"), database_url=database_url, cwd=tmp_path)
        after = len(writers.acknowledged)
        assert (done.returncode, done.stderr) == (0, "")
        file = done.stdout.splitlines()[-1]
        writers.wait_for(after + 20)
    assert board("backup", "--verify", file, database_url=database_url, cwd=tmp_path).returncode == 0
    restored = f"sqlite:///{tmp_path}/restored/board.db"
    told = board("restore", file, database_url=restored, cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    assert re.search(r"строк: \d+", told.stdout)
    database.use(restored)
    with database.reading() as session:
        there = set(session.exec(select(Task.id).where(col(Task.board_id) == office.board)))
    assert before <= there
