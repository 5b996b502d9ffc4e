"""The only writer of notes on a KPI's trend."""

from datetime import datetime

from sqlmodel import Session

from board.ids import new_id
from board.kpi.commands import tell
from board.kpi.inputs import NewNote
from board.kpi.models import Kpi, KpiNote
from board.live.change import keep_for_undo
from board.live.events import Actor


def add_note(session: Session, kpi: Kpi, wanted: NewNote, *, by: Actor, at: datetime) -> KpiNote:
    """Say what happened on a day."""
    made = KpiNote(id=new_id(), code=kpi.code, author_id=by.id, author=by.name, at=at, **wanted.model_dump())
    session.add(made)
    keep_for_undo(session, {"feature": "kpis", "code": kpi.code, "note": {"is": made.id}})
    tell(session, kpi, by=by, at=at)
    return made


def remove_note(session: Session, kpi: Kpi, note: KpiNote, *, by: Actor, at: datetime) -> None:
    """Take a note away."""
    step = {"feature": "kpis", "code": kpi.code, "note": {"was": note.model_dump(mode="json")}}
    keep_for_undo(session, step)
    session.delete(note)
    tell(session, kpi, by=by, at=at)
