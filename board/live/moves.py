"""Looking again when something has happened in rooms of a kind since somebody last looked."""

from collections.abc import Callable

from board import database
from board.live import queries as log
from board.live.change import change
from board.live.models import FollowerCursor


def look_when_moved(follower: str, rooms: str, look: Callable[[], None]) -> None:
    """Call `look` if there are events in rooms of that kind which `follower` has not seen; what comes then is next."""
    with database.reading() as session:
        moves = log.moves_in(session, rooms)
        cursor = session.get(FollowerCursor, (follower, rooms))
    if moves == (cursor.version if cursor else 0):
        return
    look()
    with change() as session:
        session.merge(FollowerCursor(follower=follower, room=rooms, version=moves))
