"""Actions of the plan of measures: tasks of their owners from the defence on, done when the leader accepts them."""

from typing import Any

import pytest

from board.projects import jobs
from board.projects.lifecycle import State
from tests.makers import Office
from tests.projects.asked import brought, faults, led_to, only_sqlite, project
from tests.projects.conftest import Client
from tests.projects.measures import TEXT, accept, add, column, move, the_action
from tests.tasks.callers import Caller


@pytest.fixture
def planning(office: Office) -> str:
    """A project whose plan of measures is being worked out."""
    return led_to(office, State.PLANNING)


@pytest.fixture
def working(anna: Caller, boris: Caller, office: Office) -> tuple[str, str, str]:
    """A project whose plan was accepted, with its only action, which is Борис's, and that action's task."""
    made = led_to(office, State.PLANNING)
    add(boris, made, owner_id=office.boris, due="2026-12-11", problem="Пишут от руки")
    accept(boris, anna, made)
    action = the_action(boris, made)
    return made, action["id"], action["task_id"]


def test_when_the_plan_is_accepted_each_action_is_a_task_of_who_does_it(
    anna: Caller, boris: Caller, vera: Caller, office: Office, planning: str
) -> None:
    add(boris, planning, owner_id=office.boris, due="2026-12-11", problem="Пишут от руки")
    add(boris, planning, text="Открыть опись", owner_id=office.vera, due="2026-12-18")
    add(boris, planning, text="Лишнее", owner_id=office.boris, due="2026-12-18")
    dropped = the_action(boris, planning, 2)["id"]
    boris.post(f"projects/{planning}/actions/{dropped}/cancel", reason="Не решаем")
    assert anna.get(f"boards/{office.board}")["tasks"] == [], "until then they are a plan"
    found = accept(boris, anna, planning)
    assert found["state"] == "implementation"
    first, second, third = found["action_list"]
    assert (first["board_id"], second["board_id"], third["task_id"]) == (office.board, office.other_board, None)
    card = anna.card(office.board, first["task_id"])
    assert (card["title"], card["assignee_id"], card["due"]) == (TEXT, office.boris, "2026-12-11")
    assert (card["kind"], card["column_id"]) == ("lean_project", office.columns["planned"])
    assert "Пишут от руки" in anna.get(f"tasks/{first['task_id']}")["description"]
    assert vera.card(office.other_board, second["task_id"])["assignee_id"] == office.vera


@only_sqlite
def test_each_action_has_somebody_and_a_day_before_the_plan_is_defended(
    boris: Caller, office: Office, planning: str
) -> None:
    halves: list[dict[str, Any]] = [{}, {"owner_id": office.boris}, {"due": "2026-12-11"}]
    for more in halves:
        add(boris, planning, **more)
        last = the_action(boris, planning, -1)["id"]
        refused = boris.post(f"projects/{planning}/complete-stage", 409, comment="Защищаем")
        assert (refused["type"], refused["missing"]) == ("incomplete", ["action_owner"])
        boris.post(f"projects/{planning}/actions/{last}/cancel", reason="Не решаем")
    refused = boris.post(f"projects/{planning}/complete-stage", 409, comment="Защищаем")
    assert refused["missing"] == ["actions"], "one at least is done"


