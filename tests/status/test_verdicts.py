"""When a thing is fine, worth knowing, or needs attention."""

from datetime import UTC, datetime, timedelta

import pytest

from board.status import verdicts

NOW = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)
GB = 1024**3


@pytest.mark.parametrize(
    ("version", "sound"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 0), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_a_faulty_sqlite_is_worth_knowing_and_no_alarm(version: tuple[int, ...], sound: bool) -> None:
    thing = verdicts.of_sqlite(version)
    assert (thing.state, thing.facts["sound"]) == ("fine" if sound else "note", sound)
    assert thing.facts["version"] == ".".join(map(str, version))


@pytest.mark.parametrize(
    ("seconds", "lasting", "fault", "state"),
    [
        (0.004, 0.004, None, "fine"),
        (0.5, 0.5, None, "fine"),
        (1.2, 0.004, None, "fine"),
        (1.2, 0.6, None, "attention"),
        (0.1, 0.1, "database", "attention"),
    ],
)
def test_a_database_takes_writes_and_soon(seconds: float, lasting: float, fault: str | None, state: str) -> None:
    thing = verdicts.of_database("sqlite", 1, seconds, fault, lasting=lasting)
    assert (thing.state, thing.facts["fault"], thing.facts["slow"]) == (state, fault, lasting > 0.5)


@pytest.mark.parametrize(("free", "state"), [(GB, "fine"), (GB - 1, "attention"), (0, "attention")])
def test_a_gigabyte_of_the_disk_is_free(free: int, state: str) -> None:
    assert verdicts.of_disk(free, 10 * GB).state == state


@pytest.mark.parametrize(
    ("age", "state"),
    [
        (None, "attention"),
        (timedelta(0), "fine"),
        (timedelta(days=7), "fine"),
        (timedelta(days=7, seconds=1), "attention"),
    ],
)
def test_a_backup_is_a_week_old_at_most(age: timedelta | None, state: str) -> None:
    thing = verdicts.of_backup((NOW - age, 5) if age is not None else None, NOW)
    assert thing.state == state
    assert thing.facts["age_seconds"] == (None if age is None else age.total_seconds())


@pytest.mark.parametrize(
    ("drift", "ahead", "state"),
    [
        (None, None, "fine"),
        (0, -3600, "fine"),
        (5, None, "fine"),
        (6, None, "attention"),
        (-6, None, "attention"),
        (None, 60, "fine"),
        (None, 61, "attention"),
    ],
)
def test_a_clock_agrees_with_what_the_database_knows(drift: int | None, ahead: int | None, state: str) -> None:
    thing = verdicts.of_clock("Asia/Novokuznetsk", NOW, database_now=_shifted(drift), newest=_shifted(ahead))
    assert thing.state == state
    assert thing.facts["drift_seconds"] == (drift or 0)
    assert thing.facts["behind_seconds"] == (ahead if ahead and ahead > 60 else 0)


@pytest.mark.parametrize(
    ("scheme", "host", "keeps"),
    [
        ("https", "board.example.org", True),
        ("http", "board.example.org", False),
        ("http", "10.0.0.5", False),
        ("http", "localhost", True),
        ("http", "127.0.0.1", True),
        ("http", "::1", True),
        ("http", "localhost.example.org", False),
    ],
)
def test_walls_keep_pictures_where_browsers_let_them(scheme: str, host: str, keeps: bool) -> None:
    thing = verdicts.of_walls(scheme, host)
    assert (thing.state, thing.facts) == ("fine" if keeps else "note", {"keep_pictures": keeps})


def test_redis_that_does_not_answer_needs_attention() -> None:
    assert [verdicts.of_bus(well=well).state for well in (True, False)] == ["fine", "attention"]


def test_a_timetable_that_stands_still_needs_attention() -> None:
    assert [verdicts.of_timetable(100, alive=alive).state for alive in (True, False)] == ["fine", "attention"]


def _shifted(seconds: int | None) -> datetime | None:
    return None if seconds is None else NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("stuck", "minutes", "sends", "state"),
    [
        (0, 0, True, "fine"),
        (0, 14, True, "fine"),
        (0, 16, True, "attention"),
        (1, 0, True, "attention"),
        (0, 0, False, "note"),
        (1, 0, False, "attention"),
    ],
)
def test_letters_that_are_stuck_or_wait_for_long_need_attention(
    stuck: int, minutes: int, sends: bool, state: str
) -> None:
    thing = verdicts.of_letters(stuck, 3, timedelta(minutes=minutes), sends=sends)
    assert (thing.state, thing.facts["oldest_seconds"]) == (state, minutes * 60)
