"""What is told in the room of all projects, and in that of one."""

from typing import ClassVar

from board.live.events import EventBody
from board.live.rooms import room_name
from board.projects.cards import FullProject, PortfolioCard, ProjectCard

PROJECTS_ROOM = room_name("projects", "all")


def project_room(project_id: str) -> str:
    """The room of one project."""
    return room_name("project", project_id)


class ProjectEvent(EventBody):
    """Something that happened to a project, as it is now: whole in its own room, a line in the register's."""

    project: FullProject | ProjectCard

    @property
    def room(self) -> str:
        """Its own room where everything is told, else that of all."""
        return project_room(self.project.id) if isinstance(self.project, FullProject) else PROJECTS_ROOM

    @property
    def subject(self) -> str:
        """The project."""
        return self.project.id


class ProjectAdded(ProjectEvent):
    """A project was entered in the register."""

    kind: ClassVar[str] = "project.added"


class ProjectChanged(ProjectEvent):
    """Something of a project is other than it was."""

    kind: ClassVar[str] = "project.changed"


class ProjectMoved(ProjectEvent):
    """A project has taken a step of its life."""

    kind: ClassVar[str] = "project.moved"
    step: str
    was: str | None
    comment: str | None


class ProjectRemoved(ProjectEvent):
    """The entering of a project was taken back."""

    kind: ClassVar[str] = "project.removed"


class PortfolioSet(EventBody):
    """A portfolio was named, renamed, closed or opened."""

    kind: ClassVar[str] = "portfolio.set"
    portfolio: PortfolioCard

    @property
    def room(self) -> str:
        """The room of all projects."""
        return PROJECTS_ROOM
