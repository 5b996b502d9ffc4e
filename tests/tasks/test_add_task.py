"""Adding a task."""

from typing import Any
from uuid import uuid4

import pytest

from tests.makers import Office, make_task
from tests.tasks.callers import Caller

TITLE = "Договор аренды, ул. Полевая, 4"


def test_a_new_task_stands_at_the_end_of_the_queue_with_the_next_number(boris: Caller, office: Office) -> None:
    first = make_task(office)
    answer = boris.post(f"boards/{office.board}/tasks", 201, title=TITLE)
    assert answer["task"]["number"] == 2
    assert answer["version"] == boris.version(office.board)
    assert boris.column(office.board, office.columns["backlog"]) == [first, answer["task"]["id"]]


def test_a_task_that_is_only_named_has_the_ordinary_values(boris: Caller, office: Office) -> None:
    task = boris.post(f"boards/{office.board}/tasks", 201, title=TITLE)["task"]
    ordinary = {"kind": "assignment", "priority": "normal", "labels": [], "missing": [], "return_count": 0}
    empty = dict.fromkeys(("assignee_id", "due", "original_due", "estimate_hours", "remaining_hours", "blocked"))
    assert {name: task[name] for name in ordinary | empty} == ordinary | empty


def test_everything_that_is_said_about_a_new_task_is_kept(boris: Caller, office: Office) -> None:
    said: dict[str, Any] = {
        "title": TITLE,
        "kind": "service",
        "column_id": office.columns["planned"],
        "assignee_id": office.boris,
        "due": "2026-11-27",
        "estimate_hours": 4.5,
        "priority": "high",
        "labels": ["аренда", "торги"],
    }
    task = boris.post(f"boards/{office.board}/tasks", 201, **said, description="По заявлению\nот 20 ноября")["task"]
    assert {name: task[name] for name in said} == said
    assert task["original_due"] == "2026-11-27"
    assert boris.card(office.board, task["id"]) == task
    assert boris.get(f"tasks/{task['id']}")["description"] == "По заявлению\nот 20 ноября"


def test_an_added_task_is_told_with_who_and_by_which_command(boris: Caller, office: Office) -> None:
    before, key = boris.version(office.board), str(uuid4())
    task = boris.post(f"boards/{office.board}/tasks", 201, key=key, title=TITLE)["task"]
    (event,) = boris.news(office.board, before)
    assert (event["kind"], event["version"], event["command_id"]) == ("task.added", before + 1, key)
    assert event["by"] == {"id": office.boris, "name": "Борис Лапин"}
    assert event["body"]["task"] == task


def test_the_long_text_of_a_task_never_enters_the_room(boris: Caller, office: Office) -> None:
    boris.post(f"boards/{office.board}/tasks", 201, title=TITLE, description="личный телефон заявителя")
    assert "телефон" not in str(boris.news(office.board, 0))
    assert "телефон" not in str(boris.get(f"boards/{office.board}"))


@pytest.mark.parametrize("kind", ["planned", "in_progress", "approval", "review", "done"])
def test_a_task_may_begin_in_any_column_and_shows_what_it_lacks_there(kind: str, boris: Caller, office: Office) -> None:
    task = boris.post(f"boards/{office.board}/tasks", 201, title=TITLE, column_id=office.columns[kind])["task"]
    lacking = {
        "planned": ["assignee", "due", "estimate"],
        "in_progress": ["assignee", "due", "estimate"],
        "approval": ["assignee", "waiting_for", "expected_on"],
        "review": ["assignee", "result"],
        "done": [],
    }
    assert (task["column_id"], task["missing"]) == (office.columns[kind], lacking[kind])


def test_a_title_is_one_clean_line(boris: Caller, office: Office) -> None:
    messy = "  Письмо\r\nв\tРосреестр\u202e\u200b, и\u0306  "
    task = boris.post(f"boards/{office.board}/tasks", 201, title=messy)["task"]
    assert task["title"] == "Письмо в Росреестр, й"


@pytest.mark.parametrize("title", ["", "   ", "\u200b", "\n"])
def test_a_task_without_a_name_is_not_added(title: str, boris: Caller, office: Office) -> None:
    before = boris.version(office.board)
    refused = boris.post(f"boards/{office.board}/tasks", 422, title=title)
    assert [fault["field"] for fault in refused["errors"]] == ["title"]
    assert boris.version(office.board) == before


def test_numbers_are_never_given_twice(boris: Caller, office: Office) -> None:
    for number in (1, 2, 3):
        added = boris.post(f"boards/{office.board}/tasks", 201, title=TITLE)
        assert added["task"]["number"] == number
        boris.undo(added)


def test_a_task_without_a_column_goes_to_the_queue_wherever_it_stands(
    anna: Caller, boris: Caller, office: Office
) -> None:
    anna.patch(f"boards/{office.board}/columns/{office.columns['done']}", before_id=office.columns["backlog"])
    added = boris.post(f"boards/{office.board}/tasks", 201, title="Новая")["task"]
    assert added["column_id"] == office.columns["backlog"]
    anna.post(f"boards/{office.board}/columns/{office.columns['backlog']}/remove", tasks_to=office.columns["planned"])
    added = boris.post(f"boards/{office.board}/tasks", 201, title="Ещё одна")["task"]
    assert added["column_id"] == office.columns["planned"]
