"""Writing a passport: two who write at the same time, what is locked, versions with their reasons, who has seen them."""

from typing import Any

import pytest

from board import database
from board.projects import queries
from board.projects.lifecycle import State
from tests.makers import Office
from tests.projects.asked import API, GOAL, at_once, faults, led_to, only_sqlite, project, stage, version
from tests.tasks.callers import Caller

FORM: dict[str, Any] = {
    "title": "Иначе",
    "kind": "pilot",
    "leader_id": None,
    "customer_unit_id": None,
    "customer": "Совет",
    "customer_head_id": None,
    "customer_head": "Иванов",
    "customer_post": "Глава",
    "process": "Другой",
    "start_event": "другое",
    "end_event": "другое",
    "rationale": ["другое"],
    "goals": [],
    "effects_text": "другое",
    "team": [],
}
"""Another word for every field of the form."""


@pytest.fixture
def draft(office: Office) -> str:
    """A passport that is being written, and nothing in it yet."""
    return led_to(office, State.PASSPORT_DRAFT)


@pytest.fixture
def submitted(office: Office) -> str:
    """A whole passport before the customer."""
    return led_to(office, State.PASSPORT_REVIEW)


@pytest.fixture
def approved(office: Office) -> str:
    """A project that goes on."""
    return led_to(office, State.MAPPING_CURRENT)


def write(asking: Caller, made: str, status: int = 200, **more: Any) -> Any:
    return asking.patch(f"projects/{made}", status, **more)


def contents(made: str) -> list[dict[str, Any]]:
    with database.reading() as session:
        return [each.content for each in queries.versions(session, made)]


def test_two_who_write_in_different_fields_at_once_both_keep_what_they_wrote(
    boris: Caller, anna: Caller, draft: str
) -> None:
    path = f"{API}/projects/{draft}"
    found = at_once(
        lambda: boris.http.patch(path, json={"process": "Выдача справки", "was": {"process": ""}}),
        lambda: anna.http.patch(path, json={"start_event": "заявление", "was": {"start_event": ""}}),
    )
    assert [each.status_code for each in found] == [200, 200]
    now = project(boris, draft)
    assert (now["process"], now["start_event"]) == ("Выдача справки", "заявление")


def test_of_two_who_write_in_the_same_field_at_once_the_second_is_told_what_stands_there(
    boris: Caller, anna: Caller, draft: str
) -> None:
    path, texts = f"{API}/projects/{draft}", ("от Бориса", "от Анны")
    answers = at_once(
        *(
            lambda asking=asking, text=text: asking.http.patch(path, json={"process": text, "was": {"process": ""}})
            for asking, text in zip((boris, anna), texts, strict=True)
        )
    )
    assert sorted(each.status_code for each in answers) == [200, 409]
    kept = project(boris, draft)["process"]
    lost = next(each for each in answers if each.status_code == 409).get_json()
    assert (lost["type"], lost["field"], lost["now"]) == ("overtaken", "process", kept)
    assert kept in texts


def test_who_is_overtaken_in_one_field_has_nothing_half_saved_and_may_write_on_from_there(
    boris: Caller, anna: Caller, draft: str
) -> None:
    write(boris, draft, process="Первый", was={"process": ""})
    before = version(boris, draft)
    refused = write(anna, draft, 409, process="Второй", effects_text="Быстрее", was={"process": "", "effects_text": ""})
    assert refused["now"] == "Первый"
    assert project(anna, draft)["effects_text"] == ""
    assert version(boris, draft) == before, "nothing has happened"
    write(anna, draft, process="Первый и второй", effects_text="Быстрее", was={"process": "Первый", "effects_text": ""})
    now = project(boris, draft)
    assert (now["process"], now["effects_text"]) == ("Первый и второй", "Быстрее")


