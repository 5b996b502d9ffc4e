"""`board backup` and `board restore` as an administrator gives them."""

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest

from board import database
from board.backup import container, making
from board.live.change import change
from board.status import queries
from tests.command_line.outcome import Outcome, assert_refused
from tests.makers import make_unit
from tests.servers import Server

Run = Callable[..., Outcome]


@pytest.fixture
def address(empty_sqlite: Path, tmp_path: Path) -> str:
    """The address of a database with one department."""
    file = tmp_path / "data" / "board.db"
    file.parent.mkdir()
    file.write_bytes(empty_sqlite.read_bytes())
    url = f"sqlite:///{file}"
    database.use(url)
    with change() as session:
        make_unit(session, "Архивный отдел")
    database.leave()
    return url


@pytest.fixture
def backup(run: Run, address: str, tmp_path: Path) -> str:
    """The file that `board backup` has printed alone on its last line."""
    done = run("backup", str(tmp_path / "copies"), database_url=address)
    assert done.status == 0, done.err
    return done.out.splitlines()[-1]


def test_a_backup_is_checked_and_restored_elsewhere(run: Run, backup: str, tmp_path: Path) -> None:
    checked = run("backup", "--verify", backup)
    assert (checked.status, checked.out.startswith("Копия цела: ")) == (0, True)
    elsewhere = f"sqlite:///{tmp_path}/new/board.db"
    assert run("restore", backup, database_url=elsewhere, language="en").out.startswith("Restored: ")
    assert run("migrate", database_url=elsewhere).out == "Схема уже новая.\n"


@pytest.mark.parametrize(("language", "words"), [("ru", "повреждена"), ("en", "damaged")])
def test_a_damaged_file_is_named_in_one_line(run: Run, backup: str, address: str, language: str, words: str) -> None:
    whole = bytearray(Path(backup).read_bytes())
    whole[-1] ^= 1
    Path(backup).write_bytes(whole)
    for command in (("backup", "--verify", backup), ("restore", backup)):
        assert_refused(run(*command, database_url=address, language=language), backup, words)


def test_the_program_remembers_that_a_backup_was_made_and_how_large_it_is(run: Run, backup: str, address: str) -> None:
    database.use(address)
    with database.reading() as session:
        made = queries.last_backup(session)
    database.leave()
    assert made
    assert made.bytes == Path(backup).stat().st_size
    assert f"{made.at:%Y%m%dT%H%M%SZ}" in backup
    assert making.check(Path(backup)).rows["backup_made"] == 0


def test_a_backup_that_cannot_be_read_back_is_not_remembered(
    run: Run, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(file: Path) -> None:
        raise container.NoBackup(str(file))

    monkeypatch.setattr(making, "check", fail)
    assert run("backup", str(tmp_path / "copies"), database_url=address).status == 1
    database.use(address)
    with database.reading() as session:
        assert queries.last_backup(session) is None


def test_a_backup_that_cannot_be_remembered_is_whole_all_the_same(
    run: Run, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LOCK_SECONDS", 0.2)
    with contextlib.closing(database.Database(address)) as other, other.writing():
        done = run("backup", str(tmp_path / "copies"), database_url=address)
    assert done.status == 0
    assert "«Состояние»" in done.err
    assert run("backup", "--verify", done.out.splitlines()[-1]).status == 0


def test_what_is_no_backup_at_all_is_refused(run: Run, address: str, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Уважаемые коллеги!")
    assert_refused(run("restore", str(tmp_path / "letter.txt"), database_url=address), "не резервная копия")


def test_a_backup_does_not_lie_beside_the_database(run: Run, address: str, tmp_path: Path) -> None:
    before = sorted((tmp_path / "data").iterdir())
    assert_refused(run("backup", str(tmp_path / "data"), database_url=address), "другую папку")
    assert sorted((tmp_path / "data").iterdir()) == before


def test_neither_a_folder_nor_a_file_is_a_mistake(run: Run, address: str) -> None:
    assert_refused(run("backup", database_url=address), "--verify", status=2)


def test_a_folder_that_takes_nothing_leaves_nothing_half_made(run: Run, address: str, tmp_path: Path) -> None:
    (tmp_path / "copies").write_text("a file where the folder should be")
    assert run("backup", str(tmp_path / "copies"), database_url=address).status != 0


def test_a_served_database_is_not_replaced(run: Run, backup: str, address: str, tmp_path: Path) -> None:
    with Server(address, tmp_path):
        assert_refused(run("restore", backup, "--force", database_url=address), "уже работает другой процесс")
