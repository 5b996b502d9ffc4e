"""Questions to the decree's reference data."""

from typing import Any

from sqlmodel import Session, col, select

from board.decree import events
from board.decree.models import ReferenceRow


def rows(session: Session, kind: str) -> list[dict[str, Any]]:
    """The rows of one official list (`document sector stage plan target`) in their order, each with its code."""
    wanted = select(ReferenceRow).where(col(ReferenceRow.kind) == kind).order_by(col(ReferenceRow.position))
    return [{"code": row.code, **row.body} for row in session.exec(wanted)]


def every_row(session: Session) -> list[ReferenceRow]:
    """All rows of all lists."""
    return list(session.exec(select(ReferenceRow)))


def state(session: Session) -> dict[str, Any]:
    """The state of the decree's room."""
    ordered = select(ReferenceRow).order_by(col(ReferenceRow.kind), col(ReferenceRow.position), col(ReferenceRow.code))
    return {"rows": [row_card(row).model_dump() for row in session.exec(ordered)]}


def row_card(row: ReferenceRow) -> events.RowCard:
    """A row as it stands."""
    return events.RowCard(id=f"{row.kind}/{row.code}", **row.model_dump())
