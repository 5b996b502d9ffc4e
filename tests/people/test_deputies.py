"""Deputies: the head's rights from the first day to the last, and not a day longer."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlmodel import col, select

from board import clock, database
from board.people import viewers
from board.people.models import ApiToken
from tests.makers import NOON, Office
from tests.people.browsers import close_account
from tests.people.test_units import directory, events, faults, version

Client = Callable[[str], FlaskClient]
FIRST, LAST = date(2026, 11, 24), date(2026, 11, 26)


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Monday 23 November."""
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.fixture
def anna(client: Client, office: Office) -> FlaskClient:
    """The head's client."""
    return client(office.anna)


def test_a_deputy_stands_in_the_directory_and_is_told(anna: FlaskClient, client: Client, office: Office) -> None:
    admin, before = client(office.admin), version()
    deputy = name(anna, office, office.vera)
    assert deputy == {
        "id": deputy["id"],
        "unit_id": office.land,
        "person_id": office.vera,
        "from_day": "2026-11-24",
        "until_day": "2026-11-26",
    }
    assert directory(admin)["deputies"] == [deputy]
    assert [(event["kind"], event["body"]) for event in events(admin, before)] == [("deputy.named", {"deputy": deputy})]


@pytest.mark.parametrize(
    ("moment", "status"),
    [
        # The zone of the organisation is seven hours ahead of UTC.
        (datetime(2026, 11, 23, 16, 59, 59, tzinfo=UTC), 404),
        (datetime(2026, 11, 23, 17, 0, tzinfo=UTC), 200),
        (datetime(2026, 11, 25, 5, 0, tzinfo=UTC), 200),
        (datetime(2026, 11, 26, 16, 59, 59, tzinfo=UTC), 200),
        (datetime(2026, 11, 26, 17, 0, tzinfo=UTC), 404),
    ],
    ids=["evening before", "first midnight", "between", "last evening", "midnight after"],
)
def test_a_deputy_has_the_rights_from_the_first_day_to_the_last(
    anna: FlaskClient, client: Client, office: Office, monkeypatch: pytest.MonkeyPatch, moment: datetime, status: int
) -> None:
    name(anna, office, office.vera)
    vera = client(office.vera)
    monkeypatch.setattr(clock, "now", lambda: moment)
    board = f"/api/v1/boards/{office.board}"
    found = [
        vera.get(board),
        vera.patch(board, json={"hard_limits": True}),
        vera.get(f"/api/v1/rooms/board:{office.board}/events"),
    ]
    assert [answer.status_code for answer in found] == [status] * 3


def test_a_deputy_without_a_last_day_goes_on(
    anna: FlaskClient, client: Client, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    name(anna, office, office.vera, until=None)
    vera = client(office.vera)
    monkeypatch.setattr(clock, "now", lambda: datetime(2028, 1, 1, tzinfo=UTC))
    assert vera.get(f"/api/v1/boards/{office.board}").status_code == 200


def test_a_deputy_of_one_day_stands_in_on_that_day(anna: FlaskClient, client: Client, office: Office) -> None:
    today = clock.today("Asia/Novokuznetsk")
    name(anna, office, office.vera, first=today, until=today)
    assert client(office.vera).get(f"/api/v1/boards/{office.board}").status_code == 200


def test_an_end_in_the_past_takes_the_rights_at_once(anna: FlaskClient, client: Client, office: Office) -> None:
    today, vera = clock.today("Asia/Novokuznetsk"), client(office.vera)
    deputy = name(anna, office, office.vera, first=today - timedelta(days=9), until=None)
    assert vera.get(f"/api/v1/boards/{office.board}").status_code == 200
    ended = end(anna, deputy, today - timedelta(days=1))
    assert ended["deputy"]["until_day"] == (today - timedelta(days=1)).isoformat()
    assert vera.get(f"/api/v1/boards/{office.board}").status_code == 404


def test_the_same_end_again_is_not_told(anna: FlaskClient, office: Office) -> None:
    deputy = name(anna, office, office.vera)
    end(anna, deputy, date(2026, 11, 25))
    before = version()
    end(anna, deputy, date(2026, 11, 25))
    assert version() == before


def test_days_in_the_wrong_order_are_refused(anna: FlaskClient, office: Office) -> None:
    asked = {"person_id": office.vera, "from_day": "2026-11-24", "until_day": "2026-11-23"}
    answer = anna.post(f"/api/v1/units/{office.land}/deputies", json=asked)
    assert (answer.status_code, faults(answer.get_json())) == (422, [("until_day", "order")])
    assert faults(end(anna, name(anna, office, office.vera), date(2026, 11, 22))) == [("until_day", "order")]


@pytest.mark.parametrize("begins_in", [0, 4])
def test_who_was_named_by_mistake_stands_in_on_no_day(
    anna: FlaskClient, client: Client, office: Office, monkeypatch: pytest.MonkeyPatch, begins_in: int
) -> None:
    first = clock.today("Asia/Novokuznetsk") + timedelta(days=begins_in)
    deputy, vera = name(anna, office, office.vera, first=first, until=None), client(office.vera)
    end(anna, deputy, first - timedelta(days=1))
    assert anna.get(f"/api/v1/units/{office.land}/team").get_json()["deputies"] == []
    later = clock.now() + timedelta(days=begins_in)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert vera.get(f"/api/v1/boards/{office.board}").status_code == 404


def test_an_unknown_or_closed_account_stands_in_for_nobody(anna: FlaskClient, office: Office) -> None:
    close_account(office, office.vera)
    for person in (office.vera, "nosuchperson"):
        answer = anna.post(
            f"/api/v1/units/{office.land}/deputies", json={"person_id": person, "from_day": "2026-11-24"}
        )
        assert (answer.status_code, faults(answer.get_json())) == (422, [("person_id", "unknown")])


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"from_day": "завтра"}, ("from_day", "date_parsing")),
        ({"from_day": "2026-02-30"}, ("from_day", "date_parsing")),
        ({"from_day": "1926-11-24"}, ("from_day", "far_date")),
        ({"from_day": None}, ("from_day", "date_type")),
        ({"until_day": "9999-12-31"}, ("until_day", "far_date")),
        ({"unit_id": "x"}, ("unit_id", "extra_forbidden")),
    ],
)
def test_what_is_no_deputy_is_refused_by_the_field(
    anna: FlaskClient, office: Office, fields: dict[str, Any], fault: tuple[str, str]
) -> None:
    asked = {"person_id": office.vera, "from_day": "2026-11-24", **fields}
    answer = anna.post(f"/api/v1/units/{office.land}/deputies", json=asked)
    assert (answer.status_code, faults(answer.get_json())) == (422, [fault])


