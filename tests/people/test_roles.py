"""Roles: who gives them, that an administrator remains, and that a withdrawn right ends at once."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlmodel import Session

from board import clock
from board.people import commands, queries
from board.people.models import Role
from tests.makers import Office, make_task, who
from tests.people.at_once import at_once
from tests.people.browsers import Browser, give_password
from tests.people.test_units import directory, faults

Browsers = Callable[..., Browser]
Client = Callable[[str], FlaskClient]


@pytest.fixture
def admin(client: Client, office: Office) -> FlaskClient:
    """The administrator's client."""
    return client(office.admin)


@pytest.fixture
def boris(new_browser: Browsers, office: Office) -> Browser:
    """Борис's browser, signed in."""
    made = new_browser()
    made.sign_in(give_password(office.boris))
    assert made.is_signed_in
    return made


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [("POST", "/disable", None), *(("PATCH", "", {"role": role.value}) for role in Role if role is not Role.ADMIN)],
)
def test_the_last_administrator_remains_one(
    admin: FlaskClient, office: Office, method: str, path: str, body: Any
) -> None:
    before = directory(admin)
    answer = admin.open(f"/api/v1/people/{office.admin}{path}", method=method, json=body)
    assert (answer.status_code, answer.get_json()["type"]) == (409, "refused")
    assert directory(admin) == before


def test_the_last_administrator_may_change_everything_else(admin: FlaskClient, office: Office) -> None:
    wanted = {"name": "Глеб Иванов", "unit_id": office.land, "role": "admin"}
    assert admin.patch(f"/api/v1/people/{office.admin}", json=wanted).status_code == 200


def test_an_administrator_with_a_closed_account_does_not_count(admin: FlaskClient, office: Office) -> None:
    become(admin, office.vera, "admin")
    admin.post(f"/api/v1/people/{office.vera}/disable")
    assert admin.post(f"/api/v1/people/{office.admin}/disable").status_code == 409


def test_whoever_gives_the_role_away_has_it_no_longer(admin: FlaskClient, client: Client, office: Office) -> None:
    become(admin, office.vera, "admin")
    assert become(admin, office.admin, "specialist") == 200
    assert become(admin, office.admin, "admin") == 403
    assert become(client(office.vera), office.vera, "specialist") == 409


def test_of_two_administrators_who_dismiss_each_other_at_the_same_moment_one_remains(
    admin: FlaskClient, office: Office
) -> None:
    become(admin, office.vera, "admin")

    def dismisses(whom: str, by: str) -> Callable[[Session], str]:
        def act(session: Session) -> str:
            person = queries.person(session, whom)
            commands.give_role(session, person, Role.SPECIALIST, by=who(session, by), at=clock.now())
            return "dismissed"

        return act

    found = at_once(dismisses(office.admin, office.vera), dismisses(office.vera, office.admin))
    assert found == ("dismissed", "refused")


def test_an_unknown_role_is_refused(admin: FlaskClient, office: Office) -> None:
    answer = admin.patch(f"/api/v1/people/{office.boris}", json={"role": "screen"})
    assert (answer.status_code, faults(answer.get_json())) == (422, [("role", "literal_error")])


def test_nobody_but_an_administrator_gives_roles_not_even_to_themselves(client: Client, office: Office) -> None:
    for person in (office.boris, office.anna, office.coordinator, office.controller, office.leader):
        assert become(client(person), person, "admin") == 403


def test_another_role_ends_every_sign_in_at_once(admin: FlaskClient, boris: Browser, office: Office) -> None:
    become(admin, office.boris, "unit_head")
    assert not boris.is_signed_in


def test_another_unit_ends_every_sign_in_at_once(admin: FlaskClient, boris: Browser, office: Office) -> None:
    admin.patch(f"/api/v1/people/{office.boris}", json={"unit_id": office.archive})
    assert not boris.is_signed_in


def test_a_closed_account_ends_every_sign_in_at_once(admin: FlaskClient, boris: Browser, office: Office) -> None:
    admin.post(f"/api/v1/people/{office.boris}/disable")
    assert not boris.is_signed_in
    assert boris.call("POST", f"/api/v1/boards/{office.board}/tasks", {"title": "Поздно"}).status_code == 401


def test_another_name_or_the_same_role_ends_no_sign_in(admin: FlaskClient, boris: Browser, office: Office) -> None:
    admin.patch(f"/api/v1/people/{office.boris}", json={"name": "Борис Соколов", "role": "specialist", "post": "x"})
    assert boris.is_signed_in


def test_what_happens_to_one_ends_nobody_elses_sign_in(admin: FlaskClient, boris: Browser, office: Office) -> None:
    become(admin, office.vera, "unit_head")
    admin.post(f"/api/v1/people/{office.vera}/disable")
    assert boris.is_signed_in


def test_a_key_has_the_rights_of_the_new_role_at_once(admin: FlaskClient, client: Client, office: Office) -> None:
    key, limit = client(office.boris), f"/api/v1/boards/{office.board}"
    assert key.patch(limit, json={"hard_limits": True}).status_code == 403
    become(admin, office.boris, "unit_head")
    assert key.patch(limit, json={"hard_limits": True}).status_code == 200
    become(admin, office.boris, "leadership")
    assert key.patch(limit, json={"hard_limits": False}).status_code == 403


def test_a_key_loses_the_old_unit_at_once(admin: FlaskClient, client: Client, office: Office) -> None:
    key, task = client(office.boris), make_task(office)
    assert key.get(f"/api/v1/tasks/{task}").status_code == 200
    admin.patch(f"/api/v1/people/{office.boris}", json={"unit_id": office.archive})
    assert key.get(f"/api/v1/tasks/{task}").status_code == 404
    assert key.get(f"/api/v1/boards/{office.other_board}").status_code == 200


def test_a_key_of_a_closed_account_ends_and_stays_so_when_it_is_opened_again(
    admin: FlaskClient, client: Client, office: Office
) -> None:
    key = client(office.boris)
    admin.post(f"/api/v1/people/{office.boris}/disable")
    assert key.get("/api/v1/me").status_code == 401
    admin.post(f"/api/v1/people/{office.boris}/enable")
    assert key.get("/api/v1/me").status_code == 401
    assert client(office.boris).get("/api/v1/me").status_code == 200


def become(client: FlaskClient, person_id: str, role: str) -> int:
    """Ask to give somebody a role; the status of the answer."""
    return client.patch(f"/api/v1/people/{person_id}", json={"role": role}).status_code
