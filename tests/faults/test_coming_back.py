"""Pages that were away while little, much or more than is kept has happened: they come back to what the server has."""

import re
import urllib.request
from pathlib import Path

import pytest

from tests.faults.happenings import happen
from tests.faults.pages import Pages
from tests.faults.proxy import Proxy
from tests.live.house import House
from tests.makers import Office, token_of
from tests.servers import Server

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
CURRENT_SECONDS = 15


def catch_ups(house: House) -> dict[str, int]:
    """How often somebody has caught up, by outcome."""
    key = {"Authorization": f"Bearer {token_of(house.office.admin)}"}
    with urllib.request.urlopen(urllib.request.Request(f"{house.server.url}/metrics", headers=key), timeout=20) as told:
        found = re.findall(r'^board_catch_ups_total\{outcome="([^"]+)"\} (\S+)$', told.read().decode(), re.MULTILINE)
    return {outcome: int(float(number)) for outcome, number in found}


@pytest.mark.parametrize(
    ("missed", "outcome"), [(0, "none"), (10, "events"), (1_000, "events"), (1_001, "too-old")], ids=str
)
def test_a_page_that_was_away_ends_with_what_the_server_has(
    missed: int, outcome: str, database_url: str, office: Office, tmp_path: Path
) -> None:
    with Server(database_url, tmp_path) as server, Proxy(server.port) as line:
        house, token = House(server, office), token_of(office.anna)
        with Pages(house, port=line.port, clients=2) as pages:
            assert pages.agree(house.ask("GET", f"boards/{office.board}", token)[1], within=CURRENT_SECONDS)
            line.answer(502)
            before = catch_ups(house)
            if missed:
                happen(office, missed)
            line.heal()
            snapshot = house.ask("GET", f"boards/{office.board}", token)[1]
            assert pages.agree(snapshot, within=CURRENT_SECONDS), pages.told()
            if not missed:
                assert pages.become("live", within=CURRENT_SECONDS), pages.told()
            after = catch_ups(house)
        assert after[outcome] > before[outcome]
        # Who is told that it is too old loads everything, and may dial in the middle of that as a newcomer does.
        others = {"events", "too-old", "snapshot"} - {outcome} - ({"snapshot"} if outcome == "too-old" else set())
        assert {each: after[each] - before[each] for each in others} == dict.fromkeys(others, 0)
    assert "Traceback" not in server.log.read_text()
