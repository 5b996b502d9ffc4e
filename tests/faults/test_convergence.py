"""Eight pages on lines that lose, double and disorder what is pushed, and break: they all end at the same truth."""

import time
from pathlib import Path

import pytest

from tests.faults.pages import Faults, Pages
from tests.faults.storm import Storm
from tests.live.house import House
from tests.makers import Office, token_of
from tests.servers import Server

QUIET_SECONDS = 5.0
MOST_STALE_SECONDS = 12.0


def test_pages_on_bad_lines_agree_with_the_server_five_seconds_after_the_last_change(
    database_url: str, office: Office, tmp_path: Path, seeds: range, storm_seconds: float
) -> None:
    with Server(database_url, tmp_path) as server:
        house = House(server, office)
        for seed in seeds:
            bad = Faults(lost=0.1, doubled=0.05, late=0.2, breaks=storm_seconds / 2.5, breaks_for=storm_seconds)
            with Pages(house, bad, seed=seed) as pages:
                with Storm(house, seed=seed) as storm:
                    time.sleep(storm_seconds)
                assert pages.agree(storm.snapshot(), within=QUIET_SECONDS), f"seed {seed}: {pages.told()}"
            assert storm.faults() == []
            assert len(storm.commands) > 10 * storm_seconds


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_with_every_push_lost_nobody_is_stale_for_more_than_twelve_seconds(
    database_url: str, office: Office, tmp_path: Path
) -> None:
    with Server(database_url, tmp_path) as server:
        house = House(server, office)
        with Pages(house, Faults(lost=1.0)) as pages:
            assert pages.agree(house.ask("GET", f"boards/{office.board}", token_of(office.anna))[1], within=10)
            with Storm(house) as storm:
                worst = _stalest(storm, pages, seconds=30)
            assert pages.agree(storm.snapshot(), within=MOST_STALE_SECONDS)
        print(f"the stalest page was {worst:.1f} s behind")
        assert 1 < worst <= MOST_STALE_SECONDS


def _stalest(storm: Storm, pages: Pages, seconds: float) -> float:
    """For how long a page did at most not show what had been acknowledged already."""
    worst, ends = 0.0, time.monotonic() + seconds
    while time.monotonic() < ends:
        shown, now = min(pages.versions()), time.monotonic()
        unseen = [command.at for command in storm.commands if command.answer.get("version", 0) > shown]
        worst = max([worst, *(now - at for at in unseen)])
        time.sleep(0.2)
    return worst
