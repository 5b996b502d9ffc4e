"""What comments and checklists have in common: a part of a task changes, the board is told, an undo is made ready.

Such a change does not stand on what was done to the task itself, nor the other way round: each is taken back alone.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.live.change import keep_for_undo, record
from board.live.events import Actor
from board.people import viewers
from board.tasks import detail_queries, holding, queries
from board.tasks.detail_events import CommentEvent, ItemEvent
from board.tasks.events import board_room
from board.tasks.models import ChecklistItem, Comment, Task

Part = TypeVar("Part", ChecklistItem, Comment)
Event = type[CommentEvent] | type[ItemEvent]


def put_in(
    session: Session, task: Task, part: Comment | ChecklistItem, event: Event, *, by: Actor, at: datetime
) -> None:
    """Add a part to a task and tell of it."""
    session.add(part)
    after = part.model_dump(mode="json", exclude={"position", "created_at"})
    _tell(session, task, part, event, {"before": None, "after": after}, by=by, at=at)


def alter(
    session: Session,
    task: Task,
    part: Comment | ChecklistItem,
    given: dict[str, Any],
    event: Event,
    *,
    by: Actor,
    at: datetime,
) -> int | None:
    """Set fields of a part and tell of it; the room's version, or `None` where all of them were so already."""
    fields = {*given, "removed_at"}
    before = part.model_dump(mode="json", include=fields)
    for name, value in given.items():
        setattr(part, name, value)
    after = part.model_dump(mode="json", include=fields)
    if before == after:
        return None
    return _tell(session, task, part, event, {"before": before, "after": after}, by=by, at=at)


def take_back(
    session: Session,
    step: dict[str, Any],
    table: type[Part],
    event: Callable[[Part, dict[str, Any]], Event],
    person_id: str,
    at: datetime,
) -> tuple[str, int]:
    """Undo one step of a command and return the room and its version; `event(part, given)` says what it then is.

    Raises `NotFound`/`NotAllowed` where the right is gone, `CannotUndo` where the part has been changed since.
    """
    who = viewers.viewer(session, person_id)
    task = session.get_one(Task, step["task_id"])
    holding.board_to_work_on(session, task.board_id, who)
    session.refresh(task)
    part = session.get_one(table, step["part_id"], populate_existing=True)
    if not task.is_on_board:
        raise errors.CannotUndo(N_("The task is not on the board any more."))
    if part.model_dump(mode="json", include=set(step["after"])) != step["after"]:
        raise errors.CannotUndo(N_("It has been changed since."))
    given = _values(part, step["before"]) if step["before"] else {"removed_at": at}
    version = alter(session, task, part, given, event(part, given), by=who.actor, at=at)
    return board_room(task.board_id), version or 0


def _values(part: Part, before: dict[str, Any]) -> dict[str, Any]:
    was = type(part).model_validate(part.model_dump() | before)
    return {name: getattr(was, name) for name in before}


def _tell(
    session: Session,
    task: Task,
    part: Comment | ChecklistItem,
    event: Event,
    images: dict[str, Any],
    *,
    by: Actor,
    at: datetime,
) -> int:
    session.flush()
    _count_anew(session, task, part)
    feature, name = ("comments", "comment_id") if isinstance(part, Comment) else ("checklists", "item_id")
    body = event.model_validate({"board_id": task.board_id, "task": queries.task_card(session, task), name: part.id})
    keep_for_undo(session, {"feature": feature, "task_id": task.id, "part_id": part.id, **images})
    return record(session, body, by=by, at=at)


def _count_anew(session: Session, task: Task, part: Comment | ChecklistItem) -> None:
    if isinstance(part, Comment):
        task.comment_count = detail_queries.count_of_comments(session, task.id)
        return
    items = detail_queries.checklist(session, task.id)
    task.checklist_total, task.checklist_done = len(items), sum(item.done_at is not None for item in items)
