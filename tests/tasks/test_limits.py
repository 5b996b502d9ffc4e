"""Limits of work in progress, the second urgent task, and what a column insists on."""

from typing import Any

from board import clock
from board.live.change import change
from board.people import commands as people
from board.people.inputs import NewDeputy
from board.people.models import Unit
from tests.makers import NOON, Office, make_task, who
from tests.tasks.callers import Caller

REASON = "срок губернатора"


def limit(anna: Caller, office: Office, column: str, most: int | None, scope: str = "column") -> None:
    """Let Анна set the limit of a column."""
    anna.patch(f"boards/{office.board}/columns/{office.columns[column]}", wip_limit=most, wip_scope=scope)


def harden(anna: Caller, office: Office) -> None:
    """Let Анна make the limits hard."""
    anna.patch(f"boards/{office.board}", hard_limits=True)


def into(who_: Caller, office: Office, task: str, status: int = 200, column: str = "planned", **more: Any) -> Any:
    """Move a task into a column."""
    return who_.post(f"tasks/{task}/move", status, column_id=office.columns[column], **more)


def test_a_full_column_refuses_and_nothing_is_recorded(anna: Caller, boris: Caller, office: Office) -> None:
    limit(anna, office, "planned", 2)
    tasks = [make_task(office) for _ in range(3)]
    for task in tasks[:2]:
        into(boris, office, task)
    before = boris.version(office.board)
    refused = into(boris, office, tasks[2], 409)
    assert (refused["type"], refused["limit"], refused["count"]) == ("wip-limit", 2, 2)
    assert "План недели" in refused["detail"]
    assert boris.version(office.board) == before
    assert boris.column(office.board, office.columns["planned"]) == tasks[:2]


def test_a_soft_limit_gives_way_to_a_reason_and_the_reason_is_kept(anna: Caller, boris: Caller, office: Office) -> None:
    limit(anna, office, "planned", 1)
    make_task(office, column_id=office.columns["planned"])
    answer = into(boris, office, make_task(office), override_reason=REASON)
    (event,) = boris.news(office.board, answer["version"] - 1)
    assert event["body"]["override_reason"] == REASON


def test_a_reason_that_was_not_needed_is_not_kept(boris: Caller, office: Office) -> None:
    answer = into(boris, office, make_task(office), override_reason=REASON)
    assert boris.news(office.board, answer["version"] - 1)[0]["body"]["override_reason"] is None


def test_a_hard_limit_gives_way_to_the_head_alone_and_only_with_a_reason(
    anna: Caller, boris: Caller, office: Office
) -> None:
    limit(anna, office, "planned", 1)
    harden(anna, office)
    make_task(office, column_id=office.columns["planned"])
    task = make_task(office)
    assert into(boris, office, task, 409, override_reason=REASON)["type"] == "wip-limit"
    assert into(anna, office, task, 409)["type"] == "wip-limit"
    answer = into(anna, office, task, override_reason=REASON)
    assert anna.news(office.board, answer["version"] - 1)[0]["body"]["override_reason"] == REASON


def test_who_stands_in_for_the_head_may_go_over_a_hard_limit(anna: Caller, boris: Caller, office: Office) -> None:
    limit(anna, office, "planned", 1)
    harden(anna, office)
    make_task(office, column_id=office.columns["planned"])
    with change() as session:
        land = session.get_one(Unit, office.land)
        wanted = NewDeputy(person_id=office.boris, from_day=clock.today("Asia/Novokuznetsk"))
        people.name_deputy(session, land, wanted, by=who(session, office.anna), at=NOON)
    into(boris, office, make_task(office), override_reason=REASON)


