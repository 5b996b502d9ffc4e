"""The engine and the two ways to use it: `reading()` and, for `live.change` alone, `writing()`."""

import contextlib
import fcntl
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from sqlalchemy import DateTime, MetaData, event
from sqlalchemy.engine import Connection, Dialect, Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.types import TypeDecorator
from sqlmodel import Session, SQLModel, create_engine

from board import config

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata: MetaData = SQLModel.metadata

LOCK_SECONDS = 10.0
FOREIGN_LOCK_SECONDS = 5.0
_POSTGRESQL_OPTIONS = (
    "-c lock_timeout=3s -c statement_timeout=10s -c idle_in_transaction_session_timeout=15s -c timezone=UTC"
)


class Instant(TypeDecorator[datetime]):
    """A moment, kept in UTC; a naive value is refused, because nobody could say when it was."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive values with `ValueError`; SQLite, which drops zones, gets plain UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a naive datetime is no instant: {value!r}")
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give every stored instant its zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Database:
    """One database and how its transactions begin."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.file = config.sqlite_file(url)
        # One writer at a time within the process: under gevent a second BEGIN IMMEDIATE would
        # block the very thread that the first writer needs to finish.
        self._writer = threading.Lock()
        self._writer_file: IO[bytes] | None = None
        self.engine = _sqlite_engine(url, self.file) if self.file else _postgresql_engine(url)

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self.file is not None

    @contextlib.contextmanager
    def reading(self) -> Iterator[Session]:
        """A session in which everything read belongs to one moment."""
        with Session(self._reader) as session:
            yield session

    @contextlib.contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that may write, alone on SQLite; what is not committed by the caller is rolled back."""
        with self._alone(), Session(self._writers, expire_on_commit=False) as session:
            yield session

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()
        if self._writer_file:
            self._writer_file.close()
            self._writer_file = None

    @property
    def _reader(self) -> Engine:
        if self.is_sqlite:
            return self.engine
        return self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    @property
    def _writers(self) -> Engine:
        return self.engine.execution_options(board_writes=True)

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        if self.file is None:
            yield
            return
        with self._writer, self._alone_among_processes(self.file):
            yield

    @contextlib.contextmanager
    def _alone_among_processes(self, file: Path) -> Iterator[None]:
        # A command line tool may write beside the server. A file lock that is only ever tried, never
        # waited for inside C, keeps the server's loop running meanwhile; and because SQLite's own
        # checkpoints happen inside commits, it keeps those apart too (the WAL-reset bug before 3.51.3).
        if self._writer_file is None:
            self._writer_file = open(file.with_name(file.name + ".writer"), "ab")  # noqa: SIM115 - kept open
        deadline = time.monotonic() + LOCK_SECONDS
        while not _locked(self._writer_file):
            if time.monotonic() > deadline:
                raise OperationalError("BEGIN IMMEDIATE", None, TimeoutError("another program is writing"))
            time.sleep(0.005)
        try:
            yield
        finally:
            fcntl.flock(self._writer_file, fcntl.LOCK_UN)


def _locked(file: IO[bytes]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _sqlite_engine(url: str, file: Path) -> Engine:
    file.parent.mkdir(parents=True, exist_ok=True)
    # SQLite waits inside C, where nothing else of this process can go on: writers wait in Python instead.
    arguments = {"timeout": 0.1, "check_same_thread": False}
    engine = create_engine(url, connect_args=arguments, pool_size=8, max_overflow=24, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # Without this the driver opens no transaction for a SELECT, and two reads may see two moments.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-16000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get("board_writes"):
        _begin_writing(connection)
    else:
        connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection) -> None:
    """Take SQLite's own lock, waiting for programs that know nothing of ours, like somebody's database browser."""
    deadline = time.monotonic() + FOREIGN_LOCK_SECONDS
    while True:
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            return
        except OperationalError as failure:
            if "locked" not in str(failure.orig) or time.monotonic() > deadline:
                raise
        time.sleep(0.1)


def _postgresql_engine(url: str) -> Engine:
    arguments = {"options": _POSTGRESQL_OPTIONS, "connect_timeout": 5}
    return create_engine(
        url, connect_args=arguments, pool_size=8, max_overflow=24, pool_pre_ping=True, hide_parameters=True
    )


_current: list[Database] = []


def use(url: str) -> Database:
    """Make this the program's database, closing the one used before."""
    leave()
    _current.append(Database(url))
    return _current[0]


def leave() -> None:
    """Close the database in use, if any; SQLite then puts its log back into the one file that people copy."""
    while _current:
        _current.pop().close()


def current() -> Database:
    """The database in use. Raises `RuntimeError` before `use()`."""
    if not _current:
        raise RuntimeError("no database is in use yet")
    return _current[0]


@contextlib.contextmanager
def reading() -> Iterator[Session]:
    """A read-only session on the database in use; all it reads belongs to one moment."""
    with current().reading() as session:
        yield session
