"""Writing something else on a task."""

from typing import Any

import pytest

from board import database
from tests.makers import Office, make_task, task_at
from tests.tasks.callers import Caller

TITLE = "Договор аренды, ул. Полевая, 4"
CHANGES: list[tuple[str, Any, Any]] = [
    ("title", TITLE, "Договор аренды, ул. Полевая, 6"),
    ("kind", "assignment", "report"),
    ("due", None, "2026-12-01"),
    ("estimate_hours", None, 2.5),
    ("remaining_hours", None, 0.0),
    ("priority", "normal", "high"),
    ("labels", [], ["5С"]),
]


@pytest.mark.parametrize(("field", "old", "new"), CHANGES)
def test_a_changed_field_is_told_with_what_it_was(
    field: str, old: Any, new: Any, boris: Caller, office: Office
) -> None:
    task = make_task(office, TITLE)
    before = boris.card(office.board, task)
    answer = boris.patch(f"tasks/{task}", **{field: new})
    (event,) = boris.news(office.board, answer["version"] - 1)
    assert event["kind"] == "task.changed"
    assert event["body"]["before"] == {field: old}
    also = {"original_due": new} if field == "due" else {}
    assert event["body"]["task"] == answer["task"] == {**before, field: new, **also}


def test_several_fields_change_in_one_event(boris: Caller, office: Office) -> None:
    task = make_task(office, TITLE)
    since = boris.version(office.board)
    answer = boris.patch(f"tasks/{task}", title="Новое", assignee_id=office.anna, estimate_hours=1.0)
    assert answer["version"] == since + 1
    assert boris.news(office.board, since)[0]["body"]["before"] == {
        "title": TITLE,
        "assignee_id": None,
        "estimate_hours": None,
    }


def test_null_takes_away_the_person_the_date_and_the_hours(boris: Caller, office: Office) -> None:
    given: dict[str, Any] = {"assignee_id": office.boris, "due": "2026-11-27", "estimate_hours": 4.0}
    task = boris.post(f"boards/{office.board}/tasks", 201, title=TITLE, **given, description="…")["task"]["id"]
    boris.patch(f"tasks/{task}", remaining_hours=2.0)
    nothing: dict[str, Any] = dict.fromkeys([*given, "remaining_hours"])
    card = boris.patch(f"tasks/{task}", **nothing, description=None)["task"]
    assert {name: card[name] for name in nothing} == nothing
    assert boris.get(f"tasks/{task}")["description"] is None


@pytest.mark.parametrize("field", ["title", "kind", "priority", "labels"])
def test_what_every_task_has_cannot_be_taken_away(field: str, boris: Caller, office: Office) -> None:
    task = make_task(office, TITLE)
    before = boris.version(office.board)
    refused = boris.patch(f"tasks/{task}", 422, **{field: None})
    assert [fault["field"] for fault in refused["errors"]] == [field]
    assert boris.version(office.board) == before


def test_a_moved_due_date_is_counted_and_the_first_one_stays(boris: Caller, office: Office) -> None:
    task = boris.post(f"boards/{office.board}/tasks", 201, title=TITLE, due="2026-11-27")["task"]["id"]
    boris.patch(f"tasks/{task}", due="2026-12-04", due_reason="заявитель просил")
    card = boris.patch(f"tasks/{task}", due="2026-12-11")["task"]
    assert (card["due"], card["original_due"]) == ("2026-12-11", "2026-11-27")
    with database.reading() as session:
        assert task_at(session, task).due_changes == 2
    moved = [event["body"] for event in boris.news(office.board, 0) if event["kind"] == "task.changed"]
    assert [(body["before"], body["due_reason"]) for body in moved] == [
        ({"due": "2026-11-27"}, "заявитель просил"),
        ({"due": "2026-12-04"}, None),
    ]


def test_the_first_due_date_is_no_change_of_one(boris: Caller, office: Office) -> None:
    task = make_task(office, TITLE)
    card = boris.patch(f"tasks/{task}", due="2026-12-04")["task"]
    assert card["original_due"] == "2026-12-04"
    with database.reading() as session:
        assert task_at(session, task).due_changes == 0


def test_saying_what_is_so_already_changes_nothing(boris: Caller, office: Office) -> None:
    task = make_task(office, TITLE, labels=["5С"])
    before = boris.version(office.board)
    same: dict[str, Any] = {"title": f"  {TITLE} ", "labels": ["5С"], "due": None, "kind": "assignment"}
    assert boris.patch(f"tasks/{task}", **same)["version"] == before
    assert boris.patch(f"tasks/{task}")["version"] == before
    assert boris.patch(f"tasks/{task}", due_reason="так надо")["version"] == before
    assert boris.news(office.board, before) == []


def test_a_changed_long_text_is_told_without_the_text(boris: Caller, office: Office) -> None:
    task = make_task(office, TITLE, description="старый секрет")
    before = boris.version(office.board)
    boris.patch(f"tasks/{task}", description="новый секрет")
    (event,) = boris.news(office.board, before)
    assert event["kind"] == "task.changed"
    assert event["body"]["before"] == {}
    assert "секрет" not in str(event)


def test_a_task_that_has_left_the_board_is_not_edited(boris: Caller, office: Office) -> None:
    task = make_task(office, TITLE)
    boris.post(f"tasks/{task}/archive")
    assert boris.patch(f"tasks/{task}", 410, title="Иначе")["type"] == "gone"


def test_a_description_that_is_another_one_by_now_is_not_covered(boris: Caller, office: Office) -> None:
    task = make_task(office, description="Первый")
    boris.patch(f"tasks/{task}", description="Второй", description_was="Первый")
    since = boris.version(office.board)
    refused = boris.patch(f"tasks/{task}", 409, description="Третий", description_was="Первый", title="Новое")
    assert (refused["type"], refused["field"]) == ("overtaken", "description")
    assert boris.version(office.board) == since
    told = boris.get(f"tasks/{task}")
    assert (told["description"], told["task"]["title"]) == ("Второй", TITLE)
    boris.patch(f"tasks/{task}", description="Третий", description_was="Второй")
    assert boris.get(f"tasks/{task}")["description"] == "Третий"


def test_who_wrote_the_very_same_or_names_nothing_is_not_held_up(boris: Caller, office: Office) -> None:
    task = make_task(office)
    boris.patch(f"tasks/{task}", description="Общий", description_was=None)
    boris.patch(f"tasks/{task}", description="Общий", description_was=None)
    boris.patch(f"tasks/{task}", description="Другой")
    assert boris.get(f"tasks/{task}")["description"] == "Другой"
