"""What goes on standing: a target while another is proposed, a value without what was said of the one before it."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient

from board import clock
from board.kpi import possible
from board.kpi.models import KpiReview, KpiValue
from board.kpi.remarks import remark_on
from board.kpi.written import as_day
from board.live.change import change
from board.people.viewers import Terms
from board.seeding.kpis import lay_down_catalogue
from tests.makers import NOON, Office

Client = Callable[[str], FlaskClient]
API = "/api/v1"
TYPED = "SERVICE_IN_NORM_PCT"
TARGET = {"value": 100.0, "green": 99.0, "yellow": 95.0}
OTHER = {"value": 99.0, "green": 97.0, "yellow": 90.0}


@pytest.fixture
def tina(client: Client, office: Office) -> FlaskClient:
    """The coordinator, with the catalogue laid down."""
    with change() as session:
        lay_down_catalogue(session, at=NOON)
    return client(office.coordinator)


def year() -> int:
    return clock.today(Terms.zone).year


def target_of(asking: FlaskClient) -> dict[str, Any]:
    known: dict[str, Any] = asking.get(f"{API}/kpis/{TYPED}").get_json()["kpi"]
    return next(each for each in known["targets"] if each["year"] == year())


def review(office: Office, **days: str) -> dict[str, str]:
    later = (clock.today(Terms.zone) + timedelta(days=9)).isoformat()
    said = {"comment": "Два отказа", "countermeasure": "Второе окно", "owner_id": office.anna}
    return {**said, "due": later, "next_review": later, **days}


def test_what_counts_goes_on_until_another_is_approved_and_after_one_is_sent_back(
    tina: FlaskClient, client: Client, office: Office
) -> None:
    rita, path = client(office.controller), f"{API}/kpis/{TYPED}/targets/{year()}"
    tina.put(path, json=TARGET)
    assert {name: target_of(tina)[name] for name in ("value", "approved", "proposal")} == {
        "value": None,
        "approved": False,
        "proposal": TARGET,
    }
    rita.post(f"{path}/approve")
    decisions: tuple[tuple[Callable[[], Any], float, dict[str, float] | None, str | None], ...] = (
        (lambda: rita.post(f"{path}/return", json={"reason": "Рано"}), 100, OTHER, "Рано"),
        (lambda: tina.put(path, json=TARGET), 100, None, None),
        (lambda: tina.put(path, json=OTHER), 100, OTHER, None),
        (lambda: rita.post(f"{path}/approve"), 99, None, None),
    )
    for decide, value, proposal, word in decisions:
        tina.put(path, json=OTHER)
        assert decide().status_code == 200
        target = target_of(tina)
        assert (target["approved"], target["value"]) == (True, value)
        assert (target["proposal"], target["returned"]) == (proposal, word)


def test_what_is_only_proposed_is_not_told_on_walls(tina: FlaskClient, client: Client, office: Office) -> None:
    wall = tina.post(f"{API}/walls", json={"name": "Холл", "codes": [TYPED]}).get_json()["wall"]["id"]
    path = f"{API}/kpis/{TYPED}/targets/{year()}"

    def told() -> dict[str, Any]:
        (seen,) = tina.get(f"{API}/walls/{wall}").get_json()["kpis"]
        return next(each for each in seen["targets"] if each["year"] == year())

    tina.put(path, json=TARGET)
    assert (told()["approved"], told()["proposal"], told()["proposed_by"]) == (False, None, None)
    client(office.controller).post(f"{path}/approve")
    tina.put(path, json=OTHER)
    assert (told()["value"], told()["proposal"]) == (100, None)


@pytest.mark.parametrize(
    ("value", "least", "most", "is_possible"),
    [(0, 0.0, 100.0, True), (100, 0.0, 100.0, True), (100.5, 0.0, 100.0, False), (-1, 0.0, None, False),
     (1e9, 0.0, None, True), (-5, None, None, True), (10.1, 0.0, 10.0, False), (None, 0.0, 1.0, True),
     (8, 0.0, 7.0, False)],
)  # fmt: skip
def test_only_what_can_be_is_possible(value: float | None, least: float, most: float, is_possible: bool) -> None:
    assert (possible.fault(value, least, most) is None) is is_possible


@pytest.mark.parametrize("field", ["due", "next_review"])
def test_what_is_done_about_a_value_of_now_lies_ahead(tina: FlaskClient, office: Office, field: str) -> None:
    today = clock.today(Terms.zone)
    yesterday = (today - timedelta(days=1)).isoformat()
    body = {"day": today.isoformat(), "value": 80, "source": "Отчёт", "review": review(office, **{field: yesterday})}
    refused = tina.post(f"{API}/kpis/{TYPED}/values", json=body)
    assert refused.status_code == 422
    assert [each["field"] for each in refused.get_json()["errors"]] == [f"review.{field}"]
    whole = {**body, "review": review(office)}
    published = tina.post(f"{API}/kpis/{TYPED}/values", json=whole)
    assert published.status_code == 200, published.get_data(as_text=True)
    first = published.get_json()["kpi"]["values"][0]["first_day"]
    late = tina.post(f"{API}/kpis/{TYPED}/reviews", json={"first_day": first, **review(office, **{field: yesterday})})
    assert [each["field"] for each in late.get_json()["errors"]] == [field]


def test_of_an_old_value_what_was_done_may_lie_in_the_past_but_not_before_it(tina: FlaskClient, office: Office) -> None:
    body = {"day": "2020-03-05", "value": 80, "source": "Архив"}
    for days, status in (({"due": "2020-02-28"}, 422), ({"due": "2020-03-10", "next_review": "2020-04-01"}, 200)):
        answer = tina.post(f"{API}/kpis/{TYPED}/values", json={**body, "review": review(office, **days)})
        assert answer.status_code == status


def test_a_comment_stays_with_the_value_it_was_made_on(tina: FlaskClient, office: Office) -> None:
    day = {"day": clock.today(Terms.zone).isoformat(), "source": "Отчёт"}
    tina.post(f"{API}/kpis/{TYPED}/values", json={**day, "value": 80, "review": review(office)})
    tina.post(f"{API}/kpis/{TYPED}/values", json={**day, "value": 99.5})
    content = tina.get(f"/kpis/{TYPED}/values.xlsx").get_data()
    rows = [[cell.value for cell in row] for row in table(content)]
    assert [(row[3], row[-1]) for row in rows[1:]] == [(99.5, None), (80, "Два отказа")]
    data = tina.get(f"{API}/kpis/{TYPED}/figure").get_json()["data"]
    assert [trace for trace in data if trace.get("text")] == []


def table(content: bytes) -> Iterable[Any]:
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    assert sheet is not None
    return list(sheet.iter_rows())


def test_which_review_explains_which_value() -> None:
    first = date(2026, 11, 1)

    def at(hour: int) -> datetime:
        return datetime(2026, 11, 5, hour, tzinfo=UTC)

    def value(hour: int, until: int | None = None, *, typed: bool = True) -> KpiValue:
        replaced = at(until) if until else None
        facts: dict[str, Any] = {"first_day": first, "at": at(hour), "replaced_at": replaced}
        return KpiValue(**facts, author_id="a" if typed else None)

    facts: list[dict[str, Any]] = [{"first_day": first, "at": at(hour), "comment": str(hour)} for hour in (9, 11)]
    facts.append({"first_day": date(2026, 10, 1), "at": at(12), "comment": "another period"})
    reviews = [KpiReview(**each) for each in facts]
    said = {
        "while it stood": remark_on(reviews, value(8, until=10)),
        "the newest": remark_on(reviews, value(8)),
        "before its correction": remark_on(reviews, value(10, until=12)),
        "after all of them": remark_on(reviews, value(12)),
        "computed": remark_on(reviews, value(12, typed=False)),
    }
    assert {name: found.comment if found else None for name, found in said.items()} == {
        "while it stood": "9",
        "the newest": "11",
        "before its correction": "11",
        "after all of them": None,
        "computed": "11",
    }


@pytest.mark.parametrize(
    ("text", "day"),
    [("декабрь 2026", date(2026, 12, 1)), ("дек. 2026 г.", date(2026, 12, 1)), ("Мая 2026 года", date(2026, 5, 1)),
     ("март 2026", date(2026, 3, 1)), ("September 2026", date(2026, 9, 1))],
)  # fmt: skip
def test_a_month_may_be_written_in_words(text: str, day: date) -> None:
    assert as_day(text) == day


def test_a_wall_is_taken_down_and_put_back_and_one_just_made_too(tina: FlaskClient) -> None:
    def undo(answer: Any) -> int:
        return int(tina.post(f"{API}/commands/{answer.get_json()['command_id']}/undo").status_code)

    made = tina.post(f"{API}/walls", json={"name": "Холл"})
    path = f"{API}/walls/{made.get_json()['wall']['id']}"
    down = tina.delete(path)
    assert down.status_code == 200
    assert tina.get(path).status_code == tina.get(path.removeprefix(API)).status_code == 404
    assert tina.get(f"{API}/kpis").get_json()["walls"] == []
    assert tina.delete(path).status_code == 404
    assert undo(made) == 409, "what is not there cannot be taken back"
    assert undo(down) == 200
    assert tina.get(path).get_json()["wall"]["name"] == "Холл"
    assert undo(made) == 200
    assert tina.get(path).status_code == 404
