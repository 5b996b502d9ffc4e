"""Sending what is in the outbox: at least once, with the same Message-ID however often."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import structlog
from sqlmodel import Session

from board import clock, database
from board.live.change import change
from board.notices import outbox, queries
from board.notices.channels import NotNow, Refused
from board.notices.models import Channel, Delivery, Notice, Reader, State
from board.people.models import Person

log = structlog.get_logger()
_AT_A_TIME = 50
_PATIENCE = 3
"""After so many failures on end a channel is left alone until the next time: it is probably down."""


@dataclass(frozen=True)
class Parcel:
    """What is to be sent, and to whom."""

    delivery: Delivery
    notice: Notice
    person: Person
    reader: Reader


Carrier = Callable[[Parcel], None]
"""Brings a parcel by one channel. Raises `NotNow`, `Refused`."""


@dataclass
class _Known:
    carriers: dict[Channel, Carrier] = field(default_factory=dict)


_known = _Known()


def use(carriers: dict[Channel, Carrier]) -> None:
    """From now on these bring what is sent."""
    _known.carriers = carriers


def send_due(channel: Channel) -> None:
    """Send everything that is due by a channel, one after the other; after three failures on end it rests."""
    carry, failures = _known.carriers.get(channel), 0
    while carry and failures < _PATIENCE and (waiting := _waiting(channel)):
        for delivery_id in waiting:
            failures = 0 if _send(delivery_id, carry) else failures + 1
            if failures == _PATIENCE:
                break


def _waiting(channel: Channel) -> list[str]:
    with database.reading() as session:
        return queries.due(session, clock.now(), [channel], _AT_A_TIME)


def _send(delivery_id: str, carry: Carrier) -> bool:
    """Whether the channel works, as far as can be seen by this one."""
    with change() as session:
        parcel = _parcel(session, delivery_id) if outbox.claim(session, delivery_id, at=clock.now()) else None
    if parcel is None:
        return True
    try:
        carry(parcel)
    except Refused as fault:
        reason = str(fault)
        _end(parcel, lambda each, at: outbox.end(each, State.FAILED, at=at, failure=reason))
    except NotNow as fault:
        failure = str(fault)
        _end(parcel, lambda each, at: outbox.put_off(each, failure, at=at))
        return False
    except Exception as fault:
        log.exception("a notice cannot be sent", delivery=delivery_id)
        failure = type(fault).__name__
        _end(parcel, lambda each, at: outbox.put_off(each, failure, at=at))
    else:
        _end(parcel, lambda each, at: outbox.end(each, State.SENT, at=at))
    return True


def _parcel(session: Session, delivery_id: str) -> Parcel | None:
    delivery = queries.delivery(session, delivery_id)
    notice, person = session.get_one(Notice, delivery.notice_id), session.get_one(Person, delivery.person_id)
    now = clock.now()
    if not person.is_active:
        outbox.drop(delivery)
        return None
    if delivery.until and now >= delivery.until:
        outbox.end(delivery, State.LATE, at=now)
        return None
    return Parcel(delivery, notice, person, queries.reader(session, person.id))


def _end(parcel: Parcel, by: Callable[[Delivery, datetime], None]) -> None:
    with change() as session:
        delivery = outbox.held(session, parcel.delivery.id)
        # Whose lease ran out may come late: what another has taken or ended meanwhile is not theirs any more.
        if delivery.state == State.SENDING and delivery.tries == parcel.delivery.tries:
            by(delivery, clock.now())
