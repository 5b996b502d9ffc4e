"""What the log of a real server says, and what it never says: names, addresses, texts and secrets."""

import json
import re
import subprocess
import sys
import urllib.parse
from collections.abc import Iterator
from typing import Any

import pytest

from tests.journey import Browser, make_journey
from tests.servers import ROOT, Server, environment

_JOB = """
import logging
from board import logs
logs.to_standard_error("INFO")
def remind(name):
    raise ValueError("broken")
try:
    remind("Kuznetsov")
except ValueError:
    logging.getLogger("apscheduler.executors.default").exception("job failed")
logging.getLogger("urllib3").info("said by a library, and of no interest")
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that logs everything it can."""
    folder = tmp_path_factory.mktemp("logs")
    with Server(f"sqlite:///{folder}/board.db", folder, log_level="DEBUG") as started:
        yield started


@pytest.fixture(scope="module")
def anna(server: Server) -> Browser:
    """Anna, at the end of her way."""
    return make_journey(server)


def entries(server: Server) -> list[dict[str, Any]]:
    lines = [line for line in server.log.read_text().splitlines() if line.startswith("{")]
    return [json.loads(line) for line in lines]


def test_each_line_is_an_object_or_one_of_the_lines_for_the_person_at_the_screen(server: Server, anna: Browser) -> None:
    others = [line for line in server.log.read_text().splitlines() if not line.startswith("{")]
    assert [line.partition(":")[0] for line in others] == ["Board работает", "Первый администратор", "Остановить"]
    for entry in entries(server):
        assert {"event", "level", "timestamp"} <= entry.keys()
    assert "request not understood" in {entry["event"] for entry in entries(server)}


def test_each_request_is_logged_by_its_rule_and_who_asked_by_an_id(server: Server, anna: Browser) -> None:
    requests = [entry for entry in entries(server) if entry["event"] == "request"]
    assert {
        "/sign-in",
        "/sign-in/link/<secret>",
        "/api/v1/boards/<board_id>/tasks",
        "/api/v1/me",
        "/calendar/<secret>.ics",
    } <= {entry["rule"] for entry in requests}
    added = next(entry for entry in requests if entry["rule"].endswith("/tasks") and entry["status"] == 201)
    assert re.fullmatch("[0-9a-z]{16}", added["person"])
    assert added["ms"] >= 0


def test_what_nobody_foresaw_is_logged_with_its_place(server: Server, anna: Browser) -> None:
    failures = [entry for entry in entries(server) if entry["level"] == "error"]
    # Beside the two requests a job of the timetable may have met the same in that second.
    assert sum(entry["event"] == "request failed" for entry in failures) == 2
    for entry in failures:
        (trace, *_) = entry["exception"]
        assert "no such table" in trace["exc_value"]
        assert all("locals" not in frame for frame in trace["frames"])


def test_no_name_address_text_or_secret_is_ever_in_the_log(server: Server, anna: Browser) -> None:
    text = server.log.read_text() + json.dumps(entries(server), ensure_ascii=False)
    plain = text + urllib.parse.unquote(text)
    assert len(anna.unsaid) > 11
    assert [word for word in anna.unsaid if word in plain] == []


def test_what_libraries_log_has_the_same_shape() -> None:
    job = [sys.executable, "-c", _JOB]
    done = subprocess.run(
        job, env=environment("sqlite:///none.db"), cwd=ROOT, capture_output=True, text=True, check=True
    )
    (line,) = done.stderr.splitlines()
    entry = json.loads(line)
    assert (entry["event"], entry["level"]) == ("job failed", "error")
    assert entry["exception"][0]["exc_value"] == "broken"
    assert "Kuznetsov" not in line
