"""What a served program counts of its sockets: who is there, and how they caught up."""

import shutil
import time
import urllib.request
from collections.abc import Callable, Iterator

import pytest

from board import database
from board.app import listen_to_the_log
from tests.live.house import House
from tests.live.raw_websocket import RawWebSocket
from tests.makers import make_office, make_task, token_of
from tests.postgresql import PostgreSQL
from tests.servers import Server
from tests.status.test_metrics import value

Count = Callable[[str, str, str], float]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server for all of this module."""
    folder = tmp_path_factory.mktemp("counted")
    if request.param == "postgresql":
        postgresql: PostgreSQL = request.getfixturevalue("postgresql")
        url = postgresql.fresh()
    else:
        shutil.copy(request.getfixturevalue("empty_sqlite"), folder / "board.db")
        url = f"sqlite:///{folder / 'board.db'}"
    database.use(url)
    listen_to_the_log()
    with Server(url, folder) as server:
        yield House(server, make_office())
    database.current().close()


@pytest.fixture
def count(house: House) -> Count:
    """The value of a metric by one label."""
    headers = {"Authorization": f"Bearer {token_of(house.office.admin)}"}

    def counted(name: str, label: str, of: str) -> float:
        asked = urllib.request.Request(f"{house.server.url}/metrics", headers=headers)
        with urllib.request.urlopen(asked, timeout=20) as answer:
            return value(answer.read().decode(), name, **{label: of})

    return counted


def test_open_sockets_are_counted_by_role_and_strangers_apart(house: House, count: Count) -> None:
    with house.line(house.office.boris) as one, house.line(house.office.boris), house.line(house.office.anna):
        one.watch(house.land)
        with RawWebSocket(house.server.port):
            found = {role: count("board_sockets", "role", role) for role in ("specialist", "unit_head", "none")}
            assert found == {"specialist": 2, "unit_head": 1, "none": 1}
    deadline = time.monotonic() + 10
    while count("board_sockets", "role", "specialist"):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_how_sockets_caught_up_is_counted(house: House, count: Count) -> None:
    def outcomes() -> dict[str, float]:
        return {
            outcome: count("board_catch_ups_total", "outcome", outcome)
            for outcome in ("none", "events", "snapshot", "too-old")
        }

    before = outcomes()
    with house.line(house.office.boris) as line:
        seen = line.watch(house.land)
        line.watch(house.land, since=seen["version"], epoch=seen["epoch"])
        make_task(house.office)
        line.watch(house.land, since=seen["version"], epoch=seen["epoch"])
        line.watch(house.land, since=seen["version"], epoch="another")
        line.ask("watch", {"room": "board:nobody-knows-it"})
    after = outcomes()
    assert {outcome: after[outcome] - before[outcome] for outcome in after} == dict.fromkeys(after, 1)


def test_a_refused_watch_is_counted(house: House, count: Count) -> None:
    before = count("board_refusals_total", "problem", "not-found")
    with house.line(house.office.vera) as line:
        assert not line.ask("watch", {"room": house.land})["ok"]
    assert count("board_refusals_total", "problem", "not-found") == before + 1
