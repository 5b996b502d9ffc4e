"""What keeps projects true: their actions go with tasks on boards; people are reminded."""

from board import clock, database, errors
from board.live import queries as log
from board.live.change import change
from board.live.models import FollowerCursor
from board.notices.reminding import remind
from board.projects import access, following, queries, reminders
from board.projects.models import ProjectAction

_FOLLOWER, _ROOMS = "projects", "board"


def follow_actions() -> None:
    """Let actions be as their tasks are, when something has happened on a board since this was last done."""
    with database.reading() as session:
        moves = log.moves_in(session, _ROOMS)
        cursor = session.get(FollowerCursor, (_FOLLOWER, _ROOMS))
    if moves != (cursor.version if cursor else 0):
        look_at_actions()
        with change() as session:
            # What has happened meanwhile is seen the next time.
            session.merge(FollowerCursor(follower=_FOLLOWER, room=_ROOMS, version=moves))


def look_at_actions() -> None:
    """Let every action be as its task is, whatever has happened."""
    with database.reading() as session:
        differing = [
            (each.project_id, each.id) for each in queries.with_tasks(session) if following.differs(session, each)
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
