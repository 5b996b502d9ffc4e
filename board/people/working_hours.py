"""Questions about when people work: absences and schedules, for the person and the head alone."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from board import errors
from board.live import queries as log
from board.people import events
from board.people.events import person_room
from board.people.models import Absence, Person, WorkSchedule
from board.prepared import ask, table

Span = tuple[date, date]
_ABSENCE, _SCHEDULE = table(Absence).c, table(WorkSchedule).c
_PEOPLE: BindParameter[list[str]] = bindparam("people", expanding=True)
_ABSENCES = (
    select_columns(_ABSENCE.person_id, _ABSENCE.from_day, _ABSENCE.until_day)
    .where(_ABSENCE.person_id.in_(_PEOPLE), _ABSENCE.until_day >= bindparam("first"))
    .order_by(_ABSENCE.from_day)
)
_SCHEDULES = select_columns(_SCHEDULE.person_id, _SCHEDULE.hours).where(_SCHEDULE.person_id.in_(_PEOPLE))


def absence(session: Session, absence_id: str) -> Absence:
    """An absence as it stands now. Raises `NotFound`."""
    found = session.get(Absence, absence_id, populate_existing=True)
    if found is None:
        raise errors.NotFound
    return found


def absences_from(session: Session, people: Collection[str], first: date) -> dict[str, list[Span]]:
    """For each of these people the (first, last) days of the absences that are not over on a day, in order."""
    found: dict[str, list[Span]] = defaultdict(list)
    for person_id, from_day, until_day in ask(session, _ABSENCES, people=list(people), first=first):
        found[person_id].append((from_day, until_day))
    return found


def away_on(session: Session, people: Collection[str], day: date) -> frozenset[str]:
    """Those of these people who are away on a day."""
    away = absences_from(session, people, day)
    return frozenset(who for who, spans in away.items() if any(first <= day <= last for first, last in spans))


def units_of(session: Session, people: Collection[str]) -> dict[str, str | None]:
    """The unit of each of these people."""
    found = session.exec(select(Person.id, Person.unit_id).where(col(Person.id).in_(people)))
    return {person_id: unit_id for person_id, unit_id in found}


def schedules(session: Session, people: Collection[str]) -> dict[str, list[float]]:
    """The hours from Monday to Sunday of those of these people who have a schedule of their own."""
    return {person_id: hours for person_id, hours in ask(session, _SCHEDULES, people=list(people))}


def availability(session: Session, person_id: str) -> dict[str, Any]:
    """The state of a person's own room: every absence and the schedule."""
    room = person_room(person_id)
    ordered = select(Absence).where(col(Absence.person_id) == person_id).order_by(col(Absence.from_day))
    return {
        "room": room,
        "epoch": log.epoch(session),
        "version": log.version(session, room),
        "absences": [absence_card(each).model_dump() for each in session.exec(ordered)],
        "schedule": schedule_card(session, person_id).model_dump(),
    }


def absence_card(absence: Absence) -> events.AbsenceCard:
    """An absence with its days written out."""
    known = absence.model_dump(include={"id", "person_id", "kind"})
    return events.AbsenceCard(**known, from_day=absence.from_day.isoformat(), until_day=absence.until_day.isoformat())


def schedule_card(session: Session, person_id: str) -> events.ScheduleCard:
    """The hours of somebody's ordinary week."""
    known = session.get(WorkSchedule, person_id)
    return events.ScheduleCard(id=person_id, hours=known.hours if known else None)
