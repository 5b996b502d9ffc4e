"""The same district every time, on either database, and never a mixture of two fillings."""

from datetime import timedelta
from pathlib import Path

import pytest

from board import database, errors
from board.config import Settings
from board.live.change import change
from board.live.models import Installation
from board.people import commands
from board.people.inputs import NewPerson, NewUnit
from board.seeding import demo, district
from board.seeding.acting import Stage
from tests.makers import NOON
from tests.postgresql import PostgreSQL
from tests.seeding.filling import WEDNESDAY, ZONE, ask, fill, written_down

FEW = ["property", "talovskoe"]


@pytest.fixture
def few_units(monkeypatch: pytest.MonkeyPatch, few_projects: None) -> None:
    """Only two boards are filled, and with three projects."""
    monkeypatch.setattr(district, "_keys_with_tasks", lambda _units: [*FEW])


@pytest.fixture
def settings(db: database.Database) -> Settings:
    """Settings with the database of the test, in use."""
    return Settings(database_url=db.url, time_zone=ZONE)


@pytest.mark.slow
@pytest.mark.usefixtures("demo_district")
def test_two_fillings_of_the_same_moment_are_equal_but_for_ids(fresh: str) -> None:
    first = written_down()
    fill(fresh, WEDNESDAY)
    second = written_down()
    assert len(first) > 2000
    assert first == second


def test_a_week_later_the_same_things_happened_a_week_later(few_units: None, tmp_path: Path) -> None:
    told = []
    for weeks in (0, 1):
        fill(f"sqlite:///{tmp_path}/{weeks}.db", WEDNESDAY + timedelta(weeks=weeks))
        told.append(
            ask(
                # Levels follow the calendar, and another week has other holidays.
                "SELECT kind, by_name, substr(at, 11) FROM event"
                " WHERE room LIKE 'board:%' AND kind <> 'person.load_changed' ORDER BY at, by_name"
            )
        )
    assert told[0] == told[1]
    assert len(told[0]) > 100


def test_postgresql_holds_the_same_district(few_units: None, fresh: str, postgresql: PostgreSQL) -> None:
    fill(fresh, WEDNESDAY)
    question = "SELECT kind, by_name, count(*), max(version) FROM event GROUP BY kind, by_name ORDER BY kind, by_name"
    columns = "SELECT name, (SELECT count(*) FROM task WHERE column_id = board_column.id) FROM board_column"
    on_sqlite = sorted(ask(question), key=repr), sorted(ask(columns))
    fill(postgresql.fresh(), WEDNESDAY)
    assert (sorted(ask(question), key=repr), sorted(ask(columns))) == on_sqlite
    database.leave()


@pytest.mark.slow
def test_postgresql_takes_the_whole_demonstration(postgresql: PostgreSQL) -> None:
    fill(postgresql.fresh(), WEDNESDAY)
    told = ask(
        "SELECT count(*), max(event.version), max(room.version) FROM event JOIN room ON name = room GROUP BY name"
    )
    assert len(told) > 15
    assert all(count == newest == version for count, newest, version in told)
    assert ask("SELECT count(*) FROM event WHERE at > :now", now=WEDNESDAY) == [(0,)]
    database.leave()


def test_a_filled_demonstration_is_left_alone(settings: Settings, few_units: None) -> None:
    said: list[str] = []
    demo.ensure(settings, say=said.append)
    assert len(said) == 2
    before = written_down()
    demo.ensure(settings, say=said.append)
    assert len(said) == 2
    assert written_down() == before


def test_half_a_filling_is_begun_anew(settings: Settings, few_units: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Stage, "_finish", None)
        with pytest.raises(TypeError):
            demo.ensure(settings, say=print)
    assert ask("SELECT demo FROM installation") == [("filling",)]
    assert ask("SELECT count(*) FROM board") == [(2,)]
    demo.ensure(settings, say=print)
    assert ask("SELECT demo FROM installation") == [("filled",)]
    assert ask("SELECT count(*) FROM board") == [(2,)]
    assert ask("SELECT count(*) FROM person") == [(len(district.load("organisation.json")["people"]),)]


@pytest.mark.parametrize("what", ["unit", "person"])
def test_real_data_is_never_filled_up(settings: Settings, few_units: None, what: str) -> None:
    with change() as session:
        if what == "unit":
            commands.add_unit(session, NewUnit(name="Архив", short_name="Архив"), by=None, at=NOON)
        else:
            commands.add_person(session, NewPerson(name="Анна", email="anna@example.org"), by=None, at=NOON)
    before = written_down()
    with pytest.raises(errors.Refusal, match="real data"):
        demo.ensure(settings, say=print)
    assert written_down() == before
    with database.reading() as session:
        assert session.get_one(Installation, 1).demo is None


def test_a_demonstration_is_set_up_on_a_database_without_a_schema(fresh: str, few_units: None) -> None:
    database.use(fresh)
    demo.ensure(Settings(database_url=fresh, time_zone=ZONE), say=print)
    assert ask("SELECT count(*) FROM board") == [(2,)]
