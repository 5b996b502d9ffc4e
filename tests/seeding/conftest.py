"""The demonstration, filled once for all who only look at it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from board import database
from board.seeding import district, projects
from tests.once import once
from tests.seeding.filling import WEDNESDAY, fill


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a whole demonstration, filled on a Wednesday morning."""

    def make(folder: Path) -> str:
        url = f"sqlite:///{folder}/demo.db"
        fill(url, WEDNESDAY)
        database.leave()
        return url

    return once(tmp_path_factory, "demo", make)


@pytest.fixture
def few_projects(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only three projects are led: what is asked here is quick that way."""
    whole = district.load

    def few(name: str) -> Any:
        plan = whole(name)
        return {**plan, "projects": plan["projects"][:3]} if name == "projects.json" else plan

    monkeypatch.setattr(projects, "load", few)


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
