"""Accounts in the directory: made, changed, closed and opened."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.makers import Office
from tests.people.browsers import Browser, email_of, give_password
from tests.people.test_units import directory, events, faults, version

Browsers = Callable[..., Browser]
Client = Callable[[str], FlaskClient]
NINA = {
    "name": "Нина Соколова",
    "email": "Nina.Sokolova@Example.org",
    "role": "specialist",
    "post": "главный специалист",
}


@pytest.fixture
def admin(client: Client, office: Office) -> FlaskClient:
    """The administrator's client."""
    return client(office.admin)


def test_a_new_person_stands_in_the_directory_and_is_told(admin: FlaskClient, office: Office) -> None:
    before = version()
    answer = admin.post("/api/v1/people", json={**NINA, "unit_id": office.land})
    assert answer.status_code == 201
    person = answer.get_json()["person"]
    assert person == {
        **NINA,
        "email": "nina.sokolova@example.org",
        "id": person["id"],
        "unit_id": office.land,
        "active": True,
    }
    assert person in directory(admin)["people"]
    assert [(event["kind"], event["body"]) for event in events(admin, before)] == [("person.added", {"person": person})]


def test_a_new_person_works_on_the_boards_of_the_unit(admin: FlaskClient, office: Office) -> None:
    nina = admin.post("/api/v1/people", json={**NINA, "unit_id": office.land}).get_json()["person"]["id"]
    assert member(admin, office.board, nina)["active"]
    assert member(admin, office.other_board, nina) == {}


def test_a_new_person_cannot_sign_in_without_a_link(admin: FlaskClient, new_browser: Browsers) -> None:
    admin.post("/api/v1/people", json=NINA)
    assert new_browser().sign_in(NINA["email"], "").status_code == 401


@pytest.mark.parametrize("write", [str, str.upper, lambda email: f" {email}"], ids=["same", "capitals", "space"])
def test_an_address_belongs_to_one_account(admin: FlaskClient, office: Office, write: Callable[[str], str]) -> None:
    before = version()
    answer = admin.post("/api/v1/people", json={**NINA, "email": write(email_of(office.boris))})
    assert (answer.status_code, faults(answer.get_json())) == (422, [("email", "used")])
    answer = admin.patch(f"/api/v1/people/{office.vera}", json={"email": write(email_of(office.boris))})
    assert (answer.status_code, faults(answer.get_json())) == (422, [("email", "used")])
    assert version() == before


def test_the_address_of_a_closed_account_stays_its_own(admin: FlaskClient, office: Office) -> None:
    admin.post(f"/api/v1/people/{office.boris}/disable")
    answer = admin.post("/api/v1/people", json={**NINA, "email": email_of(office.boris)})
    assert faults(answer.get_json()) == [("email", "used")]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"email": "nina"}, ("email", "own")),
        ({"email": "nina@"}, ("email", "own")),
        ({"email": "ni na@example.org"}, ("email", "own")),
        ({"email": "x" * 250 + "@example.org"}, ("email", "string_too_long")),
        ({"name": "  "}, ("name", "empty")),
        ({"name": "Нина\u0007"}, ("name", "control_character")),
        ({"role": "director"}, ("role", "literal_error")),
        ({"unit_id": "nosuchunit"}, ("unit_id", "unknown")),
        ({"password_hash": "x"}, ("password_hash", "extra_forbidden")),
        ({"disabled_at": None}, ("disabled_at", "extra_forbidden")),
    ],
)
def test_what_is_no_account_is_refused_by_the_field(
    admin: FlaskClient, fields: dict[str, Any], fault: tuple[str, str]
) -> None:
    before = version()
    answer = admin.post("/api/v1/people", json={**NINA, **fields})
    assert (answer.status_code, faults(answer.get_json())) == (422, [fault])
    assert version() == before


def test_another_name_is_told_in_the_directory_and_on_the_boards(admin: FlaskClient, office: Office) -> None:
    before = version()
    answer = admin.patch(f"/api/v1/people/{office.boris}", json={"name": "Борис Соколов", "post": "ведущий специалист"})
    person = answer.get_json()["person"]
    assert (person["name"], person["post"]) == ("Борис Соколов", "ведущий специалист")
    assert [event["body"] for event in events(admin, before)] == [{"person": person, "successor_id": None}]
    assert member(admin, office.board, office.boris)["name"] == "Борис Соколов"


