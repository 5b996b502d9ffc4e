"""When people work, as it weighs on their boards: the absence or schedule, and the level it leads to, in one change."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.live import queries as log
from board.live.events import Actor
from board.people import availability, queries, viewers, working_hours
from board.people.events import person_room
from board.people.inputs import EditAbsence, NewAbsence
from board.people.models import Absence, Person
from board.people.rights import Viewer
from board.tasks import levels


def person_to_plan_for(session: Session, person_id: str, who: Viewer) -> Person:
    """Somebody whose hours are the viewer's to know, held with their boards. Raises `NotFound`, `NotAllowed`."""
    person = person_planned_by(session, person_id, who)
    levels.hold_boards_of(session, {person.id}, person_room(person.id))
    return person


def person_planned_by(session: Session, person_id: str, who: Viewer) -> Person:
    """The same, only to look. Raises `NotFound` for somebody of a unit one may not see, else `NotAllowed`."""
    person = queries.person(session, person_id)
    if who.may_plan_for(person.id, person.unit_id):
        return person
    seen = person.id == who.id or (person.unit_id is not None and who.may_see_unit(person.unit_id))
    raise errors.NotAllowed if seen else errors.NotFound


def add_absence(session: Session, person: Person, wanted: NewAbsence, *, by: Actor, at: datetime) -> Absence:
    """Note an absence. Raises `Invalid`."""
    absence = availability.add_absence(session, person, wanted, by=by, at=at)
    levels.refresh_levels(session, {person.id}, at=at)
    return absence


def change_absence(session: Session, absence: Absence, wanted: EditAbsence, *, by: Actor, at: datetime) -> None:
    """Give an absence other days or another kind. Raises `Invalid`."""
    availability.change_absence(session, absence, wanted, by=by, at=at)
    levels.refresh_levels(session, {absence.person_id}, at=at)


def remove_absence(session: Session, absence: Absence, *, by: Actor, at: datetime) -> None:
    """Let somebody work on those days after all."""
    person_id = absence.person_id
    availability.remove_absence(session, absence, by=by, at=at)
    levels.refresh_levels(session, {person_id}, at=at)


def set_schedule(session: Session, person: Person, hours: list[float] | None, *, by: Actor, at: datetime) -> None:
    """Say how many hours somebody works on each day of an ordinary week."""
    availability.set_schedule(session, person, hours, by=by, at=at)
    levels.refresh_levels(session, {person.id}, at=at)


def take_back(session: Session, step: dict[str, Any], person_id: str, at: datetime) -> tuple[str, int]:
    """Undo one step of such a command. Raises `NotFound`, `NotAllowed`, `CannotUndo`."""
    who = viewers.viewer(session, person_id)
    person = person_to_plan_for(session, step.get("person_id") or step["schedule_of"], who)
    if "schedule_of" in step:
        known = working_hours.schedules(session, {person.id}).get(person.id)
        if known != step["after"]:
            raise errors.CannotUndo(errors.N_("It has been changed since."))
        set_schedule(session, person, step["hours"], by=who.actor, at=at)
    else:
        availability.take_back_absence(session, step, by=who.actor, at=at)
        levels.refresh_levels(session, {person.id}, at=at)
    room = person_room(person.id)
    return room, log.version(session, room)
