"""A thousand reminders by two schedulers that are killed again and again: none is missing, none comes twice but one
that was in flight at a kill, and that has the same Message-ID (reliability B15)."""

import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import col, func, select

from board import database
from board.live.change import change
from board.notices.models import Delivery, State
from board.people import commands
from board.people.inputs import NewPerson
from board.people.models import Unit
from tests import prefork
from tests.makers import NOON, Office
from tests.notices.mail_servers import Box, running
from tests.notices.scheduler import OCCASIONS, PROGRAM
from tests.servers import environment

READERS = 100
ALL = READERS * OCCASIONS
LONGEST = 120


class Schedulers:
    """Two processes on one database; one of them can be killed, and then another begins."""

    def __init__(self, url: str, smtp_url: str, folder: Path) -> None:
        self._given, self._log = [url, smtp_url], folder / "schedulers.log"
        self._folder = folder
        self.running = [self._start(), self._start()]

    def _start(self) -> prefork.Forked:
        parent = prefork.parent(environment(""))
        return parent.fork(PROGRAM, self._given, environment(self._given[0]), self._folder, self._log)

    def kill(self, which: int) -> None:
        """As a power cut would, and let another begin."""
        self.end(which)
        self.running[which] = self._start()

    def end(self, which: int) -> None:
        """As a power cut would."""
        self.running[which].send_signal(signal.SIGKILL)
        self.running[which].wait(timeout=10)

    @property
    def log(self) -> str:
        return self._log.read_text()


@pytest.fixture
def readers(office: Office) -> None:
    """A hundred people who are to be told of ten things each."""
    with change() as session:
        unit = session.get_one(Unit, office.land)
        for number in range(READERS):
            wanted = NewPerson(name=f"Читатель {number}", email=f"reader{number}@district.example", unit_id=unit.id)
            commands.add_person(session, wanted, by=None, at=NOON)


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def schedulers(readers: None, box: Box, database_url: str, tmp_path: Path) -> Iterator[Schedulers]:
    with running(box) as port:
        both = Schedulers(database_url, f"smtp://127.0.0.1:{port}", tmp_path)
        yield both
        for which in (0, 1):
            both.end(which)
    # Who waits for another's lock for long is told so, and does it the next time; anything else is a fault.
    assert "KeyError" not in both.log
    assert "IntegrityError" not in both.log


def sent() -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).where(col(Delivery.state) == State.SENT)) or 0


def ends(seconds: float = LONGEST) -> None:
    """Wait until everything is sent."""
    deadline = time.monotonic() + seconds
    while sent() < ALL:
        assert time.monotonic() < deadline, sent()
        time.sleep(0.2)


def arrived(box: Box) -> Counter[tuple[str, str]]:
    """How often each (reader, thing) has arrived."""
    return Counter((str(each["To"]), str(each["Subject"])) for each in box.letters)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_without_a_kill_every_reminder_comes_exactly_once(schedulers: Schedulers, box: Box) -> None:
    ends()
    found = arrived(box)
    assert len(found) == ALL
    assert set(found.values()) == {1}
    assert len({each["Message-ID"] for each in box.letters}) == ALL


def test_with_kills_none_is_missing_and_only_what_was_in_flight_comes_again(
    schedulers: Schedulers, box: Box, is_longer: bool
) -> None:
    chance = random.Random(20261127)
    kills = 30 if is_longer else 10
    for _ in range(kills):
        time.sleep(chance.uniform(0.1, 0.6))
        schedulers.kill(chance.randrange(2))
    ends()
    found = arrived(box)
    assert len(found) == ALL
    again = [each for each, times in found.items() if times > 1]
    assert len(again) <= kills
    assert max(found.values()) <= 2
    assert len({each["Message-ID"] for each in box.letters}) == ALL
