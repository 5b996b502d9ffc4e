"""The only writers of units, people and deputies; each change is told in the directory's room."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from board import errors
from board.errors import N_
from board.ids import new_id
from board.live.change import hold, record
from board.live.events import Actor
from board.people import access, events, queries
from board.people.inputs import EditPerson, EditUnit, NewDeputy, NewPerson, NewUnit
from board.people.models import Deputy, Person, Role, Unit


def add_unit(session: Session, wanted: NewUnit, *, by: Actor | None, at: datetime) -> Unit:
    """Found a unit. Raises `Invalid` where its parent is unknown."""
    hold(session, events.DIRECTORY_ROOM)
    if wanted.parent_id and session.get(Unit, wanted.parent_id) is None:
        raise _unknown("parent_id")
    unit = Unit(id=new_id(), **wanted.model_dump())
    session.add(unit)
    session.flush()
    record(session, events.UnitAdded(unit=queries.unit_card(unit)), by=by, at=at)
    return unit


def describe_unit(session: Session, unit: Unit, wanted: EditUnit, *, by: Actor, at: datetime) -> None:
    """Give a unit another name, short name or place in the list."""
    _hold(session, unit)
    if _set(unit, wanted.model_dump(exclude_none=True)):
        record(session, events.UnitChanged(unit=queries.unit_card(unit)), by=by, at=at)


def add_person(session: Session, wanted: NewPerson, *, by: Actor | None, at: datetime) -> Person:
    """Make an account, which has no password yet. Raises `Invalid` for a used address or an unknown unit."""
    hold(session, events.DIRECTORY_ROOM)
    _refuse_used_address(session, wanted.email)
    _refuse_unknown_unit(session, wanted.unit_id)
    person = Person(id=new_id(), created_at=at, **wanted.model_dump())
    session.add(person)
    session.flush()
    record(session, events.PersonAdded(person=queries.person_card(person)), by=by, at=at)
    return person


def describe_person(session: Session, person: Person, wanted: EditPerson, *, by: Actor, at: datetime) -> None:
    """Give a person another name, address or post."""
    _hold(session, person)
    if wanted.email and wanted.email != person.email:
        _refuse_used_address(session, wanted.email)
    given = wanted.model_dump(exclude_none=True, include={"name", "email", "post"})
    if _set(person, given):
        _told(session, person, by, at)


def give_role(session: Session, person: Person, role: Role, *, by: Actor, at: datetime) -> None:
    """Let somebody do more or less; they sign in again. Raises `Refusal` for the last administrator."""
    _hold(session, person)
    if person.role == role:
        return
    _keep_one_admin(session, person)
    person.role = role
    _rights_changed(session, person, by, at)


def move_person(session: Session, person: Person, unit_id: str, *, by: Actor, at: datetime) -> None:
    """Let somebody work in another unit; they sign in again. Raises `Invalid` for an unknown unit."""
    _hold(session, person)
    if person.unit_id == unit_id:
        return
    _refuse_unknown_unit(session, unit_id)
    person.unit_id = unit_id
    _rights_changed(session, person, by, at)


def disable_person(session: Session, person: Person, *, by: Actor, at: datetime) -> None:
    """Close an account: every sign-in and key of it ends. Raises `Refusal` for the last administrator."""
    _hold(session, person)
    if not person.is_active:
        return
    _keep_one_admin(session, person)
    person.disabled_at = at
    access.end_keys_and_links(session, person, at=at)
    _rights_changed(session, person, by, at)


def enable_person(session: Session, person: Person, *, by: Actor, at: datetime) -> None:
    """Open a closed account again."""
    _hold(session, person)
    if person.is_active:
        return
    person.disabled_at = None
    _rights_changed(session, person, by, at)


def name_deputy(session: Session, unit: Unit, wanted: NewDeputy, *, by: Actor, at: datetime) -> Deputy:
    """Let somebody stand in for a unit's head. Raises `Invalid` for an unknown person or days in the wrong order."""
    hold(session, events.DIRECTORY_ROOM)
    person = session.get(Person, wanted.person_id, populate_existing=True)
    if person is None or not person.is_active:
        raise _unknown("person_id")
    _refuse_wrong_order(wanted.from_day, wanted.until_day)
    deputy = Deputy(id=new_id(), unit_id=unit.id, **wanted.model_dump())
    session.add(deputy)
    person.rights_version += 1
    session.flush()
    record(session, events.DeputyNamed(deputy=queries.deputy_card(deputy)), by=by, at=at)
    return deputy


def end_deputy(session: Session, deputy: Deputy, until: date, *, by: Actor, at: datetime) -> None:
    """Let somebody stand in no longer than that day. Raises `Invalid` for a day before the first."""
    _hold(session, deputy)
    _refuse_wrong_order(deputy.from_day, until)
    if deputy.until_day == until:
        return
    deputy.until_day = until
    session.get_one(Person, deputy.person_id, populate_existing=True).rights_version += 1
    record(session, events.DeputyEnded(deputy=queries.deputy_card(deputy)), by=by, at=at)


def _hold(session: Session, thing: Unit | Person | Deputy) -> None:
    # Others may have changed it between the moment when it was read and the moment when they were kept from it.
    hold(session, events.DIRECTORY_ROOM)
    session.refresh(thing)


def _set(thing: Unit | Person, given: dict[str, object]) -> bool:
    changed = {name: value for name, value in given.items() if getattr(thing, name) != value}
    for name, value in changed.items():
        setattr(thing, name, value)
    return bool(changed)


def _rights_changed(session: Session, person: Person, by: Actor, at: datetime) -> None:
    person.rights_version += 1
    access.end_sittings(session, person, at=at)
    _told(session, person, by, at)


def _told(session: Session, person: Person, by: Actor, at: datetime) -> None:
    session.flush()
    record(session, events.PersonChanged(person=queries.person_card(person)), by=by, at=at)


def _keep_one_admin(session: Session, person: Person) -> None:
    admins = select(col(Person.id)).where(col(Person.role) == Role.ADMIN, col(Person.disabled_at).is_(None))
    if person.role == Role.ADMIN and set(session.exec(admins)) == {person.id}:
        raise errors.Refusal(N_("Somebody must remain an administrator. Make another person one first."))


def _refuse_used_address(session: Session, email: str) -> None:
    if queries.person_by_email(session, email):
        raise errors.Invalid([{"field": "email", "type": "used", "message": N_("belongs to another account already")}])


def _refuse_unknown_unit(session: Session, unit_id: str | None) -> None:
    if unit_id and session.get(Unit, unit_id) is None:
        raise _unknown("unit_id")


def _refuse_wrong_order(first: date, last: date | None) -> None:
    if last is not None and last < first:
        raise errors.Invalid([{"field": "until_day", "type": "order", "message": N_("is before the first day")}])


def _unknown(field: str) -> errors.Invalid:
    return errors.Invalid([{"field": field, "type": "unknown", "message": N_("is not known")}])
