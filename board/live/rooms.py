"""Who may watch which room: each feature tells its rule for its kind of room."""

from collections.abc import Callable

from sqlmodel import Session

from board import errors

MayWatch = Callable[[Session, str, str], bool]
_rules: dict[str, MayWatch] = {}


def open_rooms(kind: str, may_watch: MayWatch) -> None:
    """Let rooms of a kind be watched by whom `may_watch(session, identity, id)` says so."""
    _rules[kind] = may_watch


def room_name(kind: str, identifier: str) -> str:
    """The name of a room: `board:b1`."""
    return f"{kind}:{identifier}"


def check(session: Session, identity: str, room: object) -> str:
    """The room's name, where that identity may watch it. Raises `NotFound` otherwise, whatever was sent."""
    if not isinstance(room, str) or len(room) > 80:
        raise errors.NotFound
    kind, _, identifier = room.partition(":")
    rule = _rules.get(kind)
    if rule is None or not identifier or not rule(session, identity, identifier):
        raise errors.NotFound
    return room
