"""Databases that are no databases, too new, unreachable or not known at all: named, and left as they were."""

import contextlib
import socket
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from board import database
from tests.command_line.outcome import Outcome, assert_refused
from tests.servers import free_port

Run = Callable[..., Outcome]
COMMANDS = [("migrate",), ("token", "anna@example.org"), ("seed", "decree"), ("seed", "demo")]


@contextlib.contextmanager
def silent_listener() -> Iterator[int]:
    """A port that takes every connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_is_no_database_is_left_as_it_is(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "notes.txt").write_text("протокол совещания")
    assert_refused(run(*command, database_url="sqlite:///notes.txt"), "sqlite:///notes.txt", "not a database")
    assert (tmp_path / "notes.txt").read_text() == "протокол совещания"


def test_a_folder_in_place_of_the_file_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "board.db").mkdir()
    assert_refused(run("migrate", database_url="sqlite:///board.db"), "sqlite:///board.db")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_database_of_a_newer_version_is_refused_and_not_touched(
    run: Run, db: database.Database, command: tuple[str, ...]
) -> None:
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '20991231_from_the_future'"))
    assert_refused(run(*command, database_url=db.url), "20991231_from_the_future", "обновите программу")
    with database.use(db.url).engine.connect() as connection:
        kept = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        assert kept == "20991231_from_the_future"
        assert connection.execute(text("SELECT count(*) FROM decree_row")).scalar() == 0


def test_a_token_from_a_database_of_an_older_version_asks_for_the_migration(run: Run, db: database.Database) -> None:
    with db.engine.begin() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
    assert_refused(run("token", "anna@example.org", database_url=db.url), "board migrate")
    database.use(db.url)


@pytest.mark.parametrize("url", ["mysql://board@localhost/board", "sqlite://", "sqlite:///:memory:", "board.db"])
def test_an_unknown_kind_of_database_is_named_as_a_wrong_setting(run: Run, url: str) -> None:
    assert_refused(run("migrate", database_url=url), "BOARD_DATABASE_URL")


def test_a_postgresql_that_nobody_runs_is_named_without_its_password(run: Run) -> None:
    url = f"postgresql+psycopg://anna:secret-word@127.0.0.1:{free_port()}/board"
    refused = run("migrate", database_url=url)
    assert_refused(refused, "postgresql+psycopg://anna:***@127.0.0.1", "недоступна")
    assert "secret-word" not in refused.err


def test_a_postgresql_that_never_answers_is_given_up_within_seconds(run: Run) -> None:
    began = time.monotonic()
    with silent_listener() as port:
        assert_refused(run("migrate", database_url=f"postgresql+psycopg://127.0.0.1:{port}/board"), "недоступна")
    assert time.monotonic() - began < 60


def test_a_command_leaves_one_whole_file_behind(run: Run, tmp_path: Path) -> None:
    assert run("migrate", database_url="sqlite:///board.db").status == 0
    assert not (tmp_path / "board.db-wal").exists()
    with contextlib.closing(sqlite3.connect(tmp_path / "board.db")) as copy:
        assert copy.execute("SELECT count(*) FROM installation").fetchone() == (1,)
