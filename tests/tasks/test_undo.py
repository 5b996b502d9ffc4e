"""Taking back one's own command."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from board import clock
from board.live.change import change
from board.people import commands as people
from board.people.models import Person, Role
from tests.makers import NOON, Office, make_task, who
from tests.tasks.callers import Caller

Deed = Callable[[Caller, Office, str], dict[str, Any]]


def edit(boris: Caller, office: Office, task: str) -> dict[str, Any]:
    """Change everything that can be edited."""
    fields: dict[str, Any] = {"title": "Иначе", "due": "2026-12-04", "assignee_id": office.anna, "labels": ["5С"]}
    answer: dict[str, Any] = boris.patch(
        f"tasks/{task}", **fields, kind="report", priority="urgent", remaining_hours=1.5
    )
    return answer


def move(boris: Caller, office: Office, task: str) -> dict[str, Any]:
    """Move to the approval, out of the review, to another person."""
    more: dict[str, Any] = {"assignee_id": office.anna, "waiting_for": "Росреестр", "expected_on": "2026-12-04"}
    answer: dict[str, Any] = boris.post(f"tasks/{task}/move", column_id=office.columns["approval"], **more)
    return answer


def finish(boris: Caller, office: Office, task: str) -> dict[str, Any]:
    """Move to where it is done, so that it is stopped no more."""
    done: dict[str, Any] = {
        "column_id": office.columns["done"],
        "result": "Готово",
        "override_reason": "руководитель в отпуске",
    }
    answer: dict[str, Any] = boris.post(f"tasks/{task}/move", **done)
    return answer


def block(boris: Caller, office: Office, task: str) -> dict[str, Any]:
    """Say another reason."""
    answer: dict[str, Any] = boris.post(f"tasks/{task}/block", reason="нет денег", category="decision")
    return answer


def unblock(boris: Caller, office: Office, task: str) -> dict[str, Any]:
    """Let it go on."""
    answer: dict[str, Any] = boris.post(f"tasks/{task}/unblock")
    return answer


def archive(boris: Caller, office: Office, task: str) -> dict[str, Any]:
    """Take it off the board."""
    answer: dict[str, Any] = boris.post(f"tasks/{task}/archive")
    return answer


DEEDS: list[tuple[Deed, str, str]] = [
    (edit, "task.changed", "task.changed"),
    (move, "task.moved", "task.moved"),
    (finish, "task.moved", "task.moved"),
    (block, "task.blocked", "task.blocked"),
    (unblock, "task.blocked", "task.unblocked"),
    (archive, "task.restored", "task.archived"),
]


@pytest.fixture
def task(boris: Caller, office: Office) -> str:
    """A stopped task in the review, between two others."""
    stage = office.columns["review"]
    made = [make_task(office, title, column_id=stage, due=date(2026, 11, 27)) for title in ("раз", "два", "три")]
    boris.post(f"tasks/{made[1]}/block", reason="нет подписи", category="documents")
    return made[1]


@pytest.mark.parametrize(("deed", "undone", "redone"), DEEDS)
def test_what_was_done_is_taken_back_and_done_again(
    deed: Deed, undone: str, redone: str, task: str, boris: Caller, office: Office
) -> None:
    before = boris.get(f"boards/{office.board}")["tasks"]
    whole = boris.get(f"tasks/{task}")
    done = deed(boris, office, task)
    after = boris.get(f"boards/{office.board}")["tasks"]
    taken_back = boris.undo(done)
    assert boris.get(f"boards/{office.board}")["tasks"] == before
    assert boris.get(f"tasks/{task}")["result"] == whole["result"]
    assert (taken_back["room"], taken_back["version"]) == (f"board:{office.board}", done["version"] + 1)
    again = boris.undo(taken_back)
    assert boris.get(f"boards/{office.board}")["tasks"] == after
    told = boris.news(office.board, done["version"])
    assert [event["kind"] for event in told] == [undone, redone]
    assert [event["command_id"] for event in told] == [taken_back["command_id"], again["command_id"]]
    assert {event["by"]["id"] for event in told} == {office.boris}


def test_an_added_task_is_taken_away_and_given_back(boris: Caller, office: Office) -> None:
    added = boris.post(f"boards/{office.board}/tasks", 201, title="По ошибке")
    removed = boris.undo(added)
    assert boris.get(f"boards/{office.board}")["tasks"] == []
    boris.undo(removed)
    assert boris.get(f"boards/{office.board}")["tasks"] == [added["task"]]
    assert [event["kind"] for event in boris.news(office.board, added["version"])] == ["task.removed", "task.restored"]


def test_a_restored_task_goes_back_to_the_archive(boris: Caller, office: Office) -> None:
    task = make_task(office)
    boris.post(f"tasks/{task}/archive")
    boris.undo(boris.post(f"tasks/{task}/restore"))
    assert [each["id"] for each in boris.get(f"boards/{office.board}/archive")["items"]] == [task]


def test_a_task_comes_back_right_beside_whoever_took_its_place(boris: Caller, anna: Caller, office: Office) -> None:
    stage = office.columns["planned"]
    tasks = [make_task(office, title, column_id=stage) for title in ("раз", "два", "три")]
    gone = boris.post(f"tasks/{tasks[1]}/move", column_id=office.columns["review"])
    anna.post(f"boards/{office.board}/tasks", 201, title="четыре", column_id=stage)
    taken = anna.post(f"boards/{office.board}/tasks", 201, title="вместо", column_id=office.columns["backlog"])["task"]
    anna.post(f"tasks/{taken['id']}/move", column_id=stage, after_id=tasks[0])
    boris.undo(gone)
    positions = [
        each["position"] for each in boris.get(f"boards/{office.board}")["tasks"] if each["column_id"] == stage
    ]
    assert len(set(positions)) == len(positions) == 5
    assert set(boris.column(office.board, stage)[1:3]) == {taken["id"], tasks[1]}


def test_only_ones_own_command_can_be_taken_back(boris: Caller, anna: Caller, vera: Caller, office: Office) -> None:
    done = boris.patch(f"tasks/{make_task(office)}", title="Иначе")
    for other in (anna, vera):
        assert other.undo(done, 404)["type"] == "not-found"
    boris.post("commands/00000000-0000-4000-8000-000000000000/undo", 404)
    boris.undo(done)


def test_a_command_is_taken_back_once(boris: Caller, office: Office) -> None:
    done = boris.patch(f"tasks/{make_task(office)}", title="Иначе")
    boris.undo(done)
    refused = boris.undo(done, 409)
    assert refused["type"] == "cannot-undo"
    # Nobody stands in the way; it was done already.
    assert "Лапин" not in refused["detail"]


def test_a_command_is_taken_back_within_a_day(boris: Caller, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (boris.patch(f"tasks/{make_task(office)}", title="Иначе") for _ in range(2))
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(hours=23, minutes=59))
    boris.undo(first)
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(hours=24, minutes=1))
    assert boris.undo(second, 409)["type"] == "cannot-undo"


def test_newer_work_of_another_stands_on_it_and_the_refusal_names_them(
    boris: Caller, anna: Caller, office: Office
) -> None:
    task = make_task(office)
    done = boris.patch(f"tasks/{task}", title="Иначе")
    newer = anna.post(f"tasks/{task}/move", column_id=office.columns["planned"])
    version = boris.version(office.board)
    refused = boris.undo(done, 409)
    assert refused["type"] == "cannot-undo"
    assert "Анна Ковалёва" in refused["detail"]
    assert boris.version(office.board) == version
    anna.undo(newer)
    assert boris.undo(done)["version"] == version + 2


def test_newer_work_of_ones_own_is_not_told_as_somebody_elses(boris: Caller, office: Office) -> None:
    task = make_task(office)
    done = boris.patch(f"tasks/{task}", title="Иначе")
    newer = boris.post(f"tasks/{task}/move", column_id=office.columns["planned"])
    refused = boris.undo(done, 409)
    assert "Борис" not in refused["detail"]
    assert "вы сами" in refused["detail"]
    boris.undo(newer)
    boris.undo(done)


def test_work_on_other_tasks_does_not_stand_in_the_way(boris: Caller, anna: Caller, office: Office) -> None:
    task = make_task(office)
    done = boris.patch(f"tasks/{task}", title="Иначе")
    anna.patch(f"tasks/{make_task(office)}", title="Другое")
    boris.undo(done)


def test_a_command_that_changed_nothing_has_nothing_to_take_back(boris: Caller, office: Office) -> None:
    silent = boris.patch(f"tasks/{make_task(office)}")
    assert boris.undo(silent, 409)["type"] == "cannot-undo"


def test_a_refused_command_is_none(boris: Caller, office: Office) -> None:
    key = "00000000-0000-4000-8000-00000000000a"
    boris.post(f"boards/{office.board}/tasks", 422, key=key, title="")
    boris.post(f"commands/{key}/undo", 404)


def test_who_has_left_the_unit_takes_nothing_back(boris: Caller, office: Office) -> None:
    done = boris.patch(f"tasks/{make_task(office)}", title="Иначе")
    with change() as session:
        person = session.get_one(Person, office.boris)
        people.move_person(session, person, office.archive, by=who(session, office.admin), at=NOON)
    assert boris.undo(done, 404)["type"] == "not-found"


def test_who_may_only_read_takes_nothing_back(boris: Caller, office: Office) -> None:
    done = boris.patch(f"tasks/{make_task(office)}", title="Иначе")
    with change() as session:
        person = session.get_one(Person, office.boris)
        people.give_role(session, person, Role.LEADERSHIP, by=who(session, office.admin), at=NOON)
    assert boris.undo(done, 403)["type"] == "not-allowed"


def test_an_undo_asked_again_with_its_key_is_answered_the_same(boris: Caller, office: Office) -> None:
    done = boris.patch(f"tasks/{make_task(office)}", title="Иначе")
    key = "00000000-0000-4000-8000-00000000000b"
    first = boris.post(f"commands/{done['command_id']}/undo", key=key)
    assert boris.post(f"commands/{done['command_id']}/undo", key=key) == first
    assert boris.version(office.board) == first["version"]


def test_a_task_does_not_go_back_to_whoever_takes_none_any_more(boris: Caller, anna: Caller, office: Office) -> None:
    task = make_task(office, assignee_id=office.anna)
    taken = boris.patch(f"tasks/{task}", assignee_id=office.boris)
    with change() as session:
        head = session.get_one(Person, office.anna)
        people.move_person(session, head, office.archive, by=who(session, office.admin), at=NOON)
    assert boris.undo(taken, 409)["type"] == "cannot-undo"
    assert boris.card(office.board, task)["assignee_id"] == office.boris
    renamed = boris.patch(f"tasks/{task}", title="Иначе")
    boris.undo(renamed)
