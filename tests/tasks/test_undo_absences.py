"""Taking back what was said about when somebody works."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.makers import Office
from tests.tasks.callers import Caller
from tests.tasks.test_absences import WEEK, known, note, told


@pytest.fixture(autouse=True)
def monday(it_is: Callable[[str], None]) -> None:
    """It is Monday 23 November."""


@pytest.fixture
def absence(boris: Caller, office: Office) -> str:
    """The id of an absence of Борис in December."""
    return str(note(boris, office.boris, kind="business_trip")["absence"]["id"])


DEEDS: dict[str, Callable[[Caller, Office, str], Any]] = {
    "add": lambda boris, office, absence: note(boris, office.boris, from_day="2026-12-21", until_day="2026-12-22"),
    "change": lambda boris, office, absence: boris.patch(f"absences/{absence}", from_day="2026-12-09", kind="other"),
    "remove": lambda boris, office, absence: boris.delete(f"absences/{absence}"),
    "schedule": lambda boris, office, absence: boris.put(f"people/{office.boris}/schedule", hours=WEEK),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_what_was_said_is_taken_back_and_said_again(
    deed: Callable[[Caller, Office, str], Any], absence: str, boris: Caller, office: Office
) -> None:
    before, shown = known(boris, office.boris), boris.person(office.board, office.boris)
    done = deed(boris, office, absence)
    after = known(boris, office.boris)
    assert after != before
    taken_back = boris.undo(done)
    assert taken_back["room"] == f"person:{office.boris}"
    assert known(boris, office.boris) == before
    assert boris.person(office.board, office.boris) == shown
    boris.undo(taken_back)
    assert known(boris, office.boris) == after
    assert len(told(boris, office.boris)) == 4


def test_a_schedule_is_taken_back_to_the_one_before(boris: Caller, office: Office) -> None:
    boris.put(f"people/{office.boris}/schedule", hours=WEEK)
    boris.undo(boris.put(f"people/{office.boris}/schedule", hours=[8.0] * 7))
    assert known(boris, office.boris) == ([], WEEK)
    boris.undo(boris.put(f"people/{office.boris}/schedule", hours=None))
    assert known(boris, office.boris) == ([], WEEK)


def test_what_somebody_has_changed_since_cannot_be_taken_back(
    absence: str, boris: Caller, anna: Caller, office: Office
) -> None:
    done = boris.patch(f"absences/{absence}", kind="other")
    hours = boris.put(f"people/{office.boris}/schedule", hours=WEEK)
    anna.patch(f"absences/{absence}", until_day="2026-12-09")
    anna.put(f"people/{office.boris}/schedule", hours=[4.0] * 7)
    before = known(boris, office.boris)
    for each in (done, hours):
        assert boris.undo(each, 409)["type"] == "cannot-undo"
    assert known(boris, office.boris) == before


def test_days_that_were_noted_otherwise_meanwhile_are_not_taken_back(
    absence: str, boris: Caller, office: Office
) -> None:
    removed = boris.delete(f"absences/{absence}")
    note(boris, office.boris, from_day="2026-12-11", until_day="2026-12-12")
    before = known(boris, office.boris)
    assert boris.undo(removed, 409)["type"] == "cannot-undo"
    assert known(boris, office.boris) == before


def test_an_absence_does_not_grow_back_over_another(absence: str, boris: Caller, office: Office) -> None:
    shortened = boris.patch(f"absences/{absence}", until_day="2026-12-08")
    note(boris, office.boris, from_day="2026-12-09", until_day="2026-12-11")
    before = known(boris, office.boris)
    assert boris.undo(shortened, 409)["type"] == "cannot-undo"
    assert known(boris, office.boris) == before


def test_the_head_and_the_person_take_back_only_their_own_commands(boris: Caller, anna: Caller, office: Office) -> None:
    noted = note(anna, office.boris)
    assert boris.undo(noted, 404)["type"] == "not-found"
    anna.undo(noted)
    assert known(boris, office.boris) == ([], None)
