"""The only writer of a project's documents."""

from datetime import datetime

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
    """Take a document away; photographs leave the rows in which they stand. Raises `WrongState` after closing."""
    if project.stands in COMPLETED:
        raise checks.WrongState(N_("The documents of a closed project stay: they prove its result."))
    with changing(session, project, by=by, at=at):
        found.removed_at = at
        project.results = [
            {**row, **{name: None for name in ("was_photo", "became_photo") if row[name] == found.id}}
            for row in project.results
        ]
