"""The only writers of columns: adding, changing, ordering and taking them away."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.ids import new_id
from board.live.change import keep_for_undo, record
from board.live.events import Actor
from board.tasks import events, levels, moving, queries
from board.tasks.inputs import EditColumn, MoveTask, NewColumn, RemoveColumn
from board.tasks.models import Board, BoardColumn, ColumnKind, Task

MOST = 12
_SHORT = 40
_FULL = N_("A board has at most %(most)s columns.")
_TASKS_IN_IT = N_("There are tasks in this column. Move them to another one, then change what it is for.")


def add_column(session: Session, board: Board, wanted: NewColumn, *, by: Actor, at: datetime) -> BoardColumn:
    """Put one more column on a board.

    Raises `Refusal` where there are too many, `Invalid` for a used name or an unknown neighbour.
    """
    there = queries.columns(session, board.id)
    if len(there) >= MOST:
        raise errors.Refusal(_FULL, most=MOST)
    _refuse_used_name(there, wanted.name)
    given = wanted.model_dump(exclude={"before_id", "short_name"})
    short = wanted.short_name or wanted.name[:_SHORT]
    stage = BoardColumn(id=new_id(), board_id=board.id, short_name=short, position=len(there), **given)
    session.add(stage)
    session.flush()
    order = _placed(there, stage, wanted.before_id)
    _keep(session, stage, None)
    record(session, events.ColumnAdded(board_id=board.id, column=queries.column_card(stage)), by=by, at=at)
    _number(session, order, by, at)
    return stage


def describe_column(session: Session, stage: BoardColumn, wanted: EditColumn, *, by: Actor, at: datetime) -> None:
    """Give a column another name, limit, age, place or kind; a limit below what stands there is allowed and shows.

    Raises `Invalid` for a used name and where tasks would be shown as lying too long before they are shown as lying
    long, `Refusal` where it cannot become of that kind.
    """
    given = wanted.model_dump(include=wanted.model_fields_set - {"before_id"})
    meant = {name: value for name, value in given.items() if value is not None or name == "wip_limit"}
    _refuse_wrong_ages(stage, meant)
    if meant.get("name", stage.name) != stage.name:
        others = [each for each in queries.columns(session, stage.board_id) if each.id != stage.id]
        _refuse_used_name(others, meant["name"])
    check_kind(session, stage, meant.get("kind", stage.kind))
    change_column(session, stage, meant, by=by, at=at)
    if "before_id" in wanted.model_fields_set:
        others = [each for each in queries.columns(session, stage.board_id) if each.id != stage.id]
        _number(session, _placed(others, stage, wanted.before_id), by, at)


def check_kind(session: Session, stage: BoardColumn, kind: str) -> None:
    """Raise `Refusal` where a column cannot stand for that: it holds tasks, or is the last where work begins or ends.

    What a task lacks, whether it is done and how it weighs go by the column's kind; a task changes them by moving.
    """
    if kind == stage.kind:
        return
    if queries.order_of_column(session, stage.id):
        raise errors.Refusal(_TASKS_IN_IT)
    why = why_it_stays(session, stage, as_kind=kind)
    if why:
        raise errors.Refusal(why)


def change_column(session: Session, stage: BoardColumn, given: dict[str, Any], *, by: Actor, at: datetime) -> None:
    """Set fields of a column and tell of it, where any is another than before."""
    before = stage.model_dump(mode="json")
    changed = {name: value for name, value in given.items() if getattr(stage, name) != value}
    for name, value in changed.items():
        setattr(stage, name, value)
    if changed:
        _keep(session, stage, before)
        record(session, events.ColumnChanged(board_id=stage.board_id, column=queries.column_card(stage)), by=by, at=at)


def remove_column(session: Session, stage: BoardColumn, wanted: RemoveColumn, *, by: Actor, at: datetime) -> None:
    """Take a column off a board, after its tasks were moved where `tasks_to` says.

    Raises `Refusal` for a column with tasks that go nowhere, and for the last one in which work begins or ends,
    `Invalid` where `tasks_to` is no other column of the board.
    """
    why = why_it_stays(session, stage)
    if why:
        raise errors.Refusal(why)
    others = {each.id: each for each in queries.columns(session, stage.board_id) if each.id != stage.id}
    if wanted.tasks_to and wanted.tasks_to not in others:
        fault = {"field": "tasks_to", "type": "unknown", "message": N_("is not a column of this board")}
        raise errors.Invalid([fault])
    tasks = queries.order_of_column(session, stage.id)
    if tasks and not wanted.tasks_to:
        raise errors.Refusal(N_("There are tasks in this column. Say where they go."))
    move = MoveTask(column_id=wanted.tasks_to or stage.id, override_reason=stage.name)
    with levels.told_once(session, at=at):
        for task_id, _ in tasks:
            task = session.get_one(Task, task_id)
            moving.move_task(session, task, move, by=by, at=at, heads=True, returns=False)
    take_away(session, stage, by=by, at=at)


def why_it_stays(session: Session, stage: BoardColumn, *, as_kind: str | None = None) -> str | None:
    """Why a board cannot do without a column, or with one of another kind; `None` where it can."""
    left = {each.kind for each in queries.columns(session, stage.board_id) if each.id != stage.id}
    left |= {as_kind} if as_kind else set()
    if ColumnKind.DONE not in left:
        return N_("A board needs a column for finished work.")
    return None if left - {ColumnKind.DONE} else N_("A board needs a column for work that is not finished.")


def take_away(session: Session, stage: BoardColumn, *, by: Actor, at: datetime) -> None:
    """Take an empty column off its board."""
    before = stage.model_dump(mode="json")
    stage.removed_at = at
    _keep(session, stage, before)
    record(session, events.ColumnRemoved(board_id=stage.board_id, column=queries.column_card(stage)), by=by, at=at)


def put_back(session: Session, stage: BoardColumn, *, by: Actor, at: datetime) -> None:
    """Put a column that was taken away back to its place.

    Raises `CannotUndo` where the board is full by now, or another column has its name.
    """
    others = queries.columns(session, stage.board_id)
    if len(others) >= MOST:
        raise errors.CannotUndo(_FULL, most=MOST)
    check_old_name(others, stage.name)
    before = stage.model_dump(mode="json")
    stage.removed_at = None
    _keep(session, stage, before)
    record(session, events.ColumnAdded(board_id=stage.board_id, column=queries.column_card(stage)), by=by, at=at)
    # Others may have been put into another order meanwhile, and no two may have one place.
    place = sum(each.position < stage.position for each in others)
    _number(session, [*others[:place], stage, *others[place:]], by, at)


def check_old_name(others: list[BoardColumn], name: str) -> None:
    """Raise `CannotUndo` where another column of the board has that name by now."""
    if name.casefold() in {each.name.casefold() for each in others}:
        raise errors.CannotUndo(N_("Another column has this name by now."))


def _refuse_used_name(others: list[BoardColumn], name: str) -> None:
    if name.casefold() in {each.name.casefold() for each in others}:
        fault = {"field": "name", "type": "used", "message": N_("is another column of this board already")}
        raise errors.Invalid([fault])


def _placed(others: list[BoardColumn], stage: BoardColumn, before_id: str | None) -> list[BoardColumn]:
    ids = [each.id for each in others]
    if before_id and before_id not in ids:
        fault = {"field": "before_id", "type": "unknown", "message": N_("is not a column of this board")}
        raise errors.Invalid([fault])
    place = ids.index(before_id) if before_id else len(ids)
    return [*others[:place], stage, *others[place:]]


def _number(session: Session, order: Iterable[BoardColumn], by: Actor, at: datetime) -> None:
    for rank, stage in enumerate(order):
        change_column(session, stage, {"position": rank}, by=by, at=at)


def _keep(session: Session, stage: BoardColumn, before: dict[str, Any] | None) -> None:
    step = {"feature": "boards", "board_id": stage.board_id, "column_id": stage.id}
    keep_for_undo(session, {**step, "before": before, "after": stage.model_dump(mode="json")})


def _refuse_wrong_ages(stage: BoardColumn, given: dict[str, Any]) -> None:
    if given.get("red_after", stage.red_after) < given.get("yellow_after", stage.yellow_after):
        fault = {"field": "red_after", "type": "order", "message": N_("is earlier than the first warning")}
        raise errors.Invalid([fault])
