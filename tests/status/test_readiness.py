"""What makes the program unready: each cause is provoked in earnest, is told within ten seconds, and passes again."""

import contextlib
import shutil
import subprocess
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask
from sqlalchemy import text

from board import database, timetable
from board.bootstrap import places
from board.status import heart, readiness
from board.status import jobs as status_jobs
from tests.command_line.test_disks_that_take_nothing import tell
from tests.faults.disks import MAY_MOUNT
from tests.servers import Server
from tests.status.conftest import Ready, becomes
from tests.status.conftest import readiness as ask

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks as if the pages had been built."""
    monkeypatch.setattr(places, "STATIC", tmp_path)
    (tmp_path / "manifest.json").write_text("{}")
    return tmp_path


@pytest.fixture
def ready(app: Flask, built: Path) -> Ready:
    """The readiness of an application in this process."""
    return lambda: list(app.test_client().get("/readyz").get_json()["failing"])


@contextlib.contextmanager
def held(url: str) -> Iterator[None]:
    """Another program that lets nobody write."""
    db = database.Database(url)
    with contextlib.closing(db), db.writing() as session:
        if not db.is_sqlite:
            session.execute(text("LOCK TABLE write_probe IN EXCLUSIVE MODE"))
        yield


def test_who_cannot_write_is_not_ready_and_says_so_within_a_second(server: Server) -> None:
    asked = partial(ask, server.url)
    assert becomes(asked, [])
    with held(server.database_url):
        assert becomes(asked, ["database"])
        began = time.monotonic()
        assert asked() == ["database"]
        assert time.monotonic() - began < 2
        assert server.answers()
    assert becomes(asked, [])


def test_a_schema_that_is_not_the_programs_is_noticed(server: Server) -> None:
    asked = partial(ask, server.url)
    assert becomes(asked, [])
    db = database.Database(server.database_url)
    with contextlib.closing(db):
        with db.engine.begin() as connection:
            ours = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        for revision, failing in (("from_the_future", ["schema"]), (ours, []), ("20261123_1900", ["schema"])):
            with db.engine.begin() as connection:
                connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
            assert becomes(asked, failing), revision


@pytest.mark.skipif(not MAY_MOUNT, reason="only root mounts; the twin below needs no rights")
@on_sqlite
def test_a_disk_that_fills_up_is_noticed_before_it_is_full(database_url: str, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    tell("mount", "-t", "tmpfs", "-o", "size=500m", "tmpfs", str(disk))
    try:
        shutil.copy(tmp_path / "board.db", disk / "board.db")
        with Server(f"sqlite:///{disk}/board.db", tmp_path) as server:
            for size, failing in (("500m", []), ("120m", ["disk"]), ("500m", [])):
                tell("mount", "-o", f"remount,size={size}", str(disk))
                assert becomes(partial(ask, server.url), failing), size
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@on_sqlite
def test_a_disk_with_less_than_is_asked_for_is_noticed(ready: Ready, monkeypatch: pytest.MonkeyPatch) -> None:
    free, _ = readiness.disk()
    assert ready() == []
    monkeypatch.setattr(readiness, "LEAST_FREE_BYTES", free * 2)
    assert ready() == ["disk"]
    monkeypatch.setattr(readiness, "LEAST_FREE_BYTES", free // 2)
    assert ready() == []


@on_sqlite
def test_a_timetable_that_stands_still_is_noticed_and_one_that_goes_on_too(
    ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heart, "OLDEST_BEAT_SECONDS", 1.0)
    beat = next(entry for entry in timetable.TIMETABLE if entry.job is status_jobs.beat)
    scheduler = BackgroundScheduler()
    scheduler.add_job(beat.job, trigger="interval", seconds=0.2)
    scheduler.start()
    try:
        time.sleep(1.5)
        assert ready() == []
        scheduler.pause()
        assert becomes(ready, ["scheduler"])
        scheduler.resume()
        assert becomes(ready, [])
    finally:
        scheduler.shutdown()


def test_the_beat_is_often_enough_to_be_missed_several_times() -> None:
    (beat,) = (entry for entry in timetable.TIMETABLE if entry.job is status_jobs.beat)
    assert beat.when["seconds"] * 4 < heart.OLDEST_BEAT_SECONDS == 90


def test_pages_that_were_not_built_are_noticed(ready: Ready, built: Path) -> None:
    (built / "manifest.json").unlink()
    assert ready() == ["assets"]
    (built / "manifest.json").write_text("{}")
    assert ready() == []


def test_several_causes_are_told_together(ready: Ready, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (built / "manifest.json").unlink()
    monkeypatch.setattr(heart, "OLDEST_BEAT_SECONDS", -1.0)
    assert ready() == ["scheduler", "assets"]
