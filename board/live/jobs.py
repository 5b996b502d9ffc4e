"""What the log does by the clock."""

from datetime import timedelta

from sqlmodel import col, delete

from board import clock
from board.live.change import change
from board.live.models import CommandLog

KEPT = timedelta(days=30)


def forget_old_commands() -> None:
    """Forget the answers of old commands; the events they made stay for ever."""
    with change() as session:
        session.exec(delete(CommandLog).where(col(CommandLog.at) < clock.now() - KEPT))
