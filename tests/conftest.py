"""What every test can ask for: a fresh database of either kind, an office with people, a client for each of them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from board import config, database, schema
from board.app import create_app
from board.live import followers, push
from tests.makers import Office, make_office, token_of
from tests.postgresql import PostgreSQL

KEY = "a secret key for tests, long enough to be one"


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file that tests copy."""
    file = tmp_path_factory.mktemp("sqlite") / "empty.db"
    database.use(f"sqlite:///{file}")
    schema.migrate()
    database.current().close()
    return file


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A real PostgreSQL server with a migrated template database."""
    with PostgreSQL() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh, migrated database; a test that asks for it runs on both kinds."""
    if request.param == "postgresql":
        server: PostgreSQL = request.getfixturevalue("postgresql")
        url = server.fresh()
        yield url
        server.drop(url)
    else:
        file = tmp_path / "board.db"
        shutil.copy(request.getfixturevalue("empty_sqlite"), file)
        yield f"sqlite:///{file}"


@pytest.fixture
def db(database_url: str) -> Iterator[database.Database]:
    """The program's database, in use."""
    push.told.clear()
    yield database.use(database_url)
    database.current().close()


@pytest.fixture
def app(db: database.Database, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The whole application; what it pushes goes nowhere unless a test listens."""
    monkeypatch.setattr("board.web.pages.asset", lambda name: f"/static/{name}")
    settings = config.Settings(database_url=db.url)
    made = create_app(settings, secret_key=KEY, origins=["http://localhost"])
    made.testing = False
    return made


@pytest.fixture
def office(app: Flask) -> Office:
    """Two units with boards and people of every role."""
    made = make_office()
    followers.catch_up()
    return made


@pytest.fixture
def client(app: Flask) -> Callable[[str], FlaskClient]:
    """`client(person_id)`: a client that sends that person's API key."""

    def of(person_id: str) -> FlaskClient:
        found = app.test_client()
        found.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token_of(person_id)}"
        return found

    return of
