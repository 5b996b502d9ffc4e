"""«УТВЕРЖДАЮ»: by the customer's head or deputy alone, with the password entered anew, once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import itsdangerous
import pytest
from werkzeug.test import TestResponse

from board.projects.lifecycle import State
from tests.makers import Office
from tests.people.browsers import PASSWORD, give_password
from tests.projects.asked import API, at_once, faults, led_to, only_sqlite, project, stage
from tests.projects.conftest import Client, Time
from tests.tasks.callers import Caller

pytestmark = pytest.mark.usefixtures("cheap_passwords")


@pytest.fixture
def submitted(office: Office) -> str:
    """A whole passport before the customer; everybody has a password."""
    for each in (office.anna, office.boris, office.vera, office.coordinator, office.admin, office.controller):
        give_password(each)
    return led_to(office, State.PASSPORT_REVIEW)


def proof(asking: Caller) -> str:
    return str(_prove(asking).get_json()["proof"])


def _prove(asking: Caller, password: str = PASSWORD) -> Any:
    return asking.http.post(f"{API}/me/proof", json={"password": password})


def approve(asking: Caller, made: str, status: int = 200, **more: Any) -> Any:
    return asking.post(f"projects/{made}/approve", status, **({"proof": proof(asking)} | more))


def _approving(asking: Caller, made: str) -> Callable[[], TestResponse]:
    """The proof is given already; what is left is the approval."""
    proved = proof(asking)
    return lambda: asking.http.post(f"{API}/projects/{made}/approve", json={"proof": proved})


def name_deputy(anna: Caller, office: Office, until: str) -> None:
    wanted = {"person_id": office.vera, "from_day": "2026-11-23", "until_day": until}
    anna.post(f"units/{office.land}/deputies", 201, **wanted)


def test_the_customers_head_approves_and_the_work_begins(anna: Caller, office: Office, submitted: str) -> None:
    found = approve(anna, submitted)["project"]
    assert (found["state"], found["approved_by"], found["approved_on"]) == (
        "mapping_current", "Анна Ковалёва", "2026-11-23",
    )  # fmt: skip
    assert (stage(found, 1)["fact_end"], stage(found, 2)["fact_start"]) == ("2026-11-23", "2026-11-23")
    assert (found["versions"][0]["approved_by"], found["transitions"][-1]["step"]) == ("Анна Ковалёва", "approve")
    (task,) = anna.get(f"boards/{office.board}")["tasks"]
    assert (task["assignee_id"], task["due"], task["kind"]) == (
        office.boris, stage(found, 2)["plan_end"], "lean_project",
    )  # fmt: skip
    assert found["title"] in task["title"]
    assert task["column_id"] == office.columns["planned"]


@only_sqlite
def test_a_wrong_password_proves_nothing_and_after_five_tries_nobody_is_heard_for_a_while(
    anna: Caller, submitted: str, time: Time
) -> None:
    found = [_prove(anna, "не тот").status_code for _ in range(6)]
    assert found == [403] * 5 + [429]
    refused = _prove(anna)
    assert (refused.status_code, refused.get_json()["type"]) == (429, "too-many-tries")
    time.at += timedelta(seconds=refused.get_json()["retry_after"] + 1)
    assert approve(anna, submitted)["project"]["state"] == "mapping_current"


@only_sqlite
def test_no_other_proof_counts_than_ones_own_of_the_last_minutes(
    anna: Caller, boris: Caller, submitted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = project(anna, submitted)
    with monkeypatch.context() as past:
        real = itsdangerous.TimestampSigner.get_timestamp
        past.setattr(itsdangerous.TimestampSigner, "get_timestamp", lambda signer: real(signer) - 302)
        old = proof(anna)
    for wrong in (old, proof(boris), proof(anna)[:-1], PASSWORD, ""):
        refused = approve(anna, submitted, 403, proof=wrong)
        assert refused["type"] == "not-proved", wrong
    assert faults(anna.post(f"projects/{submitted}/approve", 422, proof=None)) == ["proof"]
    assert project(anna, submitted) == before


def test_nobody_else_approves_whatever_their_role(
    boris: Caller, vera: Caller, coordinator: Caller, admin: Caller, client: Client, office: Office, submitted: str
) -> None:
    before = project(boris, submitted)
    for asking in (boris, vera, coordinator, admin, Caller(client(office.controller))):
        assert approve(asking, submitted, 403)["type"] == "not-allowed"
    assert project(boris, submitted) == before


def test_who_stands_in_for_the_customers_head_approves_as_long_as_they_do(
    anna: Caller, vera: Caller, office: Office, submitted: str, time: Time
) -> None:
    name_deputy(anna, office, "2026-11-24")
    time.at += timedelta(days=2)
    assert approve(vera, submitted, 403)["type"] == "not-allowed"
    time.at -= timedelta(days=1)
    found = approve(vera, submitted)["project"]
    assert (found["approved_by"], found["state"]) == ("Вера Морозова", "mapping_current")


def test_of_two_who_approve_at_the_same_moment_one_takes_effect(
    anna: Caller, vera: Caller, office: Office, submitted: str
) -> None:
    name_deputy(anna, office, "2026-11-24")
    # The second unit has no board on which a stage would be put: nothing else holds the two apart.
    for made in (submitted, led_to(office, State.PASSPORT_REVIEW, unit_id=office.top)):
        found = at_once(*(_approving(asking, made) for asking in (anna, vera)))
        assert sorted(each.status_code for each in found) == [200, 409]
        now = project(anna, made)
        assert [each["step"] for each in now["transitions"]].count("approve") == 1
        winner = next(each for each in found if each.status_code == 200)
        assert now["approved_by"] == winner.get_json()["project"]["approved_by"]
    assert len(anna.get(f"boards/{office.board}")["tasks"]) == 1


@only_sqlite
def test_what_is_not_before_the_customer_is_not_approved(anna: Caller, office: Office, submitted: str) -> None:
    for state in (State.MAPPING_CURRENT, State.STABILITY_MONITORING, State.CANCELLED):
        assert approve(anna, led_to(office, state), 409)["type"] == "wrong-state"


@only_sqlite
def test_without_somebody_to_approve_it_a_passport_is_not_submitted(
    boris: Caller, anna: Caller, office: Office, submitted: str
) -> None:
    anna.post(f"projects/{submitted}/return", reason="Уточните")
    nobody: list[tuple[dict[str, Any], list[str]]] = [
        ({"customer_head_id": None, "customer_head": None, "customer_post": None}, ["customer_head", "customer_post"]),
        # A unit of the administration answers by an account: by a mere name nobody could approve.
        ({"customer_head": "Иванов И. И.", "customer_post": "Начальник"}, ["customer_head"]),
        ({"customer_unit_id": None, "customer": " "}, ["customer"]),
    ]
    for fields, missing in nobody:
        boris.patch(f"projects/{submitted}", **fields)
        refused = boris.post(f"projects/{submitted}/submit", 409)
        assert (refused["type"], refused["missing"]) == ("incomplete", missing), fields


@only_sqlite
def test_an_approval_does_not_outlive_a_return(anna: Caller, office: Office, submitted: str) -> None:
    made = led_to(office, State.PASSPORT_REVIEW, kind="pilot")
    assert approve(anna, made)["project"]["approved_by"] == "Анна Ковалёва"
    found = anna.post(f"projects/{made}/return", reason="Передумала")["project"]
    assert (found["approved_at"], found["approved_on"], found["versions"][0]["approved_by"]) == (None, None, None)
