"""Days on which somebody does not work, and the hours of their week: noted by the person and the head alone."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from board.live.change import change
from board.people import commands as people
from board.people import queries
from board.people.inputs import NewDeputy
from board.people.models import Person, Role, Unit
from tests.makers import NOON, Office, make_person, who
from tests.tasks.callers import Caller

Client = Callable[[str], FlaskClient]
DAYS: dict[str, Any] = {"from_day": "2026-12-07", "until_day": "2026-12-11"}
WEEK = [6.0, 6.0, 6.0, 6.0, 4.0, 0.0, 0.0]


@pytest.fixture(autouse=True)
def monday(it_is: Callable[[str], None]) -> None:
    """It is Monday 23 November."""


def note(caller: Caller, person_id: str, status: int = 201, **fields: Any) -> Any:
    """Note an absence of somebody."""
    return caller.post(f"people/{person_id}/absences", status, **{**DAYS, **fields})


def known(caller: Caller, person_id: str) -> tuple[Any, Any]:
    """The absences and the schedule of somebody."""
    found = caller.get(f"people/{person_id}/availability")
    return found["absences"], found["schedule"]["hours"]


def told(caller: Caller, person_id: str, since: int = 0) -> list[tuple[str, str | None]]:
    """What was told in somebody's own room, and by whom."""
    events = caller.get(f"rooms/person:{person_id}/events", since=since)["events"]
    return [(event["kind"], event["by"]["id"]) for event in events]


def faults(refused: dict[str, Any]) -> list[tuple[str, str]]:
    """The refused fields with the kind of fault."""
    return [(fault["field"], fault["type"]) for fault in refused["errors"]]


@pytest.fixture
def zoya(client: Client, office: Office) -> Caller:
    """Зоя, a colleague of Борис."""
    with change() as session:
        person = make_person(session, "Зоя Яшина", "specialist", session.get_one(Unit, office.land))
    return Caller(client(person.id))


@pytest.fixture
def deputy(client: Client, office: Office) -> Caller:
    """Вера, who stands in for Анна this week."""
    with change() as session:
        wanted = NewDeputy(person_id=office.vera, from_day=date(2026, 11, 23), until_day=date(2026, 11, 29))
        people.name_deputy(session, session.get_one(Unit, office.land), wanted, by=who(session, office.anna), at=NOON)
    return Caller(client(office.vera))


@pytest.mark.parametrize("by", ["boris", "anna", "deputy"])
def test_the_person_the_head_and_who_stands_in_note_change_and_take_back_days(
    by: str, request: pytest.FixtureRequest, office: Office
) -> None:
    caller: Caller = request.getfixturevalue(by)
    doer = {"boris": office.boris, "anna": office.anna, "deputy": office.vera}[by]
    absence = note(caller, office.boris, kind="sick_leave")["absence"]
    assert absence == {"id": absence["id"], "person_id": office.boris, "kind": "sick_leave", **DAYS}
    assert known(caller, office.boris) == ([absence], None)
    changed = caller.patch(f"absences/{absence['id']}", until_day="2026-12-09")["absence"]
    assert changed == {**absence, "until_day": "2026-12-09"}
    assert known(caller, office.boris) == ([changed], None)
    assert caller.delete(f"absences/{absence['id']}")["absence"] == changed
    assert known(caller, office.boris) == ([], None)
    assert told(caller, office.boris) == [
        ("absence.added", doer),
        ("absence.changed", doer),
        ("absence.removed", doer),
    ]


@pytest.mark.parametrize("by", ["boris", "anna", "deputy"])
def test_the_same_say_how_many_hours_somebody_works(by: str, request: pytest.FixtureRequest, office: Office) -> None:
    caller: Caller = request.getfixturevalue(by)
    assert caller.put(f"people/{office.boris}/schedule", hours=WEEK)["schedule"]["hours"] == WEEK
    assert known(caller, office.boris) == ([], WEEK)
    caller.put(f"people/{office.boris}/schedule", hours=WEEK)
    assert caller.put(f"people/{office.boris}/schedule", hours=None)["schedule"]["hours"] is None
    caller.put(f"people/{office.boris}/schedule", hours=None)
    assert known(caller, office.boris) == ([], None)
    assert [kind for kind, _ in told(caller, office.boris)] == ["schedule.changed"] * 2


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("zoya", 403),
        ("vera", 404),
        ("admin", 403),
        ("leader", 403),
        ("controller", 403),
        ("coordinator", 403),
    ],
)
def test_nobody_else_notes_days_or_hours_or_reads_them(
    role: str, status: int, request: pytest.FixtureRequest, client: Client, boris: Caller, office: Office
) -> None:
    stranger: Caller = (
        request.getfixturevalue(role) if role in ("zoya", "vera") else Caller(client(getattr(office, role)))
    )
    absence = note(boris, office.boris)["absence"]
    before = known(boris, office.boris)
    note(stranger, office.boris, status, from_day="2026-12-21", until_day="2026-12-22")
    stranger.patch(f"absences/{absence['id']}", status, kind="other")
    stranger.delete(f"absences/{absence['id']}", status)
    stranger.put(f"people/{office.boris}/schedule", status, hours=WEEK)
    stranger.get(f"people/{office.boris}/availability", status)
    assert known(boris, office.boris) == before


def test_leadership_has_no_figures_not_even_its_own(client: Client, office: Office) -> None:
    leader = Caller(client(office.leader))
    note(leader, office.leader, 403)
    leader.get(f"people/{office.leader}/availability", 403)


