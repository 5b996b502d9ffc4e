"""Questions about boards and tasks; the only readers others may import."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, inspect
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from board import errors
from board.live import queries as log
from board.live.change import hold
from board.live.events import instant
from board.people.rights import Viewer
from board.tasks import events, rules
from board.tasks.events import board_room
from board.tasks.models import Board, BoardColumn, BoardPerson, ColumnKind, Task

_TABLE = inspect(Task).local_table
_TASK_COLUMNS = [column for column in _TABLE.c if column.name not in ("description", "result")]
# Whether there is a result is on the card, the text itself is not; its first letter tells.
_RESULT = func.substr(_TABLE.c.result, 1, 1).label("result")
_ON_BOARD = (col(Task.archived_at).is_(None), col(Task.removed_at).is_(None))


def board_for(session: Session, board_id: str, who: Viewer) -> Board:
    """A board the viewer may see. Raises `NotFound`."""
    board = session.get(Board, board_id)
    if board is None or not who.may_see_unit(board.unit_id):
        raise errors.NotFound
    return board


def board_to_work_on(session: Session, board_id: str, who: Viewer) -> Board:
    """A board the viewer may change, held until the transaction ends. Raises `NotFound`, `NotAllowed`."""
    unit_id = session.scalar(select_columns(col(Board.unit_id)).where(col(Board.id) == board_id))
    if unit_id is None or not who.may_see_unit(unit_id):
        raise errors.NotFound
    if not who.may_work_in(unit_id):
        raise errors.NotAllowed
    hold(session, board_room(board_id))
    return session.get_one(Board, board_id, populate_existing=True)


def task_to_work_on(session: Session, task_id: str, who: Viewer, *, archived: bool = False) -> Task:
    """A task the viewer may change, its board held. Raises `NotFound`, `NotAllowed`, `Gone`."""
    board_id = session.scalar(select_columns(col(Task.board_id)).where(col(Task.id) == task_id))
    if board_id is None:
        raise errors.NotFound
    board_to_work_on(session, board_id, who)
    task = session.get_one(Task, task_id, populate_existing=True)
    if task.removed_at or (task.archived_at and not archived):
        raise errors.Gone
    return task


def task_for(session: Session, task_id: str, who: Viewer) -> Task:
    """A task the viewer may see, archived or not. Raises `NotFound`, `Gone`."""
    task = session.get(Task, task_id)
    if task is None:
        raise errors.NotFound
    board_for(session, task.board_id, who)
    if task.removed_at:
        raise errors.Gone
    return task


def boards_for(session: Session, who: Viewer) -> list[tuple[Board, int]]:
    """The boards the viewer may see, each with its room's version, by name."""
    found = session.exec(select(Board).order_by(col(Board.name), col(Board.id))).all()
    seen = [board for board in found if who.may_see_unit(board.unit_id)]
    versions = log.versions(session, [board_room(board.id) for board in seen])
    return [(board, versions[board_room(board.id)]) for board in seen]


def may_watch(session: Session, who: Viewer, board_id: str) -> bool:
    """Whether the viewer may watch that board's room."""
    board = session.get(Board, board_id)
    return board is not None and who.may_see_unit(board.unit_id)


def columns(session: Session, board_id: str) -> list[BoardColumn]:
    """A board's columns from left to right."""
    return list(
        session.exec(
            select(BoardColumn).where(col(BoardColumn.board_id) == board_id).order_by(col(BoardColumn.position))
        )
    )


def column(session: Session, board_id: str, column_id: str) -> BoardColumn | None:
    """A column of that very board."""
    found = session.get(BoardColumn, column_id)
    return found if found and found.board_id == board_id else None


def people(session: Session, board_id: str) -> list[BoardPerson]:
    """Everybody who has or had tasks on a board, in a stable order."""
    ordered = (
        select(BoardPerson)
        .where(col(BoardPerson.board_id) == board_id)
        .order_by(col(BoardPerson.name), col(BoardPerson.person_id))
    )
    return list(session.exec(ordered))


def takes_tasks(session: Session, board_id: str, person_id: str) -> bool:
    """Whether somebody can be given tasks on a board now."""
    found = session.get(BoardPerson, (board_id, person_id))
    return found is not None and found.active


def order_of_column(session: Session, column_id: str, but: str | None = None) -> list[tuple[str, int]]:
    """The tasks of a column as (id, position) in their order, without one of them."""
    rows = select_columns(col(Task.id), col(Task.position)).where(col(Task.column_id) == column_id, *_ON_BOARD)
    ordered = session.execute(rows.order_by(col(Task.position), col(Task.id)))
    return [(task_id, position) for task_id, position in ordered if task_id != but]


def ghost_positions(session: Session, column_id: str, ids: list[str]) -> dict[str, int]:
    """Where in a column tasks stood that are not on the board any more."""
    if not ids:
        return {}
    gone = select_columns(col(Task.id), col(Task.position)).where(
        col(Task.column_id) == column_id, col(Task.id).in_(ids)
    )
    return {task_id: position for task_id, position in session.execute(gone)}


