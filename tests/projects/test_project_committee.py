"""Pilots wait for the regional committee; of a customer outside of the administration the signed paper is recorded."""

from datetime import date, timedelta
from typing import Any

import pytest

from board import database
from board.people.viewers import Terms
from board.projects import measured
from board.projects.lifecycle import State
from tests.makers import Office
from tests.people.browsers import PASSWORD, give_password
from tests.projects.asked import bring, brought, faults, led_to, only_sqlite, project, stage
from tests.projects.conftest import Time
from tests.tasks.callers import Caller

pytestmark = pytest.mark.usefixtures("cheap_passwords")
DAY = timedelta(days=1)


@pytest.fixture
def pilot(office: Office) -> str:
    """A pilot's passport before the customer, who has a password, as the coordinator has."""
    for each in (office.anna, office.boris, office.coordinator):
        give_password(each)
    return led_to(office, State.PASSPORT_REVIEW, kind="pilot")


@pytest.fixture
def outside(office: Office, boris: Caller, pilot: str, anna: Caller) -> str:
    """A passport before a customer outside, of whom only the name is known."""
    made = led_to(office, State.PASSPORT_REVIEW)
    anna.post(f"projects/{made}/return", reason="Заказчик другой")
    ours = {"customer_unit_id": None, "customer_head_id": None}
    theirs = {"customer": "Совет ветеранов", "customer_head": "Иванов И. И.", "customer_post": "Председатель"}
    someone: dict[str, Any] = ours | theirs
    boris.patch(f"projects/{made}", **someone)
    boris.post(f"projects/{made}/submit")
    return made


def approve(asking: Caller, made: str, status: int = 200, **more: Any) -> Any:
    proof = asking.http.post("/api/v1/me/proof", json={"password": PASSWORD}).get_json()["proof"]
    return asking.post(f"projects/{made}/approve", status, proof=proof, **more)


def send(asking: Caller, made: str, status: int = 201, *, on: str = "2026-11-23", letter: str = "12-исх") -> Any:
    return asking.post(f"projects/{made}/agreements", status, sent_on=on, letter=letter)


def hear(asking: Caller, made: str, status: int = 200, place: int = -1, **said: Any) -> Any:
    sent = project(asking, made)["agreements"][place]["id"]
    return asking.post(f"projects/{made}/agreements/{sent}/answer", status, **({"answered_on": "2026-11-23"} | said))


def test_a_pilot_begins_when_both_have_agreed_on_the_later_of_the_two_days(
    anna: Caller, boris: Caller, pilot: str, time: Time
) -> None:
    send(boris, pilot)
    time.at += 2 * DAY
    waiting = approve(anna, pilot)["project"]
    assert (waiting["state"], waiting["approved_on"]) == ("passport_review", "2026-11-25")
    assert waiting["missing"]["approve"] == ["agreement"]
    assert approve(anna, pilot, 409)["type"] == "wrong-state", "approved already"
    time.at += 2 * DAY
    begun = hear(boris, pilot, answered_on="2026-11-26", agreed=True, letter="7-вх")["project"]
    assert (begun["state"], stage(begun, 1)["fact_end"]) == ("mapping_current", "2026-11-26")
    assert (begun["approved_on"], stage(begun, 2)["fact_start"]) == ("2026-11-26", "2026-11-26")
    assert begun["approved_by"] == "Анна Ковалёва"


@only_sqlite
def test_where_the_committee_was_first_the_day_is_the_customers(
    anna: Caller, boris: Caller, pilot: str, time: Time
) -> None:
    send(boris, pilot)
    assert hear(boris, pilot, agreed=True)["project"]["state"] == "passport_review"
    time.at += 3 * DAY
    begun = approve(anna, pilot)["project"]
    assert (begun["state"], stage(begun, 1)["fact_end"]) == ("mapping_current", "2026-11-26")


def test_remarks_of_the_committee_are_kept_and_a_new_letter_follows(
    anna: Caller, boris: Caller, pilot: str, time: Time
) -> None:
    approve(anna, pilot)
    send(boris, pilot)
    assert send(boris, pilot, 409)["type"] == "wrong-state", "the first letter is not answered yet"
    heard = hear(boris, pilot, agreed=False, remarks="Уточните цель")["project"]
    assert (heard["state"], heard["agreements"][0]["agreed"]) == ("passport_review", False)
    assert heard["agreements"][0]["remarks"] == "Уточните цель"
    assert hear(boris, pilot, 409, agreed=True)["type"] == "wrong-state", "one answer to a letter"
    time.at += DAY
    send(boris, pilot, on="2026-11-24", letter="13-исх")
    begun = hear(boris, pilot, answered_on="2026-11-24", agreed=True)["project"]
    assert [each["agreed"] for each in begun["agreements"]] == [False, True]
    assert (begun["state"], stage(begun, 1)["fact_end"]) == ("mapping_current", "2026-11-24")