def test_standing_in_ends_with_its_last_day(deputy: Caller, it_is: Callable[[str], None], office: Office) -> None:
    it_is("2026-11-29")
    note(deputy, office.boris)
    it_is("2026-11-30")
    note(deputy, office.boris, 404, from_day="2026-12-21", until_day="2026-12-22")


def test_who_moved_to_another_unit_is_no_longer_the_old_heads_to_plan_for(
    anna: Caller, boris: Caller, office: Office
) -> None:
    absence = note(anna, office.boris)["absence"]
    with change() as session:
        person = session.get_one(Person, office.boris)
        people.move_person(session, person, office.archive, by=who(session, office.admin), at=NOON)
    anna.delete(f"absences/{absence['id']}", 404)
    anna.get(f"people/{office.boris}/availability", 404)
    assert known(boris, office.boris) == ([absence], None)


def test_people_and_absences_that_are_not_there_are_not_found(anna: Caller, office: Office) -> None:
    note(anna, "nobody", 404)
    for answer in (anna.patch("absences/nothing", 404, kind="other"), anna.delete("absences/nothing", 404)):
        assert answer["type"] == "not-found"


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"until_day": "2026-12-06"}, ("until_day", "own")),
        ({"from_day": "7.12.2026"}, ("from_day", "date_parsing")),
        ({"from_day": None}, ("from_day", "date_type")),
        ({"until_day": "2126-12-11"}, ("until_day", "far_date")),
        ({"kind": "fishing"}, ("kind", "literal_error")),
        ({"note": "в Сочи"}, ("note", "extra_forbidden")),
    ],
)
def test_what_is_no_absence_is_refused_by_the_field(
    boris: Caller, office: Office, fields: dict[str, Any], fault: tuple[str, str]
) -> None:
    assert faults(note(boris, office.boris, 422, **fields)) == [fault]
    assert known(boris, office.boris) == ([], None)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2026-12-01", "2026-12-07"),
        ("2026-12-11", "2026-12-20"),
        ("2026-12-09", "2026-12-09"),
        ("2026-12-01", "2026-12-31"),
    ],
)
def test_days_that_are_noted_already_are_refused_by_the_first_day(
    boris: Caller, anna: Caller, office: Office, first: str, last: str
) -> None:
    note(boris, office.boris)
    days: dict[str, Any] = {"from_day": first, "until_day": last}
    assert faults(note(boris, office.boris, 422, **days)) == [("from_day", "own")]
    other = note(boris, office.boris, from_day="2026-12-21", until_day="2026-12-22")["absence"]
    days = days if last < "2026-12-21" else {**days, "until_day": "2026-12-20"}
    assert faults(boris.patch(f"absences/{other['id']}", 422, **days)) == [("from_day", "own")]
    note(anna, office.anna, from_day=first, until_day=last)


def test_absences_may_follow_one_another_and_one_may_shrink_within_itself(boris: Caller, office: Office) -> None:
    absence = note(boris, office.boris)["absence"]
    note(boris, office.boris, from_day="2026-12-12", until_day="2026-12-13")
    note(boris, office.boris, from_day="2026-12-06", until_day="2026-12-06")
    boris.patch(f"absences/{absence['id']}", from_day="2026-12-08", until_day="2026-12-08")
    refused = boris.patch(f"absences/{absence['id']}", 422, until_day="2026-12-07")
    assert faults(refused) == [("until_day", "own")]


def test_a_change_that_changes_nothing_is_not_told(boris: Caller, office: Office) -> None:
    absence = note(boris, office.boris)["absence"]
    boris.patch(f"absences/{absence['id']}")
    boris.patch(f"absences/{absence['id']}", **DAYS, kind="vacation")
    assert told(boris, office.boris) == [("absence.added", office.boris)]


@pytest.mark.parametrize(
    "hours",
    [[8.0] * 6, [8.0] * 8, [8, 8, 8, 8, 8, 0, 25], [8, 8, 8, 8, -1, 0, 0], ["8"] * 7, [None] * 7, 40, "8"],
    ids=["six", "eight", "25", "negative", "texts", "nothing", "number", "text"],
)
def test_what_are_no_hours_of_a_week_is_refused_by_the_field(boris: Caller, office: Office, hours: Any) -> None:
    refused = boris.put(f"people/{office.boris}/schedule", 422, hours=hours)
    assert {field.partition(".")[0] for field, _ in faults(refused)} == {"hours"}
    assert known(boris, office.boris) == ([], None)


def test_a_board_shows_when_somebody_is_away_and_not_why(boris: Caller, anna: Caller, office: Office) -> None:
    since = boris.version(office.board)
    note(anna, office.boris, kind="sick_leave")
    note(anna, office.boris, from_day="2026-12-21", until_day="2026-12-22", kind="training")
    assert boris.person(office.board, office.boris)["away"] == DAYS
    for path in (f"boards/{office.board}", f"rooms/board:{office.board}/events?since={since}"):
        shown = boris.http.get(f"/api/v1/{path}").get_data(as_text=True)
        assert "away" in shown
        assert not any(kind in shown for kind in ("sick_leave", "training", "absence"))


def test_a_role_that_is_taken_away_takes_the_right_with_it(anna: Caller, boris: Caller, office: Office) -> None:
    noted = note(anna, office.boris)
    with change() as session:
        person = queries.person(session, office.anna)
        people.give_role(session, person, Role.SPECIALIST, by=who(session, office.admin), at=NOON)
    assert anna.undo(noted, 403)["type"] == "not-allowed"
    assert known(boris, office.boris) == ([noted["absence"]], None)
