"""What was reached: achievement in both directions, closing with its documents and the customer's word."""

from datetime import date, timedelta
from typing import Any

import pytest

from board import clock, database
from board.people.viewers import Terms
from board.projects import measured
from board.projects.lifecycle import State
from tests.makers import Office
from tests.projects.asked import GOAL, brought, faults, led_to, only_sqlite, project, stage
from tests.projects.conftest import Time
from tests.tasks.callers import Caller

ROW = {"id": "r1", "name": "Время выдачи", "was": "12 дней", "became": "4 дня", "is_significant": True}
MORE = {"id": "g2", "name": "Довольны", "unit": "%", "baseline": 40.0, "target": 90.0, "is_lead_time": False}
DAY = timedelta(days=1)


@pytest.fixture
def monitored(office: Office) -> str:
    """A project whose results are being monitored."""
    return led_to(office, State.RESULT_MONITORING)


@pytest.fixture
def closing(office: Office) -> str:
    """A project that is to be closed: its fact is 4 where 12 was and 3 was aimed at."""
    return led_to(office, State.CLOSING)


def reach(asking: Caller, made: str, status: int = 200, **more: Any) -> Any:
    return asking.put(f"projects/{made}/results", status, **more)


def close(asking: Caller, made: str, status: int = 200, comment: str | None = None) -> Any:
    return asking.post(f"projects/{made}/close", status, comment=comment)


def achievements(asking: Caller, made: str) -> list[float | None]:
    return [each["achievement"] for each in project(asking, made)["goal_list"]]


@only_sqlite
def test_achievement_is_the_share_of_the_way_in_either_direction(boris: Caller, monitored: str) -> None:
    boris.patch(f"projects/{monitored}", goals=[GOAL, MORE], reason="Спросили жителей")
    assert achievements(boris, monitored) == [None, None]
    for down, up, shares, reached in [
        (12, 40, [0, 0], 0),
        (7.5, 65, [50, 50], 0),
        (4, 90, [88.9, 100], 1),
        (3, 95, [100, 110], 2),
        (15, 35, [-33.3, -10], 0),
    ]:
        found = reach(boris, monitored, facts={"g1": down, "g2": up})["project"]
        assert achievements(boris, monitored) == shares
        assert (found["goals"], found["goals_reached"]) == (2, reached)


@only_sqlite
def test_every_goal_has_a_fact_and_there_is_a_row_before_monitoring_ends(boris: Caller, monitored: str) -> None:
    boris.patch(f"projects/{monitored}", goals=[GOAL, MORE], reason="Спросили жителей")

    def missing() -> list[str]:
        answer = boris.post(f"projects/{monitored}/complete-stage", 409, comment="Готово")
        return list(answer["missing"])

    assert missing() == ["facts", "results"]
    reach(boris, monitored, facts={"g1": 4}, results=[ROW])
    assert missing() == ["facts"]
    reach(boris, monitored, facts={"g1": 4, "g2": 80}, results=[ROW | {"became": ""}])
    assert missing() == ["results"], "a row says what was and what became"
    reach(boris, monitored, results=[ROW])
    found = boris.post(f"projects/{monitored}/complete-stage", comment="Готово")["project"]
    assert (found["state"], found["best"]) == ("closing", "Время выдачи: 12 дней → 4 дня")


@only_sqlite
def test_below_four_fifths_of_a_goal_work_may_go_on(boris: Caller, office: Office, monitored: str) -> None:
    reach(boris, monitored, facts={"g1": 4.8})
    refused = boris.post(f"projects/{monitored}/rework", 409, reason="Мало")
    assert refused["missing"] == ["goals_reached"], "4.8 is exactly four fifths"
    reach(boris, monitored, facts={"g1": 4.9})
    found = boris.post(f"projects/{monitored}/rework", reason="Мало")["project"]
    assert (found["state"], stage(found, 7)["fact_end"], stage(found, 8)["fact_start"]) == (
        "implementation",
        None,
        None,
    )
    assert boris.post(f"projects/{monitored}/actions", 201, text="Ещё мера", owner_id=office.boris, due="2026-12-01")


@only_sqlite
def test_what_was_reached_is_written_while_the_project_is_carried_out(boris: Caller, office: Office) -> None:
    for state in (State.IDEA, State.PASSPORT_REVIEW, State.SUSPENDED, State.STABILITY_MONITORING, State.CANCELLED):
        made = led_to(office, state)
        before = project(boris, made)
        assert reach(boris, made, 409, facts={})["type"], state
        assert project(boris, made) == before, state


def test_closing_needs_the_presentation_or_all_five_documents(anna: Caller, boris: Caller, closing: str) -> None:
    for role in ("current_map", "problem_table", "target_map"):
        kept = next(each["id"] for each in project(boris, closing)["files"] if each["role"] == role)
        boris.delete(f"projects/{closing}/files/{kept}")
        assert close(anna, closing, 409)["missing"] == ["documents"], role
        brought(boris, closing, role)
        assert project(boris, closing)["missing"]["close"] == []
    kept = next(each["id"] for each in project(boris, closing)["files"] if each["role"] == "target_map")
    boris.delete(f"projects/{closing}/files/{kept}")
    brought(boris, closing, "final_presentation")
    found = close(anna, closing)["project"]
    assert (found["state"], found["closed_on"], stage(found, 9)["fact_end"]) == (
        "stability_monitoring", "2026-11-23", "2026-11-23",
    )  # fmt: skip


