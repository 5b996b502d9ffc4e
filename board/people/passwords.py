"""Passwords: hashed and checked by argon2, away from the loop that serves everybody else."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from gevent import get_hub
from gevent.lock import BoundedSemaphore

_hasher = PasswordHasher()
# Two at a time: a flood of tries must not take every core and 64 MiB each.
_places = BoundedSemaphore(2)
_NOBODY = _hasher.hash("a password that nobody has, so that unknown names take as long as known ones")


def hash_password(password: str) -> str:
    """The argon2id hash of a password."""
    with _places:
        return str(get_hub().threadpool.apply(_hasher.hash, (password,)))


def is_right(password_hash: str | None, password: str) -> bool:
    """Whether that is the password; it takes the same time for somebody who has none."""
    with _places:
        return (
            bool(get_hub().threadpool.apply(_verify, (password_hash or _NOBODY, password)))
            and password_hash is not None
        )


def _verify(password_hash: str, password: str) -> bool:
    try:
        return _hasher.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False
