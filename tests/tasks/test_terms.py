"""The organisation's own kinds of task and of obstacle."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from board import database
from board.live import queries as log
from board.tasks.events import TERMS_ROOM
from tests.makers import Office, make_task
from tests.tasks.callers import Caller
from tests.tasks.test_columns import faults

Client = Callable[[str], FlaskClient]
KINDS = ["assignment", "service", "lean_project", "improvement", "report", "other"]
CATEGORIES = ["waiting_answer", "documents", "approval", "it_systems", "decision", "other"]


@pytest.fixture
def dina(client: Client, office: Office) -> Caller:
    """Дина, the coordinator, who keeps the lists."""
    return Caller(client(office.coordinator))


def listed(caller: Caller, vocabulary: str) -> dict[str, Any]:
    """A list by its codes, in its order."""
    return {each["code"]: each for each in caller.get("terms")["terms"] if each["vocabulary"] == vocabulary}


def version() -> int:
    """The version of the lists' room."""
    with database.reading() as session:
        return log.version(session, TERMS_ROOM)


def retire(dina: Caller, vocabulary: str, code: str) -> None:
    """Take a word out of use."""
    dina.put(f"terms/{vocabulary}/{code}", name_ru=listed(dina, vocabulary)[code]["name_ru"], active=False)


def test_the_lists_begin_with_what_is_built_in(boris: Caller) -> None:
    kinds, categories = listed(boris, "kind"), listed(boris, "category")
    assert (list(kinds), list(categories)) == (KINDS, CATEGORIES)
    assert all(each["active"] for each in (*kinds.values(), *categories.values()))
    assert {code: each["colour"] for code, each in kinds.items()}["improvement"] == "teal"


def test_no_two_words_in_use_have_one_name(dina: Caller) -> None:
    other = listed(dina, "kind")["report"]
    ru: dict[str, Any] = {"name_ru": other["name_ru"].upper()}
    en: dict[str, Any] = {"name_ru": "жалоба", "name_en": other["name_en"].upper()}
    assert faults(dina.put("terms/kind/complaint", 422, **ru)) == [("name_ru", "used")]
    assert faults(dina.put("terms/kind/complaint", 422, **en)) == [("name_en", "used")]
    dina.put("terms/category/complaint", name_ru=other["name_ru"])
    retire(dina, "kind", "report")
    dina.put("terms/kind/complaint", name_ru=other["name_ru"])
    assert faults(dina.put("terms/kind/report", 422, name_ru=other["name_ru"])) == [("name_ru", "used")]


def test_a_new_kind_is_told_and_used_on_a_task(dina: Caller, boris: Caller, office: Office) -> None:
    boris.post(f"boards/{office.board}/tasks", 422, title="Жалоба соседа", kind="complaint")
    before = version()
    fields: dict[str, Any] = {"name_ru": "жалоба", "name_en": "complaint", "colour": "pink", "icon": "report"}
    term = dina.put("terms/kind/complaint", **fields, position=9)["term"]
    assert term == {
        "id": "kind/complaint", "vocabulary": "kind", "code": "complaint", **fields, "position": 9, "active": True,
    }  # fmt: skip
    assert listed(boris, "kind")["complaint"] == term
    assert version() == before + 1
    task = boris.post(f"boards/{office.board}/tasks", 201, title="Жалоба соседа", kind="complaint")["task"]
    assert task["kind"] == "complaint"
    other = make_task(office)
    assert boris.patch(f"tasks/{other}", kind="complaint")["task"]["kind"] == "complaint"


def test_the_same_again_is_not_told(dina: Caller) -> None:
    dina.put("terms/kind/complaint", name_ru="жалоба")
    before = version()
    dina.put("terms/kind/complaint", name_ru="жалоба")
    assert version() == before
    dina.put("terms/kind/complaint", name_ru="жалобы")
    assert version() == before + 1


def test_the_english_name_is_the_russian_one_where_none_is_given(dina: Caller) -> None:
    term = dina.put("terms/category/weather", name_ru="погода")["term"]
    defaults = {"name_en": "погода", "colour": "grey", "icon": "other", "position": 0, "active": True}
    assert {name: term[name] for name in defaults} == defaults


def test_a_kind_out_of_use_stays_where_it_is_and_goes_nowhere_new(dina: Caller, boris: Caller, office: Office) -> None:
    old, other = make_task(office, kind="service"), make_task(office)
    retire(dina, "kind", "service")
    for refused in (
        boris.post(f"boards/{office.board}/tasks", 422, title="Выписка", kind="service"),
        boris.patch(f"tasks/{other}", 422, kind="service"),
    ):
        assert faults(refused) == [("kind", "unknown")]
    edited = boris.patch(f"tasks/{old}", title="Выписка из реестра", kind="service", estimate_hours=3)["task"]
    assert (edited["title"], edited["kind"]) == ("Выписка из реестра", "service")
    boris.post(f"tasks/{old}/move", column_id=office.columns["planned"])
    boris.post(f"tasks/{old}/archive")
    assert boris.post(f"tasks/{old}/restore")["task"]["kind"] == "service"


