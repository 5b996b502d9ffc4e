"""Replications: only of a pilot that is proven, with what can be taken over from it and nothing of what was its own."""

from typing import Any

import pytest

from board.live.change import change
from board.projects import access, queries
from board.projects.lifecycle import PROVEN, State
from tests.makers import NOON, Office, who
from tests.projects import life
from tests.projects.asked import GOAL, brought, faults, led_to, only_sqlite, project, register
from tests.tasks.callers import Caller

pytestmark = pytest.mark.usefixtures("lists")
NOT_PROVEN = [State.IDEA, State.SUSPENDED, State.CLOSING, State.REGRESSED, State.CANCELLED]


@pytest.fixture
def pilot(office: Office) -> str:
    """A pilot that was closed, and holds so far."""
    return led_to(office, State.STABILITY_MONITORING, kind="pilot")


def replicate(asking: Caller, pilot: str, unit_id: str, status: int = 201, **more: Any) -> Any:
    return asking.post(f"projects/{pilot}/replicate", status, unit_id=unit_id, **more)


def test_a_proven_pilot_is_taken_over_with_its_solution_and_nothing_of_its_own(
    boris: Caller, vera: Caller, office: Office, pilot: str
) -> None:
    brought(boris, pilot, "standard", b"%PDF-1.7 how it is done")
    brought(boris, pilot, "photo", life.PNG)
    before = project(boris, pilot)
    made = replicate(vera, pilot, office.archive, leader_id=office.vera)["project"]
    assert (made["code"], made["kind"], made["state"], made["unit_id"]) == (
        "LP-2026-002", "replication", "idea", office.archive,
    )  # fmt: skip
    assert (made["source_project_id"], made["leader"], made["author"]) == (pilot, "Вера Морозова", "Вера Морозова")
    assert (made["title"], made["sector"], made["tags"]) == (before["title"], before["sector"], before["tags"])
    for name in ("process", "start_event", "end_event"):
        assert made[name] == before[name]
        assert made[name]
    assert [each["text"] for each in made["action_list"]] == [each["text"] for each in before["action_list"]]
    for name in ("owner_id", "due", "original_due", "task_id", "evidence", "done_on"):
        assert {each[name] for each in made["action_list"]} == {None}, name
    assert {each["state"] for each in made["action_list"]} == {"planned"}
    assert sorted(each["role"] for each in made["files"]) == ["problem_table", "standard", "target_map"]
    # What was measured, agreed and reached in the pilot is the pilot's.
    assert {each["baseline"] for each in made["goal_list"]} == {None}
    assert (made["results"], made["effects"], made["checks"], made["versions"]) == ([], {}, [], [])
    assert (made["team"], made["rationale"], made["customer_unit_id"], made["customer_head_id"]) == ([], [], None, None)
    assert {day for each in made["stages"] for name, day in each.items() if name != "number"} == {None}
    assert (made["approved_on"], made["closed_on"], made["agreements"]) == (None, None, [])
    assert project(boris, pilot) == before, "the pilot stays as it is"


def test_what_is_copied_goes_its_own_way(boris: Caller, vera: Caller, office: Office, pilot: str) -> None:
    made = replicate(vera, pilot, office.archive)["project"]
    before = project(boris, pilot)
    copy = next(each for each in made["files"] if each["role"] == "target_map")
    assert copy["id"] not in {each["id"] for each in before["files"]}
    assert vera.http.get(f"/projects/{made['id']}/files/{copy['id']}").get_data() == life.PDF
    vera.delete(f"projects/{made['id']}/files/{copy['id']}")
    vera.patch(f"projects/{made['id']}/actions/{made['action_list'][0]['id']}", text="Иначе")
    vera.patch(f"projects/{made['id']}", process="Иначе")
    assert project(boris, pilot) == before


@only_sqlite
def test_only_a_pilot_that_is_closed_and_holds_is_replicated(coordinator: Caller, office: Office) -> None:
    for state in NOT_PROVEN:
        made = led_to(office, state, kind="pilot")
        assert faults(replicate(coordinator, made, office.archive, 422)) == ["source_project_id"], state
    other = led_to(office, State.SUSTAINED, kind="other")
    assert faults(replicate(coordinator, other, office.archive, 422)) == ["source_project_id"]
    assert len(register(coordinator)) == len(NOT_PROVEN) + 1, "none was entered"
    for state in PROVEN:
        replicate(coordinator, led_to(office, state, kind="pilot"), office.archive)


@only_sqlite
def test_the_tree_of_a_pilot_is_told_by_where_others_come_from(
    vera: Caller, boris: Caller, office: Office, pilot: str
) -> None:
    replicate(vera, pilot, office.archive, title="Справки в архиве")
    replicate(boris, pilot, office.land, title="Справки в земельном отделе")
    led_to(office, State.IDEA)
    tree = [each["title"] for each in register(boris) if each["source_project_id"] == pilot]
    assert tree == ["Справки в архиве", "Справки в земельном отделе"]


@only_sqlite
def test_it_is_entered_where_one_works(boris: Caller, office: Office, pilot: str) -> None:
    replicate(boris, pilot, office.archive, 404)
    replicate(boris, pilot, "nosuch", 404)
    replicate(boris, "nosuch", office.land, 404)
    assert len(register(boris)) == 1


@only_sqlite
def test_where_it_was_tried_out_elsewhere_is_said_in_words(boris: Caller, office: Office) -> None:
    wanted = {"unit_id": office.land, "title": "Как в Кемерове", "kind": "replication"}
    made = boris.post("projects", 201, **wanted, external_source="Кемерово, лин-проект 2020 года")["project"]
    assert (made["external_source"], made["source_project_id"]) == ("Кемерово, лин-проект 2020 года", None)
    for kind in ("pilot", "other"):
        refused = boris.post("projects", 422, **(wanted | {"kind": kind}), external_source="Кемерово")
        assert faults(refused) == ["source_project_id"], kind


@only_sqlite
def test_a_replication_is_not_submitted_without_its_source(boris: Caller, office: Office) -> None:
    made = led_to(office, State.PASSPORT_DRAFT, kind="replication")
    with change() as session:
        found = queries.project(session, made)
        access.hold_project(session, found)
        life.fill(session, office, found, by=who(session, office.boris), at=NOON)
    assert boris.post(f"projects/{made}/submit", 409)["missing"] == ["source"]
    boris.patch(f"projects/{made}", external_source="Кемерово")
    assert boris.post(f"projects/{made}/submit")["project"]["state"] == "passport_review"


@only_sqlite
def test_a_replication_measures_its_own_current_values(vera: Caller, office: Office, pilot: str) -> None:
    made = replicate(vera, pilot, office.archive, leader_id=office.vera)["project"]
    vera.post(f"projects/{made['id']}/start-passport")
    assert "goal_values" in project(vera, made["id"])["missing"]["submit"]
    goal = {name: made["goal_list"][0][name] for name in GOAL} | {"baseline": 20.0}
    vera.patch(f"projects/{made['id']}", goals=[goal])
    assert "goal_values" not in project(vera, made["id"])["missing"]["submit"]
