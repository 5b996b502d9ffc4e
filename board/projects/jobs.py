"""What keeps projects true: their actions go with tasks on boards; people are reminded."""

from board import clock, database, errors
from board.live.change import change
from board.live.moves import look_when_moved
from board.notices.reminding import remind
from board.projects import access, following, queries, reminders
from board.projects.models import ProjectAction
from board.tasks.models import ColumnKind

_FOLLOWER, _ROOMS = "projects", "board"


def follow_actions() -> None:
    """Let actions be as their tasks are, when something has happened on a board since this was last done."""
    look_when_moved(_FOLLOWER, _ROOMS, look_at_actions)


def look_at_actions() -> None:
    """Let every action be as its task is, whatever has happened."""
    with database.reading() as session:
        differing = [
            (action.project_id, action.id)
            for action, task, kind in queries.with_tasks(session)
            if following.differs(session, action, task, ColumnKind(kind))
        ]
    for project_id, action_id in differing:
        with change() as session:
            try:
                project = queries.project(session, project_id)
            except errors.NotFound:
                continue
            access.hold_project(session, project)
            action = session.get(ProjectAction, action_id)
            if action and action.task_id:
                following.follow_task(session, project, action, at=clock.now())


def remind_of_projects() -> None:
    """Tell people what waits for them in projects, and what is late."""
    remind(reminders.of_day)


def tell_of_passports() -> None:
    """Tell at once of passports that are submitted, returned and approved."""
    remind(reminders.of_now)
