"""The project that somebody asks to work on, and who asks."""

from sqlmodel import Session

from board.people.identity import asker
from board.people.rights import Viewer
from board.projects import access
from board.projects.access import May
from board.projects.models import LeanProject


def to_work_on(session: Session, project_id: str, may: May = access.may_write) -> tuple[LeanProject, Viewer]:
    """The project, held, and the asker, who may do that with it. Raises `NotFound`, `NotAllowed`."""
    who = asker(session)
    return access.project_to_work_on(session, project_id, who, may), who
