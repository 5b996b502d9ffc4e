"""How the tests of projects ask by HTTP: a project as it stands, a document that is brought, two at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from time import monotonic, sleep
from typing import Any
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from board.live.change import change
from board.projects.lifecycle import State
from tests.makers import NOON, Office
from tests.projects import life
from tests.tasks.callers import Caller

API = "/api/v1"
only_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""For what is refused or computed before anything depends on the kind of the database."""
PDF = b"%PDF-1.7\nthe content of a paper"
GOAL = {"id": "g1", "name": "Время выдачи", "unit": "дн.", "baseline": 12.0, "target": 3.0, "is_lead_time": True}


def led_to(office: Office, state: State, at: datetime = NOON, **more: Any) -> str:
    """A project of Борис for Анна in that state; its id."""
    with change() as session:
        return life.lead_to(session, office, state, at=at, **more).id


def project(asking: Caller, project_id: str) -> dict[str, Any]:
    """The project as it stands."""
    found: dict[str, Any] = asking.get(f"projects/{project_id}")["project"]
    return found


def version(asking: Caller, project_id: str) -> int:
    """The version of its room, which grows with every event."""
    return int(asking.get(f"projects/{project_id}")["version"])


def register(asking: Caller) -> list[dict[str, Any]]:
    """Every line of the register."""
    found: list[dict[str, Any]] = asking.get("projects")["projects"]
    return found


def faults(answer: dict[str, Any]) -> list[str]:
    """The fields that were refused."""
    return [each["field"] for each in answer["errors"]]


def bring(
    asking: Caller, project_id: str, role: str, content: bytes = PDF, *, name: str = "бумага", key: str | None = None
) -> TestResponse:
    """Bring a document."""
    return asking.http.post(
        f"{API}/projects/{project_id}/files",
        query_string={"name": name, "role": role},
        data=content,
        headers={"Idempotency-Key": key or str(uuid4())},
    )


def brought(asking: Caller, project_id: str, role: str, content: bytes = PDF) -> str:
    """Bring a document that is taken; its id."""
    answer = bring(asking, project_id, role, content)
    assert answer.status_code == 201, answer.get_data(as_text=True)
    found: str = answer.get_json()["file_id"]
    return found


def stage(found: dict[str, Any], number: int) -> dict[str, Any]:
    """The dates of a stage."""
    dates: dict[str, Any] = found["stages"][number - 1]
    assert dates["number"] == number
    return dates


def at_once(*acts: Callable[[], TestResponse]) -> list[TestResponse]:
    """What is answered to requests that are sent at the same moment; who is told to try again does, as pages do."""
    with ThreadPoolExecutor(len(acts)) as beside:
        return [each.result() for each in [beside.submit(_patiently, act) for act in acts]]


def _patiently(act: Callable[[], TestResponse]) -> TestResponse:
    deadline = monotonic() + 30
    while (answer := act()).status_code == 503 and monotonic() < deadline:
        sleep(0.2)
    return answer
