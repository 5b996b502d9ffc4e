"""KPIs by HTTP: typed values, targets, reviews, walls, and computed values that follow the boards."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from board import clock
from board.calendar.working_days import working_days_between
from board.kpi import computing, jobs
from board.kpi.periods import first_day
from board.live.change import change
from board.people.viewers import Terms
from board.seeding.kpis import lay_down_catalogue
from board.tasks import commands as tasks
from board.tasks import moving
from board.tasks.inputs import BlockTask, MoveTask
from board.tasks.models import Task
from tests.makers import NOON, Office, make_task, who

Client = Callable[[str], FlaskClient]
API = "/api/v1"
TYPED, ON_TIME, BLOCKED = "SERVICE_IN_NORM_PCT", "TASK_ON_TIME_PCT", "BLOCKED_NOW"
DAY = "2026-01-15"


@pytest.fixture
def tina(client: Client, office: Office) -> FlaskClient:
    """The coordinator, with the catalogue laid down."""
    with change() as session:
        lay_down_catalogue(session, at=NOON)
    return client(office.coordinator)


def kpi(asking: FlaskClient, code: str = TYPED) -> dict[str, Any]:
    """A KPI as everybody sees it."""
    found: dict[str, Any] = asking.get(f"{API}/kpis/{code}").get_json()["kpi"]
    return found


def review(office: Office) -> dict[str, str]:
    """What is said of a value."""
    days = {"due": "2026-02-01", "next_review": "2026-02-10"}
    return {"comment": "Два отказа", "countermeasure": "Второе окно", "owner_id": office.anna, **days}


def aim(tina: FlaskClient, client: Client, office: Office, code: str, **target: float) -> None:
    """Propose a target of 2026 and have it approved."""
    assert tina.put(f"{API}/kpis/{code}/targets/2026", json=target).status_code == 200
    assert client(office.controller).post(f"{API}/kpis/{code}/targets/2026/approve").status_code == 200


def publish(asking: FlaskClient, value: float, **more: Any) -> Any:
    """Type a value of January 2026."""
    return asking.post(f"{API}/kpis/{TYPED}/values", json={"day": DAY, "value": value, "source": "Отчёт", **more})


def test_the_catalogue_is_whole_and_laid_down_once(tina: FlaskClient) -> None:
    known = tina.get(f"{API}/kpis").get_json()
    assert (len(known["goals"]), len(known["kpis"])) == (5, 43)
    with change() as session:
        lay_down_catalogue(session, at=NOON)
    assert tina.get(f"{API}/kpis").get_json()["version"] == known["version"]
    pilots = kpi(tina, "PILOT_CLOSED")
    assert [(each["year"], each["value"], each["approved"]) for each in pilots["targets"]] == [
        (2019, 5, True),
        (2020, 10, True),
        (2021, 15, True),
    ]
    assert pilots["has_source"]
    assert not kpi(tina, "SPREAD_PCT")["has_source"]
    assert not any(each["approved"] for each in kpi(tina, "PILOT_STARTED")["targets"])


def test_a_typed_value_has_author_source_and_moment_and_its_correction_is_seen(tina: FlaskClient) -> None:
    assert publish(tina, 99.5).status_code == 200
    assert publish(tina, 98).status_code == 200
    answer = tina.get(f"{API}/kpis/{TYPED}").get_json()
    (now,) = answer["kpi"]["values"]
    assert (now["first_day"], now["last_day"], now["value"]) == ("2026-01-01", "2026-01-31", 98)
    assert (now["author"], now["source"]) == ("Дина Орлова", "Отчёт")
    assert [(each["value"], each["replaced_at"] is None) for each in answer["history"]] == [(98, True), (99.5, False)]


def test_a_red_value_is_published_only_with_what_is_done_about_it(
    tina: FlaskClient, client: Client, office: Office
) -> None:
    aim(tina, client, office, TYPED, value=100, green=99, yellow=95)
    refused = publish(tina, 90)
    assert (refused.status_code, refused.get_json()["type"]) == (409, "review")
    assert kpi(tina)["values"] == []
    assert publish(tina, 90, review=review(office)).status_code == 200
    told = kpi(tina)["review"]
    assert (told["countermeasure"], told["owner"], told["first_day"]) == ("Второе окно", "Анна Ковалёва", "2026-01-01")


def test_a_proposal_judges_nothing_until_the_controller_approves_it(
    tina: FlaskClient, client: Client, office: Office
) -> None:
    tina.put(f"{API}/kpis/{TYPED}/targets/2026", json={"value": 100, "green": 99, "yellow": 95})
    assert publish(tina, 10).status_code == 200
    assert tina.post(f"{API}/kpis/{TYPED}/targets/2026/approve").status_code == 403
    assert client(office.controller).post(f"{API}/kpis/{TYPED}/targets/2026/approve").status_code == 200
    (target,) = [each for each in kpi(tina)["targets"] if each["year"] == 2026]
    assert (target["approved"], target["approved_by"]) == (True, "Егор Петров")
    assert publish(tina, 11).status_code == 409
    tina.put(f"{API}/kpis/{TYPED}/targets/2026", json={"value": 98, "green": 98, "yellow": 95})
    (target,) = [each for each in kpi(tina)["targets"] if each["year"] == 2026]
    assert (target["approved"], target["value"]) == (True, 100)
    assert target["proposal"] == {"value": 98, "green": 98, "yellow": 95}
    assert publish(tina, 12).status_code == 409


def test_what_cannot_be_is_refused_and_nothing_is_kept(tina: FlaskClient, client: Client, office: Office) -> None:
    before = tina.get(f"{API}/kpis").get_json()["version"]
    tomorrow = (clock.today(Terms.zone) + timedelta(days=1)).isoformat()
    asked = [
        (409, tina.post(f"{API}/kpis/{ON_TIME}/values", json={"day": DAY, "value": 1, "source": "я"})),
        (409, tina.post(f"{API}/kpis/{TYPED}/values", json={"day": tomorrow, "value": 1, "source": "я"})),
        (409, tina.put(f"{API}/kpis/PILOT_CLOSED/targets/2019", json={"value": 1})),
        (422, tina.put(f"{API}/kpis/{TYPED}/targets/2026", json={"value": 100})),
        (422, tina.put(f"{API}/kpis/{TYPED}/targets/2026", json={"value": 101, "green": 99, "yellow": 95})),
        (422, tina.put(f"{API}/kpis/{TYPED}/targets/2026", json={"value": 90, "green": 99, "yellow": 95})),
        (422, tina.post(f"{API}/kpis/{TYPED}/values", json={"day": DAY, "value": 101, "source": "я"})),
        (422, tina.post(f"{API}/kpis/{TYPED}/values", json={"day": DAY, "value": -1, "source": "я"})),
        (422, tina.put(f"{API}/kpis/{TYPED}/targets/2026", json={"value": 100, "green": 90, "yellow": 95})),
        (404, tina.put(f"{API}/kpis/{TYPED}/targets/1999", json={"value": 100})),
        (404, tina.put(f"{API}/kpis/{TYPED}/targets/²", json={"value": 100})),
        (404, client(office.controller).post(f"{API}/kpis/{TYPED}/targets/2031/approve")),
        (404, tina.post(f"{API}/kpis/{TYPED}/reviews", json={"first_day": "2026-01-01", **review(office)})),
        (422, tina.patch(f"{API}/kpis/{TYPED}", json={"owner_id": "nobody"})),
        (422, tina.post(f"{API}/walls", json={"name": "Холл", "codes": ["NO_SUCH"]})),
        (404, tina.get(f"{API}/kpis/NO_SUCH")),
        (404, tina.get(f"{API}/walls/none")),
    ]
    assert [answer.status_code for _, answer in asked] == [status for status, _ in asked]
    assert tina.get(f"{API}/kpis").get_json()["version"] == before


def test_who_answers_for_a_kpi_gives_its_values_and_nobody_elses(
    tina: FlaskClient, client: Client, office: Office
) -> None:
    boris = client(office.boris)
    assert publish(boris, 99).status_code == 403
    assert tina.patch(f"{API}/kpis/{TYPED}", json={"owner_id": office.boris}).status_code == 200
    assert publish(boris, 99).status_code == 200
    assert kpi(tina)["owner"] == "Борис Лапин"
    assert boris.patch(f"{API}/kpis/{TYPED}", json={"owner_id": None}).status_code == 403


def test_computed_values_follow_what_happens_on_the_boards(tina: FlaskClient, office: Office) -> None:
    today = clock.today(Terms.zone)
    # On a Monday nothing of this week is over yet: a task that was done in time counts all the same.
    due = first_day(today, "week")
    done, late = (make_task(office, title, due=due) for title in ("Вовремя", "Ещё нет"))
    with change() as session:
        stage = office.columns["done"]
        task = session.get_one(Task, done)
        noon = clock.now().replace(year=due.year, month=due.month, day=due.day, hour=1)
        moving.move_task(session, task, MoveTask(column_id=stage), by=who(session, office.anna), at=noon, heads=True)
    jobs.follow_sources()
    (value,) = kpi(tina, ON_TIME)["values"]
    expected = 50 if due < today else 100
    assert (value["first_day"], value["value"]) == (due.isoformat(), expected)
    assert kpi(tina, BLOCKED)["values"][-1]["base"] == 1
    version = tina.get(f"{API}/kpis").get_json()["version"]
    jobs.follow_sources()
    jobs.recompute_all()
    assert tina.get(f"{API}/kpis").get_json()["version"] == version
    assert late


def test_a_past_value_that_changes_is_corrected_and_the_old_one_stays_in_sight(
    tina: FlaskClient, office: Office
) -> None:
    week = first_day(clock.today(Terms.zone), "week") - timedelta(days=7)
    task_id = make_task(office, "На той неделе", due=week)
    computing.recompute(at=clock.now(), periods=3)
    assert kpi(tina, ON_TIME)["values"][0]["value"] == 0
    with change() as session:
        task = session.get_one(Task, task_id)
        noon = clock.now().replace(year=week.year, month=week.month, day=week.day, hour=1)
        stage = office.columns["done"]
        moving.move_task(session, task, MoveTask(column_id=stage), by=who(session, office.anna), at=noon, heads=True)
    jobs.follow_sources()
    answer = tina.get(f"{API}/kpis/{ON_TIME}").get_json()
    given = [(each["value"], each["replaced_at"] is None) for each in answer["history"]]
    assert given == [(100, True), (0, False)]


def test_a_wall_tells_the_kpis_that_it_shows_and_every_goal(tina: FlaskClient, client: Client, office: Office) -> None:
    made = tina.post(f"{API}/walls", json={"name": "Холл", "codes": [TYPED], "slide_seconds": 30}).get_json()["wall"]
    publish(tina, 99)
    seen = client(office.leader).get(f"{API}/walls/{made['id']}").get_json()
    assert (seen["wall"], [each["id"] for each in seen["kpis"]], len(seen["goals"])) == (made, [TYPED], 5)
    whole = tina.post(f"{API}/walls", json={"name": "Всё"}).get_json()["wall"]
    assert len(client(office.leader).get(f"{API}/walls/{whole['id']}").get_json()["kpis"]) == 43
    events = client(office.boris).get(f"{API}/rooms/wall:{made['id']}/events").get_json()["events"]
    assert [event["kind"] for event in events] == ["wall.set", "kpi.changed"]
    assert events[-1]["body"]["kpi"]["values"][0]["value"] == 99


def test_a_unit_has_values_of_its_own_for_who_may_see_it(tina: FlaskClient, client: Client, office: Office) -> None:
    today = clock.today(Terms.zone)
    make_task(office, "Просрочена", due=first_day(today, "week") - timedelta(days=7))
    computing.recompute(at=clock.now(), periods=3)
    here = client(office.boris).get(f"{API}/units/{office.land}/kpis").get_json()
    assert {each["id"] for each in here["unit_kpis"]} == {ON_TIME, BLOCKED, "OVERLOAD_CNT"}
    assert client(office.boris).get(f"{API}/units/{office.archive}/kpis").status_code == 404
    assert client(office.boris).get(f"{API}/units/none/kpis").status_code == 404

    def units(person: str) -> list[tuple[str, float]]:
        found = client(person).get(f"{API}/kpis/{BLOCKED}/units").get_json()["items"]
        return [(each["unit_id"], each["value"]["base"]) for each in found]

    assert units(office.boris) == [(office.land, 1)]
    assert set(units(office.leader)) == {(office.land, 1), (office.archive, 0)}
    events = client(office.anna).get(f"{API}/rooms/kpis:{office.land}/events").get_json()["events"]
    assert {event["kind"] for event in events} == {"unit_kpi.changed"}
    version = here["version"]
    computing.recompute(at=clock.now(), periods=3)
    assert client(office.boris).get(f"{API}/units/{office.land}/kpis").get_json()["version"] == version


def test_nothing_is_left_to_somebody_who_has_gone(tina: FlaskClient, client: Client, office: Office) -> None:
    for code in (TYPED, ON_TIME):
        assert tina.patch(f"{API}/kpis/{code}", json={"owner_id": office.boris}).status_code == 200
    admin = client(office.admin)
    assert admin.patch(f"{API}/people/{office.boris}", json={"name": "Борис Ладин"}).status_code == 200
    assert kpi(tina)["owner"] == "Борис Ладин"
    gone = admin.post(f"{API}/people/{office.boris}/disable", json={"successor_id": office.anna})
    assert gone.status_code == 200
    assert [kpi(tina, code)["owner"] for code in (TYPED, ON_TIME)] == ["Анна Ковалёва"] * 2
    assert admin.post(f"{API}/people/{office.anna}/disable", json={}).status_code == 200
    assert [kpi(tina, code)["owner_id"] for code in (TYPED, ON_TIME)] == [None] * 2


def test_the_tasks_behind_a_number_are_named_where_they_may_be_seen(
    tina: FlaskClient, client: Client, office: Office
) -> None:
    task_id = make_task(office, "Межевание", column_id=office.columns["planned"])
    with change() as session:
        stopped = BlockTask(reason="Ждём ответ", category="other")
        tasks.block_task(session, session.get_one(Task, task_id), stopped, by=who(session, office.anna), at=NOON)
    path = f"{API}/kpis/{BLOCKED}/tasks"
    wanted: dict[str, Any] = {
        "id": task_id,
        "number": 1,
        "title": "Межевание",
        "column": "План недели",
        "unit": "Земельный отдел",
    }
    wanted |= {
        "due": None,
        "assignee": None,
        "done": None,
        "blocked_days": working_days_between(date(2026, 11, 23), clock.today(Terms.zone), {}),
        "blocked_reason": "Ждём ответ",
    }
    assert client(office.boris).get(path).get_json() == {"items": [wanted], "elsewhere": 0}
    assert client(office.vera).get(path).get_json() == {"items": [], "elsewhere": 1}
    for code in (ON_TIME, "TASK_CYCLE_DAYS", "RETURN_PCT", "OVERLOAD_CNT", TYPED, "PILOT_CLOSED"):
        assert tina.get(f"{API}/kpis/{code}/tasks").get_json() == {"items": [], "elsewhere": 0}
