"""Questions about what is written inside a task: its checklist and its comments."""

from datetime import datetime
from typing import TypeVar

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from board import errors
from board.errors import N_
from board.live.events import instant
from board.tasks.cards import ChecklistItemCard, CommentCard, PersonName
from board.tasks.models import ChecklistItem, Comment, Task

Row = TypeVar("Row", ChecklistItem, Comment)
_REMOVED = N_("It has been taken away already.")


def checklist(session: Session, task_id: str) -> list[ChecklistItem]:
    """The steps of a task in their order."""
    there = select(ChecklistItem).where(col(ChecklistItem.task_id) == task_id, col(ChecklistItem.removed_at).is_(None))
    return list(session.exec(there.order_by(col(ChecklistItem.position), col(ChecklistItem.id))))


def comments(session: Session, task_id: str) -> list[Comment]:
    """What was said about a task, the oldest first."""
    there = select(Comment).where(col(Comment.task_id) == task_id, col(Comment.removed_at).is_(None))
    return list(session.exec(there.order_by(col(Comment.created_at), col(Comment.id))))


def count_of_comments(session: Session, task_id: str) -> int:
    """How many comments a task has."""
    there = (col(Comment.task_id) == task_id, col(Comment.removed_at).is_(None))
    return session.scalar(select_columns(func.count()).select_from(Comment).where(*there)) or 0


def item_of(session: Session, task: Task, item_id: str) -> ChecklistItem:
    """A step of that very task. Raises `NotFound`, `Gone`."""
    return _there(session.get(ChecklistItem, item_id), task)


def comment_of(session: Session, task: Task, comment_id: str) -> Comment:
    """A comment on that very task. Raises `NotFound`, `Gone`."""
    return _there(session.get(Comment, comment_id), task)


def item_texts(session: Session, task_id: str) -> dict[str, str]:
    """The words of every step that a task has or had."""
    every = select_columns(col(ChecklistItem.id), col(ChecklistItem.text)).where(col(ChecklistItem.task_id) == task_id)
    return {item_id: text for item_id, text in session.execute(every)}


def item_card(item: ChecklistItem) -> ChecklistItemCard:
    """A step as those see it who may read inside the task."""
    by = PersonName(id=item.done_by_id, name=item.done_by_name or "") if item.done_by_id else None
    return ChecklistItemCard(id=item.id, text=item.text, done_at=_written(item.done_at), done_by=by)


def comment_card(comment: Comment) -> CommentCard:
    """A comment as those see it who may read inside the task."""
    return CommentCard(
        id=comment.id,
        author=PersonName(id=comment.author_id, name=comment.author_name),
        text=comment.text,
        created_at=instant(comment.created_at),
        edited_at=_written(comment.edited_at),
    )


def _there(found: Row | None, task: Task) -> Row:
    if found is None or found.task_id != task.id:
        raise errors.NotFound
    if found.removed_at:
        raise errors.Gone(_REMOVED)
    return found


def _written(moment: datetime | None) -> str | None:
    return instant(moment) if moment else None
