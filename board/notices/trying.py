"""A letter to oneself, by which an administrator sees whether letters leave the house."""

from datetime import datetime

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.ids import new_id
from board.notices import commands, queries, ways
from board.notices.channels import Line
from board.notices.commands import Occasion
from board.notices.kinds import TRIAL
from board.notices.models import Channel, Delivery
from board.notices.words import Speech, Words


def send_trial(session: Session, person_id: str, *, at: datetime) -> Delivery:
    """Put a letter to somebody into the outbox. Raises `Refusal` where mail is not set up."""
    if Channel.MAIL not in ways.known().channels:
        raise errors.Refusal(N_("Mail is not set up: BOARD_SMTP_URL is empty."))
    occasion = Occasion(TRIAL, new_id())
    commands.tell(session, occasion, [person_id], _words, at=at)
    session.flush()
    return queries.delivery_of(session, TRIAL.code, occasion.id)


def _words(speech: Speech) -> Words:
    arrived = speech.gettext("Letters of the boards arrive: nothing more is to be done.")
    return Words(speech.gettext("A letter to try the way"), (Line(arrived),), "/boards")
