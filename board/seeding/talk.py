"""What people of the demonstration write inside their tasks: steps that get ticked, questions and answers. Pure.

It happens while a task is worked on, beside its story, and is the same every time.
"""

import random
from collections.abc import Iterator
from typing import Any

from board.seeding.story import Moment

_MINUTES = 600
_WITH_STEPS, _WITH_TALK = 0.3, 0.25
Texts = dict[str, Any]


def talk(unit: str, tasks: list[dict[str, Any]], stories: list[Moment], texts: Texts) -> list[Moment]:
    """What is written inside a unit's tasks, in order; `stories` is what else happens to them."""
    starts = _first(stories, "start")
    reviews = _first(stories, "review")
    found: list[Moment] = []
    for number in sorted(starts.keys() & reviews.keys()):
        chance = random.Random(f"{unit} {number} talk")  # noqa: S311 - a story, no secret
        span = (_minutes(starts[number]), _minutes(reviews[number]))
        if chance.random() < _WITH_STEPS:
            found += _steps(number, chance.choice(texts["checklists"][tasks[number]["kind"]]), span)
        if chance.random() < _WITH_TALK:
            found += _said(number, chance.choice(texts["talk"]), span, chance)
    return sorted(found)


def _steps(number: int, steps: list[str], span: tuple[int, int]) -> Iterator[Moment]:
    yield _at(span[0] + 1, number, "list", {"steps": steps})
    for place in range(len(steps)):
        yield _at(_part(span, (place + 1) / (len(steps) + 1)), number, "tick", {"place": place})


def _said(number: int, said: list[str], span: tuple[int, int], chance: random.Random) -> Iterator[Moment]:
    first = chance.uniform(0.1, 0.5)
    for turn, text in enumerate(said):
        asks = turn == 0 and len(said) > 1
        yield _at(_part(span, first + 0.2 * turn), number, "say", {"text": text, "asks": asks})


def _part(span: tuple[int, int], share: float) -> int:
    return span[0] + 2 + int((span[1] - span[0] - 2) * share)


def _first(stories: list[Moment], action: str) -> dict[int, Moment]:
    return {moment.task: moment for moment in reversed(stories) if moment.action == action}


def _minutes(moment: Moment) -> int:
    return moment.day * _MINUTES + moment.minute


def _at(minutes: int, number: int, action: str, more: dict[str, Any]) -> Moment:
    day, minute = divmod(minutes, _MINUTES)
    return Moment(day, minute, number, action, more)
