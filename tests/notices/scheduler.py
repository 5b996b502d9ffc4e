"""A process that reminds and sends, and nothing else: two of them, killed again and again, are what is proven."""

import functools
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlmodel import Session

from board import database
from board.config import Settings
from board.notices import carrying, jobs, outbox
from board.notices.commands import Occasion
from board.notices.kinds import MINUTES
from board.notices.reminding import Reminder, remind
from board.notices.words import Speech, Words
from board.people import queries as people

PROGRAM = "import sys; from tests.notices.scheduler import run; run(*sys.argv[1:])"
OCCASIONS = 10
LEASE = timedelta(seconds=2)


def due(session: Session, _now: datetime) -> Iterator[Reminder]:
    """Everybody is to be told of ten things."""
    everybody = frozenset(each.id for each in people.active_people(session) if each.email.startswith("reader"))
    for number in range(OCCASIONS):
        words = Words(f"Протокол {number}")
        yield Reminder(Occasion(MINUTES, f"n{number}"), everybody, functools.partial(_say, words))


def _say(words: Words, _speech: Speech) -> Words:
    return words


def run(url: str, smtp_url: str) -> None:
    """Remind and send until killed."""
    outbox.LEASE = LEASE
    database.use(url)
    settings = Settings(database_url=url, smtp_url=smtp_url, mail_from="board@district.example")
    carrying.set_up(settings, base_url="http://board.example", secret_key="k" * 40)
    print("ready", file=sys.stderr, flush=True)
    while True:
        remind(due)
        jobs.send_letters()
        time.sleep(0.05)
