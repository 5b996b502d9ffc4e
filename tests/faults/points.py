"""`board` in a process that ends itself, as a power cut would, at a named point of a command."""

import itertools
import os
import signal
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, event
from sqlmodel import Session

from board.live import change, push

POINTS = ("after-lock", "before-commit", "after-commit", "before-emit")


def program(point: str, times: int) -> str:
    """The Python that serves until a command reaches the point for the so-manieth time."""
    faulty = f"from tests.faults.points import die_at; die_at({point!r}, {times})"
    return f"from board.cli import main; {faulty}; main()"


def die_at(point: str, times: int) -> None:
    """Have this process end there."""
    numbers = itertools.count(1)

    def reached() -> None:
        if next(numbers) == times:
            os.kill(os.getpid(), signal.SIGKILL)

    _PLACES[point](reached)


def _after_lock(reached: Callable[[], None]) -> None:
    def seen(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        # SQLite locks the whole file when the transaction begins, PostgreSQL the row of the room.
        if statement == "BEGIN IMMEDIATE" or "FOR NO KEY UPDATE" in statement or "FOR UPDATE" in statement:
            reached()

    event.listen(Engine, "after_cursor_execute", seen)


def _at(moment: str) -> Callable[[Callable[[], None]], None]:
    def put(reached: Callable[[], None]) -> None:
        def seen(session: Session) -> None:
            if change.command_id(session):
                reached()

        event.listen(Session, moment, seen)

    return put


def _before_emit(reached: Callable[[], None]) -> None:
    tell = push.tell

    def seen(events: list[Any], epoch: str) -> None:
        reached()
        tell(events, epoch)

    push.tell = seen


_PLACES = {
    "after-lock": _after_lock,
    "before-commit": _at("before_commit"),
    "after-commit": _at("after_commit"),
    "before-emit": _before_emit,
}
