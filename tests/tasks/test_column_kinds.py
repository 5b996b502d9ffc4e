"""What a column stands for can change while it is empty; with tasks in it, it is said what to do first."""

from typing import Any

from tests.makers import Office, make_task
from tests.tasks.callers import Caller
from tests.tasks.test_columns import add, path


def turn(anna: Caller, office: Office, column: str, kind: str, status: int = 200) -> dict[str, Any]:
    """Let a column stand for something else."""
    found: dict[str, Any] = anna.patch(path(office, column), status, kind=kind)
    return found


def test_an_empty_column_stands_for_something_else_from_then_on(anna: Caller, office: Office) -> None:
    since = anna.version(office.board)
    assert turn(anna, office, "approval", "review")["column"]["kind"] == "review"
    (event,) = anna.news(office.board, since)
    assert (event["kind"], event["body"]["column"]["kind"]) == ("column.changed", "review")
    task = make_task(office, column_id=office.columns["approval"])
    assert anna.card(office.board, task)["missing"] == ["assignee", "result"]


def test_a_column_with_tasks_keeps_its_kind_and_says_what_to_do(anna: Caller, office: Office) -> None:
    make_task(office, column_id=office.columns["approval"])
    before = anna.version(office.board)
    refused = turn(anna, office, "approval", "review", 409)
    assert "Переместите их" in refused["detail"]
    assert anna.version(office.board) == before
    # The same kind again is no change.
    anna.patch(path(office, "approval"), kind="approval", name="Ждём")


def test_a_board_keeps_a_beginning_and_an_end(anna: Caller, office: Office) -> None:
    assert "готовой работы" in turn(anna, office, "done", "review", 409)["detail"]
    for kind in ("backlog", "planned", "in_progress", "approval"):
        anna.post(f"{path(office, kind)}/remove")
    assert "незаконченной работы" in turn(anna, office, "review", "done", 409)["detail"]
    add(anna, office, name="Очередь", kind="backlog")
    turn(anna, office, "review", "done")


def test_another_kind_is_taken_back_unless_tasks_have_come_in(anna: Caller, office: Office) -> None:
    anna.undo(turn(anna, office, "approval", "review"))
    turned = turn(anna, office, "approval", "review")
    make_task(office, column_id=office.columns["approval"])
    assert anna.undo(turned, 409)["type"] == "cannot-undo"


def test_an_archived_task_comes_back_as_what_its_column_stands_for_now(anna: Caller, office: Office) -> None:
    task = make_task(office, column_id=office.columns["in_progress"])
    anna.patch(f"tasks/{task}", assignee_id=office.boris, estimate_hours=100)
    anna.post(f"tasks/{task}/archive")
    turn(anna, office, "in_progress", "done")
    anna.post(f"tasks/{task}/restore")
    assert anna.person(office.board, office.boris)["load"] == "room"
    assert anna.get(f"people/{office.boris}/open-tasks") == {"open": 0}
