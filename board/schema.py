"""The database's schema: brought to the program's version, never a newer one touched."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.engine import Connection

from board import clock, database
from board.live.change import change
from board.live.models import Installation

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
    with engine.begin() as connection:
        yield connection


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _script() -> ScriptDirectory:
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
