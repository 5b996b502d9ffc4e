"""One furnished house of each kind of database for all of a module: it is large, and its tests leave it usable."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from argon2 import PasswordHasher

from board import config, database
from board.app import create_app
from board.bootstrap import places
from board.live import push
from board.people import passwords
from board.projects import paper_pages
from board.status import heart
from tests.access.house import House, furnish
from tests.access.matrix import WHO
from tests.conftest import KEY
from tests.postgresql import PostgreSQL


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Everybody whom the matrix names, with an application on a database of their own."""
    folder = tmp_path_factory.mktemp("house")
    url = _fresh_database(request, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("board.web.pages.asset", lambda name: f"/static/{name}")
        patch.setattr(places, "STATIC", _built(folder))
        patch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        patch.setattr(paper_pages, "get_hub", _hub_that_builds_once)
        # Nothing runs the timetable here.
        patch.setattr(heart, "OLDEST_BEAT_SECONDS", 3600.0)
        push.told.clear()
        database.use(url)
        app = create_app(config.Settings(database_url=url), secret_key=KEY, origins=[])
        made = furnish(app)
        for who, way in itertools.product(WHO, ("key", "cookie")):
            made.client(who, way)
        yield made
        database.current().close()


_built_of: dict[str, bytes] = {}


def _hub_that_builds_once() -> SimpleNamespace:
    """Papers of the same data are the same: everybody of a row asks for one, which takes a second to be built."""

    def apply(build: Callable[..., bytes], given: tuple[Any, ...]) -> bytes:
        known = f"{build.__module__}.{build.__name__} {given}"
        if known not in _built_of:
            _built_of[known] = build(*given)
        return _built_of[known]

    return SimpleNamespace(threadpool=SimpleNamespace(apply=apply))


def _fresh_database(request: pytest.FixtureRequest, folder: Path) -> str:
    if request.param == "postgresql":
        server: PostgreSQL = request.getfixturevalue("postgresql")
        return server.fresh()
    shutil.copy(request.getfixturevalue("empty_sqlite"), folder / "board.db")
    return f"sqlite:///{folder / 'board.db'}"


def _built(folder: Path) -> Path:
    """A folder that looks as if the pages had been built."""
    built = folder / "dist"
    built.mkdir()
    (built / "manifest.json").write_text('{"wall-worker.js": "wall-worker-0A1B2C3D.js"}')
    (built / "wall-worker-0A1B2C3D.js").write_text("// a worker")
    return built
