"""What belongs to another board or another unit: refused, and nothing of it is given away."""

from typing import Any

import pytest

from board.live.change import change
from board.people import commands as people
from board.people.models import Person
from board.tasks import commands
from board.tasks.inputs import NewTask
from board.tasks.models import Board
from tests.makers import NOON, Office, make_task, who
from tests.tasks.callers import Caller

SECRET = "Список дел на уничтожение"


@pytest.fixture
def foreign(office: Office) -> str:
    """A task of the archive's board."""
    with change() as session:
        board = session.get_one(Board, office.other_board)
        return commands.add_task(session, board, NewTask(title=SECRET), by=who(session, office.vera), at=NOON).id


def refused(answer: dict[str, Any], field: str) -> None:
    """The field is named and nothing else is said."""
    assert [(fault["field"], fault["type"]) for fault in answer["errors"]] == [(field, "unknown")]
    assert SECRET not in str(answer)


def test_people_of_other_units_cannot_be_given_a_task(boris: Caller, office: Office) -> None:
    task = make_task(office)
    version = boris.version(office.board)
    for stranger in (office.vera, office.leader, "nobody-knows-it"):
        refused(boris.post(f"boards/{office.board}/tasks", 422, title="Х", assignee_id=stranger), "assignee_id")
        refused(boris.patch(f"tasks/{task}", 422, assignee_id=stranger), "assignee_id")
        planned = office.columns["planned"]
        refused(boris.post(f"tasks/{task}/move", 422, column_id=planned, assignee_id=stranger), "assignee_id")
    assert boris.version(office.board) == version


def test_who_has_left_the_unit_is_given_no_more_tasks_and_keeps_the_old(boris: Caller, office: Office) -> None:
    task = make_task(office, assignee_id=office.anna)
    with change() as session:
        anna = session.get_one(Person, office.anna)
        people.move_person(session, anna, office.archive, by=who(session, office.admin), at=NOON)
    refused(boris.patch(f"tasks/{make_task(office)}", 422, assignee_id=office.anna), "assignee_id")
    assert boris.patch(f"tasks/{task}", title="Иначе")["task"]["assignee_id"] == office.anna
    boris.post(f"tasks/{task}/move", column_id=office.columns["planned"])


def test_columns_of_other_boards_take_no_task(boris: Caller, office: Office) -> None:
    task = make_task(office)
    version = boris.version(office.board)
    for stage in (office.other_columns["planned"], "nobody-knows-it"):
        refused(boris.post(f"boards/{office.board}/tasks", 422, title="Х", column_id=stage), "column_id")
        refused(boris.post(f"tasks/{task}/move", 422, column_id=stage), "column_id")
    assert boris.version(office.board) == version


def test_a_column_is_described_only_on_its_own_board(anna: Caller, office: Office) -> None:
    anna.patch(f"boards/{office.board}/columns/{office.other_columns['planned']}", 404, wip_limit=1)
    anna.patch(f"boards/{office.other_board}/columns/{office.columns['planned']}", 404, wip_limit=1)


def test_labels_come_from_the_boards_own_list(boris: Caller, office: Office) -> None:
    task = make_task(office)
    refused(boris.post(f"boards/{office.board}/tasks", 422, title="Х", labels=["аренда", "чужая"]), "labels")
    refused(boris.patch(f"tasks/{task}", 422, labels=["чужая"]), "labels")


def test_a_neighbour_on_another_board_is_like_one_that_never_was(boris: Caller, foreign: str, office: Office) -> None:
    stage = office.columns["backlog"]
    first, second = make_task(office), make_task(office)
    for anchor in (foreign, "nobody-knows-it"):
        answer = boris.post(f"tasks/{first}/move", column_id=stage, before_id=anchor)
        assert SECRET not in str(answer)
        assert boris.column(office.board, stage) == [second, first]
        boris.post(f"tasks/{first}/move", column_id=stage, before_id=second)


def test_every_command_on_a_foreign_task_finds_nothing(
    boris: Caller, foreign: str, vera: Caller, office: Office
) -> None:
    version = vera.version(office.other_board)
    for found in (
        boris.get(f"tasks/{foreign}", 404),
        boris.patch(f"tasks/{foreign}", 404, title="Моё"),
        boris.post(f"tasks/{foreign}/move", 404, column_id=office.other_columns["done"]),
        boris.post(f"tasks/{foreign}/move", 404, column_id=office.columns["done"]),
        boris.post(f"tasks/{foreign}/block", 404, reason="х", category="other"),
        boris.post(f"tasks/{foreign}/unblock", 404),
        boris.post(f"tasks/{foreign}/archive", 404),
        boris.post(f"tasks/{foreign}/restore", 404),
        boris.post(f"boards/{office.other_board}/tasks", 404, title="Моё"),
        boris.get(f"boards/{office.other_board}", 404),
        boris.get(f"boards/{office.other_board}/archive", 404),
    ):
        assert (found["type"], SECRET in str(found)) == ("not-found", False)
    assert vera.version(office.other_board) == version


def test_who_may_only_read_is_told_so(client: Any, office: Office) -> None:
    task = make_task(office)
    for reader in (office.leader, office.controller, office.coordinator):
        caller = Caller(client(reader))
        caller.get(f"tasks/{task}")
        for path, body in (
            (f"tasks/{task}/move", {"column_id": office.columns["done"]}),
            (f"tasks/{task}/archive", {}),
            (f"boards/{office.board}/tasks", {"title": "Х"}),
        ):
            said: Any = body
            assert caller.post(path, 403, **said)["type"] == "not-allowed"
