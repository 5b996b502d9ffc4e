"""The server is told to stop under eight people at work: what was begun is answered, nobody sees an error of ours."""

import os
import signal
import time
from pathlib import Path

from tests.faults.storm import Storm
from tests.live.house import House
from tests.makers import Office
from tests.servers import Server

STOPS = 2
MOST_SECONDS = 15.0


def test_a_server_that_is_told_to_stop_finishes_what_was_begun(
    database_url: str, office: Office, tmp_path: Path
) -> None:
    with Server(database_url, tmp_path) as server:
        with Storm(House(server, office)) as storm:
            for _ in range(STOPS):
                assert storm.lasts(40)
                began = time.monotonic()
                os.kill(server.pid, signal.SIGTERM)
                assert server.ends_well(within=MOST_SECONDS), "it did not end, or not with status 0"
                print(f"stopped in {time.monotonic() - began:.1f} s")
                server.start()
        assert storm.statuses == {200, 201}
        broken_off = [command for command in storm.commands if command.tries > 1]
        assert storm.faults() == []
        # Each writer may meet the closed door once for each stop, and none more often than the door stayed closed.
        assert len(broken_off) <= STOPS * 8
    assert "Traceback" not in server.log.read_text()
