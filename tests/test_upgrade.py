"""A database that was filled under the first schema comes to the newest one and a step back with its rows."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from alembic import command
from sqlalchemy import MetaData, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import select as select_rows

from board import database, schema
from board.people.models import Sitting
from board.tasks import queries, vocabulary
from board.tasks.models import Board, BoardColumn, Task
from tests.test_schema import blank, differences, tables

__all__ = ["blank"]
FIRST = "20261123_1900"
NEW_TABLES = {"absence", "work_schedule", "term", "comment", "checklist_item", "backup_made", "write_probe"}
AT = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
ROWS: dict[str, list[dict[str, Any]]] = {
    "installation": [{"id": 1, "epoch": "e1", "created_at": AT, "demo": None}],
    "unit": [
        {"id": "u1", "name": "Земельный отдел", "short_name": "Земля", "kind": "department", "parent_id": None, "is_coordinator": False, "position": 0},
    ],
    "person": [
        {"id": "p1", "name": "Борис Лапин", "email": "b@example.org", "post": "", "role": "specialist", "unit_id": "u1", "password_hash": None, "rights_version": 0, "created_at": AT, "disabled_at": None},
    ],
    "sitting": [{"id": "s1", "person_id": "p1", "created_at": AT, "seen_at": AT, "ended_at": None}],
    "board": [
        {"id": "b1", "name": "Земля", "unit_id": "u1", "unit_name": "Земельный отдел", "time_zone": "Asia/Novokuznetsk", "labels": ["5С"], "hard_limits": True, "hard_entry_rules": False, "last_number": 2, "created_at": AT},
    ],
    "board_column": [
        {"id": "c1", "board_id": "b1", "name": "План недели", "short_name": "План", "kind": "planned", "wip_limit": 3, "wip_scope": "person", "position": 0},
        {"id": "c2", "board_id": "b1", "name": "Готово", "short_name": "Готово", "kind": "done", "wip_limit": None, "wip_scope": "column", "position": 1},
    ],
    "board_person": [{"board_id": "b1", "person_id": "p1", "name": "Борис Лапин", "initials": "БЛ", "active": True}],
    "task": [
        {"id": f"t{number}", "board_id": "b1", "number": number, "title": f"Задача {number}", "description": None, "kind": kind, "column_id": column, "position": 65536 * number, "assignee_id": "p1", "due": date(2026, 11, 27), "original_due": None, "due_changes": 0, "estimate_hours": 4.5, "remaining_hours": None, "priority": "high", "labels": ["5С"], "waiting_for": None, "expected_on": None, "result": None, "return_count": 1, "blocked": {"reason": "нет подписи", "category": "documents", "waiting_for": None, "check_on": None, "since": "2026-11-23T05:00:00.000Z", "by": None}, "created_at": AT, "entered_column_at": AT, "moved_at": AT, "done_at": None, "archived_at": None, "removed_at": None, "touched_version": 1}
        for number, kind, column in ((1, "service", "c1"), (2, "report", "c2"))
    ],
    "room": [{"name": "board:b1", "version": 1}],
    "event": [
        {"room": "board:b1", "version": 1, "kind": "task.added", "at": AT, "by_id": "p1", "by_name": "Борис Лапин", "command_id": None, "subject": "t1", "body": "{}"},
    ],
}  # fmt: skip


def go(way: Any, revision: str) -> None:
    """Upgrade or downgrade the database in use to a revision, as the program does it."""
    with schema._connection() as connection:
        way(schema._config(connection), revision)


def fill(db: database.Database) -> None:
    """Put the rows in, into the tables as they are there now."""
    there = MetaData()
    there.reflect(db.engine)
    with db.engine.execution_options(board_writes=True).begin() as connection:
        for name, rows in ROWS.items():
            connection.execute(there.tables[name].insert(), rows)


def kept(db: database.Database) -> dict[str, list[dict[str, Any]]]:
    """The rows that are there now, with the columns that they were given; instants have their zone."""
    there = MetaData()
    there.reflect(db.engine)
    with db.engine.connect() as connection:
        return {
            name: [
                {field: _aware(row[field]) for field in rows[0]}
                for row in connection.execute(
                    select(there.tables[name]).order_by(*there.tables[name].primary_key)
                ).mappings()
            ]
            for name, rows in ROWS.items()
        }


def _aware(value: Any) -> Any:
    return value.replace(tzinfo=value.tzinfo or UTC) if isinstance(value, datetime) else value


@pytest.fixture
def old(blank: database.Database) -> database.Database:
    """A filled database of the first schema."""
    go(command.upgrade, FIRST)
    fill(blank)
    assert not NEW_TABLES & tables(blank)
    return blank


def test_a_filled_database_of_the_first_schema_keeps_its_rows_and_gets_what_is_new(old: database.Database) -> None:
    assert schema.migrate()
    assert kept(old) == ROWS
    assert differences(old) == []
    with database.reading() as session:
        (person,) = queries.people(session, "b1")
        assert (person.load, person.away_from, person.away_until) == ("room", None, None)
        columns = session.exec(select_rows(BoardColumn)).all()
        assert {(each.yellow_after, each.red_after, each.removed_at) for each in columns} == {(3, 5, None)}
        assert session.get_one(Board, "b1").closed_at is None
        assert session.exec(select_rows(Sitting)).one().agent == ""
        terms = vocabulary.state(session)["terms"]
    assert len(terms) == 12
    assert all(term["active"] and term["name_ru"] and term["name_en"] for term in terms)


def test_what_the_old_tasks_bear_is_in_the_new_lists(old: database.Database) -> None:
    schema.migrate()
    with database.reading() as session:
        for task in session.exec(select_rows(Task)):
            assert task.blocked
            assert vocabulary.is_in_use(session, "kind", task.kind)
            assert vocabulary.is_in_use(session, "category", task.blocked["category"])
        shown = queries.snapshot(session, "b1")
    assert [task["title"] for task in shown["tasks"]] == ["Задача 1", "Задача 2"]
    assert [task["checklist"] for task in shown["tasks"]] == [{"done": 0, "total": 0}] * 2
    assert [task["comments"] for task in shown["tasks"]] == [0, 0]


def test_a_step_back_and_up_again_keeps_the_rows(old: database.Database) -> None:
    schema.migrate()
    with old.writing() as session:
        session.get_one(BoardColumn, "c1").yellow_after = 9
        session.commit()
    go(command.downgrade, FIRST)
    assert not NEW_TABLES & tables(old)
    assert kept(old) == ROWS
    with pytest.raises(schema.NotMigrated):
        schema.require()
    assert schema.migrate()
    assert kept(old) == ROWS
    assert differences(old) == []
    with database.reading() as session:
        assert session.get_one(BoardColumn, "c1").yellow_after == 3
        assert len(vocabulary.state(session)["terms"]) == 12


def test_after_the_upgrade_what_refers_is_watched_over_again(old: database.Database) -> None:
    schema.migrate()
    with old.writing() as session:
        session.delete(session.get_one(BoardColumn, "c1"))
        with pytest.raises(IntegrityError):
            session.flush()
    assert kept(old) == ROWS
