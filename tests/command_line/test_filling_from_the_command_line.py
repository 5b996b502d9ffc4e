"""`board migrate`, `board seed decree` and `board seed demo`."""

import contextlib
import sqlite3
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from board.bootstrap import places
from tests.command_line.outcome import Outcome, assert_refused
from tests.servers import COMMAND, board, environment

Run = Callable[..., Outcome]
URL = "sqlite:///board.db"


def test_migrating_twice_says_that_nothing_was_left_to_do(run: Run) -> None:
    assert run("migrate", database_url=URL) == Outcome(0, "Схема обновлена.\n", "")
    assert run("migrate", database_url=URL) == Outcome(0, "Схема уже новая.\n", "")
    assert run("migrate", database_url=URL, language="en") == Outcome(0, "Already up to date.\n", "")


def test_the_decree_is_entered_once(run: Run) -> None:
    first, second = run("seed", "decree", database_url=URL), run("seed", "decree", database_url=URL)
    assert (first.status, second.status) == (0, 0)
    assert int(first.out.split()[-1].rstrip(".")) > 50
    assert second.out.endswith(": 0.\n")


@pytest.mark.parametrize("role", ["admin", "specialist"])
def test_a_database_with_real_people_is_never_filled_with_the_demonstration(
    run: Run, tmp_path: Path, role: str
) -> None:
    assert run("user", "add", "anna@example.org", "--name", "Анна", "--role", role, database_url=URL).status == 0
    assert_refused(run("seed", "demo"), "в этой базе настоящие данные")
    assert ask(tmp_path / "board.db", "SELECT count(*) FROM person") == 1
    assert ask(tmp_path / "board.db", "SELECT count(*) FROM unit") == 0


def test_the_demonstration_does_not_serve_real_data_either(run: Run, start: Run) -> None:
    assert run("user", "add", "anna@example.org", "--name", "Анна", "--role", "admin", database_url=URL).status == 0
    assert_refused(start("demo", "--port", "0", database_url=URL), "в этой базе настоящие данные")


@pytest.mark.slow
def test_a_filling_that_was_killed_begins_anew_and_ends_whole(tmp_path: Path) -> None:
    file = tmp_path / "demo.db"
    kill_when_boards_are_filled(file, 3)
    state, first_epoch = installation(file)
    assert state == "filling"
    done = board("seed", "demo", database_url=f"sqlite:///{file}", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    state, epoch = installation(file)
    assert state == "filled"
    assert epoch != first_epoch
    people = orjson.loads((places.SEED / "demo" / "organisation.json").read_bytes())["people"]
    assert ask(file, "SELECT count(*) FROM person") == len(people)
    assert ask(file, "SELECT count(DISTINCT board_id) FROM task") == ask(file, "SELECT count(*) FROM board")
    assert ask(file, "SELECT count(*) FROM event") == ask(file, "SELECT sum(version) FROM room")


def test_a_filled_demonstration_is_not_filled_again(run: Run, tmp_path: Path) -> None:
    assert run("migrate", database_url=URL).status == 0
    with contextlib.closing(sqlite3.connect(tmp_path / "board.db")) as connection:
        connection.execute("UPDATE installation SET demo = 'filled'")
        connection.commit()
    assert run("seed", "demo", database_url=URL) == Outcome(0, "", "")
    assert ask(tmp_path / "board.db", "SELECT count(*) FROM person") == 0


def kill_when_boards_are_filled(file: Path, count: int) -> None:
    command = [*COMMAND, "seed", "demo"]
    with subprocess.Popen(
        command, env=environment(f"sqlite:///{file}"), cwd=file.parent, stdout=subprocess.DEVNULL
    ) as filling:
        deadline = time.monotonic() + 120
        while ask(file, "SELECT count(DISTINCT board_id) FROM task") < count:
            assert filling.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.05)
        filling.kill()


def installation(file: Path) -> tuple[str, str]:
    with contextlib.closing(sqlite3.connect(file)) as connection:
        state, epoch = connection.execute("SELECT demo, epoch FROM installation").fetchone()
        return str(state), str(epoch)


def ask(file: Path, question: str) -> int:
    """The number that a question has for an answer; 0 where there is no such table yet."""
    with contextlib.closing(sqlite3.connect(file)) as connection:
        try:
            return int(connection.execute(question).fetchone()[0])
        except sqlite3.OperationalError:
            return 0