def test_a_deputy_in_one_unit_has_no_rights_in_another(anna: FlaskClient, client: Client, office: Office) -> None:
    today = clock.today("Asia/Novokuznetsk")
    name(anna, office, office.boris, first=today)
    boris = client(office.boris)
    assert boris.patch(f"/api/v1/boards/{office.board}", json={"hard_limits": True}).status_code == 200
    assert boris.get(f"/api/v1/boards/{office.other_board}").status_code == 404


def test_a_deputy_may_write_whatever_the_own_role_is(anna: FlaskClient, client: Client, office: Office) -> None:
    name(anna, office, office.leader, first=clock.today("Asia/Novokuznetsk"), until=None)
    asked = {"title": "Поручение заместителя"}
    assert client(office.leader).post(f"/api/v1/boards/{office.board}/tasks", json=asked).status_code == 201


def test_a_deputy_who_has_become_the_head_names_deputies(anna: FlaskClient, client: Client, office: Office) -> None:
    deputy = name(anna, office, office.boris, first=clock.today("Asia/Novokuznetsk"), until=None)
    assert client(office.admin).patch(f"/api/v1/people/{office.boris}", json={"role": "unit_head"}).status_code == 200
    boris = client(office.boris)
    name(boris, office, office.vera)
    assert end(boris, deputy, date(2026, 12, 31))["deputy"]["until_day"] == "2026-12-31"


def test_open_sockets_are_looked_at_again_when_a_day_begins(
    anna: FlaskClient, client: Client, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    name(anna, office, office.vera)
    client(office.vera)
    found = []
    for moment in (datetime(2026, 11, 26, 16, 59, tzinfo=UTC), datetime(2026, 11, 26, 17, 0, tzinfo=UTC)):
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        found.append(_stamp(office.vera))
    assert found[0] != found[1]


def name(
    head: FlaskClient, office: Office, person_id: str, *, first: date = FIRST, until: date | None = LAST
) -> dict[str, Any]:
    """Name a deputy of the land unit."""
    asked = {"person_id": person_id, "from_day": first.isoformat(), "until_day": until.isoformat() if until else None}
    answer = head.post(f"/api/v1/units/{office.land}/deputies", json=asked)
    assert answer.status_code == 201, answer.get_data(as_text=True)
    found: dict[str, Any] = answer.get_json()["deputy"]
    return found


def end(head: FlaskClient, deputy: dict[str, Any], until: date) -> dict[str, Any]:
    """Say until when a deputy stands in; the answer."""
    asked = {"until_day": until.isoformat()}
    found: dict[str, Any] = head.post(f"/api/v1/deputies/{deputy['id']}/end", json=asked).get_json()
    return found


def _stamp(person_id: str) -> str:
    """What the heartbeat compares of somebody's key from one second to the next."""
    with database.reading() as session:
        key = session.exec(select(ApiToken).where(col(ApiToken.person_id) == person_id)).one()
        return viewers.stamps(session, [f"token:{key.id}"])[f"token:{key.id}"]
