"""The dates of the ten stages: the plan that is offered, what is impossible or unusual, moving by working days, resting."""

from datetime import date, timedelta
from typing import Any

import pytest

from board.projects.lifecycle import State
from board.projects.schedule import Fault, Stage, default_plan, warnings
from tests.makers import Office
from tests.projects.asked import led_to, only_sqlite, project, stage, version
from tests.projects.conftest import Time
from tests.tasks.callers import Caller

OFFERED = [
    ("2026-03-02", "2026-03-02"),
    ("2026-03-03", "2026-03-16"),
    ("2026-03-17", "2026-03-26"),
    ("2026-03-27", "2026-04-02"),
    ("2026-04-03", "2026-04-12"),
    ("2026-04-13", "2026-04-15"),
    ("2026-04-16", "2026-06-14"),
    ("2026-06-15", "2026-07-14"),
    ("2026-07-15", "2026-07-15"),
    ("2026-10-13", "2026-10-13"),
]
"""For a passport agreed on 2 March 2026: domain, 2.7."""


@pytest.fixture
def draft(boris: Caller, office: Office) -> str:
    """A passport with the plan that is offered for 2 March."""
    made = led_to(office, State.PASSPORT_DRAFT)
    plan(boris, made, *({"number": n, "plan_start": a, "plan_end": b} for n, (a, b) in enumerate(OFFERED, start=1)))
    return made


@pytest.fixture
def running(office: Office) -> str:
    """A project whose passport was approved today and whose second stage is in work."""
    return led_to(office, State.MAPPING_CURRENT)


def plan(asking: Caller, made: str, *stages: dict[str, Any], status: int = 200, **more: Any) -> Any:
    return asking.put(f"projects/{made}/plan", status, stages=list(stages), **more)


def dates(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["plan_start"], each["plan_end"]) for each in found["stages"]]


@only_sqlite
def test_the_plan_that_is_offered_is_the_one_of_the_decrees_practice(boris: Caller) -> None:
    offered = boris.get("projects/default-plan", agreed="2026-03-02")["stages"]
    assert [each["number"] for each in offered] == list(range(1, 11))
    assert dates({"stages": offered}) == OFFERED


IMPOSSIBLE = [
    (3, "2026-03-17", "2026-03-16", "stages.3", "backwards"),
    (4, "2026-03-16", "2026-04-02", "stages.4", "before_previous"),
    (2, "2026-03-18", "2026-03-20", "stages.3", "before_previous"),
    (2, "2026-03-01", "2026-03-16", "stages.2", "before_previous"),
    (9, "2026-07-13", None, "stages.9", "before_end"),
    (10, "2026-07-15", None, "stages.10", "not_after_closing"),
    (10, "2032-07-15", None, "stages.10", "too_long"),
]


@only_sqlite
def test_impossible_dates_are_refused_at_their_stage_and_nothing_changes(boris: Caller, draft: str) -> None:
    for number, start, end, field, code in IMPOSSIBLE:
        wanted = {"number": number, "plan_start": start, "plan_end": end}
        refused = plan(boris, draft, wanted, status=422)
        assert [(each["field"], each["type"]) for each in refused["errors"]] == [(field, code)], wanted
    assert dates(project(boris, draft)) == OFFERED


@only_sqlite
def test_dates_at_the_very_edge_are_taken(boris: Caller, draft: str) -> None:
    for number, start, end in [
        (6, "2026-04-15", "2026-04-15"),
        (5, "2026-04-03", "2026-04-03"),
        (4, "2026-03-17", "2026-04-02"),
        (9, "2026-07-14", None),
        (10, "2026-07-15", None),
    ]:
        found = plan(boris, draft, {"number": number, "plan_start": start, "plan_end": end})["project"]
        assert stage(found, number)["plan_start"] == start
    assert (stage(found, 6)["plan_end"], stage(found, 9)["plan_end"]) == ("2026-04-15", "2026-07-14")


@only_sqlite
def test_of_a_single_date_both_ends_are_the_same(boris: Caller, draft: str) -> None:
    found = plan(boris, draft, {"number": 9, "plan_start": "2026-07-20", "plan_end": "2026-07-25"})["project"]
    assert (stage(found, 9)["plan_start"], stage(found, 9)["plan_end"]) == ("2026-07-20", "2026-07-20")


@only_sqlite
def test_what_is_missing_yet_holds_only_the_submission_up(boris: Caller, office: Office) -> None:
    made = led_to(office, State.PASSPORT_DRAFT)
    plan(boris, made, {"number": 2, "plan_start": "2026-12-01"}, {"number": 9, "plan_end": "2027-04-01"})
    found = project(boris, made)
    assert (stage(found, 2)["plan_end"], stage(found, 9)["plan_start"]) == (None, "2027-04-01")
    assert "stages" in found["missing"]["submit"]


