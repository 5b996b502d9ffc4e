"""Targets that are sent back, notes on the trend, what a unit sees, and taking back what was done."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from board import database
from board.kpi import commands, paper, queries
from board.kpi.measures import Measure
from board.kpi.models import MUNICIPALITY, Wall
from board.live.change import change
from board.seeding.kpis import lay_down_catalogue
from tests.makers import NOON, Office

Client = Callable[[str], FlaskClient]
API = "/api/v1"
TYPED = "SERVICE_IN_NORM_PCT"
TARGET = {"value": 100.0, "green": 99.0, "yellow": 95.0}
YEAR = f"{API}/kpis/{TYPED}/targets/2026"


@pytest.fixture
def tina(client: Client, office: Office) -> FlaskClient:
    """The coordinator, with the catalogue laid down and a wall."""
    with change() as session:
        lay_down_catalogue(session, at=NOON)
        session.add(Wall(id="wall1", name="Холл & <b>этаж</b> #1", codes=[], slide_seconds=20, position=0))
    return client(office.coordinator)


@pytest.fixture
def rita(client: Client, office: Office) -> FlaskClient:
    """The programme controller."""
    return client(office.controller)


def kpi(asking: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = asking.get(f"{API}/kpis/{TYPED}").get_json()["kpi"]
    return found


def target_of(asking: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in kpi(asking)["targets"] if each["year"] == 2026)
    return found


def undo(asking: FlaskClient, answer: Any) -> Any:
    assert answer.status_code < 300, answer.get_data(as_text=True)
    return asking.post(f"{API}/commands/{answer.get_json()['command_id']}/undo")


def test_a_proposal_names_who_made_it_and_can_be_sent_back_with_a_word(tina: FlaskClient, rita: FlaskClient) -> None:
    tina.put(YEAR, json=TARGET)
    target = target_of(tina)
    assert (target["proposed_by"], target["approved"], target["returned"]) == ("Дина Орлова", False, None)
    assert rita.post(f"{YEAR}/return", json={"reason": "Сначала измерьте"}).status_code == 200
    assert target_of(tina)["returned"] == "Сначала измерьте"
    tina.put(YEAR, json=TARGET)
    assert target_of(tina)["returned"] is None
    rita.post(f"{YEAR}/approve")
    assert rita.post(f"{YEAR}/return", json={"reason": "Поздно"}).status_code == 409
    assert tina.post(f"{YEAR}/return", json={"reason": "Моё"}).status_code == 403


def test_what_was_done_is_taken_back(tina: FlaskClient, rita: FlaskClient, office: Office) -> None:
    before = kpi(tina)
    path = f"{API}/kpis/{TYPED}"
    review = {
        "comment": "Отказы",
        "countermeasure": "Окно",
        "owner_id": office.anna,
        "due": "2026-12-01",
        "next_review": "2026-12-07",
    }
    value = {"day": "2026-10-05", "value": 99, "source": "Отчёт"}
    commands: tuple[Callable[[], Any], ...] = (
        lambda: tina.patch(path, json={"owner_id": office.anna}),
        lambda: tina.put(YEAR, json=TARGET),
        lambda: tina.post(f"{path}/values", json=value),
        lambda: tina.post(f"{path}/values", json={**value, "review": review}),
        lambda: tina.post(f"{path}/notes", json={"day": "2026-10-05", "text": "Второе окно"}),
        lambda: tina.post(f"{API}/kpis/values", json={"values": [{**value, "code": TYPED, "day": "2026-09-01"}]}),
    )
    for command in commands:
        assert undo(tina, command()).status_code == 200
        assert kpi(tina) == before


def test_a_correction_taken_back_leaves_the_value_before_it_and_stays_in_the_history(tina: FlaskClient) -> None:
    path = f"{API}/kpis/{TYPED}/values"
    tina.post(path, json={"day": "2026-10-05", "value": 99, "source": "Отчёт"})
    corrected = tina.post(path, json={"day": "2026-10-05", "value": 97, "source": "Уточнение"})
    assert undo(tina, corrected).status_code == 200
    assert [each["value"] for each in kpi(tina)["values"]] == [99]
    history = tina.get(f"{API}/kpis/{TYPED}").get_json()["history"]
    assert sorted((each["value"], each["replaced_at"] is None) for each in history) == [(97, False), (99, True)]


def test_what_somebody_has_changed_since_stays(tina: FlaskClient, rita: FlaskClient, office: Office) -> None:
    proposed = tina.put(YEAR, json=TARGET)
    rita.post(f"{YEAR}/approve")
    assert undo(tina, proposed).status_code == 409
    path = f"{API}/kpis/{TYPED}/values"
    first = tina.post(path, json={"day": "2026-10-05", "value": 99, "source": "Отчёт"})
    tina.post(path, json={"day": "2026-10-05", "value": 97, "source": "Уточнение"})
    assert undo(tina, first).status_code == 409
    owner = tina.patch(f"{API}/kpis/{TYPED}", json={"owner_id": office.anna})
    tina.patch(f"{API}/kpis/{TYPED}", json={"owner_id": office.boris})
    assert undo(tina, owner).status_code == 409


def test_an_approval_is_taken_back_by_who_gave_it(tina: FlaskClient, rita: FlaskClient) -> None:
    tina.put(YEAR, json=TARGET)
    assert undo(rita, rita.post(f"{YEAR}/approve")).status_code == 200
    assert not target_of(tina)["approved"]


def test_a_wall_that_was_changed_is_as_before(tina: FlaskClient) -> None:
    changed = tina.put(f"{API}/walls/wall1", json={"name": "Другая", "codes": [TYPED], "slide_seconds": 30})
    assert undo(tina, changed).status_code == 200
    wall = tina.get(f"{API}/walls/wall1").get_json()["wall"]
    assert (wall["name"], wall["codes"], wall["slide_seconds"]) == ("Холл & <b>этаж</b> #1", [], 20)


def test_a_removed_note_comes_back(tina: FlaskClient) -> None:
    made = tina.post(f"{API}/kpis/{TYPED}/notes", json={"day": "2026-10-05", "text": "Второе окно"})
    (note,) = made.get_json()["kpi"]["notes"]
    removed = tina.delete(f"{API}/kpis/{TYPED}/notes/{note['id']}")
    assert removed.get_json()["kpi"]["notes"] == []
    undo(tina, removed)
    assert kpi(tina)["notes"] == [note]
    other = f"{API}/kpis/TASK_ON_TIME_PCT/notes/{note['id']}"
    assert tina.delete(other).status_code == 404


def test_a_note_is_a_line_on_the_chart_and_stays_text(tina: FlaskClient) -> None:
    for month in (8, 9, 10):
        body = {"day": f"2026-{month:02}-05", "value": 99, "source": "Отчёт"}
        assert tina.post(f"{API}/kpis/{TYPED}/values", json=body).status_code == 200
    tina.post(
        f"{API}/kpis/{TYPED}/notes",
        json={"day": "2026-09-15", "text": "<b>Второе</b> окно открыли на две недели раньше"},
    )
    tina.post(f"{API}/kpis/{TYPED}/notes", json={"day": "2020-01-01", "text": "Задолго до того"})
    layout = tina.get(f"{API}/kpis/{TYPED}/figure").get_json()["layout"]
    (line,) = [each for each in layout["shapes"] if each["type"] == "line"]
    assert line["x0"] == line["x1"] == "2026-09-15"
    (note,) = [each for each in layout["annotations"] if each.get("x") == "2026-09-15"]
    assert note["text"] == "2", "numbered as in the list below the chart"
    assert note["hovertext"] == "&lt;b&gt;Второе&lt;/b&gt; окно открыли на две недели раньше"


def test_a_unit_is_asked_about_by_who_may_see_it(tina: FlaskClient, client: Client, office: Office) -> None:
    for path in (
        f"{API}/kpis/BLOCKED_NOW",
        f"{API}/kpis/BLOCKED_NOW/tasks",
        "/kpis/BLOCKED_NOW",
        "/kpis/BLOCKED_NOW/values.xlsx",
    ):
        asked = {"unit_id": office.land}
        assert client(office.boris).get(path, query_string=asked).status_code == 200, path
        assert client(office.vera).get(path, query_string=asked).status_code == 404, path
        assert tina.get(path, query_string={"unit_id": "nosuchunit"}).status_code == 404, path


def test_the_wall_on_paper_is_one_pdf_with_every_text_as_it_was_written(app: Flask, tina: FlaskClient) -> None:
    hostile = '#panic(1) #read("/etc/passwd") $x$ *жирно* `код` \\ & <b> @всем'
    tina.post(f"{API}/kpis/{TYPED}/values", json={"day": "2026-10-05", "value": 99, "source": "Отчёт"})
    with change() as session:
        session.get_one(Wall, "wall1").name = hostile
    first = tina.get("/walls/wall1/paper.pdf")
    assert first.status_code == 200
    assert first.mimetype == "application/pdf"
    content = first.get_data()
    assert content.startswith(b"%PDF-")
    assert b"PTSans" in content
    assert b"841.8" in content or b"1190.5" in content
    with app.test_request_context(), database.reading() as session:
        data = paper.on_paper(session, session.get_one(Wall, "wall1"), at=NOON, today=date(2026, 11, 23))
    assert data["title"] == hostile
    assert paper.print_sheet(data) == paper.print_sheet(data)
    assert io.BytesIO(paper.print_sheet({**data, "columns": [[], [], []], "urgent": []})).read(4) == b"%PDF"


def test_nothing_of_a_wall_that_is_tried_out_is_kept(tina: FlaskClient) -> None:
    page = tina.get("/walls/preview", query_string={"name": "Проба", "codes": f"{TYPED},BLOCKED_NOW", "seconds": "30"})
    assert f'"codes": ["{TYPED}", "BLOCKED_NOW"]' in page.get_data(as_text=True)
    assert tina.get("/walls/preview", query_string={"seconds": "1"}).status_code == 422
    assert tina.get("/walls/preview", query_string={"with_units": "perhaps"}).status_code == 422
    with database.reading() as session:
        assert [wall.id for wall in queries.walls(session)] == ["wall1"]
        assert queries.values(session, TYPED, MUNICIPALITY, 5) == []


def test_a_wall_knows_what_it_shows_and_nothing_else(
    tina: FlaskClient, rita: FlaskClient, client: Client, office: Office
) -> None:
    def at_the_wall() -> dict[str, Any]:
        found: dict[str, Any] = client(office.vera).get(f"{API}/walls/wall1").get_json()
        return found

    tina.put(YEAR, json=TARGET)
    tina.post(f"{API}/kpis/{TYPED}/notes", json={"day": "2026-10-05", "text": "Второе окно"})
    (shown,) = [each for each in at_the_wall()["kpis"] if each["id"] == TYPED]
    (target,) = [each for each in shown["targets"] if each["year"] == 2026]
    assert (shown["notes"], shown["owner_id"], target["proposed_by"]) == ([], None, None)
    rita.post(f"{YEAR}/return", json={"reason": "Сначала измерьте"})
    (shown,) = [each for each in at_the_wall()["kpis"] if each["id"] == TYPED]
    (target,) = [each for each in shown["targets"] if each["year"] == 2026]
    assert {target[name] for name in ("value", "proposal", "returned", "proposed_by", "approved_by")} == {None}
    with change() as session:
        kpi_ = queries.kpi(session, "BLOCKED_NOW")
        commands.take_values(session, kpi_, {date(2026, 11, 23): Measure(3, 10)}, at=NOON, scope=office.land)
    assert at_the_wall()["unit_values"] == []
    set_up = {"name": "Холл", "codes": ["BLOCKED_NOW"], "with_units": True}
    assert tina.put(f"{API}/walls/wall1", json=set_up).status_code == 200
    now = at_the_wall()
    assert [each["id"] for each in now["kpis"]] == ["BLOCKED_NOW"]
    assert [(each["code"], each["unit_id"], each["value"]["value"]) for each in now["unit_values"]] == [
        ("BLOCKED_NOW", office.land, 3)
    ]
    version = now["version"]
    tina.post(f"{API}/kpis/{TYPED}/values", json={"day": "2026-10-05", "value": 99, "source": "Отчёт"})
    assert at_the_wall()["version"] == version
    assert tina.put(f"{API}/walls/wall1", json={**set_up, "with_units": False}).status_code == 200
    assert at_the_wall()["unit_values"] == []
