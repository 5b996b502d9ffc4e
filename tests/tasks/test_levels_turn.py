"""Levels that change although nobody touches a task: the week turns, somebody is away, the calendar is changed."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import pytest
from flask.testing import FlaskClient

from board import clock
from board.live import push
from board.tasks import jobs
from tests.makers import Office
from tests.tasks.callers import Caller
from tests.tasks.weeks import HIS, NEXT_WEEK, kinds, made

Client = Callable[[str], FlaskClient]
Clock = Callable[[str], None]
WEDNESDAY = "2026-11-25"


@pytest.fixture(autouse=True)
def monday(it_is: Clock) -> None:
    """It is Monday 23 November."""


@pytest.fixture
def dina(client: Client, office: Office) -> Caller:
    """Дина, the coordinator, who keeps the calendar."""
    return Caller(client(office.coordinator))


def level(boris: Caller, office: Office, board: str | None = None) -> str:
    """How full Борис's week is said to be."""
    return str(boris.person(board or office.board, office.boris)["load"])


def test_when_the_week_turns_every_board_is_told_once(it_is: Clock, boris: Caller, office: Office, second: str) -> None:
    made(office, **{**HIS, "due": NEXT_WEEK})
    here, there = boris.version(office.board), boris.version(second)
    jobs.tell_turned_levels()
    assert (boris.version(office.board), level(boris, office)) == (here, "room")
    it_is("2026-11-30")
    jobs.tell_turned_levels()
    for board, since in ((office.board, here), (second, there)):
        (event,) = boris.news(board, since)
        assert (event["kind"], event["by"], event["command_id"]) == ("person.load_changed", None, None)
        assert event["body"]["person"] == boris.person(board, office.boris)
        assert level(boris, office, board) == "full"
    jobs.tell_turned_levels()
    assert (boris.version(office.board), boris.version(second)) == (here + 1, there + 1)


def test_the_week_turns_at_midnight_of_the_district(
    it_is: Clock, boris: Caller, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(office, **{**HIS, "due": NEXT_WEEK})
    # 16:59 in London on Sunday is a minute to midnight in Kuzbass.
    for moment, said in (("2026-11-29T16:59:00+00:00", "room"), ("2026-11-29T17:00:00+00:00", "full")):
        monkeypatch.setattr(clock, "now", partial(datetime.fromisoformat, moment))
        jobs.tell_turned_levels()
        assert level(boris, office) == said


def test_nothing_is_held_while_nobodys_level_has_turned(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise AssertionError("a change was begun")

    monkeypatch.setattr(jobs, "change", refuse)
    jobs.tell_turned_levels()


def test_an_absence_is_shown_when_it_is_noted_weighs_when_it_begins_and_is_gone_when_it_is_over(
    it_is: Clock, boris: Caller, office: Office
) -> None:
    since = boris.version(office.board)
    days: dict[str, Any] = {"from_day": "2026-11-30", "until_day": "2026-12-06"}
    noted = boris.post(f"people/{office.boris}/absences", 201, **days, kind="vacation")
    (event,) = boris.news(office.board, since)
    assert (event["kind"], event["command_id"]) == ("person.load_changed", noted["command_id"])
    assert (event["body"]["person"]["away"], event["body"]["person"]["load"]) == (days, "room")
    for day, away, said in (("2026-11-30", days, "full"), ("2026-12-06", days, "full"), ("2026-12-07", None, "room")):
        it_is(day)
        jobs.tell_turned_levels()
        shown = boris.person(office.board, office.boris)
        assert (shown["away"], shown["load"]) == (away, said), day
    assert kinds(boris.news(office.board, since)) == ["person.load_changed"] * 3


def test_an_absence_of_this_week_weighs_at_once_and_its_undoing_too(boris: Caller, office: Office) -> None:
    # 24 hours are 75 % of 32, and 94 % of 25.6.
    made(office, **{**HIS, "estimate_hours": 24.0})
    noted = boris.post(f"people/{office.boris}/absences", 201, from_day=WEDNESDAY, until_day=WEDNESDAY)
    assert level(boris, office) == "full"
    since = boris.version(office.board)
    undone = boris.undo(noted)
    assert undone["room"] == f"person:{office.boris}"
    (event,) = boris.news(office.board, since)
    assert event["command_id"] == undone["command_id"]
    assert (event["body"]["person"]["load"], event["body"]["person"]["away"]) == ("room", None)


def test_a_schedule_weighs_at_once(boris: Caller, office: Office) -> None:
    # 12.8 hours are 40 % of 32, and 80 % of the 16 that part time leaves.
    made(office, **{**HIS, "estimate_hours": 12.8})
    set_to = boris.put(f"people/{office.boris}/schedule", hours=[4, 4, 4, 4, 4, 0, 0])
    assert level(boris, office) == "full"
    boris.undo(set_to)
    assert level(boris, office) == "room"


def test_a_day_off_in_the_calendar_fills_the_week_of_everybody_with_work(
    dina: Caller, boris: Caller, office: Office, second: str
) -> None:
    made(office, **{**HIS, "estimate_hours": 24.0})
    here, there = boris.version(office.board), boris.version(second)
    dina.put(f"calendar/{WEDNESDAY}", is_working=False, reason="День района")
    for board, since in ((office.board, here), (second, there)):
        (event,) = boris.news(board, since)
        assert (event["kind"], event["by"], event["body"]["person"]["id"]) == (
            "person.load_changed",
            None,
            office.boris,
        )
        assert level(boris, office, board) == "full"
    dina.delete(f"calendar/{WEDNESDAY}")
    assert level(boris, office) == level(boris, office, second) == "room"


def test_a_day_off_in_another_week_is_told_to_nobody_yet(dina: Caller, boris: Caller, office: Office) -> None:
    made(office, **{**HIS, "estimate_hours": 24.0})
    since = boris.version(office.board)
    dina.put("calendar/2026-12-02", is_working=False, reason="День района")
    assert boris.version(office.board) == since


def test_what_the_job_tells_is_pushed(
    it_is: Clock, boris: Caller, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(office, **{**HIS, "due": NEXT_WEEK})
    sent: list[tuple[str, str]] = []
    monkeypatch.setattr(push, "_send", lambda name, body, to: sent.append((to, body["kind"])))
    it_is("2026-11-30")
    jobs.tell_turned_levels()
    assert sent == [(f"board:{office.board}", "person.load_changed")]
