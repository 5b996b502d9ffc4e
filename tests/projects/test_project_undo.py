"""Taking back: whatever was written or stepped stands as before; what counts as a signature and what others changed stays."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from board import database
from board.documents.models import FilePart, KeptFile
from board.live.change import change
from board.projects import jobs
from board.projects.lifecycle import State
from board.projects.models import ProjectFile
from tests.makers import NOON, Office, who
from tests.people.browsers import PASSWORD, give_password
from tests.projects import life
from tests.projects.asked import GOAL, bring, brought, led_to, only_sqlite, project, register, stage
from tests.projects.conftest import Time
from tests.tasks.callers import Caller

Act = Callable[[Caller, str], Any]
DAY = timedelta(days=1)
PLAN = [{"number": 10, "plan_start": "2027-09-01"}]


def draft_acts(office: Office) -> list[Act]:
    return [
        lambda asking, made: asking.patch(f"projects/{made}", title="Иначе", process="Иначе", goals=[GOAL]),
        lambda asking, made: asking.patch(f"projects/{made}", leader_id=office.anna, performed_at_unit_id=office.land),
        lambda asking, made: asking.put(f"projects/{made}/plan", stages=PLAN),
        lambda asking, made: asking.post(f"projects/{made}/actions", 201, text="Мера", owner_id=office.boris),
        lambda asking, made: bring(asking, made, "standard").get_json(),
        lambda asking, made: asking.post(f"projects/{made}/cancel", reason="Не нужен"),
    ]


def running_acts(office: Office) -> list[Act]:
    return [
        lambda asking, made: asking.patch(f"projects/{made}", process="Иначе", reason="Закон"),
        lambda asking, made: asking.put(f"projects/{made}/plan", stages=PLAN, reason="Отпуск"),
        lambda asking, made: asking.post(f"projects/{made}/shift", days=3, reason="Отпуск"),
        lambda asking, made: asking.put(f"projects/{made}/results", facts={"g1": 4}, money=10, money_basis="бумага"),
        lambda asking, made: asking.post(f"projects/{made}/suspend", reason="Ждём", resume_on="2026-12-20"),
        lambda asking, made: asking.post(f"projects/{made}/complete-stage", comment="Готово"),
    ]


def taken_back(asking: Caller, made: str, act: Act) -> None:
    """The act changes the project, and taken back nothing of it is left."""
    before, lines = project(asking, made), register(asking)
    answer = act(asking, made)
    assert project(asking, made) != before
    asking.undo(answer)
    assert project(asking, made) == before
    assert register(asking) == lines
    asking.undo(answer, 409)


@pytest.fixture
def running(boris: Caller, office: Office) -> str:
    """A project whose current state is mapped, and the map is there."""
    made = led_to(office, State.MAPPING_CURRENT)
    brought(boris, made, "current_map")
    return made


def test_what_was_written_in_a_draft_is_taken_back(anna: Caller, office: Office) -> None:
    made = led_to(office, State.PASSPORT_DRAFT)
    for act in draft_acts(office):
        taken_back(anna, made, act)


def test_what_was_done_with_a_running_project_is_taken_back(anna: Caller, office: Office, running: str) -> None:
    for act in running_acts(office):
        taken_back(anna, running, act)


def test_a_completed_stage_is_in_work_again(boris: Caller, running: str) -> None:
    answer = boris.post(f"projects/{running}/complete-stage", comment="Готово")
    assert (answer["project"]["state"], stage(answer["project"], 2)["fact_end"]) == ("analysis", "2026-11-23")
    boris.undo(answer)
    now = project(boris, running)
    assert (now["state"], stage(now, 2)["fact_end"], stage(now, 3)["fact_start"]) == ("mapping_current", None, None)
    assert now["transitions"][-1]["step"] == "approve"
    assert boris.post(f"projects/{running}/complete-stage", comment="Теперь")["project"]["state"] == "analysis"


@only_sqlite
def test_a_submission_and_a_return_are_taken_back(boris: Caller, anna: Caller, office: Office) -> None:
    made = led_to(office, State.PASSPORT_REVIEW)
    said = [{"field": "process", "text": "Уточните"}]
    taken_back(anna, made, lambda who, it: who.post(f"projects/{it}/return", reason="Нет", remarks=said))
    anna.post(f"projects/{made}/return", reason="Нет")
    boris.patch(f"projects/{made}", process="Иначе")
    taken_back(boris, made, lambda who, it: who.post(f"projects/{it}/submit"))


def test_an_entry_is_taken_out_of_the_register(boris: Caller, anna: Caller, office: Office) -> None:
    wanted = {"unit_id": office.land, "title": "Справки", "leader_id": office.boris}
    answer = boris.post("projects", 201, **wanted)
    made, since = answer["project"]["id"], boris.get("projects")["version"]
    anna.undo(answer, 404)
    boris.undo(answer)
    assert register(boris) == []
    boris.get(f"projects/{made}", 404)
    (event,) = boris.get("rooms/projects:all/events", since=since)["events"]
    assert (event["kind"], event["body"]["project"]["id"]) == ("project.removed", made)
    kept = boris.post("projects", 201, **wanted)
    anna.post(f"projects/{kept['project']['id']}/actions", 201, text="Мера")
    anna.patch(f"projects/{kept['project']['id']}", process="Выдача")
    assert boris.undo(kept, 409)["type"] == "cannot-undo"
    assert len(register(boris)) == 1


def test_a_replication_is_taken_out_again_and_its_pilot_stays(vera: Caller, office: Office, lists: None) -> None:
    pilot = led_to(office, State.STABILITY_MONITORING, kind="pilot")
    before = project(vera, pilot)
    answer = vera.post(f"projects/{pilot}/replicate", 201, unit_id=office.archive)
    vera.undo(answer)
    assert [each["id"] for each in register(vera)] == [pilot]
    assert project(vera, pilot) == before
    copy = next(each["id"] for each in before["files"] if each["role"] == "target_map")
    assert vera.http.get(f"/projects/{pilot}/files/{copy}").get_data() == life.PDF


@pytest.mark.usefixtures("cheap_passwords")
def test_what_counts_as_a_signature_is_not_taken_back(boris: Caller, anna: Caller, office: Office, time: Time) -> None:
    give_password(office.anna)
    proof = anna.http.post("/api/v1/me/proof", json={"password": PASSWORD}).get_json()["proof"]
    signed = [
        (anna, State.PASSPORT_REVIEW, "approve", {"proof": proof}),
        (anna, State.DEFENCE, "accept", {"comment": "Принят"}),
        (anna, State.CLOSING, "close", {"comment": "Принят"}),
        (boris, State.STABILITY_MONITORING, "checks", {"values": {"g1": 4}, "note": life.EARLY}),
    ]
    for asking, state, verb, body in signed:
        made = led_to(office, state)
        answer = asking.post(f"projects/{made}/{verb}", **body)
        after = project(asking, made)
        assert asking.undo(answer, 409)["type"] == "cannot-undo", verb
        assert project(asking, made) == after


@only_sqlite
def test_what_somebody_has_changed_since_stays(boris: Caller, anna: Caller, office: Office) -> None:
    made = led_to(office, State.PASSPORT_DRAFT)
    mine = boris.patch(f"projects/{made}", process="Борис")
    action = boris.post(f"projects/{made}/actions", 201, text="Мера")
    action_id = action["project"]["action_list"][0]["id"]
    anna.patch(f"projects/{made}", process="Анна")
    anna.patch(f"projects/{made}/actions/{action_id}", text="Мера Анны")
    for answer in (mine, action):
        assert boris.undo(answer, 409)["type"] == "cannot-undo"
    now = project(boris, made)
    assert (now["process"], now["action_list"][0]["text"]) == ("Анна", "Мера Анны")


def test_dates_of_a_draft_are_not_taken_back_once_it_is_before_the_customer_or_approved(
    boris: Caller, anna: Caller, office: Office
) -> None:
    for steps in (1, 2):
        made = led_to(office, State.PASSPORT_REVIEW)
        anna.post(f"projects/{made}/return", reason="Поздно")
        answer = boris.put(f"projects/{made}/plan", stages=PLAN)
        boris.post(f"projects/{made}/submit")
        if steps == 2:
            with change() as session:
                found, _ = life.hold(session, office, made)
                life.approve(session, found, by=who(session, office.anna), at=NOON)
        before = project(boris, made)
        assert boris.undo(answer, 409)["type"] == "cannot-undo"
        assert project(boris, made) == before


@only_sqlite
def test_after_a_day_it_is_too_late(boris: Caller, office: Office, time: Time) -> None:
    made = led_to(office, State.PASSPORT_DRAFT)
    answer = boris.patch(f"projects/{made}", process="Иначе")
    time.at += DAY + timedelta(seconds=1)
    assert boris.undo(answer, 409)["type"] == "cannot-undo"
    assert project(boris, made)["process"] == "Иначе"


def test_an_action_and_its_task_are_taken_back_together(boris: Caller, anna: Caller, office: Office) -> None:
    made = led_to(office, State.PLANNING)
    boris.post(f"projects/{made}/actions", 201, text="Мера", owner_id=office.boris, due="2026-12-11")
    boris.post(f"projects/{made}/complete-stage", comment="Защищаем")
    (action,) = anna.post(f"projects/{made}/accept", comment="Принят")["project"]["action_list"]
    path = f"projects/{made}/actions/{action['id']}"

    def tasks() -> list[tuple[str, str, str, str]]:
        cards = anna.get(f"boards/{office.board}")["tasks"]
        return sorted((each["id"], each["title"], each["due"], each["column_id"]) for each in cards)

    def both(act: Callable[[], Any]) -> None:
        before, cards = project(boris, made), tasks()
        answer = act()
        assert (project(boris, made), tasks()) != (before, cards)
        boris.undo(answer)
        jobs.look_at_actions()
        assert (project(boris, made), tasks()) == (before, cards)

    both(lambda: boris.patch(path, text="Иначе", due="2026-12-18", reason="Ждём"))
    both(lambda: boris.post(f"{path}/cancel", reason="Не нужно"))
    both(lambda: boris.post(f"projects/{made}/actions", 201, text="Ещё", owner_id=office.boris, due="2026-12-18"))
    boris.post(f"tasks/{action['task_id']}/move", column_id=office.columns["review"], override_reason="готово")
    jobs.follow_actions()
    both(lambda: boris.post(f"{path}/confirm"))
    both(lambda: boris.post(f"{path}/return", reason="Нет даты"))


@only_sqlite
def test_a_photograph_comes_back_into_the_rows_in_which_it_stood(boris: Caller, office: Office) -> None:
    made = led_to(office, State.RESULT_MONITORING)
    photo = brought(boris, made, "photo", life.PNG)
    row = {"id": "r1", "name": "Стеллаж", "was": "груда", "became": "порядок", "was_photo": photo}
    boris.put(f"projects/{made}/results", results=[row])
    taken_back(boris, made, lambda who, it: who.delete(f"projects/{it}/files/{photo}"))
    assert boris.http.get(f"/projects/{made}/files/{photo}").status_code == 200


def test_an_entry_beside_which_somebody_has_put_something_stays(anna: Caller, boris: Caller, office: Office) -> None:
    entered = boris.post("projects", 201, unit_id=office.land, title="Справки", leader_id=office.boris)
    anna.post(f"projects/{entered['project']['id']}/actions", 201, text="Мера")
    assert boris.undo(entered, 409)["type"] == "cannot-undo"
    assert len(register(boris)) == 1


def test_a_document_that_proves_something_is_not_taken_back(anna: Caller, boris: Caller, office: Office) -> None:
    made = led_to(office, State.CLOSING)
    shown = bring(boris, made, "final_presentation").get_json()
    anna.post(f"projects/{made}/close")
    assert boris.undo(shown, 409)["type"] == "wrong-state"
    assert shown["file_id"] in [each["id"] for each in project(boris, made)["files"]]


def test_a_photograph_that_is_taken_back_leaves_its_row_and_the_database(
    boris: Caller, office: Office, running: str
) -> None:
    shown = bring(boris, running, "photo", life.PNG).get_json()
    row = {"id": "r1", "name": "Очередь", "was": "12", "became": "3", "was_photo": shown["file_id"]}
    boris.put(f"projects/{running}/results", results=[row])
    with database.reading() as session:
        kept = session.get_one(ProjectFile, shown["file_id"]).file_id
    boris.undo(shown)
    assert project(boris, running)["results"][0]["was_photo"] is None
    boris.put(f"projects/{running}/results", results=[row | {"was_photo": None, "became": "2"}])
    with database.reading() as session:
        assert session.get(KeptFile, kept) is None
        assert session.get(FilePart, (kept, 0)) is None
