"""A board that meets every Wednesday at nine, on a clock that is set."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient

from board import clock
from board.meetings import jobs
from tests.makers import NOON, Office

Client = Callable[[str], FlaskClient]
API = "/api/v1"
# Wednesday 25 November, nine o'clock in Novokuznetsk.
WEDNESDAY = datetime(2026, 11, 25, 2, tzinfo=UTC)
SCHEDULE = {"weekday": 3, "time": "09:00", "place": "Кабинет 12"}


class Time:
    """The clock, which stands still until it is set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at = NOON
        monkeypatch.setattr(clock, "now", lambda: self.at)

    def goes_to(self, at: datetime) -> None:
        """It is later, and the jobs have run."""
        self.at = at
        jobs.plan_meetings()
        jobs.keep_time()


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    """It is Monday 23 November, noon."""
    return Time(monkeypatch)


@pytest.fixture
def anna(client: Client, office: Office, time: Time) -> FlaskClient:
    """The head, on whose board there is a meeting every Wednesday."""
    http = client(office.anna)
    leaders = {"facilitators": [office.boris, office.anna]}
    answer = http.put(f"{API}/boards/{office.board}/meeting-schedule", json=SCHEDULE | leaders)
    assert answer.status_code == 200, answer.get_json()
    return http


def listed(http: FlaskClient, office: Office) -> list[dict[str, Any]]:
    """The board's meetings that are not over."""
    found: list[dict[str, Any]] = http.get(f"{API}/boards/{office.board}/meetings").get_json()["meetings"]
    return found


def whole(http: FlaskClient, meeting_id: str) -> dict[str, Any]:
    """A meeting with everything."""
    told = http.get(f"{API}/meetings/{meeting_id}").get_json()
    return {**told["meeting"], **told["ground"]}


def say(http: FlaskClient, meeting_id: str, verb: str, body: dict[str, Any] | None = None, expected: int = 200) -> Any:
    """Do something in a meeting."""
    answer = http.post(f"{API}/meetings/{meeting_id}/{verb}", json=body or {})
    assert answer.status_code == expected, answer.get_json()
    return answer.get_json()
