"""The only writer of the decree's reference data."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from board.decree import events, queries
from board.decree.models import ReferenceRow
from board.live.change import hold, record
from board.live.events import Actor


def lay_down(
    session: Session, kind: str, code: str, position: int, body: dict[str, Any], *, by: Actor | None, at: datetime
) -> None:
    """Enter a row of an official list, or correct it; the same row again changes nothing."""
    hold(session, events.DECREE_ROOM)
    row = session.get(ReferenceRow, (kind, code))
    if row and (row.position, row.body) == (position, body):
        return
    row = row or ReferenceRow(kind=kind, code=code, position=position, body=body)
    row.position, row.body = position, body
    session.add(row)
    record(session, events.RowLaidDown(row=queries.row_card(row)), by=by, at=at)
