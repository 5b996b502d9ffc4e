"""How often the database is asked."""

import contextlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import event

from board import database


@contextlib.contextmanager
def heard() -> Iterator[list[str]]:
    """The statements that are sent meanwhile, in order."""
    found: list[str] = []

    def hear(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        found.append(statement)

    engine = database.current().engine
    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", hear)
