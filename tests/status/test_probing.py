"""Trying to write: seldom, briefly, and never by a crowd."""

import threading
import time
from collections.abc import Iterator

import pytest

from board import database, schema
from board.status import commands, probing
from board.status.models import WriteProbe
from board.status.probing import Found, Probe


@pytest.fixture
def writes(db: database.Database, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """When something was written."""
    found: list[float] = []
    really = commands.probe

    def noting(*given: object, **more: object) -> None:
        found.append(time.monotonic())
        really(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(commands, "probe", noting)
    return found


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """No try ends before this is set."""
    go_on, others = threading.Event(), threading.active_count()
    monkeypatch.setattr(schema, "require", go_on.wait)
    yield go_on
    go_on.set()
    while threading.active_count() > others:
        time.sleep(0.01)


def test_who_asks_often_is_told_what_was_found_last(writes: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    probe = Probe()
    assert {probe.ask().fault for _ in range(20)} == {None}
    assert len(writes) == 1
    monkeypatch.setattr(probing, "EVERY_SECONDS", 0.0)
    probe.ask()
    assert len(writes) == 2


def test_something_is_really_written_and_kept(db: database.Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probing, "EVERY_SECONDS", 0.0)
    probe, seen = Probe(), []
    for _ in range(2):
        assert probe.ask().fault is None
        with database.reading() as session:
            seen.append(session.get_one(WriteProbe, 1).at)
    assert seen[0] < seen[1]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_one_slow_write_is_no_slow_disk_and_a_quick_one_ends_the_alarm(
    db: database.Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probing, "EVERY_SECONDS", 0.0)
    probe, lasting = Probe(), []
    for pause in (0.3, 0.2, 0.0, 0.3):
        monkeypatch.setattr(commands, "probe", lambda session, *, at, pause=pause: time.sleep(pause))
        lasting.append(probe.ask().lasting)
    assert lasting[0] == 0
    assert 0.2 <= lasting[1] < 0.3
    assert max(lasting[2:]) < 0.2


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_nobody_waits_longer_than_a_second_and_one_try_is_enough_for_all(
    db: database.Database, stuck: threading.Event
) -> None:
    probe, before = Probe(), threading.active_count()
    began = time.monotonic()
    assert probe.ask().fault == "database"
    assert probe.ask().fault == "database"
    assert 1.9 < time.monotonic() - began < 3
    assert threading.active_count() == before + 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_try_that_ends_late_is_believed(
    db: database.Database, stuck: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    probe = Probe()
    assert probe.ask().fault == "database"
    monkeypatch.setattr(probing, "PATIENCE_SECONDS", 10)
    threading.Timer(0.2, stuck.set).start()
    assert isinstance(probe.ask(), Found)
    assert probe.ask().fault is None
