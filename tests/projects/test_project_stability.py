"""Stability: when it is checked, how much of the gain is kept, and what follows from it."""

from datetime import timedelta
from typing import Any

import pytest

from board.projects.lifecycle import State
from tests.makers import Office
from tests.projects import life
from tests.projects.asked import GOAL, faults, led_to, only_sqlite, project, stage
from tests.projects.conftest import Time
from tests.tasks.callers import Caller

MORE = {"id": "g2", "name": "Довольны", "unit": "%", "baseline": 40.0, "target": 90.0, "is_lead_time": False}
DAY = timedelta(days=1)


@pytest.fixture
def closing(office: Office) -> str:
    """A project that is to be closed: its fact is 4 where 12 was and 3 was aimed at."""
    return led_to(office, State.CLOSING)


@pytest.fixture
def closed(office: Office) -> str:
    """A closed project, whose gain is 12 → 4."""
    return led_to(office, State.STABILITY_MONITORING)


def reach(asking: Caller, made: str, status: int = 200, **more: Any) -> Any:
    return asking.put(f"projects/{made}/results", status, **more)


def close(asking: Caller, made: str, status: int = 200, comment: str | None = None) -> Any:
    return asking.post(f"projects/{made}/close", status, comment=comment)


def check(asking: Caller, made: str, value: float, status: int = 200, **more: Any) -> Any:
    return asking.post(f"projects/{made}/checks", status, values={"g1": value, **more}, note=life.EARLY)


@only_sqlite
def test_checks_are_due_thirty_sixty_and_ninety_days_after_closing_and_on_the_last_day(
    anna: Caller, closing: str
) -> None:
    found = close(anna, closing)["project"]
    assert [(each["due"], each["kind"]) for each in found["checks"]] == [
        ("2026-12-23", "interim"),
        ("2027-01-22", "interim"),
        ("2027-02-21", "interim"),
        ("2027-07-06", "final"),
    ]
    assert (found["next_check"], stage(found, 10)["plan_end"]) == ("2026-12-23", "2027-07-06")


def test_of_the_gain_from_twelve_to_four_five_and_a_half_keeps_eighty_one_and_a_quarter(
    boris: Caller, office: Office, closed: str
) -> None:
    found = check(boris, closed, 5.5)["project"]
    first = found["checks"][0]
    assert (first["kept"], first["verdict"], first["by"]) == ({"g1": 81.25}, "partial", "Борис Лапин")
    assert (found["state"], found["next_check"]) == ("stability_monitoring", found["checks"][1]["due"])
    mend = found["action_list"][-1]
    assert (mend["owner_id"], mend["due"]) == (office.boris, "2026-12-07")
    assert boris.card(office.board, mend["task_id"])["assignee_id"] == office.boris, "work for who leads it"


@only_sqlite
def test_each_goal_has_to_keep_its_own_gain_whatever_its_direction(anna: Caller, boris: Caller, closing: str) -> None:
    boris.patch(f"projects/{closing}", goals=[GOAL, MORE], reason="Спросили жителей")
    reach(boris, closing, facts={"g1": 4, "g2": 80})
    close(anna, closing)
    for down, up, kept, verdict in [
        (4, 80, (100, 100), "stable"),
        (4, 71, (100, 77.5), "partial"),
        (9, 80, (37.5, 100), "lost"),
    ]:
        found = check(boris, closing, down, g2=up)["project"]
        last = [each for each in found["checks"] if each["at"]][-1]
        assert (last["kept"], last["verdict"]) == ({"g1": kept[0], "g2": kept[1]}, verdict)


@only_sqlite
def test_ninety_per_cent_at_the_last_check_are_stable(boris: Caller, closed: str, time: Time) -> None:
    for value in (12, 4, 12, 4.8):
        found = check(boris, closed, value)["project"]
    assert (found["state"], found["checks"][-1]["verdict"], found["next_check"]) == ("sustained", "stable", None)
    assert (found["ended_on"], stage(found, 10)["fact_end"]) == ("2026-11-23", "2026-11-23")
    assert check(boris, closed, 4, 409)["type"] == "wrong-state"


