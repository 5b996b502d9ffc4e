"""Letting the program know that a backup was made."""

import sys
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from board.bootstrap.language import choose
from board.live.change import change
from board.status.commands import remember_backup


def remember(file: Path, *, at: datetime) -> None:
    """Note a whole backup in the database in use; that this cannot be done is said and makes the backup no worse."""
    try:
        with change() as session:
            remember_backup(session, size=file.stat().st_size, at=at)
    except DBAPIError:
        said = choose(
            "страница «Состояние» не узнает об этой копии: база сейчас не принимает запись",
            "the status page will not know of this backup: the database takes no writes now",
        )
        print(f"board: {said}", file=sys.stderr)
