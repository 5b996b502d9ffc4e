"""The database is gone, locked or full under eight people at work: they are told to wait, and nothing is lost."""

import sqlite3
import threading
import time
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import make_url

from tests.faults.storm import Storm
from tests.live.house import House
from tests.makers import Office, token_of
from tests.postgresql import PostgreSQL
from tests.servers import Server

TO_WAIT = {200, 201, 503}
only_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
only_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@only_postgresql
def test_postgresql_that_breaks_down_under_load_is_waited_for(
    database_url: str, postgresql: PostgreSQL, office: Office, tmp_path: Path
) -> None:
    with Server(database_url, tmp_path) as server:
        house, token = House(server, office), token_of(office.boris)
        with Storm(house) as storm:
            assert storm.lasts(50)
            postgresql.break_down()
            time.sleep(1)
            status, refusal, headers = house.told("GET", f"boards/{office.board}", token)
            postgresql.start()
            assert storm.lasts(50, within=10)
        assert storm.statuses == TO_WAIT
        assert (status, refusal["type"], headers["Retry-After"]) == (503, "busy", "2")
        assert storm.faults() == []
    assert "Traceback" not in server.log.read_text()


@only_postgresql
def test_a_board_that_somebody_holds_says_busy_and_the_others_go_on(
    database_url: str, office: Office, tmp_path: Path
) -> None:
    address = make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    with Server(database_url, tmp_path) as server:
        house, boris, vera = House(server, office), token_of(office.boris), token_of(office.vera)
        with psycopg.connect(address) as other:
            other.execute("SELECT * FROM room WHERE name = %s FOR UPDATE", [f"board:{office.board}"])
            held: list[tuple[int, float]] = []
            asks = threading.Thread(target=lambda: held.append(_add(house, office.board, boris)))
            asks.start()
            while asks.is_alive():
                status, seconds = _add(house, office.other_board, vera)
                assert (status, seconds < 1) == (201, True)
            other.rollback()
        [(status, seconds)] = held
        assert status == 503
        assert seconds < 4
        assert _add(house, office.board, boris)[0] == 201


@only_sqlite
def test_a_file_that_a_foreign_program_locks_stops_no_reader_and_writers_are_told_to_wait(
    database_url: str, office: Office, tmp_path: Path
) -> None:
    file = database_url.removeprefix("sqlite:///")
    with Server(database_url, tmp_path) as server:
        house, token = House(server, office), token_of(office.boris)
        foreign = sqlite3.connect(file, isolation_level=None)
        foreign.execute("BEGIN IMMEDIATE")
        held: list[tuple[int, float]] = []
        asks = threading.Thread(target=lambda: held.append(_add(house, office.board, token)))
        asks.start()
        slowest = 0.0
        while asks.is_alive():
            began = time.monotonic()
            assert house.ask("GET", f"boards/{office.board}", token)[0] == 200
            slowest = max(slowest, time.monotonic() - began)
        foreign.execute("COMMIT")
        foreign.close()
        [(status, seconds)] = held
        assert status == 503
        assert 2 < seconds < 7
        assert slowest < 1
        assert _add(house, office.board, token)[0] == 201
    assert "Traceback" not in server.log.read_text()


def _add(house: House, board: str, token: str) -> tuple[int, float]:
    """The status of adding a task, and how long it took."""
    began = time.monotonic()
    status, _ = house.ask("POST", f"boards/{board}/tasks", token, {"title": "Запрос"})
    return status, time.monotonic() - began
