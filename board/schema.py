"""The database's schema: brought to the program's version, never a newer one touched."""

import functools
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.engine import Connection

from board import clock, database
from board.live.change import change
from board.live.models import Installation

_PREPARING = 20190611
"""The number of the advisory lock; any that nobody else uses."""
_MIGRATIONS = Path(__file__).parent / "migrations"


class NewerDatabase(Exception):
    """The database was made by a newer version of the program."""


class NotMigrated(Exception):
    """The database has no schema yet, or that of an older version of the program."""


def migrate() -> bool:
    """Bring the database in use to the program's schema; whether anything was done. Raises `NewerDatabase`."""
    with _connection() as connection:
        here, head = MigrationContext.configure(connection).get_current_revision(), _script().get_current_head()
        _refuse_newer(here)
        if here != head:
            command.upgrade(_config(connection), "head")
    with change() as session:
        if session.get(Installation, 1) is None:
            session.add(Installation(id=1, epoch=secrets.token_hex(16), created_at=clock.now()))
    return here != head


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let one process alone prepare a PostgreSQL database; others that start at the same time wait until it is ready.

    An SQLite file has one server anyway.
    """
    if database.current().is_sqlite:
        yield
        return
    engine = database.current().engine.execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("SET lock_timeout = 0")
        connection.exec_driver_sql("SET statement_timeout = 0")
        connection.exec_driver_sql(f"SELECT pg_advisory_lock({_PREPARING})")
        try:
            yield
        finally:
            # Given back as it is, the connection would keep the lock and its patience for whoever gets it next.
            connection.exec_driver_sql(f"SELECT pg_advisory_unlock({_PREPARING})")
            connection.invalidate()


def require() -> None:
    """Raise `NotMigrated` or `NewerDatabase` where the database in use has not the program's schema."""
    file = database.current().file
    if file and not file.exists():
        raise NotMigrated
    with database.current().engine.connect() as connection:
        here = MigrationContext.configure(connection).get_current_revision()
    _refuse_newer(here)
    if here != _script().get_current_head():
        raise NotMigrated


def start_over() -> None:
    """Empty the database in use: back to nothing and up again."""
    with _connection() as connection:
        command.downgrade(_config(connection), "base")
    migrate()


@contextmanager
def _connection() -> Iterator[Connection]:
    engine = database.current().engine.execution_options(board_writes=True)
    with engine.connect() as connection, _tables_may_be_rebuilt(connection), connection.begin():
        if not database.current().is_sqlite:
            # Requests are given up after seconds; changing a large table may take its time.
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
        yield connection
        if database.current().is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone():
            raise RuntimeError("a migration would leave rows that refer to nothing")


@contextmanager
def _tables_may_be_rebuilt(connection: Connection) -> Iterator[None]:
    """SQLite alters a table by making it anew; while that goes on, nothing may watch over who refers to it."""
    if not database.current().is_sqlite:
        yield
        return
    driver: Any = connection.connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config


@functools.cache
def _script() -> ScriptDirectory:
    # Readiness asks for the newest one again and again; reading all of them takes longer than all else it does.
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    return ScriptDirectory.from_config(config)


def _refuse_newer(revision: str | None) -> None:
    if revision is None:
        return
    try:
        _script().get_revision(revision)
    except CommandError:
        raise NewerDatabase(revision) from None
