"""Moving a task."""

from typing import Any

from board import database
from tests.makers import Office, make_task, task_at
from tests.tasks.callers import Caller


def row(office: Office, *titles: str, column: str = "planned") -> list[str]:
    """Tasks in a column, from top to bottom."""
    return [make_task(office, title, column_id=office.columns[column]) for title in titles]


def move(who: Caller, office: Office, task: str, column: str, status: int = 200, **more: Any) -> Any:
    """Let somebody move a task."""
    return who.post(f"tasks/{task}/move", status, column_id=office.columns[column], **more)


def order(who: Caller, office: Office, column: str = "planned") -> list[str]:
    """What stands in a column, from top to bottom."""
    return who.column(office.board, office.columns[column])


def test_a_moved_task_stands_in_its_new_column(boris: Caller, anna: Caller, office: Office) -> None:
    task = make_task(office)
    answer = move(boris, office, task, "planned")
    assert order(anna, office) == [task]
    assert order(anna, office, "backlog") == []
    assert anna.card(office.board, task) == answer["task"]


def test_a_move_is_told_with_where_the_task_came_from(boris: Caller, office: Office) -> None:
    task = make_task(office, assignee_id=office.anna)
    old = boris.card(office.board, task)
    answer = move(boris, office, task, "in_progress", assignee_id=office.boris)
    (event,) = boris.news(office.board, answer["version"] - 1)
    assert (event["kind"], event["by"]["id"]) == ("task.moved", office.boris)
    assert event["body"]["from"] == {name: old[name] for name in ("column_id", "position", "assignee_id")}
    assert event["body"]["task"] == answer["task"]
    assert (answer["task"]["assignee_id"], event["body"]["returned"]) == (office.boris, False)


def test_a_task_lands_before_or_after_the_one_that_is_named(boris: Caller, office: Office) -> None:
    first, second, third = row(office, "раз", "два", "три")
    task = make_task(office)
    places: list[tuple[dict[str, Any], list[str]]] = [
        ({"before_id": first}, [task, first, second, third]),
        ({"after_id": first}, [first, task, second, third]),
        ({"before_id": third}, [first, second, task, third]),
        ({"after_id": third}, [first, second, third, task]),
        ({"before_id": second, "after_id": first}, [first, task, second, third]),
        ({}, [first, second, third, task]),
    ]
    for anchor, expected in places:
        move(boris, office, task, "planned", **anchor)
        assert order(boris, office) == expected, anchor


def test_without_a_neighbour_a_task_goes_to_the_end_even_in_its_own_column(boris: Caller, office: Office) -> None:
    first, second, third = row(office, "раз", "два", "три")
    move(boris, office, first, "planned")
    assert order(boris, office) == [second, third, first]


def test_a_neighbour_that_has_gone_leaves_its_place_to_the_nearest_surviving_one(boris: Caller, office: Office) -> None:
    first, second, third = row(office, "раз", "два", "три")
    task = make_task(office)
    boris.post(f"tasks/{second}/archive")
    move(boris, office, task, "planned", before_id=second)
    assert order(boris, office) == [first, task, third]
    move(boris, office, task, "backlog")
    move(boris, office, task, "planned", after_id=second)
    assert order(boris, office) == [first, task, third]


def test_a_neighbour_in_another_column_or_unknown_means_the_end(boris: Caller, office: Office) -> None:
    first, second = row(office, "раз", "два")
    elsewhere = make_task(office, column_id=office.columns["review"])
    task = make_task(office)
    for anchor in (elsewhere, "nobody-knows-it"):
        move(boris, office, task, "planned", before_id=anchor)
        assert order(boris, office) == [first, second, task]
        move(boris, office, task, "backlog")


def test_of_two_neighbours_the_one_that_is_still_there_counts(boris: Caller, office: Office) -> None:
    first, second = row(office, "раз", "два")
    task = make_task(office)
    move(boris, office, task, "planned", before_id="nobody-knows-it", after_id=first)
    assert order(boris, office) == [first, task, second]


def test_a_task_beside_itself_stays_where_it_is(boris: Caller, office: Office) -> None:
    tasks = row(office, "раз", "два", "три")
    before = boris.version(office.board)
    for anchor in ("before_id", "after_id"):
        beside: dict[str, Any] = {anchor: tasks[1]}
        assert move(boris, office, tasks[1], "planned", **beside)["version"] == before
    assert order(boris, office) == tasks


def test_a_task_beside_itself_in_another_column_goes_to_the_end(boris: Caller, office: Office) -> None:
    first, second = row(office, "раз", "два")
    task = make_task(office)
    move(boris, office, task, "planned", before_id=task)
    assert order(boris, office) == [first, second, task]


def test_moving_to_the_place_where_it_stands_is_silent(boris: Caller, office: Office) -> None:
    first, second, third = row(office, "раз", "два", "три")
    before = boris.version(office.board)
    same_place: list[dict[str, Any]] = [{"before_id": third}, {"after_id": first}]
    for anchor in same_place:
        assert move(boris, office, second, "planned", **anchor)["version"] == before
    assert move(boris, office, third, "planned")["version"] == before
    assert boris.news(office.board, before) == []


