"""Taking a column away, with and without tasks; it stays for what is kept elsewhere."""

import pytest

from tests.makers import Office, make_task
from tests.statements import heard
from tests.tasks.callers import Caller
from tests.tasks.test_columns import STANDARD, add, faults, names, path
from tests.tasks.weeks import kinds


def test_an_empty_column_goes_and_is_told(anna: Caller, office: Office) -> None:
    since = anna.version(office.board)
    answer = anna.post(f"{path(office, 'approval')}/remove")
    (event,) = anna.news(office.board, since)
    assert (event["kind"], event["body"]["column"]) == ("column.removed", answer["column"])
    columns = anna.get(f"boards/{office.board}")["columns"]
    assert [each["name"] for each in columns] == [name for name in STANDARD if name != "На согласовании"]


def test_a_column_with_tasks_goes_only_when_it_is_said_where_they_go(
    anna: Caller, boris: Caller, office: Office
) -> None:
    tasks = [make_task(office, title, column_id=office.columns["planned"]) for title in ("раз", "два")]
    there = make_task(office, "три", column_id=office.columns["backlog"])
    before = anna.version(office.board)
    anna.post(f"{path(office, 'planned')}/remove", 409)
    for nowhere in (office.columns["planned"], office.other_columns["planned"], "nosuchcolumn"):
        refused = anna.post(f"{path(office, 'planned')}/remove", 422, tasks_to=nowhere)
        assert faults(refused) == [("tasks_to", "unknown")]
    assert (anna.version(office.board), names(anna, office)) == (before, STANDARD)
    anna.post(f"{path(office, 'planned')}/remove", tasks_to=office.columns["backlog"])
    assert boris.column(office.board, office.columns["backlog"]) == [there, *tasks]
    assert kinds(anna.news(office.board, before)) == ["task.moved", "task.moved", "column.removed"]


def test_the_tasks_of_a_column_that_goes_are_taken_in_beyond_any_limit(anna: Caller, office: Office) -> None:
    make_task(office, column_id=office.columns["review"])
    task = make_task(office, column_id=office.columns["approval"])
    anna.patch(path(office, "review"), wip_limit=1)
    anna.patch(f"boards/{office.board}", hard_limits=True)
    since = anna.version(office.board)
    anna.post(f"{path(office, 'approval')}/remove", tasks_to=office.columns["review"])
    moved = anna.news(office.board, since)[0]
    assert (moved["body"]["task"]["id"], moved["body"]["override_reason"]) == (task, "На согласовании")


def test_a_removal_is_taken_back_with_its_tasks_and_their_places(anna: Caller, office: Office) -> None:
    for title in ("раз", "два", "три"):
        make_task(office, title, column_id=office.columns["planned"])
    before = anna.get(f"boards/{office.board}")
    removed = anna.post(f"{path(office, 'planned')}/remove", tasks_to=office.columns["review"])
    taken_back = anna.undo(removed)
    after = anna.get(f"boards/{office.board}")
    assert (after["columns"], after["tasks"]) == (before["columns"], before["tasks"])
    anna.undo(taken_back)
    assert "План недели" not in {each["name"] for each in anna.get(f"boards/{office.board}")["columns"]}


def test_a_column_that_comes_back_shares_its_place_with_no_other(anna: Caller, office: Office) -> None:
    removed = anna.post(f"{path(office, 'approval')}/remove")
    anna.patch(path(office, "review"), before_id=office.columns["planned"])
    anna.undo(removed)
    positions = [each["position"] for each in anna.get(f"boards/{office.board}")["columns"]]
    assert len(set(positions)) == len(positions) == 6


def test_a_board_does_not_get_more_columns_than_it_may_have_by_undoing(anna: Caller, office: Office) -> None:
    removed = anna.post(f"{path(office, 'approval')}/remove")
    for number in range(7):
        add(anna, office, name=f"Этап {number}")
    assert anna.undo(removed, 409)["type"] == "cannot-undo"
    assert len(anna.get(f"boards/{office.board}")["columns"]) == 12


def test_finished_work_always_has_a_column(anna: Caller, office: Office) -> None:
    before = anna.version(office.board)
    refused = anna.post(f"{path(office, 'done')}/remove", 409)
    assert anna.version(office.board) == before
    assert refused["detail"]
    add(anna, office, name="Отправлено", kind="done")
    anna.post(f"{path(office, 'done')}/remove")


def test_unfinished_work_always_has_a_column(anna: Caller, office: Office) -> None:
    for kind in ("planned", "in_progress", "approval", "review"):
        anna.post(f"{path(office, kind)}/remove")
    anna.post(f"{path(office, 'backlog')}/remove", 409)
    assert [each["kind"] for each in anna.get(f"boards/{office.board}")["columns"]] == ["backlog", "done"]


