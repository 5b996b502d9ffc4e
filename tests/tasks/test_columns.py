"""Adding, changing and ordering the columns of a board."""

from typing import Any

import pytest

from tests.makers import Office
from tests.tasks.callers import Caller
from tests.tasks.weeks import kinds

STANDARD = ["Очередь", "План недели", "В работе", "На согласовании", "Проверка", "Готово"]


def path(office: Office, column: str | None = None) -> str:
    """The address of the land board's columns, or of one of them by its kind or id."""
    return f"boards/{office.board}/columns" + (f"/{office.columns.get(column, column)}" if column else "")


def add(anna: Caller, office: Office, status: int = 201, **fields: Any) -> Any:
    """Let Анна add a column."""
    return anna.post(path(office), status, **{"name": "Ждём суд", "kind": "approval", **fields})


def names(caller: Caller, office: Office) -> list[str]:
    """The columns from left to right, whose positions count them."""
    columns = caller.get(f"boards/{office.board}")["columns"]
    assert [each["position"] for each in columns] == list(range(len(columns)))
    return [each["name"] for each in columns]


def faults(refused: dict[str, Any]) -> list[tuple[str, str]]:
    """The refused fields with the kind of fault."""
    return [(fault["field"], fault["type"]) for fault in refused["errors"]]


def test_a_new_column_stands_at_the_end_and_is_told(anna: Caller, office: Office) -> None:
    since = anna.version(office.board)
    answer = add(anna, office)
    assert answer["column"] == {
        "id": answer["column"]["id"],
        "name": "Ждём суд",
        "short_name": "Ждём суд",
        "kind": "approval",
        "wip_limit": None,
        "wip_scope": "column",
        "position": 6,
        "yellow_after": 3,
        "red_after": 5,
    }
    assert names(anna, office) == [*STANDARD, "Ждём суд"]
    (event,) = anna.news(office.board, since)
    assert (event["kind"], event["body"]["column"]) == ("column.added", answer["column"])


def test_no_two_columns_of_a_board_have_one_name(anna: Caller, office: Office) -> None:
    assert faults(add(anna, office, 422, name="в РАБОТЕ ")) == [("name", "used")]
    assert faults(anna.patch(path(office, "review"), 422, name="в работе")) == [("name", "used")]
    assert anna.patch(path(office, "review"), name="ПРОВЕРКА")["column"]["name"] == "ПРОВЕРКА"


def test_a_column_does_not_come_back_to_a_name_that_another_has_by_now(anna: Caller, office: Office) -> None:
    renamed = anna.patch(path(office, "review"), name="Контроль")
    add(anna, office, name="проверка")
    anna.undo(renamed, 409)
    removed = anna.post(path(office, "review") + "/remove")
    add(anna, office, name="контроль")
    anna.undo(removed, 409)


def test_a_new_column_stands_before_the_one_that_is_named(anna: Caller, office: Office) -> None:
    answer = add(anna, office, before_id=office.columns["review"])
    assert names(anna, office) == [*STANDARD[:4], "Ждём суд", *STANDARD[4:]]
    assert (answer["column"]["position"], answer["version"]) == (4, anna.version(office.board))
    add(anna, office, name="Входящие", kind="backlog", before_id=office.columns["backlog"])
    assert names(anna, office)[0] == "Входящие"


@pytest.mark.parametrize(
    ("given", "short"),
    [({}, "Ждём решения арбитражного суда Кемеровск"), ({"short_name": "Суд"}, "Суд")],
    ids=["cut", "own"],
)
def test_a_columns_short_name_is_its_own_or_the_beginning_of_the_name(
    given: dict[str, Any], short: str, anna: Caller, office: Office
) -> None:
    answer = add(anna, office, name="Ждём решения арбитражного суда Кемеровской области", **given)
    assert answer["column"]["short_name"] == short


def test_a_board_has_at_most_twelve_columns(anna: Caller, office: Office) -> None:
    for number in range(6):
        add(anna, office, name=f"Этап {number}")
    before = anna.version(office.board)
    refused = add(anna, office, 409)
    assert "12" in refused["detail"]
    assert (anna.version(office.board), len(names(anna, office))) == (before, 12)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"name": " "}, ("name", "empty")),
        ({"name": "x" * 101}, ("name", "too_long")),
        ({"short_name": "x" * 41}, ("short_name", "too_long")),
        ({"kind": "waiting"}, ("kind", "literal_error")),
        ({"before_id": "nobody-knows-it"}, ("before_id", "unknown")),
        ({"before_id": "other"}, ("before_id", "unknown")),
        ({"wip_limit": 3}, ("wip_limit", "extra_forbidden")),
    ],
)
def test_what_is_no_column_is_refused_by_the_field(
    fields: dict[str, Any], fault: tuple[str, str], anna: Caller, office: Office
) -> None:
    if fields.get("before_id") == "other":
        fields = {"before_id": office.other_columns["review"]}
    before = anna.version(office.board)
    assert faults(add(anna, office, 422, **fields)) == [fault]
    assert (anna.version(office.board), names(anna, office)) == (before, STANDARD)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"yellow_after": 6}, "red_after"),
        ({"red_after": 2}, "red_after"),
        ({"yellow_after": 9, "red_after": 8}, "red_after"),
        ({"yellow_after": 0}, "yellow_after"),
        ({"red_after": 251}, "red_after"),
        ({"wip_limit": 0}, "wip_limit"),
        ({"wip_limit": 1001}, "wip_limit"),
        ({"wip_scope": "unit"}, "wip_scope"),
    ],
)
def test_wrong_ages_and_limits_are_refused_by_the_field(
    fields: dict[str, Any], fault: str, anna: Caller, office: Office
) -> None:
    before = anna.version(office.board)
    refused = anna.patch(path(office, "planned"), 422, **fields)
    assert [field for field, _ in faults(refused)] == [fault]
    assert anna.version(office.board) == before


