"""How long a guesser waits. Counted per account and place, so that an attack elsewhere never locks the owner out."""

import hashlib
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from board import errors
from board.errors import N_
from board.people.models import FailedTry

_FREE_TRIES = 5
_FREE_TRIES_OF_AN_ADDRESS = 50
_LONGEST = timedelta(minutes=15)
_PASSWORDS = N_("Too many wrong passwords from here. Try again in %(seconds)s seconds.")


def place_key(email: str, place: str) -> str:
    """The counter of one account tried from one place: an address, or a browser that signed in before."""
    return hashlib.sha256(f"{email.strip().casefold()}|{place}".encode()).hexdigest()


def address_key(address: str) -> str:
    """The counter of one address, whichever accounts are tried from it."""
    return hashlib.sha256(f"|{address}".encode()).hexdigest()


def check(session: Session, place: str, address: str | None, *, at: datetime, said: str = _PASSWORDS) -> None:
    """Raise `TooMany` with the seconds to wait where too many wrong passwords came, or whatever else `said` says."""
    found = _counters(session, [key for key in (place, address) if key])
    waits = [_wait(found.get(place), _FREE_TRIES, at)]
    if address:
        waits.append(_wait(found.get(address), _FREE_TRIES_OF_AN_ADDRESS, at))
    longest = max(waits)
    if longest > timedelta(0):
        seconds = max(1, round(longest.total_seconds()))
        raise errors.TooMany(seconds, said)


def _counters(session: Session, keys: Collection[str]) -> dict[str, FailedTry]:
    return {tries.key: tries for tries in session.exec(select(FailedTry).where(col(FailedTry.key).in_(keys)))}


def _wait(tries: FailedTry | None, free: int, at: datetime) -> timedelta:
    if tries is None or tries.failures < free:
        return timedelta(0)
    pause = min(_LONGEST, timedelta(seconds=2 ** min(tries.failures - free + 1, 20)))
    return tries.last_at + pause - at
