"""One's own commands of the last day, as the list of what can perhaps be taken back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from board import clock
from board.live.change import change
from board.people import commands as people
from board.people import queries
from board.people.models import Person, Role
from tests.makers import NOON, Office, make_task, who
from tests.statements import heard
from tests.tasks.callers import Caller

Client = Callable[[str], FlaskClient]


class Clock:
    """It is noon when it begins; it goes on by a second each time it is looked at."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """The present instant."""
        self.moment += timedelta(seconds=1)
        return self.moment


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock that everybody looks at."""
    made = Clock()
    monkeypatch.setattr(clock, "now", made.now)
    return made


@pytest.fixture
def boris(hands: Clock, client: Client, office: Office) -> Caller:
    """Борис, who works in the land unit."""
    return Caller(client(office.boris))


@pytest.fixture
def anna(hands: Clock, client: Client, office: Office) -> Caller:
    """Анна, who heads it."""
    return Caller(client(office.anna))


def recent(caller: Caller, **query: Any) -> list[dict[str, Any]]:
    """Somebody's recent commands."""
    found: list[dict[str, Any]] = caller.get("commands", **query)["items"]
    return found


def ids(caller: Caller, **query: Any) -> list[str]:
    """Their ids, in order."""
    return [each["id"] for each in recent(caller, **query)]


def rename(caller: Caller, task: str, title: str = "Иначе") -> Any:
    """Give a task another name."""
    return caller.patch(f"tasks/{task}", title=title)


def test_ones_own_commands_come_newest_first_and_nobody_elses(boris: Caller, anna: Caller, office: Office) -> None:
    task = make_task(office)
    done = [rename(boris, task, f"№ {number}")["command_id"] for number in range(3)]
    hers = rename(anna, task, "Своё")["command_id"]
    assert ids(boris) == done[::-1]
    assert ids(anna) == [hers]


def test_a_command_is_shown_with_what_it_made_happen(boris: Caller, office: Office) -> None:
    done = rename(boris, make_task(office))
    (found,) = recent(boris)
    assert found.keys() == {"id", "at", "undone", "undoes", "events"}
    assert (found["id"], found["undone"]) == (done["command_id"], False)
    assert found["events"] == boris.news(office.board, done["version"] - 1)


def test_of_a_command_on_many_tasks_the_first_five_events_are_shown(boris: Caller, office: Office) -> None:
    tasks = [make_task(office, f"№ {number}") for number in range(7)]
    done = boris.post(f"boards/{office.board}/tasks/archive", task_ids=tasks)
    (found,) = recent(boris)
    assert found["id"] == done["command_id"]
    assert [event["body"]["task"]["id"] for event in found["events"]] == tasks[:5]


def test_what_was_taken_back_is_marked_and_the_taking_back_is_a_command_too(boris: Caller, office: Office) -> None:
    done = rename(boris, make_task(office))
    undone = boris.undo(done)
    assert [(each["id"], each["undone"], each["undoes"]) for each in recent(boris)] == [
        (undone["command_id"], False, True),
        (done["command_id"], True, False),
    ]
    boris.undo(undone)
    assert [each["undoes"] for each in recent(boris)] == [True, True, False]
    assert [each["undone"] for each in recent(boris)] == [False, True, True]


def test_what_is_in_the_list_and_not_marked_can_be_taken_back(boris: Caller, office: Office) -> None:
    first = rename(boris, make_task(office))
    boris.undo(rename(boris, make_task(office)))
    for each in [each for each in recent(boris) if not each["undone"] and each["id"] != first["command_id"]]:
        boris.post(f"commands/{each['id']}/undo")
    boris.undo(first)


def test_what_is_older_than_a_day_is_not_in_the_list(boris: Caller, hands: Clock, office: Office) -> None:
    old, task = rename(boris, make_task(office)), make_task(office)
    hands.moment += timedelta(hours=23)
    new = rename(boris, task)
    assert ids(boris) == [new["command_id"], old["command_id"]]
    hands.moment += timedelta(hours=1)
    assert ids(boris) == [new["command_id"]]
    assert boris.undo(old, 409)["type"] == "cannot-undo"


