"""Stopping a task and letting it go on."""

from typing import Any

import pytest

from tests.makers import Office, make_task
from tests.tasks.callers import Caller

WHY: dict[str, Any] = {
    "reason": "нет подписи собственника",
    "category": "waiting_answer",
    "waiting_for": "МУП «Водоканал»",
    "check_on": "2026-11-30",
}


def planned(office: Office) -> str:
    """A task that somebody is going to work on."""
    return make_task(office, column_id=office.columns["planned"])


def test_a_stopped_task_says_why_since_when_and_who_said_so(boris: Caller, office: Office) -> None:
    task = planned(office)
    answer = boris.post(f"tasks/{task}/block", **WHY)
    (event,) = boris.news(office.board, answer["version"] - 1)
    assert event["kind"] == "task.blocked"
    assert event["body"] == {"task": answer["task"]}
    blocked = boris.card(office.board, task)["blocked"]
    assert blocked == {**WHY, "since": event["at"], "by": {"id": office.boris, "name": "Борис Лапин"}}


def test_only_the_reason_and_the_category_must_be_said(boris: Caller, office: Office) -> None:
    task = planned(office)
    blocked = boris.post(f"tasks/{task}/block", reason="сломан принтер", category="it_systems")["task"]["blocked"]
    assert (blocked["waiting_for"], blocked["check_on"]) == (None, None)


def test_saying_the_same_reason_again_changes_nothing(boris: Caller, office: Office) -> None:
    task = planned(office)
    version = boris.post(f"tasks/{task}/block", **WHY)["version"]
    assert boris.post(f"tasks/{task}/block", **WHY)["version"] == version


def test_another_reason_is_told_and_the_task_has_been_stopped_since_the_first(
    boris: Caller, anna: Caller, office: Office
) -> None:
    task = planned(office)
    first = boris.post(f"tasks/{task}/block", **WHY)
    second = anna.post(f"tasks/{task}/block", **{**WHY, "check_on": None})
    assert second["version"] == first["version"] + 1
    blocked = second["task"]["blocked"]
    assert (blocked["check_on"], blocked["by"]["id"]) == (None, office.anna)
    assert blocked["since"] == first["task"]["blocked"]["since"]


@pytest.mark.parametrize("column", ["backlog", "done"])
def test_what_nobody_works_on_cannot_be_stopped(column: str, boris: Caller, office: Office) -> None:
    task = make_task(office, column_id=office.columns[column])
    before = boris.version(office.board)
    assert boris.post(f"tasks/{task}/block", 409, **WHY)["type"] == "refused"
    assert boris.version(office.board) == before


def test_a_task_goes_on_and_the_note_is_told(boris: Caller, anna: Caller, office: Office) -> None:
    task = planned(office)
    boris.post(f"tasks/{task}/block", **WHY)
    answer = anna.post(f"tasks/{task}/unblock", note="подписали сегодня")
    assert answer["task"]["blocked"] is None
    (event,) = boris.news(office.board, answer["version"] - 1)
    assert (event["kind"], event["body"]["note"]) == ("task.unblocked", "подписали сегодня")


def test_letting_a_task_go_on_that_was_not_stopped_is_silent(boris: Caller, office: Office) -> None:
    task = planned(office)
    before = boris.version(office.board)
    assert boris.post(f"tasks/{task}/unblock")["version"] == before


def test_a_task_that_has_left_the_board_is_neither_stopped_nor_let_go(boris: Caller, office: Office) -> None:
    task = planned(office)
    boris.post(f"tasks/{task}/archive")
    assert boris.post(f"tasks/{task}/block", 410, **WHY)["type"] == "gone"
    assert boris.post(f"tasks/{task}/unblock", 410)["type"] == "gone"
