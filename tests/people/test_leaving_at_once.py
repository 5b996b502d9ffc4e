"""Somebody leaves while others work on boards that share a person with theirs: neither waits for ever."""

from concurrent.futures import ThreadPoolExecutor, wait

from structlog.testing import capture_logs

from board import clock, database
from board.live.change import change, hold
from board.people import commands as people
from board.people import queries, viewers
from board.tasks import commands, holding
from board.tasks.events import board_room
from board.tasks.inputs import EditTask, NewTask
from board.tasks.models import Board, Task
from tests.makers import NOON, Office, who

# Long enough for another to come to the lock; on a slow machine the test is milder, never wrong.
_HEAD_START = 0.4


def add(office: Office, board_id: str, assignee_id: str | None) -> str:
    """A task on a board."""
    with change() as session:
        board, by = session.get_one(Board, board_id), who(session, office.admin)
        return commands.add_task(session, board, NewTask(title="Выписка", assignee_id=assignee_id), by=by, at=NOON).id


def move(office: Office, person_id: str, unit_id: str) -> None:
    """Let somebody work in another unit."""
    with change() as session:
        people.move_person(session, queries.person(session, person_id), unit_id, by=who(session, office.admin), at=NOON)


def test_handing_over_to_who_was_in_another_unit_before_does_not_cross_work_there(office: Office) -> None:
    # Boards are held in the order of their ids, which are random: the leaver's is to be the later one.
    leaver, successor = (office.boris, office.anna)
    first, there, here = office.other_board, office.archive, office.land
    if office.board < office.other_board:
        leaver, successor, first, there, here = (
            office.vera,
            office.coordinator,
            office.board,
            office.land,
            office.archive,
        )
    move(office, successor, there)
    move(office, successor, here)
    handed, other = add(office, max(office.board, office.other_board), leaver), add(office, first, None)

    def work() -> None:
        with change() as session:
            task = holding.task_to_work_on(session, other, viewers.viewer(session, office.admin))
            commands.edit_task(session, task, EditTask(title="Иначе"), by=who(session, office.admin), at=NOON)

    def leave() -> None:
        with change() as session:
            person, by = queries.person(session, leaver), who(session, office.admin)
            people.disable_person(session, person, by=by, at=clock.now(), successor_id=successor)

    with capture_logs() as logged, ThreadPoolExecutor(2) as pool:
        with change() as session:
            hold(session, board_room(first))
            working = pool.submit(work)
            wait([working], timeout=_HEAD_START)
            leaving = pool.submit(leave)
            wait([leaving], timeout=_HEAD_START)
        working.result(20)
        leaving.result(20)
    assert [entry for entry in logged if entry["event"] == "follower failed"] == []
    with database.reading() as session:
        assert session.get_one(Task, handed).assignee_id == successor
        assert session.get_one(Task, other).title == "Иначе"