def test_a_new_task_goes_to_the_first_column_that_is_left(anna: Caller, office: Office) -> None:
    anna.post(f"{path(office, 'backlog')}/remove")
    added = anna.post(f"boards/{office.board}/tasks", 201, title="Новая")["task"]
    assert added["column_id"] == office.columns["planned"]


def test_a_task_from_the_archive_comes_back_to_the_first_column_where_its_own_is_gone(
    anna: Caller, boris: Caller, office: Office
) -> None:
    task, there = make_task(office, column_id=office.columns["done"]), make_task(office)
    boris.post(f"tasks/{task}/archive")
    add(anna, office, name="Отправлено", kind="done")
    anna.post(f"{path(office, 'done')}/remove")
    assert [each["id"] for each in boris.get(f"boards/{office.board}/archive")["items"]] == [task]
    assert boris.get(f"tasks/{task}")["archived_at"]
    boris.post(f"tasks/{task}/restore")
    assert boris.column(office.board, office.columns["backlog"]) == [there, task]


def test_nothing_is_moved_or_put_into_a_column_that_is_gone(anna: Caller, boris: Caller, office: Office) -> None:
    task = make_task(office)
    anna.post(f"{path(office, 'review')}/remove")
    into = {"column_id": office.columns["review"]}
    for refused in (
        boris.post(f"tasks/{task}/move", 422, **into),
        boris.post(f"boards/{office.board}/tasks", 422, title="Новая", **into),
        boris.post(f"boards/{office.board}/tasks/move", 422, task_ids=[task], **into),
    ):
        assert faults(refused) == [("column_id", "unknown")]
    for gone in (
        anna.patch(path(office, "review"), 404, wip_limit=1),
        anna.post(f"{path(office, 'review')}/remove", 404),
    ):
        assert gone["type"] == "not-found"


def test_a_move_out_of_a_column_that_is_gone_is_not_taken_back(anna: Caller, boris: Caller, office: Office) -> None:
    task = make_task(office, column_id=office.columns["review"])
    moved = boris.post(f"tasks/{task}/move", column_id=office.columns["planned"])
    anna.post(f"{path(office, 'review')}/remove")
    assert boris.undo(moved, 409)["type"] == "cannot-undo"


@pytest.mark.parametrize(("role", "status"), [("boris", 403), ("vera", 404)])
def test_only_the_head_adds_and_removes_columns(
    role: str, status: int, request: pytest.FixtureRequest, anna: Caller, office: Office
) -> None:
    caller: Caller = request.getfixturevalue(role)
    add(caller, office, status)
    caller.post(f"{path(office, 'approval')}/remove", status)
    assert names(anna, office) == STANDARD


def test_a_task_that_leaves_a_review_because_its_column_goes_was_not_sent_back(anna: Caller, office: Office) -> None:
    task = make_task(office, column_id=office.columns["review"])
    since = anna.version(office.board)
    anna.post(f"{path(office, 'review')}/remove", tasks_to=office.columns["in_progress"])
    assert anna.news(office.board, since)[0]["body"]["returned"] is False
    assert anna.card(office.board, task)["return_count"] == 0


def test_undoing_does_not_take_away_the_last_column_for_finished_work(anna: Caller, office: Office) -> None:
    added = add(anna, office, name="Отправлено", kind="done")
    anna.post(f"{path(office, 'done')}/remove")
    assert (
        "finished work"
        in anna.http.post(f"/api/v1/commands/{added['command_id']}/undo", headers={"Accept-Language": "en"}).get_json()[
            "detail"
        ]
    )
    assert anna.get(f"boards/{office.board}")["columns"][-1]["kind"] == "done"


def test_the_levels_of_many_moved_tasks_are_told_once(anna: Caller, office: Office) -> None:
    for number in range(3):
        make_task(
            office,
            f"№ {number}",
            column_id=office.columns["in_progress"],
            assignee_id=office.boris,
            estimate_hours=12.0,
        )
    since = anna.version(office.board)
    removed = anna.post(f"{path(office, 'in_progress')}/remove", tasks_to=office.columns["review"])
    told = ["task.moved"] * 3 + ["person.load_changed", "column.removed"]
    assert kinds(anna.news(office.board, since)) == told
    assert anna.person(office.board, office.boris)["load"] == "room"
    since = anna.version(office.board)
    anna.undo(removed)
    assert kinds(anna.news(office.board, since)) == ["column.added", *["task.moved"] * 3, "person.load_changed"]
    assert anna.person(office.board, office.boris)["load"] == "over"


def test_each_more_task_of_a_column_that_goes_costs_a_handful_of_statements(anna: Caller, office: Office) -> None:
    def statements(count: int, kind: str) -> int:
        for number in range(count):
            make_task(office, f"№ {number}", column_id=office.columns[kind])
        with heard() as sent:
            anna.post(f"{path(office, kind)}/remove", tasks_to=office.columns["backlog"])
        return len(sent)

    few, many = statements(5, "planned"), statements(25, "approval")
    assert (many - few) / 20 <= 7
