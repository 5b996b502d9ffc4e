"""The commands that set up boards, and those that do the same to several tasks at once."""

from typing import Any

from sqlmodel import Session

from board.tasks import boards, columns, commands, labels, queries, terms, together, undoing
from board.tasks.events import TERMS_ROOM
from board.tasks.inputs import (
    ArchiveTasks,
    AssignTasks,
    EditBoard,
    EditColumn,
    EditTask,
    MoveTasks,
    NewColumn,
    RemoveColumn,
    RenameLabel,
    SetTerm,
)
from board.tasks.models import Board, BoardColumn
from tests.live.case import LATER, Case, by_anna, move, the_task
from tests.makers import Office


def _stage(session: Session, office: Office, kind: str = "planned") -> BoardColumn:
    return session.get_one(BoardColumn, office.columns[kind])


def _board(session: Session, office: Office) -> Board:
    return session.get_one(Board, office.board)


def _edit_column(session: Session, office: Office, ids: dict[str, str], **wanted: Any) -> None:
    columns.describe_column(session, _stage(session, office), EditColumn(**wanted), **by_anna(session, office))


def _add_column(session: Session, office: Office, ids: dict[str, str], **wanted: Any) -> None:
    given = {"name": "Ждём суд", "kind": "approval", **wanted}
    stage = columns.add_column(session, _board(session, office), NewColumn(**given), **by_anna(session, office))
    ids["column"] = stage.id


def _remove_column(session: Session, office: Office, ids: dict[str, str]) -> None:
    wanted = RemoveColumn(tasks_to=office.columns["backlog"])
    columns.remove_column(session, _stage(session, office), wanted, **by_anna(session, office))


def _take_back(session: Session, office: Office, before: Any, after: Any, column_id: str | None = None) -> None:
    step = {"board_id": office.board, "before": before, "after": after}
    undoing.take_back_setting(session, step | ({"column_id": column_id} if column_id else {}), office.anna, LATER)


def _undo_of_column(act: Any, kind: str = "planned") -> Any:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        before = _stage(session, office, kind).model_dump(mode="json")
        act(session, office, ids)
        session.flush()
        _take_back(session, office, before, _stage(session, office, kind).model_dump(mode="json"), before["id"])

    return call


def _undo_of_adding(session: Session, office: Office, ids: dict[str, str]) -> None:
    stage = queries.columns(session, office.board)[-1]
    _take_back(session, office, None, stage.model_dump(mode="json"), stage.id)


def _undo_of_rules(session: Session, office: Office, ids: dict[str, str]) -> None:
    _take_back(session, office, {"hard_limits": False}, {"hard_limits": True})


def _rules(session: Session, office: Office, ids: dict[str, str], **wanted: Any) -> None:
    boards.describe_board(session, _board(session, office), EditBoard(**wanted), **by_anna(session, office))


def _label(session: Session, office: Office, ids: dict[str, str]) -> None:
    for name in ("task", "second"):
        wanted = EditTask(labels=["аренда", "5С"])
        commands.edit_task(session, the_task(session, ids, name), wanted, **by_anna(session, office))


def _rename_label(session: Session, office: Office, ids: dict[str, str]) -> None:
    wanted = RenameLabel(label="аренда", name="наём")
    labels.rename_label(session, _board(session, office), wanted, **by_anna(session, office))


def _undo_of_renaming(session: Session, office: Office, ids: dict[str, str]) -> None:
    step = {"board_id": office.board, "label": "наём", "name": "аренда"}
    undoing.take_back_setting(session, step, office.anna, LATER)


def _label_and_rename(session: Session, office: Office, ids: dict[str, str]) -> None:
    _label(session, office, ids)
    _rename_label(session, office, ids)


SETTINGS_CASES = (
    Case("rename a label", labels.rename_label, "board", _rename_label, _label),
    Case("take back another name of a label", undoing.take_back_setting, "board", _undo_of_renaming, _label_and_rename),
    Case(
        "let an empty column stand for something else",
        columns.describe_column,
        "board",
        lambda s, o, ids: _edit_column(s, o, ids, kind="approval"),
    ),
    Case(
        "change a limit",
        columns.describe_column,
        "board",
        lambda s, o, ids: _edit_column(s, o, ids, wip_limit=5, yellow_after=2),
    ),
    Case(
        "move a column",
        columns.describe_column,
        "board",
        lambda s, o, ids: _edit_column(s, o, ids, before_id=o.columns["done"]),
    ),
    Case(
        "add a column in between",
        columns.add_column,
        "board",
        lambda s, o, ids: _add_column(s, o, ids, before_id=o.columns["review"]),
    ),
    Case(
        "take a column away",
        columns.remove_column,
        "board",
        _remove_column,
        lambda s, o, ids: move(s, o, ids, column_id=o.columns["planned"]),
    ),
    Case(
        "take back the limit of a column",
        undoing.take_back_setting,
        "board",
        _undo_of_column(lambda s, o, ids: _edit_column(s, o, ids, wip_limit=5)),
        lambda s, o, ids: _edit_column(s, o, ids, name="План"),
    ),
    Case("take back a removed column", undoing.take_back_setting, "board", _undo_of_column(_remove_column)),
    Case("take back an added column", undoing.take_back_setting, "board", _undo_of_adding, _add_column),
    Case(
        "take back hard limits",
        undoing.take_back_setting,
        "board",
        _undo_of_rules,
        lambda s, o, ids: _rules(s, o, ids, hard_limits=True),
    ),
    Case("close a board", boards.describe_board, "board", lambda s, o, ids: _rules(s, o, ids, closed=True)),
    Case(
        "move several tasks",
        together.move_tasks,
        "board",
        lambda s, o, ids: together.move_tasks(
            s,
            _board(s, o),
            MoveTasks(task_ids=[ids["second"], ids["task"]], column_id=o.columns["planned"]),
            **by_anna(s, o),
        ),
    ),
    Case(
        "assign several tasks",
        together.assign_tasks,
        "board",
        lambda s, o, ids: together.assign_tasks(
            s, _board(s, o), AssignTasks(task_ids=[ids["second"], ids["task"]], assignee_id=o.boris), **by_anna(s, o)
        ),
    ),
    Case(
        "archive several tasks",
        together.archive_tasks,
        "board",
        lambda s, o, ids: together.archive_tasks(
            s, _board(s, o), ArchiveTasks(task_ids=[ids["second"], ids["task"]], reason="Не нужно"), **by_anna(s, o)
        ),
    ),
    Case(
        "put a word into a list",
        terms.set_term,
        TERMS_ROOM,
        lambda s, o, ids: terms.set_term(s, "kind", "complaint", SetTerm(name_ru="жалоба"), **by_anna(s, o)),
    ),
    Case(
        "take a word out of use",
        terms.set_term,
        TERMS_ROOM,
        lambda s, o, ids: terms.set_term(
            s, "category", "decision", SetTerm(name_ru="нужно решение", active=False), **by_anna(s, o)
        ),
    ),
)
