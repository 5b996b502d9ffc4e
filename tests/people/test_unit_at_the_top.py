"""A unit that belonged to another one can stand at the top again."""

from collections.abc import Callable

from flask.testing import FlaskClient

from tests.makers import Office

Client = Callable[[str], FlaskClient]


def test_a_unit_can_stand_at_the_top_again(client: Client, office: Office) -> None:
    admin, path = client(office.admin), f"/api/v1/units/{office.land}"
    assert admin.patch(path, json={"parent_id": office.archive}).get_json()["unit"]["parent_id"] == office.archive
    assert admin.patch(path, json={"name": "Земля"}).get_json()["unit"]["parent_id"] == office.archive
    assert admin.patch(path, json={"parent_id": None}).get_json()["unit"]["parent_id"] is None
