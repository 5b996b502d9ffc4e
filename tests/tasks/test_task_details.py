"""What is written inside a task, and for whom."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.makers import Office, make_task

Client = Callable[[str], FlaskClient]


@pytest.mark.parametrize(
    ("reader", "reads"),
    [("boris", True), ("anna", True), ("controller", True), ("coordinator", True), ("leader", False)],
)
def test_the_description_is_for_those_who_work_with_it(
    client: Client, office: Office, reader: str, reads: bool
) -> None:
    task = make_task(office, description="Паспортные данные заявителя в деле № 4.")
    answer = client(getattr(office, reader)).get(f"/api/v1/tasks/{task}")
    assert answer.status_code == 200
    assert (answer.get_json()["description"] is not None) == reads
    assert ("Паспортные" in answer.text) == reads
