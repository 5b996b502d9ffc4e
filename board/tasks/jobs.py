"""What boards do by the clock."""

from datetime import timedelta

from board import clock, database
from board.live.change import change
from board.notices.reminding import remind
from board.tasks import commands, levels, queries, reminders
from board.tasks.models import Task

STAYS = timedelta(days=14)
_AT_ONCE = 200


def archive_done_tasks() -> None:
    """Move tasks that were done a fortnight ago to the archive, one by one, so that nobody waits for it."""
    before = clock.now() - STAYS
    with database.reading() as session:
        old = queries.tasks_done_before(session, before, _AT_ONCE)
    for board_id, task_id in old:
        with change() as session:
            levels.hold_board(session, board_id)
            task = session.get_one(Task, task_id)
            if task.done_at and task.done_at < before and task.is_on_board:
                commands.archive_task(session, task, by=None, at=clock.now())


def tell_turned_levels() -> None:
    """When a week or an absence has turned, say how full everybody's week is now; nothing is held while nothing has."""
    now = clock.now()
    with database.reading() as session:
        turned = levels.is_anybody_out_of_date(session, now)
    if turned:
        with change() as session:
            levels.refresh_everybody(session, at=now)


def remind_of_tasks() -> None:
    """Remind people of what is due next, and of what holds their tasks up."""
    remind(reminders.of_day)
