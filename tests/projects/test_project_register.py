"""The register: numbers of a year without gaps, every project that was ever entered, portfolios."""

from datetime import UTC, datetime
from typing import Any

import pytest

from board.projects.lifecycle import State
from tests.makers import Office
from tests.projects.asked import API, at_once, faults, led_to, only_sqlite, project, register
from tests.projects.conftest import Client, Time
from tests.tasks.callers import Caller


def enter(asking: Caller, office: Office, status: int = 201, **more: Any) -> Any:
    return asking.post("projects", status, **({"unit_id": office.land, "title": "Справки за три дня"} | more))


def test_numbers_count_up_from_one_in_each_year_of_the_organisation(boris: Caller, office: Office, time: Time) -> None:
    def code() -> str:
        return str(enter(boris, office)["project"]["code"])

    assert [code(), code()] == ["LP-2026-001", "LP-2026-002"]
    # In Novokuznetsk the year begins at 17:00 of the day before.
    time.at = datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC)
    assert code() == "LP-2026-003"
    time.at = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
    assert [code(), code()] == ["LP-2027-001", "LP-2027-002"]
    assert [each["code"] for each in register(boris)] == [
        "LP-2026-001", "LP-2026-002", "LP-2026-003", "LP-2027-001", "LP-2027-002",
    ]  # fmt: skip


def test_those_who_enter_at_the_same_moment_get_numbers_of_their_own_without_gaps(
    client: Client, office: Office, time: Time
) -> None:
    desks = [client(each) for each in (office.anna, office.boris, office.coordinator, office.admin)]
    wanted = {"unit_id": office.land, "title": "Очередь"}
    found = at_once(*(lambda desk=desk: desk.post(f"{API}/projects", json=wanted) for desk in desks for _ in "12"))
    assert [each.status_code for each in found] == [201] * 8
    assert sorted(each.get_json()["project"]["code"] for each in found) == [f"LP-2026-00{each}" for each in range(1, 9)]


@only_sqlite
def test_what_was_refused_or_taken_back_leaves_no_gap(boris: Caller, office: Office) -> None:
    enter(boris, office)
    assert faults(enter(boris, office, 422, sector="astronomy")) == ["sector"]
    taken = enter(boris, office)
    boris.undo(taken)
    assert enter(boris, office)["project"]["code"] == taken["project"]["code"] == "LP-2026-002"
    assert [each["code"] for each in register(boris)] == ["LP-2026-001", "LP-2026-002"]


@only_sqlite
def test_every_project_is_in_the_register_whatever_has_become_of_it(vera: Caller, office: Office) -> None:
    states = [State.REJECTED, State.CANCELLED, State.SUSPENDED, State.IDEA, State.SUSTAINED, State.REGRESSED]
    made = [led_to(office, each) for each in states]
    lines = register(vera)
    assert [(each["id"], each["state"]) for each in lines] == list(zip(made, states, strict=True))
    for line in lines:
        whole = project(vera, line["id"])
        assert {name: whole[name] for name in line} == line, "a line says nothing else than the project does"


def test_what_happens_to_a_project_is_seen_in_the_register(boris: Caller, anna: Caller, office: Office) -> None:
    made = enter(boris, office, leader_id=office.boris)["project"]["id"]
    before = boris.get("projects")["version"]
    boris.patch(f"projects/{made}", title="Справки за день")
    anna.post(f"projects/{made}/reject", reason="Не ко времени")
    (line,) = register(boris)
    assert (line["title"], line["state"], line["ended_on"]) == ("Справки за день", "rejected", "2026-11-23")
    events = boris.get("rooms/projects:all/events", since=before)["events"]
    assert [(each["kind"], each["body"]["project"]["title"]) for each in events] == [
        ("project.changed", "Справки за день"),
        ("project.moved", "Справки за день"),
    ]


@pytest.mark.usefixtures("lists")
@only_sqlite
def test_a_passport_begins_with_a_leader_a_line_of_activity_and_a_tag_while_tags_are_in_force(
    boris: Caller, office: Office, time: Time
) -> None:
    time.at = datetime(2020, 3, 2, 5, 0, tzinfo=UTC)
    made = enter(boris, office)["project"]["id"]
    refused = boris.post(f"projects/{made}/start-passport", 409)
    assert (refused["type"], refused["missing"]) == ("incomplete", ["leader_id", "sector", "tags"])
    boris.patch(f"projects/{made}", leader_id=office.boris, sector="municipal_government", tags=["204-NG1"])
    found = boris.post(f"projects/{made}/start-passport")["project"]
    assert (found["state"], found["passport_version"]) == ("passport_draft", 1)
    time.at = datetime(2025, 1, 1, 5, 0, tzinfo=UTC)
    later = enter(boris, office, leader_id=office.boris, sector="transport")["project"]["id"]
    assert boris.post(f"projects/{later}/start-passport")["project"]["tags"] == []


@only_sqlite
def test_an_entry_is_of_a_unit_in_which_one_works(
    boris: Caller, vera: Caller, coordinator: Caller, office: Office
) -> None:
    enter(vera, office, 404)
    enter(boris, office, 404, unit_id=office.archive)
    assert enter(coordinator, office)["project"]["unit_id"] == office.land
    assert len(register(boris)) == 1


@only_sqlite
def test_a_portfolio_groups_projects_and_says_nothing_twice(boris: Caller, coordinator: Caller, office: Office) -> None:
    boris.post("portfolios", 403, name="Услуги")
    made = coordinator.post("portfolios", 201, name="Услуги")["portfolio"]
    assert faults(coordinator.post("portfolios", 422, name="УСЛУГИ")) == ["name"]
    listed = enter(boris, office)["project"]["id"]
    boris.patch(f"projects/{listed}", portfolio_id=made["id"])
    assert register(boris)[0]["portfolio_id"] == made["id"]
    coordinator.put(f"portfolios/{made['id']}", name="Услуги района", closed=True)
    assert boris.get("projects")["portfolios"] == [{"id": made["id"], "name": "Услуги района", "closed": True}]
    assert faults(boris.patch(f"projects/{listed}", 422, portfolio_id="nosuch")) == ["portfolio_id"]