@only_sqlite
def test_what_stands_there_already_is_no_conflict_and_no_news(boris: Caller, anna: Caller, draft: str) -> None:
    write(boris, draft, goals=[GOAL], rationale=["раз", "два"], was={"goals": [], "rationale": []})
    before = version(boris, draft)
    write(anna, draft, goals=[GOAL], rationale=["раз", "два"], was={"goals": [], "rationale": []})
    assert version(boris, draft) == before
    assert write(anna, draft, 409, goals=[], was={"goals": []})["now"] == [GOAL]


@only_sqlite
def test_nothing_of_the_form_changes_while_it_is_before_the_customer(
    boris: Caller, anna: Caller, submitted: str
) -> None:
    before = project(boris, submitted)
    for asking in (boris, anna):
        for field, value in FORM.items():
            refused = write(asking, submitted, 409, **{field: value, "reason": "надо"})
            assert refused["type"] == "wrong-state", field
    day = [{"number": 10, "plan_start": "2027-12-01"}]
    assert boris.put(f"projects/{submitted}/plan", 409, stages=day, reason="надо")["type"] == "wrong-state"
    assert boris.post(f"projects/{submitted}/shift", 409, days=3, reason="надо")["type"] == "wrong-state"
    assert boris.post(f"projects/{submitted}/submit", 409)["type"] == "wrong-state"
    assert project(boris, submitted) == before


def test_what_is_returned_is_open_again_with_remarks_at_its_fields(boris: Caller, anna: Caller, submitted: str) -> None:
    boris.post(f"projects/{submitted}/return", 403, reason="сам себе")
    assert faults(anna.post(f"projects/{submitted}/return", 422, reason=" ")) == ["reason"]
    said = [{"field": "process", "text": "Назовите услугу"}, {"field": "goals", "text": "Откуда 12 дней?"}]
    found = anna.post(f"projects/{submitted}/return", reason="Уточните", remarks=said)["project"]
    assert (found["state"], found["transitions"][-1]["comment"]) == ("passport_draft", "Уточните")
    assert sorted((each["field"], each["text"], each["version"], each["by"]) for each in found["remarks"]) == [
        ("goals", "Откуда 12 дней?", 1, "Анна Ковалёва"),
        ("process", "Назовите услугу", 1, "Анна Ковалёва"),
    ]
    write(boris, submitted, process="Выдача архивной справки гражданам")
    assert project(anna, submitted)["process"] == "Выдача архивной справки гражданам"


def test_what_is_submitted_again_unchanged_is_the_same_version_and_what_has_changed_the_next(
    boris: Caller, anna: Caller, submitted: str
) -> None:
    anna.post(f"projects/{submitted}/return", reason="Посмотрите ещё раз")
    same = boris.post(f"projects/{submitted}/submit")["project"]
    assert (same["passport_version"], len(same["versions"])) == (1, 1)
    anna.post(f"projects/{submitted}/return", reason="Уточните процесс")
    write(boris, submitted, process="Выдача справки")
    changed = boris.post(f"projects/{submitted}/submit")["project"]
    assert [each["version"] for each in changed["versions"]] == [1, 2]
    assert changed["passport_version"] == 2
    assert changed["versions"][0]["reason"] is None
    assert changed["versions"][1]["reason"] == "Уточните процесс", "why it is another is what the customer said"
    assert all(each["submitted_at"] for each in changed["versions"])
    assert [each["process"] for each in contents(submitted)] == ["Выдача архивной справки", "Выдача справки"]


@only_sqlite
def test_dates_that_were_mended_after_the_return_make_a_version_too(
    boris: Caller, anna: Caller, submitted: str
) -> None:
    anna.post(f"projects/{submitted}/return", reason="Поздно")
    boris.put(f"projects/{submitted}/plan", stages=[{"number": 10, "plan_start": "2027-09-01"}])
    assert boris.post(f"projects/{submitted}/submit")["project"]["passport_version"] == 2
    assert [each["stages"][9][2] for each in contents(submitted)] == [
        "2027-07-06", "2027-09-01",
    ]  # fmt: skip


