"""Tasks that fill a week, and what was told of it."""

from datetime import date
from typing import Any

from tests.makers import Office, make_task

FRIDAY, NEXT_WEEK = date(2026, 11, 27), date(2026, 12, 2)
# Of the 32 hours of an ordinary week, 30 are 94 %.
FULL = 30.0
NOBODYS: dict[str, Any] = {"due": FRIDAY, "estimate_hours": FULL}
HIS: dict[str, Any] = {**NOBODYS, "assignee_id": "boris"}


def made(office: Office, column: str = "planned", **fields: Any) -> str:
    """A task in a column of the land board."""
    if fields.get("assignee_id") == "boris":
        fields["assignee_id"] = office.boris
    return make_task(office, column_id=office.columns[column], **fields)


def kinds(events: list[dict[str, Any]]) -> list[str]:
    """What happened, in order."""
    return [event["kind"] for event in events]