def count_in_column(session: Session, column_id: str, *, but: str, assignee_id: str | None = None) -> int:
    """How many tasks stand in a column, of one person if named, without the one that is asked for."""
    counted = (
        select_columns(func.count())
        .select_from(Task)
        .where(col(Task.column_id) == column_id, col(Task.id) != but, *_ON_BOARD)
    )
    if assignee_id:
        counted = counted.where(col(Task.assignee_id) == assignee_id)
    return session.scalar(counted) or 0


def urgent_task(session: Session, board_id: str, *, but: str) -> Task | None:
    """An urgent task on the board that is not done, other than that one."""
    not_done = select_columns(col(BoardColumn.id)).where(col(BoardColumn.kind) != ColumnKind.DONE)
    wanted = select(Task).where(col(Task.board_id) == board_id, col(Task.priority) == "urgent", *_ON_BOARD)
    return session.exec(wanted.where(col(Task.id) != but, col(Task.column_id).in_(not_done)).limit(1)).first()


def tasks_done_before(session: Session, moment: datetime, limit: int) -> list[tuple[str, str]]:
    """(board id, task id) of tasks that were done before a moment and still stand on their board."""
    old = select_columns(col(Task.board_id), col(Task.id)).where(col(Task.done_at) < moment, *_ON_BOARD)
    return [(board_id, task_id) for board_id, task_id in session.execute(old.order_by(col(Task.done_at)).limit(limit))]


def snapshot(session: Session, board_id: str) -> dict[str, Any]:
    """The state of a board's room (contract 3.1) without `at`; equal versions have equal snapshots."""
    board = session.get_one(Board, board_id)
    stages = columns(session, board_id)
    room = board_room(board_id)
    return {
        "room": room,
        "epoch": log.epoch(session),
        "version": log.version(session, room),
        "board": board_card(board).model_dump(),
        "columns": [column_card(stage).model_dump() for stage in stages],
        "tasks": _tasks_on_board(session, board_id, {stage.id: stage for stage in stages}),
        "people": [person_card(person).model_dump() for person in people(session, board_id)],
    }


def archive(session: Session, board_id: str, limit: int, before: str | None) -> tuple[list[dict[str, Any]], str | None]:
    """Archived tasks, newest first, and the cursor of the next part."""
    wanted = select(Task).where(
        col(Task.board_id) == board_id, col(Task.archived_at).is_not(None), col(Task.removed_at).is_(None)
    )
    if before:
        wanted = wanted.where(col(Task.number) < int(before))
    found = session.exec(wanted.order_by(col(Task.number).desc()).limit(limit + 1)).all()
    kinds = {stage.id: stage.kind for stage in columns(session, board_id)}
    items = [task_dict(task, kinds[task.column_id]) for task in found[:limit]]
    return items, str(found[limit - 1].number) if len(found) > limit else None


def board_card(board: Board) -> events.BoardCard:
    """A board as those who may watch it see it."""
    known = board.model_dump(include={"id", "name", "time_zone", "labels", "hard_limits", "hard_entry_rules"})
    return events.BoardCard(**known, unit=events.UnitName(id=board.unit_id, name=board.unit_name))


def column_card(stage: BoardColumn) -> events.ColumnCard:
    """A column with its limit."""
    return events.ColumnCard(**stage.model_dump(exclude={"board_id"}))


def person_card(person: BoardPerson) -> events.BoardPersonCard:
    """Somebody on a board."""
    return events.BoardPersonCard(id=person.person_id, name=person.name, initials=person.initials, active=person.active)


def task_card(session: Session, task: Task) -> events.TaskCard:
    """A task as it stands on the board now."""
    stage = session.get_one(BoardColumn, task.column_id)
    return events.TaskCard.model_validate(task_dict(task, stage.kind))


def task_dict(task: Task | Row[Any], kind: str) -> dict[str, Any]:
    """The fields of a `TaskCard`, from a task or a row with the same names."""
    return {
        "id": task.id,
        "number": task.number,
        "title": task.title,
        "kind": task.kind,
        "column_id": task.column_id,
        "position": task.position,
        "assignee_id": task.assignee_id,
        "due": task.due.isoformat() if task.due else None,
        "original_due": task.original_due.isoformat() if task.original_due else None,
        "estimate_hours": task.estimate_hours,
        "remaining_hours": task.remaining_hours,
        "priority": task.priority,
        "labels": task.labels,
        "missing": rules.missing(task, kind),
        "waiting_for": task.waiting_for,
        "expected_on": task.expected_on.isoformat() if task.expected_on else None,
        "return_count": task.return_count,
        "blocked": task.blocked,
        "created_at": instant(task.created_at),
        "entered_column_at": instant(task.entered_column_at),
        "moved_at": instant(task.moved_at),
        "checklist": {"done": 0, "total": 0},
        "comments": 0,
        "attachments": 0,
    }


def _tasks_on_board(session: Session, board_id: str, stages: dict[str, BoardColumn]) -> list[dict[str, Any]]:
    # Plain rows instead of objects: a board of two thousand tasks must not stop everybody for a tenth of a second.
    rows = select_columns(*_TASK_COLUMNS, _RESULT).where(col(Task.board_id) == board_id, *_ON_BOARD)
    found = [task_dict(row, stages[row.column_id].kind) for row in session.execute(rows)]
    return sorted(found, key=lambda task: (stages[task["column_id"]].position, task["position"], task["id"]))