def test_another_address_is_the_one_to_sign_in_with(admin: FlaskClient, office: Office, new_browser: Browsers) -> None:
    old = give_password(office.boris)
    admin.patch(f"/api/v1/people/{office.boris}", json={"email": "B.Lapin@example.org"})
    assert new_browser().sign_in("b.lapin@example.org").status_code == 302
    assert new_browser().sign_in(old).status_code == 401


def test_a_change_that_changes_nothing_is_not_told(admin: FlaskClient, office: Office) -> None:
    before = version()
    for fields in (
        {},
        {"name": "Борис Лапин"},
        {"role": "specialist"},
        {"unit_id": office.land},
        {"email": email_of(office.boris)},
    ):
        assert admin.patch(f"/api/v1/people/{office.boris}", json=fields).status_code == 200
    assert version() == before


def test_a_change_is_made_whole_or_not_at_all(admin: FlaskClient, office: Office) -> None:
    before = directory(admin)
    wanted = {"name": "Борис Соколов", "role": "unit_head", "unit_id": "nosuchunit"}
    assert admin.patch(f"/api/v1/people/{office.boris}", json=wanted).status_code == 422
    assert directory(admin) == before


def test_a_closed_account_is_shown_as_closed_and_leaves_the_boards(admin: FlaskClient, office: Office) -> None:
    before = version()
    person = admin.post(f"/api/v1/people/{office.boris}/disable").get_json()["person"]
    assert not person["active"]
    assert [event["kind"] for event in events(admin, before)] == ["person.changed"]
    assert not member(admin, office.board, office.boris)["active"]


def test_closing_twice_is_told_once(admin: FlaskClient, office: Office) -> None:
    admin.post(f"/api/v1/people/{office.boris}/disable")
    before = version()
    assert admin.post(f"/api/v1/people/{office.boris}/disable").status_code == 200
    assert version() == before


def test_an_account_that_is_opened_again_comes_back_to_its_boards_and_password(
    admin: FlaskClient, office: Office, new_browser: Browsers
) -> None:
    email = give_password(office.boris)
    admin.post(f"/api/v1/people/{office.boris}/disable")
    assert new_browser().sign_in(email).status_code == 401
    person = admin.post(f"/api/v1/people/{office.boris}/enable").get_json()["person"]
    assert person["active"]
    assert member(admin, office.board, office.boris)["active"]
    assert new_browser().sign_in(email).status_code == 302


def test_opening_an_open_account_is_not_told(admin: FlaskClient, office: Office) -> None:
    before = version()
    assert admin.post(f"/api/v1/people/{office.boris}/enable").status_code == 200
    assert version() == before


def test_somebody_who_moves_leaves_one_board_and_joins_another(admin: FlaskClient, office: Office) -> None:
    admin.patch(f"/api/v1/people/{office.boris}", json={"unit_id": office.archive})
    assert not member(admin, office.board, office.boris)["active"]
    assert member(admin, office.other_board, office.boris)["active"]


def test_the_directory_never_shows_what_proves_who_somebody_is(admin: FlaskClient, office: Office) -> None:
    give_password(office.boris)
    shown = {key for person in directory(admin)["people"] for key in person}
    assert shown == {"id", "name", "email", "post", "role", "unit_id", "active"}


def test_everybody_sees_their_own_account(client: Client, office: Office) -> None:
    assert client(office.boris).get("/api/v1/me").get_json() == {
        "id": office.boris,
        "name": "Борис Лапин",
        "email": email_of(office.boris),
        "role": "specialist",
        "unit": {"id": office.land, "name": "Земельный отдел"},
    }


def test_somebody_without_a_unit_has_none(admin: FlaskClient, client: Client) -> None:
    nina = admin.post("/api/v1/people", json=NINA).get_json()["person"]["id"]
    assert client(nina).get("/api/v1/me").get_json()["unit"] is None
    assert client(nina).get("/api/v1/boards").get_json() == {"items": [], "next_cursor": None}


def member(admin: FlaskClient, board_id: str, person_id: str) -> dict[str, Any]:
    """How a board shows somebody; empty where they never were on it."""
    people = admin.get(f"/api/v1/boards/{board_id}").get_json()["people"]
    return next((person for person in people if person["id"] == person_id), {})
