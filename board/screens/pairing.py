"""The only writer of codes: a device asks for one, shows it, and waits. Nothing here enters a room."""

import secrets
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, func, select

from board import errors
from board.errors import N_
from board.live.change import hold
from board.people.access import secret_hash
from board.screens.events import SCREENS_ROOM
from board.screens.models import Pairing

LASTS = timedelta(minutes=10)
_MOST, _MOST_OF_AN_ADDRESS = 2000, 20
_DIGITS = "0123456789"


def begin_pairing(session: Session, *, address: str, agent: str, at: datetime) -> tuple[Pairing, str]:
    """A new code, and the secret that the device keeps for itself. Raises `TooMany` where too many wait.

    Six digits: they are typed alike with a Russian and a Latin keyboard. Who tries them out has to be let in first.
    """
    hold(session, SCREENS_ROOM)
    session.exec(delete(Pairing).where(col(Pairing.expires_at) <= at))
    here = select(Pairing).where(col(Pairing.address) == address[:60]).order_by(col(Pairing.expires_at))
    for old in session.exec(here).all()[: -_MOST_OF_AN_ADDRESS + 1 or None]:
        # Whoever asks on and on takes the place of an earlier code of its own, and nobody else's.
        session.delete(old)
    session.flush()
    if session.exec(select(func.count()).select_from(Pairing)).one() >= _MOST:
        raise errors.TooMany(60, N_("Too many screens are waiting to be let in. Try again in %(seconds)s seconds."))
    secret = secrets.token_urlsafe(32)
    made = Pairing(
        code=_free_code(session),
        secret_hash=secret_hash(secret),
        address=address[:60],
        agent=agent[:200],
        expires_at=at + LASTS,
    )
    session.add(made)
    return made, secret


def forget_pairings(session: Session, *, at: datetime) -> None:
    """Delete the codes that cannot be used any more."""
    session.exec(delete(Pairing).where(col(Pairing.expires_at) <= at))


def _free_code(session: Session) -> str:
    while True:
        code = "".join(secrets.choice(_DIGITS) for _ in range(6))
        if session.get(Pairing, code) is None:
            return code
