"""Questions to the database about itself."""

from datetime import datetime

from sqlalchemy import text
from sqlmodel import Session, col, select

from board import database
from board.status.models import BackupMade


def last_backup(session: Session) -> BackupMade | None:
    """The backup that was made last."""
    return session.exec(select(BackupMade).order_by(col(BackupMade.at).desc()).limit(1)).first()


def database_bytes(session: Session) -> int:
    """How much room the database takes; of SQLite with the log that is not yet in the file."""
    file = database.current().file
    if file is None:
        return session.scalar(text("SELECT pg_database_size(current_database())")) or 0
    parts = [file, file.with_name(file.name + "-wal")]
    return sum(part.stat().st_size for part in parts if part.exists())


def database_now(session: Session) -> datetime | None:
    """What time it is for a database that has a clock of its own."""
    return None if database.current().is_sqlite else session.scalar(text("SELECT clock_timestamp()"))
