"""The only writer of the organisation's own lists."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.live.change import hold, record
from board.live.events import Actor
from board.tasks import events, vocabulary
from board.tasks.events import TERMS_ROOM
from board.tasks.inputs import SetTerm
from board.tasks.models import Term


def set_term(session: Session, kind: str, code: str, wanted: SetTerm, *, by: Actor, at: datetime) -> Term:
    """Put a word into the list `kind` or `category`, or change it; the same again changes nothing.

    A word that is no longer in use stays on what bears it. Raises `Refusal` where no word would be in use any more,
    `Invalid` for a name that another word in use has.
    """
    hold(session, TERMS_ROOM)
    if not wanted.active and vocabulary.first_in_use(session, kind, but=code) is None:
        raise errors.Refusal(N_("This is the last word in use of its list. Put another one in use first."))
    term = session.get(Term, (kind, code), populate_existing=True)
    given = wanted.model_dump() | {"name_en": wanted.name_en or wanted.name_ru}
    if term and term.model_dump(exclude={"vocabulary", "code"}) == given:
        return term
    if wanted.active:
        _refuse_used_names(session, kind, code, term, given)
    term = term or Term(vocabulary=kind, code=code, name_ru="", name_en="")
    for name, value in given.items():
        setattr(term, name, value)
    session.add(term)
    record(session, events.TermSet(term=vocabulary.term_card(term)), by=by, at=at)
    return term


def _refuse_used_names(session: Session, kind: str, code: str, term: Term | None, given: dict[str, Any]) -> None:
    others = vocabulary.in_use(session, kind, but=code)
    for field in ("name_ru", "name_en"):
        is_new = term is None or not term.active or getattr(term, field) != given[field]
        if is_new and given[field].casefold() in {getattr(other, field).casefold() for other in others}:
            message = N_("is another word of this list already")
            raise errors.Invalid([{"field": field, "type": "used", "message": message}])
