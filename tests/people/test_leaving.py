"""Who leaves hands the work over: closing an account, going to another unit."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from board import clock
from board.live.change import change
from board.people import commands as people
from board.people import queries, viewers
from board.people.inputs import NewDeputy
from board.people.models import Unit
from tests.makers import NOON, Office, make_board, make_person, make_task, who
from tests.people.test_units import directory, faults, version
from tests.tasks.callers import Caller

Client = Callable[[str], FlaskClient]
Leave = Callable[..., Any]


def close(admin: Caller, office: Office, status: int = 200, **fields: Any) -> Any:
    """Close Борис's account."""
    return admin.post(f"people/{office.boris}/disable", status, **fields)


def move(admin: Caller, office: Office, status: int = 200, **fields: Any) -> Any:
    """Let Борис work in the archive."""
    return admin.patch(f"people/{office.boris}", status, **{"unit_id": office.archive, **fields})


WAYS = pytest.mark.parametrize("leave", [close, move], ids=["closed", "moved"])


@pytest.fixture
def admin(client: Client, office: Office) -> Caller:
    """Глеб, the administrator."""
    return Caller(client(office.admin))


@pytest.fixture
def anna(client: Client, office: Office) -> Caller:
    """Анна, who heads the land unit."""
    return Caller(client(office.anna))


@pytest.fixture
def work(office: Office) -> dict[str, str]:
    """Борис's tasks by the kind of their column, and one of nobody."""
    kinds = ("backlog", "planned", "in_progress", "approval", "review", "done")
    made = {kind: make_task(office, column_id=office.columns[kind], assignee_id=office.boris) for kind in kinds}
    return {**made, "nobody's": make_task(office)}


def owners(anna: Caller, office: Office, work: dict[str, str]) -> dict[str, str | None]:
    """Whose each of these tasks is."""
    cards = {each["id"]: each["assignee_id"] for each in anna.get(f"boards/{office.board}")["tasks"]}
    return {kind: cards[task] for kind, task in work.items()}


@WAYS
def test_open_tasks_go_to_who_was_named_and_done_ones_stay(
    leave: Leave, admin: Caller, anna: Caller, office: Office, work: dict[str, str]
) -> None:
    leave(admin, office, successor_id=office.anna)
    found = owners(anna, office, work)
    assert (found.pop("done"), found.pop("nobody's")) == (office.boris, None)
    assert set(found.values()) == {office.anna}


@WAYS
def test_each_task_that_goes_over_is_told_of_with_who_did_it(
    leave: Leave, admin: Caller, anna: Caller, office: Office, work: dict[str, str]
) -> None:
    since = anna.version(office.board)
    leave(admin, office, successor_id=office.anna)
    told = [event for event in anna.news(office.board, since) if event["kind"] == "task.changed"]
    assert {event["body"]["task"]["id"] for event in told} == {
        task for kind, task in work.items() if kind not in ("done", "nobody's")
    }
    for event in told:
        assert event["by"] == {"id": office.admin, "name": "Глеб Носов"}
        assert event["body"]["before"] == {"assignee_id": office.boris}
        assert event["body"]["task"]["assignee_id"] == office.anna
    newest = anna.get(f"tasks/{work['planned']}")["history"][0]
    assert (newest["kind"], newest["by"]["name"]) == ("task.changed", "Глеб Носов")


@WAYS
def test_where_nobody_is_named_the_tasks_keep_the_name_of_who_left(
    leave: Leave, admin: Caller, anna: Caller, office: Office, work: dict[str, str]
) -> None:
    leave(admin, office)
    found = owners(anna, office, work)
    assert {found[kind] for kind in work if kind != "nobody's"} == {office.boris}
    shown = anna.person(office.board, office.boris)
    assert (shown["name"], shown["active"]) == ("Борис Лапин", False)
    anna.post(f"boards/{office.board}/tasks", 422, title="Новая", assignee_id=office.boris)


@WAYS
def test_archived_tasks_and_tasks_of_others_do_not_go_over(
    leave: Leave, admin: Caller, anna: Caller, client: Client, office: Office
) -> None:
    with change() as session:
        zoya = make_person(session, "Зоя Яшина", "specialist", session.get_one(Unit, office.land)).id
    archived, hers = make_task(office, assignee_id=office.boris), make_task(office, assignee_id=zoya)
    anna.post(f"tasks/{archived}/archive")
    leave(admin, office, successor_id=office.anna)
    assert anna.get(f"tasks/{archived}")["task"]["assignee_id"] == office.boris
    assert anna.card(office.board, hers)["assignee_id"] == zoya


@WAYS
def test_tasks_on_every_board_of_the_unit_go_over(
    leave: Leave, admin: Caller, anna: Caller, office: Office, work: dict[str, str]
) -> None:
    with change() as session:
        unit, head = session.get_one(Unit, office.land), queries.person(session, office.anna)
        second = make_board(session, unit, head).id
    task = anna.post(f"boards/{second}/tasks", 201, title="Выезд", assignee_id=office.boris)["task"]["id"]
    leave(admin, office, successor_id=office.anna)
    assert anna.card(second, task)["assignee_id"] == office.anna
    assert owners(anna, office, work)["planned"] == office.anna


@WAYS
def test_the_weeks_of_both_are_told_anew(leave: Leave, admin: Caller, anna: Caller, office: Office) -> None:
    task = make_task(office, column_id=office.columns["in_progress"])
    anna.patch(f"tasks/{task}", assignee_id=office.boris, estimate_hours=500)
    leave(admin, office, successor_id=office.anna)
    assert anna.person(office.board, office.anna)["load"] == "overload"
    assert anna.person(office.board, office.boris)["load"] != "overload"


