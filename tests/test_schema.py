"""The migrations and the models say the same, on both databases."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import DateTime, inspect, text

import board.app  # noqa: F401  (with it every table is known)
from board import database, schema
from board.clock import now
from board.database import Instant
from board.live import queries
from board.live.models import Installation
from tests.postgresql import PostgreSQL

TABLES = {
    "absence",
    "api_token",
    "backup_made",
    "board",
    "board_column",
    "board_person",
    "checklist_item",
    "command",
    "comment",
    "decision",
    "decree_row",
    "delivery",
    "deputy",
    "escalation",
    "event",
    "failed_try",
    "feed",
    "follower_cursor",
    "goal",
    "installation",
    "kept_file",
    "kept_file_part",
    "kpi",
    "kpi_note",
    "kpi_review",
    "kpi_target",
    "kpi_value",
    "lean_project",
    "meeting",
    "meeting_decision",
    "meeting_heard",
    "meeting_schedule",
    "notice",
    "passport_remark",
    "passport_sight",
    "passport_version",
    "person",
    "project_action",
    "project_agreement",
    "project_file",
    "project_portfolio",
    "project_stage",
    "project_transition",
    "reader",
    "room",
    "screen",
    "screen_health",
    "screen_pairing",
    "setup_code",
    "sign_in_link",
    "sitting",
    "task",
    "term",
    "unit",
    "wall",
    "wish",
    "work_calendar_day",
    "work_schedule",
    "write_probe",
}


@pytest.fixture(params=["sqlite", "postgresql"])
def blank(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[database.Database]:
    """A database without any table, in use."""
    if request.param == "postgresql":
        server: PostgreSQL = request.getfixturevalue("postgresql")
        url = server.blank()
    else:
        url = f"sqlite:///{tmp_path}/blank.db"
    yield database.use(url)
    database.current().close()


def tables(db: database.Database) -> set[str]:
    return set(inspect(db.engine).get_table_names())


def run(db: database.Database, what: str) -> None:
    """`downgrade` to nothing, or `upgrade` to the newest."""
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    with db.engine.begin() as connection:
        config.attributes["connection"] = connection
        if what == "downgrade":
            command.downgrade(config, "base")
        else:
            command.upgrade(config, "head")


def differences(db: database.Database) -> list[object]:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        found: list[object] = compare_metadata(context, database.metadata)
        return found


def test_a_migrated_database_equals_the_models(blank: database.Database) -> None:
    assert schema.migrate()
    assert differences(blank) == []
    assert tables(blank) == TABLES | {"alembic_version"}


def test_a_missing_index_would_be_noticed(blank: database.Database) -> None:
    schema.migrate()
    with blank.engine.begin() as connection:
        connection.execute(text("DROP INDEX ix_task_column_id"))
    assert len(differences(blank)) == 1


def test_migrating_again_changes_nothing(blank: database.Database) -> None:
    schema.migrate()
    with database.reading() as session:
        epoch = queries.epoch(session)
    assert not schema.migrate()
    with database.reading() as session:
        assert queries.epoch(session) == epoch


def test_the_migrations_lead_back_to_nothing_and_up_again(blank: database.Database) -> None:
    run(blank, "upgrade")
    run(blank, "downgrade")
    assert tables(blank) == {"alembic_version"}
    run(blank, "upgrade")
    assert differences(blank) == []


def test_starting_over_empties_the_database_and_gives_it_another_epoch(blank: database.Database) -> None:
    schema.migrate()
    with database.reading() as session:
        before = session.get_one(Installation, 1).epoch
    schema.start_over()
    with database.reading() as session:
        after = session.get_one(Installation, 1)
        assert after.epoch != before
        assert after.demo is None
    assert differences(blank) == []


def test_only_the_programs_own_schema_is_accepted(blank: database.Database) -> None:
    with pytest.raises(schema.NotMigrated):
        schema.require()
    schema.migrate()
    schema.require()
    with blank.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'from_the_future'"))
    for refuse in (schema.require, schema.migrate):
        with pytest.raises(schema.NewerDatabase, match="from_the_future"):
            refuse()


def test_the_migrations_are_one_line_without_branches() -> None:
    script = ScriptDirectory(str(Path(schema.__file__).parent / "migrations"))
    assert len(script.get_heads()) == len(script.get_bases()) == 1


def test_every_table_is_known_by_name() -> None:
    assert set(database.metadata.tables) == TABLES


def test_every_instant_is_kept_in_utc_and_refuses_what_has_no_zone() -> None:
    columns = [column for table in database.metadata.tables.values() for column in table.columns]
    moments = [column for column in columns if isinstance(getattr(column.type, "impl", column.type), DateTime)]
    assert len(moments) > 15
    assert [str(column) for column in moments if not isinstance(column.type, Instant)] == []
    with pytest.raises(ValueError, match="no instant"):
        Instant().process_bind_param(datetime(2026, 11, 23, 12, 0), None)  # type: ignore[arg-type]  # noqa: DTZ001


def test_an_instant_comes_back_as_it_went_in(db: database.Database) -> None:
    moment = now()
    with db.writing() as session:
        session.get_one(Installation, 1).created_at = moment
        session.commit()
    with database.reading() as session:
        kept = session.get_one(Installation, 1).created_at
    assert (kept, kept.utcoffset()) == (moment, moment.utcoffset())
