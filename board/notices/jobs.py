"""What is done about notices from time to time."""

from datetime import datetime, timedelta

from board import clock, database
from board.live.change import change
from board.notices import commands, morning, outbox, queries, sending, ways
from board.notices.models import Channel

_READ_STAYS, _TOLD_STAYS, _KEPT = timedelta(days=14), timedelta(days=60), timedelta(days=365)


def send_letters() -> None:
    """Send the letters that are due."""
    sending.send_due(Channel.MAIL)


def send_messages() -> None:
    """Send the messages that are due; a mail server that is slow keeps none of them."""
    sending.send_due(Channel.MESSENGER)


def write_mornings() -> None:
    """Write the letters of this morning."""
    if Channel.MAIL not in ways.known().channels:
        return
    now = clock.now()
    with database.reading() as session:
        people = morning.people_waiting(session, now) if morning.is_time(session, now) else []
    for person_id in people:
        with change() as session:
            morning.write(session, person_id, at=now)


def forget_old_notices() -> None:
    """Take off people's lists what they saw two weeks ago and what is two months old; delete what is a year old."""
    now = clock.now()
    while old := _old(now):
        for notice_id in old:
            with change() as session:
                commands.forget(session, notice_id, at=now)
    with change() as session:
        outbox.sweep(session, now - _KEPT)


def _old(now: datetime) -> list[str]:
    with database.reading() as session:
        return [each.id for each in queries.older_than(session, now - _READ_STAYS, now - _TOLD_STAYS)]