@WAYS
@pytest.mark.parametrize(
    ("successor", "fault"),
    [("vera", "own"), ("boris", "unknown"), ("gone", "unknown"), ("nobody", "unknown")],
)
def test_who_cannot_take_over_is_refused_and_nothing_happens(
    successor: str, fault: str, leave: Leave, admin: Caller, anna: Caller, office: Office, work: dict[str, str]
) -> None:
    with change() as session:
        gone = make_person(session, "Зоя Яшина", "specialist", session.get_one(Unit, office.land))
        people.disable_person(session, gone, by=who(session, office.admin), at=NOON)
    before, then = version(), directory(admin.http)
    named = {"vera": office.vera, "boris": office.boris, "gone": gone.id}.get(successor, "nobody-knows-it")
    assert faults(leave(admin, office, 422, successor_id=named)) == [("successor_id", fault)]
    assert (version(), directory(admin.http)) == (before, then)
    assert owners(anna, office, work)["planned"] == office.boris


@pytest.mark.parametrize(("leave", "status"), [(close, 409), (move, 422)], ids=["closed", "moved"])
def test_who_has_left_already_hands_nothing_over_and_it_is_said(
    leave: Leave, status: int, admin: Caller, anna: Caller, office: Office, work: dict[str, str]
) -> None:
    leave(admin, office)
    before = anna.version(office.board)
    leave(admin, office, status, successor_id=office.anna)
    assert (anna.version(office.board), owners(anna, office, work)["planned"]) == (before, office.boris)


@WAYS
def test_leaving_twice_is_told_once(leave: Leave, admin: Caller, office: Office) -> None:
    leave(admin, office)
    before = version()
    leave(admin, office)
    assert version() == before


@pytest.mark.parametrize("fields", [{}, {"name": "Борис Ильин", "role": "unit_head"}, {"unit_id": None}])
def test_a_successor_of_somebody_who_goes_nowhere_is_refused_with_all_the_rest(
    fields: dict[str, Any], admin: Caller, anna: Caller, office: Office, work: dict[str, str]
) -> None:
    before, then = version(), directory(admin.http)
    refused = admin.patch(f"people/{office.boris}", 422, successor_id=office.anna, **fields)
    assert faults(refused) == [("successor_id", "own")]
    assert (version(), directory(admin.http)) == (before, then)
    assert owners(anna, office, work)["planned"] == office.boris


def test_a_closed_account_stands_in_for_nobody_from_then_on(admin: Caller, client: Client, office: Office) -> None:
    today = clock.today(viewers.Terms.zone)
    with change() as session:
        unit = session.get_one(Unit, office.archive)
        wanted = NewDeputy(person_id=office.boris, from_day=today - timedelta(days=3))
        deputy = people.name_deputy(session, unit, wanted, by=who(session, office.admin), at=clock.now()).id
    before = version()
    close(admin, office)
    kinds = {event["kind"]: event["body"] for event in admin.get("rooms/people:all/events", since=before)["events"]}
    assert kinds.keys() == {"deputy.ended", "person.changed"}
    assert kinds["deputy.ended"]["deputy"]["id"] == deputy
    (left,) = directory(admin.http)["deputies"]
    assert left["until_day"] == (today - timedelta(days=1)).isoformat()


@pytest.mark.parametrize("begins_in", [-3, 0, 5])
def test_an_account_that_is_opened_again_the_same_day_stands_in_no_more(
    begins_in: int, admin: Caller, client: Client, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = clock.today(viewers.Terms.zone)
    with change() as session:
        unit = session.get_one(Unit, office.archive)
        wanted = NewDeputy(person_id=office.boris, from_day=today + timedelta(days=begins_in))
        people.name_deputy(session, unit, wanted, by=who(session, office.admin), at=clock.now())
    close(admin, office)
    admin.post(f"people/{office.boris}/enable")
    boris = client(office.boris)
    assert boris.get(f"/api/v1/boards/{office.other_board}").status_code == 404
    assert admin.get(f"units/{office.archive}/team")["deputies"] == []
    later = clock.now() + timedelta(days=max(begins_in, 0) + 1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert boris.get(f"/api/v1/boards/{office.other_board}").status_code == 404


def test_what_was_handed_over_does_not_come_back_when_the_account_is_opened(
    admin: Caller, anna: Caller, office: Office, work: dict[str, str]
) -> None:
    close(admin, office, successor_id=office.anna)
    admin.post(f"people/{office.boris}/enable")
    assert owners(anna, office, work)["planned"] == office.anna
    assert anna.person(office.board, office.boris)["active"]


def test_it_is_asked_beforehand_how_much_would_go_over(
    admin: Caller, anna: Caller, client: Client, office: Office, work: dict[str, str]
) -> None:
    anna.post(f"tasks/{work['backlog']}/archive")
    for asker in (admin, anna, Caller(client(office.boris))):
        # Without the one that is done and the one in the archive.
        assert asker.get(f"people/{office.boris}/open-tasks") == {"open": 4}
    assert admin.get(f"people/{office.vera}/open-tasks") == {"open": 0}
    close(admin, office, successor_id=office.anna)
    assert admin.get(f"people/{office.boris}/open-tasks") == {"open": 0}


def test_how_much_somebody_has_is_nobody_elses_to_know(client: Client, office: Office) -> None:
    with change() as session:
        zoya = make_person(session, "Зоя Яшина", "specialist", session.get_one(Unit, office.land)).id
    path = f"people/{office.boris}/open-tasks"
    for stranger in (zoya, office.coordinator, office.controller, office.leader):
        Caller(client(stranger)).get(path, 403)
    Caller(client(office.vera)).get(path, 404)
    Caller(client(office.admin)).get("people/nobody-knows-it/open-tasks", 404)
