"""Proving anew that it is oneself who acts: the password is entered once more before what counts as a signature.

The proof and not the password goes into the command: what is asked for is hashed into the log of commands, and a hash
of a password that is made for speed could be guessed.
"""

from typing import Any

from flask import current_app, g, request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from board import clock, database, errors
from board.errors import N_
from board.live.change import change
from board.people import access, guessing, passwords, queries

_LASTS_SECONDS = 300


class NotProved(errors.Problem):
    """The password is not right, or it was entered too long ago."""

    status, slug, title = 403, "not-proved", N_("The password is not right")


def prove(password: str) -> str:
    """A proof for the next minutes that the asker has their password. Raises `NotProved`, `TooMany`."""
    now = clock.now()
    with database.reading() as session:
        person = queries.person(session, g.person_id)
    place = guessing.place_key(person.email, f"proof {request.remote_addr}")
    with change() as session:
        access.hold_counters(session, [place], at=now)
        guessing.check(session, place, None, at=now)
        # Counted before it is checked: many tries at the same moment must not all be free.
        access.note_failure(session, [place], at=now)
    if not passwords.is_right(person.password_hash, password):
        if person.password_hash is None:
            raise NotProved(N_("You have no password yet: set one in your profile."))
        raise NotProved
    with change() as session:
        access.forgive(session, place, None)
    return str(_signer().dumps(person.id))


def check(proof: str) -> None:
    """Raise `NotProved` where that is no proof of the asker's, or too old a one."""
    try:
        proved: Any = _signer().loads(proof, max_age=_LASTS_SECONDS)
    except BadSignature:
        proved = None
    if proved is None or proved != g.person_id:
        raise NotProved(N_("Enter your password once more."))


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="board proof")
