"""What is done about screens from time to time."""

from board import clock, database
from board.live import queries as log
from board.live.change import change, hold
from board.live.models import FollowerCursor
from board.screens import commands, pairing, queries
from board.screens.events import SCREENS_ROOM

_FOLLOWER, _ROOMS = "screens", ("meetings", "screens")


def forget_old_pairings() -> None:
    """Codes that nobody can use any more are deleted."""
    with change() as session:
        pairing.forget_pairings(session, at=clock.now())


def follow_meetings() -> None:
    """Let screens know of the meetings of their boards, when meetings or what screens show have changed."""
    with database.reading() as session:
        moves = {rooms: log.moves_in(session, rooms) for rooms in _ROOMS}
        known = {rooms: session.get(FollowerCursor, (_FOLLOWER, rooms)) for rooms in _ROOMS}
    if all(moves[rooms] == (cursor.version if cursor else 0) for rooms, cursor in known.items()):
        return
    with change() as session:
        hold(session, SCREENS_ROOM)
        for screen in queries.screens(session):
            commands.note_meetings(session, screen, at=clock.now())
        for rooms, count in moves.items():
            # What has happened meanwhile, and what is told here, is seen the next time.
            session.merge(FollowerCursor(follower=_FOLLOWER, room=rooms, version=count))
