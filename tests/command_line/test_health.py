"""Whether the program lives, and whether it is ready to serve."""

from pathlib import Path

import pytest
from flask import Flask

from board import database
from board.bootstrap import places
from tests.servers import free_port


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a manifest, as the build leaves it."""
    monkeypatch.setattr(places, "STATIC", tmp_path)
    (tmp_path / "manifest.json").write_text("{}")
    return tmp_path


def test_a_server_that_can_work_is_ready(app: Flask, built: Path) -> None:
    answer = app.test_client().get("/readyz")
    assert (answer.status_code, answer.get_json()) == (200, {"status": "ok", "failing": []})


def test_without_a_database_it_lives_but_is_not_ready(app: Flask, built: Path) -> None:
    database.use(f"postgresql+psycopg://127.0.0.1:{free_port()}/board")
    health, readiness = (app.test_client().get(path) for path in ("/healthz", "/readyz"))
    assert (health.status_code, health.get_json()) == (200, {"status": "ok"})
    assert readiness.status_code == 503
    assert readiness.get_json() == {"status": "failing", "failing": ["database"]}


def test_without_the_built_pages_it_is_not_ready(app: Flask, built: Path) -> None:
    (built / "manifest.json").unlink()
    answer = app.test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.get_json()["failing"] == ["assets"]
