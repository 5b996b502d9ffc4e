"""What is said about a task: by whom, for whom, and how it is taken back."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from board.live.change import change
from board.people import commands as people
from board.people.inputs import EditPerson
from board.people.models import Person
from board.tasks import comments
from tests.makers import NOON, Office, make_task, who
from tests.tasks.callers import Caller

Client = Callable[[str], FlaskClient]
SAID = "Паспортные данные заявителя в деле № 4."


@pytest.fixture
def task(office: Office) -> str:
    """A task on the land board."""
    return make_task(office)


def said(caller: Caller, task: str) -> list[str]:
    """What the comments of a task say, in their order."""
    return [comment["text"] for comment in caller.get(f"tasks/{task}")["comments"]]


def test_a_comment_is_kept_with_who_and_when_and_counted_on_the_card(boris: Caller, task: str, office: Office) -> None:
    answer = boris.post(f"tasks/{task}/comments", 201, text="  Позвонил заявителю\nПеревезёт в среду ")
    assert answer.keys() == {"comment", "task", "version", "command_id"}
    (comment,) = boris.get(f"tasks/{task}")["comments"]
    assert comment == answer["comment"]
    assert comment["text"] == "Позвонил заявителю\nПеревезёт в среду"
    assert comment["author"] == {"id": office.boris, "name": "Борис Лапин"}
    assert (comment["edited_at"], comment["created_at"][-1]) == (None, "Z")
    assert answer["task"]["comments"] == boris.card(office.board, task)["comments"] == 1


def test_comments_are_read_in_the_order_in_which_they_were_said(boris: Caller, anna: Caller, task: str) -> None:
    for caller, text in ((boris, "раз"), (anna, "два"), (boris, "три")):
        caller.post(f"tasks/{task}/comments", 201, text=text)
    assert said(boris, task) == ["раз", "два", "три"]


def test_who_said_it_says_it_anew_and_takes_it_away(boris: Caller, task: str, office: Office) -> None:
    comment = boris.post(f"tasks/{task}/comments", 201, text="Позвонил")["comment"]["id"]
    edited = boris.patch(f"tasks/{task}/comments/{comment}", text="Написал")["comment"]
    assert edited["text"] == "Написал"
    assert edited["edited_at"]
    boris.delete(f"tasks/{task}/comments/{comment}")
    assert said(boris, task) == []
    assert boris.card(office.board, task)["comments"] == 0
    boris.patch(f"tasks/{task}/comments/{comment}", 410, text="Поздно")
    boris.delete(f"tasks/{task}/comments/{comment}", 410)


def test_the_same_words_again_change_nothing(boris: Caller, task: str, office: Office) -> None:
    comment = boris.post(f"tasks/{task}/comments", 201, text="Позвонил")["comment"]["id"]
    version = boris.version(office.board)
    assert boris.patch(f"tasks/{task}/comments/{comment}", text="Позвонил")["comment"]["edited_at"] is None
    assert boris.version(office.board) == version


def test_nobody_changes_what_another_has_said_not_even_the_head(boris: Caller, anna: Caller, task: str) -> None:
    comment = boris.post(f"tasks/{task}/comments", 201, text="Позвонил")["comment"]["id"]
    for refused in (
        anna.patch(f"tasks/{task}/comments/{comment}", 403, text="Не звонил"),
        anna.delete(f"tasks/{task}/comments/{comment}", 403),
    ):
        assert refused["type"] == "not-allowed"
    assert said(boris, task) == ["Позвонил"]


@pytest.mark.parametrize("text", ["", "  \n ", "х" * 5001, None, 7])
def test_nothing_and_too_much_are_refused_and_the_field_is_named(boris: Caller, task: str, text: Any) -> None:
    refused = boris.post(f"tasks/{task}/comments", 422, text=text)
    assert [fault["field"] for fault in refused["errors"]] == ["text"]
    assert said(boris, task) == []


def test_a_comment_belongs_to_its_task(boris: Caller, task: str, office: Office) -> None:
    comment = boris.post(f"tasks/{task}/comments", 201, text="Позвонил")["comment"]["id"]
    other = make_task(office, "Другая")
    boris.patch(f"tasks/{other}/comments/{comment}", 404, text="Иначе")
    boris.delete(f"tasks/{other}/comments/{comment}", 404)
    boris.delete(f"tasks/{task}/comments/nobody-knows-it", 404)


def test_on_an_archived_task_nothing_is_said_any_more_and_what_was_said_is_read(boris: Caller, task: str) -> None:
    comment = boris.post(f"tasks/{task}/comments", 201, text="Позвонил")["comment"]["id"]
    boris.post(f"tasks/{task}/archive")
    assert boris.post(f"tasks/{task}/comments", 410, text="Ещё")["type"] == "gone"
    boris.patch(f"tasks/{task}/comments/{comment}", 410, text="Иначе")
    boris.delete(f"tasks/{task}/comments/{comment}", 410)
    assert said(boris, task) == ["Позвонил"]


def test_with_the_same_key_it_is_said_once(boris: Caller, task: str) -> None:
    key = str(uuid4())
    answers = [boris.post(f"tasks/{task}/comments", 201, key=key, text="Позвонил") for _ in range(2)]
    assert answers[0] == answers[1]
    assert said(boris, task) == ["Позвонил"]


def test_far_too_many_are_refused(boris: Caller, task: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comments, "MOST", 1)
    boris.post(f"tasks/{task}/comments", 201, text="раз")
    assert boris.post(f"tasks/{task}/comments", 409, text="два")["type"] == "refused"


def test_a_comment_keeps_the_name_of_its_time(boris: Caller, task: str, office: Office) -> None:
    boris.post(f"tasks/{task}/comments", 201, text="Позвонил")
    with change() as session:
        boris_himself, by = session.get_one(Person, office.boris), who(session, office.admin)
        people.describe_person(session, boris_himself, EditPerson(name="Борис Сидоров"), by=by, at=NOON)
    assert boris.get(f"tasks/{task}")["comments"][0]["author"]["name"] == "Борис Лапин"


@pytest.mark.parametrize(
    ("reader", "reads"),
    [("boris", True), ("anna", True), ("controller", True), ("coordinator", True), ("leader", False)],
)
def test_comments_are_for_those_who_work_with_the_task(
    client: Client, boris: Caller, task: str, office: Office, reader: str, reads: bool
) -> None:
    comment = boris.post(f"tasks/{task}/comments", 201, text=SAID)["comment"]["id"]
    boris.patch(f"tasks/{task}/comments/{comment}", text=f"{SAID} Проверено.")
    found = Caller(client(getattr(office, reader))).get(f"tasks/{task}")
    assert ("Паспортные" in str(found)) == reads
    assert found["task"]["comments"] == 1


def test_the_words_never_enter_the_room(boris: Caller, task: str, office: Office) -> None:
    comment = boris.post(f"tasks/{task}/comments", 201, text=SAID)["comment"]["id"]
    boris.patch(f"tasks/{task}/comments/{comment}", text=f"{SAID} Проверено.")
    boris.undo(boris.delete(f"tasks/{task}/comments/{comment}"))
    told = boris.news(office.board, 2)
    assert [event["kind"] for event in told] == [
        "comment.added",
        "comment.edited",
        "comment.removed",
        "comment.restored",
    ]
    assert {event["body"]["comment_id"] for event in told} == {comment}
    assert [event["body"]["task"]["comments"] for event in told] == [1, 1, 0, 1]
    assert "Паспортные" not in str(told)
    assert "Паспортные" not in str(boris.get("commands"))


def test_each_command_is_taken_back_and_done_again(boris: Caller, task: str) -> None:
    added = boris.post(f"tasks/{task}/comments", 201, text="Позвонил")
    comment = added["comment"]["id"]
    edited = boris.patch(f"tasks/{task}/comments/{comment}", text="Написал")
    removed = boris.delete(f"tasks/{task}/comments/{comment}")
    seen = []
    for command in (removed, edited):
        boris.undo(boris.undo(boris.undo(command)))
        seen.append(said(boris, task))
    assert boris.get(f"tasks/{task}")["comments"][0]["edited_at"] is None
    undone = boris.undo(added)
    seen.append(said(boris, task))
    boris.undo(undone)
    assert [*seen, said(boris, task)] == [["Написал"], ["Позвонил"], [], ["Позвонил"]]


def test_what_was_said_anew_since_is_not_taken_back(boris: Caller, task: str) -> None:
    added = boris.post(f"tasks/{task}/comments", 201, text="Позвонил")
    boris.patch(f"tasks/{task}/comments/{added['comment']['id']}", text="Написал")
    assert boris.undo(added, 409)["type"] == "cannot-undo"


def test_a_comment_does_not_stand_on_a_move_nor_the_other_way_round(
    boris: Caller, anna: Caller, task: str, office: Office
) -> None:
    moved = boris.post(f"tasks/{task}/move", column_id=office.columns["planned"])
    commented = boris.post(f"tasks/{task}/comments", 201, text="Позвонил")
    anna.post(f"tasks/{task}/comments", 201, text="Хорошо")
    boris.undo(moved)
    assert boris.card(office.board, task)["comments"] == 2
    anna.patch(f"tasks/{task}", title="Иначе")
    boris.undo(commented)
    assert said(boris, task) == ["Хорошо"]


def test_a_task_that_somebody_has_written_in_is_not_taken_back(boris: Caller, anna: Caller, office: Office) -> None:
    added = boris.post(f"boards/{office.board}/tasks", 201, title="Новая")
    comment = anna.post(f"tasks/{added['task']['id']}/comments", 201, text="Зачем?")
    assert boris.undo(added, 409)["type"] == "cannot-undo"
    anna.undo(comment)
    boris.undo(added)


def test_on_an_archived_task_nothing_is_taken_back(boris: Caller, task: str) -> None:
    commented = boris.post(f"tasks/{task}/comments", 201, text="Позвонил")
    archived = boris.post(f"tasks/{task}/archive")
    assert boris.undo(commented, 409)["type"] == "cannot-undo"
    boris.undo(archived)
    boris.undo(commented)
