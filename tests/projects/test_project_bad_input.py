"""What cannot be about a project: too long, hostile, no number, no date, nobody, nothing; all refused and nothing kept."""

from typing import Any

import pytest

from board.projects.lifecycle import State
from tests.abuse.payloads import PAYLOADS
from tests.makers import Office
from tests.people.browsers import close_account
from tests.projects.asked import API, GOAL, brought, faults, led_to, only_sqlite, project, register, version
from tests.tasks.callers import Caller

MEMBER = {"id": "m1", "person_id": None, "name": "Анна Ковалёва", "duty": ""}
LONG: list[tuple[str, Any, Any]] = [
    ("process", "ы" * 10_000, "ы" * 10_001),
    ("start_event", "ы" * 10_000, "ы" * 10_001),
    ("effects_text", "ы" * 10_000, "ы" * 10_001),
    ("rationale", ["ы" * 10_000] * 2, ["ы" * 10_001]),
    ("rationale", ["ы"] * 20, ["ы"] * 21),
    ("title", "ы" * 300, "ы" * 301),
    ("customer", "ы" * 300, "ы" * 301),
    ("customer_post", "ы" * 200, "ы" * 201),
    ("goals", [GOAL | {"name": "ы" * 500}], [GOAL | {"name": "ы" * 501}]),
    ("team", [MEMBER | {"name": "ы" * 200}], [MEMBER | {"name": "ы" * 201}]),
]


@pytest.fixture
def draft(office: Office) -> str:
    """A passport that is being written."""
    return led_to(office, State.PASSPORT_DRAFT)


@pytest.fixture
def running(office: Office) -> str:
    """A project whose passport was approved."""
    return led_to(office, State.MAPPING_CURRENT)


def write(asking: Caller, made: str, status: int = 200, **more: Any) -> Any:
    return asking.patch(f"projects/{made}", status, **more)


def test_every_text_has_its_length_and_not_a_letter_more(boris: Caller, draft: str) -> None:
    for field, longest, longer in LONG:
        write(boris, draft, **{field: longest})
        before = version(boris, draft)
        refused = faults(write(boris, draft, 422, **{field: longer}))
        assert all(each == field or each.startswith(f"{field}.") for each in refused), (field, refused)
        assert refused
        assert version(boris, draft) == before
    for body in ({"title": "ы" * 301}, {"external_source": "ы" * 201}):
        wanted = {"unit_id": "x", "title": "Справки"} | body
        assert faults(boris.post("projects", 422, **wanted)) == list(body)


def test_hostile_text_stays_text_and_what_cannot_be_shown_is_refused(boris: Caller, draft: str) -> None:
    for payload in (each[:300] for each in PAYLOADS):
        answer = boris.http.patch(f"{API}/projects/{draft}", json={"title": payload, "process": payload})
        if {"\0", "\x1b", "\x9b"} & set(payload):
            assert answer.status_code == 422, payload
            continue
        assert answer.status_code == 200, payload
        kept = project(boris, draft)["process"]
        assert kept.replace("\r", "")[:10] == payload.replace("\u202e", "").replace("\r", "")[:10]
        page = boris.http.get(f"/projects/{draft}").get_data(as_text=True)
        assert "<" not in payload or payload not in page


NUMBERS = ["NaN", "Infinity", "-Infinity", "1e13", "-1e13", '"12"', "true", "[12]", "{}"]


@only_sqlite
def test_only_numbers_that_can_be_are_numbers(boris: Caller, office: Office, draft: str) -> None:
    made = led_to(office, State.RESULT_MONITORING)
    before = version(boris, draft), version(boris, made)
    for number in NUMBERS:
        goal = f'{{"goals": [{{"id": "g1", "name": "Время", "unit": "дн.", "baseline": {number}, "target": 3}}]}}'
        for method, path, body in (
            ("PATCH", f"projects/{draft}", goal),
            ("PUT", f"projects/{made}/results", f'{{"facts": {{"g1": {number}}}}}'),
            ("PUT", f"projects/{made}/results", f'{{"money": {number}}}'),
            ("POST", f"projects/{draft}/shift", f'{{"days": {number}}}'),
        ):
            answer = boris.http.open(f"{API}/{path}", method=method, data=body, content_type="application/json")
            assert answer.status_code in (400, 422), (path, body)
    assert boris.put(f"projects/{made}/results", 422, labour_before=-1)["errors"]
    assert (version(boris, draft), version(boris, made)) == before


