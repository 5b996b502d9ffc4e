"""Boards: the list, the snapshot, setting up, describing boards and columns."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from flask.testing import FlaskClient

from board.live.change import change
from board.people import queries as people
from tests.makers import Office, make_board, make_task
from tests.tasks.callers import Caller

Client = Callable[[str], FlaskClient]
BOARD = {"id", "name", "unit", "time_zone", "labels", "hard_limits", "hard_entry_rules", "closed"}
COLUMN = {"id", "name", "short_name", "kind", "wip_limit", "wip_scope", "position", "yellow_after", "red_after"}
PERSON = {"id", "name", "initials", "active", "load", "away"}
TASK = {
    *("id", "number", "title", "kind", "column_id", "position", "assignee_id", "due", "original_due", "estimate_hours"),
    *("remaining_hours", "priority", "labels", "missing", "waiting_for", "expected_on", "return_count", "blocked"),
    *("created_at", "entered_column_at", "moved_at", "checklist", "comments", "attachments"),
}


def test_people_see_the_boards_of_their_unit_and_leaders_all(boris: Caller, client: Client, office: Office) -> None:
    (item,) = boris.get("boards")["items"]
    assert item == {
        "id": office.board,
        "name": "Земельный отдел",
        "unit": {"id": office.land, "name": "Земельный отдел"},
        "version": 1,
    }
    names = [each["name"] for each in Caller(client(office.leader)).get("boards")["items"]]
    assert names == ["Архивный отдел", "Земельный отдел"]


def test_the_list_of_boards_is_read_in_parts(client: Client, office: Office) -> None:
    with change() as session:
        unit, head = people.unit(session, office.land), people.person(session, office.anna)
        for _ in range(3):
            make_board(session, unit, head)
    leader = Caller(client(office.leader))
    first = leader.get("boards", limit=3)
    rest = leader.get("boards", limit=3, cursor=first["next_cursor"])
    assert (len(first["items"]), len(rest["items"]), rest["next_cursor"]) == (3, 2, None)
    assert [*first["items"], *rest["items"]] == leader.get("boards")["items"]


def test_a_new_board_has_the_columns_of_the_standard_and_the_units_people(anna: Caller, office: Office) -> None:
    answer = anna.post("boards", 201, name="Торги", unit_id=office.land, labels=["торги"])
    found = anna.get(f"boards/{answer['board']['id']}")
    assert (found["version"], found["board"]) == (1, answer["board"])
    columns = [(each["kind"], each["wip_limit"], each["wip_scope"]) for each in found["columns"]]
    assert columns == [
        ("backlog", None, "column"),
        ("planned", None, "column"),
        ("in_progress", 3, "person"),
        ("approval", 5, "person"),
        ("review", 7, "column"),
        ("done", None, "column"),
    ]
    assert [each["name"] for each in found["people"]] == ["Анна Ковалёва", "Борис Лапин"]
    (event,) = anna.news(answer["board"]["id"], 0)
    assert (event["kind"], event["body"]["board"]) == ("board.added", answer["board"])


def test_only_the_head_of_that_unit_sets_up_its_board(boris: Caller, anna: Caller, office: Office) -> None:
    assert boris.post("boards", 403, name="Моя", unit_id=office.land)["type"] == "not-allowed"
    for nobodys in (office.archive, "nobody-knows-it"):
        refused = anna.post("boards", 422, name="Чужая", unit_id=nobodys)
        assert [fault["field"] for fault in refused["errors"]] == ["unit_id"]


def test_an_unknown_unit_is_refused_to_an_administrator_too(client: Client, office: Office) -> None:
    refused = Caller(client(office.admin)).post("boards", 422, name="Ничья", unit_id="nobody-knows-it")
    assert [fault["field"] for fault in refused["errors"]] == ["unit_id"]


def test_the_snapshot_has_exactly_what_is_promised(boris: Caller, office: Office) -> None:
    task = make_task(office, column_id=office.columns["planned"], assignee_id=office.boris)
    boris.post(f"tasks/{task}/block", reason="нет подписи", category="documents")
    found = boris.get(f"boards/{office.board}")
    assert found.keys() == {"room", "epoch", "version", "at", "board", "columns", "tasks", "people"}
    assert found["room"] == f"board:{office.board}"
    assert found["board"].keys() == BOARD
    assert found["board"]["unit"].keys() == {"id", "name"}
    assert [column.keys() for column in found["columns"]] == [COLUMN] * 6
    assert [person.keys() for person in found["people"]] == [PERSON] * 2
    (card,) = found["tasks"]
    assert card.keys() == TASK
    assert card["blocked"].keys() == {"reason", "category", "waiting_for", "check_on", "since", "by"}
    assert card["checklist"] == {"done": 0, "total": 0}
    assert (card["comments"], card["attachments"]) == (0, 0)


def test_tasks_come_in_the_order_of_columns_and_places(boris: Caller, office: Office) -> None:
    last = make_task(office, column_id=office.columns["done"])
    first, second = make_task(office), make_task(office)
    boris.post(f"tasks/{second}/move", column_id=office.columns["backlog"], before_id=first)
    assert [task["id"] for task in boris.get(f"boards/{office.board}")["tasks"]] == [second, first, last]


def test_who_has_the_newest_version_is_sent_nothing(boris: Caller, office: Office) -> None:
    path = f"/api/v1/boards/{office.board}"
    first = boris.http.get(path)
    again = boris.http.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.get_data(), again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    make_task(office)
    changed = boris.http.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != first.headers["ETag"]
    assert changed.headers["Cache-Control"] == "private, no-cache"


def test_nothing_but_the_moment_depends_on_the_clock(boris: Caller, office: Office) -> None:
    make_task(office)
    path = f"/api/v1/boards/{office.board}"
    first, second = boris.http.get(path), boris.http.get(path)
    assert first.headers["ETag"] == second.headers["ETag"]
    one, two = first.get_json(), second.get_json()
    assert one.pop("at") <= two.pop("at")
    assert one == two


def test_who_may_not_see_the_board_learns_no_version(vera: Caller, boris: Caller, office: Office) -> None:
    tag = boris.http.get(f"/api/v1/boards/{office.board}").headers["ETag"]
    answer = vera.http.get(f"/api/v1/boards/{office.board}", headers={"If-None-Match": tag})
    assert (answer.status_code, "ETag" in answer.headers) == (404, False)


def test_a_described_board_is_told_once(anna: Caller, office: Office) -> None:
    since, wanted = anna.version(office.board), {"name": "Земля", "labels": ["5С"], "hard_entry_rules": True}
    answer = anna.http.patch(f"/api/v1/boards/{office.board}", json=wanted).get_json()
    (event,) = anna.news(office.board, since)
    assert event["kind"] == "board.changed"
    assert event["body"]["board"] == answer["board"] == anna.get(f"boards/{office.board}")["board"]
    assert answer["board"].items() >= {"name": "Земля", "hard_entry_rules": True, "hard_limits": False}.items()
    assert anna.patch(f"boards/{office.board}", name="Земля")["version"] == answer["version"]


def test_a_described_column_is_told_once(anna: Caller, office: Office) -> None:
    path, since = f"boards/{office.board}/columns/{office.columns['review']}", anna.version(office.board)
    wanted: dict[str, Any] = {"name": "Проверка главой", "short_name": "Глава", "wip_limit": 2, "wip_scope": "person"}
    answer = anna.patch(path, **wanted)
    (event,) = anna.news(office.board, since)
    assert (event["kind"], event["body"]["column"]) == ("column.changed", answer["column"])
    assert {name: answer["column"][name] for name in wanted} == wanted
    assert answer["column"] in anna.get(f"boards/{office.board}")["columns"]
    assert anna.patch(path, **wanted)["version"] == answer["version"]
    assert anna.patch(path, wip_limit=None)["column"]["wip_limit"] is None


def test_only_the_head_describes_boards_and_columns(boris: Caller, vera: Caller, office: Office) -> None:
    stage = f"boards/{office.board}/columns/{office.columns['review']}"
    assert boris.patch(f"boards/{office.board}", 403, name="Моя")["type"] == "not-allowed"
    assert boris.patch(stage, 403, wip_limit=None)["type"] == "not-allowed"
    assert vera.patch(f"boards/{office.board}", 404, name="Моя")["type"] == "not-found"
    assert vera.patch(stage, 404, wip_limit=None)["type"] == "not-found"


def test_a_new_board_asked_for_twice_with_one_key_is_one(anna: Caller, office: Office) -> None:
    key = str(uuid4())
    first = anna.post("boards", 201, key=key, name="Торги", unit_id=office.land)
    assert anna.post("boards", 201, key=key, name="Торги", unit_id=office.land) == first
    assert len(anna.get("boards")["items"]) == 2
