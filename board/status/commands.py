"""What is written down about running the program; none of it enters a room."""

from datetime import datetime

from sqlmodel import Session

from board import ids
from board.live.change import insert_once
from board.status.models import BackupMade, WriteProbe


def remember_backup(session: Session, *, size: int, at: datetime) -> None:
    """A backup of so many bytes was made and is whole."""
    session.add(BackupMade(id=ids.new_id(), at=at, bytes=size))


def probe(session: Session, *, at: datetime) -> None:
    """Write something of no other use."""
    insert_once(session, WriteProbe, id=1, at=at)
    session.get_one(WriteProbe, 1, with_for_update=True).at = at
