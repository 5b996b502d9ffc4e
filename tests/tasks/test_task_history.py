"""A task with everything about it."""

from typing import Any

from board.live.change import change
from board.people import commands as people
from board.people.inputs import EditPerson
from board.people.models import Person
from board.tasks import columns
from board.tasks.inputs import RemoveColumn
from board.tasks.models import BoardColumn
from tests.makers import NOON, Office, make_task, who
from tests.tasks.callers import Caller

PARTS = {
    *("task", "board_id", "description", "result", "archived_at"),
    *("checklist", "comments", "attachments", "history", "gone_columns", "version"),
}


def story(boris: Caller, office: Office) -> str:
    """A task with a past."""
    task = make_task(office, description="По заявлению")
    boris.patch(f"tasks/{task}", title="Иначе")
    boris.post(f"tasks/{task}/move", column_id=office.columns["planned"])
    boris.post(f"tasks/{task}/block", reason="нет подписи", category="documents")
    return task


def test_a_whole_task_has_everything_about_it(boris: Caller, office: Office) -> None:
    task = story(boris, office)
    found = boris.get(f"tasks/{task}")
    assert found.keys() == PARTS
    assert found["task"] == boris.card(office.board, task)
    assert (found["board_id"], found["description"], found["version"]) == (office.board, "По заявлению", 5)


def test_history_is_told_newest_first_with_who_and_when(boris: Caller, office: Office) -> None:
    task = story(boris, office)
    make_task(office, "чужая история")
    history: list[dict[str, Any]] = boris.get(f"tasks/{task}")["history"]
    assert [entry["kind"] for entry in history] == ["task.blocked", "task.moved", "task.changed", "task.added"]
    assert [entry["by"]["id"] for entry in history] == [office.boris] * 3 + [office.anna]
    assert all(entry.keys() == {"at", "by", "kind", "body"} for entry in history)
    assert history[2]["body"]["before"] == {"title": "Договор аренды, ул. Полевая, 4"}
    assert history[3]["at"] == "2026-11-23T05:00:00.000Z"


def test_history_keeps_the_name_of_its_time(boris: Caller, office: Office) -> None:
    task = story(boris, office)
    with change() as session:
        anna = session.get_one(Person, office.anna)
        by = who(session, office.admin)
        people.describe_person(session, anna, EditPerson(name="Анна Сидорова"), by=by, at=NOON)
    assert boris.get(f"tasks/{task}")["history"][-1]["by"]["name"] == "Анна Ковалёва"


def test_a_task_is_shown_to_nobody_outside(vera: Caller, boris: Caller, office: Office) -> None:
    task = story(boris, office)
    assert vera.get(f"tasks/{task}", 404) == vera.get("tasks/nobody-knows-it", 404)


def test_the_name_of_a_column_that_was_taken_away_is_still_known(boris: Caller, office: Office) -> None:
    task = story(boris, office)
    assert boris.get(f"tasks/{task}")["gone_columns"] == {}
    with change() as session:
        stage = session.get_one(BoardColumn, office.columns["planned"])
        wanted = RemoveColumn(tasks_to=office.columns["backlog"])
        columns.remove_column(session, stage, wanted, by=who(session, office.anna), at=NOON)
    assert boris.get(f"tasks/{task}")["gone_columns"] == {office.columns["planned"]: stage.name}
