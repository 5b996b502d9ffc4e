"""Questions about the addresses of calendars."""

from sqlmodel import Session, col, select

from board.feeds.models import Feed


def feed_with(session: Session, secret_hash: str) -> Feed | None:
    """The one whose secret has that hash, if it was not revoked."""
    wanted = select(Feed).where(col(Feed.secret_hash) == secret_hash, col(Feed.revoked_at).is_(None))
    return session.exec(wanted).first()


def feeds_of(session: Session, person_id: str) -> list[Feed]:
    """Somebody's own that are in use, the newest first."""
    theirs = select(Feed).where(col(Feed.person_id) == person_id, col(Feed.revoked_at).is_(None))
    return list(session.exec(theirs.order_by(col(Feed.created_at).desc(), col(Feed.id))))