def test_an_action_goes_with_its_task_and_done_is_what_the_leader_accepts(
    anna: Caller, boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    made, action_id, task_id = working
    for kind, state in [
        ("in_progress", "in_progress"),
        ("approval", "in_progress"),
        ("planned", "planned"),
        ("review", "reported"),
        ("done", "reported"),
    ]:
        move(boris, office, task_id, kind, result="Шаблон в папке" if kind == "review" else None)
        jobs.follow_actions()
        assert the_action(boris, made)["state"] == state, kind
    action = the_action(boris, made)
    assert (action["done_on"], action["evidence"]) == ("2026-11-23", None), "what a task says is for its readers"
    refused = boris.post(f"projects/{made}/complete-stage", 409, comment="Готово")
    assert refused["missing"] == ["actions_open"], "nobody has accepted it"
    boris.post(f"projects/{made}/actions/{action_id}/confirm")
    jobs.look_at_actions()
    assert the_action(boris, made)["state"] == "confirmed"
    line = project(boris, made)
    assert (line["actions"], line["actions_done"]) == (1, 1)
    assert boris.post(f"projects/{made}/complete-stage", comment="Готово")["project"]["state"] == "result_monitoring"


@only_sqlite
def test_accepting_what_is_in_review_finishes_its_task(
    boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    made, action_id, task_id = working
    assert boris.post(f"projects/{made}/actions/{action_id}/confirm", 409)["type"] == "wrong-state"
    move(boris, office, task_id, "review")
    jobs.follow_actions()
    boris.post(f"projects/{made}/actions/{action_id}/confirm")
    assert column(boris, office, task_id) == "done"
    jobs.look_at_actions()
    assert the_action(boris, made)["state"] == "confirmed"


def test_what_is_sent_back_is_work_on_the_board_again(
    boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    made, action_id, task_id = working
    move(boris, office, task_id, "done")
    jobs.follow_actions()
    path = f"projects/{made}/actions/{action_id}/return"
    assert faults(boris.post(path, 422, reason=" ")) == ["reason"]
    boris.post(path, reason="Нет даты на шаблоне")
    assert (the_action(boris, made)["state"], the_action(boris, made)["done_on"]) == ("in_progress", None)
    assert column(boris, office, task_id) == "in_progress"
    jobs.look_at_actions()
    assert the_action(boris, made)["state"] == "in_progress"
    assert "Нет даты на шаблоне" in str(boris.get(f"tasks/{task_id}"))


@only_sqlite
def test_who_does_it_does_not_accept_it(
    anna: Caller, boris: Caller, vera: Caller, office: Office, planning: str
) -> None:
    add(boris, planning, owner_id=office.vera, due="2026-12-18")
    accept(boris, anna, planning)
    action = the_action(boris, planning)
    vera.post(f"tasks/{action['task_id']}/move", column_id=office.other_columns["done"], override_reason="готово")
    jobs.follow_actions()
    for verb in ("confirm", "return", "cancel"):
        said = {} if verb == "confirm" else {"reason": "сама"}
        assert vera.post(f"projects/{planning}/actions/{action['id']}/{verb}", 403, **said)["type"] == "not-allowed"
    assert the_action(boris, planning)["state"] == "reported"


@only_sqlite
def test_whoever_has_no_board_reports_by_hand(
    anna: Caller, boris: Caller, client: Client, office: Office, planning: str
) -> None:
    egor = Caller(client(office.controller))
    add(boris, planning, owner_id=office.controller, due="2026-12-11")
    accept(boris, anna, planning)
    action = the_action(boris, planning)
    assert (action["task_id"], action["owner"]) == (None, "Егор Петров")
    path = f"projects/{planning}/actions/{action['id']}"
    egor.post(f"{path}/report", evidence="Письмо 14-исх")
    assert (the_action(boris, planning)["state"], the_action(boris, planning)["evidence"]) == (
        "reported", "Письмо 14-исх",
    )  # fmt: skip
    assert egor.post(f"{path}/report", 409, evidence="ещё раз")["type"] == "wrong-state"
    boris.post(f"{path}/confirm")
    assert the_action(boris, planning)["state"] == "confirmed"


@only_sqlite
def test_what_is_a_task_is_not_reported_beside_it(boris: Caller, working: tuple[str, str, str]) -> None:
    made, action_id, _ = working
    assert boris.post(f"projects/{made}/actions/{action_id}/report", 409, evidence="готово")["status"] == 409
    assert the_action(boris, made)["state"] == "planned"


@only_sqlite
def test_an_action_that_comes_later_is_a_task_at_once(
    boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    found = add(boris, working[0], text="Ещё шаблон", owner_id=office.boris, due="2026-12-18")["project"]
    assert boris.card(office.board, found["action_list"][1]["task_id"])["title"] == "Ещё шаблон"


@only_sqlite
def test_what_was_sent_back_at_the_defence_is_planned_again(
    anna: Caller, boris: Caller, office: Office, planning: str
) -> None:
    add(boris, planning, owner_id=office.boris, due="2026-12-11")
    boris.post(f"projects/{planning}/complete-stage", comment="Защищаем")
    boris.post(f"projects/{planning}/accept", 403, comment="сам себе")
    assert anna.post(f"projects/{planning}/send-back", reason="Мало мер")["project"]["state"] == "planning"
    assert anna.get(f"boards/{office.board}")["tasks"] == []
    brought(boris, planning, "protocol")
    assert accept(boris, anna, planning)["state"] == "implementation"