def test_a_limit_for_each_person_counts_only_that_person(anna: Caller, boris: Caller, office: Office) -> None:
    limit(anna, office, "in_progress", 1, "person")
    into(boris, office, make_task(office), column="in_progress", assignee_id=office.boris)
    into(boris, office, make_task(office), column="in_progress", assignee_id=office.anna)
    into(boris, office, make_task(office), column="in_progress")
    refused = into(boris, office, make_task(office), 409, "in_progress", assignee_id=office.boris)
    assert (refused["type"], refused["limit"], refused["count"]) == ("wip-limit", 1, 1)


def test_handing_a_task_to_a_busy_person_is_refused_where_it_stands(
    anna: Caller, boris: Caller, office: Office
) -> None:
    limit(anna, office, "in_progress", 1, "person")
    stage = office.columns["in_progress"]
    make_task(office, column_id=stage, assignee_id=office.boris)
    task = make_task(office, column_id=stage, assignee_id=office.anna)
    assert boris.patch(f"tasks/{task}", 409, assignee_id=office.boris)["type"] == "wip-limit"
    assert into(boris, office, task, 409, "in_progress", assignee_id=office.boris)["type"] == "wip-limit"
    answer = boris.patch(f"tasks/{task}", assignee_id=office.boris, override_reason=REASON)
    assert boris.news(office.board, answer["version"] - 1)[0]["body"]["override_reason"] == REASON


def test_a_full_column_takes_no_new_task_without_a_reason(anna: Caller, boris: Caller, office: Office) -> None:
    limit(anna, office, "planned", 1)
    new: dict[str, Any] = {"title": "Ещё одно", "column_id": office.columns["planned"]}
    boris.post(f"boards/{office.board}/tasks", 201, **new)
    assert boris.post(f"boards/{office.board}/tasks", 409, **new)["type"] == "wip-limit"
    answer = boris.post(f"boards/{office.board}/tasks", 201, **new, override_reason=REASON)
    assert boris.news(office.board, answer["version"] - 1)[0]["body"]["override_reason"] == REASON


def test_a_limit_below_what_stands_there_is_allowed_and_shows(anna: Caller, boris: Caller, office: Office) -> None:
    tasks = [make_task(office, column_id=office.columns["planned"]) for _ in range(3)]
    limit(anna, office, "planned", 1)
    assert boris.column(office.board, office.columns["planned"]) == tasks
    into(boris, office, tasks[0], after_id=tasks[2])
    refused = into(boris, office, make_task(office), 409)
    assert (refused["limit"], refused["count"]) == (1, 3)


def test_what_is_archived_makes_room(anna: Caller, boris: Caller, office: Office) -> None:
    limit(anna, office, "planned", 1)
    first = make_task(office, column_id=office.columns["planned"])
    boris.post(f"tasks/{first}/archive")
    into(boris, office, make_task(office))


def test_a_limit_that_was_taken_away_stops_nobody(anna: Caller, boris: Caller, office: Office) -> None:
    limit(anna, office, "planned", 1)
    into(boris, office, make_task(office))
    limit(anna, office, "planned", None)
    into(boris, office, make_task(office))


def test_a_second_urgent_task_needs_a_reason_which_is_kept(boris: Caller, office: Office) -> None:
    make_task(office, priority="urgent")
    new: dict[str, Any] = {"title": "И это срочно", "priority": "urgent"}
    refused = boris.post(f"boards/{office.board}/tasks", 409, **new)
    assert refused["type"] == "second-urgent"
    assert "1" in refused["detail"]
    answer = boris.post(f"boards/{office.board}/tasks", 201, **new, override_reason=REASON)
    assert boris.news(office.board, answer["version"] - 1)[0]["body"]["override_reason"] == REASON


def test_a_task_becomes_the_second_urgent_one_only_with_a_reason(boris: Caller, office: Office) -> None:
    first, second = make_task(office, priority="urgent"), make_task(office)
    assert boris.patch(f"tasks/{second}", 409, priority="urgent")["type"] == "second-urgent"
    answer = boris.patch(f"tasks/{second}", priority="urgent", override_reason=REASON)
    assert boris.news(office.board, answer["version"] - 1)[0]["body"]["override_reason"] == REASON
    boris.patch(f"tasks/{first}", title="Первое срочное остаётся срочным")


