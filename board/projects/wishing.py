"""What is asked of the customer about an accepted action, as the action keeps it."""

from datetime import date, datetime
from typing import Any

from board.live.events import instant

POSTPONE, CANCEL = "postpone", "cancel"
GRANTED, REFUSED = "granted", "refused"


def to_postpone(
    due: date | None,
    reason: str | None,
    *,
    by: str | None,
    at: datetime,
    was: date | None = None,
    is_done: bool = False,
) -> dict[str, Any]:
    """A later day, or none; `is_done` where the task on the board has it already, and `was` is the day before."""
    days = {"due": due.isoformat() if due else None, "was": was.isoformat() if was else None}
    return {**_wish(POSTPONE, reason, by, at), **days, "is_done": is_done}


def to_cancel(reason: str | None, *, by: str | None, at: datetime, is_done: bool = False) -> dict[str, Any]:
    """To do without it; `is_done` where its task has left the board already."""
    return {**_wish(CANCEL, reason, by, at), "is_done": is_done}


def answered(wish: dict[str, Any], answer: str, comment: str | None, *, by: str) -> dict[str, Any]:
    """The same with the customer's word."""
    return {**wish, "answer": answer, "answered_by": by, "comment": comment}


def due_of(wish: dict[str, Any]) -> date | None:
    """The later day that is asked for, or none."""
    return date.fromisoformat(wish["due"]) if wish["due"] else None


def _wish(what: str, reason: str | None, by: str | None, at: datetime) -> dict[str, Any]:
    return {
        "what": what, "due": None, "was": None, "is_done": False, "reason": reason, "by": by, "at": instant(at),
        "answer": None, "answered_by": None, "comment": None,
    }  # fmt: skip
