"""The KPIs of lean projects by tables of their own: what counts on which day, what drops out, where nothing is said."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import orjson
import pytest

from board.bootstrap import places
from board.kpi.formulas import FORMULAS
from board.kpi.measures import Measure
from board.kpi.models import Frequency, Source
from board.kpi.periods import last_day
from board.kpi.project_formulas import ProjectsFacts
from board.kpi.verdicts import Colour, Target, expected, verdict
from board.projects.lifecycle import State
from board.projects.measured import GoalFacts, Moved, ProjectFacts, confirmed_on, goals_of, hours_of, in_force
from board.projects.models import Kind
from board.projects.schedule import Stage

MARCH, JUNE, SEPTEMBER, DECEMBER = date(2020, 3, 31), date(2020, 6, 30), date(2020, 9, 30), date(2020, 12, 31)
ENTERED = date(2020, 1, 10)
PILOT, REPLICATION, OTHER = Kind.PILOT, Kind.REPLICATION, Kind.OTHER


def project(*moves: tuple[date, State], **facts: Any) -> ProjectFacts:
    """A pilot of the department of land that has nothing, but for what is said of it; `started` is its stage 1."""
    started = facts.pop("started", None)
    stages = [Stage(1, fact_end=started)] if started else []
    known: dict[str, Any] = {
        "id": "p",
        "unit_id": "land",
        "kind": PILOT,
        "stages": stages,
        "goals": [],
        "is_tagged": False,
        "are_tags_asked": True,
        "agreed_on": None,
        "closed_on": None,
        "ended_on": None,
        "released_hours": None,
        "money": None,
        "money_confirmed_on": None,
        "open_tasks": [],
    }
    return ProjectFacts(moves=[Moved(*move) for move in moves], **(known | facts))


def closed(day: date, **facts: Any) -> ProjectFacts:
    """A project that was closed on a day."""
    return project((ENTERED, State.MAPPING_CURRENT), (day, State.STABILITY_MONITORING), closed_on=day, **facts)


def ended(day: date, state: State) -> ProjectFacts:
    """A project whose stability was found or lost on a day."""
    return project((ENTERED, State.STABILITY_MONITORING), (day, state), closed_on=ENTERED, ended_on=day)


def measured(
    code: str,
    projects: Sequence[ProjectFacts],
    last: date,
    *,
    today: date | None = None,
    departments: Sequence[str] = (),
    unit: str | None = None,
) -> Measure | None:
    """The value of a KPI in the month that ends on a day, of all or of a unit, as seen on `today`."""
    facts = ProjectsFacts(projects, frozenset(departments), today or last + timedelta(days=1))
    return FORMULAS[code].measure(facts.of_unit(unit) if unit else facts, last.replace(day=1), last)


@pytest.mark.parametrize("code", [code for code, formula in FORMULAS.items() if formula.source is Source.PROJECTS])
def test_of_an_empty_register_nothing_is_said(code: str) -> None:
    assert measured(code, [], JUNE) is None
    assert measured(code, [], JUNE, unit="land") is None


def test_every_kpi_of_the_catalogue_that_projects_feed_has_a_formula_but_the_one_of_spread() -> None:
    assert places.SEED
    catalogue = orjson.loads((places.SEED / "kpi" / "catalogue.json").read_bytes())["kpis"]
    told = {each["code"] for each in catalogue if each["source"] == Source.PROJECTS}
    computed = {code for code, formula in FORMULAS.items() if formula.source is Source.PROJECTS}
    assert told == computed | {"SPREAD_PCT"}
    live = {each["code"] for each in catalogue if each["frequency"] == Frequency.LIVE}
    assert {"PILOT_CLOSED", "PILOT_STARTED", "REPL_CLOSED", "REPL_STARTED", "PROJ_ACTIVE"} <= live


def test_the_example_of_the_domain_two_pilots_are_too_few_and_nine_replications_are_enough() -> None:
    day = date(2019, 9, 30)
    projects = [closed(date(2019, 8, 1) + timedelta(days=number), kind=PILOT) for number in range(2)]
    projects += [closed(date(2019, 9, 1) + timedelta(days=number), kind=REPLICATION) for number in range(9)]
    for code, count, aim, wanted, ratio, colour in (
        ("PILOT_CLOSED", 2, 5, 2.956, 0.677, Colour.RED),
        ("REPL_CLOSED", 9, 15, 8.867, 1.015, Colour.GREEN),
    ):
        found = measured(code, projects, day)
        assert found == Measure(count, None)
        by_then = expected("pro_rata", Target(aim), day)
        assert by_then is not None
        assert by_then == pytest.approx(wanted, abs=5e-4)
        assert found.value / by_then == pytest.approx(ratio, abs=5e-4)
        assert verdict("pro_rata", "up", found.value, target=Target(aim), day=day) is colour


@pytest.mark.parametrize(
    ("projects", "day", "count"),
    [
        ([closed(date(2020, 5, 4))], date(2020, 5, 3), 0),
        ([closed(date(2020, 5, 4))], date(2020, 5, 4), 1),
        ([closed(date(2020, 1, 1))], date(2020, 1, 1), 1),
        # The year turns: what was closed counts in its own year alone.
        ([closed(DECEMBER)], DECEMBER, 1),
        ([closed(DECEMBER)], date(2021, 1, 1), 0),
        ([closed(date(2020, 5, 4), kind=REPLICATION), closed(date(2020, 5, 4), kind=OTHER)], JUNE, 0),
        ([closed(date(2020, 2, 1)), closed(date(2020, 3, 1)), project((ENTERED, State.CLOSING))], JUNE, 2),
    ],
)
def test_closed_pilots_count_from_the_first_of_january(projects: list[ProjectFacts], day: date, count: int) -> None:
    assert measured("PILOT_CLOSED", projects, day) == Measure(count, None)


def test_replications_are_counted_by_themselves() -> None:
    projects = [closed(MARCH, kind=kind, started=ENTERED) for kind in (PILOT, REPLICATION, REPLICATION, OTHER)]
    assert measured("REPL_CLOSED", projects, JUNE) == Measure(2, None)
    assert measured("REPL_STARTED", projects, JUNE) == Measure(2, None)
    assert measured("PILOT_STARTED", projects, JUNE) == Measure(1, None)


def test_a_project_that_was_cancelled_stands_in_the_numbers_of_the_days_before() -> None:
    went = date(2020, 5, 4)
    cancelled = project(
        (ENTERED, State.PASSPORT_DRAFT), (MARCH, State.ANALYSIS), (went, State.CANCELLED), started=MARCH
    )
    for code in ("PILOT_STARTED", "PROJ_ACTIVE"):
        assert measured(code, [cancelled], MARCH - timedelta(days=1)) == Measure(0, None)
        assert measured(code, [cancelled], went - timedelta(days=1)) == Measure(1, None)
        assert measured(code, [cancelled], went) == Measure(0, None)


def test_one_that_is_cancelled_in_a_later_year_was_started_in_its_own() -> None:
    moves = ((MARCH, State.MAPPING_CURRENT), (date(2021, 2, 1), State.CANCELLED))
    assert measured("PILOT_STARTED", [project(*moves, started=MARCH)], DECEMBER) == Measure(1, None)
    late = project(*moves, started=MARCH, closed_on=SEPTEMBER)
    assert measured("PILOT_CLOSED", [late], DECEMBER) == Measure(1, None)
    assert measured("REPL_PER_PILOT", [late], DECEMBER) == Measure(0.0, 1)
    assert measured("REPL_PER_PILOT", [late], date(2021, 3, 31)) is None


def test_a_passport_that_is_agreed_in_a_later_year_is_started_there() -> None:
    one = project((ENTERED, State.PASSPORT_REVIEW), (date(2021, 1, 1), State.MAPPING_CURRENT), started=date(2021, 1, 1))
    assert measured("PILOT_STARTED", [one], DECEMBER) == Measure(0, None)
    assert measured("PILOT_STARTED", [one], date(2021, 1, 1)) == Measure(1, None)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([], None),
        ([REPLICATION, REPLICATION], None),
        ([PILOT], Measure(0.0, 1)),
        ([PILOT, PILOT, REPLICATION, REPLICATION, REPLICATION, OTHER], Measure(1.5, 2)),
    ],
)
def test_replications_per_pilot_count_from_the_beginning(kinds: list[Kind], expected: Measure | None) -> None:
    days = (date(2019, 8, 1), MARCH)
    projects = [closed(days[place % 2], kind=kind) for place, kind in enumerate(kinds)]
    assert measured("REPL_PER_PILOT", projects, JUNE) == expected


def test_the_targets_of_counts_are_those_of_all_so_that_no_unit_has_such_a_number() -> None:
    projects = [closed(MARCH, started=ENTERED), closed(MARCH, started=ENTERED, kind=REPLICATION)]
    for code in ("PILOT_CLOSED", "PILOT_STARTED", "REPL_CLOSED", "REPL_STARTED", "REPL_PER_PILOT"):
        assert measured(code, projects, JUNE) is not None
        assert measured(code, projects, JUNE, unit="land") is None


@pytest.mark.parametrize(
    ("state", "count"),
    [
        (State.IDEA, 0),
        (State.PASSPORT_REVIEW, 0),
        (State.MAPPING_CURRENT, 1),
        (State.CLOSING, 1),
        (State.SUSPENDED, 0),
        (State.STABILITY_MONITORING, 0),
        (State.REJECTED, 0),
    ],
)
def test_active_are_those_with_a_passport_that_are_not_closed(state: State, count: int) -> None:
    one = project((MARCH, state))
    assert measured("PROJ_ACTIVE", [one], JUNE) == Measure(count, None)
    assert measured("PROJ_ACTIVE", [one], MARCH - timedelta(days=1)) == Measure(0, None)
    assert measured("PROJ_ACTIVE", [one], JUNE, unit="land") == Measure(count, None)
    assert measured("PROJ_ACTIVE", [one], JUNE, unit="archive") is None


def test_of_two_steps_on_one_day_the_later_one_says_where_a_project_stands() -> None:
    one = project((MARCH, State.SUSPENDED), (MARCH, State.ANALYSIS))
    assert one.state_on(MARCH) is State.ANALYSIS
    assert one.state_on(MARCH - timedelta(days=1)) is None


def test_departments_are_counted_and_other_units_are_not_asked_for_a_project() -> None:
    active = (ENTERED, State.ANALYSIS)
    projects = [project(active), project(active), project(active, unit_id="village"), project(unit_id="archive")]
    asked = ("land", "archive", "culture")
    code = "UNITS_WITH_PROJECT_PCT"
    assert measured(code, projects, JUNE, departments=asked) == Measure(33.3333, 3)
    assert measured(code, projects, JUNE, departments=()) is None
    of_units = {unit: measured(code, projects, JUNE, departments=asked, unit=unit) for unit in (*asked, "village")}
    assert of_units == {
        "land": Measure(100.0, 1),
        "archive": Measure(0.0, 1),
        "culture": Measure(0.0, 1),
        "village": None,
    }
    assert ProjectsFacts(projects, frozenset(asked), JUNE).units() == {*asked, "village"}
    assert FORMULAS[code].only_now


RUNNING = (ENTERED, State.IMPLEMENTATION)
FIFTH, TENTH, TWENTIETH, END = (date(2020, 6, day) for day in (5, 10, 20, 30))


def due(day: date, fact: date | None = None, number: int = 7) -> Stage:
    """A stage that was to end on a day."""
    return Stage(number, plan_end=day, fact_end=fact)


@pytest.mark.parametrize(
    ("stages", "today", "expected"),
    [
        ([], TWENTIETH, None),
        ([Stage(7)], TWENTIETH, None),
        ([due(TENTH, TENTH)], TWENTIETH, Measure(100.0, 1)),
        ([due(TENTH, date(2020, 6, 11))], TWENTIETH, Measure(0.0, 1)),
        ([due(TENTH, TENTH), due(TENTH)], TWENTIETH, Measure(50.0, 2)),
        # Today is not over yet, and what is done before its day is done in time.
        ([due(TENTH)], TENTH, None),
        ([due(TENTH)], date(2020, 6, 11), Measure(0.0, 1)),
        ([due(END, FIFTH), due(END)], TWENTIETH, Measure(100.0, 1)),
        # Of a period that is over everything counts that was due in it, whenever it was done.
        (
            [due(END), due(TENTH, date(2020, 7, 20)), due(TENTH, date(2020, 5, 1))],
            date(2020, 8, 1),
            Measure(33.3333, 3),
        ),
        ([due(date(2020, 5, 31)), due(date(2020, 7, 1), END)], date(2020, 8, 1), None),
    ],
)
def test_stages_on_time(stages: list[Stage], today: date, expected: Measure | None) -> None:
    projects = [project(RUNNING, stages=stages)]
    assert measured("STAGE_ON_TIME_PCT", projects, END, today=today) == expected
    assert measured("STAGE_ON_TIME_PCT", projects, END, today=today, unit="land") == expected
    assert measured("STAGE_ON_TIME_PCT", projects, END, today=today, unit="archive") is None


@pytest.mark.parametrize(
    ("moves", "number", "counts"),
    [
        ([(ENTERED, State.PASSPORT_REVIEW)], 1, True),
        ([(ENTERED, State.PASSPORT_REVIEW)], 2, False),
        ([(ENTERED, State.IDEA)], 1, False),
        ([(ENTERED, State.ANALYSIS), (FIFTH, State.SUSPENDED)], 3, False),
        ([(ENTERED, State.ANALYSIS), (FIFTH, State.SUSPENDED), (TWENTIETH, State.ANALYSIS)], 3, False),
        ([(ENTERED, State.ANALYSIS), (TWENTIETH, State.SUSPENDED)], 3, True),
        ([(ENTERED, State.ANALYSIS), (TWENTIETH, State.CANCELLED)], 3, False),
        ([(ENTERED, State.ANALYSIS), (date(2020, 7, 1), State.CANCELLED)], 3, True),
        ([(ENTERED, State.REGRESSED)], 10, True),
    ],
)
def test_what_is_due_hangs_on_where_the_project_stands(moves: Any, number: int, counts: bool) -> None:
    one = project(*moves, stages=[due(TENTH, number=number)])
    found = measured("STAGE_ON_TIME_PCT", [one], END, today=date(2020, 8, 1))
    assert found == (Measure(0.0, 1) if counts else None)


def test_behind_late_stages_stand_the_open_tasks_of_improvements_that_are_late() -> None:
    projects = [
        project(RUNNING, stages=[due(TENTH)], open_tasks=["a", "b"]),
        project(RUNNING, stages=[due(END)], open_tasks=["not late"]),
        project(RUNNING, stages=[due(TENTH, number=3)], open_tasks=["of another stage"]),
        project(RUNNING, stages=[due(TENTH)], open_tasks=["c"], unit_id="archive"),
    ]
    behind = FORMULAS["STAGE_ON_TIME_PCT"].behind
    assert behind
    facts = ProjectsFacts(projects, frozenset(), TWENTIETH)
    assert behind(facts, date(2020, 6, 1), END) == ["a", "b", "c"]
    assert behind(facts.of_unit("archive"), date(2020, 6, 1), END) == ["c"]


def test_duration_is_the_mean_of_those_closed_in_twelve_months() -> None:
    began = date(2020, 1, 1)
    projects = [
        closed(began + timedelta(days=100), started=began),
        closed(began + timedelta(days=200), started=began, kind=REPLICATION),
        closed(date(2019, 12, 31), started=date(2019, 12, 1)),
        closed(date(2020, 1, 1), started=date(2019, 12, 2)),
        closed(MARCH),
        project((ENTERED, State.CLOSING), started=ENTERED),
    ]
    assert measured("PROJ_DURATION_DAYS", projects, DECEMBER) == Measure(110.0, 3)
    # While a period runs the twelve months end today.
    assert measured("PROJ_DURATION_DAYS", projects, DECEMBER, today=date(2020, 12, 30)) == Measure(90.0, 4)
    assert measured("PROJ_DURATION_DAYS", projects[4:], DECEMBER) is None
    assert measured("PROJ_DURATION_DAYS", projects, DECEMBER, unit="archive") is None


def test_twelve_months_before_a_leap_day_begin_where_february_ends() -> None:
    sustained = [ended(day, State.SUSTAINED) for day in (date(2019, 2, 28), date(2019, 3, 1), date(2020, 2, 29))]
    assert measured("STABILITY_PCT", sustained, MARCH, today=date(2020, 2, 29)) == Measure(100.0, 2)


def goal(baseline: float | None, target: float | None, fact: float | None, *, lead: bool = False) -> GoalFacts:
    return GoalFacts(baseline, target, fact, lead)


@pytest.mark.parametrize(
    ("goals", "expected"),
    [
        ([[]], None),
        ([[goal(30, 20, 18)]], None),
        ([[goal(30, 20, 18, lead=True)]], Measure(40.0, 1)),
        ([[goal(30, 20, 33, lead=True)]], Measure(-10.0, 1)),
        ([[goal(0, 20, 18, lead=True)], [goal(30, 20, None, lead=True)], [goal(None, 20, 9, lead=True)]], None),
        # A project counts once, whatever number of such goals it has.
        ([[goal(10, 5, 5, lead=True), goal(10, 5, 9, lead=True)], [goal(10, 5, 10, lead=True)]], Measure(15.0, 2)),
    ],
)
def test_the_cut_of_lead_time(goals: list[list[GoalFacts]], expected: Measure | None) -> None:
    projects = [closed(MARCH, goals=each) for each in goals]
    assert measured("LEAD_TIME_CUT_PCT", projects, JUNE) == expected
    assert measured("LEAD_TIME_CUT_PCT", projects, MARCH - timedelta(days=1)) is None
    assert measured("LEAD_TIME_CUT_PCT", projects, JUNE, unit="land") == expected


@pytest.mark.parametrize(
    ("goals", "expected"),
    [
        ([], None),
        # Down and up, reached exactly, more than that, and not quite.
        ([goal(30, 20, 20), goal(30, 20, 10), goal(60, 90, 90), goal(60, 90, 95)], Measure(100.0, 4)),
        ([goal(30, 20, 20.1), goal(60, 90, 89.9)], Measure(0.0, 2)),
        # The other way.
        ([goal(30, 20, 35), goal(30, 20, 20)], Measure(50.0, 2)),
        # What is not known is not reached.
        ([goal(30, 20, None), goal(None, 20, 20), goal(20, 20, 20), goal(0, 1, 1)], Measure(25.0, 4)),
    ],
)
def test_goals_that_were_reached(goals: list[GoalFacts], expected: Measure | None) -> None:
    running = project(RUNNING, goals=[goal(30, 20, 20)])
    assert measured("GOALS_REACHED_PCT", [closed(MARCH, goals=goals), running], JUNE) == expected
    assert measured("GOALS_REACHED_PCT", [running], JUNE) is None


def test_stability_is_that_of_the_last_twelve_months() -> None:
    projects = [
        ended(MARCH, State.SUSTAINED),
        ended(date(2020, 5, 1), State.SUSTAINED),
        ended(JUNE, State.REGRESSED),
        ended(date(2019, 6, 30), State.REGRESSED),
        # Ended otherwise.
        project((ENTERED, State.CANCELLED), ended_on=MARCH),
        closed(MARCH),
    ]
    assert measured("STABILITY_PCT", projects, JUNE) == Measure(66.6667, 3)
    assert measured("STABILITY_PCT", projects, MARCH) == Measure(50.0, 2)
    assert measured("STABILITY_PCT", projects[4:], JUNE) is None
    assert measured("STABILITY_PCT", projects, JUNE, unit="archive") is None


def test_what_closed_projects_have_released_adds_up() -> None:
    projects = [
        closed(MARCH, released_hours=250.5, money=40, money_confirmed_on=SEPTEMBER),
        closed(date(2019, 7, 1), released_hours=-20, money=-2.5, money_confirmed_on=date(2019, 8, 1)),
        closed(MARCH, money=1000, unit_id="archive"),
        project(RUNNING, released_hours=9, money=9, money_confirmed_on=MARCH),
    ]
    assert measured("LABOUR_SAVED_H", projects, JUNE) == Measure(230.5, 2)
    assert measured("LABOUR_SAVED_H", projects, date(2019, 12, 31)) == Measure(-20, 1)
    # Money counts from the day on which it was confirmed.
    assert measured("COST_SAVED_KRUB", projects, JUNE) == Measure(-2.5, 1)
    assert measured("COST_SAVED_KRUB", projects, SEPTEMBER) == Measure(37.5, 2)
    for code in ("LABOUR_SAVED_H", "COST_SAVED_KRUB"):
        assert measured(code, projects, SEPTEMBER, unit="archive") is None
        assert measured(code, projects[3:], SEPTEMBER) is None


def test_tags_are_asked_of_everything_past_the_idea() -> None:
    projects = [
        project((ENTERED, State.IDEA)),
        project((ENTERED, State.REJECTED)),
        project((ENTERED, State.CANCELLED), is_tagged=True),
        project((ENTERED, State.PASSPORT_DRAFT), is_tagged=True),
        project((ENTERED, State.SUSTAINED), is_tagged=True),
        project((ENTERED, State.SUSPENDED)),
        project(is_tagged=True),
        # Entered when no set of tags was in force.
        project((ENTERED, State.SUSTAINED), are_tags_asked=False),
    ]
    assert measured("GOAL204_LINK_PCT", projects, JUNE) == Measure(66.6667, 3)
    assert measured("GOAL204_LINK_PCT", projects[:3], JUNE) is None
    assert measured("GOAL204_LINK_PCT", projects[-1:], JUNE) is None
    assert measured("GOAL204_LINK_PCT", projects, JUNE, unit="land") == Measure(66.6667, 3)
    assert FORMULAS["GOAL204_LINK_PCT"].only_now


def test_the_agreement_of_the_committee_is_asked_of_pilots_past_the_review() -> None:
    projects = [
        project(RUNNING, agreed_on=MARCH),
        project((ENTERED, State.REGRESSED), agreed_on=MARCH),
        project((ENTERED, State.SUSPENDED)),
        project(RUNNING, kind=REPLICATION),
        project((ENTERED, State.PASSPORT_REVIEW)),
        project((ENTERED, State.CANCELLED)),
    ]
    assert measured("PILOT_AGREED_PCT", projects, JUNE) == Measure(66.6667, 3)
    assert measured("PILOT_AGREED_PCT", projects, MARCH - timedelta(days=1)) == Measure(0.0, 3)
    assert measured("PILOT_AGREED_PCT", projects[3:], JUNE) is None
    assert measured("PILOT_AGREED_PCT", projects, JUNE, unit="archive") is None


def test_what_stands_in_a_passport_becomes_facts() -> None:
    passport = {
        "goals": [
            {"id": "a", "name": "Срок", "unit": "дн.", "baseline": 30, "target": 20, "is_lead_time": True},
            {"id": "b", "name": "Ошибки", "unit": "%", "baseline": None, "target": None, "is_lead_time": False},
        ]
    }
    assert goals_of(passport, {"a": 18.5, "gone": 1}) == [goal(30, 20, 18.5, lead=True), goal(None, None, None)]
    assert goals_of({}, {}) == []


def test_labour_is_released_only_where_everything_is_known() -> None:
    known = {"labour_before": 45, "labour_after": 25, "cases": 600}
    assert hours_of(known) == 200
    assert hours_of(known | {"labour_after": 0}) == 450
    for name in known:
        assert hours_of(known | {name: None}) is None
    assert hours_of({}) is None


def test_money_is_confirmed_on_a_day_of_the_organisations_zone() -> None:
    said = {"money_confirmed_at": "2020-06-30T18:30:00.000Z"}
    assert confirmed_on(said, "Asia/Novokuznetsk") == date(2020, 7, 1)
    assert confirmed_on(said, "Europe/Moscow") == JUNE
    assert confirmed_on({"money_confirmed_at": "2020-06-30"}, "Asia/Novokuznetsk") == JUNE
    assert confirmed_on({"money_confirmed_at": None}, "Asia/Novokuznetsk") is None
    assert confirmed_on({}, "Asia/Novokuznetsk") is None


def test_a_set_of_tags_is_in_force_from_its_first_day_to_its_last_or_for_good() -> None:
    ended = {"code": "204", "valid_from": "2018-05-07", "valid_to": "2024-12-31"}
    days = (date(2018, 5, 6), date(2018, 5, 7), date(2024, 12, 31), date(2025, 1, 1))
    assert [in_force([ended], day) for day in days] == [False, True, True, False]
    assert [in_force([ended | {"valid_to": None}], day) for day in days] == [False, True, True, True]
    assert not in_force([], JUNE)


def test_a_quarter_that_runs_is_seen_as_of_today() -> None:
    assert last_day(date(2020, 10, 1), Frequency.QUARTER) == DECEMBER
    one = closed(SEPTEMBER, goals=[goal(30, 20, 20)])
    assert measured("GOALS_REACHED_PCT", [one], DECEMBER, today=date(2020, 10, 5)) == Measure(100.0, 1)
