"""What is done about notices from time to time."""

from datetime import timedelta

from board import clock, database
from board.live.change import change
from board.notices import commands, morning, queries, sending, ways
from board.notices.models import Channel

_READ_STAYS, _TOLD_STAYS = timedelta(days=14), timedelta(days=60)


def send_notices() -> None:
    """Send what is due."""
    sending.send_due()


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
    """Take off people's lists what they have seen two weeks ago, and what is two months old."""
    now = clock.now()
    with database.reading() as session:
        old = [each.id for each in queries.older_than(session, now - _READ_STAYS, now - _TOLD_STAYS)]
    for notice_id in old:
        with change() as session:
            commands.forget(session, notice_id, at=now)
