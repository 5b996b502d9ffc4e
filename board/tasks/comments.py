"""The only writers of comments: saying something about a task, saying it anew, taking it away."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.ids import new_id
from board.live.events import Actor
from board.tasks import details
from board.tasks.detail_events import CommentAdded, CommentEdited, CommentEvent, CommentRemoved, CommentRestored
from board.tasks.inputs import WriteComment
from board.tasks.models import Comment, Task

MOST = 500


def add_comment(session: Session, task: Task, wanted: WriteComment, *, by: Actor, at: datetime) -> Comment:
    """Say something about a task. Raises `Refusal` where far too much was said already."""
    if task.comment_count >= MOST:
        raise errors.Refusal(N_("A task has at most %(most)s comments."), most=MOST)
    comment = Comment(
        id=new_id(), task_id=task.id, author_id=by.id, author_name=by.name, text=wanted.text, created_at=at
    )
    details.put_in(session, task, comment, CommentAdded, by=by, at=at)
    return comment


def edit_comment(
    session: Session, task: Task, comment: Comment, wanted: WriteComment, *, by: Actor, at: datetime
) -> None:
    """Say one's own comment in other words. Raises `NotAllowed` for that of another."""
    _refuse_foreign(comment, by)
    if comment.text != wanted.text:
        given = {"text": wanted.text, "edited_at": at}
        details.alter(session, task, comment, given, CommentEdited, by=by, at=at)


def remove_comment(session: Session, task: Task, comment: Comment, *, by: Actor, at: datetime) -> None:
    """Take one's own comment away. Raises `NotAllowed` for that of another."""
    _refuse_foreign(comment, by)
    details.alter(session, task, comment, {"removed_at": at}, CommentRemoved, by=by, at=at)


def take_back(session: Session, step: dict[str, Any], person_id: str, at: datetime) -> tuple[str, int]:
    """Undo one step of a command. Raises as `details.take_back` does."""
    return details.take_back(session, step, Comment, _event, person_id, at)


def _event(comment: Comment, given: dict[str, Any]) -> type[CommentEvent]:
    if given["removed_at"]:
        return CommentRemoved
    return CommentRestored if comment.removed_at else CommentEdited


def _refuse_foreign(comment: Comment, by: Actor) -> None:
    if comment.author_id != by.id:
        raise errors.NotAllowed(N_("Only who wrote a comment changes it or takes it away."))
