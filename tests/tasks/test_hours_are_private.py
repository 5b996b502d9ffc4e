"""How many hours somebody has and how full they are: for the person and the head, whatever one asks."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from board import clock
from board.kpi import computing
from board.kpi.models import Wall
from board.live import followers, push
from board.live.change import change
from board.meetings import commands
from board.people import commands as people
from board.people.inputs import NewDeputy
from board.people.models import Person, Unit
from board.projects import steps
from board.projects.lifecycle import State
from board.seeding.kpis import lay_down_catalogue
from tests.live import meeting_cases, project_makers
from tests.makers import NOON, Office, make_person, who
from tests.tasks.callers import Caller
from tests.tasks.weeks import FRIDAY, HIS, made

Client = Callable[[str], FlaskClient]
# 5 × 5.4 = 27; 27 × 0.8 = 21.6: numbers that nothing else has.
SCHEDULE, CAPACITY = [5.4] * 5 + [0.0, 0.0], 21.6
SECRETS = {5.4, 21.6}


@pytest.fixture(autouse=True)
def monday(it_is: Callable[[str], None]) -> None:
    """It is Monday 23 November."""


@pytest.fixture
def zoya(office: Office) -> str:
    """Зоя, a colleague of Борис."""
    with change() as session:
        return make_person(session, "Зоя Яшина", "specialist", session.get_one(Unit, office.land)).id


@pytest.fixture
def deputy(office: Office) -> str:
    """Вера, who stands in for Анна this week."""
    with change() as session:
        wanted = NewDeputy(person_id=office.vera, from_day=date(2026, 11, 23), until_day=date(2026, 11, 29))
        people.name_deputy(session, session.get_one(Unit, office.land), wanted, by=who(session, office.anna), at=NOON)
    return office.vera


def seen(caller: Caller, board_id: str) -> set[str]:
    """Whose hours somebody is told of on a board."""
    return {each["id"] for each in caller.get(f"boards/{board_id}/loads")["people"]}


def test_the_figures_are_those_of_the_formula(boris: Caller, office: Office) -> None:
    boris.put(f"people/{office.boris}/schedule", hours=SCHEDULE)
    made(office, **{**HIS, "estimate_hours": 12.5})
    made(office, "in_progress", assignee_id=office.boris, estimate_hours=8.0)
    made(office, assignee_id=office.boris, due=FRIDAY)
    made(office, "review", **HIS)
    (found,) = boris.get(f"boards/{office.board}/loads")["people"]
    # 12.5 + 8 = 20.5 of 21.6 hours: 94.9 %.
    assert found == {
        "id": office.boris,
        "level": "full",
        "hours": 20.5,
        "capacity": CAPACITY,
        "percent": 95,
        "tasks": 3,
        "unestimated": 1,
    }
    assert boris.person(office.board, office.boris)["load"] == "full"


def test_the_figures_are_as_of_now_even_before_the_level_was_told(
    it_is: Callable[[str], None], boris: Caller, office: Office
) -> None:
    made(office, **{**HIS, "due": date(2026, 12, 2)})
    it_is("2026-11-30")
    answer = boris.get(f"boards/{office.board}/loads")
    assert answer["at"] == "2026-11-30T05:00:00.000Z"
    assert [(each["hours"], each["level"]) for each in answer["people"]] == [(30.0, "full")]


def test_who_has_no_hours_at_all_has_no_per_cent(boris: Caller, office: Office) -> None:
    boris.put(f"people/{office.boris}/schedule", hours=[0.0] * 7)
    (found,) = boris.get(f"boards/{office.board}/loads")["people"]
    assert (found["capacity"], found["percent"], found["level"]) == (0, None, "full")


def test_the_head_and_who_stands_in_see_all_and_everybody_else_themselves(
    client: Client, zoya: str, deputy: str, office: Office
) -> None:
    everybody = {office.anna, office.boris, zoya}
    for head in (office.anna, deputy):
        assert seen(Caller(client(head)), office.board) == everybody
    for specialist in (office.boris, zoya):
        assert seen(Caller(client(specialist)), office.board) == {specialist}


@pytest.mark.parametrize("role", ["admin", "coordinator", "controller", "leader"])
def test_who_only_sees_the_board_is_told_of_nobody(role: str, client: Client, office: Office) -> None:
    assert seen(Caller(client(getattr(office, role))), office.board) == set()


def test_an_administrator_is_told_of_nobody_but_themselves_in_their_own_unit_too(
    client: Client, office: Office
) -> None:
    assert seen(Caller(client(office.admin)), office.other_board) == {office.admin}


def test_a_coordinator_knows_the_hours_of_the_own_unit_only_while_it_has_no_head(
    client: Client, office: Office
) -> None:
    dina = Caller(client(office.coordinator))
    assert {office.vera, office.coordinator} <= seen(dina, office.other_board)
    with change() as session:
        head = make_person(session, "Зоя Яшина", "unit_head", session.get_one(Unit, office.archive))
        zoya = head.id
    assert seen(dina, office.other_board) == {office.coordinator}
    dina.get(f"people/{office.vera}/load", 403)
    with change() as session:
        people.disable_person(session, session.get_one(Person, zoya), by=who(session, office.admin), at=NOON)
    assert office.vera in seen(dina, office.other_board)


def test_an_outsider_does_not_find_the_board(vera: Caller, office: Office) -> None:
    vera.get(f"boards/{office.board}/loads", 404)


def test_who_has_left_the_unit_is_not_the_old_heads_to_know(anna: Caller, client: Client, office: Office) -> None:
    with change() as session:
        person = session.get_one(Person, office.boris)
        people.move_person(session, person, office.archive, by=who(session, office.admin), at=NOON)
    assert seen(anna, office.board) == {office.anna}
    assert seen(Caller(client(office.boris)), office.other_board) == {office.boris}


def test_who_has_left_is_not_told_of_even_before_the_board_knows(
    anna: Caller, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(followers, "_followers", [])
    with change() as session:
        person = session.get_one(Person, office.boris)
        people.move_person(session, person, office.archive, by=who(session, office.admin), at=NOON)
    assert anna.person(office.board, office.boris)["active"]
    assert seen(anna, office.board) == {office.anna}


def test_the_persons_own_room_is_read_by_the_person_the_head_and_who_stands_in(
    client: Client, zoya: str, deputy: str, boris: Caller, office: Office
) -> None:
    boris.put(f"people/{office.boris}/schedule", hours=SCHEDULE)
    path = f"rooms/person:{office.boris}/events"
    for reader in (office.boris, office.anna, deputy):
        (event,) = Caller(client(reader)).get(path)["events"]
        assert event["body"] == {"schedule": {"id": office.boris, "hours": SCHEDULE}}
    for stranger in (zoya, office.admin, office.coordinator, office.controller, office.leader):
        Caller(client(stranger)).get(path, 404)


def test_no_address_tells_a_colleague_or_an_administrator(
    app: Flask, client: Client, zoya: str, boris: Caller, office: Office
) -> None:
    boris.put(f"people/{office.boris}/schedule", hours=SCHEDULE)
    boris.patch(f"tasks/{made(office, **HIS)}", estimate_hours=20.5)
    with change() as session:
        lay_down_catalogue(session, at=NOON)
        session.add(Wall(id="wall1", name="Холл", position=0))
    computing.recompute(at=clock.now(), periods=2)
    paths = list(addresses(app, office, made(office)))
    assert len(paths) >= 20
    for stranger in (zoya, office.vera, office.admin, office.coordinator, office.controller, office.leader):
        found = {path: asked(client(stranger), path) for path in paths}
        assert {path for path, answer in found.items() if SECRETS & set(numbers(answer))} == set()
    for reader, own in ((office.anna, set()), (office.boris, {"commands"})):
        known = {path for path in paths if SECRETS & set(numbers(asked(client(reader), path)))}
        assert {path.rpartition("/")[2] for path in known} == {"loads", "load", "team", "availability", "events"} | own


def addresses(app: Flask, office: Office, task_id: str) -> Iterator[str]:
    """Every address below the API that answers a question, about Борис and what is his; a new part must be named here."""
    project_id = _project(office)
    things = {
        "board_id": [office.board],
        "task_id": [task_id],
        "person_id": [office.boris],
        "unit_id": [office.land],
        "kpi_code": ["OVERLOAD_CNT", "TASK_ON_TIME_PCT"],
        "wall_id": ["wall1"],
        "pairing_code": ["123456"],
        "meeting_id": [_meeting(office)],
        "project_id": [project_id],
        "room": [
            *(f"board:{office.board}", f"person:{office.boris}", f"kpis:{office.land}", f"decisions:{office.land}"),
            f"meetings:{office.board}",
            *("screens:all", "people:all", "calendar:all", "terms:all", "kpis:all", "wall:wall1"),
            *("projects:all", f"project:{project_id}"),
        ],
    }
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or set()) and rule.rule.startswith("/api/v1/"):
            (part,) = rule.arguments or {""}
            for thing in things[part] if part else [""]:
                yield rule.rule.replace(f"<{part}>", thing)


def _meeting(office: Office) -> str:
    with change() as session:
        meeting = meeting_cases.meeting_ahead(session, office)
        commands.prepare_meeting(session, meeting, at=NOON)
        return meeting.id


def _project(office: Office) -> str:
    """One of his, in whose room something is told."""
    with change() as session:
        made = project_makers.project_in(session, office, State.MAPPING_CURRENT)
        steps.complete_stage(session, made, None, by=who(session, office.boris), at=NOON)
        return made.id


def asked(http: FlaskClient, path: str) -> Any:
    """What an address answers; what needs a query is asked for the month."""
    queries = {"calendar": {"first": "2026-11-01", "last": "2026-11-30"}, "default-plan": {"agreed": "2026-11-27"}}
    query = queries.get(path.rpartition("/")[2], {})
    answer = http.get(path, query_string=query)
    assert answer.status_code in (200, 403, 404, 422), (path, answer.get_data(as_text=True))
    return answer.get_json()


def numbers(found: Any) -> Iterator[float]:
    """Every number in a JSON text, wherever it stands."""
    if isinstance(found, dict | list):
        for value in found.values() if isinstance(found, dict) else found:
            yield from numbers(value)
    elif isinstance(found, int | float):
        yield found


def test_what_is_pushed_into_the_boards_room_has_none_of_it(
    boris: Caller, anna: Caller, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, Any]] = []
    monkeypatch.setattr(push, "_send", lambda name, body, to: sent.append((to, body)))
    boris.put(f"people/{office.boris}/schedule", hours=SCHEDULE)
    boris.patch(f"tasks/{made(office, **{**HIS, 'assignee_id': None})}", assignee_id=office.boris)
    anna.post(f"people/{office.boris}/absences", 201, from_day="2026-11-25", until_day="2026-11-25")
    told = {room: [number for to, body in sent if to == room for number in numbers(body)] for room, _ in sent}
    assert set(told) == {f"board:{office.board}", f"person:{office.boris}"}
    assert not SECRETS & set(told[f"board:{office.board}"])
    assert SECRETS & set(told[f"person:{office.boris}"])
