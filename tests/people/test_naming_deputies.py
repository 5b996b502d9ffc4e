"""Who may not be named to stand in for a head, and on which days."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from board import clock
from tests.makers import NOON, Office
from tests.people.test_deputies import end, name
from tests.people.test_units import directory, faults

Client = Callable[[str], FlaskClient]


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Monday 23 November."""
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.fixture
def anna(client: Client, office: Office) -> FlaskClient:
    """The head's client."""
    return client(office.anna)


def test_days_that_are_over_are_refused(anna: FlaskClient, office: Office) -> None:
    asked = {"person_id": office.vera, "from_day": "2026-11-16", "until_day": "2026-11-22"}
    assert refused(anna, office, asked) == [("until_day", "past")]
    name(anna, office, office.vera, first=date(2026, 11, 16), until=date(2026, 11, 23))


def test_the_head_does_not_stand_in_for_the_head(anna: FlaskClient, client: Client, office: Office) -> None:
    asked = {"person_id": office.anna, "from_day": "2026-11-24"}
    assert refused(anna, office, asked) == [("person_id", "own")]
    other = client(office.admin).post(f"/api/v1/units/{office.archive}/deputies", json=asked)
    assert other.status_code == 201


@pytest.mark.parametrize(
    ("first", "until"),
    [("2026-11-26", "2026-11-30"), ("2026-11-23", "2026-11-24"), ("2026-11-25", "2026-11-25"), ("2026-11-20", None)],
)
def test_nobody_stands_in_twice_on_the_same_days(
    anna: FlaskClient, office: Office, first: str, until: str | None
) -> None:
    name(anna, office, office.vera)
    asked = {"person_id": office.vera, "from_day": first, "until_day": until}
    assert refused(anna, office, asked) == [("from_day", "used")]
    assert refused(anna, office, {**asked, "person_id": office.boris}) == []


def test_the_days_before_and_after_are_free_and_stay_apart(anna: FlaskClient, office: Office) -> None:
    before = name(anna, office, office.vera, first=date(2026, 11, 23), until=date(2026, 11, 23))
    name(anna, office, office.vera)
    later = name(anna, office, office.vera, first=date(2026, 11, 27), until=None)
    assert faults(end(anna, before, date(2026, 11, 24))) == [("until_day", "used")]
    assert end(anna, later, date(2026, 11, 30))["deputy"]["until_day"] == "2026-11-30"


def test_who_was_ended_at_once_may_be_named_anew(anna: FlaskClient, office: Office) -> None:
    deputy = name(anna, office, office.vera, first=date(2026, 11, 23))
    end(anna, deputy, date(2026, 11, 22))
    name(anna, office, office.vera, first=date(2026, 11, 23))


def test_the_directory_lists_them_by_their_first_days(anna: FlaskClient, client: Client, office: Office) -> None:
    for day in (25, 24, 27, 26, 23):
        name(anna, office, office.vera, first=date(2026, 11, day), until=date(2026, 11, day))
    days = [deputy["from_day"] for deputy in directory(client(office.admin))["deputies"]]
    assert days == sorted(days)


def refused(head: FlaskClient, office: Office, asked: dict[str, Any]) -> list[tuple[str, str]]:
    """The faults for which a naming in the land unit is refused."""
    answer = head.post(f"/api/v1/units/{office.land}/deputies", json=asked)
    return [] if answer.status_code == 201 else faults(answer.get_json())
