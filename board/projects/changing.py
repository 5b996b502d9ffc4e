"""One change of a project: what it was and what it became, told and kept for taking back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, SQLModel, col, select

from board import clock
from board.live.change import keep_for_undo, record
from board.live.events import Actor
from board.people.viewers import Terms
from board.projects import events, queries, whole
from board.projects.models import (
    Agreement,
    LeanProject,
    PassportRemark,
    PassportVersion,
    ProjectAction,
    ProjectFile,
    ProjectStage,
    Transition,
)

ROWS: dict[str, tuple[type[SQLModel], tuple[str, ...]]] = {
    "project": (LeanProject, ("id",)),
    "stage": (ProjectStage, ("project_id", "number")),
    "version": (PassportVersion, ("project_id", "version")),
    "remark": (PassportRemark, ("id",)),
    "agreement": (Agreement, ("id",)),
    "action": (ProjectAction, ("id",)),
    "file": (ProjectFile, ("id",)),
    "transition": (Transition, ("id",)),
}
"""What a project consists of, each with its key: the rows that taking a change back puts as they were."""
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
    """Change a project inside the block, its rooms being held; where nothing has become other, nobody is told."""
    was = image(session, project.id)
    yield
    session.flush()
    became = image(session, project.id)
    if was != became:
        tell(session, project, event, by=by, at=at, steps=_steps(was, became) if may_undo and by else None, **more)


def tell(
    session: Session,
    project: LeanProject,
    event: type[events.ProjectEvent],
    *,
    by: Actor | None,
    at: datetime,
    steps: list[dict[str, Any]] | None,
    **more: Any,
) -> None:
    """Record what has become of a project, whole in its own room and as a line of the register."""
    if steps is not None:
        keep_for_undo(session, {"feature": "projects", "project": project.id, "rows": steps})
    for card in (whole.full(session, project), queries.card(session, project)):
        record(session, event(project=card, **more), by=by, at=at)


def image(session: Session, project_id: str) -> Image:
    """Every row of a project as JSON values, by table and key."""
    found: Image = {}
    for name, (model, key) in ROWS.items():
        owner: Any = getattr(model, "id" if model is LeanProject else "project_id")
        for row in session.exec(select(model).where(col(owner) == project_id)):
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
