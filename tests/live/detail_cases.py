"""The commands that write inside a task: its comments and its checklist."""

from typing import Any

from sqlmodel import Session

from board.live import queries as log
from board.tasks import checklists, comments
from board.tasks.events import board_room
from board.tasks.inputs import MoveItem, WriteComment, WriteItem
from board.tasks.models import ChecklistItem, Comment
from tests.live.case import LATER, Call, Case, by_anna, the_task
from tests.makers import Office


def _comment(session: Session, office: Office, ids: dict[str, str]) -> None:
    wanted = WriteComment(text="Пришёл ответ из Росреестра")
    made = comments.add_comment(session, the_task(session, ids), wanted, **by_anna(session, office))
    ids["comment"] = made.id


def _item(session: Session, office: Office, ids: dict[str, str], name: str = "item") -> None:
    wanted = WriteItem(text="Заявление и пакет")
    ids[name] = checklists.add_item(session, the_task(session, ids), wanted, **by_anna(session, office)).id


def _items(session: Session, office: Office, ids: dict[str, str]) -> None:
    for name in ("item", "other", "last"):
        _item(session, office, ids, name)


def _ticked(session: Session, office: Office, ids: dict[str, str]) -> None:
    _items(session, office, ids)
    _on_item(checklists.tick_item)(session, office, ids)


def _on_comment(act: Any, *wanted: Any) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        comment = session.get_one(Comment, ids["comment"])
        act(session, the_task(session, ids), comment, *wanted, **by_anna(session, office))

    return call


def _on_item(act: Any, *wanted: Any) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        item = session.get_one(ChecklistItem, ids["item"])
        act(session, the_task(session, ids), item, *wanted, **by_anna(session, office))

    return call


def _move(session: Session, office: Office, ids: dict[str, str]) -> None:
    _on_item(checklists.move_item, MoveItem(before_id=ids["last"]))(session, office, ids)


def _undo_of(module: Any, table: type[Comment] | type[ChecklistItem], name: str, act: Call) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        part = session.get(table, ids.get(name, ""))
        before = part.model_dump(mode="json") if part else None
        version = log.version(session, board_room(office.board))
        act(session, office, ids)
        session.flush()
        assert log.version(session, board_room(office.board)) > version
        after = session.get_one(table, ids[name]).model_dump(mode="json")
        step = {"task_id": ids["task"], "part_id": ids[name], "before": before, "after": after}
        module.take_back(session, step, office.anna, LATER)

    return call


COMMENT_CASES = (
    Case("comment on a task", comments.add_comment, "board", _comment),
    Case(
        "say a comment in other words",
        comments.edit_comment,
        "board",
        _on_comment(comments.edit_comment, WriteComment(text="Ответ пришёл")),
        _comment,
    ),
    Case("take a comment away", comments.remove_comment, "board", _on_comment(comments.remove_comment), _comment),
    Case("take back a comment", comments.take_back, "board", _undo_of(comments, Comment, "comment", _comment)),
    Case(
        "take back the removal of a comment",
        comments.take_back,
        "board",
        _undo_of(comments, Comment, "comment", _on_comment(comments.remove_comment)),
        _comment,
    ),
)

CHECKLIST_CASES = (
    Case("add a step", checklists.add_item, "board", _item),
    Case(
        "rename a step",
        checklists.rename_item,
        "board",
        _on_item(checklists.rename_item, WriteItem(text="Пакет документов")),
        _item,
    ),
    Case("tick a step", checklists.tick_item, "board", _on_item(checklists.tick_item), _items),
    Case("untick a step", checklists.untick_item, "board", _on_item(checklists.untick_item), _ticked),
    Case("move a step", checklists.move_item, "board", _move, _items),
    Case("take a step away", checklists.remove_item, "board", _on_item(checklists.remove_item), _ticked),
    Case("take back a step", checklists.take_back, "board", _undo_of(checklists, ChecklistItem, "item", _item)),
    Case(
        "take back a tick",
        checklists.take_back,
        "board",
        _undo_of(checklists, ChecklistItem, "item", _on_item(checklists.tick_item)),
        _items,
    ),
    Case(
        "take back the removal of a step",
        checklists.take_back,
        "board",
        _undo_of(checklists, ChecklistItem, "item", _on_item(checklists.remove_item)),
        _ticked,
    ),
)

DETAIL_CASES = (*COMMENT_CASES, *CHECKLIST_CASES)
