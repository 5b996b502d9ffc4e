"""How features remind people: each says what is due, and whoever was told already is passed over."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

import structlog
from sqlmodel import Session

from board import clock, database
from board.live.change import change
from board.notices import commands, queries
from board.notices.commands import Occasion
from board.notices.words import Say
from board.people import leaders
from board.people import queries as people

log = structlog.get_logger()


@dataclass(frozen=True)
class Reminder:
    """An occasion on which people are to be told something; of a unit's things only who may see that unit."""

    occasion: Occasion
    people: frozenset[str]
    say: Say
    unit_id: str | None = None


Find = Callable[[Session, datetime], Iterable[Reminder]]
"""What is due at a moment, whether told already or not."""


def remind(find: Find) -> bool:
    """Tell people of what is due now; right however often and by however many it is done.

    One reminder that fails is logged and keeps no other from being told. Returns whether none has.
    """
    now = clock.now()
    with database.reading() as session:
        due = _untold(session, list(find(session, now)))
    told = [_tell(each) for each in due]
    return all(told)


def _untold(session: Session, found: list[Reminder]) -> list[Reminder]:
    if not found:
        return []
    occasions: dict[str, set[str]] = {}
    for each in found:
        occasions.setdefault(each.occasion.kind.code, set()).add(each.occasion.id)
    told = {(code, *pair) for code, ids in occasions.items() for pair in queries.told_on(session, code, ids)}
    active = {each.id for each in people.active_people(session)}
    left = []
    for each in found:
        new = {who for who in each.people & active if (each.occasion.kind.code, each.occasion.id, who) not in told}
        if each.unit_id and new:
            new = set(leaders.who_see(session, new, each.unit_id))
        if new:
            left.append(replace(each, people=frozenset(new)))
    return left


def _tell(reminder: Reminder) -> bool:
    try:
        with change() as session:
            commands.tell(session, reminder.occasion, reminder.people, reminder.say, at=clock.now())
    except Exception:
        log.exception("nobody could be reminded", kind=reminder.occasion.kind.code, occasion=reminder.occasion.id)
        return False
    return True
