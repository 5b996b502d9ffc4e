"""What every test can ask for: a fresh database of either kind, an office with people, a client for each of them."""

import copy
import secrets
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from board import config, database, schema
from board.app import create_app
from board.live import followers, push
from board.live.models import Installation
from board.notices import ways
from board.notices.models import Channel
from board.people import viewers
from board.status import heart
from tests.makers import Office, make_office, token_of
from tests.postgresql import PostgreSQL

KEY = "a secret key for tests, long enough to be one"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--longer`: the proofs by chance take many more turns; minutes and hours instead of seconds."""
    parser.addoption("--longer", action="store_true", help="many more kills and seeds; takes an hour")


@pytest.fixture(scope="session")
def is_longer(pytestconfig: pytest.Config) -> bool:
    """Whether the longer command is running."""
    return bool(pytestconfig.getoption("longer"))


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file that tests copy."""
    file = tmp_path_factory.mktemp("sqlite") / "empty.db"
    database.use(f"sqlite:///{file}")
    schema.migrate()
    database.current().close()
    return file


@pytest.fixture(scope="session")
def office_sqlite(empty_sqlite: Path) -> tuple[Path, Office]:
    """The same with the office in it: making it for each test would take longer than most tests."""
    file = empty_sqlite.with_name("office.db")
    shutil.copy(empty_sqlite, file)
    return file, _office_in(f"sqlite:///{file}")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A real PostgreSQL server with a migrated template database."""
    with PostgreSQL() as server:
        yield server


@pytest.fixture(scope="session")
def office_postgresql(postgresql: PostgreSQL) -> tuple[str, Office]:
    """The address of a template database with the office in it."""
    url = postgresql.fresh()
    return url, _office_in(url)


def _office_in(url: str) -> Office:
    database.use(url)
    create_app(config.Settings(database_url=url), secret_key=KEY, origins=["http://localhost"])
    made = make_office()
    followers.catch_up()
    database.current().close()
    return made


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh, migrated database; a test that asks for it runs on both kinds.

    The office is in it where the test asks for the office too.
    """
    has_office = "office" in request.fixturenames
    if request.param == "postgresql":
        server: PostgreSQL = request.getfixturevalue("postgresql")
        url = server.fresh(like=request.getfixturevalue("office_postgresql")[0] if has_office else None)
        yield url
        server.drop(url)
    else:
        file = tmp_path / "board.db"
        shutil.copy(request.getfixturevalue("office_sqlite")[0] if has_office else _empty(request), file)
        yield f"sqlite:///{file}"


def _empty(request: pytest.FixtureRequest) -> Path:
    file: Path = request.getfixturevalue("empty_sqlite")
    return file


@pytest.fixture
def db(database_url: str) -> Iterator[database.Database]:
    """The program's database, in use."""
    push.told.clear()
    yield database.use(database_url)
    database.leave()


@pytest.fixture(scope="session")
def one_app() -> Flask:
    """The whole application, put together once: doing it for each test would take longer than most tests."""
    return create_app(config.Settings(), secret_key=KEY, origins=["http://localhost"])


@pytest.fixture
def app(one_app: Flask, db: database.Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """The application as if made for this test; what it pushes goes nowhere unless a test listens."""
    monkeypatch.setattr("board.web.pages.asset", lambda name: f"/static/{name}")
    made_with = [(kept, dict(kept)) for kept in (one_app.config, one_app.extensions)]
    settings = config.Settings(database_url=db.url)
    one_app.config["BOARD"] = settings
    heart.begin()
    push.serve_with(one_app.extensions["socketio"])
    viewers.Terms.zone, viewers.Terms.sitting = settings.time_zone, timedelta(days=settings.session_days)
    # Mail is set up, and nobody brings it.
    before = ways.known()
    ways.use(ways.Ways(frozenset([Channel.MAIL]), "http://localhost"))
    yield one_app
    ways.use(before)
    for kept, content in made_with:
        kept.clear()
        kept.update(content)


@pytest.fixture
def office(app: Flask, db: database.Database, request: pytest.FixtureRequest) -> Office:
    """Two units with boards and people of every role; `database_url` has put them into the database."""
    made: Office = request.getfixturevalue("office_sqlite" if db.is_sqlite else "office_postgresql")[1]
    # Each copy goes its own way, so that it has an epoch of its own, as a restored database has.
    with db.engine.begin() as connection:
        connection.execute(update(Installation).values(epoch=secrets.token_hex(16)))
    followers.catch_up()
    return copy.deepcopy(made)


@pytest.fixture
def client(app: Flask) -> Callable[[str], FlaskClient]:
    """`client(person_id)`: a client that sends that person's API key."""

    def of(person_id: str) -> FlaskClient:
        found = app.test_client()
        found.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token_of(person_id)}"
        return found

    return of
