"""Decisions by HTTP: made with their numbers, done as their tasks are, checked, judged, asked above, taken back."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from board import clock, database
from board.calendar.working_days import working_days_between
from board.decisions import jobs, subjects
from board.kpi.jobs import recompute_all
from board.live.change import change
from board.people.viewers import Terms
from board.projects.lifecycle import State
from board.seeding.kpis import lay_down_catalogue
from board.tasks import commands as tasks
from board.tasks.inputs import BlockTask
from board.tasks.models import Task
from tests.makers import NOON, Office, make_task, who
from tests.projects import life

Client = Callable[[str], FlaskClient]
API = "/api/v1"


def day(after: int) -> str:
    return (clock.today(Terms.zone) + timedelta(days=after)).isoformat()


@pytest.fixture
def anna(client: Client, office: Office) -> FlaskClient:
    """The head of the land unit."""
    return client(office.anna)


def body(office: Office, **more: Any) -> dict[str, Any]:
    given = {
        "unit_id": office.land,
        "about": {"kind": "board", "id": office.board},
        "problem": "Стоят договоры",
        "what": "Позвонить в Росреестр",
        "owner_id": office.boris,
        "due": day(3),
        "check_on": day(10),
        "board_id": office.board,
    }
    return {**given, **more}


def made(asking: FlaskClient, office: Office, **more: Any) -> dict[str, Any]:
    answer = asking.post(f"{API}/decisions", json=body(office, **more))
    assert answer.status_code == 201, answer.get_data(as_text=True)
    found: dict[str, Any] = answer.get_json()
    return found


def listed(asking: FlaskClient, unit_id: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = asking.get(f"{API}/units/{unit_id}/decisions").get_json()["decisions"]
    return sorted(found, key=lambda each: each["number"])


def task(asking: FlaskClient, task_id: str) -> dict[str, Any]:
    found: dict[str, Any] = asking.get(f"{API}/tasks/{task_id}").get_json()["task"]
    return found


def change_it(asking: FlaskClient, decision: dict[str, Any], verb: str = "", **wanted: Any) -> Any:
    path = f"{API}/decisions/{decision['id']}{verb and '/'}{verb}"
    return asking.post(path, json=wanted) if verb else asking.patch(path, json=wanted)


def undo(asking: FlaskClient, answer: dict[str, Any]) -> int:
    return int(asking.post(f"{API}/commands/{answer['command_id']}/undo").status_code)


def stop(office: Office, title: str) -> str:
    task_id = make_task(office, title, column_id=office.columns["planned"], assignee_id=office.boris)
    with change() as session:
        stopped = BlockTask(reason="Ждём ответ", category="other")
        tasks.block_task(session, session.get_one(Task, task_id), stopped, by=who(session, office.anna), at=NOON)
    return task_id


def test_it_keeps_the_numbers_of_the_moment_and_becomes_a_task_of_who_does_it(
    anna: FlaskClient, office: Office
) -> None:
    for title in ("Первый", "Второй"):
        stop(office, title)
    decision = made(anna, office)["decision"]
    assert {name: decision["numbers"][name] for name in ("open", "blocked", "overdue")} == {
        "open": 2,
        "blocked": 2,
        "overdue": 0,
    }
    assert (decision["number"], decision["owner"], decision["numbers_after"]) == (1, "Борис Лапин", None)
    card = task(anna, decision["task_id"])
    assert (card["title"], card["assignee_id"], card["due"]) == ("Позвонить в Росреестр", office.boris, day(3))
    assert card["column_id"] == office.columns["planned"], "where it is seen on the wall"
    assert made(anna, office, board_id=None)["decision"]["task_id"] is None
    assert [each["number"] for each in listed(anna, office.land)] == [1, 2]


def test_about_a_project_it_keeps_how_late_that_is(anna: FlaskClient, office: Office) -> None:
    began = clock.now() - 60 * life.DAY
    with change() as session:
        project_id = life.lead_to(session, office, State.IMPLEMENTATION, at=began).id
    about = {"kind": "project", "id": project_id}
    decision = made(anna, office, about=about)["decision"]
    assert decision["about_name"].endswith(life.TITLE)
    assert decision["numbers"]["actions_open"] == 1
    assert decision["numbers"]["days_late"] == 0
    later = clock.today(Terms.zone) + timedelta(days=100)
    with database.reading() as session:
        numbers = subjects.measure(session, "project", project_id, office.land, later)
    assert numbers["days_late"] == (later - began.date()).days - 104
    assert numbers["actions_overdue"] == 1
    elsewhere = anna.post(f"{API}/decisions", json=body(office, unit_id=office.archive, about=about))
    assert elsewhere.status_code == 404


def test_it_is_done_due_and_somebodys_as_its_task_is(anna: FlaskClient, office: Office) -> None:
    decision = made(anna, office)["decision"]
    path = f"{API}/tasks/{decision['task_id']}"
    anna.patch(path, json={"due": day(5), "due_reason": "Росреестр просил", "assignee_id": office.anna})
    jobs.follow_tasks()
    (seen,) = listed(anna, office.land)
    assert (seen["due"], seen["original_due"], seen["due_changes"]) == (day(5), day(3), 1)
    assert (seen["owner_id"], seen["owner"], seen["done_at"]) == (office.anna, "Анна Ковалёва", None)
    moved = anna.post(f"{path}/move", json={"column_id": office.columns["done"], "override_reason": "сделано"})
    assert moved.status_code == 200, moved.get_data(as_text=True)
    jobs.follow_tasks()
    assert listed(anna, office.land)[0]["done_at"] is not None
    anna.post(f"{path}/move", json={"column_id": office.columns["in_progress"]})
    jobs.follow_tasks()
    assert listed(anna, office.land)[0]["done_at"] is None


def test_a_task_that_will_not_be_done_drops_its_decision(anna: FlaskClient, office: Office) -> None:
    decision = made(anna, office)["decision"]
    assert anna.post(f"{API}/tasks/{decision['task_id']}/archive", json={"reason": "не нужно"}).status_code == 200
    jobs.look_at_tasks()
    (seen,) = listed(anna, office.land)
    assert seen["dropped_at"] is not None
    assert seen["over"] is True


def test_changing_it_changes_its_task_and_a_later_day_wants_a_reason(anna: FlaskClient, office: Office) -> None:
    decision = made(anna, office)["decision"]
    refused = change_it(anna, decision, due=day(6))
    assert [each["field"] for each in refused.get_json()["errors"]] == ["due_reason"]
    changed = change_it(anna, decision, due=day(6), due_reason="Ждём подпись", owner_id=office.anna)
    assert changed.status_code == 200, changed.get_data(as_text=True)
    card = task(anna, decision["task_id"])
    assert (card["due"], card["assignee_id"]) == (day(6), office.anna)
    jobs.follow_tasks()
    (seen,) = listed(anna, office.land)
    assert (seen["due"], seen["original_due"], seen["due_changes"]) == (day(6), day(3), 1)
    assert change_it(anna, decision, due=day(2)).status_code == 200, "an earlier one does not"


@pytest.mark.parametrize(
    ("more", "fields"),
    [
        ({"owner_id": None}, ["owner_id"]),
        ({"owner_id": None, "due": None, "check_on": None}, ["owner_id", "due"]),
        ({"owner_id": "nobody"}, ["owner_id"]),
        ({"check_on": "2026-01-01"}, ["check_on"]),
        ({"kind": "escalate"}, ["ask_unit_id"]),
        ({"kind": "strike"}, ["kind"]),
        ({"what": " "}, ["what"]),
        ({"what": "а" * 1001}, ["what"]),
    ],
)
def test_what_cannot_be_decided_is_named_and_nothing_is_kept(
    anna: FlaskClient, office: Office, more: dict[str, Any], fields: list[str]
) -> None:
    refused = anna.post(f"{API}/decisions", json=body(office, **more))
    assert refused.status_code == 422
    assert [each["field"] for each in refused.get_json()["errors"]] == fields
    assert listed(anna, office.land) == []
    assert anna.get(f"{API}/boards/{office.board}").get_json()["tasks"] == []


def test_what_belongs_to_another_unit_is_not_found(anna: FlaskClient, office: Office) -> None:
    for more in (
        {"about": {"kind": "board", "id": office.other_board}},
        {"about": {"kind": "unit", "id": office.archive}},
        {"about": {"kind": "person", "id": office.vera}},
        {"about": {"kind": "task", "id": "nosuchtask"}},
        {"about": {"kind": "kpi", "id": "NO_SUCH"}},
        {"board_id": office.other_board},
        {"unit_id": office.archive},
    ):
        assert anna.post(f"{API}/decisions", json=body(office, **more)).status_code == 404, more
    assert listed(anna, office.land) == []


def test_on_its_check_date_it_is_measured_again_and_judged(
    anna: FlaskClient, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    task_id = stop(office, "Стоит")
    decision = made(anna, office, about={"kind": "task", "id": task_id}, board_id=None)["decision"]
    assert decision["numbers"]["blocked"] == 1
    assert change_it(anna, decision, "judge", verdict="helped").status_code == 409, "nothing was done yet"
    assert change_it(anna, decision, "finish").status_code == 200
    anna.post(f"{API}/tasks/{task_id}/unblock", json={})
    jobs.measure_checked()
    assert listed(anna, office.land)[0]["numbers_after"] is None, "its day has not come"
    later = clock.now() + timedelta(days=10)
    monkeypatch.setattr(clock, "now", lambda: later)
    jobs.measure_checked()
    (seen,) = listed(anna, office.land)
    assert (seen["numbers"]["blocked"], seen["numbers_after"]["blocked"]) == (1, 0)
    early = change_it(anna, decision, "judge", verdict="early")
    assert [each["field"] for each in early.get_json()["errors"]] == ["check_on"]
    assert change_it(anna, decision, "judge", verdict="early", check_on=day(7)).status_code == 200
    assert listed(anna, office.land)[0]["numbers_after"] is None, "it is measured anew on the new day"
    assert change_it(anna, decision, "judge", verdict="not", note="Снова встала").status_code == 200
    (seen,) = listed(anna, office.land)
    assert (seen["verdict"], seen["verdict_note"], seen["over"]) == ("not", "Снова встала", True)
    assert change_it(anna, decision, "drop", reason="Поздно").status_code == 409


def test_a_higher_tier_has_five_working_days_and_its_answer_is_seen_in_the_unit(
    anna: FlaskClient, client: Client, office: Office
) -> None:
    leader, coordinator = client(office.leader), client(office.coordinator)
    decision = made(anna, office, kind="escalate", ask_unit_id=office.top, owner_id=None, due=None, check_on=None)
    (asked,) = decision["decision"]["escalations"]
    until = date.fromisoformat(asked["answer_by"])
    assert (asked["tier"], asked["question"]) == (2, "Позвонить в Росреестр")
    assert working_days_between(clock.today(Terms.zone), until, holidays(anna, until)) == 5
    (seen,) = listed(leader, office.top)
    assert change_it(anna, seen, "ask", unit_id=office.top, question="Ещё раз?").status_code == 409
    assert change_it(anna, seen, "answer", answer="Сама себе").status_code == 403
    assert change_it(leader, seen, "answer", answer="Позвоню сам").status_code == 200
    assert listed(anna, office.land)[0]["escalations"][0]["answer"] == "Позвоню сам"
    assert change_it(leader, seen, "answer", answer="Ещё").status_code == 403
    assert change_it(anna, seen, "ask", unit_id=office.archive, question="А вы?").status_code == 422
    assert change_it(anna, seen, "ask", unit_id=office.top, question="Глава?").status_code == 200
    assert change_it(coordinator, seen, "answer", answer="Глава согласен").status_code == 200
    assert [each["tier"] for each in listed(anna, office.land)[0]["escalations"]] == [2, 3]
    assert change_it(anna, seen, "ask", unit_id=office.top, question="Выше?").status_code == 409


def holidays(asking: FlaskClient, until: date) -> dict[date, bool]:
    span = {"first": clock.today(Terms.zone).isoformat(), "last": until.isoformat()}
    days = asking.get(f"{API}/calendar", query_string=span).get_json()["days"]
    return {date.fromisoformat(each["date"]): each["is_working"] for each in days}


def test_what_was_done_is_taken_back_and_what_was_changed_since_stays(
    anna: FlaskClient, client: Client, office: Office
) -> None:
    first = made(anna, office)
    decision = first["decision"]
    before = listed(anna, office.land)
    acts: tuple[Callable[[], Any], ...] = (
        lambda: change_it(anna, decision, what="Иначе"),
        lambda: change_it(anna, decision, "drop", reason="Не нужно"),
        lambda: change_it(anna, decision, "ask", unit_id=office.top, question="Помогите?"),
    )
    for act in acts:
        answer = act()
        assert answer.status_code == 200, answer.get_data(as_text=True)
        assert listed(anna, office.land) != before
        assert undo(anna, answer.get_json()) == 200
        assert listed(anna, office.land) == before
    assert listed(client(office.leader), office.top) == []
    renamed = change_it(anna, decision, what="Съездить").get_json()
    change_it(client(office.boris), decision, what="Написать")
    assert undo(anna, renamed) == 409
    assert undo(anna, first) == 409
    last = made(anna, office)
    assert undo(anna, last) == 200
    assert len(listed(anna, office.land)) == 1
    assert anna.get(f"{API}/tasks/{last['decision']['task_id']}").status_code == 410, "its task is taken back with it"


def test_an_answer_is_taken_back_by_who_gave_it(anna: FlaskClient, client: Client, office: Office) -> None:
    decision = made(anna, office, kind="escalate", ask_unit_id=office.top, owner_id=None, due=None, check_on=None)
    leader = client(office.leader)
    answer = change_it(leader, decision["decision"], "answer", answer="Рано").get_json()
    assert undo(leader, answer) == 200
    assert listed(anna, office.land)[0]["escalations"][0]["answer"] is None


def test_of_a_person_only_what_the_board_shows_is_measured(anna: FlaskClient, office: Office) -> None:
    stop(office, "Стоит")
    about = {"kind": "person", "id": office.boris}
    decision = made(anna, office, kind="load_shift", about=about, board_id=None)["decision"]
    assert set(decision["numbers"]) == {"open", "blocked", "overdue", "lying", "level"}


def test_a_kpi_is_measured_by_its_value_and_what_counts_as_its_target(anna: FlaskClient, office: Office) -> None:
    stop(office, "Стоит")
    with change() as session:
        lay_down_catalogue(session, at=NOON)
    about = {"kind": "kpi", "id": "BLOCKED_NOW"}
    decision = made(anna, office, about=about, board_id=None)["decision"]
    assert (decision["about_name"], decision["numbers"]) == ("Заблокировано задач", {})
    recompute_all()
    assert made(anna, office, about=about, board_id=None)["decision"]["numbers"] == {"value": 1}


def test_who_leaves_leaves_no_decision_behind(anna: FlaskClient, client: Client, office: Office) -> None:
    alone, on_board = made(anna, office, board_id=None), made(anna, office)
    admin = client(office.admin)
    gone = admin.post(f"{API}/people/{office.boris}/disable", json={"successor_id": office.anna})
    assert gone.status_code == 200, gone.get_data(as_text=True)
    jobs.look_at_tasks()
    owners = {each["id"]: each["owner_id"] for each in listed(anna, office.land)}
    assert owners == {alone["decision"]["id"]: office.anna, on_board["decision"]["id"]: office.anna}


def test_what_is_over_for_long_is_in_the_archive_page_by_page(
    anna: FlaskClient, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = made(anna, office, board_id=None)["decision"]
    for _ in range(52):
        decision = made(anna, office, kind="info", owner_id=None, due=None, check_on=None, board_id=None)["decision"]
    later = clock.now() + timedelta(days=91)
    monkeypatch.setattr(clock, "now", lambda: later)
    jobs.archive_over()
    assert [each["id"] for each in listed(anna, office.land)] == [kept["id"]]
    first = anna.get(f"{API}/units/{office.land}/decisions/archive").get_json()
    assert (len(first["items"]), first["more"]) == (50, True)
    assert first["items"][0]["id"] == decision["id"]
    oldest = first["items"][-1]["number"]
    second = anna.get(f"{API}/units/{office.land}/decisions/archive?before={oldest}").get_json()
    assert ([each["number"] for each in second["items"]], second["more"]) == ([3, 2], False)
    assert change_it(anna, decision, what="Иначе").status_code == 410


def test_of_what_is_only_told_everything_but_its_words_can_be_taken_away(anna: FlaskClient, office: Office) -> None:
    decision = made(anna, office, kind="info", board_id=None)["decision"]
    assert change_it(anna, decision, what=None).status_code == 422
    for field in ("due", "check_on", "problem", "expected", "owner_id"):
        nothing: dict[str, Any] = {field: None}
        answer = change_it(anna, decision, **nothing)
        assert answer.status_code == 200, answer.get_data(as_text=True)
    (seen,) = listed(anna, office.land)
    assert (seen["owner_id"], seen["owner"], seen["due"], seen["check_on"]) == (None, None, None, None)
    assert seen["over"] is True, "nobody is to do anything any more"
    corrective = made(anna, office)["decision"]
    for field in ("what", "owner_id", "due"):
        nothing = {field: None}
        refused = change_it(anna, corrective, **nothing)
        assert [each["field"] for each in refused.get_json()["errors"]] == [field]


def test_who_works_elsewhere_sees_nothing_and_leadership_changes_nothing(
    anna: FlaskClient, client: Client, office: Office
) -> None:
    decision = made(anna, office)["decision"]
    assert client(office.vera).get(f"{API}/units/{office.land}/decisions").status_code == 404
    assert change_it(client(office.vera), decision, what="Иначе").status_code == 404
    assert change_it(client(office.leader), decision, what="Иначе").status_code == 403
    assert listed(client(office.leader), office.land)[0]["what"] == "Позвонить в Росреестр"
