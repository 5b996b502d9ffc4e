"""What comes after a project: where its result can be applied, and its next steps, in the reader's language."""

from board.projects.cards import FullProject
from board.projects.lifecycle import COMPLETED, PROVEN, State
from board.projects.models import FileRole, Kind
from board.projects.papers.wording import gettext, long_day, plain, share

_FULL = 100.0


def next_steps(project: FullProject, source: str | None) -> list[str]:
    """Sentences: what follows from how the project stands."""
    lines = [_applying(project, source), _standards(project), _open_goals(project), _check(project)]
    return [each for each in lines if each]


def _applying(project: FullProject, source: str | None) -> str:
    state = State(project.state)
    if project.kind == Kind.PILOT and state in PROVEN:
        return gettext("It is proposed to apply the result of the pilot in other units.")
    if project.kind == Kind.PILOT and state not in COMPLETED:
        return gettext("Once the pilot is closed, its result can be applied in other units.")
    source = source or project.external_source
    if project.kind == Kind.REPLICATION and source:
        return gettext("What was proven here is applied: %(source)s.", source=plain(source))
    return ""


def _standards(project: FullProject) -> str:
    names = ", ".join(plain(each.name) for each in project.files if each.role == FileRole.STANDARD)
    return gettext("The new order of work is laid down: %(names)s.", names=names) if names else ""


def _open_goals(project: FullProject) -> str:
    behind = [each for each in project.goal_list if each.achievement is not None and each.achievement < _FULL]
    told = "; ".join(f"{plain(each.name)} ({share(each.achievement)})" for each in behind)
    return gettext("Not reached in full yet: %(goals)s.", goals=told) if told else ""


def _check(project: FullProject) -> str:
    if project.next_check is None:
        return ""
    return gettext("The stability of the result is checked next on %(day)s.", day=long_day(project.next_check))
