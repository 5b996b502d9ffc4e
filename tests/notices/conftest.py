"""Ways out of the house, a clock that is set, and the jobs that remind."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlmodel import Session, col, select

from board import clock, database
from board.decisions import jobs as decision_jobs
from board.meetings import jobs as meeting_jobs
from board.notices import jobs, sending, ways
from board.notices.models import Channel, Delivery, Notice
from board.notices.sending import Parcel
from board.tasks import assignments
from board.tasks import jobs as task_jobs
from tests.makers import NOON, Office

Client = Callable[[str], FlaskClient]
API = "/api/v1"
# Wednesday 25 November, nine o'clock in Novokuznetsk.
WEDNESDAY = datetime(2026, 11, 25, 2, tzinfo=UTC)
TUESDAY_NOON = datetime(2026, 11, 24, 5, tzinfo=UTC)
TUESDAY_MORNING = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)


class Time:
    """The clock, which stands still until it is set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.at = NOON
        monkeypatch.setattr(clock, "now", lambda: self.at)

    def goes_to(self, at: datetime) -> None:
        """It is later, and every job has run."""
        self.at = at
        for job in JOBS:
            job()


JOBS = (
    meeting_jobs.plan_meetings,
    meeting_jobs.keep_time,
    decision_jobs.measure_checked,
    decision_jobs.remind_tiers,
    meeting_jobs.remind_of_meetings,
    task_jobs.remind_of_tasks,
    decision_jobs.remind_of_decisions,
    assignments.follow_assignments,
    jobs.write_mornings,
    jobs.send_letters,
)


@dataclass
class Postman:
    """A channel that keeps what it is given; what it raises next can be said."""

    parcels: list[Parcel] = field(default_factory=list)
    raises: list[Exception] = field(default_factory=list)

    def __call__(self, parcel: Parcel) -> None:
        if self.raises:
            raise self.raises.pop(0)
        self.parcels.append(parcel)

    @property
    def titles(self) -> list[str]:
        """What they were about, in the order in which they came."""
        return [each.notice.title for each in self.parcels]


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    """It is Monday 23 November, noon."""
    return Time(monkeypatch)


@pytest.fixture
def postman() -> Iterator[Postman]:
    """Mail is set up, and this brings it."""
    brings = Postman()
    before = ways.known()
    ways.use(ways.Ways(frozenset([Channel.MAIL]), "http://board.example", "ru"))
    sending.use({Channel.MAIL: brings})
    yield brings
    ways.use(before)
    sending.use({})


@pytest.fixture
def anna(client: Client, office: Office, time: Time, postman: Postman) -> FlaskClient:
    """The head, at a desk."""
    return client(office.anna)


@pytest.fixture
def meetings(anna: FlaskClient, office: Office, time: Time) -> FlaskClient:
    """The head, on whose board there is a meeting every Wednesday at nine."""
    schedule = {"weekday": 3, "time": "09:00", "place": "Кабинет 12", "facilitators": [office.boris, office.anna]}
    post(anna, "PUT", f"/boards/{office.board}/meeting-schedule", schedule)
    time.goes_to(time.at)
    return anna


def post(http: FlaskClient, method: str, path: str, body: dict[str, Any] | None = None, expected: int = 0) -> Any:
    """Do something by HTTP."""
    answer = http.open(f"{API}{path}", method=method, json=body or {})
    assert answer.status_code == expected or (not expected and answer.status_code in (200, 201)), answer.get_json()
    return answer.get_json()


def told(person_id: str, kind: str | None = None) -> list[Notice]:
    """What somebody has been told, in order."""
    with database.reading() as session:
        found = select(Notice).where(col(Notice.person_id) == person_id)
        if kind:
            found = found.where(col(Notice.kind) == kind)
        return list(session.exec(found.order_by(col(Notice.at), col(Notice.id))))


def titles(person_id: str, kind: str | None = None) -> list[str]:
    """What that was about."""
    return [each.title for each in told(person_id, kind)]


def deliveries(kind: str | None = None) -> list[Delivery]:
    """The outbox, in order."""
    with database.reading() as session:
        return _deliveries(session, kind)


def _deliveries(session: Session, kind: str | None) -> list[Delivery]:
    found = select(Delivery).order_by(col(Delivery.made_at), col(Delivery.id))
    return list(session.exec(found.where(col(Delivery.kind) == kind) if kind else found))
