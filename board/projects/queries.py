"""Questions about projects; the only readers others may import."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from board import errors
from board.live import queries as log
from board.people import queries as people
from board.projects.cards import PortfolioCard, ProjectCard
from board.projects.events import PROJECTS_ROOM
from board.projects.lifecycle import LIVING, State
from board.projects.lines import line
from board.projects.models import (
    Agreement,
    LeanProject,
    PassportSight,
    PassportVersion,
    Portfolio,
    ProjectAction,
    ProjectFile,
    ProjectStage,
    Transition,
)
from board.tasks.models import BoardColumn, Task


def project(session: Session, project_id: str) -> LeanProject:
    """Raises `NotFound`."""
    found = session.get(LeanProject, project_id)
    if found is None:
        raise errors.NotFound
    return found


def projects(session: Session) -> list[LeanProject]:
    """All of them, by their number in the register."""
    return list(session.exec(select(LeanProject).order_by(col(LeanProject.year), col(LeanProject.number))))


def in_states(session: Session, states: Collection[State]) -> list[LeanProject]:
    """Those that stand in one of these states, by their number."""
    found = select(LeanProject).where(col(LeanProject.state).in_(states))
    return list(session.exec(found.order_by(col(LeanProject.year), col(LeanProject.number))))


def moved_since(session: Session, since: datetime) -> list[LeanProject]:
    """Those that have come into their state since a moment, by their number."""
    found = select(LeanProject).where(col(LeanProject.state_since) >= since)
    return list(session.exec(found.order_by(col(LeanProject.year), col(LeanProject.number))))


def of_unit(session: Session, unit_id: str) -> list[LeanProject]:
    """Those that are a unit's, are performed in it or done for it."""
    places = (LeanProject.unit_id, LeanProject.performed_at_unit_id, LeanProject.customer_unit_id)
    return list(session.exec(select(LeanProject).where(or_(*(col(each) == unit_id for each in places)))))


def replications(session: Session, project_id: str) -> list[LeanProject]:
    """Those that were made from it."""
    return list(session.exec(select(LeanProject).where(col(LeanProject.source_project_id) == project_id)))


def has_file(session: Session, file_id: str) -> bool:
    """Whether a document of any project has that content."""
    return session.exec(select(ProjectFile.id).where(col(ProjectFile.file_id) == file_id).limit(1)).first() is not None


def last_number(session: Session, year: int) -> int:
    """The highest number that a project of that year has."""
    return session.scalar(select_columns(func.max(col(LeanProject.number))).where(col(LeanProject.year) == year)) or 0


def stages(session: Session, project_id: str) -> list[ProjectStage]:
    """The ten stages of a project, in order."""
    own = select(ProjectStage).where(col(ProjectStage.project_id) == project_id)
    return list(session.exec(own.order_by(col(ProjectStage.number))))


def wishes(session: Session) -> list[tuple[LeanProject, ProjectAction]]:
    """The actions about which the customer is or was asked, each with its project."""
    asked = select(LeanProject, ProjectAction).join(ProjectAction, col(ProjectAction.project_id) == LeanProject.id)
    found = session.exec(asked.where(col(ProjectAction.wish).is_not(None)).order_by(col(ProjectAction.id)))
    return [(project, action) for project, action in found]


def actions(session: Session, project_id: str) -> list[ProjectAction]:
    """The plan of measures, in its order."""
    own = select(ProjectAction).where(col(ProjectAction.project_id) == project_id)
    return list(session.exec(own.order_by(col(ProjectAction.position), col(ProjectAction.id))))


def action(session: Session, project_id: str, action_id: str) -> ProjectAction:
    """An action of that project. Raises `NotFound`."""
    found = session.get(ProjectAction, action_id)
    if found is None or found.project_id != project_id:
        raise errors.NotFound
    return found


def with_tasks(session: Session) -> list[tuple[ProjectAction, Task, str]]:
    """The actions that are tasks on boards, of projects that are not over, each with its task and its column's kind."""
    asked = (
        select(ProjectAction, Task, BoardColumn.kind)
        .join(Task, col(Task.id) == col(ProjectAction.task_id))
        .join(BoardColumn, col(BoardColumn.id) == col(Task.column_id))
        .join(LeanProject, col(LeanProject.id) == col(ProjectAction.project_id))
        .where(col(LeanProject.state).in_((*LIVING, State.SUSPENDED)))
        .order_by(col(ProjectAction.id))
    )
    return [(action, task, kind) for action, task, kind in session.exec(asked)]


