"""The program as a process of its own on either kind of database, asked whether it is ready."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.servers import Server

Ready = Callable[[], list[str]]


def readiness(url: str) -> list[str]:
    """The failing checks; the status agrees with them."""
    try:
        with urllib.request.urlopen(f"{url}/readyz", timeout=20) as answer:
            status, body = answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        with refused:
            status, body = refused.code, json.load(refused)
    assert body.keys() == {"status", "failing"}
    assert (status, body["status"]) == ((503, "failing") if body["failing"] else (200, "ok"))
    failing: list[str] = body["failing"]
    return failing


def becomes(ready: Ready, failing: list[str], within: float = 10) -> bool:
    """Whether exactly these checks fail soon."""
    deadline = time.monotonic() + within
    while (found := ready()) != failing:
        assert time.monotonic() < deadline, found
        time.sleep(0.2)
    return True


@pytest.fixture
def server(database_url: str, tmp_path: Path) -> Iterator[Server]:
    """`board serve` on a fresh database of each kind."""
    with Server(database_url, tmp_path) as running:
        yield running
