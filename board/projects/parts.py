"""What belongs to a project, read at once: nine questions that are the same each time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, SQLModel, col, select

from board.projects.models import (
    Agreement,
    LeanProject,
    PassportRemark,
    PassportSight,
    PassportVersion,
    ProjectAction,
    ProjectFile,
    ProjectStage,
    Transition,
)


@dataclass(frozen=True)
class Parts:
    """The rows of a project, each kind in its order; `files` also those that were taken away."""

    stages: Sequence[ProjectStage]
    actions: Sequence[ProjectAction]
    versions: Sequence[PassportVersion]
    sights: Sequence[PassportSight]
    remarks: Sequence[PassportRemark]
    agreements: Sequence[Agreement]
    transitions: Sequence[Transition]
    files: Sequence[ProjectFile]

    @property
    def kept_files(self) -> list[ProjectFile]:
        """The documents that are there."""
        return [each for each in self.files if each.removed_at is None]


def _of(model: type[SQLModel], *order: Any) -> Any:
    owner: Any = getattr(model, "project_id")  # noqa: B009 - every one of these has it
    return select(model).where(owner == bindparam("project_id")).order_by(*(col(each) for each in order))


_QUESTIONS: dict[str, Any] = {
    "stages": _of(ProjectStage, ProjectStage.number),
    "actions": _of(ProjectAction, ProjectAction.position, ProjectAction.id),
    "versions": _of(PassportVersion, PassportVersion.version),
    "sights": _of(PassportSight, PassportSight.at, PassportSight.person_id),
    "remarks": _of(PassportRemark, PassportRemark.at, PassportRemark.field, PassportRemark.id),
    "agreements": _of(Agreement, Agreement.version, Agreement.sent_on, Agreement.id),
    "transitions": _of(Transition, Transition.place),
    "files": _of(ProjectFile, ProjectFile.at, ProjectFile.role, ProjectFile.id),
}
KEYS: dict[str, tuple[type[SQLModel], tuple[str, ...]]] = {
    "project": (LeanProject, ("id",)),
    "stages": (ProjectStage, ("project_id", "number")),
    "versions": (PassportVersion, ("project_id", "version")),
    "remarks": (PassportRemark, ("id",)),
    "agreements": (Agreement, ("id",)),
    "actions": (ProjectAction, ("id",)),
    "files": (ProjectFile, ("id",)),
    "transitions": (Transition, ("id",)),
}
"""What taking a change back puts as it was, each with its key; who has seen what stays noted."""


def parts(session: Session, project_id: str) -> Parts:
    """Everything that belongs to a project."""
    found = {
        name: list(session.execute(asked, {"project_id": project_id}).scalars()) for name, asked in _QUESTIONS.items()
    }
    return Parts(**found)
