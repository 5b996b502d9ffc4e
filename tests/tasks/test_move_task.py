"""Moving a task."""

from collections.abc import Callable

from flask.testing import FlaskClient

from tests.makers import Office, make_task

Client = Callable[[str], FlaskClient]


def test_a_moved_task_stands_in_its_new_column(client: Client, office: Office) -> None:
    task = make_task(office)
    answer = client(office.boris).post(f"/api/v1/tasks/{task}/move", json={"column_id": office.columns["planned"]})
    assert answer.status_code == 200
    board = client(office.anna).get(f"/api/v1/boards/{office.board}").get_json()
    assert [each["column_id"] for each in board["tasks"]] == [office.columns["planned"]]
