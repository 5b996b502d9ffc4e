"""What happened to a task of the demonstration: a list of moments in working days around the current Monday. Pure.

Day 0 is the Monday of the current week, -1 the Friday before, 5 the Monday after. The same task always has
the same story; what lies after the moment of filling simply has not happened yet.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

_ARCHIVED_AFTER_WORKING_DAYS = 10


@dataclass(frozen=True, order=True)
class Moment:
    """Something that happened to a task: when (working day, minute of the day), what, and with which words."""

    day: int
    minute: int
    task: int
    action: str = field(compare=False)
    more: dict[str, Any] = field(compare=False, default_factory=dict)


def instant_of(moment: Moment, monday: date, zone: str) -> datetime:
    """When a moment was, in the zone's working hours."""
    day = day_of(moment.day, monday)
    return datetime.combine(day, time(8, 0), ZoneInfo(zone)) + timedelta(minutes=moment.minute)


def day_of(index: int, monday: date) -> date:
    """The date of a working day counted from the current Monday."""
    weeks, weekday = divmod(index, 5)
    return monday + timedelta(days=7 * weeks + weekday)


def stories(unit: str, tasks: list[dict[str, Any]], texts: dict[str, list[str]]) -> list[Moment]:
    """Everything that happens on a unit's board, in order."""
    found: list[Moment] = []
    for number, task in enumerate(tasks):
        chance = random.Random(f"{unit} {number}")  # noqa: S311 - a story, no secret
        finish = _finish(number, len(tasks), chance)
        found += _story(number, task, finish, chance, texts)
    return sorted(found)


def _finish(number: int, total: int, chance: random.Random) -> int:
    # Spread by a stride so that neighbours in the file, which are alike, end in different weeks.
    place = (number * 17 % total) / total
    if place < 0.25:
        return chance.randint(-48, -11)
    if place < 0.38:
        return chance.randint(-10, -1)
    return chance.randint(0, 13)


def _story(
    number: int, task: dict[str, Any], finish: int, chance: random.Random, texts: dict[str, list[str]]
) -> Iterator[Moment]:
    def at(day: int, action: str, **more: Any) -> Moment:
        return Moment(day, chance.randint(20, 520), number, action, more)

    waits = bool(task["waiting_for"])
    review = finish - chance.randint(0, 1)
    approval = review - chance.randint(2, 5) if waits else review
    start = approval - chance.randint(1, 6)
    plan = start - chance.randint(0, 4)
    create = plan - chance.randint(1, 7)
    if task["assignee"] is None:
        yield at(chance.randint(-14, -1), "add")
        return
    due = finish + chance.choice((-4, -2, -1, 0, 0, 1, 2, 3))
    yield Moment(create, chance.randint(20, 200), number, "add")
    yield Moment(plan, 300 + chance.randint(0, 60), number, "plan", {"due": due - 3 if chance.random() < 0.12 else due})
    yield Moment(
        start,
        400 + chance.randint(0, 40),
        number,
        "start",
        _maybe(chance, 0.15, comment=chance.choice(texts["move_comments"])),
    )
    if due_changes(chance):
        yield Moment(start, 470, number, "postpone", {"due": due, "reason": chance.choice(texts["due_reasons"])})
    yield from _trouble(number, task, start, approval, chance, texts)
    if waits:
        yield Moment(
            approval, 200, number, "approve", {"who": task["waiting_for"], "until": approval + chance.randint(2, 4)}
        )
    yield Moment(review, 210 + chance.randint(0, 60), number, "review", {"result": task["result"]})
    if chance.random() < 0.1:
        yield Moment(review, 300, number, "return", {"comment": chance.choice(texts["return_comments"])})
        yield Moment(review, 380, number, "review", {"result": task["result"]})
    yield Moment(finish, 420 + chance.randint(0, 80), number, "finish")
    yield Moment(finish + _ARCHIVED_AFTER_WORKING_DAYS, 600, number, "archive")


def due_changes(chance: random.Random) -> bool:
    """Whether this task's date was moved."""
    return chance.random() < 0.12


def _trouble(
    number: int, task: dict[str, Any], start: int, leaves: int, chance: random.Random, texts: dict[str, list[str]]
) -> Iterator[Moment]:
    blocker = task["blocker"]
    if not blocker:
        return
    stops = start + 1 if start + 1 < leaves else start
    yield Moment(stops, 480, number, "block", {**blocker, "check": stops + chance.randint(2, 5)})
    yield Moment(leaves, 190, number, "unblock", {"note": chance.choice(texts["unblock_notes"])})


def _maybe(chance: random.Random, share: float, **more: Any) -> dict[str, Any]:
    return more if chance.random() < share else {}
