"""Questions about notices; the only readers others may import."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, or_, select

from board import errors
from board.live import queries as log
from board.live.events import instant
from board.notices.cards import LineCard, NoticeCard
from board.notices.events import notices_room
from board.notices.kinds import CHOSEN, MORNING, TRIAL, Kind, is_shown
from board.notices.models import STUCK, WAITING, Channel, Delivery, How, Notice, Reader, State, Wish
from board.people.models import Person

_HIDDEN = (MORNING.code, TRIAL.code)
_AT_ONCE = 500
_OF_LATE = timedelta(days=7)
"""What did not arrive before needs nobody's attention any more; it stands in the log all the same."""
_NEWS = timedelta(days=7)
"""What is older is no news in the morning any more: letters may have been set up only now."""


def notice_of(session: Session, notice_id: str, person_id: str) -> Notice:
    """One's own notice that is still on the list. Raises `NotFound`."""
    found = session.get(Notice, notice_id)
    if found is None or found.person_id != person_id or found.forgotten_at or not is_shown(found.kind):
        raise errors.NotFound
    return found


def unread(session: Session, person_id: str) -> list[Notice]:
    """What somebody has not seen yet, in order."""
    return [each for each in _listed(session, person_id) if each.read_at is None]


def state(session: Session, person_id: str) -> dict[str, Any]:
    """The state of a person's room: what they were told and what is not forgotten."""
    room = notices_room(person_id)
    return {
        "room": room,
        "epoch": log.epoch(session),
        "version": log.version(session, room),
        "notices": [card(each).model_dump() for each in _listed(session, person_id)],
    }


def card(found: Notice) -> NoticeCard:
    """A notice as its reader sees it."""
    return NoticeCard(
        **found.model_dump(include={"id", "kind", "title", "path"}),
        lines=[LineCard(**each) for each in found.lines],
        at=instant(found.at),
        read_at=instant(found.read_at) if found.read_at else None,
    )


def told(session: Session, kind: str, occurrence: str, people: Collection[str]) -> set[str]:
    """Those of these people who have been told on that occasion already."""
    found = select(Notice.person_id).where(col(Notice.kind) == kind, col(Notice.occurrence) == occurrence)
    return set(session.exec(found.where(col(Notice.person_id).in_(people))))


def told_on(session: Session, kind: str, occurrences: Collection[str]) -> set[tuple[str, str]]:
    """Who has been told on which of these occasions, as (occasion, person)."""
    wanted, found = sorted(occurrences), set[tuple[str, str]]()
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        told = select(Notice.occurrence, Notice.person_id).where(col(Notice.kind) == kind)
        found |= set(session.exec(told.where(col(Notice.occurrence).in_(some))))
    return found


def active(session: Session, people: Iterable[str]) -> list[Person]:
    """Those of these people who have an account, in a stable order."""
    wanted = select(Person).where(col(Person.id).in_(set(people)), col(Person.disabled_at).is_(None))
    return list(session.exec(wanted.order_by(col(Person.id))))


def reader(session: Session, person_id: str) -> Reader:
    """How somebody is written to; where they have not said, an empty one that is not in the database."""
    return session.get(Reader, person_id) or Reader(person_id=person_id)


def wish(session: Session, person_id: str, kind: Kind) -> Wish:
    """What somebody wants of a kind, or what everybody gets."""
    usual = Wish(person_id=person_id, kind=kind.code, mail=kind.mail, messenger=kind.messenger)
    return session.get(Wish, (person_id, kind.code)) or usual


def wishes(session: Session, person_id: str) -> list[Wish]:
    """What somebody wants of each kind about which there is a choice."""
    return [wish(session, person_id, each) for each in CHOSEN]


def waiting_for_morning(
    session: Session, day: date, moment: datetime, only: str | None = None
) -> dict[str, list[Notice]]:
    """By person, or of one person, what waits for that morning's letter, was not seen yet, and is still of use."""
    waits = select(Notice).where(col(Notice.gather_on) <= day, col(Notice.gathered_at).is_(None))
    waits = waits.where(col(Notice.read_at).is_(None))
    useful = waits.where(or_(col(Notice.until).is_(None), col(Notice.until) > moment))
    useful = useful.where(col(Notice.at) > moment - _NEWS)
    if only:
        useful = useful.where(col(Notice.person_id) == only)
    found: dict[str, list[Notice]] = {}
    for each in session.exec(useful.order_by(col(Notice.person_id), col(Notice.at), col(Notice.id))):
        found.setdefault(each.person_id, []).append(each)
    return found