def test_a_task_gets_its_kind_out_of_use_back_by_undoing(dina: Caller, boris: Caller, office: Office) -> None:
    task = make_task(office, kind="service")
    changed = boris.patch(f"tasks/{task}", kind="report")
    retire(dina, "kind", "service")
    boris.undo(changed)
    assert boris.card(office.board, task)["kind"] == "service"


def test_an_obstacle_out_of_use_stays_on_what_is_stopped_by_it(dina: Caller, boris: Caller, office: Office) -> None:
    stopped, other = (make_task(office, column_id=office.columns["planned"]) for _ in range(2))
    boris.post(f"tasks/{stopped}/block", reason="нет подписи", category="documents")
    retire(dina, "category", "documents")
    refused = boris.post(f"tasks/{other}/block", 422, reason="нет справки", category="documents")
    assert faults(refused) == [("category", "unknown")]
    said_anew = boris.post(f"tasks/{stopped}/block", reason="нет подписи и печати", category="documents")["task"]
    assert (said_anew["blocked"]["reason"], said_anew["blocked"]["category"]) == ("нет подписи и печати", "documents")
    unblocked = boris.post(f"tasks/{stopped}/unblock")
    boris.undo(unblocked)
    assert boris.card(office.board, stopped)["blocked"]["category"] == "documents"


def test_a_word_comes_back_into_use(dina: Caller, boris: Caller, office: Office) -> None:
    retire(dina, "kind", "service")
    dina.put("terms/kind/service", name_ru="услуга")
    boris.post(f"boards/{office.board}/tasks", 201, title="Выписка", kind="service")


def test_a_code_of_one_list_is_none_of_the_other(boris: Caller, office: Office) -> None:
    task = make_task(office, column_id=office.columns["planned"])
    refused = boris.post(f"boards/{office.board}/tasks", 422, title="Ждём", kind="documents")
    assert faults(refused) == [("kind", "unknown")]
    refused = boris.post(f"tasks/{task}/block", 422, reason="нет подписи", category="report")
    assert faults(refused) == [("category", "unknown")]


@pytest.mark.parametrize(
    "place",
    [
        "kind/Complaint",
        "kind/жалоба",
        "kind/a-b",
        "kind/a b",
        "kind/1a",
        "kind/_a",
        "kind/a%0A",
        "kind/a%00",
        "kind/a.b",
        f"kind/{'a' * 31}",
        "kinds/complaint",
        "vocabulary/complaint",
        "priority/complaint",
    ],
)
def test_odd_codes_and_other_lists_are_not_found(place: str, dina: Caller) -> None:
    before = dina.get("terms")
    dina.put(f"terms/{place}", 404, name_ru="жалоба")
    assert dina.get("terms") == before


def test_the_longest_code_is_taken_and_can_be_used(dina: Caller, boris: Caller, office: Office) -> None:
    code = "a" * 30
    dina.put(f"terms/kind/{code}", name_ru="жалоба")
    boris.post(f"boards/{office.board}/tasks", 201, title="Жалоба", kind=code)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"name_ru": " "}, ("name_ru", "empty")),
        ({"name_ru": "ж" * 61}, ("name_ru", "too_long")),
        ({"name_en": ""}, ("name_en", "empty")),
        ({"colour": "red"}, ("colour", "literal_error")),
        ({"icon": "🔥"}, ("icon", "literal_error")),
        ({"position": -1}, ("position", "greater_than_equal")),
        ({"code": "x"}, ("code", "extra_forbidden")),
    ],
)
def test_what_is_no_word_is_refused_by_the_field(fields: dict[str, Any], fault: tuple[str, str], dina: Caller) -> None:
    assert faults(dina.put("terms/kind/complaint", 422, **{"name_ru": "жалоба", **fields})) == [fault]
    assert "complaint" not in listed(dina, "kind")


def test_only_administrators_and_the_coordinator_keep_the_lists(client: Client, office: Office) -> None:
    for person in (office.anna, office.boris, office.vera, office.controller, office.leader):
        Caller(client(person)).put("terms/kind/complaint", 403, name_ru="жалоба")
    admin = Caller(client(office.admin))
    assert "complaint" not in listed(admin, "kind")
    admin.put("terms/kind/complaint", name_ru="жалоба")


def test_a_task_for_which_no_kind_is_named_gets_the_first_one_in_use(
    dina: Caller, boris: Caller, office: Office
) -> None:
    retire(dina, "kind", "assignment")
    added = boris.post(f"boards/{office.board}/tasks", 201, title="Выписка")["task"]
    assert added["kind"] == "service"


def test_the_last_word_of_a_list_stays_in_use(dina: Caller, boris: Caller, office: Office) -> None:
    for code in KINDS[:-1]:
        retire(dina, "kind", code)
    last = listed(dina, "kind")[KINDS[-1]]
    before = version()
    dina.put(f"terms/kind/{KINDS[-1]}", 409, name_ru=last["name_ru"], active=False)
    assert version() == before
    assert boris.post(f"boards/{office.board}/tasks", 201, title="Выписка")["task"]["kind"] == KINDS[-1]
