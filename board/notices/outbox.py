"""The only writer of the outbox: rows are claimed, ended, put off, given up, tried again (reliability 2.9)."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, CursorResult, delete, select, update
from sqlmodel import Session, col, or_

from board import errors
from board.notices.models import WAITING, Delivery, Notice, State

LEASE = timedelta(seconds=60)
GIVES_UP_AFTER = timedelta(hours=24)
_PAUSES = tuple(timedelta(minutes=count) for count in (1, 2, 5, 10, 20, 30, 60, 120, 180))
"""How long to wait after the first failure, the second, and so on; the last for every further one."""


def claim(session: Session, delivery_id: str, *, at: datetime) -> bool:
    """Take a row to send it; whether it is ours. Of any number of senders one gets it, until its lease runs out."""
    free = (col(Delivery.state) == State.DUE) & (col(Delivery.due_at) <= at)
    left = (col(Delivery.state) == State.SENDING) & (col(Delivery.lease_until) <= at)
    mine = update(Delivery).where(col(Delivery.id) == delivery_id, or_(free, left))
    done = session.connection().execute(
        mine.values(state=State.SENDING, lease_until=at + LEASE, tries=col(Delivery.tries) + 1)
    )
    return isinstance(done, CursorResult) and done.rowcount == 1


def held(session: Session, delivery_id: str) -> Delivery:
    """A row that nobody else changes until the transaction ends. Raises `NotFound`."""
    found = session.get(Delivery, delivery_id, with_for_update=True)
    if found is None:
        raise errors.NotFound
    return found


def is_being_sent(delivery: Delivery, *, at: datetime) -> bool:
    """Whether somebody has it in hand."""
    return delivery.state == State.SENDING and delivery.lease_until is not None and delivery.lease_until > at


def end(delivery: Delivery, state: State, *, at: datetime, failure: str | None = None) -> None:
    """It is sent, or will not be."""
    delivery.state, delivery.lease_until, delivery.failure = state, None, failure
    delivery.sent_at = at if state is State.SENT else delivery.sent_at


def put_off(delivery: Delivery, failure: str, *, at: datetime) -> None:
    """It could not be sent now: later again, each time after a longer pause, until it is a day old."""
    pause = _PAUSES[min(delivery.tries, len(_PAUSES)) - 1]
    if at + pause - delivery.made_at > GIVES_UP_AFTER:
        end(delivery, State.FAILED, at=at, failure=failure)
        return
    delivery.state, delivery.lease_until, delivery.failure = State.DUE, None, failure
    delivery.due_at = at + pause


def try_again(delivery: Delivery, *, at: datetime) -> None:
    """Somebody wants it sent after all: at once, and for a whole day again."""
    delivery.state, delivery.due_at, delivery.made_at = State.DUE, at, at
    delivery.until, delivery.lease_until, delivery.tries = None, None, 0


def drop(delivery: Delivery) -> None:
    """Somebody does not want it sent any more."""
    delivery.state, delivery.lease_until = State.DROPPED, None


def sweep(session: Session, before: datetime) -> None:
    """Delete the letters that nobody waits for and the notices that nobody sees, from before a moment."""
    over = col(Delivery.state).not_in((*WAITING, State.HELD))
    session.connection().execute(delete(Delivery).where(over, col(Delivery.made_at) < before))
    still = select(col(Delivery.notice_id))
    old = delete(Notice).where(col(Notice.forgotten_at) < before, col(Notice.id).not_in(still))
    session.connection().execute(old)


def hold_back(connection: Connection, at: datetime) -> None:
    """After a restore: what the backup says is still to be sent may have been sent since, and waits for a word.

    What waited for the letter of a morning is not written any more; under the bell it stands all the same.
    """
    waiting = update(Delivery).where(col(Delivery.state).in_(WAITING))
    connection.execute(waiting.values(state=State.HELD, lease_until=None))
    connection.execute(update(Notice).where(col(Notice.gathered_at).is_(None)).values(gathered_at=at))
