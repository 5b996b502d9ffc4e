"""The first start of a server and the ones after it: the code for the first administrator, the kept key."""

import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from board.serving import secret_key
from tests.command_line.outcome import Outcome
from tests.servers import Server

CODE = re.compile(r"/setup, код (\S+)")
Run = Callable[..., Outcome]


@dataclass(frozen=True)
class Start:
    """What one start has printed, and the key it left in the folder of the database."""

    url: str
    text: str
    key: str
    mode: int


@pytest.fixture(scope="module")
def two_starts(tmp_path_factory: pytest.TempPathFactory) -> list[Start]:
    """A server on a new database, started twice."""
    folder = tmp_path_factory.mktemp("first")
    server = Server(f"sqlite:///{folder}/data/board.db", folder)
    return [start(server, folder / "data" / "secret.key") for _ in range(2)]


def start(server: Server, key: Path) -> Start:
    server.log.write_text("")
    with server:
        return Start(server.url, server.log.read_text(), key.read_text(), stat.S_IMODE(key.stat().st_mode))


def test_a_server_without_an_administrator_prints_a_new_code_at_each_start(two_starts: list[Start]) -> None:
    assert all(f"{each.url}/setup" in each.text for each in two_starts)
    codes = [CODE.findall(each.text) for each in two_starts]
    assert [len(found) for found in codes] == [1, 1]
    assert codes[0] != codes[1]


def test_the_key_is_made_once_and_only_the_owner_may_read_it(two_starts: list[Start]) -> None:
    first, second = two_starts
    assert first.mode == second.mode == 0o600
    assert len(first.key) >= 43
    assert first.key == second.key


def test_with_an_administrator_and_a_key_nothing_is_printed_or_written_down(run: Run, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/data/board.db"
    assert run("user", "add", "anna@example.org", "--name", "Анна", "--role", "admin", database_url=url).status == 0
    with Server(url, tmp_path, secret_key="k" * 32) as server:
        text = server.log.read_text()
    assert f"Board работает: {server.url}" in text
    assert not CODE.findall(text)
    assert not (tmp_path / "data" / "secret.key").exists()


def test_two_folders_have_two_keys_and_a_folder_keeps_its_own(tmp_path: Path) -> None:
    one, other = secret_key(tmp_path / "one"), secret_key(tmp_path / "other")
    assert one != other
    assert secret_key(tmp_path / "one") == one