@only_sqlite
def test_neighbours_that_overlap_are_allowed_and_told(boris: Caller, draft: str) -> None:
    assert project(boris, draft)["warnings"] == []
    found = plan(boris, draft, {"number": 4, "plan_start": "2026-03-26", "plan_end": "2026-04-02"})["project"]
    assert found["warnings"] == [{"number": 4, "code": "overlaps"}]
    assert "stage_dates" not in found["missing"]["submit"]


def test_a_stage_that_ends_on_a_day_off_is_unusual() -> None:
    holiday = {date(2026, 3, 16): False, date(2026, 6, 14): True}
    usual = default_plan(date(2026, 3, 2))
    # 12 April is a Sunday; 16 March a holiday; 14 June a Sunday that is worked.
    assert warnings(usual, holiday) == [Fault(2, "day_off"), Fault(5, "day_off")]
    assert warnings([Stage(number) for number in range(1, 11)], holiday) == []


def test_moving_the_plan_counts_working_days_over_days_off_and_holidays(
    boris: Caller, coordinator: Caller, draft: str
) -> None:
    coordinator.put("calendar/2026-04-03", is_working=False, reason="Праздник")
    coordinator.put("calendar/2026-04-04", is_working=True, reason="Перенос")
    found = boris.post(f"projects/{draft}/shift", days=2, since=4)["project"]
    assert dates(found)[:3] == OFFERED[:3], "from the fourth on"
    # Friday 27 March + 2 is Tuesday 31. Thursday 2 April + 2: Saturday 4 is worked, Friday 3 is not; Monday 6.
    assert dates(found)[3] == ("2026-03-31", "2026-04-06")
    # A stage that begins on a day off is counted from the next working day: here Saturday 4. To Tuesday 7.
    assert dates(found)[4] == ("2026-04-07", "2026-04-15")
    back = boris.post(f"projects/{draft}/shift", days=-2, since=4)["project"]
    assert dates(back)[3] == OFFERED[3]


@only_sqlite
def test_moving_too_far_back_is_refused(boris: Caller, draft: str) -> None:
    refused = boris.post(f"projects/{draft}/shift", 422, days=-20, since=5)
    assert refused["errors"][0]["type"] == "before_previous"
    assert dates(project(boris, draft)) == OFFERED


def test_moving_by_nothing_is_no_new_version(boris: Caller, running: str) -> None:
    before = version(boris, running)
    assert boris.post(f"projects/{running}/shift", days=0, reason="просто так")["project"]["passport_version"] == 1
    assert version(boris, running) == before


def test_what_has_happened_stays_where_it_was_planned(boris: Caller, running: str) -> None:
    before = dates(project(boris, running))
    found = boris.post(f"projects/{running}/shift", days=5, reason="Отпуск")["project"]
    assert dates(found)[0] == before[0]
    assert dates(found)[1] == ("2026-11-24", "2026-12-14"), "it has begun: only its end moves"
    assert (found["passport_version"], found["versions"][-1]["reason"]) == (2, "Отпуск")


@only_sqlite
def test_a_project_rests_for_180_days_at_most(boris: Caller, running: str) -> None:
    today = date(2026, 11, 23)
    for days in (-1, 0, 181):
        wanted = {"reason": "Ждём закон", "resume_on": (today + timedelta(days=days)).isoformat()}
        assert [each["field"] for each in boris.post(f"projects/{running}/suspend", 422, **wanted)["errors"]] == [
            "resume_on"
        ]
    longest = (today + timedelta(days=180)).isoformat()
    assert boris.post(f"projects/{running}/suspend", 422, reason=" ", resume_on=longest)["errors"]
    found = boris.post(f"projects/{running}/suspend", reason="Ждём закон", resume_on=longest)["project"]
    assert (found["state"], found["resume_state"], found["resume_on"], found["suspended_on"]) == (
        "suspended", "mapping_current", "2027-05-22", "2026-11-23",
    )  # fmt: skip


def test_going_on_moves_what_is_not_done_by_the_working_days_of_the_rest(
    boris: Caller, coordinator: Caller, running: str, time: Time
) -> None:
    before = project(boris, running)
    boris.post(f"projects/{running}/suspend", reason="Ждём закон", resume_on="2026-12-10")
    coordinator.put("calendar/2026-11-26", is_working=False, reason="Праздник")
    time.at += timedelta(days=7)
    found = boris.post(f"projects/{running}/resume")["project"]
    assert (found["state"], found["suspended_on"], found["resume_on"], found["resume_state"]) == (
        "mapping_current", None, None, None,
    )  # fmt: skip
    # From Monday to Monday with one holiday: four working days. The second stage was to end on Monday 7 December.
    assert dates(found)[0] == dates(before)[0]
    assert dates(found)[1] == ("2026-11-24", "2026-12-11")
    assert dates(found)[2] == ("2026-12-14", "2026-12-23")
    assert found["passport_version"] == 2
    assert found["versions"][-1]["reason"] == "Ждём закон", "no version without a reason"
