"""What happens to a task of the demonstration, as pure stories: in order, the same every time, never before a task is there."""

import os
import subprocess
import sys
from collections import defaultdict
from datetime import date, datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from board.seeding import district
from board.seeding.story import Moment, day_of, instant_of, stories
from tests.servers import ROOT

MONDAY = date(2026, 11, 23)
UNITS = sorted(file.stem for file in (district.FOLDER / "tasks").glob("*.json"))
TURNS = {
    "add": {"plan"},
    "plan": {"start"},
    "start": {"postpone", "block", "approve", "review"},
    "postpone": {"block", "approve", "review"},
    "block": {"unblock"},
    "unblock": {"approve", "review"},
    "approve": {"review"},
    "review": {"return", "finish"},
    "return": {"review"},
    "finish": {"archive"},
    "archive": set(),
}


def story_of(unit: str) -> list[Moment]:
    return stories(unit, district.load(f"tasks/{unit}.json"), district.load("texts.json"))


def by_task(moments: list[Moment]) -> dict[int, list[Moment]]:
    found: dict[int, list[Moment]] = defaultdict(list)
    for moment in moments:
        found[moment.task].append(moment)
    return found


@pytest.mark.parametrize(
    ("index", "day"),
    [
        (0, "2026-11-23"),
        (4, "2026-11-27"),
        (5, "2026-11-30"),
        (-1, "2026-11-20"),
        (-5, "2026-11-16"),
        (-6, "2026-11-13"),
    ],
)
def test_working_days_are_counted_from_the_monday_over_weekends(index: int, day: str) -> None:
    assert day_of(index, MONDAY) == date.fromisoformat(day)


def test_a_moment_is_counted_from_eight_in_the_morning_of_its_zone() -> None:
    zone = "Asia/Novokuznetsk"
    noon = datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo(zone))
    assert instant_of(Moment(1, 240, 0, "add"), MONDAY, zone) == noon


@pytest.mark.parametrize("unit", UNITS)
def test_every_turn_follows_the_one_before_and_nothing_is_left_out(unit: str) -> None:
    moments = story_of(unit)
    assert moments == sorted(moments, key=lambda moment: (moment.day, moment.minute))
    plans: list[dict[str, Any]] = district.load(f"tasks/{unit}.json")
    for number, own in by_task(moments).items():
        actions = [moment.action for moment in own]
        if plans[number]["assignee"] is None:
            assert actions == ["add"]
            continue
        assert (actions[0], actions[-1]) == ("add", "archive")
        for one, next_one in pairwise(actions):
            assert next_one in TURNS[one], (unit, number, actions)
        assert ("block" in actions, "approve" in actions) == (
            plans[number]["blocker"] is not None,
            plans[number]["waiting_for"] is not None,
        )
    assert by_task(moments).keys() == set(range(len(plans)))


@pytest.mark.parametrize("unit", UNITS)
def test_people_act_in_working_hours_only(unit: str) -> None:
    for moment in story_of(unit):
        at = instant_of(moment, MONDAY, "Asia/Novokuznetsk")
        assert at.weekday() < 5
        assert 8 <= at.hour < 19


def test_a_date_is_moved_only_to_another_one() -> None:
    for unit in UNITS:
        for own in by_task(story_of(unit)).values():
            due = {moment.action: moment.more["due"] for moment in own if "due" in moment.more}
            assert due.get("postpone", due.get("plan", 0) + 1) > due.get("plan", 0)


def test_the_stories_are_the_same_in_every_process() -> None:
    asked = "from tests.seeding.test_story import *; print([story_of(unit) for unit in UNITS])"
    told = {
        subprocess.run(
            [sys.executable, "-c", asked],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
    assert len(told.pop()) > 100_000
