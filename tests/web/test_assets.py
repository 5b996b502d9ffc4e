"""Built files under a program that runs while they are built anew."""

from pathlib import Path

import pytest
from flask import Flask

from board import config, database
from board.app import create_app
from board.bootstrap import places
from tests.conftest import KEY


@pytest.fixture
def assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one built file."""
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "app-0A1B2C3D.css").write_text("body { margin: 0 }")
    monkeypatch.setattr(places, "STATIC", tmp_path / "dist")
    monkeypatch.setattr("board.web.pages.asset", lambda name: f"/static/{name}")
    return tmp_path / "dist"


@pytest.fixture
def serving(assets: Path, db: database.Database) -> Flask:
    """The application, which has seen that folder."""
    return create_app(config.Settings(database_url=db.url), secret_key=KEY, origins=["http://localhost"])


def test_a_file_that_was_built_away_is_not_found_and_the_others_are_served(serving: Flask, assets: Path) -> None:
    client = serving.test_client()
    assert client.get("/static/app-0A1B2C3D.css", buffered=True).status_code == 200
    (assets / "app-0A1B2C3D.css").unlink()
    assert client.get("/static/app-0A1B2C3D.css").status_code == 404
    assert client.get("/healthz").status_code == 200
