"""Taking a task off the board and putting it back."""

from datetime import timedelta

import pytest

from board import clock
from board.tasks.jobs import STAYS, archive_done_tasks
from tests.makers import Office, make_task
from tests.tasks.callers import Caller


def test_an_archived_task_leaves_the_board_and_stays_readable(boris: Caller, office: Office) -> None:
    task = make_task(office)
    answer = boris.post(f"tasks/{task}/archive")
    (event,) = boris.news(office.board, answer["version"] - 1)
    assert (event["kind"], event["body"]["task"]["id"]) == ("task.archived", task)
    assert boris.get(f"boards/{office.board}")["tasks"] == []
    assert boris.get(f"tasks/{task}")["archived_at"] == event["at"]


def test_a_restored_task_stands_at_the_end_of_its_column(boris: Caller, office: Office) -> None:
    first, second = make_task(office), make_task(office)
    boris.post(f"tasks/{first}/archive")
    answer = boris.post(f"tasks/{first}/restore")
    assert boris.news(office.board, answer["version"] - 1)[0]["kind"] == "task.restored"
    assert boris.column(office.board, office.columns["backlog"]) == [second, first]
    assert boris.get(f"tasks/{first}")["archived_at"] is None


def test_archiving_and_restoring_twice_is_silent(boris: Caller, office: Office) -> None:
    task = make_task(office)
    version = boris.version(office.board)
    assert boris.post(f"tasks/{task}/restore")["version"] == version
    assert boris.post(f"tasks/{task}/archive")["version"] == version + 1
    assert boris.post(f"tasks/{task}/archive")["version"] == version + 1


def test_the_archive_is_read_newest_first_and_in_parts(boris: Caller, office: Office) -> None:
    tasks = [make_task(office, f"№ {number}") for number in range(5)]
    for task in tasks[:4]:
        boris.post(f"tasks/{task}/archive")
    first = boris.get(f"boards/{office.board}/archive", limit=3)
    assert [task["id"] for task in first["items"]] == tasks[3:0:-1]
    rest = boris.get(f"boards/{office.board}/archive", limit=3, cursor=first["next_cursor"])
    assert ([task["id"] for task in rest["items"]], rest["next_cursor"]) == ([tasks[0]], None)


def test_the_last_part_of_the_archive_says_that_it_is_the_last(boris: Caller, office: Office) -> None:
    for _ in range(2):
        boris.post(f"tasks/{make_task(office)}/archive")
    assert boris.get(f"boards/{office.board}/archive", limit=2)["next_cursor"] is None


def test_what_was_never_added_is_in_no_archive_and_gone_for_every_command(boris: Caller, office: Office) -> None:
    added = boris.post(f"boards/{office.board}/tasks", 201, title="По ошибке")
    boris.undo(added)
    task = added["task"]["id"]
    assert boris.get(f"boards/{office.board}/archive")["items"] == []
    for command in ("archive", "restore", "unblock"):
        assert boris.post(f"tasks/{task}/{command}", 410)["type"] == "gone"
    assert boris.get(f"tasks/{task}", 410)["type"] == "gone"


def test_a_task_leaves_the_board_a_fortnight_after_it_was_done(
    boris: Caller, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    done, again = make_task(office), make_task(office)
    for task in (done, again):
        boris.post(f"tasks/{task}/move", column_id=office.columns["done"])
    boris.post(f"tasks/{again}/move", column_id=office.columns["planned"])
    archive_done_tasks()
    assert len(boris.get(f"boards/{office.board}")["tasks"]) == 2
    version, later = boris.version(office.board), clock.now() + STAYS + timedelta(minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    archive_done_tasks()
    archive_done_tasks()
    (event,) = boris.news(office.board, version)
    assert (event["kind"], event["by"], event["body"]["task"]["id"]) == ("task.archived", None, done)


def test_finished_work_that_is_brought_back_stays_for_another_fortnight(
    boris: Caller, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = make_task(office)
    boris.post(f"tasks/{done}/move", column_id=office.columns["done"])
    later = clock.now() + STAYS + timedelta(minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    archive_done_tasks()
    boris.post(f"tasks/{done}/restore")
    archive_done_tasks()
    assert boris.column(office.board, office.columns["done"]) == [done]
    monkeypatch.setattr(clock, "now", lambda: later + STAYS + timedelta(minutes=1))
    archive_done_tasks()
    assert boris.column(office.board, office.columns["done"]) == []