@only_sqlite
def test_all_five_documents_are_enough(anna: Caller, closing: str) -> None:
    assert "final_presentation" not in {each["role"] for each in project(anna, closing)["files"]}
    assert close(anna, closing)["project"]["state"] == "stability_monitoring"


@only_sqlite
def test_the_customer_confirms_and_the_coordinator_says_where_that_is_written(
    boris: Caller, vera: Caller, coordinator: Caller, closing: str
) -> None:
    for asking in (boris, vera):
        assert close(asking, closing, 403, "сам")["type"] == "not-allowed"
    assert faults(close(coordinator, closing, 422)) == ["comment"]
    found = close(coordinator, closing, comment="Протокол № 5")["project"]
    assert found["transitions"][-1]["comment"] == "Протокол № 5"


def test_nothing_is_closed_whose_goals_are_not_all_measured(anna: Caller, boris: Caller, closing: str) -> None:
    boris.patch(f"projects/{closing}", goals=[GOAL, MORE], reason="Спросили жителей")
    assert close(anna, closing, 409)["missing"] == ["facts"]
    reach(boris, closing, facts={"g1": 4, "g2": 80})
    assert close(anna, closing)["project"]["state"] == "stability_monitoring"


def test_money_counts_from_the_customers_word_on(anna: Caller, boris: Caller, closing: str, time: Time) -> None:
    def counted() -> tuple[float | None, date | None]:
        with database.reading() as session:
            (facts,) = measured.projects(session, Terms.zone)
        return facts.money, facts.money_confirmed_on

    reach(boris, closing, money=120.5, money_basis="бумага и почта", labour_before=60, labour_after=20, cases=300)
    assert project(boris, closing)["effects"] == {
        "money": 120.5, "money_basis": "бумага и почта", "labour_before": 60, "labour_after": 20, "cases": 300,
    }  # fmt: skip
    assert counted() == (120.5, None)
    time.at += 2 * DAY
    effects = close(anna, closing)["project"]["effects"]
    assert (effects["money"], effects["money_confirmed_by"]) == (120.5, "Анна Ковалёва")
    assert counted() == (120.5, clock.today(Terms.zone))
    assert clock.today(Terms.zone) == date(2026, 11, 25)


def test_two_who_write_rows_at_once_keep_both(anna: Caller, boris: Caller, monitored: str) -> None:
    reach(boris, monitored, results=[ROW])
    was = project(boris, monitored)["results"]
    mine = {**ROW, "id": "r2", "name": "Визиты", "was": "2", "became": "1"}
    theirs = {**ROW, "id": "r3", "name": "Копии", "was": "5", "became": "0"}
    reach(anna, monitored, results=[*was, theirs], results_was=was)
    found = reach(boris, monitored, results=[*was, mine], results_was=was)["project"]
    assert [each["name"] for each in found["results"]] == ["Время выдачи", "Визиты", "Копии"]
    was = found["results"]
    reach(anna, monitored, results=[was[0] | {"became": "3 дня"}, *was[1:]], results_was=was)
    reach(boris, monitored, results=was[:2], results_was=was)
    now = project(boris, monitored)["results"]
    assert [(each["id"], each["became"]) for each in now] == [("r1", "3 дня"), ("r2", "1")]


def test_two_who_write_the_same_row_are_told(anna: Caller, boris: Caller, monitored: str) -> None:
    reach(boris, monitored, results=[ROW])
    was = project(boris, monitored)["results"]
    reach(anna, monitored, results=[was[0] | {"became": "3 дня"}], results_was=was)
    for mine in ([was[0] | {"became": "2 дня"}], []):
        refused = reach(boris, monitored, 409, results=mine, results_was=was)
        assert (refused["type"], refused["now"][0]["became"]) == ("overtaken", "3 дня")
    assert project(boris, monitored)["results"][0]["became"] == "3 дня"
    reach(boris, monitored, results=[was[0] | {"became": "3 дня"}], results_was=was)


@only_sqlite
def test_a_fact_of_one_goal_leaves_those_of_others(boris: Caller, monitored: str) -> None:
    boris.patch(f"projects/{monitored}", goals=[GOAL, MORE], reason="Спросили жителей")
    reach(boris, monitored, facts={"g1": 4})
    reach(boris, monitored, facts={"g2": 80})
    assert [each["fact"] for each in project(boris, monitored)["goal_list"]] == [4, 80]
    reach(boris, monitored, facts={"g1": None})
    assert [each["fact"] for each in project(boris, monitored)["goal_list"]] == [None, 80]


@only_sqlite
def test_money_says_what_it_follows_from(boris: Caller, monitored: str) -> None:
    assert faults(reach(boris, monitored, 422, money=12.5)) == ["money_basis"]
    reach(boris, monitored, money=12.5, money_basis="бумага")
    assert faults(reach(boris, monitored, 422, money_basis="")) == ["money_basis"]
