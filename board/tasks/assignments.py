"""Who was given, handed over or sent back a task by somebody else: read from the boards' events, once for each."""

import functools
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import orjson
import structlog
from sqlalchemy import func, select
from sqlmodel import Session

from board import database
from board.live.change import change
from board.live.models import Event, FollowerCursor, Room
from board.notices.channels import Line
from board.notices.commands import Occasion
from board.notices.kinds import ASSIGNMENT
from board.notices.reminding import Reminder, remind
from board.notices.words import Say, Speech, Words
from board.prepared import table
from board.tasks.models import Board, BoardPerson, Task

log = structlog.get_logger()
_FOLLOWER, _ROOMS = "assignments", "board:%"
_KINDS = ("task.added", "task.changed", "task.moved", "task.restored")
_AT_A_TIME = 500
_ROOM, _CURSOR, _EVENT = (table(each).c for each in (Room, FollowerCursor, Event))
_MOVED = (
    select(_ROOM.name, _ROOM.version, func.coalesce(_CURSOR.version, -1).label("seen"))
    .outerjoin(table(FollowerCursor), (_CURSOR.room == _ROOM.name) & (_CURSOR.follower == _FOLLOWER))
    .where(_ROOM.name.like(_ROOMS), func.coalesce(_CURSOR.version, -1) < _ROOM.version)
    .order_by(_ROOM.name)
)


def follow_assignments() -> None:
    """Tell people what others have given them since this was last done.

    What happened on a board before it was followed for the first time is known to everybody. A board on which somebody
    could not be told is read again the next time.
    """
    with database.reading() as session:
        moved = list(session.execute(_MOVED))
        begun = session.scalar(select(func.count()).where(_CURSOR.follower == _FOLLOWER))
    seen: dict[str, int] = {}
    for room, version, since in moved:
        if not begun:
            seen[room] = version
            continue
        try:
            with database.reading() as session:
                events = list(session.execute(_newer(room, max(since, 0))))
            if remind(functools.partial(_of_events, events)):
                seen[room] = events[-1].version if len(events) == _AT_A_TIME else version
        except Exception:
            log.exception("a board cannot be followed", room=room)
    if seen:
        with change() as session:
            for room, version in seen.items():
                session.merge(FollowerCursor(follower=_FOLLOWER, room=room, version=version))


def _of_events(events: list[Any], session: Session, _now: datetime) -> list[Reminder]:
    """One for each task that is somebody else's than before them all, and for each that was sent back."""
    last: dict[str, tuple[str | None, Any, dict[str, Any]]] = {}
    found: list[Reminder] = []
    for row in events:
        try:
            body = orjson.loads(row.body)
            before = _before(row.kind, body)
            first, given, _ = last.get(row.subject, (before, None, {}))
            last[row.subject] = (first, row if before != body["task"]["assignee_id"] else given, body)
            if body.get("returned"):
                found += _returned(session, row, body)
        except (KeyError, TypeError, ValueError):
            log.exception("an event says nothing of whose a task is", room=row.room, version=row.version)
    return [*found, *(each for known in last.values() for each in _given(session, *known))]


def _newer(room: str, since: int) -> Any:
    newer = select(*_EVENT).where(_EVENT.room == room, _EVENT.version > since, _EVENT.kind.in_(_KINDS))
    return newer.order_by(_EVENT.version).limit(_AT_A_TIME)


def _returned(session: Session, row: Any, body: dict[str, Any]) -> Iterator[Reminder]:
    task = body["task"]
    if row.by_id and task["assignee_id"] not in (None, row.by_id) and _is_still_with(session, task):
        yield _reminder(session, row, task, _words(task, row.by_name, None, body.get("comment"), is_back=True))


def _given(session: Session, first: str | None, row: Any, body: dict[str, Any]) -> Iterator[Reminder]:
    task = body["task"]
    whom = task["assignee_id"]
    # What was theirs before, or is somebody else's again meanwhile, is no news.
    if row and row.by_id and whom not in (None, first, row.by_id) and _is_still_with(session, task):
        former = _name(session, row.room, first) if first else None
        yield _reminder(session, row, task, _words(task, row.by_name, former, None, is_back=False))


def _reminder(session: Session, row: Any, task: dict[str, Any], say: Say) -> Reminder:
    urgent = task["priority"] == "urgent"
    occasion = Occasion(ASSIGNMENT, f"{task['id']}@{row.version}", urgent=urgent, since=row.at)
    unit_id = session.get_one(Board, row.room.partition(":")[2]).unit_id
    return Reminder(occasion, frozenset([task["assignee_id"]]), say, unit_id)


def _before(kind: str, body: dict[str, Any]) -> str | None:
    """With whom the task was before the event."""
    if kind in ("task.added", "task.restored"):
        return None
    told = body.get("before") or body.get("from") or {}
    found: str | None = told.get("assignee_id", body["task"]["assignee_id"])
    return found


def _is_still_with(session: Session, told: dict[str, Any]) -> bool:
    task = session.get(Task, told["id"])
    return task is not None and task.is_on_board and task.assignee_id == told["assignee_id"]


def _name(session: Session, room: str, person_id: str) -> str | None:
    found = session.get(BoardPerson, (room.partition(":")[2], person_id))
    return found.name if found else None


def _words(task: dict[str, Any], by: str, former: str | None, comment: str | None, *, is_back: bool) -> Say:
    def say(speech: Speech) -> Words:
        named = {"number": task["number"], "title": task["title"]}
        if is_back:
            title = speech.gettext("Sent back to you: № %(number)s %(title)s", **named)
        elif former:
            title = speech.gettext("Handed over to you: № %(number)s %(title)s", **named)
        else:
            title = speech.gettext("Given to you: № %(number)s %(title)s", **named)
        lines = [Line(comment)] if comment else []
        due = speech.gettext("due %(day)s", day=speech.short_day(task["due"])) if task["due"] else ""
        who = by if former in (None, by) else speech.gettext("%(who)s (before: %(former)s)", who=by, former=former)
        return Words(title, (*lines, Line(who, due)), f"/tasks/{task['id']}")

    return say
