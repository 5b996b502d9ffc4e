"""A task with its whole history, read from the log."""

from typing import Any

import orjson
from sqlmodel import Session, col, select

from board.live import queries as log
from board.live.events import instant
from board.live.models import Event
from board.tasks import queries
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
        "checklist": [],
        "comments": [],
        "attachments": [],
        "history": [_entry(event) for event in _events_of(session, room, task.id)],
        "version": log.version(session, room),
    }


def _events_of(session: Session, room: str, task_id: str) -> list[Event]:
    about = select(Event).where(col(Event.room) == room, col(Event.subject) == task_id)
    return list(session.exec(about.order_by(col(Event.version).desc()).limit(_MOST)))


def _entry(event: Event) -> dict[str, Any]:
    by = {"id": event.by_id, "name": event.by_name} if event.by_id else None
    return {"at": instant(event.at), "by": by, "kind": event.kind, "body": orjson.loads(event.body)}
