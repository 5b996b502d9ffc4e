"""The work of a stage as a task: given with the approval, due when the stage ends, done with it, dropped with the project."""

from typing import Any

import pytest

from board.projects.lifecycle import State
from tests.makers import Office
from tests.people.browsers import PASSWORD, give_password
from tests.projects.asked import brought, led_to, stage
from tests.projects.measures import accept, add, column
from tests.tasks.callers import Caller

pytestmark = pytest.mark.usefixtures("cheap_passwords")


@pytest.fixture
def approved(anna: Caller, boris: Caller, office: Office) -> tuple[str, str]:
    """A project whose passport Анна has just approved, and the task of its second stage."""
    give_password(office.anna)
    made = led_to(office, State.PASSPORT_REVIEW)
    proof = anna.http.post("/api/v1/me/proof", json={"password": PASSWORD}).get_json()["proof"]
    anna.post(f"projects/{made}/approve", proof=proof)
    (task,) = tasks(boris, office)
    return made, task["id"]


def tasks(asking: Caller, office: Office) -> list[dict[str, Any]]:
    """What lies on the land board."""
    found: list[dict[str, Any]] = asking.get(f"boards/{office.board}")["tasks"]
    return found


def test_the_task_of_the_stage_is_due_when_the_stage_ends(
    boris: Caller, office: Office, approved: tuple[str, str]
) -> None:
    made, task_id = approved
    moved = boris.post(f"projects/{made}/shift", days=3, reason="Отпуск")["project"]
    assert boris.card(office.board, task_id)["due"] == stage(moved, 2)["plan_end"]
    plan = [{"number": 2, "plan_start": "2026-11-24", "plan_end": "2026-12-18"}]
    boris.put(f"projects/{made}/plan", stages=plan, reason="Отпуск")
    assert boris.card(office.board, task_id)["due"] == "2026-12-18"


def test_it_is_done_with_the_stage_and_in_work_again_when_that_is_taken_back(
    boris: Caller, office: Office, approved: tuple[str, str]
) -> None:
    made, task_id = approved
    before = column(boris, office, task_id)
    brought(boris, made, "current_map")
    answer = boris.post(f"projects/{made}/complete-stage", comment="Карта готова")
    assert column(boris, office, task_id) == "done"
    boris.undo(answer)
    assert column(boris, office, task_id) == before


def test_what_was_still_to_be_done_leaves_the_boards_with_the_project(
    anna: Caller, boris: Caller, office: Office, approved: tuple[str, str]
) -> None:
    made, task_id = approved
    other = led_to(office, State.PLANNING)
    add(boris, other, owner_id=office.boris, due="2026-12-11")
    accept(boris, anna, other)
    assert len(tasks(boris, office)) == 2
    ended = anna.post(f"projects/{other}/cancel", reason="Услугу передали в МФЦ")
    action = ended["project"]["action_list"][0]
    assert (action["state"], action["why_not"]) == ("cancelled", "Услугу передали в МФЦ")
    assert [each["id"] for each in tasks(boris, office)] == [task_id]
    anna.undo(ended)
    assert len(tasks(boris, office)) == 2
    anna.post(f"projects/{made}/cancel", reason="Не нужен")
    assert [each["title"] for each in tasks(boris, office)] == [action["text"]]
