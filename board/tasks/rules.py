"""What a column asks of a task that enters it (domain: board standard). Pure."""

from typing import Any

from board.tasks.models import ColumnKind

# The order in which a person is asked for it.
_ASKED = {
    ColumnKind.PLANNED: ("assignee", "due", "estimate"),
    ColumnKind.IN_PROGRESS: ("assignee", "due", "estimate"),
    ColumnKind.APPROVAL: ("assignee", "waiting_for", "expected_on"),
    ColumnKind.REVIEW: ("assignee", "result"),
}
_FIELDS = {"assignee": "assignee_id", "estimate": "estimate_hours"}


def missing(task: Any, kind: str) -> list[str]:
    """What the entry rule of that kind of column asks for and the task does not have; in asking order."""
    asked = _ASKED.get(ColumnKind(kind), ())
    return [name for name in asked if getattr(task, _FIELDS.get(name, name)) in (None, "")]
