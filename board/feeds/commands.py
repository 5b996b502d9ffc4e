"""The only writer of the addresses of calendars. They are their makers' own: nothing here enters a room."""

import secrets
from datetime import datetime

from sqlmodel import Session, col, select

from board.feeds import queries
from board.feeds.models import Feed, Kind
from board.ids import new_id
from board.people.access import secret_hash
from board.people.models import Person


def make_feed(session: Session, person_id: str, kind: Kind, board_id: str | None, *, at: datetime) -> tuple[Feed, str]:
    """A new address and its secret, which is told this once; it replaces the person's former one of that kind."""
    # The account is held, so that of two who ask at the same moment the later one sees what the other has made.
    session.exec(select(Person.id).where(col(Person.id) == person_id).with_for_update()).one()
    for former in queries.feeds_of(session, person_id):
        if (former.kind, former.board_id) == (kind, board_id):
            revoke_feed(session, former, at=at)
    secret = secrets.token_urlsafe(32)
    made = Feed(
        id=new_id(),
        person_id=person_id,
        kind=kind,
        board_id=board_id,
        secret_hash=secret_hash(secret),
        created_at=at,
    )
    session.add(made)
    return made, secret


def revoke_feed(session: Session, feed: Feed, *, at: datetime) -> None:
    """End an address; who asks for it finds nothing from now on."""
    feed.revoked_at = feed.revoked_at or at


def end_feeds(session: Session, person_id: str, *, at: datetime) -> None:
    """End what somebody had when the account was closed; opening it again brings none of them back."""
    for feed in queries.feeds_of(session, person_id):
        if feed.created_at <= at:
            revoke_feed(session, feed, at=at)


def note_reading(session: Session, feed_id: str, *, at: datetime) -> None:
    """Keep that somebody's program has asked for it."""
    session.get_one(Feed, feed_id).last_read_at = at
