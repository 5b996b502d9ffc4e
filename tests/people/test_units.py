"""Units in the directory."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from board import database
from board.live import queries as log
from board.people.events import DIRECTORY_ROOM
from tests.makers import Office

Client = Callable[[str], FlaskClient]


@pytest.fixture
def admin(client: Client, office: Office) -> FlaskClient:
    """The administrator's client."""
    return client(office.admin)


def test_a_new_unit_stands_in_the_directory_and_is_told(admin: FlaskClient) -> None:
    before = version()
    wanted = {"name": "Отдел информатизации", "short_name": "ИТ", "kind": "department", "position": 3}
    answer = admin.post("/api/v1/units", json=wanted)
    assert answer.status_code == 201
    unit = answer.get_json()["unit"]
    assert unit | wanted == unit
    assert unit in directory(admin)["units"]
    assert [event["kind"] for event in events(admin, before)] == ["unit.added"]
    assert events(admin, before)[0]["body"] == {"unit": unit}


def test_a_unit_without_a_short_name_gets_the_beginning_of_its_name(admin: FlaskClient) -> None:
    name = "Отдел по делам гражданской обороны и чрезвычайным ситуациям округа"
    assert admin.post("/api/v1/units", json={"name": name}).get_json()["unit"]["short_name"] == name[:59]
    refused = admin.post("/api/v1/units", json={"name": "", "short_name": None})
    assert (refused.status_code, faults(refused.get_json())) == (422, [("name", "empty")])


def test_units_stand_in_the_order_of_the_administration_and_then_of_names(admin: FlaskClient) -> None:
    for name, position in (("Б", 5), ("В", 1), ("А", 5)):
        admin.post("/api/v1/units", json={"name": name, "short_name": name, "position": position})
    places = [(unit["position"], unit["name"]) for unit in directory(admin)["units"]]
    assert places == sorted(places)


def test_a_unit_may_stand_under_another(admin: FlaskClient, office: Office) -> None:
    wanted = {"name": "Сектор торгов", "short_name": "Торги", "parent_id": office.land}
    assert admin.post("/api/v1/units", json=wanted).get_json()["unit"]["parent_id"] == office.land


def test_a_unit_under_one_that_is_not_there_is_refused(admin: FlaskClient, office: Office) -> None:
    answer = admin.post("/api/v1/units", json={"name": "Сектор", "short_name": "С", "parent_id": "nosuchunit"})
    assert (answer.status_code, faults(answer.get_json())) == (422, [("parent_id", "unknown")])
    changed = admin.patch(f"/api/v1/units/{office.land}", json={"parent_id": "nosuchunit"})
    assert (changed.status_code, faults(changed.get_json())) == (422, [("parent_id", "unknown")])


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"name": ""}, ("name", "empty")),
        ({"name": "x" * 301}, ("name", "string_too_long")),
        ({"name": None}, ("name", "string_type")),
        ({"short_name": "x" * 61}, ("short_name", "too_long")),
        ({"kind": "ministry"}, ("kind", "literal_error")),
        ({"position": -1}, ("position", "greater_than_equal")),
        ({"position": "1"}, ("position", "int_type")),
        ({"id": "mine"}, ("id", "extra_forbidden")),
    ],
)
def test_what_is_no_unit_is_refused_by_the_field(
    admin: FlaskClient, fields: dict[str, Any], fault: tuple[str, str]
) -> None:
    before = version()
    answer = admin.post("/api/v1/units", json={"name": "Отдел", "short_name": "О", **fields})
    assert (answer.status_code, faults(answer.get_json())) == (422, [fault])
    assert version() == before


@pytest.mark.parametrize("name", ["Архивный отдел", "АРХИВНЫЙ отдел", " Архивный отдел "])
def test_a_name_belongs_to_one_open_unit(admin: FlaskClient, office: Office, name: str) -> None:
    before = version()
    answer = admin.post("/api/v1/units", json={"name": name, "short_name": "Второй"})
    assert (answer.status_code, faults(answer.get_json())) == (422, [("name", "used")])
    answer = admin.patch(f"/api/v1/units/{office.land}", json={"name": name})
    assert (answer.status_code, faults(answer.get_json())) == (422, [("name", "used")])
    assert version() == before
    assert admin.patch(f"/api/v1/units/{office.archive}", json={"name": name}).status_code == 200


def test_a_renamed_unit_is_told_whole(admin: FlaskClient, office: Office) -> None:
    before = version()
    unit = admin.patch(f"/api/v1/units/{office.land}", json={"name": "Отдел земли"}).get_json()["unit"]
    assert (unit["name"], unit["short_name"]) == ("Отдел земли", "Земельный отдел")
    assert [(event["kind"], event["body"]) for event in events(admin, before)] == [("unit.changed", {"unit": unit})]


@pytest.mark.parametrize("fields", [{}, {"name": "Земельный отдел"}, {"position": 0}, {"name": None}])
def test_a_change_that_changes_nothing_is_not_told(admin: FlaskClient, office: Office, fields: dict[str, Any]) -> None:
    before = version()
    assert admin.patch(f"/api/v1/units/{office.land}", json=fields).status_code == 200
    assert version() == before


def directory(admin: FlaskClient) -> dict[str, Any]:
    """The directory as administrators get it."""
    found: dict[str, Any] = admin.get("/api/v1/directory").get_json()
    return found


def version() -> int:
    """The version of the directory's room."""
    with database.reading() as session:
        return log.version(session, DIRECTORY_ROOM)


def events(admin: FlaskClient, since: int) -> list[dict[str, Any]]:
    """What was told in the directory's room after a version."""
    found: list[dict[str, Any]] = admin.get(f"/api/v1/rooms/{DIRECTORY_ROOM}/events?since={since}").get_json()["events"]
    return found


def faults(problem: dict[str, Any]) -> list[tuple[str, str]]:
    """The refused fields with the kind of fault."""
    return [(fault["field"], fault["type"]) for fault in problem["errors"]]