def older_than(session: Session, read_before: datetime, told_before: datetime) -> list[Notice]:
    """What was seen before one moment or told before another, and is still on somebody's list."""
    old = or_(col(Notice.read_at) < read_before, col(Notice.at) < told_before)
    found = select(Notice).where(col(Notice.forgotten_at).is_(None), old, col(Notice.kind).not_in(_HIDDEN))
    return list(session.exec(found.order_by(col(Notice.at), col(Notice.id)).limit(_AT_ONCE)))


def delivery(session: Session, delivery_id: str) -> Delivery:
    """Raises `NotFound`."""
    found = session.get(Delivery, delivery_id)
    if found is None:
        raise errors.NotFound
    return found


def delivery_of(session: Session, kind: str, occurrence: str) -> Delivery:
    """The one delivery of an occasion that concerns one person and goes one way."""
    found = select(Delivery).where(col(Delivery.kind) == kind, col(Delivery.occurrence) == occurrence)
    return session.exec(found).one()


def due(session: Session, moment: datetime, channels: Collection[Channel], limit: int) -> list[str]:
    """The ids of what is to be sent now, the longest waiting first; also what a sender took and never ended."""
    left = (col(Delivery.state) == State.SENDING) & (col(Delivery.lease_until) <= moment)
    ready = (col(Delivery.state) == State.DUE) & (col(Delivery.due_at) <= moment)
    found = select(Delivery.id).where(or_(ready, left), col(Delivery.channel).in_(channels))
    # What is of no use soon goes first: it may not wait for three hundred letters of the morning.
    hurried = found.order_by(col(Delivery.until).is_(None), col(Delivery.until), col(Delivery.due_at), col(Delivery.id))
    return list(session.exec(hurried.limit(limit)))


def deliveries(session: Session, states: Collection[str], before: str | None, limit: int) -> list[Delivery]:
    """Deliveries in these states, or all, the newest first, from the one with an id on back."""
    found = select(Delivery)
    if states:
        found = found.where(col(Delivery.state).in_(states))
    last = session.get(Delivery, before) if before else None
    if last:
        older = (col(Delivery.made_at) < last.made_at) | (
            (col(Delivery.made_at) == last.made_at) & (col(Delivery.id) < last.id)
        )
        found = found.where(older)
    return list(session.exec(found.order_by(col(Delivery.made_at).desc(), col(Delivery.id).desc()).limit(limit)))


def counts(session: Session) -> dict[str, int]:
    """How many deliveries are in each state."""
    rows = session.exec(select(Delivery.state, func.count()).group_by(col(Delivery.state))).all()
    return {str(each): 0 for each in State} | dict(rows)


def waiting(session: Session, moment: datetime, channels: Collection[Channel]) -> tuple[int, int, timedelta]:
    """How many deliveries of late need somebody's word, how many are on their way, and since when the oldest is.

    What waits for a channel that is not set up any more waits for nothing.
    """
    stuck = select(func.count()).where(col(Delivery.state).in_(STUCK), col(Delivery.made_at) > moment - _OF_LATE)
    on_way = select(func.count(), func.min(col(Delivery.made_at))).where(col(Delivery.state).in_(WAITING))
    count, oldest = session.exec(on_way.where(col(Delivery.channel).in_(channels))).one()
    return session.scalar(stuck) or 0, count, moment - oldest if oldest else timedelta()


def wants_mail(found: Wish, *, urgent: bool) -> How:
    """When a letter is to go: what cannot wait goes at once, unless its reader wants none."""
    return How.NOW if urgent and found.mail == How.MORNING else How(found.mail)


def _listed(session: Session, person_id: str) -> list[Notice]:
    found = select(Notice).where(col(Notice.person_id) == person_id, col(Notice.forgotten_at).is_(None))
    return list(session.exec(found.where(col(Notice.kind).not_in(_HIDDEN)).order_by(col(Notice.at), col(Notice.id))))
