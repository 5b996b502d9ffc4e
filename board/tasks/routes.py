"""Tasks by HTTP."""

from typing import Any

from flask import Blueprint
from sqlmodel import Session

from board import clock, database
from board.live.asking import command
from board.people.identity import asker
from board.tasks import answers, commands, history, holding, moving, queries, together
from board.tasks.answers import TaskAnswer, TasksAnswer, WholeTask
from board.tasks.inputs import (
    ArchiveTask,
    ArchiveTasks,
    AssignTasks,
    BlockTask,
    EditTask,
    MoveTask,
    MoveTasks,
    NewTask,
    UnblockTask,
)
from board.tasks.models import Board, Task
from board.web.endpoint import question

api = Blueprint("tasks_api", __name__, url_prefix="/api/v1")


@api.post("/boards/<board_id>/tasks")
@command("Add a task", body=NewTask, answers=TaskAnswer, status=201, problems=(409,))
def add_task(session: Session, wanted: NewTask, board_id: str) -> TaskAnswer:
    """Everybody who works on the board."""
    who = asker(session)
    board = holding.board_to_work_on(session, board_id, who)
    task = commands.add_task(session, board, wanted, by=who.actor, at=clock.now(), heads=who.may_head(board.unit_id))
    return answers.task_answer(session, task)


@api.get("/tasks/<task_id>")
@question("A task with everything about it and its history", answer=WholeTask, problems=(404, 410))
def whole_task(task_id: str) -> dict[str, Any]:
    """Archived tasks too."""
    with database.reading() as session:
        who = asker(session)
        task = queries.task_for(session, task_id, who)
        return history.whole_task(session, task, details=who.may_read_details(_unit(session, task)))


@api.patch("/tasks/<task_id>")
@command("Write something else on a task", body=EditTask, answers=TaskAnswer, problems=(409, 410))
def edit_task(session: Session, wanted: EditTask, task_id: str) -> TaskAnswer:
    """Everybody who works on the board."""
    who = asker(session)
    task = holding.task_to_work_on(session, task_id, who)
    commands.edit_task(session, task, wanted, by=who.actor, at=clock.now(), heads=who.may_head(_unit(session, task)))
    return answers.task_answer(session, task)


@api.post("/tasks/<task_id>/move")
@command("Move a task to a column, a place in it, a person", body=MoveTask, answers=TaskAnswer, problems=(409, 410))
def move_task(session: Session, wanted: MoveTask, task_id: str) -> TaskAnswer:
    """Everybody who works on the board; over a hard limit only the unit's head."""
    who = asker(session)
    task = holding.task_to_work_on(session, task_id, who)
    moving.move_task(session, task, wanted, by=who.actor, at=clock.now(), heads=who.may_head(_unit(session, task)))
    return answers.task_answer(session, task)


@api.post("/tasks/<task_id>/block")
@command("Mark that a task cannot go on", body=BlockTask, answers=TaskAnswer, problems=(409, 410))
def block_task(session: Session, wanted: BlockTask, task_id: str) -> TaskAnswer:
    """Everybody who works on the board."""
    who = asker(session)
    task = holding.task_to_work_on(session, task_id, who)
    commands.block_task(session, task, wanted, by=who.actor, at=clock.now())
    return answers.task_answer(session, task)


@api.post("/tasks/<task_id>/unblock")
@command("Let a task go on", body=UnblockTask, answers=TaskAnswer, problems=(410,))
def unblock_task(session: Session, wanted: UnblockTask, task_id: str) -> TaskAnswer:
    """Everybody who works on the board."""
    who = asker(session)
    task = holding.task_to_work_on(session, task_id, who)
    commands.unblock_task(session, task, wanted, by=who.actor, at=clock.now())
    return answers.task_answer(session, task)


@api.post("/tasks/<task_id>/archive")
@command("Take a task off the board into the archive", body=ArchiveTask, answers=TaskAnswer, problems=(410,))
def archive_task(session: Session, wanted: ArchiveTask, task_id: str) -> TaskAnswer:
    """Everybody who works on the board."""
    who = asker(session)
    task = holding.task_to_work_on(session, task_id, who, archived=True)
    commands.archive_task(session, task, by=who.actor, at=clock.now(), reason=wanted.reason)
    return answers.task_answer(session, task)


@api.post("/tasks/<task_id>/restore")
@command("Put an archived task back on the board", answers=TaskAnswer, problems=(410,))
def restore_task(session: Session, task_id: str) -> TaskAnswer:
    """Everybody who works on the board."""
    who = asker(session)
    task = holding.task_to_work_on(session, task_id, who, archived=True)
    commands.restore_task(session, task, by=who.actor, at=clock.now())
    return answers.task_answer(session, task)


@api.post("/boards/<board_id>/tasks/move")
@command("Move several tasks to one column", body=MoveTasks, answers=TasksAnswer, problems=(409, 410))
def move_tasks(session: Session, wanted: MoveTasks, board_id: str) -> TasksAnswer:
    """Everybody who works on the board; all of them or none."""
    who = asker(session)
    board = holding.board_to_work_on(session, board_id, who)
    heads, now = who.may_head(board.unit_id), clock.now()
    return answers.tasks_answer(
        session, board, together.move_tasks(session, board, wanted, by=who.actor, at=now, heads=heads)
    )


@api.post("/boards/<board_id>/tasks/assign")
@command("Give several tasks to one person", body=AssignTasks, answers=TasksAnswer, problems=(409, 410))
def assign_tasks(session: Session, wanted: AssignTasks, board_id: str) -> TasksAnswer:
    """Everybody who works on the board; all of them or none."""
    who = asker(session)
    board = holding.board_to_work_on(session, board_id, who)
    heads, now = who.may_head(board.unit_id), clock.now()
    return answers.tasks_answer(
        session, board, together.assign_tasks(session, board, wanted, by=who.actor, at=now, heads=heads)
    )


@api.post("/boards/<board_id>/tasks/archive")
@command("Take several tasks off the board", body=ArchiveTasks, answers=TasksAnswer, problems=(410,))
def archive_tasks(session: Session, wanted: ArchiveTasks, board_id: str) -> TasksAnswer:
    """Everybody who works on the board; all of them or none."""
    who = asker(session)
    board = holding.board_to_work_on(session, board_id, who)
    found = together.archive_tasks(session, board, wanted, by=who.actor, at=clock.now())
    return answers.tasks_answer(session, board, found)


def _unit(session: Session, task: Task) -> str:
    return session.get_one(Board, task.board_id).unit_id