DAYS = ["2026-02-30", "2026-13-01", "1999-12-31", "2100-01-01", "завтра", "", 20261201, "2026-12-01T10:00:00Z", True]


@only_sqlite
def test_only_days_that_can_be_are_days(boris: Caller, draft: str, running: str) -> None:
    before = version(boris, draft), version(boris, running)
    for day in DAYS:
        stages = [{"number": 2, "plan_start": day}]
        assert boris.put(f"projects/{draft}/plan", 422, stages=stages)["errors"], day
        assert boris.post(f"projects/{draft}/actions", 422, text="Мера", due=day)["errors"], day
        assert boris.post(f"projects/{running}/suspend", 422, reason="Ждём", resume_on=day)["errors"], day
        assert boris.http.get(f"{API}/projects/default-plan", query_string={"agreed": day}).status_code == 422, day
    for number in (0, 11, -1, 1.5, "2"):
        assert boris.put(f"projects/{draft}/plan", 422, stages=[{"number": number}])["errors"], number
    assert boris.put(f"projects/{draft}/plan", 422, stages=[])["errors"]
    assert (version(boris, draft), version(boris, running)) == before


@only_sqlite
def test_a_target_that_is_where_one_stands_is_no_goal(boris: Caller, anna: Caller, office: Office) -> None:
    made = led_to(office, State.PASSPORT_REVIEW)
    anna.post(f"projects/{made}/return", reason="Уточните цель")
    wrong: list[tuple[dict[str, Any], list[str]]] = [
        ({"baseline": 12.0, "target": 12.0}, ["goal_same"]),
        ({"baseline": None}, ["goal_values"]),
        ({"unit": " "}, ["goal_unit"]),
        ({"name": ""}, ["goals"]),
    ]
    for goal, missing in wrong:
        write(boris, made, goals=[GOAL | goal])
        refused = boris.post(f"projects/{made}/submit", 409)
        assert (refused["type"], refused["missing"]) == ("incomplete", missing)
    write(boris, made, goals=[])
    assert boris.post(f"projects/{made}/submit", 409)["missing"] == ["goals"]


@only_sqlite
def test_who_or_what_is_not_there_is_named_by_nobody(boris: Caller, office: Office, draft: str, lists: None) -> None:
    before = version(boris, draft)
    for field in (
        "leader_id", "customer_head_id", "customer_unit_id", "performed_at_unit_id", "portfolio_id",
        "source_project_id", "sector",
    ):  # fmt: skip
        more = {"kind": "replication"} if field == "source_project_id" else {}
        assert faults(write(boris, draft, 422, **{field: "nosuch"}, **more)) == [field]
    assert faults(write(boris, draft, 422, tags=["204-NG1", "204-none"])) == ["tags"]
    # The caption of the form is no line of activity.
    assert faults(write(boris, draft, 422, sector="industry_including")) == ["sector"]
    assert faults(write(boris, draft, 422, team=[MEMBER, MEMBER | {"id": "m2", "person_id": "nosuch"}])) == ["team.1"]
    assert faults(boris.post(f"projects/{draft}/actions", 422, text="Мера", owner_id="nosuch")) == ["owner_id"]
    assert faults(write(boris, draft, 422, source_project_id=draft, kind="replication")) == ["source_project_id"]
    for field, value in (("kind", "strike"), ("colour", "red"), ("sector", "../etc"), ("leader_id", "a b")):
        assert faults(write(boris, draft, 422, **{field: value})) == [field]
    assert version(boris, draft) == before


