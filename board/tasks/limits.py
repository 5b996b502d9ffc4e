"""Limits of work in progress: who may go over them, and what is said to whom may not."""

from sqlmodel import Session

from board.errors import N_, SecondUrgent, WipLimit
from board.tasks import queries
from board.tasks.models import Board, BoardColumn, Task

_FULL_COLUMN = N_("“%(column)s” already holds %(count)s tasks; the limit is %(limit)s.")
_FULL_HANDS = N_("This person already has %(count)s tasks in “%(column)s”; the limit is %(limit)s.")


def check_room_for(
    session: Session,
    task: Task,
    stage: BoardColumn,
    assignee_id: str | None,
    *,
    hard: bool,
    override_reason: str | None,
    heads: bool,
) -> str | None:
    """The reason that is to be kept, where a limit is gone over with one; `None` where there is room.

    Raises `WipLimit` without a reason, and on a board with hard limits for anybody but the unit's head.
    """
    by_person = stage.wip_scope == "person"
    if stage.wip_limit is None or (by_person and assignee_id is None):
        return None
    count = queries.count_in_column(session, stage.id, but=task.id, assignee_id=assignee_id if by_person else None)
    if count < stage.wip_limit:
        return None
    if override_reason and (heads or not hard):
        return override_reason
    raise WipLimit(_FULL_HANDS if by_person else _FULL_COLUMN, limit=stage.wip_limit, count=count, column=stage.name)


def check_urgent(
    session: Session, board: Board, task_id: str, priority: str | None, override_reason: str | None
) -> str | None:
    """The reason that is to be kept, where a second task on the board becomes urgent; `None` where it is the first.

    Raises `SecondUrgent` where there is none.
    """
    other = queries.urgent_task(session, board.id, but=task_id) if priority == "urgent" else None
    if other and not override_reason:
        raise SecondUrgent(N_("Task No. %(number)s is urgent already. Say why a second one is."), number=other.number)
    return override_reason if other else None
