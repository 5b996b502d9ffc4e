"""The kinds of things that people are told, and how each is told where nobody has chosen otherwise."""

from dataclasses import dataclass
from datetime import time

from board.errors import N_
from board.notices.models import How

LETTERS_FROM = time(8)
"""When the letter of the morning goes, by the organisation's clock."""


@dataclass(frozen=True)
class Kind:
    """A kind of notice: by which letter it comes where nobody chose, and whether a reader may do without letters."""

    code: str
    name: str
    mail: How
    messenger: bool = False
    may_stop: bool = True


MEETING_CARDS = Kind("meeting_cards", N_("The day before a meeting: update your cards"), How.NOW)
MEETING_SOON = Kind("meeting_soon", N_("Ten minutes before a meeting"), How.NOW, messenger=True)
MEETING_MOVED = Kind("meeting_moved", N_("A meeting is at another time or not at all"), How.NOW, messenger=True)
MINUTES = Kind("minutes", N_("The minutes of a meeting"), How.NOW)
DECISION = Kind("decision", N_("Decisions: yours to do, soon due, time to say whether they helped"), How.MORNING)
ESCALATION = Kind("escalation", N_("Questions put to your tier, and answers to yours"), How.NOW, may_stop=False)
DEADLINE = Kind("deadline", N_("A task of yours is due on the next working day"), How.MORNING)
ASSIGNMENT = Kind("assignment", N_("A task was given, handed over or sent back to you"), How.MORNING)
CHECK = Kind("check", N_("The day has come to look at what holds a task up"), How.MORNING)
PASSPORT = Kind("passport", N_("Passports of projects: to approve, returned, approved"), How.NOW)
PROJECT = Kind("project", N_("Projects of yours: stages that end or are late, checks of stability"), How.MORNING)
CHOSEN = (
    MEETING_CARDS, MEETING_SOON, MEETING_MOVED, MINUTES, DECISION, ESCALATION, DEADLINE, ASSIGNMENT, CHECK, PASSPORT,
    PROJECT,
)  # fmt: skip
"""Those about which readers have a choice, in the order in which they are asked."""

MORNING = Kind("morning", N_("The letter of the morning"), How.NOW, may_stop=False)
TRIAL = Kind("trial", N_("A letter to try the way"), How.NOW, may_stop=False)
_LETTERS = (MORNING, TRIAL)
"""These are letters and nothing else: what they say is shown in the program already, or is no news."""
_BY_CODE = {each.code: each for each in (*CHOSEN, *_LETTERS)}


def kind(code: str) -> Kind | None:
    """The kind with that code."""
    return _BY_CODE.get(code)


def is_shown(code: str) -> bool:
    """Whether notices of that kind are shown in the program."""
    return code not in {each.code for each in _LETTERS}
