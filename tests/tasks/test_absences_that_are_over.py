"""Absences that are over: what lies before this week is shown nowhere, so it is not taken."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.makers import Office
from tests.tasks.callers import Caller
from tests.tasks.test_absences import faults, known, note


@pytest.fixture(autouse=True)
def monday(it_is: Callable[[str], None]) -> None:
    """It is Monday 23 November."""


def test_what_was_over_before_this_week_is_refused(boris: Caller, office: Office) -> None:
    past: dict[str, Any] = {"from_day": "2026-11-16", "until_day": "2026-11-22"}
    refused = note(boris, office.boris, 422, **past)
    assert faults(refused) == [("until_day", "own")]
    absence = note(boris, office.boris, **{**past, "until_day": "2026-11-23"})["absence"]
    assert faults(boris.patch(f"absences/{absence['id']}", 422, until_day="2026-11-22")) == [("until_day", "own")]
    assert known(boris, office.boris)[0] == [absence]


def test_what_is_over_since_may_still_get_another_kind(
    boris: Caller, office: Office, it_is: Callable[[str], None]
) -> None:
    absence = note(boris, office.boris)["absence"]
    it_is("2026-12-14")
    assert boris.patch(f"absences/{absence['id']}", kind="sick_leave")["absence"]["kind"] == "sick_leave"
