"""Two boards that share a person, changed at the same moment: neither waits for the other for ever."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from board import database
from board.live import queries as log
from board.live.change import change
from board.people import viewers
from board.tasks import commands, holding, levels
from board.tasks import queries as tasks
from board.tasks.events import board_room
from board.tasks.inputs import EditTask, NewTask
from board.tasks.models import Board, BoardPerson
from tests.makers import NOON, Office, columns_of, who
from tests.tasks.weeks import FRIDAY, HIS, made

TIMES = 12


def on_the_second(office: Office, board_id: str) -> str:
    """Борис's task on the other board of his unit."""
    with change() as session:
        column = columns_of(session, board_id)["planned"]
        wanted = NewTask(title="Выезд", column_id=column, assignee_id=office.boris, due=FRIDAY)
        board = session.get_one(Board, board_id)
        return commands.add_task(session, board, wanted, by=who(session, office.anna), at=NOON).id


def estimate(task_id: str, person_id: str, hours: float) -> None:
    """Say how long a task takes, as its address does."""
    with change() as session:
        viewer = viewers.viewer(session, person_id)
        task = holding.task_to_work_on(session, task_id, viewer)
        commands.edit_task(session, task, EditTask(estimate_hours=hours), by=viewer.actor, at=NOON)


@pytest.mark.usefixtures("it_is")
def test_two_who_change_the_same_persons_week_on_two_boards_both_go_on(office: Office, second: str) -> None:
    tasks_of = {office.anna: made(office, **HIS), office.boris: on_the_second(office, second)}
    start = Barrier(2)

    def work(person_id: str) -> int:
        for number in range(TIMES):
            start.wait(20)
            # Full and room in turn, against each other's time: there is always a level to tell on both boards.
            estimate(tasks_of[person_id], person_id, 30.0 if number % 2 else 1.0)
        return TIMES

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(work, tasks_of)) == [TIMES, TIMES]
    with database.reading() as session:
        for board in (office.board, second):
            version = log.version(session, board_room(board))
            assert [event.version for event in log.events_since(session, board_room(board), 0) or []] == list(
                range(1, version + 1)
            )
            # 60 of 32 hours.
            assert session.get_one(BoardPerson, (board, office.boris)).load == "overload"


@pytest.mark.usefixtures("it_is")
def test_the_last_word_on_a_shared_persons_level_takes_both_boards_into_account(office: Office, second: str) -> None:
    first, other = made(office, **{**HIS, "estimate_hours": 1.0}), on_the_second(office, second)
    start = Barrier(2)

    def fill(task_id: str, person_id: str) -> None:
        start.wait(20)
        estimate(task_id, person_id, 30.0)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(fill, (first, other), (office.anna, office.boris)))
    with database.reading() as session:
        # Each alone is 94 %; who did not see the other would say so.
        assert {
            tasks.person_card(session.get_one(BoardPerson, (board, office.boris))).load
            for board in (office.board, second)
        } == {"overload"}
        assert not levels.is_anybody_out_of_date(session, NOON)
