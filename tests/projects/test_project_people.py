"""People come and go: who leads, approves or does something is replaced by the successor; a new name is followed."""

import pytest

from board.live.change import change
from board.people.models import Unit
from board.projects import jobs
from board.projects.lifecycle import State
from tests.makers import Office, make_person
from tests.people.browsers import PASSWORD, give_password
from tests.projects.asked import led_to, only_sqlite, project, register
from tests.projects.conftest import Client
from tests.tasks.callers import Caller


@pytest.fixture
def roman(office: Office) -> str:
    """Somebody else in the land unit; their id."""
    with change() as session:
        return make_person(session, "Роман Фомин", "unit_head", session.get_one(Unit, office.land)).id


def leaves(admin: Caller, person_id: str, successor_id: str | None = None) -> None:
    admin.post(f"people/{person_id}/disable", successor_id=successor_id)


def test_who_leads_and_leaves_is_followed_by_the_successor(
    admin: Caller, anna: Caller, client: Client, office: Office, roman: str
) -> None:
    going, over = led_to(office, State.IMPLEMENTATION), led_to(office, State.SUSTAINED)
    before = project(anna, going)
    leaves(admin, office.boris, roman)
    for made in (going, over):
        now = project(anna, made)
        assert (now["leader_id"], now["leader"]) == (roman, "Роман Фомин")
    assert [each["leader"] for each in register(anna)] == ["Роман Фомин"] * 2
    now = project(anna, going)
    assert now["transitions"] == before["transitions"], "history keeps the name"
    assert now["versions"] == before["versions"]
    wanted = {"text": "Дальше веду я", "owner_id": roman}
    Caller(client(roman)).post(f"projects/{going}/actions", 201, **wanted)


@pytest.mark.usefixtures("cheap_passwords")
def test_who_approves_and_leaves_is_followed_by_the_successor(
    admin: Caller, client: Client, office: Office, roman: str
) -> None:
    made = led_to(office, State.PASSPORT_REVIEW)
    leaves(admin, office.anna, roman)
    head = Caller(client(roman))
    now = project(head, made)
    assert (now["customer_head_id"], now["customer_head"]) == (roman, "Роман Фомин")
    give_password(roman)
    proof = head.http.post("/api/v1/me/proof", json={"password": PASSWORD}).get_json()["proof"]
    assert head.post(f"projects/{made}/approve", proof=proof)["project"]["approved_by"] == "Роман Фомин"


def test_where_nobody_follows_the_project_has_no_leader_and_its_customer_stays_one_of_ours(
    admin: Caller, vera: Caller, coordinator: Caller, office: Office
) -> None:
    made = led_to(office, State.PASSPORT_REVIEW)
    leaves(admin, office.boris)
    leaves(admin, office.anna)
    now = project(vera, made)
    assert (now["leader_id"], now["leader"]) == (None, None)
    assert (now["customer_head_id"], now["customer_head"]) == (office.anna, "Анна Ковалёва")
    coordinator.post(f"projects/{made}/return", reason="Заказчик ушёл")
    coordinator.patch(f"projects/{made}", leader_id=office.vera, customer_head_id=office.coordinator)
    assert coordinator.post(f"projects/{made}/submit")["project"]["state"] == "passport_review"


@only_sqlite
def test_another_name_is_followed_and_history_keeps_the_old_one(admin: Caller, vera: Caller, office: Office) -> None:
    made = led_to(office, State.MAPPING_CURRENT)
    admin.patch(f"people/{office.boris}", name="Борис Лапин-Орлов")
    admin.patch(f"people/{office.anna}", name="Анна Соколова")
    now = project(vera, made)
    assert (now["leader"], now["customer_head"]) == ("Борис Лапин-Орлов", "Анна Соколова")
    assert (now["approved_by"], now["versions"][0]["approved_by"]) == ("Анна Ковалёва", "Анна Ковалёва")
    assert {each["by"] for each in now["transitions"]} == {"Борис Лапин", "Анна Ковалёва"}


@only_sqlite
def test_who_goes_to_another_unit_hands_over_what_they_lead(admin: Caller, anna: Caller, office: Office) -> None:
    made = led_to(office, State.MAPPING_CURRENT)
    admin.patch(f"people/{office.boris}", unit_id=office.archive, successor_id=office.anna)
    assert project(anna, made)["leader_id"] == office.anna


def test_measures_that_are_no_tasks_yet_are_handed_over_too(
    admin: Caller, anna: Caller, office: Office, roman: str
) -> None:
    made = led_to(office, State.PLANNING)
    for owner, text in ((office.boris, "Мера Бориса"), (office.anna, "Мера Анны"), (office.boris, "Не нужна")):
        anna.post(f"projects/{made}/actions", 201, text=text, owner_id=owner, due="2026-12-11")
    dropped = project(anna, made)["action_list"][2]["id"]
    anna.post(f"projects/{made}/actions/{dropped}/cancel", reason="Не решаем")
    leaves(admin, office.boris, roman)
    owners = [(each["owner_id"], each["owner"]) for each in project(anna, made)["action_list"]]
    assert owners == [
        (roman, "Роман Фомин"),
        (office.anna, "Анна Ковалёва"),
        (office.boris, "Борис Лапин"),
    ], "what is over stays history"
    admin.patch(f"people/{roman}", name="Роман Белов")
    assert project(anna, made)["action_list"][0]["owner"] == "Роман Белов"


@only_sqlite
def test_measures_that_are_tasks_go_with_their_tasks(
    admin: Caller, anna: Caller, boris: Caller, office: Office
) -> None:
    made = led_to(office, State.PLANNING)
    boris.post(f"projects/{made}/actions", 201, text="Мера", owner_id=office.boris, due="2026-12-11")
    boris.post(f"projects/{made}/complete-stage", comment="Защищаем")
    (action,) = anna.post(f"projects/{made}/accept", comment="Принят")["project"]["action_list"]
    leaves(admin, office.boris, office.anna)
    jobs.follow_actions()
    assert project(anna, made)["action_list"][0]["owner_id"] == office.anna
    assert anna.card(office.board, action["task_id"])["assignee_id"] == office.anna
