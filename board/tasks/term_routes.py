"""The organisation's own lists by HTTP."""

from typing import Any

from flask import Blueprint
from sqlmodel import Session

from board import clock, database, errors
from board.live.asking import command
from board.people.identity import keeper, looker
from board.tasks import terms, vocabulary
from board.tasks.answers import TermAnswer, Terms
from board.tasks.inputs import CODE_PATTERN, SetTerm
from board.web.endpoint import question

api = Blueprint("terms_api", __name__, url_prefix="/api/v1")


@api.get("/terms")
@question("Kinds of task and of obstacle, those no longer in use too", answer=Terms, screens=True)
def all_terms() -> dict[str, Any]:
    """Everybody who is signed in, and screens."""
    with database.reading() as session:
        looker(session)
        return vocabulary.state(session)


@api.put("/terms/<list_name>/<code>")
@command("Put a word into a list, or change it", body=SetTerm, answers=TermAnswer)
def set_term(session: Session, wanted: SetTerm, list_name: str, code: str) -> TermAnswer:
    """Administrators and the coordinator."""
    if list_name not in vocabulary.VOCABULARIES or not CODE_PATTERN.fullmatch(code):
        raise errors.NotFound
    term = terms.set_term(session, list_name, code, wanted, by=keeper(session).actor, at=clock.now())
    return TermAnswer(term=vocabulary.term_card(term))
