"""Deciding as a whole: the board held first, then the decisions; what is measured, the task, the question above."""

from datetime import datetime

from sqlmodel import Session

from board import clock, errors
from board.decisions import commands, escalating, subjects
from board.decisions.inputs import AskTier, NewDecision
from board.decisions.models import Decision, Kind
from board.people.rights import Viewer
from board.people.viewers import Terms
from board.tasks.holding import board_to_work_on
from board.tasks.models import Board


def decide(session: Session, wanted: NewDecision, who: Viewer, *, at: datetime) -> Decision:
    """Whoever works in the unit decides. Raises what `make_decision` and `ask_tier` raise, `NotFound`, `NotAllowed`."""
    # The board first: its room is held before that of the decisions, by everybody.
    board = _board(session, wanted, who)
    unit = commands.unit_to_decide_in(session, wanted.unit_id, who, asked=wanted.ask_unit_id)
    about = (wanted.about.kind, wanted.about.id, unit.id)
    subject = subjects.find(session, *about, who)
    numbers = subjects.measure(session, *about, clock.date_in(at, Terms.zone))
    heads = who.may_head(unit.id)
    made = commands.make_decision(session, wanted, subject, numbers, board=board, by=who.actor, at=at, heads=heads)
    if wanted.ask_unit_id and Kind(wanted.kind) is Kind.ESCALATE:
        asked = AskTier(unit_id=wanted.ask_unit_id, question=wanted.what)
        escalating.ask_tier(session, made, asked, by=who.actor, at=at)
    return made


def _board(session: Session, wanted: NewDecision, who: Viewer) -> Board | None:
    if wanted.board_id is None:
        return None
    board = board_to_work_on(session, wanted.board_id, who)
    if board.unit_id != wanted.unit_id:
        raise errors.NotFound
    return board
