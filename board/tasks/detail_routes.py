"""The checklist and the comments of a task by HTTP."""

from flask import Blueprint
from sqlmodel import Session

from board import clock
from board.live.asking import command
from board.people.identity import asker
from board.tasks import answers, checklists, comments, detail_queries, holding
from board.tasks.answers import CommentAnswer, ItemAnswer, TaskAnswer
from board.tasks.inputs import MoveItem, WriteComment, WriteItem

api = Blueprint("details_api", __name__, url_prefix="/api/v1/tasks/<task_id>")


@api.post("/comments")
@command("Say something about a task", body=WriteComment, answers=CommentAnswer, status=201, problems=(409, 410))
def add_comment(session: Session, wanted: WriteComment, task_id: str) -> CommentAnswer:
    """Everybody who works on the board."""
    who = asker(session)
    task = holding.task_to_work_on(session, task_id, who)
    comment = comments.add_comment(session, task, wanted, by=who.actor, at=clock.now())
    return answers.comment_answer(session, task, comment)


@api.patch("/comments/<comment_id>")
@command("Say one's own comment in other words", body=WriteComment, answers=CommentAnswer, problems=(410,))
def edit_comment(session: Session, wanted: WriteComment, task_id: str, comment_id: str) -> CommentAnswer:
    """Who wrote it, while they work on the board."""
    who = asker(session)
    task = holding.task_to_work_on(session, task_id, who)
    comment = detail_queries.comment_of(session, task, comment_id)
    comments.edit_comment(session, task, comment, wanted, by=who.actor, at=clock.now())
    return answers.comment_answer(session, task, comment)


@api.delete("/comments/<comment_id>")
@command("Take one's own comment away", answers=TaskAnswer, problems=(410,))
def remove_comment(session: Session, task_id: str, comment_id: str) -> TaskAnswer:
    """Who wrote it, while they work on the board."""
    who = asker(session)
    task = holding.task_to_work_on(session, task_id, who)
    comment = detail_queries.comment_of(session, task, comment_id)
    comments.remove_comment(session, task, comment, by=who.actor, at=clock.now())
    return answers.task_answer(session, task)


@api.post("/checklist")
@command("Add a step to a checklist", body=WriteItem, answers=ItemAnswer, status=201, problems=(409, 410))
def add_item(session: Session, wanted: WriteItem, task_id: str) -> ItemAnswer:
    """Everybody who works on the board."""
    who = asker(session)
    task = holding.task_to_work_on(session, task_id, who)
    item = checklists.add_item(session, task, wanted, by=who.actor, at=clock.now())
    return answers.item_answer(session, task, item)


@api.patch("/checklist/<item_id>")
@command("Say in other words what a step is", body=WriteItem, answers=ItemAnswer, problems=(410,))
def rename_item(session: Session, wanted: WriteItem, task_id: str, item_id: str) -> ItemAnswer:
    """Everybody who works on the board."""
    who = asker(session)
    task = holding.task_to_work_on(session, task_id, who)
    item = detail_queries.item_of(session, task, item_id)
    checklists.rename_item(session, task, item, wanted, by=who.actor, at=clock.now())
    return answers.item_answer(session, task, item)


@api.post("/checklist/<item_id>/tick")
@command("Mark a step as done", answers=ItemAnswer, problems=(410,))
def tick_item(session: Session, task_id: str, item_id: str) -> ItemAnswer:
    """Everybody who works on the board."""
    who = asker(session)
    task = holding.task_to_work_on(session, task_id, who)
    item = detail_queries.item_of(session, task, item_id)
    checklists.tick_item(session, task, item, by=who.actor, at=clock.now())
    return answers.item_answer(session, task, item)


@api.post("/checklist/<item_id>/untick")
@command("Mark a step as not done", answers=ItemAnswer, problems=(410,))
def untick_item(session: Session, task_id: str, item_id: str) -> ItemAnswer:
    """Everybody who works on the board."""
    who = asker(session)
    task = holding.task_to_work_on(session, task_id, who)
    item = detail_queries.item_of(session, task, item_id)
    checklists.untick_item(session, task, item, by=who.actor, at=clock.now())
    return answers.item_answer(session, task, item)


@api.post("/checklist/<item_id>/move")
@command("Put a step before another one, or at the end", body=MoveItem, answers=ItemAnswer, problems=(410,))
def move_item(session: Session, wanted: MoveItem, task_id: str, item_id: str) -> ItemAnswer:
    """Everybody who works on the board."""
    who = asker(session)
    task = holding.task_to_work_on(session, task_id, who)
    item = detail_queries.item_of(session, task, item_id)
    checklists.move_item(session, task, item, wanted, by=who.actor, at=clock.now())
    return answers.item_answer(session, task, item)


@api.delete("/checklist/<item_id>")
@command("Take a step off a checklist", answers=TaskAnswer, problems=(410,))
def remove_item(session: Session, task_id: str, item_id: str) -> TaskAnswer:
    """Everybody who works on the board."""
    who = asker(session)
    task = holding.task_to_work_on(session, task_id, who)
    item = detail_queries.item_of(session, task, item_id)
    checklists.remove_item(session, task, item, by=who.actor, at=clock.now())
    return answers.task_answer(session, task)
