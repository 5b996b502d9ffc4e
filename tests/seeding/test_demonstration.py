"""The demonstration as it stands on a Wednesday morning: who is there, and that its past is whole."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from board import database
from board.live import queries as log
from board.live.events import frame
from board.live.models import Event
from board.projects import queries as projects
from board.projects import whole
from board.seeding import demo
from board.tasks import queries
from tests.live.reducer import apply, canonical
from tests.seeding.filling import WEDNESDAY, ask

pytestmark = pytest.mark.usefixtures("demo_district")


def boards() -> Iterator[tuple[str, str]]:
    return ((board_id, name) for board_id, name in ask("SELECT id, name FROM board ORDER BY name"))


def test_it_is_a_whole_administration() -> None:
    kinds = dict(ask("SELECT kind, count(*) FROM unit GROUP BY kind"))
    assert kinds["department"] >= 8
    assert (kinds["settlement"], kinds["leadership"]) == (6, 1)
    assert ask("SELECT count(*) FROM unit WHERE is_coordinator")[0][0] == 1
    roles = dict(ask("SELECT role, count(*) FROM person GROUP BY role"))
    assert roles.keys() == {"admin", "coordinator", "controller", "leadership", "unit_head", "specialist"}
    assert sum(roles.values()) >= 60
    assert ask("SELECT count(*) FROM task")[0][0] >= 400
    assert ask("SELECT demo FROM installation") == [("filled",)]


def test_every_unit_with_a_board_has_a_head_and_colleagues() -> None:
    heads = ask(
        "SELECT board.name, sum(person.role IN ('unit_head', 'coordinator', 'leadership')), count(*) FROM board"
        " JOIN person ON person.unit_id = board.unit_id GROUP BY board.id"
    )
    assert len(heads) == len([*boards()])
    assert [name for name, head, people in heads if not head or people < 3] == []


def test_the_accounts_to_try_are_there_one_of_each_role() -> None:
    shown = {account["email"]: account["role"] for account in demo.accounts()}
    known = dict(ask("SELECT email, role FROM person WHERE password_hash IS NOT NULL"))
    assert len(shown) == len(set(shown.values())) == 6
    assert shown.items() <= known.items()


def test_nothing_has_happened_in_the_future() -> None:
    now = f"{WEDNESDAY.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"
    for table, columns in {
        "event": ["at"],
        "board": ["created_at"],
        "person": ["created_at"],
        "task": ["created_at", "entered_column_at", "moved_at", "done_at", "archived_at"],
        "lean_project": ["created_at", "state_since", "approved_at"],
        "project_transition": ["at"],
        "passport_version": ["at", "submitted_at", "approved_at"],
        "kept_file": ["at"],
    }.items():
        for column in columns:
            late = ask(f"SELECT count(*) FROM {table} WHERE {column} > :now", now=now)
            assert late == [(0,)], (table, column)


def test_every_rooms_versions_have_no_gaps_and_its_time_never_runs_back() -> None:
    told = ask(
        "SELECT room.name, room.version, count(*), min(event.version), max(event.version)"
        " FROM room JOIN event ON event.room = room.name GROUP BY room.name"
    )
    planned = ask("SELECT person_id FROM absence UNION SELECT person_id FROM work_schedule")
    assert len(planned) > 10
    met, scheduled = ask("SELECT id FROM meeting"), ask("SELECT board_id FROM meeting_schedule")
    decided = ask("SELECT unit_id FROM decision UNION SELECT asked_unit_id FROM escalation")
    of_meetings = len(met) + len(scheduled) + len(decided)
    assert of_meetings > 100
    reminded = ask("SELECT DISTINCT person_id FROM notice WHERE forgotten_at IS NULL")
    assert len(reminded) > 20
    of_projects = 1 + len(ask("SELECT id FROM lean_project"))
    assert of_projects > 40
    assert len(told) == 2 * len([*boards()]) + len(planned) + of_meetings + len(reminded) + of_projects + 5
    assert [row for row in told if not (row[1] == row[2] == row[4] and row[3] == 1)] == []
    back = ask(
        "SELECT later.room, later.version FROM event AS later JOIN event AS earlier"
        " ON earlier.room = later.room AND earlier.version = later.version - 1 WHERE later.at < earlier.at"
    )
    assert back == []


def test_every_boards_snapshot_is_what_its_events_make() -> None:
    with database.reading() as session:
        epoch = log.epoch(session)
        for board_id, name in boards():
            snapshot = queries.snapshot(session, board_id)
            replayed: dict[str, Any] = {**snapshot, "columns": [], "tasks": [], "people": [], "board": None}
            for event in log.events_since(session, snapshot["room"], 0) or []:
                replayed = apply(replayed, frame(event, epoch))
            assert canonical(replayed) == canonical(snapshot), name


def test_every_project_and_the_register_are_what_their_events_make() -> None:
    with database.reading() as session:
        epoch = log.epoch(session)
        states = [whole.state(session, each.id) for each in projects.projects(session)]
        for state in [*states, projects.state(session)]:
            replayed: dict[str, Any] = {**state, "project": None}
            if "projects" in state:
                replayed = {**state, "projects": [], "portfolios": []}
            told = select(Event).where(col(Event.room) == state["room"]).order_by(col(Event.version))
            for event in session.exec(told):
                replayed = apply(replayed, frame(event, epoch))
            assert canonical(replayed) == canonical(state), state["room"]


def test_twelve_weeks_are_alive_in_every_department() -> None:
    departments = ask(
        "SELECT 'board:' || board.id, board.name FROM board JOIN unit ON unit.id = unit_id AND kind = 'department'"
    )
    for room, name in departments:
        moved = ask("SELECT at FROM event WHERE room = :room AND kind = 'task.moved'", room=room)
        ages = [WEDNESDAY - datetime.fromisoformat(at).replace(tzinfo=UTC) for (at,) in moved]
        quiet = set(range(12)) - {age // timedelta(weeks=1) for age in ages}
        assert len(quiet) <= 3, (name, quiet)
