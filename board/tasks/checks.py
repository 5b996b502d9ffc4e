"""What is asked of a task before a command changes it; each raises what it says, and changes nothing."""

from typing import Any

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.tasks import limits, queries, rules
from board.tasks import vocabulary as lists
from board.tasks.inputs import EditTask
from board.tasks.models import Board, BoardColumn, ColumnKind, Task


def check_assignee(session: Session, board_id: str, assignee_id: str | None) -> None:
    """Raise `Invalid` where the task would go to somebody who takes none on this board."""
    if assignee_id and not queries.takes_tasks(session, board_id, assignee_id):
        raise unknown("assignee_id", N_("does not work on this board"))


def check_term(session: Session, vocabulary: str, code: str | None) -> None:
    """Raise `Invalid` where a code is not, or is no longer, in use in one of the organisation's own lists."""
    if code is not None and not lists.is_in_use(session, vocabulary, code):
        raise unknown(vocabulary, N_("is not in the list"))


def refuse_if_rule_is_hard(session: Session, board: Board, task: Task, stage: BoardColumn) -> None:
    """Raise `EntryRule` where the board insists on what the column asks for."""
    lacking = rules.missing(task, stage.kind)
    if board.hard_entry_rules and lacking:
        raise errors.EntryRule(lacking)


def check_references(session: Session, board: Board, assignee_id: str | None, labels: list[str] | None) -> None:
    """Raise `Invalid` where a person or a label is not of this board."""
    check_assignee(session, board.id, assignee_id)
    if labels and not set(labels) <= set(board.labels):
        raise unknown("labels", N_("has labels that this board does not know"))


def check_acceptance(
    board: Board, came_from: BoardColumn, stage: BoardColumn, override_reason: str | None, *, heads: bool
) -> str | None:
    """The reason that is to be kept, where somebody who does not head the unit finishes what is being reviewed.

    The head accepts (domain, 3.3). Raises `Unaccepted` without a reason, `Refusal` where the board's rules are hard.
    """
    if heads or came_from.kind != ColumnKind.REVIEW or stage.kind != ColumnKind.DONE:
        return None
    if board.hard_entry_rules:
        raise errors.Refusal(N_("What was reviewed is accepted by the head of the department."))
    if not override_reason:
        raise errors.Unaccepted(
            N_("What was reviewed is accepted by the head of the department. Say why it is finished without that.")
        )
    return override_reason


def check_not_overtaken(task: Task, wanted: EditTask, changed: dict[str, Any]) -> None:
    """Raise `Overtaken` where the description is not the one over which the new one was written."""
    says_what_was = "description_was" in wanted.model_fields_set
    if says_what_was and "description" in changed and (task.description or "") != (wanted.description_was or ""):
        raise errors.Overtaken("description")


def check_edit(
    session: Session, board: Board, task: Task, changed: dict[str, Any], override_reason: str | None, heads: bool
) -> str | None:
    """The reason that is to be kept with an edit. Raises `Invalid`, `WipLimit`, `SecondUrgent`."""
    for name in ("title", "kind", "priority", "labels"):
        if name in changed and changed[name] is None:
            raise unknown(name, N_("must not be empty"))
    check_references(session, board, changed.get("assignee_id"), changed.get("labels"))
    check_term(session, "kind", changed.get("kind"))
    urgent = limits.check_urgent(session, board, task.id, changed.get("priority"), override_reason)
    stage = session.get_one(BoardColumn, task.column_id)
    if stage.wip_scope != "person" or not changed.get("assignee_id"):
        return urgent
    reason = limits.check_room_for(
        session,
        task,
        stage,
        changed["assignee_id"],
        hard=board.hard_limits,
        override_reason=override_reason,
        heads=heads,
    )
    return reason or urgent


def unknown(field: str, message: str) -> errors.Invalid:
    """The refusal of a field that names something not to be found."""
    return errors.Invalid([{"field": field, "type": "unknown", "message": message}])
