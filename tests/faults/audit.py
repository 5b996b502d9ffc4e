"""Whether the database tells one story: commands, events and rows all of them, each once."""

from collections import Counter
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, select

from board import database
from board.live.events import frame
from board.live.models import CommandLog, Event, Room
from board.tasks.models import Comment, Task
from tests.faults.writers import Command
from tests.live.reducer import Snapshot, apply, canonical


def faults(commands: list[Command], before: Snapshot, after: Snapshot) -> list[str]:
    """What is wrong, in words; nothing where every command was carried out once and all of it is there.

    `before` and `after` are snapshots of the board that the commands worked on; every command has been answered.
    """
    with database.reading() as session:
        return [
            *_broken_file(session),
            *_rooms_with_gaps(session),
            *_lost_or_doubled(session, commands),
            *_without_events(session, after),
            *_unlike_the_log(session, before, after),
        ]


def _broken_file(session: Session) -> list[str]:
    if not database.current().is_sqlite:
        return []
    said = session.scalar(text("PRAGMA integrity_check"))
    return [] if said == "ok" else [f"integrity: {said}"]


def _rooms_with_gaps(session: Session) -> list[str]:
    versions: dict[str, list[int]] = {}
    for room, version in session.exec(select(Event.room, Event.version).order_by(col(Event.version))):
        versions.setdefault(room, []).append(version)
    return [
        f"{room.name} is at {room.version}, its events are {len(versions.get(room.name, []))}"
        for room in session.exec(select(Room))
        if versions.get(room.name, []) != list(range(1, room.version + 1))
    ]


def _lost_or_doubled(session: Session, commands: list[Command]) -> list[str]:
    logged = {each.id: each for each in session.exec(select(CommandLog))}
    events: dict[str, list[Event]] = {}
    for event in session.exec(select(Event).where(col(Event.command_id).is_not(None))):
        events.setdefault(str(event.command_id), []).append(event)
    titles = Counter(session.exec(select(Task.title)))
    comments = Counter(session.exec(select(Comment.text)))
    found = [f"{key} has events but no row" for key in events if key not in logged]
    for command in commands:
        if not command.is_acknowledged:
            found.append(f"{command.path} was answered {command.statuses}: {command.answer}")
            continue
        if command.key not in logged or not logged[command.key].status:
            found.append(f"{command.path} was acknowledged and is not in the log")
        if not events.get(command.key):
            found.append(f"{command.path} was acknowledged and left no event")
        if command.path.startswith("POST boards/") and _times_added(events, command) != 1:
            found.append(f"{command.body['title']}: added {_times_added(events, command)} times")
        if command.path.endswith("/comments") and comments[command.body["text"]] != 1:
            found.append(f"{command.body['text']}: said {comments[command.body['text']]} times")
    return found + [f"{title}: {times} tasks" for title, times in titles.items() if times > 1]


def _times_added(events: dict[str, list[Event]], command: Command) -> int:
    return sum(event.kind == "task.added" for event in events.get(command.key, []))


def _without_events(session: Session, after: Snapshot) -> list[str]:
    subjects = set(session.exec(select(Event.subject).where(Event.kind == "task.added")))
    return [f"task {task['id']} was never added" for task in after["tasks"] if task["id"] not in subjects]


def _unlike_the_log(session: Session, before: Snapshot, after: Snapshot) -> list[str]:
    newer = select(Event).where(Event.room == before["room"], Event.version > before["version"])
    events: list[dict[str, Any]] = [
        frame(event, after["epoch"]) for event in session.exec(newer.order_by(col(Event.version)))
    ]
    replayed = before
    for event in events:
        replayed = apply(replayed, event)
    if canonical(replayed) == canonical(after):
        return []
    return [
        f"{name}: the events say {was}, the rows say {now}"
        for name in sorted(after.keys() - {"at"})
        for was, now in [(canonical(replayed)[name], canonical(after)[name])]
        if was != now
    ]
