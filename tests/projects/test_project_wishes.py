"""What the customer is asked about accepted actions: another day, or to do without one (domain, 3.5)."""

from typing import Any

import pytest

from board.projects import jobs
from board.projects.lifecycle import State
from tests.makers import Office
from tests.projects.asked import faults, led_to, only_sqlite, project
from tests.projects.measures import accept, add, column, move, the_action
from tests.tasks.callers import Caller

WHY = "Ждём архив"


@pytest.fixture
def working(anna: Caller, boris: Caller, office: Office) -> tuple[str, str, str]:
    """A project whose plan was accepted, with its only action, which is Борис's, and that action's task."""
    made = led_to(office, State.PLANNING)
    add(boris, made, owner_id=office.boris, due="2026-12-11")
    accept(boris, anna, made)
    action = the_action(boris, made)
    return made, action["id"], action["task_id"]


def asked(boris: Caller, working: tuple[str, str, str], **more: Any) -> str:
    """Борис, who leads it, asks for another day; the path of the action."""
    path = f"projects/{working[0]}/actions/{working[1]}"
    boris.patch(path, **({"due": "2026-12-18", "reason": WHY} | more))
    return path


def test_a_later_day_is_a_wish_until_the_customer_agrees(
    anna: Caller, boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    made, _, task_id = working
    path = asked(boris, working, text="Завести два шаблона")
    action = the_action(boris, made)
    assert (action["text"], action["due"], action["postponed"]) == ("Завести два шаблона", "2026-12-11", 0)
    assert boris.card(office.board, task_id)["due"] == "2026-12-11"
    wish = action["wish"]
    assert (wish["what"], wish["due"], wish["reason"], wish["answer"]) == ("postpone", "2026-12-18", WHY, None)
    boris.post(f"{path}/wish", 403, agreed=True)
    anna.post(f"{path}/wish", agreed=True)
    action = the_action(boris, made)
    assert (action["due"], action["original_due"], action["postponed"]) == ("2026-12-18", "2026-12-11", 1)
    assert (action["wish"]["answer"], action["wish"]["answered_by"]) == ("granted", "Анна Ковалёва")
    assert boris.card(office.board, task_id)["due"] == "2026-12-18"
    assert anna.post(f"{path}/wish", 409, agreed=True)["type"] == "wrong-state"


def test_a_refusal_says_why_and_leaves_everything(
    anna: Caller, boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    path = asked(boris, working)
    assert faults(anna.post(f"{path}/wish", 422, agreed=False)) == ["comment"]
    anna.post(f"{path}/wish", agreed=False, comment="Архив откроют в пятницу")
    action = the_action(boris, working[0])
    assert (action["due"], action["postponed"]) == ("2026-12-11", 0)
    assert (action["wish"]["answer"], action["wish"]["comment"]) == ("refused", "Архив откроют в пятницу")


def test_what_is_wished_is_taken_back_by_whoever_wished_it(boris: Caller, working: tuple[str, str, str]) -> None:
    made, action_id, _ = working
    said = boris.patch(f"projects/{made}/actions/{action_id}", due="2026-12-18", reason=WHY)
    boris.post(f"commands/{said['command_id']}/undo")
    assert the_action(boris, made)["wish"] is None


def test_an_answer_is_taken_back_with_its_task(
    anna: Caller, boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    made, _, task_id = working
    path = asked(boris, working)
    said = anna.post(f"{path}/wish", agreed=True)
    anna.post(f"commands/{said['command_id']}/undo")
    action = the_action(boris, made)
    assert (action["due"], action["postponed"], action["wish"]["answer"]) == ("2026-12-11", 0, None)
    assert boris.card(office.board, task_id)["due"] == "2026-12-11"


def test_the_customer_s_own_word_needs_no_second_one(
    anna: Caller, office: Office, boris: Caller, working: tuple[str, str, str]
) -> None:
    made, action_id, _ = working
    anna.patch(f"projects/{made}/actions/{action_id}", due="2026-12-25", reason="Решено на совещании")
    action = the_action(anna, made)
    assert (action["due"], action["postponed"], action["wish"]) == ("2026-12-25", 1, None)


def test_an_action_goes_on_until_the_customer_agrees_to_do_without_it(
    anna: Caller, boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    made, action_id, task_id = working
    path = f"projects/{made}/actions/{action_id}"
    boris.post(f"{path}/cancel", reason="Услугу передали")
    action = the_action(boris, made)
    assert (action["state"], action["wish"]["what"], action["wish"]["by"]) == ("planned", "cancel", "Борис Лапин")
    assert boris.card(office.board, task_id)["title"] == action["text"]
    missing = project(boris, made)["missing"]["complete_stage"]
    assert missing == ["actions_open", "wishes"]
    anna.post(f"{path}/wish", agreed=True)
    action = the_action(boris, made)
    assert (action["state"], action["why_not"]) == ("cancelled", "Услугу передали")
    assert boris.get(f"boards/{office.board}")["tasks"] == []


def test_a_day_that_was_put_off_on_the_board_waits_for_the_customer_too(
    anna: Caller, boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    made, action_id, task_id = working
    for due in ("2026-12-18", "2026-12-25"):
        boris.patch(f"tasks/{task_id}", due=due, due_reason=WHY)
        jobs.follow_actions()
    wish = the_action(boris, made)["wish"]
    assert (wish["is_done"], wish["was"], wish["due"], wish["by"]) == (True, "2026-12-11", "2026-12-25", None)
    anna.post(f"projects/{made}/actions/{action_id}/wish", agreed=False, comment="Срок держим")
    jobs.look_at_actions()
    action = the_action(boris, made)
    assert (action["due"], action["wish"]["answer"]) == ("2026-12-11", "refused")
    assert boris.card(office.board, task_id)["due"] == "2026-12-11"


def test_a_day_that_is_put_back_on_the_board_asks_for_nothing(
    boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    made, _, task_id = working
    for due in ("2026-12-18", "2026-12-11"):
        boris.patch(f"tasks/{task_id}", due=due, due_reason=WHY)
        jobs.follow_actions()
    assert the_action(boris, made)["wish"] is None


def test_an_action_that_left_the_board_comes_back_where_the_customer_refuses(
    anna: Caller, boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    made, action_id, task_id = working
    boris.post(f"tasks/{task_id}/archive", reason="Не нужно")
    jobs.follow_actions()
    action = the_action(boris, made)
    assert (action["state"], action["wish"]["what"], action["wish"]["is_done"]) == ("cancelled", "cancel", True)
    anna.post(f"projects/{made}/actions/{action_id}/wish", agreed=False, comment="Нужно")
    jobs.look_at_actions()
    action = the_action(boris, made)
    assert action["state"] == "planned"
    assert boris.card(office.board, action["task_id"])["title"] == action["text"]


def test_the_customer_agrees_to_what_left_the_board(
    anna: Caller, boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    made, action_id, task_id = working
    boris.post(f"tasks/{task_id}/archive", reason="Не нужно")
    jobs.follow_actions()
    assert project(boris, made)["missing"]["complete_stage"] == ["wishes"]
    anna.post(f"projects/{made}/actions/{action_id}/wish", agreed=True)
    assert project(boris, made)["missing"]["complete_stage"] == []


def test_what_is_done_meanwhile_asks_for_nothing_any_more(
    boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    asked(boris, working)
    move(boris, office, working[2], "done")
    jobs.follow_actions()
    action = the_action(boris, working[0])
    assert (action["state"], action["wish"]) == ("reported", None)


@only_sqlite
def test_the_coordinator_notes_where_the_customer_said_it(
    boris: Caller, coordinator: Caller, working: tuple[str, str, str]
) -> None:
    path = asked(boris, working)
    assert faults(coordinator.post(f"{path}/wish", 422, agreed=True)) == ["comment"]
    coordinator.post(f"{path}/wish", agreed=True, comment="Протокол 4 от 1 декабря")
    assert the_action(boris, working[0])["wish"]["comment"] == "Протокол 4 от 1 декабря"


@only_sqlite
def test_a_plan_that_rests_is_still_the_one_that_was_accepted(
    boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    made = working[0]
    boris.post(f"projects/{made}/suspend", reason="Ждём программу", resume_on="2026-12-20")
    asked(boris, working)
    assert the_action(boris, made)["due"] == "2026-12-11"
    add(boris, made, owner_id=office.boris, due="2026-12-20")
    assert column(boris, office, the_action(boris, made, 1)["task_id"]) == "planned"
