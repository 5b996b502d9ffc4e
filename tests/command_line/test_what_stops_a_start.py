"""`board serve` and `board demo` where they cannot work: one line says why, and nothing is left behind."""

import socket
import sqlite3
import urllib.request
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.command_line.outcome import Outcome, assert_refused
from tests.servers import Server, free_port

Run = Callable[..., Outcome]
URL = "sqlite:///data/board.db"


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_taken_port_is_named_and_nothing_is_made(start: Run, tmp_path: Path, command: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        assert_refused(start(command, "--port", port, database_url=URL), f"порт {port} занят", "--port")
    assert [*tmp_path.iterdir()] == []


def test_an_address_of_another_machine_is_named(start: Run, tmp_path: Path) -> None:
    assert_refused(start("serve", "--host", "192.0.2.1", "--port", "0", database_url=URL), "192.0.2.1")
    assert [*tmp_path.iterdir()] == []


def test_every_wrong_setting_is_named_in_the_one_line(run: Run, start: Run, tmp_path: Path) -> None:
    wrong = {"session_days": "never", "time_zone": "Mars/Base", "log_level": "LOUD", "base_url": "board.local"}
    names = [f"BOARD_{name.upper()}" for name in wrong]
    assert_refused(run("migrate", database_url=URL, **wrong), "неверная настройка", *names)
    assert_refused(start("demo", "--port", "0", database_url=URL, **wrong), "неверная настройка", *names)
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("port", ["70000", "-1", "http"])
def test_a_port_that_is_none_is_named(run: Run, port: str) -> None:
    assert_refused(run("serve", "--port", port), "--port", port, status=2)
    assert_refused(run("serve", port=port), "BOARD_PORT")


def test_an_unknown_command_is_named(run: Run) -> None:
    assert_refused(run("swerve"), "swerve", status=2)


def test_a_group_of_commands_alone_shows_its_help(run: Run) -> None:
    shown = run("seed")
    assert shown.status == 2
    assert "decree" in shown.err


def test_help_is_no_failure(run: Run) -> None:
    shown = run("--help")
    assert (shown.status, shown.err) == (0, "")
    assert "serve" in shown.out


def test_a_second_server_on_one_file_is_refused_and_the_first_goes_on(run: Run, start: Run, tmp_path: Path) -> None:
    file = tmp_path / "board.db"
    with Server(f"sqlite:///{file}", tmp_path) as first:
        second = start("serve", "--port", str(free_port()), database_url=f"sqlite:///{file}")
        assert_refused(second, str(file))
        with urllib.request.urlopen(f"{first.url}/readyz", timeout=20) as answer:
            assert answer.status == 200
        added = run(
            "user", "add", "anna@example.org", "--name", "Анна", "--role", "admin", database_url=first.database_url
        )
        assert added.status == 0


def test_a_server_does_not_touch_a_database_of_a_newer_version(run: Run, start: Run, tmp_path: Path) -> None:
    assert run("migrate", database_url=URL).status == 0
    with closing(sqlite3.connect(tmp_path / "data" / "board.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '20991231_from_the_future'")
        connection.commit()
    assert_refused(start("serve", "--port", "0", database_url=URL), "20991231_from_the_future")
    assert not (tmp_path / "data" / "secret.key").exists()


def test_a_server_names_a_postgresql_that_nobody_runs(start: Run, tmp_path: Path) -> None:
    url = f"postgresql+psycopg://127.0.0.1:{free_port()}/board"
    assert_refused(start("serve", "--port", "0", database_url=url), url)
    assert [*tmp_path.iterdir()] == []
