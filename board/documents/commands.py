"""The only writer of kept files."""

import hashlib
from datetime import datetime

from sqlalchemy import delete
from sqlmodel import Session, col

from board.documents.models import FilePart, KeptFile
from board.ids import new_id

_PART = 64 * 1024


def keep(session: Session, name: str, media_type: str, content: bytes, *, at: datetime) -> KeptFile:
    """Keep a file whose kind is known; it is never changed afterwards."""
    kept = KeptFile(
        id=new_id(),
        name=name,
        media_type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        at=at,
    )
    session.add(kept)
    session.flush()
    for number, begin in enumerate(range(0, len(content), _PART)):
        session.add(FilePart(file_id=kept.id, number=number, content=content[begin : begin + _PART]))
    session.flush()
    return kept


def remove(session: Session, file_id: str) -> None:
    """Let a file go to which nothing points any more."""
    session.execute(delete(FilePart).where(col(FilePart.file_id) == file_id))
    session.execute(delete(KeptFile).where(col(KeptFile.id) == file_id))