def test_an_urgent_task_that_is_done_does_not_count(boris: Caller, office: Office) -> None:
    first = make_task(office, priority="urgent")
    into(boris, office, first, column="done")
    boris.post(f"boards/{office.board}/tasks", 201, title="Срочное", priority="urgent")


def test_a_board_may_insist_on_what_its_columns_ask_for(anna: Caller, boris: Caller, office: Office) -> None:
    anna.patch(f"boards/{office.board}", hard_entry_rules=True)
    task = make_task(office)
    before = boris.version(office.board)
    refused = into(boris, office, task, 409, "approval", waiting_for="Росреестр")
    assert (refused["type"], refused["missing"]) == ("entry-rule", ["assignee", "expected_on"])
    assert boris.version(office.board) == before
    assert boris.card(office.board, task)["waiting_for"] is None
    whole: dict[str, Any] = {"assignee_id": office.boris, "waiting_for": "Росреестр", "expected_on": "2026-12-04"}
    into(boris, office, task, column="approval", **whole)


def test_a_board_that_insists_takes_no_incomplete_new_task(anna: Caller, boris: Caller, office: Office) -> None:
    anna.patch(f"boards/{office.board}", hard_entry_rules=True)
    new: dict[str, Any] = {"title": "В план", "column_id": office.columns["planned"], "due": "2026-11-27"}
    refused = boris.post(f"boards/{office.board}/tasks", 409, **new)
    assert (refused["type"], refused["missing"]) == ("entry-rule", ["assignee", "estimate"])
    boris.post(f"boards/{office.board}/tasks", 201, **new, assignee_id=office.boris, estimate_hours=0)


def test_what_is_reviewed_is_accepted_by_the_head_and_others_say_why_not(
    anna: Caller, boris: Caller, office: Office
) -> None:
    own, other = (make_task(office, column_id=office.columns["review"], assignee_id=office.boris) for _ in range(2))
    before = boris.version(office.board)
    refused = into(boris, office, own, 409, "done")
    assert refused["type"] == "acceptance"
    assert boris.version(office.board) == before
    into(boris, office, own, 200, "done", override_reason=REASON)
    assert boris.news(office.board, 0)[-1]["body"]["override_reason"] == REASON
    into(anna, office, other, 200, "done")
    assert boris.news(office.board, 0)[-1]["body"]["override_reason"] is None


def test_on_a_board_with_hard_rules_only_the_head_accepts(anna: Caller, boris: Caller, office: Office) -> None:
    anna.patch(f"boards/{office.board}", hard_entry_rules=True)
    task = make_task(office, column_id=office.columns["backlog"], assignee_id=office.boris)
    into(boris, office, task, 200, "review", result="Готово")
    assert into(boris, office, task, 409, "done", override_reason=REASON)["type"] == "refused"
    into(anna, office, task, 200, "done")


def test_what_was_never_reviewed_is_finished_by_whoever_did_it(boris: Caller, office: Office) -> None:
    task = make_task(office, column_id=office.columns["in_progress"], assignee_id=office.boris)
    into(boris, office, task, 200, "done")


def test_of_several_tasks_under_review_none_is_finished_without_a_reason(boris: Caller, office: Office) -> None:
    tasks = [make_task(office, column_id=office.columns[kind]) for kind in ("in_progress", "review")]
    wanted: dict[str, Any] = {"task_ids": tasks, "column_id": office.columns["done"]}
    assert boris.post(f"boards/{office.board}/tasks/move", 409, **wanted)["type"] == "acceptance"
    assert boris.column(office.board, office.columns["done"]) == []
    boris.post(f"boards/{office.board}/tasks/move", 200, **wanted, override_reason=REASON)
    assert boris.column(office.board, office.columns["done"]) == tasks
