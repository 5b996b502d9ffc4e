"""Putting a backup in place of what is in a database."""

import os
import secrets
import tempfile
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete, func, inspect, select, text, update

from board import database, schema, serving
from board.backup import container, copying, making
from board.backup.container import Manifest
from board.live.models import Installation
from board.notices import outbox
from board.people.models import Person, SetupCode, SignInLink, Sitting


class NotEmpty(Exception):
    """There are people in the database already, whose work a restore would cover."""


def restore(file: Path, *, at: datetime, force: bool = False, signs_out: bool = False) -> tuple[Manifest, Path | None]:
    """Put a backup into the database in use; return what it was, and where the SQLite file lies that was there before.

    The database gets a new epoch, so that every open page loads anew. Sign-in links that were not used are dead, and
    with `signs_out` everybody signs in again. Raises `NoBackup`, `NotEmpty` unless forced, `schema.NewerDatabase`,
    `serving.AlreadyServed`, `OSError`.
    """
    making.check(file)
    target, url = database.current().file, database.current().url
    if not force and _has_people():
        raise NotEmpty(url)
    with tempfile.TemporaryDirectory(dir=target.parent if target else None, prefix=".restoring-") as work:
        rows = Path(work) / "rows.db"
        manifest = container.read(file, rows)
        _bring_up(rows, at, signs_out=signs_out)
        if target:
            return manifest, _put_in_place(rows, target, url, at)
        _put_into(rows, url)
        return manifest, None


def _has_people() -> bool:
    file = database.current().file
    if file and not file.exists():
        return False
    with database.current().engine.connect() as connection:
        if not inspect(connection).has_table("person"):
            return False
        return bool(connection.scalar(select(func.count()).select_from(Person)))


def _bring_up(rows: Path, at: datetime, *, signs_out: bool) -> None:
    """To the program's schema, with an epoch of its own and without secrets that were to be used once.

    What it says is still to be sent may have been sent since: it is held back until somebody says what becomes of it.
    """
    database.use(f"sqlite:///{rows}")
    schema.migrate()
    with database.current().engine.execution_options(board_writes=True).begin() as connection:
        connection.execute(update(Installation).values(epoch=secrets.token_hex(16), restored_at=at))
        for table in (SignInLink, SetupCode, *((Sitting,) if signs_out else ())):
            connection.execute(delete(table))
        outbox.hold_back(connection, at)
    database.leave()


def _put_in_place(rows: Path, target: Path, url: str, at: datetime) -> Path | None:
    with serving.only_process_on(target):
        before = _set_aside(target, f"{target.name}.before-{at:%Y%m%dT%H%M%SZ}")
        rows.replace(target)
        _make_lasting(target.parent)
    database.use(url)
    return before


def _set_aside(target: Path, name: str) -> Path | None:
    """Give the file that is there a second name, and take its log along, as a server that was killed leaves one.

    SQLite would otherwise play that log into the file that comes in its place.
    """
    if not target.exists():
        return None
    before = target.with_name(name)
    before.hardlink_to(target)
    for part in ("-wal", "-shm"):
        log = target.with_name(target.name + part)
        if log.exists():
            log.replace(before.with_name(name + part))
    return before


def _make_lasting(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _put_into(rows: Path, url: str) -> None:
    database.use(url)
    schema.migrate()
    source = database.Database(f"sqlite:///{rows}")
    try:
        with source.reading() as session, database.current().engine.begin() as connection:
            _take_the_time(connection)
            copying.copy_rows(session.connection(), connection)
    finally:
        source.close()


def _take_the_time(connection: Connection) -> None:
    for setting in ("statement_timeout", "idle_in_transaction_session_timeout"):
        connection.execute(text(f"SET LOCAL {setting} = 0"))
