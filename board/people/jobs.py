"""What signing in does by the clock."""

from board import clock
from board.live.change import change
from board.people import access


def forget_old_access() -> None:
    """Forget sign-ins that ended, links that were spent and tries that count no more."""
    with change() as session:
        access.forget_old(session, at=clock.now())
