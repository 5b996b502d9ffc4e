"""A unit that is no longer there is closed; nothing that was done in it is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from board.live import followers
from tests.makers import Office, make_task
from tests.people.test_units import directory, faults, version
from tests.tasks.callers import Caller

Client = Callable[[str], FlaskClient]


@pytest.fixture
def admin(client: Client, office: Office) -> Caller:
    """Глеб, the administrator."""
    return Caller(client(office.admin))


def empty(admin: Caller, **fields: str) -> str:
    """A unit in which nobody works."""
    wanted: dict[str, Any] = {"name": "Сектор торгов", "short_name": "Торги", **fields}
    found: str = admin.post("units", 201, **wanted)["unit"]["id"]
    return found


def leave(admin: Caller, office: Office) -> None:
    """Let everybody leave the land unit for the archive."""
    for person in (office.anna, office.boris):
        admin.patch(f"people/{person}", unit_id=office.archive)


def test_a_closed_unit_is_told_and_stays_in_the_directory(admin: Caller) -> None:
    unit, before = empty(admin), version()
    closed = admin.post(f"units/{unit}/close")["unit"]
    assert closed["closed"]
    (event,) = admin.get("rooms/people:all/events", since=before)["events"]
    assert (event["kind"], event["body"]) == ("unit.changed", {"unit": closed})
    assert closed in directory(admin.http)["units"]
    admin.post(f"units/{unit}/close")
    assert version() == before + 1


def test_a_unit_with_people_stays_and_says_how_many(admin: Caller, office: Office) -> None:
    before = version()
    refused = admin.post(f"units/{office.land}/close", 409)
    assert refused["detail"].startswith("Здесь ещё работают люди: 2.")
    assert version() == before


def test_a_unit_to_which_others_belong_stays(admin: Caller) -> None:
    unit = empty(admin)
    below = empty(admin, name="Сектор аренды", parent_id=unit)
    admin.post(f"units/{unit}/close", 409)
    admin.post(f"units/{below}/close")
    admin.post(f"units/{unit}/close")
    assert "откройте" in admin.post(f"units/{below}/reopen", 409)["detail"]
    admin.post(f"units/{unit}/reopen")
    assert not admin.post(f"units/{below}/reopen")["unit"]["closed"]


def test_its_boards_are_closed_with_it_and_their_tasks_are_kept(admin: Caller, office: Office) -> None:
    task = make_task(office, "Договор")
    leave(admin, office)
    admin.post(f"units/{office.land}/close")
    followers.catch_up()
    assert office.board not in {each["id"] for each in admin.get("boards")["items"]}
    assert admin.get(f"boards/{office.board}")["board"]["closed"]
    assert admin.get(f"tasks/{task}")["task"]["title"] == "Договор"
    admin.post(f"units/{office.land}/reopen")
    followers.catch_up()
    assert admin.get(f"boards/{office.board}")["board"]["closed"]
    assert not admin.patch(f"boards/{office.board}", closed=False)["board"]["closed"]


def test_nobody_and_nothing_comes_into_a_closed_unit(admin: Caller, office: Office) -> None:
    unit = empty(admin)
    admin.post(f"units/{unit}/close")
    before = version()
    newcomer = {"name": "Зоя Яшина", "email": "zoya@example.org"}
    refused = [
        admin.post("people", 422, **newcomer, unit_id=unit),
        admin.patch(f"people/{office.boris}", 422, unit_id=unit),
        admin.post("boards", 422, name="Торги", unit_id=unit),
    ]
    assert [faults(each) for each in refused] == [[("unit_id", "closed")]] * 3
    below = {"name": "Группа", "short_name": "Группа"}
    refused = [
        admin.post("units", 422, **below, parent_id=unit),
        admin.patch(f"units/{office.land}", 422, parent_id=unit),
    ]
    assert [faults(each) for each in refused] == [[("parent_id", "closed")]] * 2
    assert version() == before


def test_an_account_of_a_closed_unit_is_opened_after_the_unit(admin: Caller, office: Office) -> None:
    leave(admin, office)
    admin.patch(f"people/{office.boris}", unit_id=office.land)
    admin.post(f"people/{office.boris}/disable")
    admin.post(f"units/{office.land}/close")
    admin.post(f"people/{office.boris}/enable", 409)
    admin.post(f"units/{office.land}/reopen")
    assert admin.post(f"people/{office.boris}/enable")["person"]["active"]


def test_the_name_of_a_closed_unit_is_free_and_then_keeps_it_closed(admin: Caller) -> None:
    unit = empty(admin)
    admin.post(f"units/{unit}/close")
    other = empty(admin)
    admin.post(f"units/{unit}/reopen", 409)
    admin.patch(f"units/{other}", name="Сектор аренды")
    assert not admin.post(f"units/{unit}/reopen")["unit"]["closed"]
