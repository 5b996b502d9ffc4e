"""The register as the lists of the work plan, as a table of everything and counted by line of activity."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import orjson
import pytest
from openpyxl import load_workbook

from board.bootstrap import places
from board.projects.cards import FullProject, ProjectCard
from board.projects.lifecycle import State
from board.projects.papers import register
from board.projects.papers.book import TitledSheet
from tests.decree.official_texts import PLAN, SECTORS
from tests.projects.paper_projects import line, ordinary
from tests.projects.reading_papers import fonts, page_sizes, pdf_text, read_in, squeezed, table_rows
from tests.projects.strained_projects import STRANGE, strained, unknown

TODAY = date(2026, 6, 20)
PILOTS, TARGETS, ALL, COUNTS = range(4)
LISTS = register.Lists(
    pilots=PLAN[1][2],
    targets=PLAN[2][2],
    sectors=orjson.loads((places.SEED / "decree" / "sectors.json").read_bytes()),
    processes={},
    tags={"DIG-1": "70 % обращений в электронном виде", "DEM-3": "55 % занимаются спортом"},
)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The texts are as they stand in the program."""
    with read_in("en"):
        yield


def sheets(projects: tuple[ProjectCard, ...]) -> list[TitledSheet]:
    processes = {each.id: each.process for each in projects if isinstance(each, FullProject)}
    return register.register_sheets(projects, replace(LISTS, processes=processes))


def written(*projects: ProjectCard) -> bytes:
    return register.write_register(sheets(projects))


def printed(*projects: ProjectCard) -> bytes:
    return register.print_register(register.register_data(sheets(projects), today=TODAY))


def test_the_lists_have_the_titles_that_the_plan_expects() -> None:
    content = written(line())
    assert table_rows(content, PILOTS)[0][0] == PLAN[1][2]
    assert table_rows(content, TARGETS)[0][0] == PLAN[2][2]
    text = squeezed(pdf_text(printed(line())))
    assert squeezed(PLAN[1][2]) in text
    assert squeezed(PLAN[2][2]) in text


def test_the_list_of_pilots_says_who_answers_for_each_with_real_dates() -> None:
    rows = table_rows(written(ordinary(closed_on="2026-06-18"), line(id="p2", code="LP-2026-002")), PILOTS)
    assert rows[2] == (
        1, "LP-2026-001", "Земельный отдел", ordinary().title, ordinary().process, "Ковалёва Анна Сергеевна",
        "Заместитель главы района по экономике", "Closing", date(2026, 2, 2), date(2026, 6, 17),
        date(2026, 6, 18),
    )  # fmt: skip
    assert rows[3][:5] == (2, "LP-2026-002", "Земельный отдел", ordinary().title, "—")
    assert rows[3][-1] is None


def test_only_pilots_that_live_stand_in_the_first_list_and_everything_in_the_third() -> None:
    projects = [
        line(id=code, code=code, kind=kind, state=state)
        for code, kind, state in (
            ("A", "pilot", "idea"), ("B", "pilot", "rejected"), ("C", "pilot", "cancelled"),
            ("D", "replication", "analysis"), ("E", "other", "sustained"), ("F", "pilot", "regressed"),
        )
    ]  # fmt: skip
    content = written(*projects)
    assert [row[:2] for row in table_rows(content, PILOTS)[2:]] == [(1, "A"), (2, "F")]
    assert [row[:2] for row in table_rows(content, TARGETS)[2:]] == [(1, "A"), (2, "D"), (3, "E"), (4, "F")]
    assert [row[0] for row in table_rows(content, ALL)[2:]] == ["A", "B", "C", "D", "E", "F"]


def test_the_second_list_tells_what_the_tags_say() -> None:
    rows = table_rows(written(line(tags=["DEM-3", "DIG-1", "OLD-9"]), line(tags=[])), TARGETS)
    assert rows[2][-1] == "DEM-3 55 % занимаются спортом\nDIG-1 70 % обращений в электронном виде\nOLD-9"
    assert rows[3][-1] == "—"


