"""What is computed of projects that were led through their lives: from the database to the values, in every scope."""

from datetime import date, datetime, timedelta

import pytest

from board import clock, database
from board.kpi import computing, jobs, queries
from board.kpi.models import MUNICIPALITY
from board.live.change import change
from board.people.viewers import Terms
from board.projects import measured, steps
from board.projects.lifecycle import State
from board.seeding.decree import lay_down_all
from tests.makers import NOON, Office, who
from tests.projects import life

TODAY = date(2026, 11, 23)
COUNTS = ("PILOT_CLOSED", "PILOT_STARTED", "REPL_CLOSED", "REPL_STARTED")


@pytest.fixture
def measuring(office: Office) -> Office:
    """The office with what the decree lists and the catalogue."""
    lay_down_all(at=NOON)
    return office


def values(scope: str = MUNICIPALITY) -> dict[str, float]:
    """The newest value of every KPI that has one in a scope."""
    with database.reading() as session:
        found = {kpi.code: queries.values(session, kpi.code, scope, 1) for kpi in queries.every(session)}
    return {code: shown[-1].value for code, shown in found.items() if shown}


def lead(office: Office, state: State, at: datetime = NOON, **more: str) -> str:
    """A project in that state; its id."""
    with change() as session:
        return life.lead_to(session, office, state, at=at, **more).id


def test_a_pilot_that_was_closed_is_in_every_number_that_it_feeds(measuring: Office) -> None:
    lead(measuring, State.STABILITY_MONITORING, kind="pilot")
    computing.recompute(at=NOON, periods=2)
    of_all, of_land = values(), values(measuring.land)
    assert {code: of_all[code] for code in COUNTS} == dict(zip(COUNTS, (1, 1, 0, 0), strict=True))
    everywhere = {
        "PROJ_ACTIVE": 0,
        "STAGE_ON_TIME_PCT": 100,
        "PROJ_DURATION_DAYS": 0,
        "LEAD_TIME_CUT_PCT": pytest.approx(200 / 3, abs=1e-4),
        "GOALS_REACHED_PCT": 0,
        "LABOUR_SAVED_H": 200,
        "COST_SAVED_KRUB": 12.5,
        "PILOT_AGREED_PCT": 100,
    }
    assert {code: of_all[code] for code in everywhere} == everywhere
    assert {code: of_land[code] for code in everywhere} == everywhere
    assert of_all["REPL_PER_PILOT"] == 0
    assert "STABILITY_PCT" not in of_all
    # The set of tags of the decree ended in 2024.
    assert "GOAL204_LINK_PCT" not in of_all
    assert not {*COUNTS, "REPL_PER_PILOT"} & of_land.keys()


def test_departments_are_asked_for_a_project_from_the_first_one_on(measuring: Office) -> None:
    computing.recompute(at=NOON, periods=2)
    assert not {"UNITS_WITH_PROJECT_PCT", "PROJ_ACTIVE", *COUNTS} & values().keys()
    lead(measuring, State.ANALYSIS)
    computing.recompute(at=NOON, periods=2)
    units = [values(unit).get("UNITS_WITH_PROJECT_PCT") for unit in (measuring.land, measuring.archive, measuring.top)]
    assert (values()["UNITS_WITH_PROJECT_PCT"], units) == (50, [100, 0, None])
    assert [values(unit).get("PROJ_ACTIVE") for unit in (measuring.land, measuring.archive)] == [1, None]


def test_one_that_is_cancelled_stays_in_the_days_before(measuring: Office) -> None:
    project_id = lead(measuring, State.MAPPING_CURRENT, at=NOON - timedelta(days=3), kind="pilot")
    with change() as session:
        project, _ = life.hold(session, measuring, project_id)
        steps.cancel(session, project, "Услугу передали в МФЦ", by=who(session, measuring.anna), at=NOON)
    computing.recompute(at=NOON, periods=6)
    with database.reading() as session:
        for code in ("PILOT_STARTED", "PROJ_ACTIVE"):
            shown = queries.values(session, code, MUNICIPALITY, 6)
            told = {each.first_day: each.value for each in shown}
            assert [told[TODAY - timedelta(days=back)] for back in range(5)] == [0, 1, 1, 1, 0]


def test_what_is_read_of_a_project_is_what_its_life_was(measuring: Office) -> None:
    project_id = lead(measuring, State.SUSTAINED, kind="pilot")
    with database.reading() as session:
        (facts,) = measured.projects(session, Terms.zone)
    assert (facts.id, facts.unit_id, facts.kind) == (project_id, measuring.land, "pilot")
    states = [each.state for each in facts.moves]
    assert states[:3] == [State.IDEA, State.PASSPORT_DRAFT, State.PASSPORT_REVIEW]
    assert states[-2:] == [State.STABILITY_MONITORING, State.SUSTAINED]
    assert facts.state_on(TODAY - timedelta(days=1)) is None
    assert (facts.started_on, facts.closed_on, facts.agreed_on, facts.money_confirmed_on) == (TODAY,) * 4
    assert facts.ended_on is not None
    assert facts.state_on(facts.ended_on) is State.SUSTAINED
    assert [stage.number for stage in facts.stages] == list(range(1, 11))
    assert all(stage.fact_end for stage in facts.stages)
    assert [(goal.baseline, goal.target, goal.fact, goal.is_lead_time) for goal in facts.goals] == [(12, 3, 4, True)]
    assert (facts.released_hours, facts.money, facts.open_tasks) == (200, 12.5, [])


def test_values_follow_what_happens_to_projects(measuring: Office) -> None:
    jobs.follow_sources()
    lead(measuring, State.ANALYSIS, at=clock.now())
    jobs.follow_sources()
    assert values()["PROJ_ACTIVE"] == 1
    with database.reading() as session:
        known = len(queries.history(session, "PROJ_ACTIVE", MUNICIPALITY, 99))
    jobs.follow_sources()
    with database.reading() as session:
        assert len(queries.history(session, "PROJ_ACTIVE", MUNICIPALITY, 99)) == known
