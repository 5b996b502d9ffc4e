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


@dataclass(frozen=True)
class Course:
    """The working days of one task's turns; `approval` is that of `review` where nobody is asked."""

    create: int
    plan: int
    start: int
    approval: int
    review: int
    finish: int
    due: int
    returned: bool


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
        return chance.randint(-44, -11)
    if place < 0.38:
        return chance.randint(-10, -1)
    return chance.randint(0, 13)


def _story(
    number: int, task: dict[str, Any], finish: int, chance: random.Random, texts: dict[str, list[str]]
) -> Iterator[Moment]:
    if task["assignee"] is None:
        yield Moment(chance.randint(-14, -1), chance.randint(20, 520), number, "add")
        return
    course = _course(task, finish, chance)
    yield from _begin(number, course, chance, texts)
    yield from _trouble(number, task, course, chance, texts)
    yield from _complete(number, task, course, chance, texts)


def _course(task: dict[str, Any], finish: int, chance: random.Random) -> Course:
    stops, returned = bool(task["blocker"]), chance.random() < 0.15
    review = finish - (2 if returned else chance.choice((0, 1, 1, 2)))
    approval = review - chance.randint(2, 5) if task["waiting_for"] else review
    # What stood still for days is late more often than the rest.
    start = approval - (chance.randint(4, 8) if stops else chance.randint(1, 6))
    due = finish + chance.choice((-4, -3, -2, -1, 0) if stops else (-3, -2, -1, 0, 0, 1, 2, 3))
    plan = start - chance.randint(0, 4)
    return Course(plan - chance.randint(1, 7), plan, start, approval, review, finish, due, returned)


def _begin(number: int, course: Course, chance: random.Random, texts: dict[str, list[str]]) -> Iterator[Moment]:
    postponed = chance.random() < 0.15
    first_due = course.due - chance.randint(2, 5) if postponed else course.due
    yield Moment(course.create, chance.randint(20, 200), number, "add")
    yield Moment(course.plan, 300 + chance.randint(0, 60), number, "plan", {"due": first_due})
    said = _maybe(chance, 0.15, comment=chance.choice(texts["move_comments"]))
    yield Moment(course.start, 400 + chance.randint(0, 40), number, "start", said)
    if postponed:
        reason = chance.choice(texts["due_reasons"])
        yield Moment(course.start, 470, number, "postpone", {"due": course.due, "reason": reason})


def _trouble(
    number: int, task: dict[str, Any], course: Course, chance: random.Random, texts: dict[str, list[str]]
) -> Iterator[Moment]:
    if not task["blocker"]:
        return
    stops = course.start + 1
    yield Moment(stops, 480, number, "block", {**task["blocker"], "check": stops + chance.randint(2, 5)})
    yield Moment(course.approval, 190, number, "unblock", {"note": chance.choice(texts["unblock_notes"])})


def _complete(
    number: int, task: dict[str, Any], course: Course, chance: random.Random, texts: dict[str, list[str]]
) -> Iterator[Moment]:
    if task["waiting_for"]:
        awaited = {"who": task["waiting_for"], "until": course.approval + chance.randint(2, 4)}
        yield Moment(course.approval, 200, number, "approve", awaited)
    result = {"result": task["result"]}
    yield Moment(course.review, 210 + chance.randint(0, 60), number, "review", result)
    if course.returned:
        yield Moment(course.review, 440, number, "return", {"comment": chance.choice(texts["return_comments"])})
        yield Moment(course.finish - 1, 460, number, "review", result)
    yield Moment(course.finish, 420 + chance.randint(0, 80), number, "finish")
    yield Moment(course.finish + _ARCHIVED_AFTER_WORKING_DAYS, 600, number, "archive")


def _maybe(chance: random.Random, share: float, **more: Any) -> dict[str, Any]:
    return more if chance.random() < share else {}