def test_the_register_tells_the_stage_in_work_with_its_dates_and_what_is_replicated() -> None:
    pilot = line(state="sustained", closed_on="2026-06-18")
    resting = line(id="p2", code="LP-2026-002", kind="replication", state="suspended", resume_state="analysis",
                   source_project_id="p1", performed_at="Школа № 3")  # fmt: skip
    heads, *rows = table_rows(written(pilot, resting), ALL)[1:]
    first, second = (dict(zip(heads, row, strict=True)) for row in rows)
    assert first["Stage in work"] is None
    assert first["Line of activity"] == "Муниципальное управление"
    assert second["Stage in work"] == "3. Analysis of problems and waste"
    assert (second["Begins by the plan"], second["Ends by the plan"]) == (date(2026, 2, 17), date(2026, 2, 26))
    assert (second["Began on"], second["Ended on"]) == (date(2026, 2, 17), date(2026, 2, 26))
    assert (second["Replicates"], second["Carried out at"]) == ("LP-2026-001", "Школа № 3")
    assert (second["Goals in all"], second["Goals reached"], second["Measures done"]) == (2, 1, 3)


def test_counts_are_those_of_the_form_with_an_empty_caption_and_zeros() -> None:
    """The test vector of the domain's notes, 2.6."""
    vector = (
        ("healthcare", State.ANALYSIS), ("healthcare", State.STABILITY_MONITORING), ("industry_total", State.PLANNING),
        ("industry_mining", State.PLANNING), ("industry_mining", State.SUSTAINED), ("education", State.CANCELLED),
        ("municipal_government", State.PASSPORT_DRAFT), ("municipal_government", State.STABILITY_MONITORING),
    )  # fmt: skip
    rows = table_rows(
        written(*(line(id=str(n), sector=sector, state=state) for n, (sector, state) in enumerate(vector))), COUNTS
    )
    *form, control = rows[2:]
    assert [row[0] for row in form] == [label for _, label in SECTORS]
    counts = {code: row[1:] for (code, _), row in zip(SECTORS, form, strict=True)}
    assert counts.pop("industry_including") == (None, None)
    known = {
        "healthcare": (2, 1), "industry_total": (3, 1), "industry_mining": (2, 1), "municipal_government": (1, 1)
    }  # fmt: skip
    assert counts == {code: known.get(code, (0, 0)) for code in counts}
    assert control == ("Control total, for checking only; it is no row of the form", 6, 3)


def test_strange_texts_stay_text_and_nothing_becomes_a_formula() -> None:
    content = written(strained(), line(title="=1+1", unit="+7", customer="@all", leader="-5\r\nвторая"))
    row = table_rows(content, PILOTS)[2]
    assert row[2] == STRANGE
    assert row[4].startswith(f"{STRANGE}\nвторая строка")
    strange: list[Any] = [*load_workbook(io.BytesIO(content)).worksheets[PILOTS][4]]
    assert [cell.value for cell in strange[2:4]] == ["+7", "=1+1"]
    assert strange[5].value == "-5\nвторая"
    assert {cell.data_type for cell in strange[2:8]} == {"s"}
    assert squeezed(STRANGE) in squeezed(pdf_text(printed(strained())))


def test_an_empty_register_and_one_of_unknown_things_can_be_printed() -> None:
    assert "There is no project in the list yet." in pdf_text(printed())
    assert len(table_rows(written(), PILOTS)) == 2
    assert "None" not in pdf_text(printed(unknown()))


def test_the_printed_lists_are_a4_across_with_their_fonts_inside_and_the_same_every_time() -> None:
    content = printed(ordinary())
    assert page_sizes(content) == {(297, 210)}
    assert all(fonts(content).values())
    assert "as of" in pdf_text(content)
    assert printed(ordinary()) == content
    assert written(ordinary()) == written(ordinary())


def test_the_sheets_are_ready_for_a4_across_and_repeat_their_heads() -> None:
    book = load_workbook(io.BytesIO(written(ordinary())))
    assert len(book.worksheets) == 4
    for sheet in book.worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$2:$2"
        assert sheet.freeze_panes == "A3"
    assert book.properties.creator in (None, "")
