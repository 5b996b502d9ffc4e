"""Much that happens on a board at once, through the commands."""

from board import clock
from board.live.change import change
from board.tasks import commands
from board.tasks.inputs import EditTask
from board.tasks.models import Task
from tests.makers import Office, make_task, who


def happen(office: Office, times: int) -> None:
    """So many events on the land board: a new task, whose title is changed again and again."""
    task_id = make_task(office, "Заново")
    with change() as session:
        task, by = session.get_one(Task, task_id), who(session, office.anna)
        for number in range(1, times):
            commands.edit_task(session, task, EditTask(title=f"Заново {number}"), by=by, at=clock.now())
