"""Changes at the same moment: the others begin while the first is not committed yet."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

from sqlmodel import Session

from board import errors
from board.live.change import change

Found = TypeVar("Found")
# Long enough for the others to read what they should have waited for; on a slow machine the test is milder, never wrong.
_HEAD_START = 0.4


def at_once(first: Callable[[Session], Found], *others: Callable[[Session], Found]) -> tuple[Found | str, ...]:
    """What each of them returned; for one that was refused, the slug of the refusal."""
    with ThreadPoolExecutor(len(others)) as beside:
        with change() as session:
            found = _outcome(session, first)
            session.flush()
            later = [beside.submit(_in_a_change, other) for other in others]
            wait(later, timeout=_HEAD_START)
        return found, *(other.result() for other in later)


def _in_a_change(act: Callable[[Session], Found]) -> Found | str:
    with change() as session:
        return _outcome(session, act)


def _outcome(session: Session, act: Callable[[Session], Found]) -> Found | str:
    try:
        return act(session)
    except errors.Problem as refusal:
        return refusal.slug