@only_sqlite
def test_what_is_not_there_is_not_found(boris: Caller, office: Office, draft: str, running: str) -> None:
    file_id = brought(boris, running, "other")
    for method, path, body in [
        ("GET", "nosuch", None),
        ("PATCH", "nosuch", {"title": "Иначе"}),
        ("POST", "nosuch/submit", {}),
        ("POST", "nosuch/approve", {"proof": "x"}),
        ("PUT", "nosuch/plan", {"stages": [{"number": 2}]}),
        ("GET", "nosuch/timeline", None),
        ("POST", "nosuch/actions", {"text": "Мера"}),
        ("PATCH", f"{draft}/actions/nosuch", {"text": "Мера"}),
        ("POST", f"{draft}/actions/nosuch/confirm", None),
        ("POST", f"{draft}/agreements/nosuch/answer", {"answered_on": "2026-11-23", "agreed": True}),
        ("DELETE", f"{draft}/files/{file_id}", None),
    ]:
        answer = boris.http.open(f"{API}/projects/{path}", method=method, json=body)
        assert (answer.status_code, answer.get_json()["type"]) == (404, "not-found"), path


NULLS = (
    "title", "kind", "tags", "process", "start_event", "end_event", "rationale", "goals", "effects_text", "team",
)  # fmt: skip


@only_sqlite
def test_nothing_is_no_value_of_what_must_stay(boris: Caller, draft: str) -> None:
    action = boris.post(f"projects/{draft}/actions", 201, text="Мера")["project"]["action_list"][0]["id"]
    before = project(boris, draft)
    for field in NULLS:
        assert faults(write(boris, draft, 422, **{field: None})) == [field]
    assert faults(boris.patch(f"projects/{draft}/actions/{action}", 422, text=None)) == ["text"]
    assert faults(boris.post("projects", 422, unit_id=None, title=None)) == ["unit_id", "title"]
    assert project(boris, draft) == before


EMPTIED: list[dict[str, Any]] = [
    {"sector": None},
    {"leader_id": None},
    {"customer_head_id": None},
    {"customer_post": ""},
    {"process": ""},
    {"end_event": " "},
    {"rationale": [""]},
    {"team": []},
    {"effects_text": ""},
    {"goals": [GOAL | {"target": None}]},
    {"goals": [GOAL | {"target": 12.0}]},
    {"goals": [GOAL, GOAL | {"id": "g2", "baseline": None}]},
    {"kind": "replication"},
]


@only_sqlite
def test_a_passport_that_was_submitted_stays_whole(boris: Caller, office: Office, running: str) -> None:
    before = project(boris, running)
    for fields in EMPTIED:
        assert write(boris, running, 409, reason="так надо", **fields)["type"] == "incomplete", fields
    dates = [{"number": 5, "plan_start": None, "plan_end": None}]
    assert boris.put(f"projects/{running}/plan", 409, stages=dates, reason="так надо")["missing"] == ["stages"]
    assert project(boris, running) == before
    waiting = led_to(office, State.PASSPORT_REVIEW)
    assert write(boris, waiting, 409, sector=None)["missing"] == ["sector"], "it is counted by it"


@only_sqlite
def test_things_of_a_list_have_ids_of_their_own(boris: Caller, office: Office, draft: str) -> None:
    twice = [GOAL, GOAL | {"name": "Другая"}]
    assert faults(write(boris, draft, 422, goals=twice)) == ["goals.1.id"]
    assert faults(write(boris, draft, 422, team=[MEMBER, MEMBER])) == ["team.1.id"]
    made = led_to(office, State.RESULT_MONITORING)
    row = {"id": "r1", "name": "Стеллаж"}
    assert faults(boris.put(f"projects/{made}/results", 422, results=[row, row])) == ["results.1.id"]
    assert faults(boris.put(f"projects/{made}/results", 422, facts={"g2": 1})) == ["facts.g2"]
    assert faults(boris.put(f"projects/{made}/results", 422, results=[row | {"name": " "}])) == ["results.0.name"]


@only_sqlite
def test_whoever_has_left_is_given_nothing(boris: Caller, office: Office, draft: str) -> None:
    close_account(office, office.vera)
    for field in ("leader_id", "customer_head_id"):
        assert faults(write(boris, draft, 422, **{field: office.vera})) == [field]
    assert faults(boris.post(f"projects/{draft}/actions", 422, text="Мера", owner_id=office.vera)) == ["owner_id"]
    wanted = {"unit_id": office.land, "title": "Справки", "leader_id": office.vera}
    assert faults(boris.post("projects", 422, **wanted)) == ["leader_id"]
    assert len(register(boris)) == 1
