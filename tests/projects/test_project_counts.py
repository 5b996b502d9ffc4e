"""How projects are counted: by line of activity as the form REG-A1 asks, and against the targets of the work plan."""

import io
from datetime import date

import openpyxl
import orjson
import pytest

from board.bootstrap import places
from board.kpi.verdicts import Target, expected
from board.projects.counting import Count, by_sector, control_total
from board.projects.lifecycle import ACTIVE, COMPLETED, State
from tests.makers import Office
from tests.projects.asked import led_to, only_sqlite
from tests.tasks.callers import Caller

SECTORS = orjson.loads((places.SEED / "decree" / "sectors.json").read_bytes())
PARENTS = {each["code"]: each["parent"] for each in SECTORS if each["kind"] == "data"}
# Domain, 2.6.
PROJECTS = [
    ("healthcare", State.RESULT_MONITORING),
    ("healthcare", State.SUSTAINED),
    ("industry_total", State.IMPLEMENTATION),
    ("industry_mining", State.ANALYSIS),
    ("industry_mining", State.REGRESSED),
    ("education", State.CANCELLED),
    ("municipal_government", State.PASSPORT_DRAFT),
    ("municipal_government", State.STABILITY_MONITORING),
]


def test_projects_are_counted_in_the_rows_of_the_form_and_mining_in_industry_too() -> None:
    found = by_sector(PROJECTS, PARENTS)
    known = {
        "healthcare": Count(2, 1),
        "industry_total": Count(3, 1),
        "industry_mining": Count(2, 1),
        "municipal_government": Count(1, 1),
    }
    assert found == {code: known.get(code, Count(0, 0)) for code in PARENTS}
    assert len(found) == 22
    assert control_total(found, PARENTS) == Count(6, 3), "mining is not counted twice"


@pytest.mark.parametrize("state", list(State))
def test_every_state_counts_as_the_domain_says(state: State) -> None:
    is_counted = state in (*ACTIVE, *COMPLETED, State.SUSPENDED)
    assert by_sector([("culture", state)], PARENTS)["culture"] == Count(int(is_counted), int(state in COMPLETED))


def test_which_states_are_carried_out_and_which_are_completed() -> None:
    assert set(COMPLETED) == {"stability_monitoring", "sustained", "regressed"}
    assert set(ACTIVE) == {
        "mapping_current", "analysis", "mapping_target", "planning", "defence", "implementation", "result_monitoring",
        "closing",
    }  # fmt: skip


def test_the_targets_are_those_of_the_decree_for_the_whole_municipality() -> None:
    targets = orjson.loads((places.SEED / "decree" / "targets.json").read_bytes())
    found = {(each["indicator"], each["year"]): each["value"] for each in targets}
    assert [found["pilots", year] for year in (2019, 2020, 2021)] == [5, 10, 15]
    assert [found["replications", year] for year in (2019, 2020, 2021)] == [15, 20, 30]
    assert len(found) == 6


@pytest.mark.parametrize(("target", "by_then"), [(5, 2.956), (15, 8.867)])
def test_by_the_end_of_september_of_the_first_year_133_of_225_days_have_passed(target: int, by_then: float) -> None:
    assert expected("pro_rata", Target(target), date(2019, 9, 30)) == pytest.approx(by_then, abs=5e-4)
    assert expected("pro_rata", Target(target), date(2019, 12, 31)) == target


@only_sqlite
def test_the_register_counts_projects_as_the_form_does(boris: Caller, office: Office, lists: None) -> None:
    for sector, state in PROJECTS:
        led_to(office, state, sector=sector)
    answer = boris.http.get("/projects/lists.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.get_data()), read_only=True)
    rows = [row[:3] for row in book.worksheets[-1].iter_rows(values_only=True)]
    counted = {row[0]: row[1:] for row in rows if row[0] in {each["label"] for each in SECTORS}}
    known = {"healthcare": (2, 1), "industry_total": (3, 1), "industry_mining": (2, 1), "municipal_government": (1, 1)}
    assert counted == {
        each["label"]: known.get(each["code"], (0, 0)) if each["kind"] == "data" else (None, None) for each in SECTORS
    }
    assert rows[-1][1:] == (6, 3), "the control total"
