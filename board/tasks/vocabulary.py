"""Questions to the organisation's own lists: kinds of task, kinds of obstacle."""

from typing import Any

from sqlmodel import Session, col, select

from board.tasks.cards import TermCard
from board.tasks.models import Term

VOCABULARIES = ("kind", "category")


def state(session: Session) -> dict[str, Any]:
    """The state of the lists' room: every word, those no longer in use too."""
    ordered = select(Term).order_by(col(Term.vocabulary), col(Term.position), col(Term.code))
    return {"terms": [term_card(term).model_dump() for term in session.exec(ordered)]}


def in_language(session: Session, locale: str) -> list[dict[str, Any]]:
    """Every word as a page shows it, in one language: vocabulary, code, name, colour, icon, active."""
    shown = ("vocabulary", "code", "colour", "icon", "active")
    name = "name_en" if locale == "en" else "name_ru"
    return [{**{field: term[field] for field in shown}, "name": term[name]} for term in state(session)["terms"]]


def is_in_use(session: Session, vocabulary: str, code: str) -> bool:
    """Whether a code of a list may be given to something now."""
    term = session.get(Term, (vocabulary, code))
    return term is not None and term.active


def in_use(session: Session, vocabulary: str, *, but: str) -> list[Term]:
    """The words of a list that are in use, without one of them."""
    there = select(Term).where(col(Term.vocabulary) == vocabulary, col(Term.active), col(Term.code) != but)
    return list(session.exec(there))


def first_in_use(session: Session, vocabulary: str, *, but: str | None = None) -> str | None:
    """The code that stands first in a list, without one of them; `None` where no other is in use."""
    there = select(Term.code).where(col(Term.vocabulary) == vocabulary, col(Term.active), col(Term.code) != (but or ""))
    return session.exec(there.order_by(col(Term.position), col(Term.code)).limit(1)).first()


def term_card(term: Term) -> TermCard:
    """A word with an id made of the list and the code."""
    return TermCard(id=f"{term.vocabulary}/{term.code}", **term.model_dump())
