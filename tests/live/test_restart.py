"""The server process ends and begins again: nothing that was answered is lost, and everybody comes back."""

import os
import signal
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import socketio

from board import database
from board.live import queries as log
from board.tasks.events import board_room
from tests.live.house import House, somebody_writing
from tests.makers import Office, make_task, token_of
from tests.servers import Server


class Reader:
    """The usual client as a page uses it: it reconnects by itself and catches up from where it was."""

    def __init__(self, url: str, token: str, room: str) -> None:
        self.versions: list[int] = []
        self.epoch: str | None = None
        self.caught_up = threading.Semaphore(0)
        self.client = socketio.Client(reconnection_delay=0.2, reconnection_delay_max=0.5)
        self._room = room
        self.client.on("connect", self._watch)
        self.client.on("event", lambda event: self._take([event]))
        self.client.connect(url, auth={"token": token}, transports=["websocket"], wait_timeout=20)

    def _watch(self) -> None:
        since = self.versions[-1] if self.versions else 0
        asked = {"room": self._room, "since": since, "epoch": self.epoch}
        self.client.emit("watch", asked, callback=self._catch_up)

    def _catch_up(self, answer: dict[str, Any]) -> None:
        self.epoch = answer["epoch"]
        self._take(answer["events"] or [{"version": answer["version"]}])
        self.caught_up.release()

    def _take(self, events: list[dict[str, Any]]) -> None:
        self.versions += [event["version"] for event in events if event["version"] > (self.versions or [0])[-1]]


def test_after_a_crash_of_the_server_a_client_comes_back_and_catches_up(
    database_url: str, office: Office, tmp_path: Path
) -> None:
    with Server(database_url, tmp_path) as server:
        reader = Reader(server.url, token_of(office.boris), board_room(office.board))
        try:
            assert reader.caught_up.acquire(timeout=20)
            server.kill()
            for _ in range(3):
                make_task(office)
            server.start()
            assert reader.caught_up.acquire(timeout=30)
        finally:
            reader.client.disconnect()
    assert reader.versions == [1, 2, 3, 4]


def test_who_is_told_to_stop_finishes_what_is_under_way(db: database.Database, office: Office, tmp_path: Path) -> None:
    token = token_of(office.boris)
    with Server(db.url, tmp_path) as server, ThreadPoolExecutor(1) as pool:
        house = House(server, office)
        with somebody_writing(db, house.land):
            asked = pool.submit(house.ask, "POST", f"boards/{office.board}/tasks", token, {"title": "Письмо"})
            time.sleep(0.5)
            # What is asked later is answered: the command before it is under way.
            assert house.ask("GET", f"boards/{office.board}", token)[0] == 200
            os.kill(server.pid, signal.SIGTERM)
            time.sleep(0.5)
            assert not asked.done()
        assert asked.result(20)[0] == 201
    with database.reading() as session:
        assert log.version(session, house.land) == 2
    assert "Traceback" not in server.log.read_text()


def test_while_a_command_waits_for_another_program_everybody_else_is_answered(
    db: database.Database, office: Office, tmp_path: Path
) -> None:
    token = token_of(office.boris)
    with Server(db.url, tmp_path) as server, ThreadPoolExecutor(4) as pool:
        house = House(server, office)
        with somebody_writing(db, house.land):
            path = f"boards/{office.board}/tasks"
            waiting = [pool.submit(house.ask, "POST", path, token, {"title": "Письмо"}) for _ in range(4)]
            time.sleep(0.5)
            assert [house.ask("GET", f"boards/{office.board}", token)[0] for _ in range(5)] == [200] * 5
            assert not any(each.done() for each in waiting)
        assert [each.result(20)[0] for each in waiting] == [201] * 4


def test_a_full_column_is_full_over_the_wire_too(db: database.Database, office: Office, tmp_path: Path) -> None:
    tasks = [make_task(office, str(number)) for number in range(24)]
    token, body = token_of(office.boris), {"column_id": office.columns["in_progress"], "assignee_id": office.anna}
    with Server(db.url, tmp_path) as server, ThreadPoolExecutor(12) as pool:
        house = House(server, office)
        found = list(pool.map(lambda task: house.ask("POST", f"tasks/{task}/move", token, body)[0], tasks))
    assert Counter(found) == {200: 3, 409: 21}
