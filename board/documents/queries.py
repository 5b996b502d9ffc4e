"""Questions about kept files."""

from typing import Any

from sqlmodel import Session, col, select

from board import errors
from board.documents.models import FilePart, KeptFile


def file(session: Session, file_id: str) -> KeptFile:
    """Raises `NotFound`."""
    found = session.get(KeptFile, file_id)
    if found is None:
        raise errors.NotFound
    return found


def content(session: Session, file_id: str) -> bytes:
    """The whole content of a file."""
    parts: Any = select(FilePart.content).where(col(FilePart.file_id) == file_id).order_by(col(FilePart.number))
    return b"".join(session.exec(parts))
