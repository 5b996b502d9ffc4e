"""How the tests of actions plan, defend and move them by HTTP."""

from typing import Any

from tests.makers import Office
from tests.projects.asked import project
from tests.tasks.callers import Caller

TEXT = "Завести шаблон справки"


def add(asking: Caller, made: str, status: int = 201, **more: Any) -> Any:
    """An action put into the plan."""
    return asking.post(f"projects/{made}/actions", status, **({"text": TEXT} | more))


def accept(boris: Caller, anna: Caller, made: str) -> dict[str, Any]:
    """The plan is defended and accepted; the project."""
    boris.post(f"projects/{made}/complete-stage", comment="Защищаем")
    found: dict[str, Any] = anna.post(f"projects/{made}/accept", comment="Принят")["project"]
    return found


def the_action(asking: Caller, made: str, place: int = 0) -> dict[str, Any]:
    """An action as it stands."""
    found: dict[str, Any] = project(asking, made)["action_list"][place]
    return found


def move(asking: Caller, office: Office, task_id: str, column: str, **said: Any) -> None:
    """Move a task on the land board."""
    wanted = {"column_id": office.columns[column], "override_reason": "так надо", **said}
    asking.post(f"tasks/{task_id}/move", **wanted)


def column(asking: Caller, office: Office, task_id: str) -> str:
    """The kind of the column in which a task of the land board stands."""
    card = asking.card(office.board, task_id)
    return next(kind for kind, found in office.columns.items() if found == card["column_id"])
