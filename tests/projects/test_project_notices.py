"""What people are told of passports, once and at once; of stages that end or are late, and of checks, on working days."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import orjson
import pytest

from board.bootstrap import places
from board.decree import commands as decree
from board.live.change import change
from board.notices import ways
from board.notices.models import Channel
from board.projects import approving, jobs
from board.projects.inputs import ApprovePassport
from board.projects.lifecycle import State
from tests.makers import NOON, Office, who
from tests.notices.conftest import titles, told
from tests.projects import life
from tests.projects.asked import led_to, only_sqlite, project
from tests.projects.conftest import Time
from tests.tasks.callers import Caller

DAY = timedelta(days=1)
# Half past eight in Novokuznetsk.
MORNING = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
TITLE = f"LP-2026-001 {life.TITLE}"


@pytest.fixture(autouse=True)
def by_mail(office: Office) -> Iterator[None]:
    """Letters are brought, in Russian."""
    before = ways.known()
    ways.use(ways.Ways(frozenset([Channel.MAIL]), "http://board.example", "ru"))
    yield
    ways.use(before)


@pytest.fixture
def stages(office: Office) -> None:
    """The names of the ten stages."""
    with change() as session:
        rows = orjson.loads((places.SEED / "decree" / "stages.json").read_bytes())
        for place, row in enumerate(rows, start=1):
            decree.lay_down(session, "stage", row["code"], place, row, by=None, at=NOON)


def tell() -> None:
    """Twice: what has been told is not told again."""
    jobs.tell_of_passports()
    jobs.tell_of_passports()


def of_passports(office: Office) -> dict[str, list[str]]:
    everybody = ("anna", "boris", "vera", "coordinator", "admin", "controller")
    found = {name: titles(getattr(office, name), "passport") for name in everybody}
    return {name: said for name, said in found.items() if said}


def approve(office: Office, made: str, at: datetime) -> None:
    with change() as session:
        found, _ = life.hold(session, office, made)
        proved = ApprovePassport(proof="x")
        approving.approve_passport(session, found, proved, None, by=who(session, office.anna), at=at)


def test_each_turn_of_a_passport_is_told_once_to_whom_it_waits_for(
    boris: Caller, anna: Caller, office: Office, time: Time
) -> None:
    # Saturday: what waits for somebody is told on any day.
    time.at = datetime(2026, 11, 28, 5, 0, tzinfo=UTC)
    made = led_to(office, State.PASSPORT_REVIEW, at=time.at)
    tell()
    assert of_passports(office) == {"anna": [f"Паспорт ждёт Вашего утверждения: {TITLE}"]}
    anna.post(f"projects/{made}/return", reason="Уточните цель")
    tell()
    assert of_passports(office)["boris"] == [f"Паспорт возвращён: {TITLE}"]
    (returned,) = told(office.boris, "passport")
    assert "Уточните цель" in str(returned.model_dump())
    assert f"/projects/{made}" in str(returned.model_dump())
    time.at += timedelta(hours=1)
    boris.post(f"projects/{made}/submit")
    tell()
    assert len(of_passports(office)["anna"]) == 2, "a new round is told anew"
    approve(office, made, time.at + timedelta(hours=1))
    tell()
    found = of_passports(office)
    assert found["boris"][1:] == [f"Паспорт утверждён: {TITLE}"]
    assert {name: len(said) for name, said in found.items()} == {"anna": 2, "boris": 2}


@only_sqlite
def test_a_pilot_is_told_as_approved_when_the_committee_has_agreed_too(
    boris: Caller, office: Office, time: Time
) -> None:
    made = led_to(office, State.PASSPORT_REVIEW, kind="pilot")
    approve(office, made, NOON)
    tell()
    assert of_passports(office).keys() == {"anna"}, "it waits for the committee"
    boris.post(f"projects/{made}/agreements", 201, sent_on="2026-11-23", letter="12-исх")
    sent = project(boris, made)["agreements"][0]["id"]
    boris.post(f"projects/{made}/agreements/{sent}/answer", answered_on="2026-11-23", agreed=True)
    tell()
    assert len(of_passports(office)["boris"]) == 1


@only_sqlite
def test_what_was_long_ago_is_not_told_any_more(office: Office, time: Time) -> None:
    led_to(office, State.PASSPORT_REVIEW)
    time.at += 8 * DAY
    tell()
    assert of_passports(office) == {}


@only_sqlite
def test_a_stage_that_ends_on_the_next_working_day_or_is_late_is_told_to_the_leader_in_the_morning(
    office: Office, time: Time, stages: None
) -> None:
    # The second stage is planned until Monday 7 December.
    led_to(office, State.MAPPING_CURRENT)
    found: list[str] = []
    for day in range(2, 16):
        time.at = MORNING + day * DAY
        for _ in range(2):
            jobs.remind_of_projects()
        found += [f"{time.at:%d.%m}"] * (len(titles(office.boris, "project")) - len(found))
    assert found[:2] == ["04.12", "08.12"], "on Friday before it ends, and when it is late"
    first, second = titles(office.boris, "project")[:2]
    assert first == f"Заканчивается 7 декабря: Картирование текущего состояния, {TITLE}"
    assert second == f"Опаздывает с 7 декабря: Картирование текущего состояния, {TITLE}"
    assert titles(office.anna, "project") == []


@only_sqlite
def test_checks_of_stability_and_the_end_of_a_rest_are_told_when_they_are_due(
    office: Office, time: Time, stages: None
) -> None:
    led_to(office, State.STABILITY_MONITORING)
    led_to(office, State.SUSPENDED)
    # The check is due on Wednesday 23 December, and the rest ends on that day.
    for day, count in ((26, 0), (27, 0), (28, 1), (29, 2), (29, 2)):
        time.at = MORNING + day * DAY
        jobs.remind_of_projects()
        assert len(titles(office.boris, "project")) == count, time.at
    assert all(life.TITLE in each for each in titles(office.boris, "project"))
