"""Making a backup while others work, and checking one."""

import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

from alembic.runtime.migration import MigrationContext

from board import database, schema
from board.backup import container, copying
from board.backup.container import Manifest, NoBackup
from board.live.events import instant


def make(folder: Path, *, at: datetime) -> tuple[Path, Manifest]:
    """Write a backup of the database in use into a folder, read it back, and only then give it its name.

    Everything in it belongs to one moment, not before this was called. Raises `OSError`, `schema.NotMigrated`,
    `schema.NewerDatabase`, `NoBackup` where what was written cannot be read back.
    """
    schema.require()
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"board-{at:%Y%m%dT%H%M%SZ}.backup"
    with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as work:
        rows, part = Path(work) / "rows.db", Path(work) / "whole"
        url = database.current().url
        _copy_out(rows)
        manifest = _describe(rows, at)
        database.use(url)
        container.write(part, manifest, rows)
        if check(part) != manifest:
            raise NoBackup(str(file))
        part.replace(file)
    return file, manifest


def check(file: Path) -> Manifest:
    """Read a backup to the end and count what is in it. Raises `NoBackup`, `OSError`; touches no database."""
    with tempfile.TemporaryDirectory() as work:
        rows = Path(work) / "rows.db"
        manifest = container.read(file, rows)
        with closing(sqlite3.connect(rows)) as connection:
            whole = connection.execute("PRAGMA integrity_check").fetchone()
            counts = {name: _count(connection, name) for name in manifest.rows}
        if whole != ("ok",) or counts != manifest.rows:
            raise NoBackup(str(file))
    return manifest


def _count(connection: sqlite3.Connection, name: str) -> int:
    found: int = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - a table's own name
    return found


def _copy_out(rows: Path) -> None:
    source = database.current()
    if source.file:
        # In one reading transaction, so that it is whole and writers go on meanwhile.
        with source.engine.connect() as connection:
            connection.connection.cursor().execute("VACUUM INTO ?", (str(rows),))
        return
    url = source.url
    database.use(f"sqlite:///{rows}")
    schema.migrate()
    target = database.current()
    origin = database.Database(url)
    try:
        with origin.reading() as session, target.engine.execution_options(board_writes=True).begin() as connection:
            copying.copy_rows(session.connection(), connection)
    finally:
        origin.close()


def _describe(rows: Path, at: datetime) -> Manifest:
    database.use(f"sqlite:///{rows}")
    with database.current().engine.connect() as connection:
        revision = MigrationContext.configure(connection).get_current_revision() or ""
        counts = copying.count_rows(connection)
    database.leave()
    with closing(sqlite3.connect(rows)) as plain:
        # One file without a log beside it is what goes into the backup.
        plain.execute("PRAGMA journal_mode=DELETE")
    return Manifest(at=instant(at), revision=revision, rows=counts)