@only_sqlite
def test_letters_have_days_that_can_be(boris: Caller, pilot: str) -> None:
    assert faults(send(boris, pilot, 422, on="2026-11-24")) == ["sent_on"], "not in the future"
    send(boris, pilot)
    assert faults(hear(boris, pilot, 422, answered_on="2026-11-24", agreed=True)) == ["answered_on"]
    assert faults(hear(boris, pilot, 422, answered_on="2026-11-22", agreed=True)) == ["answered_on"]
    assert project(boris, pilot)["agreements"][0]["agreed"] is None
    assert boris.post(f"projects/{pilot}/agreements/nosuch/answer", 404, answered_on="2026-11-23", agreed=True)


@only_sqlite
def test_only_the_passports_of_pilots_go_to_the_committee(anna: Caller, boris: Caller, office: Office) -> None:
    other = led_to(office, State.PASSPORT_REVIEW)
    assert send(boris, other, 409)["type"] == "wrong-state"
    draft = led_to(office, State.PASSPORT_DRAFT, kind="pilot")
    assert send(boris, draft, 409)["type"] == "wrong-state"


def test_of_a_customer_outside_the_coordinator_records_the_signed_paper_with_its_day(
    coordinator: Caller, boris: Caller, outside: str, time: Time
) -> None:
    time.at += 3 * DAY
    assert faults(approve(coordinator, outside, 422)) == ["signed_on"]
    assert faults(approve(coordinator, outside, 422, signed_on="2026-11-27")) == ["signed_on"], "not in the future"
    refused = approve(coordinator, outside, 409, signed_on="2026-11-25")
    assert (refused["type"], refused["missing"]) == ("incomplete", ["approval_file"])
    brought(boris, outside, "approval")
    found = approve(coordinator, outside, signed_on="2026-11-25")["project"]
    assert (found["state"], found["approved_by"]) == ("mapping_current", "Иванов И. И.")
    assert (found["approved_on"], stage(found, 1)["fact_end"]) == ("2026-11-25", "2026-11-25")


@only_sqlite
def test_of_a_customer_outside_nobody_else_records_it(
    anna: Caller, boris: Caller, coordinator: Caller, outside: str
) -> None:
    assert bring(boris, outside, "approval").status_code == 201
    for asking in (boris, anna):
        assert approve(asking, outside, 403, signed_on="2026-11-23")["type"] == "not-allowed"
    assert approve(coordinator, outside, signed_on="2026-11-23")["project"]["state"] == "mapping_current"


@only_sqlite
def test_the_day_on_paper_does_not_count_where_the_customer_approves_in_the_program(
    anna: Caller, office: Office, pilot: str
) -> None:
    made = led_to(office, State.PASSPORT_REVIEW)
    assert approve(anna, made, signed_on="2026-10-01")["project"]["approved_on"] == "2026-11-23"


def test_what_was_agreed_is_one_version_and_another_one_is_agreed_anew(
    anna: Caller, boris: Caller, pilot: str, time: Time
) -> None:
    send(boris, pilot)
    hear(boris, pilot, agreed=True)
    anna.post(f"projects/{pilot}/return", reason="Уточните процесс")
    boris.patch(f"projects/{pilot}", process="Выдача справки через портал")
    assert boris.post(f"projects/{pilot}/submit")["project"]["passport_version"] == 2
    assert approve(anna, pilot)["project"]["state"] == "passport_review"
    time.at += 2 * DAY
    send(boris, pilot, letter="14-исх")
    found = hear(boris, pilot, agreed=True, answered_on="2026-11-25")["project"]
    assert (found["state"], [each["version"] for each in found["agreements"]]) == ("mapping_current", [1, 2])
    with database.reading() as session:
        (facts,) = measured.projects(session, Terms.zone)
    assert facts.agreed_on == date(2026, 11, 25)


def test_a_letter_about_an_earlier_version_holds_no_other_up(anna: Caller, boris: Caller, pilot: str) -> None:
    send(boris, pilot)
    anna.post(f"projects/{pilot}/return", reason="Уточните процесс")
    boris.patch(f"projects/{pilot}", process="Выдача справки через портал")
    boris.post(f"projects/{pilot}/submit")
    assert send(boris, pilot, letter="14-исх")["project"]["agreements"][-1]["version"] == 2


def test_an_answer_that_comes_after_the_end_is_noted(anna: Caller, boris: Caller, pilot: str) -> None:
    send(boris, pilot)
    approve(anna, pilot)
    anna.post(f"projects/{pilot}/cancel", reason="Услугу передали")
    found = hear(boris, pilot, agreed=True)["project"]
    assert (found["state"], found["agreements"][0]["agreed"]) == ("cancelled", True)


def test_the_paper_by_which_a_customer_outside_has_approved_stays(
    boris: Caller, coordinator: Caller, outside: str
) -> None:
    paper = brought(boris, outside, "approval")
    approve(coordinator, outside, signed_on="2026-11-20")
    assert boris.delete(f"projects/{outside}/files/{paper}", 409)["type"] == "wrong-state"


def test_no_other_project_becomes_a_pilot_after_its_approval(boris: Caller, office: Office) -> None:
    made = led_to(office, State.MAPPING_CURRENT)
    assert boris.patch(f"projects/{made}", 409, kind="pilot", reason="Так решили")["type"] == "wrong-state"
    boris.patch(f"projects/{made}", kind="replication", external_source="Опыт Казани", reason="Так решили")
