"""Undoing one's own command; each feature tells how its steps are taken back."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, nullcontext
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
Around = Callable[..., AbstractContextManager[None]]
_features: dict[str, TakeBack] = {}
_around: dict[str, Around] = {}


def undoes(feature: str, take_back: TakeBack, *, around: Around | None = None) -> None:
    """Let steps of a feature be undone by `take_back(session, step, person_id, at)` → (room, version).

    All steps of a command are undone inside `around(session, at=at)`, if there is one.
    """
    _features[feature] = take_back
    _around[feature] = around or _nothing_around


def _nothing_around(_session: Session, **_at: datetime) -> AbstractContextManager[None]:
    return nullcontext()


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
    with ExitStack() as stack:
        for feature in {step["feature"] for step in steps}:
            stack.enter_context(_around[feature](session, at=at))
        for step in reversed(steps):
            told = _features[step["feature"]](session, step, person_id, at)
    done.undone_by = command_id(session)
    return told
