"""A label gets another name: on the board, on every task that bears it, and back."""

from typing import Any

import pytest

from tests.makers import LABELS, Office, make_task
from tests.tasks.callers import Caller
from tests.tasks.test_columns import faults
from tests.tasks.weeks import kinds


def rename(
    anna: Caller, office: Office, status: int = 200, *, label: str = "аренда", name: str = "наём"
) -> dict[str, Any]:
    """Let Анна give a label another name."""
    found: dict[str, Any] = anna.post(f"boards/{office.board}/labels/rename", status, label=label, name=name)
    return found


def labelled(anna: Caller, office: Office, *labels: str) -> str:
    """A task with these labels."""
    task = make_task(office)
    anna.patch(f"tasks/{task}", labels=list(labels))
    return task


def shown(anna: Caller, office: Office, task: str) -> list[str]:
    """The labels of a task as the board shows it."""
    found: list[str] = anna.card(office.board, task)["labels"]
    return found


def test_a_renamed_label_is_renamed_on_the_board_and_on_its_tasks(anna: Caller, office: Office) -> None:
    bearing, other = labelled(anna, office, "5С", "аренда"), labelled(anna, office, "торги")
    since = anna.version(office.board)
    answer = rename(anna, office)
    assert answer["board"]["labels"] == ["наём", "торги", "5С"]
    assert (shown(anna, office, bearing), shown(anna, office, other)) == (["5С", "наём"], ["торги"])
    board, task = anna.news(office.board, since)
    assert (board["kind"], task["kind"]) == ("board.changed", "task.changed")
    assert (task["body"]["task"]["id"], task["body"]["before"]) == (bearing, {"labels": ["5С", "аренда"]})


def test_the_new_name_can_be_given_and_the_old_one_no_more(anna: Caller, office: Office) -> None:
    task = labelled(anna, office, "аренда")
    rename(anna, office)
    anna.patch(f"tasks/{task}", labels=["наём", "5С"])
    assert faults(anna.patch(f"tasks/{task}", 422, labels=["аренда"])) == [("labels", "unknown")]


def test_a_task_in_the_archive_bears_the_new_name_when_it_comes_back(anna: Caller, office: Office) -> None:
    task = labelled(anna, office, "аренда")
    anna.post(f"tasks/{task}/archive")
    since = anna.version(office.board)
    rename(anna, office)
    assert kinds(anna.news(office.board, since)) == ["board.changed"]
    anna.post(f"tasks/{task}/restore")
    assert shown(anna, office, task) == ["наём"]


def test_a_renaming_is_taken_back_on_every_task(anna: Caller, office: Office) -> None:
    tasks = [labelled(anna, office, "аренда") for _ in range(2)]
    renamed = rename(anna, office)
    later = labelled(anna, office, "наём")
    anna.undo(renamed)
    assert anna.get(f"boards/{office.board}")["board"]["labels"] == LABELS
    assert [shown(anna, office, task) for task in (*tasks, later)] == [["аренда"]] * 3


def test_a_renaming_on_which_another_stands_is_not_taken_back(anna: Caller, office: Office) -> None:
    renamed = rename(anna, office)
    rename(anna, office, label="наём", name="прокат")
    assert anna.undo(renamed, 409)["type"] == "cannot-undo"
    assert anna.get(f"boards/{office.board}")["board"]["labels"][0] == "прокат"


def test_what_was_done_to_a_task_before_its_label_was_renamed_is_not_taken_back_over_it(
    anna: Caller, office: Office
) -> None:
    task = labelled(anna, office, "аренда")
    titled = anna.patch(f"tasks/{task}", title="Договор")
    rename(anna, office)
    anna.undo(titled, 409)
    assert shown(anna, office, task) == ["наём"]


def test_another_way_of_writing_the_same_label_is_a_new_name(anna: Caller, office: Office) -> None:
    assert rename(anna, office, name="Аренда")["board"]["labels"][0] == "Аренда"


def test_the_same_name_again_says_nothing(anna: Caller, office: Office) -> None:
    before = anna.version(office.board)
    rename(anna, office, name="аренда")
    assert anna.version(office.board) == before


@pytest.mark.parametrize(
    ("label", "name", "fault"),
    [
        ("суд", "наём", ("label", "unknown")),
        ("аренда", "торги", ("name", "used")),
        ("аренда", "ТОРГИ", ("name", "used")),
        ("аренда", " ", ("name", "empty")),
    ],
)
def test_a_label_that_is_not_there_and_a_name_that_is_are_refused(
    anna: Caller, office: Office, label: str, name: str, fault: tuple[str, str]
) -> None:
    before = anna.version(office.board)
    assert faults(rename(anna, office, 422, label=label, name=name)) == [fault]
    assert anna.version(office.board) == before


def test_only_who_sets_up_the_board_renames(boris: Caller, office: Office) -> None:
    boris.post(f"boards/{office.board}/labels/rename", 403, label="аренда", name="наём")
