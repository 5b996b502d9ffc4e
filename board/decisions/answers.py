"""What is answered about decisions."""

from typing import Any

from pydantic import BaseModel
from sqlmodel import Session

from board.decisions import queries
from board.decisions.cards import DecisionCard
from board.decisions.events import decisions_room
from board.decisions.models import Decision
from board.live import queries as log


class DecisionsState(BaseModel):
    """A unit's decisions that are not in the archive, and those that ask it."""

    room: str
    epoch: str
    version: int
    at: str
    decisions: list[DecisionCard]


class DecisionAnswer(BaseModel):
    """The decision after the command, and the version of its unit's room."""

    decision: DecisionCard
    version: int
    command_id: str = ""


class Archive(BaseModel):
    """Decisions in the archive, the newest first; `more` says that there are older ones."""

    items: list[DecisionCard]
    more: bool


class Named(BaseModel):
    """Somebody or something that can be chosen."""

    id: str
    name: str


class Measured(BaseModel):
    """What a decision would be about: how it is called, whose it is, the board for a task about it, its numbers now.

    Also who can carry it out, on which boards it can become a task, and who leads above.
    """

    name: str
    owner_id: str | None
    board_id: str | None
    numbers: dict[str, Any]
    people: list[Named]
    boards: list[Named]
    tiers: list[Named]


def decision_answer(session: Session, decision: Decision) -> DecisionAnswer:
    """The decision as it is now in this transaction."""
    session.flush()
    version = log.version(session, decisions_room(decision.unit_id))
    return DecisionAnswer(decision=queries.card(session, decision), version=version)
