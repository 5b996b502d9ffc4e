"""What people of the demonstration write inside their tasks."""

from collections import Counter

import pytest

from board.seeding import district
from board.seeding.story import Moment, stories
from board.seeding.talk import talk

UNITS = sorted(file.stem for file in (district.FOLDER / "tasks").glob("*.json"))


def written(unit: str) -> tuple[list[Moment], list[Moment]]:
    """The story of a unit, and what is written beside it."""
    tasks = district.load(f"tasks/{unit}.json")
    told = stories(unit, tasks, district.load("texts.json"))
    return told, talk(unit, tasks, told, district.load("talk.json"))


@pytest.mark.parametrize("unit", UNITS)
def test_it_is_written_between_the_start_and_the_first_review(unit: str) -> None:
    told, found = written(unit)
    assert found == sorted(found)
    for moment in found:
        mine = [each for each in told if each.task == moment.task]
        start, review = (next(each for each in mine if each.action == action) for action in ("start", "review"))
        assert start < moment < review, moment
        assert 0 <= moment.minute < 600


@pytest.mark.parametrize("unit", UNITS)
def test_every_step_of_a_list_is_ticked_once_and_in_its_order(unit: str) -> None:
    _, found = written(unit)
    lists = {moment.task: len(moment.more["steps"]) for moment in found if moment.action == "list"}
    ticked = [(moment.task, moment.more["place"]) for moment in found if moment.action == "tick"]
    assert max(Counter(ticked).values(), default=1) == 1
    for task, steps in lists.items():
        assert [place for each, place in ticked if each == task] == list(range(steps))


def test_it_is_kept_small_and_is_the_same_every_time() -> None:
    every = {unit: written(unit) for unit in UNITS}
    assert every == {unit: written(unit) for unit in UNITS}
    told, found = (sum(len(each[part]) for each in every.values()) for part in (0, 1))
    assert 0.1 < found / told < 0.4
