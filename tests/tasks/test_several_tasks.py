"""The same done to several tasks at once: all or nothing, and taken back in one step."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from board.live.change import change
from board.tasks import commands
from board.tasks.inputs import NewTask
from board.tasks.models import Board
from tests.makers import NOON, Office, make_task, who
from tests.tasks.callers import Caller
from tests.tasks.test_columns import faults
from tests.tasks.weeks import kinds

Deed = Callable[..., Any]


def move(caller: Caller, office: Office, tasks: list[str], status: int = 200, **more: Any) -> Any:
    """Move them to the week's plan."""
    body: dict[str, Any] = {"task_ids": tasks, "column_id": office.columns["planned"], **more}
    return caller.post(f"boards/{office.board}/tasks/move", status, **body)


def assign(caller: Caller, office: Office, tasks: list[str], status: int = 200, **more: Any) -> Any:
    """Give them to Борис."""
    body: dict[str, Any] = {"task_ids": tasks, "assignee_id": office.boris, **more}
    return caller.post(f"boards/{office.board}/tasks/assign", status, **body)


def archive(caller: Caller, office: Office, tasks: list[str], status: int = 200, **more: Any) -> Any:
    """Take them off the board."""
    body: dict[str, Any] = {"task_ids": tasks, **more}
    return caller.post(f"boards/{office.board}/tasks/archive", status, **body)


DEEDS = pytest.mark.parametrize(
    ("deed", "event"),
    [(move, "task.moved"), (assign, "task.changed"), (archive, "task.archived")],
    ids=["move", "assign", "archive"],
)


@pytest.fixture
def tasks(office: Office) -> list[str]:
    """Four tasks in the queue."""
    return [make_task(office, title) for title in ("раз", "два", "три", "четыре")]


def test_moved_tasks_stand_at_the_end_in_the_order_in_which_they_were_named(
    boris: Caller, office: Office, tasks: list[str]
) -> None:
    there = make_task(office, "была здесь", column_id=office.columns["planned"])
    one, two, three, four = tasks
    answer = move(boris, office, [three, one, four])
    assert [each["id"] for each in answer["tasks"]] == [three, one, four]
    assert boris.column(office.board, office.columns["planned"]) == [there, three, one, four]
    assert boris.column(office.board, office.columns["backlog"]) == [two]
    assert answer["version"] == boris.version(office.board)


def test_tasks_that_stand_in_that_column_already_are_put_in_the_named_order(
    boris: Caller, office: Office, tasks: list[str]
) -> None:
    one, two, three, four = tasks
    move(boris, office, [three, two], column_id=office.columns["backlog"])
    assert boris.column(office.board, office.columns["backlog"]) == [one, four, three, two]


def test_several_tasks_are_given_to_one_person_and_to_nobody(boris: Caller, office: Office, tasks: list[str]) -> None:
    answer = assign(boris, office, tasks)
    assert [each["assignee_id"] for each in answer["tasks"]] == [office.boris] * 4
    assign(boris, office, tasks[:2], assignee_id=None)
    owners = [each["assignee_id"] for each in boris.get(f"boards/{office.board}")["tasks"]]
    assert owners == [None, None, office.boris, office.boris]
    refused = boris.post(f"boards/{office.board}/tasks/assign", 422, task_ids=tasks)
    assert faults(refused) == [("assignee_id", "missing")]


def test_archived_tasks_keep_the_one_reason(boris: Caller, office: Office, tasks: list[str]) -> None:
    since = boris.version(office.board)
    archive(boris, office, tasks[:2], reason="Закон отменили")
    assert [event["body"]["reason"] for event in boris.news(office.board, since)] == ["Закон отменили"] * 2
    assert {each["id"] for each in boris.get(f"boards/{office.board}/archive")["items"]} == set(tasks[:2])


@DEEDS
def test_each_task_is_told_of_and_one_undo_takes_all_back(
    deed: Deed, event: str, boris: Caller, office: Office, tasks: list[str]
) -> None:
    before, since = boris.get(f"boards/{office.board}")["tasks"], boris.version(office.board)
    done = deed(boris, office, [tasks[2], tasks[0], tasks[3]])
    told = boris.news(office.board, since)
    assert kinds(told) == [event] * 3
    assert {each["command_id"] for each in told} == {done["command_id"]}
    after = boris.get(f"boards/{office.board}")["tasks"]
    taken_back = boris.undo(done)
    assert boris.get(f"boards/{office.board}")["tasks"] == before
    boris.undo(taken_back)
    assert boris.get(f"boards/{office.board}")["tasks"] == after


@DEEDS
def test_where_one_was_changed_since_none_is_taken_back(
    deed: Deed, event: str, boris: Caller, anna: Caller, office: Office, tasks: list[str]
) -> None:
    done = deed(boris, office, tasks[:2])
    if deed is archive:
        anna.post(f"tasks/{tasks[0]}/restore")
    anna.patch(f"tasks/{tasks[0]}", title="Иначе")
    before = boris.get(f"boards/{office.board}")
    assert boris.undo(done, 409)["type"] == "cannot-undo"
    after = boris.get(f"boards/{office.board}")
    assert (after["tasks"], after["version"]) == (before["tasks"], before["version"])


