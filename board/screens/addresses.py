"""From where screens ask: remembered here, so that only an address that is another one is looked up."""

from board import clock
from board.live.change import change, hold
from board.screens import noticing, queries
from board.screens.events import SCREENS_ROOM

_MOST = 1000
_last: dict[str, str] = {}


def seen(secret_hash: str, address: str) -> None:
    """The screen with that secret has asked from an address."""
    before = _last.get(secret_hash)
    if before == address:
        return
    if len(_last) >= _MOST:
        _last.clear()
    _last[secret_hash] = address
    if before is None:
        return
    with change() as session:
        hold(session, SCREENS_ROOM)
        screen = queries.screen_with(session, secret_hash)
        if screen:
            noticing.note_address(session, screen, address, at=clock.now())