@only_sqlite
def test_ninety_per_cent_are_ninety_of_decimal_fractions_too(anna: Caller, boris: Caller, closing: str) -> None:
    errors = MORE | {"baseline": 0.4, "target": 0.1}
    boris.patch(f"projects/{closing}", goals=[GOAL, errors], reason="Ошибки")
    reach(boris, closing, facts={"g1": 4, "g2": 0.1})
    close(anna, closing)
    # Of 0.3 there are 0.27 left.
    first = check(boris, closing, 4, g2=0.13)["project"]["checks"][0]
    assert (first["kept"]["g2"], first["verdict"]) == (90, "stable")


@only_sqlite
def test_partly_kept_at_the_last_check_there_is_one_more_in_thirty_days(boris: Caller, closed: str, time: Time) -> None:
    for value in (4, 4, 4):
        check(boris, closed, value)
    time.at += 220 * DAY
    found = check(boris, closed, 6.4)["project"]
    assert (found["checks"][3]["verdict"], found["checks"][3]["kept"]) == ("partial", {"g1": 70})
    assert (found["state"], found["next_check"]) == ("stability_monitoring", "2027-07-31")
    assert check(boris, closed, 6.5)["project"]["state"] == "regressed"


def test_a_result_lost_twice_in_a_row_is_lost_and_is_work_on_the_units_board(
    anna: Caller, boris: Caller, office: Office, closed: str
) -> None:
    assert check(boris, closed, 6.5)["project"]["state"] == "stability_monitoring", "once is not yet the end"
    check(boris, closed, 5.5)
    assert check(boris, closed, 10)["project"]["state"] == "stability_monitoring", "not in a row"
    other = led_to(office, State.STABILITY_MONITORING)
    before = {each["id"] for each in anna.get(f"boards/{office.board}")["tasks"]}
    check(boris, other, 10)
    between = {each["id"] for each in anna.get(f"boards/{office.board}")["tasks"]}
    found = check(boris, other, 6.5)["project"]
    assert (found["state"], found["ended_on"]) == ("regressed", "2026-11-23")
    assert before < between, "a lost check is to be mended too"
    (task,) = [each for each in anna.get(f"boards/{office.board}")["tasks"] if each["id"] not in between]
    assert found["title"] in task["title"]
    assert task["assignee_id"] == office.boris


@only_sqlite
def test_a_check_has_a_value_for_every_goal_and_nothing_else(boris: Caller, vera: Caller, closed: str) -> None:
    for values in ({}, {"g2": 4}, {"g1": 4, "g2": 4}):
        assert faults(boris.post(f"projects/{closed}/checks", 422, values=values, note=life.EARLY)) == ["values"]
    assert vera.post(f"projects/{closed}/checks", 403, values={"g1": 4})["type"] == "not-allowed"
    assert [each["at"] for each in project(boris, closed)["checks"]] == [None] * 4


@only_sqlite
def test_a_check_long_before_its_day_says_why(boris: Caller, closed: str, time: Time) -> None:
    time.at += 22 * DAY
    assert faults(boris.post(f"projects/{closed}/checks", 422, values={"g1": 4})) == ["note"]
    time.at += DAY
    assert boris.post(f"projects/{closed}/checks", values={"g1": 4})["project"]["checks"][0]["verdict"] == "stable"


@only_sqlite
@pytest.mark.parametrize("closing_fact", [12, 14])
def test_where_nothing_was_gained_nothing_holds(anna: Caller, boris: Caller, closing: str, closing_fact: float) -> None:
    reach(boris, closing, facts={"g1": closing_fact})
    close(anna, closing)
    for _ in range(2):
        found = check(boris, closing, closing_fact + 1)["project"]
    assert (found["state"], found["checks"][1]["kept"]) == ("regressed", {"g1": 0})
