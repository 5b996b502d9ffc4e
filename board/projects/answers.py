"""What is answered about projects."""

from typing import Any

from pydantic import BaseModel
from sqlmodel import Session

from board.live import queries as log
from board.projects import whole
from board.projects.cards import FullProject, PortfolioCard, ProjectCard
from board.projects.events import PROJECTS_ROOM, project_room
from board.projects.models import LeanProject


class ProjectsState(BaseModel):
    """The register."""

    room: str
    epoch: str
    version: int
    at: str
    projects: list[ProjectCard]
    portfolios: list[PortfolioCard]


class ProjectState(BaseModel):
    """A project with everything that belongs to it."""

    room: str
    epoch: str
    version: int
    at: str
    project: FullProject


class ProjectAnswer(BaseModel):
    """The project after the command, and the version of its room."""

    project: FullProject
    version: int
    command_id: str = ""


class PortfolioAnswer(BaseModel):
    """The portfolio after the command, and the version of the register's room."""

    portfolio: PortfolioCard
    version: int
    command_id: str = ""


class FileAnswer(BaseModel):
    """The document that was kept, by its id, and the project with it."""

    file_id: str
    project: FullProject
    version: int
    command_id: str = ""


class Figure(BaseModel):
    """A figure for Plotly: its data and layout, and what it shows in words."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]
    description: str


class DefaultPlan(BaseModel):
    """The dates that are offered for a passport that is agreed on a day, by stage."""

    stages: list[dict[str, Any]]


def project_answer(session: Session, project: LeanProject) -> ProjectAnswer:
    """The project as it is now in this transaction."""
    session.flush()
    version = log.version(session, project_room(project.id))
    return ProjectAnswer(project=whole.full(session, project), version=version)


def register_version(session: Session) -> int:
    """The version of the register's room."""
    return log.version(session, PROJECTS_ROOM)
