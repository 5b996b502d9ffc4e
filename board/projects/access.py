"""Who may do what with a project; every reader of the organisation sees all of them."""

from collections.abc import Callable, Sequence

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.live.change import hold
from board.people.rights import Viewer
from board.projects import queries
from board.projects.events import PROJECTS_ROOM, project_room
from board.projects.lifecycle import State
from board.projects.models import LeanProject

May = Callable[[Viewer, LeanProject], bool]


def may_write(who: Viewer, project: LeanProject) -> bool:
    """Whether they write it: its leader and team, who heads its unit, the coordinator; an idea also whoever had it."""
    team = {each.get("person_id") for each in project.passport.get("team", [])}
    has_had_it = project.stands is State.IDEA and project.author_id == who.id
    return may_lead(who, project) or who.id in team or has_had_it


def may_lead(who: Viewer, project: LeanProject) -> bool:
    """Whether they lead it: its leader, who heads its unit, the coordinator."""
    return project.leader_id == who.id or who.may_head(project.unit_id) or who.keeps_projects


def may_dispose(who: Viewer, project: LeanProject) -> bool:
    """Whether they say that there will be no such project: who heads its unit, the coordinator."""
    return who.may_head(project.unit_id) or who.keeps_projects


def may_approve(who: Viewer, project: LeanProject) -> bool:
    """Whether the customer's word is theirs: the customer's head, or who stands in for them today.

    Of a customer outside of the administration the coordinator records what was signed on paper.
    """
    if project.customer_head_id is None:
        return who.keeps_projects and project.customer_unit_id is None
    return project.customer_head_id == who.id or project.customer_unit_id in who.deputises


def may_note_word(who: Viewer, project: LeanProject) -> bool:
    """Whether they say the customer's word, or note where it was said: the customer's head, the coordinator."""
    return may_approve(who, project) or who.keeps_projects


def check_word(who: Viewer, project: LeanProject, comment: str | None) -> None:
    """What the customer has said is noted by somebody else only with where it was said. Raises `Invalid`."""
    if not may_approve(who, project) and not comment:
        message = N_("say how the customer decided, and where that is written")
        raise errors.Invalid([{"field": "comment", "type": "missing", "message": message}])


def may_cancel(who: Viewer, project: LeanProject) -> bool:
    """Whether they end it early: the customer's head, the coordinator; before the approval also who disposes of it."""
    return may_note_word(who, project) or (not project.approved_at and may_dispose(who, project))


def project_to_work_on(session: Session, project_id: str, who: Viewer, may: May = may_write) -> LeanProject:
    """A project the viewer may do that with; its room and the register's are held. Raises `NotFound`, `NotAllowed`."""
    found = queries.project(session, project_id)
    hold_project(session, found)
    if not may(who, found):
        raise errors.NotAllowed
    return found


def hold_projects(session: Session, projects: Sequence[LeanProject]) -> Sequence[LeanProject]:
    """The same for several, all at once."""
    if projects:
        hold(session, *(project_room(each.id) for each in projects), PROJECTS_ROOM)
    for each in projects:
        session.refresh(each)
    return projects


def hold_project(session: Session, project: LeanProject) -> None:
    """Keep others from changing a project until the transaction ends."""
    hold(session, project_room(project.id), PROJECTS_ROOM)
    session.refresh(project)
