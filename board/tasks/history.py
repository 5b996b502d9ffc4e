"""A task with its whole history, read from the log."""

from typing import Any

import orjson
from sqlmodel import Session, col, select

from board.live import queries as log
from board.live.events import instant
from board.live.models import Event
from board.tasks import detail_queries, queries
from board.tasks.events import board_room
from board.tasks.models import BoardColumn, Task

_MOST = 200


def whole_task(session: Session, task: Task, *, details: bool) -> dict[str, Any]:
    """Everything about a task, as `WholeTask` describes it; without details only what the board's room knows."""
    stage = session.get_one(BoardColumn, task.column_id)
    room = board_room(task.board_id)
    return {
        "task": queries.task_dict(task, stage.kind),
        "board_id": task.board_id,
        "description": task.description if details else None,
        "result": task.result if details else None,
        "archived_at": instant(task.archived_at) if task.archived_at else None,
        **_parts(session, task, details=details),
        "attachments": [],
        "history": _history(session, room, task.id, details=details),
        "gone_columns": queries.gone_columns(session, task.board_id),
        "version": log.version(session, room),
    }


def _parts(session: Session, task: Task, *, details: bool) -> dict[str, Any]:
    if not details:
        return {"checklist": [], "comments": []}
    return {
        "checklist": [
            detail_queries.item_card(item).model_dump() for item in detail_queries.checklist(session, task.id)
        ],
        "comments": [
            detail_queries.comment_card(comment).model_dump() for comment in detail_queries.comments(session, task.id)
        ],
    }


def _history(session: Session, room: str, task_id: str, *, details: bool) -> list[dict[str, Any]]:
    entries = [_entry(event) for event in _events_of(session, room, task_id)]
    # The log knows which step of a checklist it was; what the step says is for those who may read inside the task.
    texts = detail_queries.item_texts(session, task_id) if details else {}
    for entry in entries:
        if entry["body"].get("item_id") in texts:
            entry["body"]["item_text"] = texts[entry["body"]["item_id"]]
    return entries


def _events_of(session: Session, room: str, task_id: str) -> list[Event]:
    about = select(Event).where(col(Event.room) == room, col(Event.subject) == task_id)
    return list(session.exec(about.order_by(col(Event.version).desc()).limit(_MOST)))


def _entry(event: Event) -> dict[str, Any]:
    by = {"id": event.by_id, "name": event.by_name} if event.by_id else None
    return {"at": instant(event.at), "by": by, "kind": event.kind, "body": orjson.loads(event.body)}