def test_ages_may_be_equal_and_are_kept(anna: Caller, office: Office) -> None:
    column = anna.patch(path(office, "approval"), yellow_after=10, red_after=10)["column"]
    assert (column["yellow_after"], column["red_after"]) == (10, 10)
    assert column in anna.get(f"boards/{office.board}")["columns"]


def test_a_column_goes_to_another_place_and_each_that_gave_way_is_told(anna: Caller, office: Office) -> None:
    since = anna.version(office.board)
    anna.patch(path(office, "review"), before_id=office.columns["in_progress"])
    assert names(anna, office) == ["Очередь", "План недели", "Проверка", "В работе", "На согласовании", "Готово"]
    told = anna.news(office.board, since)
    assert kinds(told) == ["column.changed"] * 3
    assert {event["body"]["column"]["name"] for event in told} == {"Проверка", "В работе", "На согласовании"}
    anna.patch(path(office, "review"), before_id=None)
    assert names(anna, office)[-1] == "Проверка"
    since = anna.version(office.board)
    anna.patch(path(office, "review"), before_id=None)
    assert anna.version(office.board) == since


def test_a_column_does_not_go_before_itself_or_before_one_of_another_board(anna: Caller, office: Office) -> None:
    for neighbour in (office.columns["review"], office.other_columns["planned"]):
        assert faults(anna.patch(path(office, "review"), 422, before_id=neighbour)) == [("before_id", "unknown")]
    assert names(anna, office) == STANDARD


def test_an_added_column_is_taken_back_and_added_again(anna: Caller, office: Office) -> None:
    added = add(anna, office, before_id=office.columns["review"])
    column = added["column"]["id"]
    taken_back = anna.undo(added)
    assert names(anna, office) == STANDARD
    anna.undo(taken_back)
    assert names(anna, office) == [*STANDARD[:4], "Ждём суд", *STANDARD[4:]]
    assert column in {each["id"] for each in anna.get(f"boards/{office.board}")["columns"]}


def test_adding_a_column_is_not_taken_back_over_tasks_that_stand_in_it(
    anna: Caller, boris: Caller, office: Office
) -> None:
    added = add(anna, office)
    boris.post(f"boards/{office.board}/tasks", 201, title="Иск", column_id=added["column"]["id"])
    assert anna.undo(added, 409)["type"] == "cannot-undo"
    assert "Ждём суд" in names(anna, office)


def test_another_name_limit_age_and_place_are_taken_back_in_one_step(anna: Caller, office: Office) -> None:
    before = anna.get(f"boards/{office.board}")["columns"]
    wanted: dict[str, Any] = {"name": "Глава", "short_name": "Гл.", "wip_limit": 2, "wip_scope": "person"}
    ages: dict[str, Any] = {"yellow_after": 1, "red_after": 2}
    changed = anna.patch(path(office, "review"), before_id=office.columns["planned"], **wanted, **ages)
    assert names(anna, office)[1] == "Глава"
    after = anna.get(f"boards/{office.board}")["columns"]
    taken_back = anna.undo(changed)
    assert anna.get(f"boards/{office.board}")["columns"] == before
    anna.undo(taken_back)
    assert anna.get(f"boards/{office.board}")["columns"] == after


def test_a_change_is_not_taken_back_over_a_newer_one(anna: Caller, client: Any, office: Office) -> None:
    changed = anna.patch(path(office, "review"), name="Глава")
    Caller(client(office.admin)).patch(path(office, "review"), wip_limit=1)
    assert anna.undo(changed, 409)["type"] == "cannot-undo"
    assert names(anna, office)[4] == "Глава"


def test_a_right_that_is_gone_takes_nothing_back(anna: Caller, client: Any, office: Office) -> None:
    added = add(anna, office)
    Caller(client(office.admin)).patch(f"people/{office.anna}", role="specialist")
    assert anna.undo(added, 403)["type"] == "not-allowed"
    assert "Ждём суд" in names(anna, office)
