"""Undoing one's own command; each feature tells how its steps are taken back."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import orjson
from sqlmodel import Session

from board import errors
from board.errors import N_
from board.live.change import command_id
from board.live.models import CommandLog

LASTS = timedelta(hours=24)
TakeBack = Callable[[Session, dict[str, Any], str, datetime], tuple[str, int]]
_features: dict[str, TakeBack] = {}


def undoes(feature: str, take_back: TakeBack) -> None:
    """Let steps of a feature be undone by `take_back(session, step, person_id, at)` → (room, version)."""
    _features[feature] = take_back


def undo(session: Session, wanted: str, person_id: str, *, at: datetime) -> tuple[str, int]:
    """Take a command back, last step first, as a new command.

    Raises `NotFound` for a command that is not one's own, `CannotUndo` saying why it is too late.
    """
    done = session.get(CommandLog, wanted, with_for_update={"key_share": True})
    if done is None or done.person_id != person_id or not done.status:
        raise errors.NotFound
    if done.undone_by:
        raise errors.CannotUndo(N_("It was undone already."))
    if at - done.at > LASTS:
        raise errors.CannotUndo(N_("It is more than a day ago."))
    steps: list[dict[str, Any]] = orjson.loads(done.undo) if done.undo else []
    if not steps:
        raise errors.CannotUndo(N_("There is nothing to take back."))
    for step in reversed(steps):
        told = _features[step["feature"]](session, step, person_id, at)
    done.undone_by = command_id(session)
    return told
