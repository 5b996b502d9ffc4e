"""The official lists as they are laid down: exact, once, and corrected where the file is corrected."""

import shutil
from pathlib import Path
from typing import Any

import orjson
import pytest

from board import database
from board.bootstrap import places
from board.decree import queries
from board.decree.events import DECREE_ROOM
from board.live import queries as log
from board.seeding import decree
from tests.decree import official_texts as official
from tests.makers import NOON


@pytest.fixture
def laid_down(db: database.Database) -> int:
    """A database with the lists; how many changes they took."""
    return decree.lay_down_all(at=NOON)


def rows(kind: str) -> list[dict[str, Any]]:
    with database.reading() as session:
        return queries.rows(session, kind)


def test_the_documents_have_their_codes_and_titles(laid_down: int) -> None:
    found = rows("document")
    assert {row["code"]: row["title"] for row in found} == official.DOCUMENTS
    assert [row["code"] for row in found] == [*official.DOCUMENTS]
    assert all(row["place"] for row in found)


def test_the_form_has_twenty_two_rows_of_figures_and_one_caption(laid_down: int) -> None:
    found = rows("sector")
    assert [(row["code"], row["label"]) for row in found] == official.SECTORS
    assert [row["position"] for row in found] == [*range(1, 24)]
    captions = [row for row in found if row["kind"] == "caption"]
    assert [row["code"] for row in captions] == ["industry_including"]
    assert {row["kind"] for row in found} == {"data", "caption"}
    assert len(found) - len(captions) == 22


def test_mining_is_the_one_row_that_counts_in_another(laid_down: int) -> None:
    found = {row["code"]: row for row in rows("sector")}
    assert {code: row["parent"] for code, row in found.items() if row["parent"]} == {
        "industry_mining": "industry_total"
    }
    deeper = {code for code, row in found.items() if row["level"] == 1}
    assert deeper == {"industry_including", "industry_mining"}
    assert sum(row["level"] == 0 for row in found.values()) == 21


def test_the_ten_stages_stand_as_in_the_passport(laid_down: int) -> None:
    found = rows("stage")
    assert [(row["code"], row["label"], row["date_kind"]) for row in found] == official.STAGES
    assert [row["number"] for row in found] == [*range(1, 11)]


def test_the_targets_are_those_of_the_three_years(laid_down: int) -> None:
    found: dict[str, dict[int, int]] = {}
    for row in rows("target"):
        found.setdefault(row["indicator"], {})[row["year"]] = row["value"]
        assert row["plan_row"] == {"pilots": "3.2.", "replications": "3.3."}[row["indicator"]]
    assert found == official.TARGETS


def test_the_work_plan_is_exact(laid_down: int) -> None:
    found = [
        (row["number"], row["activity"], row["expected_result"], row["term"], (row["kind"], row["schedule"]))
        for row in rows("plan")
    ]
    assert found == official.PLAN
    (form,) = rows("plan_form")
    assert (form["title"], form["columns"]) == (official.PLAN_TITLE, official.PLAN_COLUMNS)


def test_everybody_who_answers_for_a_row_of_the_plan_is_named(laid_down: int) -> None:
    for row in rows("plan"):
        assert row["responsible"] == ("" if row["kind"] == "section" else official.RESPONSIBLE)


def test_laying_them_down_again_changes_nothing(laid_down: int) -> None:
    with database.reading() as session:
        before = log.version(session, DECREE_ROOM)
    assert laid_down > before == 110
    assert decree.lay_down_all(at=NOON) == 0
    with database.reading() as session:
        assert log.version(session, DECREE_ROOM) == before


def test_a_corrected_row_replaces_the_old_one_and_is_told(
    laid_down: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(places.SEED, tmp_path / "seed")
    file = tmp_path / "seed" / "decree" / "stages.json"
    stages = orjson.loads(file.read_bytes())
    stages[8]["label"] = "Закрытие проекта"
    file.write_bytes(orjson.dumps(stages))
    monkeypatch.setattr(places, "SEED", tmp_path / "seed")
    assert decree.lay_down_all(at=NOON) == 1
    assert [row["label"] for row in rows("stage") if row["code"] == "close"] == ["Закрытие проекта"]
    assert len(rows("stage")) == 10
    with database.reading() as session:
        newest = (log.events_since(session, DECREE_ROOM, 0) or [])[-1]
    assert newest.kind == "decree_row.laid_down"
    assert orjson.loads(newest.body)["row"]["body"]["label"] == "Закрытие проекта"
