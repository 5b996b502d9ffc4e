"""The same command asked again: one effect and the first answer, for documents and steps as for everything."""

import io
from typing import Any
from uuid import uuid4

import pytest
from PIL import Image
from sqlalchemy import text

from board import database
from board.projects.lifecycle import State
from tests.makers import Office
from tests.projects.asked import API, PDF, at_once, bring, led_to, only_sqlite, project, register, version
from tests.tasks.callers import Caller


@pytest.fixture
def running(office: Office) -> str:
    """A project that goes on."""
    return led_to(office, State.MAPPING_CURRENT)


def contents() -> int:
    with database.reading() as session:
        return int(session.execute(text("SELECT count(*) FROM kept_file")).scalar_one())


def picture(colour: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 20), (colour, 0, 0)).save(out, "JPEG")
    return out.getvalue()


def test_a_document_that_is_sent_again_is_kept_once(boris: Caller, running: str) -> None:
    key = str(uuid4())
    first = bring(boris, running, "current_map", key=key)
    before, kept = version(boris, running), contents()
    again = bring(boris, running, "current_map", key=key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.get_data() == first.get_data()
    assert first.get_json()["command_id"] == key
    assert [each["id"] for each in project(boris, running)["files"]] == [first.get_json()["file_id"]]
    assert (version(boris, running), contents()) == (before, kept)


@only_sqlite
def test_a_picture_that_is_drawn_anew_is_the_same_request_when_it_is_sent_again(boris: Caller, running: str) -> None:
    key, photo = str(uuid4()), picture(200)
    answers = [bring(boris, running, "photo", photo, key=key).get_data() for _ in range(2)]
    assert answers[0] == answers[1]
    assert len(project(boris, running)["files"]) == 1


@only_sqlite
def test_another_document_name_or_role_under_the_same_key_is_refused(boris: Caller, running: str) -> None:
    key = str(uuid4())
    bring(boris, running, "other", key=key)
    for refused in (
        bring(boris, running, "other", PDF + b" more", key=key),
        bring(boris, running, "standard", key=key),
        bring(boris, running, "other", name="другая", key=key),
    ):
        assert (refused.status_code, refused.get_json()["type"]) == (422, "idempotency-mismatch")
    assert len(project(boris, running)["files"]) == 1


def test_a_document_that_is_sent_twice_at_the_same_moment_is_kept_once(boris: Caller, running: str) -> None:
    key = str(uuid4())
    found = at_once(*(lambda: bring(boris, running, "current_map", key=key) for _ in "123"))
    assert [each.status_code for each in found] == [201] * 3
    assert len({each.get_data() for each in found}) == 1
    assert len(project(boris, running)["files"]) == 1


def test_a_step_that_is_asked_again_is_taken_once(boris: Caller, anna: Caller, running: str) -> None:
    bring(boris, running, "current_map")
    bring(boris, running, "problem_table")
    key = str(uuid4())

    def step() -> Any:
        return boris.post(f"projects/{running}/complete-stage", key=key, comment="Готово")

    first, before = step(), version(boris, running)
    assert step() == first
    now = project(boris, running)
    assert (now["state"], version(boris, running)) == ("analysis", before), "the next stage is not completed with it"
    assert [each["step"] for each in now["transitions"]].count("complete_stage") == 1
    other = boris.post(f"projects/{running}/complete-stage", 422, key=key, comment="Иначе")
    assert other["type"] == "idempotency-mismatch"
    anna.post(f"projects/{running}/complete-stage", 404, key=key, comment="Готово")


def test_an_entry_that_is_sent_twice_at_the_same_moment_has_one_number(boris: Caller, office: Office) -> None:
    wanted, header = {"unit_id": office.land, "title": "Справки"}, {"Idempotency-Key": str(uuid4())}
    found = at_once(*(lambda: boris.http.post(f"{API}/projects", json=wanted, headers=header) for _ in "123"))
    assert [each.status_code for each in found] == [201] * 3
    assert [each["code"] for each in register(boris)] == ["LP-2026-001"]


@only_sqlite
def test_a_refused_step_may_be_asked_again_under_its_key(boris: Caller, running: str) -> None:
    key = str(uuid4())
    path = f"projects/{running}/complete-stage"
    assert boris.post(path, 409, key=key, comment="Готово")["missing"] == ["current_map"]
    bring(boris, running, "current_map")
    assert boris.post(path, key=key, comment="Готово")["project"]["state"] == "analysis"