def test_what_changed_nothing_was_refused_or_cannot_be_taken_back_is_not_in_the_list(
    boris: Caller, anna: Caller, client: Client, office: Office
) -> None:
    task = make_task(office)
    boris.patch(f"tasks/{task}")
    rename(boris, task, "Договор аренды, ул. Полевая, 4")
    boris.post(f"boards/{office.board}/tasks", 422, title="")
    boris.post("me/tokens", 201, name="Учёт")
    assert recent(boris) == []
    admin = Caller(client(office.admin))
    admin.patch(f"people/{office.boris}", post="инженер")
    assert recent(admin) == []


def test_settings_and_absences_are_in_the_list(anna: Caller, office: Office) -> None:
    limit = anna.patch(f"boards/{office.board}/columns/{office.columns['review']}", wip_limit=1)
    days = {"from_day": "2026-12-07", "until_day": "2026-12-11"}
    away = anna.http.post(f"/api/v1/people/{office.boris}/absences", json=days).get_json()
    assert ids(anna) == [away["command_id"], limit["command_id"]]
    rooms = {event["room"] for event in recent(anna)[0]["events"]}
    assert rooms == {f"person:{office.boris}", f"board:{office.board}"}


def test_of_a_room_that_one_may_not_see_any_more_nothing_is_told(boris: Caller, anna: Caller, office: Office) -> None:
    rename(boris, make_task(office), "Тайна земельного отдела")
    own = boris.http.post(
        f"/api/v1/people/{office.boris}/absences", json={"from_day": "2026-12-07", "until_day": "2026-12-11"}
    ).get_json()
    move(office, office.archive)
    # The absence was told on the land board too, which is not shown to who has left; its own room is.
    (left,) = recent(boris)
    assert left["id"] == own["command_id"]
    assert {event["room"] for event in left["events"]} == {f"person:{office.boris}"}
    assert "Тайна" not in boris.http.get("/api/v1/commands").get_data(as_text=True)
    move(office, office.land)
    assert len(recent(boris)) == 2


def move(office: Office, unit: str) -> None:
    """Let Борис work in another unit, without ending his keys."""
    with change() as session:
        person = session.get_one(Person, office.boris)
        people.move_person(session, person, unit, by=who(session, office.admin), at=NOON)


def test_the_head_who_is_one_no_more_is_not_told_of_the_absences_they_noted(anna: Caller, office: Office) -> None:
    days = {"from_day": "2026-12-07", "until_day": "2026-12-11", "kind": "sick_leave"}
    anna.http.post(f"/api/v1/people/{office.boris}/absences", json=days)
    assert "sick_leave" in str(recent(anna))
    with change() as session:
        person = queries.person(session, office.anna)
        people.give_role(session, person, Role.SPECIALIST, by=who(session, office.admin), at=NOON)
    assert "sick_leave" not in str(recent(anna))


def test_a_repeat_with_the_same_key_is_one_command(boris: Caller, office: Office) -> None:
    task, key = make_task(office), str(uuid4())
    for _ in range(2):
        boris.patch(f"tasks/{task}", key=key, title="Иначе")
    assert ids(boris) == [key]


def test_as_many_are_told_as_are_asked_for(boris: Caller, office: Office) -> None:
    task = make_task(office)
    done = [rename(boris, task, f"№ {number}")["command_id"] for number in range(22)]
    assert ids(boris) == done[:1:-1]
    assert ids(boris, limit=2) == done[:-3:-1]
    assert ids(boris, limit=50) == done[::-1]
    for wrong in (0, 51, "many"):
        boris.get("commands", 422, limit=wrong)


def test_nobody_has_done_nothing(office: Office, client: Client, boris: Caller) -> None:
    assert recent(Caller(client(office.leader))) == []
    boris.http.environ_base.pop("HTTP_AUTHORIZATION")
    boris.get("commands", 401)


def test_the_list_asks_no_more_of_the_database_for_a_command_on_many_tasks(boris: Caller, office: Office) -> None:
    def statements() -> int:
        with heard() as sent:
            recent(boris)
        return len(sent)

    boris.post(f"boards/{office.board}/tasks/archive", task_ids=[make_task(office)])
    few = statements()
    many = [make_task(office, f"№ {number}") for number in range(40)]
    boris.post(f"boards/{office.board}/tasks/archive", task_ids=many)
    assert statements() <= few + 2