@DEEDS
def test_a_task_of_another_board_stops_all_of_them(
    deed: Deed, event: str, boris: Caller, office: Office, tasks: list[str]
) -> None:
    with change() as session:
        board, by = session.get_one(Board, office.other_board), who(session, office.admin)
        foreign = commands.add_task(session, board, NewTask(title="Чужая"), by=by, at=NOON).id
    before = boris.version(office.board)
    for stranger in (foreign, "nobody-knows-it"):
        assert faults(deed(boris, office, [tasks[0], stranger], 422)) == [("task_ids", "unknown")]
    assert boris.version(office.board) == before


@DEEDS
def test_a_task_that_has_left_the_board_stops_all_of_them(
    deed: Deed, event: str, boris: Caller, office: Office, tasks: list[str]
) -> None:
    added = boris.post(f"boards/{office.board}/tasks", 201, title="По ошибке")
    boris.undo(added)
    boris.post(f"tasks/{tasks[1]}/archive")
    before = boris.version(office.board)
    for gone in (tasks[1], added["task"]["id"]):
        assert deed(boris, office, [tasks[0], gone, tasks[2]], 410)["type"] == "gone"
    assert boris.version(office.board) == before


@DEEDS
def test_a_task_that_is_named_twice_is_meant_once(
    deed: Deed, event: str, boris: Caller, office: Office, tasks: list[str]
) -> None:
    since = boris.version(office.board)
    answer = deed(boris, office, [tasks[1], tasks[0], tasks[1]])
    assert [each["id"] for each in answer["tasks"]] == [tasks[1], tasks[0]]
    assert [each["body"]["task"]["id"] for each in boris.news(office.board, since)] == [tasks[1], tasks[0]]


@DEEDS
@pytest.mark.parametrize(("count", "fault"), [(0, "too_short"), (201, "too_long")])
def test_none_and_more_than_two_hundred_are_refused_by_the_field(
    count: int, fault: str, deed: Deed, event: str, boris: Caller, office: Office
) -> None:
    refused = deed(boris, office, [f"task-{number}" for number in range(count)], 422)
    assert faults(refused) == [("task_ids", fault)]


@DEEDS
def test_the_same_key_again_is_answered_the_same_without_a_second_effect(
    deed: Deed, event: str, boris: Caller, office: Office, tasks: list[str]
) -> None:
    key = str(uuid4())
    first = deed(boris, office, tasks, key=key)
    assert deed(boris, office, tasks, key=key) == first
    assert boris.version(office.board) == first["version"]
    assert deed(boris, office, tasks[:1], 422, key=key)["type"] != "invalid"


@DEEDS
def test_only_who_works_on_the_board_does_it(
    deed: Deed, event: str, vera: Caller, client: Any, office: Office, tasks: list[str]
) -> None:
    assert deed(vera, office, tasks, 404)["type"] == "not-found"
    for reader in (office.coordinator, office.controller, office.leader):
        assert deed(Caller(client(reader)), office, tasks, 403)["type"] == "not-allowed"


def test_a_limit_that_one_of_them_meets_refuses_all(
    boris: Caller, anna: Caller, office: Office, tasks: list[str]
) -> None:
    anna.patch(f"boards/{office.board}/columns/{office.columns['planned']}", wip_limit=2)
    before = boris.version(office.board)
    refused = move(boris, office, tasks, 409)
    assert (refused["type"], refused["limit"], refused["count"]) == ("wip-limit", 2, 2)
    assert boris.version(office.board) == before
    assert boris.column(office.board, office.columns["backlog"]) == tasks
    move(boris, office, tasks, override_reason="срок губернатора")
    reasons = [event["body"]["override_reason"] for event in boris.news(office.board, before)]
    # Only those that did not fit needed it.
    assert reasons == [None, None, "срок губернатора", "срок губернатора"]


def test_over_a_hard_limit_the_head_alone_moves_them(
    boris: Caller, anna: Caller, office: Office, tasks: list[str]
) -> None:
    anna.patch(f"boards/{office.board}/columns/{office.columns['planned']}", wip_limit=2)
    anna.patch(f"boards/{office.board}", hard_limits=True)
    move(boris, office, tasks, 409, override_reason="срок губернатора")
    move(anna, office, tasks, override_reason="срок губернатора")
    assert boris.column(office.board, office.columns["planned"]) == tasks


def test_a_busy_person_is_given_none_of_them(boris: Caller, anna: Caller, office: Office) -> None:
    stage = office.columns["in_progress"]
    tasks = [make_task(office, column_id=stage) for _ in range(4)]
    before = boris.version(office.board)
    # Three for each person: the fourth does not fit.
    assert assign(boris, office, tasks, 409)["type"] == "wip-limit"
    assert boris.version(office.board) == before
    assert {each["assignee_id"] for each in boris.get(f"boards/{office.board}")["tasks"]} == {None}
    refused = assign(boris, office, tasks, 422, assignee_id=office.vera)
    assert faults(refused) == [("assignee_id", "unknown")]


def test_two_hundred_tasks_are_one_command(boris: Caller, office: Office) -> None:
    with change() as session:
        board, by = session.get_one(Board, office.board), who(session, office.anna)
        made = (NewTask(title=f"№ {number}") for number in range(200))
        many = [commands.add_task(session, board, each, by=by, at=NOON).id for each in made]
    answer = archive(boris, office, many)
    assert len(answer["tasks"]) == 200
    boris.undo(answer)
    assert len(boris.get(f"boards/{office.board}")["tasks"]) == 200
