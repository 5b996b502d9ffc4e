"""The report of one project: its stages against the plan, its goals, its measures, its last steps."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from docx import Document

from board.projects.cards import StageCard
from board.projects.papers.report import print_report, report_data, write_report
from tests.projects.paper_projects import ordinary
from tests.projects.reading_papers import fonts, letters, page_sizes, pdf_text, read_in, squeezed, word_text
from tests.projects.strained_projects import strained, unknown

TODAY = date(2026, 6, 20)
MAKERS = {"pdf": print_report, "word": write_report}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The texts are as they stand in the program."""
    with read_in("en"):
        yield


def read(kind: str, content: bytes) -> str:
    return word_text(content) if kind == "word" else pdf_text(content)


def all_of(data: dict[str, Any]) -> list[str]:
    tables = [data[name] for name in ("stages", "goals", "actions", "steps")]
    facts = [text for fact in data["facts"] for text in fact]
    parts = [[each["title"], *each["heads"], *(cell for row in each["rows"] for cell in row)] for each in tables]
    return [data["title"], data["kind"], data["code"], *facts, *(text for part in parts for text in part)]


@pytest.mark.parametrize("kind", MAKERS)
def test_everything_stands_in_the_report(kind: str) -> None:
    data = report_data(ordinary(), today=TODAY)
    found = squeezed(read(kind, MAKERS[kind](data)))
    for each in all_of(data):
        assert squeezed(each) in found, each


def test_what_it_says() -> None:
    data = report_data(ordinary(), today=TODAY)
    assert data["as_of"] == "as of 20 June 2026"
    assert data["facts"] == [
        ["State", "Closing"],
        ["Structural unit", "Земельный отдел"],
        ["Leader of the project", "Ковалёва Анна Сергеевна"],
        ["Customer", "Заместитель главы района по экономике"],
        ["Passport agreed on", "2 February 2026"],
    ]
    assert data["goals"]["rows"][1] == ["Доля возвратов на доработку, %", "32.5", "10", "14.5", "80\u00a0%", "—"]
    assert data["actions"]["rows"][3] == [
        "4", "Шаблон ответа о возврате", "Орлова В. И.", "1 Jun 2026, first 10 May 2026", "waits for acceptance"
    ]  # fmt: skip
    assert data["actions"]["rows"][4][2:] == ["—", "—", "will not be done: Нет доступа до конца года"]
    assert data["steps"]["rows"][0] == [
        "17 Jun 2026", "The stage was completed → Closing\nВсе цели измерены", "Ковалёва Анна Сергеевна"
    ]  # fmt: skip


def test_dates_are_in_the_readers_language() -> None:
    with read_in("ru"):
        data = report_data(ordinary(), today=TODAY)
    assert "20 июня 2026" in data["as_of"]
    assert data["stages"]["rows"][1][2] == "3 февр. – 16 февр. 2026"
    assert data["goals"]["rows"][1][1] == "32,5"


@pytest.mark.parametrize(
    ("number", "dates", "said"),
    [
        (2, {"fact_start": "2026-03-02", "fact_end": "2026-03-10"}, "in time"),
        (2, {"fact_start": "2026-03-02", "fact_end": "2026-03-11"}, "ended 1 day late"),
        (2, {"fact_start": "2026-03-02", "fact_end": "2026-03-15"}, "ended 5 days late"),
        (2, {"fact_start": "2026-03-04"}, "begun 2 days late"),
        (2, {"fact_start": "2026-03-02"}, "in work"),
        (2, {}, "to begin 3 days ago"),
        (1, {}, ""),
        (9, {"plan_start": "2026-03-04", "plan_end": "2026-03-04"}, "late by 1 day already"),
        (2, {"plan_start": None, "plan_end": None}, ""),
    ],
)
def test_a_stage_says_how_late_it_is(number: int, dates: dict[str, Any], said: str) -> None:
    plan = {"plan_start": "2026-03-02", "plan_end": "2026-03-10", "fact_start": None, "fact_end": None}
    stage = StageCard(number=number, **{**plan, **dates})
    rows = report_data(ordinary(stages=[stage]), today=date(2026, 3, 5))["stages"]["rows"]
    assert rows[0][-1] == said


def test_a_project_that_rests_or_ended_grows_no_later() -> None:
    stage = StageCard(number=3, plan_start="2026-03-02", plan_end="2026-03-10", fact_start="2026-03-02", fact_end=None)
    resting = ordinary(stages=[stage], state="suspended", suspended_on="2026-03-12", resume_on="2026-07-01")
    data = report_data(resting, today=TODAY)
    assert data["stages"]["rows"][0][-1] == "late by 2 days already"
    assert data["facts"][0] == ["State", "Suspended, goes on on 1 July 2026"]
    ended = report_data(ordinary(stages=[stage], state="cancelled", ended_on="2026-03-13"), today=TODAY)
    assert ended["stages"]["rows"][0][-1] == "late by 3 days already"
    assert ended["facts"][-1] == ["Ended early on", "13 March 2026"]


@pytest.mark.parametrize("kind", MAKERS)
def test_long_and_strange_texts_are_there_to_the_last_sign(kind: str) -> None:
    data = report_data(strained(), today=TODAY)
    missing = letters("\n".join(all_of(data))) - letters(read(kind, MAKERS[kind](data)))
    assert not missing, missing


@pytest.mark.parametrize("kind", MAKERS)
def test_a_project_of_which_nothing_is_known_says_so(kind: str) -> None:
    found = read(kind, MAKERS[kind](report_data(unknown(), today=TODAY)))
    assert found.count("Nothing is entered yet.") == 3
    assert "None" not in found


@pytest.mark.parametrize("kind", MAKERS)
def test_the_same_report_gives_the_same_bytes(kind: str) -> None:
    data = report_data(ordinary(), today=TODAY)
    assert MAKERS[kind](data) == MAKERS[kind](data)


def test_it_is_a4_with_fonts_inside_and_in_word_a_head_is_repeated_on_each_page() -> None:
    data = report_data(ordinary(), today=TODAY)
    assert page_sizes(print_report(data)) == {(210, 297)}
    assert all(fonts(print_report(data)).values())
    paper = Document(io.BytesIO(write_report(data)))
    assert (paper.core_properties.title, paper.core_properties.author) == (ordinary().title, "")
    for table in paper.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml
