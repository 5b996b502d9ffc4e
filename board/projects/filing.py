"""The only writer of a project's documents."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.documents import commands as documents
from board.documents.kinds import PICTURES
from board.errors import N_
from board.ids import new_id
from board.live.events import Actor
from board.projects import checks, queries
from board.projects.changing import changing
from board.projects.inputs import FileFacts
from board.projects.lifecycle import COMPLETED, DEAD
from board.projects.models import FileRole, LeanProject, ProjectFile

_MOST = 100


def add_file(
    session: Session,
    project: LeanProject,
    facts: FileFacts,
    media_type: str,
    content: bytes,
    *,
    by: Actor,
    at: datetime,
) -> ProjectFile:
    """Keep a document of a project. Raises `Invalid` for a photograph that is no picture, `Refusal` for too many."""
    if project.stands in DEAD:
        raise checks.WrongState(N_("In this state of the project that cannot be changed any more."))
    if FileRole(facts.role) is FileRole.PHOTO and media_type not in PICTURES:
        raise errors.Invalid([{"field": "role", "type": "own", "message": N_("a photograph is PNG or JPEG")}])
    if len(queries.files(session, project.id)) >= _MOST:
        raise errors.Refusal(N_("A project keeps a hundred documents at most; take one away first."))
    kept = documents.keep(session, facts.name, media_type, content, at=at)
    made = ProjectFile(
        id=new_id(),
        project_id=project.id,
        file_id=kept.id,
        role=facts.role,
        note=facts.note,
        by=by.name,
        at=at,
    )
    with changing(session, project, by=by, at=at):
        session.add(made)
    return made


def remove_file(session: Session, project: LeanProject, found: ProjectFile, *, by: Actor, at: datetime) -> None:
    """Take a document away; photographs leave the rows in which they stand.

    Raises `WrongState` after closing, and for the paper by which a customer outside has approved.
    """
    check_may_go(project, found)
    with changing(session, project, by=by, at=at):
        found.removed_at = at
        project.results = without_photo(project, found.id)


def check_may_go(project: LeanProject, found: ProjectFile) -> None:
    """Raise `WrongState` for a document that proves something: of a closed project, or by which was approved."""
    if project.stands in DEAD:
        raise checks.WrongState(N_("In this state of the project that cannot be changed any more."))
    if found.role == FileRole.APPROVAL and project.approved_at and project.customer_head_id is None:
        raise checks.WrongState(N_("The passport is approved by this paper: it stays."))
    if project.stands in COMPLETED:
        raise checks.WrongState(N_("The documents of a closed project stay: they prove its result."))


def forget_content(session: Session, file_id: str) -> None:
    """Let the content of a document go that no project has any more; a replication has its pilot's."""
    if not queries.has_file(session, file_id):
        documents.remove(session, file_id)


def without_photo(project: LeanProject, file_id: str) -> list[dict[str, Any]]:
    """The rows of «было – стало» without a photograph."""
    photos = ("was_photo", "became_photo")
    return [{**row, **{name: None for name in photos if row[name] == file_id}} for row in project.results]
