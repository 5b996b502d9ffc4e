"""Questions about boards and tasks; the only readers others may import."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from board import errors
from board.live import queries as log
from board.live.events import instant
from board.people.rights import Looker, Viewer
from board.prepared import ask, fetch, table
from board.tasks import cards, rules
from board.tasks.events import board_room
from board.tasks.models import Board, BoardColumn, BoardPerson, ColumnKind, Task

_TASK = table(Task).c
_CARD = [column for column in _TASK if column.name not in ("description", "result")]
# Whether there is a result is on the card, the text itself is not; its first letter tells.
_RESULT = func.substr(_TASK.result, 1, 1).label("result")
_ON_BOARD = (_TASK.archived_at.is_(None), _TASK.removed_at.is_(None))
_OTHERS = (_TASK.column_id == bindparam("column_id"), _TASK.id != bindparam("but"), *_ON_BOARD)
_LAST = select_columns(func.max(_TASK.position)).where(*_OTHERS)
_COUNT = select_columns(func.count()).select_from(table(Task)).where(*_OTHERS)
_COUNT_OF = _COUNT.where(_TASK.assignee_id == bindparam("assignee_id"))
_CARDS = select_columns(*_CARD, _RESULT).where(_TASK.board_id == bindparam("board_id"), *_ON_BOARD)


def board_for(session: Session, board_id: str, who: Viewer) -> Board:
    """A board the viewer may see. Raises `NotFound`."""
    board = session.get(Board, board_id)
    if board is None or not who.may_see_unit(board.unit_id):
        raise errors.NotFound
    return board


def board_to_look_at(session: Session, board_id: str, who: Looker) -> Board:
    """A board that a viewer may see or a screen was given to show. Raises `NotFound`."""
    board = session.get(Board, board_id)
    if board is None or not who.may_look_at(board_room(board.id), board.unit_id):
        raise errors.NotFound
    return board


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
    seen = [board for board in found if who.may_see_unit(board.unit_id) and board.closed_at is None]
    versions = log.versions(session, [board_room(board.id) for board in seen])
    return [(board, versions[board_room(board.id)]) for board in seen]


def columns(session: Session, board_id: str) -> list[BoardColumn]:
    """A board's columns from left to right."""
    there = select(BoardColumn).where(col(BoardColumn.board_id) == board_id, col(BoardColumn.removed_at).is_(None))
    return list(session.exec(there.order_by(col(BoardColumn.position))))


def gone_columns(session: Session, board_id: str) -> dict[str, str]:
    """The names of a board's columns that were taken away, by id."""
    gone = select(BoardColumn).where(col(BoardColumn.board_id) == board_id, col(BoardColumn.removed_at).is_not(None))
    return {stage.id: stage.name for stage in session.exec(gone)}


def column(session: Session, board_id: str, column_id: str) -> BoardColumn | None:
    """A column of that very board, which has not been taken away."""
    found = session.get(BoardColumn, column_id)
    return found if found and found.board_id == board_id and found.removed_at is None else None


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


def last_position(session: Session, column_id: str, but: str | None = None) -> int | None:
    """Where the last task of a column stands, without one of them; `None` where there is no other."""
    found: int | None = ask(session, _LAST, column_id=column_id, but=but or "").scalar()
    return found


def is_taken(session: Session, column_id: str, position: int, *, but: str) -> bool:
    """Whether another task than that one stands at a position of a column."""
    there = select_columns(col(Task.id)).where(col(Task.column_id) == column_id, col(Task.position) == position)
    return session.scalar(there.where(col(Task.id) != but, *_ON_BOARD).limit(1)) is not None


def column_of_new_work(session: Session, board_id: str) -> BoardColumn:
    """Where a task goes for which nobody named a column: the queue, else the first in which work is not finished."""
    there = columns(session, board_id)
    queues = [stage for stage in there if stage.kind == ColumnKind.BACKLOG]
    return (queues or [stage for stage in there if stage.kind != ColumnKind.DONE])[0]


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
    whose = {"assignee_id": assignee_id} if assignee_id else {}
    return ask(session, _COUNT_OF if whose else _COUNT, column_id=column_id, but=but, **whose).scalar() or 0


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
    every = session.exec(select(BoardColumn).where(col(BoardColumn.board_id) == board_id))
    kinds = {stage.id: stage.kind for stage in every}
    items = [task_dict(task, kinds[task.column_id]) for task in found[:limit]]
    return items, str(found[limit - 1].number) if len(found) > limit else None


def board_card(board: Board) -> cards.BoardCard:
    """A board as those who may watch it see it."""
    known = board.model_dump(include={"id", "name", "time_zone", "labels", "hard_limits", "hard_entry_rules"})
    return cards.BoardCard(
        **known, closed=board.closed_at is not None, unit=cards.UnitName(id=board.unit_id, name=board.unit_name)
    )


def column_card(stage: BoardColumn) -> cards.ColumnCard:
    """A column with its limit."""
    return cards.ColumnCard(**stage.model_dump(exclude={"board_id", "removed_at"}))


def person_card(person: BoardPerson) -> cards.BoardPersonCard:
    """Somebody on a board."""
    away = None
    if person.away_from and person.away_until:
        away = cards.Away(from_day=person.away_from.isoformat(), until_day=person.away_until.isoformat())
    known = person.model_dump(include={"name", "initials", "active", "load"})
    return cards.BoardPersonCard(id=person.person_id, away=away, **known)


def task_card(session: Session, task: Task) -> cards.TaskCard:
    """A task as it stands on the board now."""
    stage = fetch(session, BoardColumn, task.column_id)
    return cards.TaskCard.model_validate(task_dict(task, stage.kind))


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
        "checklist": {"done": task.checklist_done, "total": task.checklist_total},
        "comments": task.comment_count,
        "attachments": 0,
    }


def _tasks_on_board(session: Session, board_id: str, stages: dict[str, BoardColumn]) -> list[dict[str, Any]]:
    # Plain rows instead of objects: a board of two thousand tasks must not stop everybody for a tenth of a second.
    found = [task_dict(row, stages[row.column_id].kind) for row in ask(session, _CARDS, board_id=board_id)]
    return sorted(found, key=lambda task: (stages[task["column_id"]].position, task["position"], task["id"]))
