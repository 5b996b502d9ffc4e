"""A backup holds everything of one moment, shows when it is damaged, and comes back into either kind of database."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from board import database, schema, serving
from board.backup import container, copying, making, restoring
from board.live.change import change
from board.live.models import Installation
from board.notices import outbox
from board.notices.models import Delivery, State
from board.people import access, queries
from board.tasks.models import Task
from tests.live import notice_cases
from tests.makers import NOON, Office, make_task
from tests.postgresql import PostgreSQL

AT = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)
LEFT_OUT = {"sign_in_link", "setup_code", "installation"}


def contents() -> dict[str, list[Any]]:
    """All rows of the database in use that a restore brings back."""
    with database.current().engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table)).all()))
            for table in copying.tables()
            if table.name not in LEFT_OUT
        }


def epoch() -> str:
    with database.reading() as session:
        return session.get_one(Installation, 1).epoch


@pytest.fixture
def backup(office: Office, tmp_path: Path) -> Path:
    """A backup of an office with work in it and somebody signed in; the office is still in use."""
    for title in ("Договор аренды", "Справка «о составе» семьи", "🚧"):
        make_task(office, title, assignee_id=office.boris)
    with change() as session:
        boris = queries.person(session, office.boris)
        access.make_link(session, boris, at=NOON)
        access.begin_sitting(session, boris, at=NOON)
    file, manifest = making.make(tmp_path / "copies", at=AT)
    assert manifest.rows["task"] == 3
    return file


@pytest.fixture
def backup_with_letter(office: Office, tmp_path: Path) -> Path:
    """A backup in which a letter is on its way."""
    with change() as session:
        notice_cases.not_delivered(session, office.boris).state = State.DUE
    return making.make(tmp_path / "letters", at=AT)[0]


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of another database, without a schema."""
    if request.param == "postgresql":
        server: PostgreSQL = request.getfixturevalue("postgresql")
        yield server.blank()
    else:
        yield f"sqlite:///{tmp_path}/other/board.db"


def test_what_was_backed_up_is_back_in_either_kind_of_database(empty: str, backup: Path) -> None:
    before, old = contents(), epoch()
    database.use(empty)
    manifest, replaced = restoring.restore(backup, at=AT)
    assert replaced is None
    assert contents() == before
    assert epoch() != old
    assert manifest.at == "2026-11-26T03:00:00.000Z"
    with database.current().engine.connect() as connection:
        counts = copying.count_rows(connection)
    assert [counts[name] for name in ("sitting", "sign_in_link", "setup_code")] == [1, 0, 0]


def test_everybody_signs_in_again_where_that_is_asked_for(empty: str, backup: Path) -> None:
    database.use(empty)
    restoring.restore(backup, at=AT, signs_out=True)
    with database.current().engine.connect() as connection:
        assert copying.count_rows(connection)["sitting"] == 0


def test_what_was_still_to_be_sent_waits_for_a_word(backup_with_letter: Path, empty: str) -> None:
    database.use(empty)
    restoring.restore(backup_with_letter, at=AT)
    with change() as session:
        (held,) = session.scalars(select(Delivery)).all()
        assert held.state == State.HELD
        assert outbox.claim(session, held.id, at=AT) is False


def test_work_goes_on_in_what_was_restored(empty: str, backup: Path, office: Office) -> None:
    database.use(empty)
    restoring.restore(backup, at=AT)
    added = make_task(office, "После восстановления")
    with database.reading() as session:
        assert session.get_one(Task, added).number == 4


def test_the_backup_is_of_its_own_and_only_its_owner_reads_it(backup: Path) -> None:
    assert backup.name == "board-20261126T030000Z.backup"
    assert list(backup.parent.iterdir()) == [backup]
    assert backup.stat().st_mode & 0o077 == 0
    assert making.check(backup).rows["person"] == 7


@pytest.mark.parametrize("place", [0, 14, 40, 200, 5000, -200, -64, -1])
def test_a_changed_byte_is_found_wherever_it_is(backup: Path, place: int) -> None:
    whole = bytearray(backup.read_bytes())
    whole[place] ^= 0x01
    backup.write_bytes(whole)
    with pytest.raises(container.NoBackup):
        making.check(backup)


@pytest.mark.parametrize(
    "spoil", [lambda whole: whole[:-1], lambda whole: whole + b"0", lambda whole: b"", lambda whole: whole[:100]]
)
def test_a_backup_that_was_cut_or_grew_is_none(backup: Path, spoil: Any) -> None:
    backup.write_bytes(spoil(backup.read_bytes()))
    with pytest.raises(container.NoBackup):
        making.check(backup)


def test_a_damaged_backup_touches_nothing(empty: str, backup: Path) -> None:
    whole = bytearray(backup.read_bytes())
    whole[len(whole) // 2] ^= 0x10
    backup.write_bytes(whole)
    database.use(empty)
    with pytest.raises(container.NoBackup):
        restoring.restore(backup, at=AT, force=True)
    with pytest.raises(schema.NotMigrated):
        schema.require()


def test_people_and_their_work_are_not_covered_unless_forced(backup: Path, office: Office, tmp_path: Path) -> None:
    then = contents()
    make_task(office, "Новее резервной копии")
    now = contents()
    with pytest.raises(restoring.NotEmpty):
        restoring.restore(backup, at=AT)
    assert contents() == now
    _, replaced = restoring.restore(backup, at=AT, force=True)
    assert contents() == then
    if database.current().is_sqlite:
        assert replaced
        database.use(f"sqlite:///{replaced}")
        assert contents() == now


def test_nothing_is_restored_under_a_running_server(backup: Path, db: database.Database) -> None:
    if db.file is None:
        return
    before = contents()
    with serving.only_process_on(db.file), pytest.raises(serving.AlreadyServed):
        restoring.restore(backup, at=AT, force=True)
    database.use(db.url)
    assert contents() == before


def test_a_backup_of_a_newer_program_is_refused(empty: str, backup: Path, tmp_path: Path) -> None:
    rows = tmp_path / "rows.db"
    manifest = container.read(backup, rows)
    database.use(f"sqlite:///{rows}")
    with database.current().engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'f00000000000'"))
    database.leave()
    newer = tmp_path / "newer.backup"
    container.write(newer, manifest, rows)
    database.use(empty)
    with pytest.raises(schema.NewerDatabase):
        restoring.restore(newer, at=AT)


def test_the_log_of_a_killed_server_is_not_played_into_what_is_restored(
    backup: Path, db: database.Database, office: Office, tmp_path: Path
) -> None:
    if db.file is None:
        return
    then = contents()
    make_task(office, "Осталось в журнале")
    now = contents()
    killed = tmp_path / "killed" / "board.db"
    killed.parent.mkdir()
    for part in ("", "-wal", "-shm"):
        shutil.copy(f"{db.file}{part}", f"{killed}{part}")
    database.use(f"sqlite:///{killed}")
    _, before = restoring.restore(backup, at=AT, force=True)
    assert contents() == then
    with database.current().engine.connect() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    database.use(f"sqlite:///{before}")
    assert contents() == now
