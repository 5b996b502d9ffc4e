"""When somebody may not be named to stand in for a unit's head."""

from dataclasses import replace
from datetime import date

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.people import queries, viewers
from board.people.models import Deputy, Person


def check_naming(session: Session, wanted: Deputy, person: Person, *, day: date) -> None:
    """Raise `Invalid` for days that are over, for who heads the unit anyway, and for days that are theirs already."""
    check_order(wanted.from_day, wanted.until_day)
    if wanted.is_over_on(day):
        raise _wrong("until_day", "past", N_("has passed already"))
    # As they are without standing in for anybody.
    if replace(viewers.viewer(session, person.id), deputises=frozenset()).heads_people_of(wanted.unit_id):
        raise _wrong("person_id", "own", N_("heads this department anyway"))
    if _is_theirs_already(session, wanted, wanted.until_day, day):
        raise _wrong("from_day", "used", N_("overlaps days on which this person stands in already"))


def check_longer(session: Session, deputy: Deputy, until: date, *, day: date) -> None:
    """Raise `Invalid` where somebody would stand in longer, on days that are theirs already."""
    is_longer = deputy.until_day is not None and until > deputy.until_day
    if is_longer and _is_theirs_already(session, deputy, until, day):
        raise _wrong("until_day", "used", N_("overlaps days on which this person stands in already"))


def check_order(first: date, last: date | None) -> None:
    """Raise `Invalid` where the last day is before the first."""
    if last is not None and last < first:
        raise _wrong("until_day", "order", N_("is before the first day"))


def _is_theirs_already(session: Session, wanted: Deputy, until: date | None, day: date) -> bool:
    return any(
        other.id != wanted.id
        and other.person_id == wanted.person_id
        and other.from_day <= (until or date.max)
        and wanted.from_day <= (other.until_day or date.max)
        for other in queries.deputies_of_unit(session, wanted.unit_id, day)
    )


def _wrong(field: str, kind: str, message: str) -> errors.Invalid:
    return errors.Invalid([{"field": field, "type": kind, "message": message}])
