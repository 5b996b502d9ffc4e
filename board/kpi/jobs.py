"""What keeps computed values true: following what happens on the boards, and a look at everything at night."""

from board import clock, database
from board.kpi import computing
from board.live import queries as log
from board.live.change import change
from board.live.models import FollowerCursor

_FOLLOWER, _ROOMS = "kpi", "board"
_OF_LATE, _EVERYTHING = 2, 13
"""Periods: what happens now touches this one and perhaps the one before; at night all that is shown is looked at."""


def follow_boards() -> None:
    """Compute anew when something has happened on a board since this was last done."""
    with database.reading() as session:
        moves = log.moves_in(session, _ROOMS)
        cursor = session.get(FollowerCursor, (_FOLLOWER, _ROOMS))
    if moves == (cursor.version if cursor else 0):
        return
    computing.recompute(at=clock.now(), periods=_OF_LATE)
    with change() as session:
        # What has happened meanwhile is seen the next time.
        session.merge(FollowerCursor(follower=_FOLLOWER, room=_ROOMS, version=moves))


def recompute_all() -> None:
    """Compute everything that is shown, whatever has happened: days turn, and what was missed is made good."""
    computing.recompute(at=clock.now(), periods=_EVERYTHING)
