"""One change of a project: what it was and what it became, told and kept for taking back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from board import clock
from board.live.change import keep_for_undo, record
from board.live.events import Actor
from board.people.viewers import Terms
from board.projects import events, whole
from board.projects.cards import ProjectCard
from board.projects.models import LeanProject
from board.projects.parts import KEYS, Parts, parts

Image = dict[tuple[str, str], dict[str, Any]]


@contextmanager
def changing(
    session: Session,
    project: LeanProject,
    *,
    by: Actor | None,
    at: datetime,
    event: type[events.ProjectEvent] = events.ProjectChanged,
    may_undo: bool = True,
    **more: Any,
) -> Iterator[None]:
    """Change a project inside the block, its rooms being held; where nothing has become other, nobody is told.

    What may not be undone keeps the whole command from it: no task that came with it is taken back alone.
    """
    was = image(project, parts(session, project.id))
    yield
    session.flush()
    now = parts(session, project.id)
    became = image(project, now)
    if was != became:
        steps = _steps(was, became) if may_undo and by else None
        if by and not may_undo:
            keep_for_undo(session, {"feature": "projects", "project": project.id, "is_final": True})
        tell(session, project, event, by=by, at=at, steps=steps, now=now, **more)


def tell(
    session: Session,
    project: LeanProject,
    event: type[events.ProjectEvent],
    *,
    by: Actor | None,
    at: datetime,
    steps: list[dict[str, Any]] | None,
    now: Parts | None = None,
    in_register: bool = True,
    **more: Any,
) -> None:
    """Record what has become of a project, whole in its own room and, if it shows there, as a line of the register."""
    if steps is not None:
        keep_for_undo(session, {"feature": "projects", "project": project.id, "rows": steps})
    full = whole.full(session, project, now)
    record(session, event(project=full, **more), by=by, at=at)
    if in_register:
        line = ProjectCard(**full.model_dump(include=set(ProjectCard.model_fields)))
        record(session, event(project=line, **more), by=by, at=at)


def image(project: LeanProject, now: Parts) -> Image:
    """Every row of a project as JSON values, by table and key."""
    found: Image = {}
    for name, (_, key) in KEYS.items():
        for row in [project] if name == "project" else getattr(now, name):
            found[name, "/".join(str(getattr(row, part)) for part in key)] = row.model_dump(mode="json")
    return found


def _steps(was: Image, became: Image) -> list[dict[str, Any]]:
    changed = [place for place in was.keys() | became.keys() if was.get(place) != became.get(place)]
    return [
        {"row": place[0], "key": place[1], "was": was.get(place), "is": became.get(place)} for place in sorted(changed)
    ]


def day_of(at: datetime) -> date:
    """The day of a moment, as the organisation has it."""
    return clock.date_in(at, Terms.zone)