def test_a_used_up_gap_renumbers_the_column_once_and_keeps_the_order(boris: Caller, office: Office) -> None:
    first, last = row(office, "первая", "последняя")
    between = [make_task(office, f"№ {number}") for number in range(20)]
    since = boris.version(office.board)
    for task in between:
        move(boris, office, task, "planned", before_id=last)
    assert order(boris, office) == [first, *between, last]
    told = boris.news(office.board, since)
    renumbered = [event for event in told if event["kind"] == "column.reordered"]
    assert len(renumbered) == 1
    (event,) = renumbered
    moved = next(each for each in told if each["version"] == event["version"] + 1)
    assert moved["body"]["task"]["id"] not in event["body"]["positions"]
    there = between.index(moved["body"]["task"]["id"])
    positions = event["body"]["positions"]
    assert sorted(positions, key=positions.__getitem__) == [first, *between[:there], last]
    taken = [task["position"] for task in boris.get(f"boards/{office.board}")["tasks"]]
    assert len(set(taken)) == len(taken)


def test_a_task_may_always_go_before_the_first(boris: Caller, office: Office) -> None:
    tasks = row(office, *"абвгд")
    for _ in range(3):
        for task in tasks:
            move(boris, office, task, "planned", before_id=order(boris, office)[0])
    assert order(boris, office) == tasks[::-1]


def test_a_task_that_goes_back_from_review_counts_as_returned(boris: Caller, office: Office) -> None:
    (task,) = row(office, "отчёт", column="review")
    card = move(boris, office, task, "in_progress", comment="нет подписи")["task"]
    assert card["return_count"] == 1
    event = boris.news(office.board, 0)[-1]
    assert (event["body"]["returned"], event["body"]["comment"]) == (True, "нет подписи")
    move(boris, office, task, "review")
    assert move(boris, office, task, "done", override_reason="в отпуске")["task"]["return_count"] == 1
    assert move(boris, office, task, "review")["task"]["return_count"] == 1


def test_what_the_column_asks_for_is_taken_with_the_move(boris: Caller, office: Office) -> None:
    task = make_task(office)
    lacking = move(boris, office, task, "approval")["task"]
    assert lacking["missing"] == ["assignee", "waiting_for", "expected_on"]
    said: dict[str, Any] = {"waiting_for": "Росреестр", "expected_on": "2026-12-04", "assignee_id": office.boris}
    full = move(boris, office, task, "approval", **said)["task"]
    assert full["missing"] == []
    assert {name: full[name] for name in said} == said
    assert boris.news(office.board, 0)[-1]["kind"] == "task.moved"


def test_what_was_awaited_is_forgotten_when_the_approval_is_over(boris: Caller, office: Office) -> None:
    task = make_task(office, assignee_id=office.boris)
    move(boris, office, task, "approval", waiting_for="Росреестр", expected_on="2026-12-04")
    card = move(boris, office, task, "in_progress")["task"]
    assert (card["waiting_for"], card["expected_on"]) == (None, None)


def test_the_result_goes_with_the_move_and_stays_with_the_task(boris: Caller, office: Office) -> None:
    task = make_task(office, assignee_id=office.boris)
    card = move(boris, office, task, "review", result="Подписано, № 12-з")["task"]
    assert card["missing"] == []
    assert boris.card(office.board, task)["missing"] == []
    assert boris.get(f"tasks/{task}")["result"] == "Подписано, № 12-з"
    assert boris.news(office.board, 0)[-1]["body"]["result"] == "Подписано, № 12-з"


def test_a_task_that_is_done_is_stopped_no_more_and_knows_when(boris: Caller, office: Office) -> None:
    (task,) = row(office, "стоит")
    boris.post(f"tasks/{task}/block", reason="нет подписи", category="documents")
    card = move(boris, office, task, "done")["task"]
    assert card["blocked"] is None
    with database.reading() as session:
        assert task_at(session, task).done_at is not None
    move(boris, office, task, "planned")
    with database.reading() as session:
        assert task_at(session, task).done_at is None


def test_only_another_column_sets_the_time_of_entering(boris: Caller, office: Office) -> None:
    first, _ = row(office, "раз", "два")
    before = boris.card(office.board, first)
    within = move(boris, office, first, "planned")["task"]
    assert within["entered_column_at"] == before["entered_column_at"]
    assert within["moved_at"] != before["moved_at"]
    assert move(boris, office, first, "review")["task"]["entered_column_at"] != before["entered_column_at"]


def test_a_person_is_given_and_taken_away_by_a_move(boris: Caller, office: Office) -> None:
    (task,) = row(office, "раз")
    assert move(boris, office, task, "planned", assignee_id=office.anna)["task"]["assignee_id"] == office.anna
    assert move(boris, office, task, "review")["task"]["assignee_id"] == office.anna
    assert move(boris, office, task, "review", assignee_id=None)["task"]["assignee_id"] is None


def test_a_task_that_has_left_the_board_is_not_moved(boris: Caller, office: Office) -> None:
    task = make_task(office)
    boris.post(f"tasks/{task}/archive")
    assert move(boris, office, task, "planned", 410)["type"] == "gone"
