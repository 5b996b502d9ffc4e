"""With which columns a board begins, and closing it when it has served."""

from typing import Any

import pytest

from tests.makers import Office, make_task
from tests.tasks.callers import Caller

COLUMNS = {
    "standard": [
        ("Очередь", "backlog", None, "column"),
        ("План недели", "planned", None, "column"),
        ("В работе", "in_progress", 3, "person"),
        ("На согласовании", "approval", 5, "person"),
        ("Проверка", "review", 7, "column"),
        ("Готово", "done", None, "column"),
    ],
    "simple": [
        ("Очередь", "backlog", None, "column"),
        ("В работе", "in_progress", 3, "person"),
        ("Готово", "done", None, "column"),
    ],
    "requests": [
        ("Поступило", "backlog", None, "column"),
        ("Принято к рассмотрению", "planned", None, "column"),
        ("Готовим ответ", "in_progress", 5, "person"),
        ("Ждём сведений", "approval", None, "column"),
        ("На подписи", "review", 7, "column"),
        ("Отправлено", "done", None, "column"),
    ],
}


@pytest.mark.parametrize("template", COLUMNS)
def test_a_template_begins_with_its_columns(template: str, anna: Caller, office: Office) -> None:
    board = anna.post("boards", 201, name="Обращения", unit_id=office.land, template=template)["board"]
    columns = anna.get(f"boards/{board['id']}")["columns"]
    fields = ("name", "kind", "wip_limit", "wip_scope")
    assert [tuple(each[field] for field in fields) for each in columns] == COLUMNS[template]
    assert {(each["yellow_after"], each["red_after"]) for each in columns} == {(3, 5)}
    assert [each["position"] for each in columns] == list(range(len(columns)))
    assert all(len(each["short_name"]) <= 10 for each in columns)
    assert anna.post(f"boards/{board['id']}/tasks", 201, title="Первая")["task"]["column_id"] == columns[0]["id"]


def test_an_unknown_template_is_refused_by_the_field(anna: Caller, office: Office) -> None:
    refused = anna.post("boards", 422, name="Обращения", unit_id=office.land, template="scrum")
    assert [fault["field"] for fault in refused["errors"]] == ["template"]


def listed(caller: Caller) -> list[str]:
    """The boards in somebody's list."""
    return [each["id"] for each in caller.get("boards")["items"]]


def test_a_closed_board_leaves_the_list_and_can_still_be_read(anna: Caller, boris: Caller, office: Office) -> None:
    task, since = make_task(office), anna.version(office.board)
    assert anna.patch(f"boards/{office.board}", closed=True)["board"]["closed"]
    (event,) = boris.news(office.board, since)
    assert (event["kind"], event["body"]["board"]["closed"]) == ("board.changed", True)
    assert listed(anna) == listed(boris) == []
    shown = boris.get(f"boards/{office.board}")
    assert (shown["board"]["closed"], [each["id"] for each in shown["tasks"]]) == (True, [task])


def test_on_a_closed_board_nothing_is_done_until_it_is_open_again(anna: Caller, boris: Caller, office: Office) -> None:
    task, planned = make_task(office), office.columns["planned"]
    renamed = boris.patch(f"tasks/{task}", title="Другое")
    anna.patch(f"boards/{office.board}", closed=True)
    before = boris.version(office.board)
    tries = [
        boris.post(f"boards/{office.board}/tasks", 409, title="Новая"),
        boris.patch(f"tasks/{task}", 409, title="Третье"),
        anna.post(f"tasks/{task}/move", 409, column_id=planned),
        boris.post(f"tasks/{task}/comments", 409, text="Есть ли новости?"),
        anna.post(f"boards/{office.board}/tasks/move", 409, task_ids=[task], column_id=planned),
        boris.undo(renamed, 409),
    ]
    assert {each["type"] for each in tries} == {"board-closed"}
    assert boris.version(office.board) == before
    anna.patch(f"boards/{office.board}", name="Архив отдела", closed=False)
    boris.post(f"boards/{office.board}/tasks", 201, title="Новая")


def test_a_closed_board_is_opened_again(anna: Caller, boris: Caller, office: Office) -> None:
    closed = anna.patch(f"boards/{office.board}", closed=True)
    assert anna.patch(f"boards/{office.board}", closed=True)["version"] == closed["version"]
    anna.patch(f"boards/{office.board}", closed=False)
    assert listed(boris) == [office.board]
    version = anna.version(office.board)
    anna.patch(f"boards/{office.board}", closed=False)
    assert anna.version(office.board) == version


def test_what_was_said_of_a_board_is_taken_back_in_one_step(anna: Caller, boris: Caller, office: Office) -> None:
    before = anna.get(f"boards/{office.board}")["board"]
    wanted: dict[str, Any] = {"name": "Земля", "labels": ["5С"], "hard_limits": True, "closed": True}
    changed = anna.patch(f"boards/{office.board}", **wanted)
    taken_back = anna.undo(changed)
    assert anna.get(f"boards/{office.board}")["board"] == before
    assert listed(boris) == [office.board]
    anna.undo(taken_back)
    assert anna.get(f"boards/{office.board}")["board"] == changed["board"]
    assert listed(boris) == []


def test_only_the_head_closes_a_board(boris: Caller, vera: Caller, office: Office) -> None:
    boris.patch(f"boards/{office.board}", 403, closed=True)
    vera.patch(f"boards/{office.board}", 404, closed=True)
    assert listed(boris) == [office.board]