def test_after_the_approval_a_change_wants_a_reason_and_makes_a_version(boris: Caller, approved: str) -> None:
    before = project(boris, approved)
    assert faults(write(boris, approved, 422, process="Иначе")) == ["reason"]
    plan = [{"number": 10, "plan_start": "2027-09-01"}]
    assert faults(boris.put(f"projects/{approved}/plan", 422, stages=plan)) == ["reason"]
    assert faults(boris.post(f"projects/{approved}/shift", 422, days=2)) == ["reason"]
    assert project(boris, approved) == before
    write(boris, approved, process="Иначе", reason="Закон изменился")
    boris.put(f"projects/{approved}/plan", stages=plan, reason="Отпуск")
    now = project(boris, approved)
    assert [(each["version"], each["reason"], each["by"]) for each in now["versions"]][1:] == [
        (2, "Закон изменился", "Борис Лапин"),
        (3, "Отпуск", "Борис Лапин"),
    ]
    assert (now["passport_version"], stage(now, 10)["plan_end"]) == (3, "2027-09-01")
    assert now["versions"][0]["approved_by"] == "Анна Ковалёва", "what was approved stays known"
    assert [each["process"] for each in contents(approved)] == ["Выдача архивной справки", "Иначе", "Иначе"]


@only_sqlite
def test_what_does_not_stand_in_the_form_changes_without_a_version(
    boris: Caller, office: Office, approved: str, lists: None
) -> None:
    write(boris, approved, sector="transport", tags=["204-NG1"], performed_at_unit_id=office.archive)
    now = project(boris, approved)
    assert (now["sector"], now["tags"], now["performed_at_unit_id"]) == ("transport", ["204-NG1"], office.archive)
    assert now["passport_version"] == 1


def test_after_the_approval_the_baseline_is_frozen_and_no_goal_is_taken_away(boris: Caller, approved: str) -> None:
    lower = [GOAL | {"baseline": 10.0}]
    assert faults(write(boris, approved, 422, goals=lower, reason="ошибка")) == ["goals.0.baseline"]
    other = [GOAL | {"id": "g2"}]
    assert write(boris, approved, 409, goals=other, reason="другая")["type"] == "wrong-state"
    assert write(boris, approved, 409, goals=[], reason="без целей")["type"] == "wrong-state"
    (goal,) = project(boris, approved)["goal_list"]
    assert (goal["id"], goal["baseline"]) == ("g1", 12)
    more = [GOAL | {"target": 2.0}, GOAL | {"id": "g2", "baseline": 40.0, "target": 90.0, "is_lead_time": False}]
    write(boris, approved, goals=more, reason="Срок по закону два дня")
    assert [(each["target"], each["baseline"]) for each in project(boris, approved)["goal_list"]] == [(2, 12), (90, 40)]
    changed = [more[0], more[1] | {"baseline": 41.0}]
    assert faults(write(boris, approved, 422, goals=changed, reason="ещё")) == ["goals.1.baseline"]


def test_it_is_known_who_has_seen_which_version(boris: Caller, anna: Caller, vera: Caller, approved: str) -> None:
    for _ in range(2):
        anna.post(f"projects/{approved}/seen")
    write(boris, approved, process="Иначе", reason="Закон изменился")
    vera.post(f"projects/{approved}/seen")
    seen = [[each["name"] for each in one["seen"]] for one in project(boris, approved)["versions"]]
    assert seen == [["Анна Ковалёва"], ["Вера Морозова"]]


@only_sqlite
def test_an_idea_has_no_version_that_could_be_seen(anna: Caller, office: Office) -> None:
    made = led_to(office, State.IDEA)
    assert anna.post(f"projects/{made}/seen")["project"]["versions"] == []


@only_sqlite
def test_what_is_over_is_not_written_any_more(boris: Caller, office: Office) -> None:
    for state in (State.STABILITY_MONITORING, State.CANCELLED, State.REJECTED):
        made = led_to(office, state)
        before = project(boris, made)
        assert write(boris, made, 409, process="Иначе", reason="надо")["type"] == "wrong-state"
        assert boris.post(f"projects/{made}/shift", 409, days=2, reason="надо")["type"] == "wrong-state"
        assert project(boris, made) == before
