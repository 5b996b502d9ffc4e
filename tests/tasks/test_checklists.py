"""The steps of a task."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from board.live.change import change
from board.tasks import checklists
from board.tasks.models import ChecklistItem
from tests.makers import Office, make_task
from tests.tasks.callers import Caller

Client = Callable[[str], FlaskClient]
STEPS = ["Заявление и пакет", "Проверка по карте", "Ответ СМЭВ"]


@pytest.fixture
def task(office: Office) -> str:
    """A task on the land board."""
    return make_task(office)


@pytest.fixture
def items(boris: Caller, task: str) -> list[str]:
    """The ids of its three steps."""
    return [boris.post(f"tasks/{task}/checklist", 201, text=text)["item"]["id"] for text in STEPS]


def steps(caller: Caller, task: str) -> list[str]:
    """What the steps are, in their order; those that are done begin with a mark."""
    found = caller.get(f"tasks/{task}")["checklist"]
    return [("✓ " if item["done_at"] else "") + item["text"] for item in found]


def test_steps_come_in_the_order_in_which_they_were_added_and_are_counted(
    boris: Caller, task: str, items: list[str], office: Office
) -> None:
    found = boris.get(f"tasks/{task}")["checklist"]
    assert [item["id"] for item in found] == items
    assert found[0] == {"id": items[0], "text": STEPS[0], "done_at": None, "done_by": None}
    assert boris.card(office.board, task)["checklist"] == {"done": 0, "total": 3}


def test_a_ticked_step_knows_who_did_it_and_is_counted(
    boris: Caller, anna: Caller, task: str, items: list[str], office: Office
) -> None:
    answer = anna.post(f"tasks/{task}/checklist/{items[1]}/tick")
    assert answer["item"]["done_by"] == {"id": office.anna, "name": "Анна Ковалёва"}
    assert answer["task"]["checklist"] == boris.card(office.board, task)["checklist"] == {"done": 1, "total": 3}
    assert steps(boris, task) == [STEPS[0], f"✓ {STEPS[1]}", STEPS[2]]
    boris.post(f"tasks/{task}/checklist/{items[1]}/untick")
    assert steps(boris, task) == STEPS
    assert boris.get(f"tasks/{task}")["checklist"][1]["done_by"] is None


def test_what_changes_nothing_is_silent(
    boris: Caller, anna: Caller, task: str, items: list[str], office: Office
) -> None:
    path = f"tasks/{task}/checklist/{items[0]}"
    anna.post(f"{path}/tick")
    version = boris.version(office.board)
    assert boris.post(f"{path}/tick")["item"]["done_by"]["id"] == office.anna
    boris.post(f"tasks/{task}/checklist/{items[1]}/untick")
    boris.patch(path, text=STEPS[0])
    boris.post(f"{path}/move", before_id=items[1])
    boris.post(f"{path}/move", before_id=items[0])
    boris.post(f"tasks/{task}/checklist/{items[2]}/move", before_id=None)
    assert boris.version(office.board) == version


def test_a_step_is_renamed_moved_and_taken_away(boris: Caller, task: str, items: list[str], office: Office) -> None:
    boris.patch(f"tasks/{task}/checklist/{items[0]}", text="Пакет")
    boris.post(f"tasks/{task}/checklist/{items[0]}/move", before_id=items[2])
    assert steps(boris, task) == [STEPS[1], "Пакет", STEPS[2]]
    boris.post(f"tasks/{task}/checklist/{items[1]}/move", before_id=None)
    assert steps(boris, task) == ["Пакет", STEPS[2], STEPS[1]]
    boris.delete(f"tasks/{task}/checklist/{items[2]}")
    assert steps(boris, task) == ["Пакет", STEPS[1]]
    assert boris.card(office.board, task)["checklist"]["total"] == 2
    boris.post(f"tasks/{task}/checklist/{items[2]}/tick", 410)


def test_before_a_step_that_was_taken_away_means_where_it_stood(boris: Caller, task: str, items: list[str]) -> None:
    last = boris.post(f"tasks/{task}/checklist", 201, text="Проект договора")["item"]["id"]
    boris.delete(f"tasks/{task}/checklist/{items[1]}")
    boris.post(f"tasks/{task}/checklist/{last}/move", before_id=items[1])
    assert steps(boris, task) == [STEPS[0], "Проект договора", STEPS[2]]


def test_where_no_number_is_left_the_list_is_numbered_anew(boris: Caller, task: str, items: list[str]) -> None:
    with change() as session:
        for number, each in enumerate(items):
            session.get_one(ChecklistItem, each).position = number + 1
    boris.post(f"tasks/{task}/checklist/{items[2]}/move", before_id=items[1])
    assert steps(boris, task) == [STEPS[0], STEPS[2], STEPS[1]]


def test_an_anchor_of_another_task_is_refused(boris: Caller, task: str, items: list[str], office: Office) -> None:
    other = make_task(office, "Другая")
    foreign = boris.post(f"tasks/{other}/checklist", 201, text="Чужой")["item"]["id"]
    for anchor in (foreign, "nobody-knows-it"):
        refused = boris.post(f"tasks/{task}/checklist/{items[0]}/move", 422, before_id=anchor)
        assert [(fault["field"], fault["type"]) for fault in refused["errors"]] == [("before_id", "unknown")]
    boris.post(f"tasks/{task}/checklist/{foreign}/tick", 404)
    boris.delete(f"tasks/{task}/checklist/{foreign}", 404)


@pytest.mark.parametrize("text", ["", "  \n ", "х" * 301, None, 7])
def test_nothing_and_too_much_are_refused_and_the_field_is_named(
    boris: Caller, task: str, items: list[str], text: Any
) -> None:
    for refused in (
        boris.post(f"tasks/{task}/checklist", 422, text=text),
        boris.patch(f"tasks/{task}/checklist/{items[0]}", 422, text=text),
    ):
        assert [fault["field"] for fault in refused["errors"]] == ["text"]
    assert steps(boris, task) == STEPS


def test_a_full_list_takes_no_more(boris: Caller, task: str, items: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checklists, "MOST", 3)
    assert boris.post(f"tasks/{task}/checklist", 409, text="Ещё")["type"] == "refused"


def test_the_list_of_an_archived_task_is_only_read(boris: Caller, task: str, items: list[str]) -> None:
    boris.post(f"tasks/{task}/archive")
    boris.post(f"tasks/{task}/checklist", 410, text="Ещё")
    for verb in ("tick", "untick"):
        boris.post(f"tasks/{task}/checklist/{items[0]}/{verb}", 410)
    boris.delete(f"tasks/{task}/checklist/{items[0]}", 410)
    assert steps(boris, task) == STEPS


def test_each_command_is_taken_back_and_done_again(boris: Caller, task: str, items: list[str]) -> None:
    path = f"tasks/{task}/checklist/{items[0]}"
    acts: list[Callable[[], dict[str, Any]]] = [
        lambda: dict(boris.post(f"{path}/tick")),
        lambda: dict(boris.post(f"{path}/untick")),
        lambda: dict(boris.patch(path, text="Пакет")),
        lambda: dict(boris.post(f"{path}/move", before_id=None)),
        lambda: dict(boris.delete(path)),
        lambda: dict(boris.post(f"tasks/{task}/checklist", 201, text="Ещё")),
    ]
    for act in acts:
        before = steps(boris, task)
        command = act()
        after = steps(boris, task)
        assert after != before
        undone = boris.undo(command)
        assert steps(boris, task) == before
        boris.undo(undone)
        assert steps(boris, task) == after


def test_only_what_was_changed_must_have_stayed(boris: Caller, anna: Caller, task: str, items: list[str]) -> None:
    path = f"tasks/{task}/checklist/{items[0]}"
    ticked = boris.post(f"{path}/tick")
    renamed = boris.patch(path, text="Пакет")
    anna.patch(path, text="Пакет документов")
    assert boris.undo(renamed, 409)["type"] == "cannot-undo"
    boris.undo(ticked)
    assert steps(boris, task) == ["Пакет документов", *STEPS[1:]]


def test_a_step_that_a_colleague_took_away_stays_away(boris: Caller, anna: Caller, task: str, items: list[str]) -> None:
    ticked = boris.post(f"tasks/{task}/checklist/{items[0]}/tick")
    anna.delete(f"tasks/{task}/checklist/{items[0]}")
    assert boris.undo(ticked, 409)["type"] == "cannot-undo"


def test_the_words_are_in_the_history_of_the_task_and_never_in_the_room(
    client: Client, boris: Caller, task: str, items: list[str], office: Office
) -> None:
    boris.post(f"tasks/{task}/checklist/{items[1]}/tick")
    boris.delete(f"tasks/{task}/checklist/{items[1]}")
    history = boris.get(f"tasks/{task}")["history"]
    assert [entry["kind"] for entry in history[:2]] == ["checklist_item.removed", "checklist_item.ticked"]
    assert {entry["body"]["item_text"] for entry in history[:2]} == {STEPS[1]}
    assert not any(text in str(boris.news(office.board, 0)) for text in STEPS)
    leader = Caller(client(office.leader)).get(f"tasks/{task}")
    assert not any(text in str(leader) for text in STEPS)
    assert (leader["checklist"], leader["task"]["checklist"]) == ([], {"done": 0, "total": 2})
