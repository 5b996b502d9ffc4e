"""The only writers of checklists: the steps of a task are added, named, ticked, put in order and taken away."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.ids import new_id
from board.live.events import Actor
from board.tasks import detail_events as events
from board.tasks import detail_queries, details, placing
from board.tasks.inputs import MoveItem, WriteItem
from board.tasks.models import ChecklistItem, Task

MOST = 100


def add_item(session: Session, task: Task, wanted: WriteItem, *, by: Actor, at: datetime) -> ChecklistItem:
    """Put a step at the end of a task's checklist. Raises `Refusal` where it is full."""
    order = _order(session, task)
    if len(order) >= MOST:
        raise errors.Refusal(N_("A checklist has at most %(most)s items."), most=MOST)
    position = placing.place_at(order, len(order)).position
    item = ChecklistItem(id=new_id(), task_id=task.id, text=wanted.text, position=position)
    details.put_in(session, task, item, events.ItemAdded, by=by, at=at)
    return item


def rename_item(
    session: Session, task: Task, item: ChecklistItem, wanted: WriteItem, *, by: Actor, at: datetime
) -> None:
    """Say in other words what a step is."""
    details.alter(session, task, item, {"text": wanted.text}, events.ItemRenamed, by=by, at=at)


def tick_item(session: Session, task: Task, item: ChecklistItem, *, by: Actor, at: datetime) -> None:
    """Mark a step as done, under the name of whoever marks it first."""
    if item.done_at is None:
        given = {"done_at": at, "done_by_id": by.id, "done_by_name": by.name}
        details.alter(session, task, item, given, events.ItemTicked, by=by, at=at)


def untick_item(session: Session, task: Task, item: ChecklistItem, *, by: Actor, at: datetime) -> None:
    """Mark a step as not done."""
    given = dict.fromkeys(("done_at", "done_by_id", "done_by_name"))
    details.alter(session, task, item, given, events.ItemUnticked, by=by, at=at)


def move_item(session: Session, task: Task, item: ChecklistItem, wanted: MoveItem, *, by: Actor, at: datetime) -> None:
    """Put a step before another one or at the end; where it stands there already, nothing happens.

    An anchor that was taken away meanwhile counts where it stood. Raises `Invalid` for one of another task.
    """
    others = [each for each in _order(session, task) if each[0] != item.id]
    index = placing.index_beside(others, wanted.before_id, None, _ghost(session, task, wanted.before_id))
    if wanted.before_id == item.id or index == sum(position < item.position for _, position in others):
        return
    place = placing.place_at(others, index)
    for each, position in place.renumbered.items():
        session.get_one(ChecklistItem, each).position = position
    details.alter(session, task, item, {"position": place.position}, events.ItemMoved, by=by, at=at)


def remove_item(session: Session, task: Task, item: ChecklistItem, *, by: Actor, at: datetime) -> None:
    """Take a step off a checklist."""
    details.alter(session, task, item, {"removed_at": at}, events.ItemRemoved, by=by, at=at)


def take_back(session: Session, step: dict[str, Any], person_id: str, at: datetime) -> tuple[str, int]:
    """Undo one step of a command. Raises as `details.take_back` does."""
    return details.take_back(session, step, ChecklistItem, _event, person_id, at)


def _order(session: Session, task: Task) -> list[tuple[str, int]]:
    return [(item.id, item.position) for item in detail_queries.checklist(session, task.id)]


def _ghost(session: Session, task: Task, item_id: str | None) -> dict[str, int]:
    if item_id is None:
        return {}
    found = session.get(ChecklistItem, item_id)
    if found is None or found.task_id != task.id:
        fault = {"field": "before_id", "type": "unknown", "message": N_("is not in this checklist")}
        raise errors.Invalid([fault])
    return {found.id: found.position}


def _event(item: ChecklistItem, given: dict[str, Any]) -> type[events.ItemEvent]:
    if given["removed_at"]:
        return events.ItemRemoved
    if item.removed_at:
        return events.ItemRestored
    if "position" in given:
        return events.ItemMoved
    if "text" in given:
        return events.ItemRenamed
    return events.ItemTicked if given["done_at"] else events.ItemUnticked
