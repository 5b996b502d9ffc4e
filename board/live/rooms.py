"""Who may watch which room: each feature tells its rule for its kind of room."""

import re
from collections.abc import Callable

from sqlmodel import Session

from board import errors

MayWatch = Callable[[Session, str, str], bool]
_rules: dict[str, MayWatch] = {}
# What else somebody sends never reaches a database, some of which choke on it.
_NAME = re.compile(r"([a-z_]+):([0-9A-Za-z_-]+)")


def open_rooms(kind: str, may_watch: MayWatch) -> None:
    """Let rooms of a kind be watched by whom `may_watch(session, identity, id)` says so."""
    _rules[kind] = may_watch


def room_name(kind: str, identifier: str) -> str:
    """The name of a room: `board:b1`."""
    return f"{kind}:{identifier}"


def check(session: Session, identity: str, room: object) -> str:
    """The room's name, where that identity may watch it. Raises `NotFound` otherwise, whatever was sent."""
    name = _NAME.fullmatch(room) if isinstance(room, str) and len(room) <= 80 else None
    rule = _rules.get(name[1]) if name else None
    if name is None or rule is None or not rule(session, identity, name[2]):
        raise errors.NotFound
    return name[0]