def versions(session: Session, project_id: str) -> list[PassportVersion]:
    """The versions of a passport, the first first."""
    own = select(PassportVersion).where(col(PassportVersion.project_id) == project_id)
    return list(session.exec(own.order_by(col(PassportVersion.version))))


def sights(session: Session, project_id: str) -> list[PassportSight]:
    """Who has opened which version of a passport."""
    own = select(PassportSight).where(col(PassportSight.project_id) == project_id)
    return list(session.exec(own.order_by(col(PassportSight.at), col(PassportSight.person_id))))


def agreements(session: Session, project_id: str) -> list[Agreement]:
    """The rounds with the regional committee, the first first."""
    own = select(Agreement).where(col(Agreement.project_id) == project_id)
    return list(session.exec(own.order_by(col(Agreement.version), col(Agreement.sent_on), col(Agreement.id))))


def agreement(session: Session, project_id: str, agreement_id: str) -> Agreement:
    """A round of that project. Raises `NotFound`."""
    found = session.get(Agreement, agreement_id)
    if found is None or found.project_id != project_id:
        raise errors.NotFound
    return found


def transitions(session: Session, project_id: str) -> list[Transition]:
    """The steps of a project's life, the first first."""
    own = select(Transition).where(col(Transition.project_id) == project_id)
    return list(session.exec(own.order_by(col(Transition.place))))


def last_comment(session: Session, project_id: str, step: str) -> str | None:
    """What was said when a project took that step last."""
    taken = [each for each in transitions(session, project_id) if each.step == step]
    return taken[-1].comment if taken else None


def files(session: Session, project_id: str) -> list[ProjectFile]:
    """The documents of a project that were not taken away."""
    own = select(ProjectFile).where(col(ProjectFile.project_id) == project_id, col(ProjectFile.removed_at).is_(None))
    return list(session.exec(own.order_by(col(ProjectFile.at), col(ProjectFile.role), col(ProjectFile.id))))


def file(session: Session, project_id: str, file_id: str) -> ProjectFile:
    """A document of that project. Raises `NotFound`."""
    found = session.get(ProjectFile, file_id)
    if found is None or found.project_id != project_id or found.removed_at:
        raise errors.NotFound
    return found


def portfolios(session: Session) -> list[Portfolio]:
    """All portfolios, by name."""
    return list(session.exec(select(Portfolio).order_by(col(Portfolio.name), col(Portfolio.id))))


def portfolio(session: Session, portfolio_id: str) -> Portfolio:
    """Raises `NotFound`."""
    found = session.get(Portfolio, portfolio_id)
    if found is None:
        raise errors.NotFound
    return found


def of_person(session: Session, person_id: str) -> list[LeanProject]:
    """The projects that somebody leads, whose passport they approve, or of which they do what is no task."""
    theirs = select(ProjectAction.project_id).where(col(ProjectAction.owner_id) == person_id)
    does = theirs.where(col(ProjectAction.task_id).is_(None))
    roles = (LeanProject.leader_id, LeanProject.customer_head_id)
    found = select(LeanProject).where(or_(*(col(each) == person_id for each in roles), col(LeanProject.id).in_(does)))
    return list(session.exec(found.order_by(col(LeanProject.year), col(LeanProject.number))))


def state(session: Session) -> dict[str, Any]:
    """The state of the register's room."""
    return {
        "room": PROJECTS_ROOM,
        "epoch": log.epoch(session),
        "version": log.version(session, PROJECTS_ROOM),
        "projects": [each.model_dump() for each in cards(session)],
        "portfolios": [portfolio_card(each).model_dump() for each in portfolios(session)],
    }


def cards(session: Session) -> list[ProjectCard]:
    """Every project as the register shows it, by number."""
    # Kept as long as lines are written, so that no unit is asked for twice.
    _units = people.units(session)
    dates = _grouped(session.exec(select(ProjectStage).order_by(col(ProjectStage.number))))
    measures = _grouped(session.exec(select(ProjectAction).order_by(col(ProjectAction.position))))
    return [ProjectCard(**line(session, each, dates[each.id], measures[each.id])) for each in projects(session)]


def portfolio_card(found: Portfolio) -> PortfolioCard:
    """A portfolio as it stands."""
    return PortfolioCard(id=found.id, name=found.name, closed=found.closed_at is not None)


def _grouped(rows: Iterable[Any]) -> defaultdict[str, list[Any]]:
    found = defaultdict[str, list[Any]](list)
    for row in rows:
        found[row.project_id].append(row)
    return found
