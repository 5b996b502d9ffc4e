"""What is done about screens from time to time."""

from board import clock
from board.live.change import change
from board.screens import pairing


def forget_old_pairings() -> None:
    """Codes that nobody can use any more are deleted."""
    with change() as session:
        pairing.forget_pairings(session, at=clock.now())
