"""Taking back several commands in a row, as Ctrl+Z is pressed."""

from tests.makers import Office, make_task
from tests.tasks.callers import Caller


def test_commands_are_taken_back_one_after_another(boris: Caller, office: Office) -> None:
    task = make_task(office, "Первое название")
    start = boris.card(office.board, task)
    renamed = boris.patch(f"tasks/{task}", title="Второе название")
    moved = boris.post(f"tasks/{task}/move", column_id=office.columns["planned"])
    finished = boris.post(f"tasks/{task}/move", column_id=office.columns["done"])
    for command in (finished, moved, renamed):
        boris.undo(command)
    assert boris.card(office.board, task) == start


def test_out_of_turn_the_newer_command_stands_in_the_way(boris: Caller, office: Office) -> None:
    task = make_task(office)
    renamed = boris.patch(f"tasks/{task}", title="Второе название")
    moved = boris.post(f"tasks/{task}/move", column_id=office.columns["planned"])
    boris.undo(renamed, 409)
    boris.undo(moved)
    boris.undo(renamed)


def test_what_another_did_in_between_stands_in_the_way_of_the_rest(boris: Caller, anna: Caller, office: Office) -> None:
    task = make_task(office)
    renamed = boris.patch(f"tasks/{task}", title="Второе название")
    anna.patch(f"tasks/{task}", priority="high")
    moved = boris.post(f"tasks/{task}/move", column_id=office.columns["planned"])
    boris.undo(moved)
    assert "Анна Ковалёва" in boris.undo(renamed, 409)["detail"]
