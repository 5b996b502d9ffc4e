"""The demonstration, filled once for all who only look at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from board import database
from tests.seeding.filling import WEDNESDAY, fill


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a whole demonstration, filled on a Wednesday morning."""
    url = f"sqlite:///{tmp_path_factory.mktemp('demo')}/demo.db"
    fill(url, WEDNESDAY)
    database.leave()
    return url


@pytest.fixture
def demo_district(filled: str) -> Iterator[None]:
    """The whole demonstration, in use."""
    database.use(filled)
    yield
    database.leave()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[str]:
    """The address of a database that nobody has filled yet."""
    yield f"sqlite:///{tmp_path}/demo.db"
    database.leave()
