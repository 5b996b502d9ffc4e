"""Actions that change: put off with a reason, given to somebody else, dropped with or by their task."""

import pytest

from board.live.change import change
from board.projects import jobs, queries, steps
from board.projects.lifecycle import State
from tests.makers import NOON, Office, who
from tests.projects.asked import faults, led_to, only_sqlite
from tests.projects.measures import accept, add, move, the_action
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


def test_a_later_day_wants_a_reason_is_counted_and_the_first_day_stays_known(
    anna: Caller, boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    made, action_id, task_id = working
    path = f"projects/{made}/actions/{action_id}"
    for later in ("2026-12-18", None):
        assert faults(boris.patch(path, 422, due=later)) == ["reason"]
    anna.patch(path, due="2026-12-18", reason="Ждём архив")
    anna.patch(path, due="2026-12-25", reason="Архив закрыт")
    action = the_action(boris, made)
    assert (action["due"], action["original_due"], action["postponed"]) == ("2026-12-25", "2026-12-11", 2)
    assert boris.card(office.board, task_id)["due"] == "2026-12-25"
    boris.patch(path, due="2026-12-21")
    action = the_action(boris, made)
    assert (action["due"], action["original_due"], action["postponed"]) == ("2026-12-21", "2026-12-11", 2)
    jobs.look_at_actions()
    assert the_action(boris, made) == action, "its task says the same"


def test_a_day_that_is_put_off_on_the_board_is_counted_too(
    boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    made, _, task_id = working
    boris.patch(f"tasks/{task_id}", due="2026-12-18", due_reason="Ждём архив", title="Завести два шаблона")
    jobs.follow_actions()
    action = the_action(boris, made)
    assert (action["due"], action["original_due"], action["postponed"]) == ("2026-12-18", "2026-12-11", 1)
    assert action["text"] == "Завести два шаблона"
    jobs.look_at_actions()
    assert the_action(boris, made) == action


@only_sqlite
def test_before_the_defence_days_change_freely(boris: Caller, office: Office, planning: str) -> None:
    add(boris, planning, owner_id=office.boris, due="2026-12-11")
    boris.patch(f"projects/{planning}/actions/{the_action(boris, planning)['id']}", due="2027-01-20")
    assert (the_action(boris, planning)["due"], the_action(boris, planning)["postponed"]) == ("2027-01-20", 0)


def test_what_will_not_be_done_leaves_the_board(
    anna: Caller, boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    made, action_id, _ = working
    path = f"projects/{made}/actions/{action_id}"
    assert faults(boris.post(f"{path}/cancel", 422, reason="")) == ["reason"]
    anna.post(f"{path}/cancel", reason="Услугу передали")
    assert (the_action(boris, made)["state"], the_action(boris, made)["why_not"]) == ("cancelled", "Услугу передали")
    assert boris.get(f"boards/{office.board}")["tasks"] == []
    jobs.look_at_actions()
    assert the_action(boris, made)["state"] == "cancelled"
    assert boris.patch(path, 409, text="Иначе")["type"] == "wrong-state"
    assert boris.post(f"projects/{made}/complete-stage", comment="Готово")["project"]["state"] == "result_monitoring"


def test_a_task_that_is_archived_undone_drops_its_action_and_a_done_one_stays_what_it_was(
    boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    made, action_id, task_id = working
    boris.post(f"tasks/{task_id}/archive", reason="Не нужно")
    jobs.follow_actions()
    assert the_action(boris, made)["state"] == "cancelled"
    boris.post(f"tasks/{task_id}/restore")
    move(boris, office, task_id, "done")
    jobs.follow_actions()
    boris.post(f"projects/{made}/actions/{action_id}/confirm")
    boris.post(f"tasks/{task_id}/archive")
    jobs.follow_actions()
    assert the_action(boris, made)["state"] == "confirmed"


def test_an_action_that_is_given_to_somebody_elsewhere_is_theirs_and_stays_so(
    boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    made, action_id, _ = working
    boris.patch(f"projects/{made}/actions/{action_id}", owner_id=office.vera)
    for _ in range(2):
        jobs.look_at_actions()
        action = the_action(boris, made)
        assert (action["owner_id"], action["owner"]) == (office.vera, "Вера Морозова")


def test_a_reported_action_that_will_not_count_stays_so_whatever_its_task_says(
    anna: Caller, boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    made, action_id, task_id = working
    move(boris, office, task_id, "done")
    jobs.follow_actions()
    assert boris.patch(f"projects/{made}/actions/{action_id}", 409, text="Иначе")["type"] == "wrong-state"
    anna.post(f"projects/{made}/actions/{action_id}/cancel", reason="Не то")
    jobs.look_at_actions()
    assert the_action(boris, made)["state"] == "cancelled"


def test_a_result_that_is_longer_than_an_action_keeps_stops_nobody(
    boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    made, _, task_id = working
    move(boris, office, task_id, "done", result="Готово. " * 300)
    jobs.follow_actions()
    assert the_action(boris, made)["state"] == "reported"


def test_an_accepted_action_becomes_a_task_as_soon_as_somebody_does_it(
    boris: Caller, office: Office, working: tuple[str, str, str]
) -> None:
    made = working[0]
    add(boris, made, text="Повесить табло", due="2026-12-25")
    action = the_action(boris, made, 1)
    assert action["task_id"] is None
    boris.patch(f"projects/{made}/actions/{action['id']}", owner_id=office.boris)
    action = the_action(boris, made, 1)
    card = boris.card(office.board, action["task_id"])
    assert (card["title"], card["assignee_id"], card["due"]) == ("Повесить табло", office.boris, "2026-12-25")


@only_sqlite
@pytest.mark.parametrize("state", [State.SUSTAINED, State.REGRESSED, State.CANCELLED])
def test_what_was_done_is_history_once_the_project_is_over(boris: Caller, office: Office, state: State) -> None:
    made = led_to(office, state if state is not State.CANCELLED else State.IMPLEMENTATION)
    if state is State.CANCELLED:
        boris = Caller(boris.http)
        with change() as session:
            project = queries.project(session, made)
            steps.cancel(session, project, "Не нужен", by=who(session, office.anna), at=NOON)
    action = the_action(boris, made)
    path = f"projects/{made}/actions/{action['id']}"
    for verb, body in [("return", {"reason": "Ещё"}), ("confirm", {}), ("cancel", {"reason": "Нет"}), ("report", {})]:
        assert boris.post(f"{path}/{verb}", 409, **body)["status"] == 409
    assert boris.patch(path, 409, text="Иначе")["status"] == 409
    assert the_action(boris, made) == action
