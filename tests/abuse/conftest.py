"""The browser of tests/screens, and an office in which every text is one that tries to become code."""

import copy
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from board import clock, config, database
from board.app import create_app
from board.live import followers
from board.live.change import change
from board.people import access, passwords, queries
from tests.abuse.spiking import Spiked, Spiking
from tests.conftest import KEY
from tests.makers import Office, token_of
from tests.once import once
from tests.screens.conftest import PASSWORD, browser_type_launch_args, faults, password_hash, server, sign_in

__all__ = ["browser_type_launch_args", "faults", "password_hash", "server", "sign_in"]


@pytest.fixture(scope="session")
def spiked(office_sqlite: tuple[Path, Office], tmp_path_factory: pytest.TempPathFactory) -> Spiked:
    """Filled once for all tests; everybody who opens pages has a password."""
    return once(tmp_path_factory, "spiked", lambda folder: _fill(folder, *office_sqlite))


def _fill(folder: Path, office_file: Path, made: Office) -> Spiked:
    file = folder / "board.db"
    shutil.copy(office_file, file)
    office = copy.deepcopy(made)
    database.use(f"sqlite:///{file}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("board.web.pages.asset", lambda name: f"/static/{name}")
        app = create_app(config.Settings(database_url=f"sqlite:///{file}"), secret_key=KEY, origins=[])
    http = app.test_client()
    http.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token_of(office.admin)}"
    spiking = Spiking(app, http, office)
    spiking.fill()
    followers.catch_up()
    hashed = passwords.hash_password(PASSWORD)
    with change() as session:
        for person_id in (office.anna, office.boris, office.admin):
            access.keep_password(session, queries.person(session, person_id), hashed, at=clock.now())
    database.current().close()
    return Spiked(file, office, spiking.taken, spiking.all_places(), spiking.titles, spiking.projects)


@pytest.fixture
def office_url(spiked: Spiked, tmp_path: Path) -> str:
    """The address of a copy."""
    file = tmp_path / "board.db"
    shutil.copy(spiked.file, file)
    return f"sqlite:///{file}"


@pytest.fixture
def staffed(office_url: str, spiked: Spiked) -> Iterator[Office]:
    """The office, its database in use by the test too."""
    database.use(office_url)
    yield spiked.office
    database.current().close()
