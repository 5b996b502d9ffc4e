"""A command at work, as the law is shown it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlmodel import Session

from board.tasks import moving
from board.tasks.inputs import MoveTask
from board.tasks.models import Task
from tests.makers import NOON, Office, who

LATER = NOON + timedelta(hours=1)
Call = Callable[[Session, Office, dict[str, str]], Any]


@dataclass(frozen=True)
class Case:
    """A command at work. `prepare` is done before the old snapshots are taken; `also` names rooms that tell of it too."""

    name: str
    command: Callable[..., Any]
    room: str
    call: Call
    prepare: Call | None = None
    also: tuple[str, ...] = ()


def the_task(session: Session, ids: dict[str, str], name: str = "task") -> Task:
    """One of the tasks that every case finds on the land board."""
    return session.get_one(Task, ids[name])


def by_anna(session: Session, office: Office) -> Any:
    """Who does it and when."""
    return {"by": who(session, office.anna), "at": LATER}


def move(session: Session, office: Office, ids: dict[str, str], **wanted: Any) -> None:
    """Move the task."""
    moving.move_task(session, the_task(session, ids), MoveTask(**wanted), **by_anna(session, office))
