"""How screens are doing, and whether one secret is used by two devices.

A page that is loaded anew is another run, and the earlier one is never heard of again; a device that gets another
address has left the earlier one. Whoever comes back to what was left is therefore a second device. Whoever calls holds
the room of all screens, and has read the screen afterwards.
"""

from datetime import datetime, timedelta

import structlog
from sqlmodel import Session

from board.screens import commands
from board.screens.inputs import Report
from board.screens.models import Health, Screen

log = structlog.get_logger()
_SOON = timedelta(minutes=10)


def note_report(session: Session, screen: Screen, told: Report, *, address: str, agent: str, at: datetime) -> None:
    """Keep what a screen says of itself; raise the alarm where two devices say it."""
    known = session.get(Health, screen.id)
    if known is None:
        known = Health(screen_id=screen.id, at=at, since=at, address=address, run=told.run)
        session.add(known)
    is_double = _moves(known, address, at)
    if told.run == known.earlier_run:
        is_double = True
    elif told.run != known.run:
        known.run, known.earlier_run, known.since = told.run, known.run, at
    if is_double:
        _alarm(session, screen, known, address, at)
    for name, value in told.model_dump(exclude={"run", "showing"}).items():
        setattr(known, name, value)
    known.showing = told.showing.model_dump() if told.showing else None
    known.at, known.agent = at, agent[:200]


def note_address(session: Session, screen: Screen, address: str, *, at: datetime) -> None:
    """A screen has asked for something from an address; raise the alarm where two devices do."""
    known = session.get(Health, screen.id)
    if known and _moves(known, address, at):
        _alarm(session, screen, known, address, at)


def _moves(known: Health, address: str, at: datetime) -> bool:
    """Note the address; whether it is one that was left a short while ago."""
    if address == known.address:
        return False
    is_back = address == known.earlier_address and known.moved_at is not None and at - known.moved_at < _SOON
    known.address, known.earlier_address, known.moved_at = address, known.address, at
    return is_back


def _alarm(session: Session, screen: Screen, known: Health, address: str, at: datetime) -> None:
    log.warning("two devices use the secret of one screen", screen=screen.id)
    addresses = [each for each in (known.address, known.earlier_address, address) if each]
    commands.raise_alarm(session, screen, addresses, at=at)
