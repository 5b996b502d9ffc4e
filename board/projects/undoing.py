"""Taking back what was done with a project; what somebody has changed since stays."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, SQLModel

from board import errors
from board.errors import N_
from board.live import queries as log
from board.people import viewers
from board.projects import access, events, filing, queries
from board.projects.changing import image, tell
from board.projects.events import PROJECTS_ROOM, project_room
from board.projects.lifecycle import State
from board.projects.models import LeanProject, PassportSight, ProjectFile
from board.projects.parts import KEYS, parts


def take_back(session: Session, step: dict[str, Any], person_id: str, at: datetime) -> tuple[str, int]:
    """Undo one step of such a command. Raises `NotAllowed` where the right is gone, `CannotUndo`."""
    if step.get("is_final"):
        raise errors.CannotUndo(N_("What counts as a signature is not taken back."))
    who = viewers.viewer(session, person_id)
    try:
        project = queries.project(session, step["project"])
    except errors.NotFound:
        raise errors.CannotUndo(N_("It was undone already.")) from None
    access.hold_project(session, project)
    if not (access.may_write(who, project) or access.may_approve(who, project) or access.may_cancel(who, project)):
        raise errors.NotAllowed
    rows = [(row, _row(session, row["row"], row["key"])) for row in step["rows"]]
    if any(_is(found) != row["is"] for row, found in rows) or _is_bound(project, step):
        raise errors.CannotUndo(N_("It has been changed since."))
    is_new = any(row["row"] == "project" and row["was"] is None for row, _ in rows)
    if is_new:
        _refuse_if_built_on(session, project, step)
        _remove(session, project, [found for _, found in rows if found], by=who.actor, at=at)
        return PROJECTS_ROOM, log.version(session, PROJECTS_ROOM)
    brought = [found for row, found in rows if row["was"] is None and isinstance(found, ProjectFile)]
    for each in brought:
        filing.check_may_go(project, each)
        project.results = filing.without_photo(project, each.id)
    for row, found in rows:
        _put_back(session, row, found)
    session.flush()
    for each in brought:
        filing.forget_content(session, each.file_id)
    tell(session, project, events.ProjectChanged, by=who.actor, at=at, steps=None)
    return project_room(project.id), log.version(session, project_room(project.id))


def _is_bound(project: LeanProject, step: dict[str, Any]) -> bool:
    """Whether dates that were planned in a draft stand in a passport that was submitted since."""
    touched = {row["row"] for row in step["rows"]}
    return "stages" in touched and "project" not in touched and project.stands not in (State.IDEA, State.PASSPORT_DRAFT)


def _refuse_if_built_on(session: Session, project: LeanProject, step: dict[str, Any]) -> None:
    """An entry stays once somebody has put something beside it, or taken it for a pilot."""
    mine = {(row["row"], row["key"]) for row in step["rows"]}
    now = image(project, parts(session, project.id)).keys()
    if now - mine or queries.replications(session, project.id):
        raise errors.CannotUndo(N_("It has been changed since."))


def _remove(session: Session, project: LeanProject, rows: list[SQLModel], *, by: Any, at: datetime) -> None:
    """An entry of the register is taken out again."""
    tell(session, project, events.ProjectRemoved, by=by, at=at, steps=None)
    for sight in queries.sights(session, project.id):
        session.delete(session.get_one(PassportSight, (sight.project_id, sight.version, sight.person_id)))
    for row in rows:
        if row is not project:
            session.delete(row)
    session.flush()
    session.delete(project)
    session.flush()


def _row(session: Session, name: str, key: str) -> SQLModel | None:
    model, parts = KEYS[name]
    values = [
        int(part) if field in ("number", "version") else part for field, part in zip(parts, key.split("/"), strict=True)
    ]
    return session.get(model, tuple(values) if len(values) > 1 else values[0])


def _is(found: SQLModel | None) -> dict[str, Any] | None:
    return found.model_dump(mode="json") if found else None


def _put_back(session: Session, row: dict[str, Any], found: SQLModel | None) -> None:
    if row["was"] is None:
        if found is not None:
            session.delete(found)
        return
    model = KEYS[row["row"]][0]
    before = model.model_validate(row["was"])
    if found is None:
        session.add(before)
        return
    for name in model.model_fields:
        setattr(found, name, getattr(before, name))
