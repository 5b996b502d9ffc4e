"""Questions about projects; the only readers others may import."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from board import errors
from board.live import queries as log
from board.projects.cards import PortfolioCard, ProjectCard
from board.projects.events import PROJECTS_ROOM
from board.projects.lines import line
from board.projects.models import (
    Agreement,
    LeanProject,
    PassportRemark,
    PassportSight,
    PassportVersion,
    Portfolio,
    ProjectAction,
    ProjectFile,
    ProjectStage,
    Transition,
)


def project(session: Session, project_id: str) -> LeanProject:
    """Raises `NotFound`."""
    found = session.get(LeanProject, project_id)
    if found is None:
        raise errors.NotFound
    return found


def projects(session: Session) -> list[LeanProject]:
    """All of them, by their number in the register."""
    return list(session.exec(select(LeanProject).order_by(col(LeanProject.year), col(LeanProject.number))))


def last_number(session: Session, year: int) -> int:
    """The highest number that a project of that year has."""
    return session.scalar(select_columns(func.max(col(LeanProject.number))).where(col(LeanProject.year) == year)) or 0


def stages(session: Session, project_id: str) -> list[ProjectStage]:
    """The ten stages of a project, in order."""
    own = select(ProjectStage).where(col(ProjectStage.project_id) == project_id)
    return list(session.exec(own.order_by(col(ProjectStage.number))))


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


def with_tasks(session: Session) -> list[ProjectAction]:
    """The actions that are tasks on boards."""
    return list(session.exec(select(ProjectAction).where(col(ProjectAction.task_id).is_not(None))))


def versions(session: Session, project_id: str) -> list[PassportVersion]:
    """The versions of a passport, the first first."""
    own = select(PassportVersion).where(col(PassportVersion.project_id) == project_id)
    return list(session.exec(own.order_by(col(PassportVersion.version))))


def sights(session: Session, project_id: str) -> list[PassportSight]:
    """Who has opened which version of a passport."""
    own = select(PassportSight).where(col(PassportSight.project_id) == project_id)
    return list(session.exec(own.order_by(col(PassportSight.at), col(PassportSight.person_id))))


def remarks(session: Session, project_id: str) -> list[PassportRemark]:
    """What was said of a passport when it was returned."""
    own = select(PassportRemark).where(col(PassportRemark.project_id) == project_id)
    return list(session.exec(own.order_by(col(PassportRemark.at), col(PassportRemark.field), col(PassportRemark.id))))


def agreements(session: Session, project_id: str) -> list[Agreement]:
    """The rounds with the regional committee, the first first."""
    own = select(Agreement).where(col(Agreement.project_id) == project_id)
    return list(session.exec(own.order_by(col(Agreement.sent_on), col(Agreement.id))))


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
    does = set(session.exec(theirs.where(col(ProjectAction.task_id).is_(None))))
    return [
        each for each in projects(session) if person_id in (each.leader_id, each.customer_head_id) or each.id in does
    ]


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
    dates = _grouped(session.exec(select(ProjectStage).order_by(col(ProjectStage.number))))
    measures = _grouped(session.exec(select(ProjectAction).order_by(col(ProjectAction.position))))
    return [ProjectCard(**line(session, each, dates[each.id], measures[each.id])) for each in projects(session)]


def card(session: Session, found: LeanProject) -> ProjectCard:
    """A project as the register shows it."""
    return ProjectCard(**line(session, found, stages(session, found.id), actions(session, found.id)))


def portfolio_card(found: Portfolio) -> PortfolioCard:
    """A portfolio as it stands."""
    return PortfolioCard(id=found.id, name=found.name, closed=found.closed_at is not None)


def _grouped(rows: Iterable[Any]) -> defaultdict[str, list[Any]]:
    found = defaultdict[str, list[Any]](list)
    for row in rows:
        found[row.project_id].append(row)
    return found
