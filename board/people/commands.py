"""The only writers of units, people and deputies; each change is told in the directory's room."""

from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from board import clock, errors
from board.errors import N_
from board.ids import new_id
from board.live.change import hold, record
from board.live.events import Actor
from board.people import access, events, queries, standing_in, viewers
from board.people.inputs import EditPerson, EditUnit, NewDeputy, NewPerson, NewUnit
from board.people.models import Deputy, Person, Role, Unit

_SHORT = 60


def add_unit(session: Session, wanted: NewUnit, *, by: Actor | None, at: datetime) -> Unit:
    """Found a unit. Raises `Invalid` for a used name and where its parent is unknown or closed."""
    hold(session, events.DIRECTORY_ROOM)
    _refuse_used_name(session, wanted.name)
    _refuse_wrong_unit(session, "parent_id", wanted.parent_id)
    short = wanted.short_name or wanted.name[:_SHORT].rstrip()
    unit = Unit(id=new_id(), short_name=short, **wanted.model_dump(exclude={"short_name"}))
    session.add(unit)
    session.flush()
    record(session, events.UnitAdded(unit=queries.unit_card(unit)), by=by, at=at)
    return unit


def describe_unit(session: Session, unit: Unit, wanted: EditUnit, *, by: Actor, at: datetime) -> None:
    """Give a unit another name, kind or place.

    Raises `Invalid` for a used name, and for an unknown parent or one below the unit itself.
    """
    _hold(session, unit)
    if wanted.name and wanted.name != unit.name and unit.closed_at is None:
        _refuse_used_name(session, wanted.name, but=unit)
    if wanted.parent_id != unit.parent_id:
        _refuse_wrong_unit(session, "parent_id", wanted.parent_id)
    if wanted.parent_id and unit.id in queries.units_above(session, wanted.parent_id):
        message = N_("lies below this very department")
        raise errors.Invalid([{"field": "parent_id", "type": "own", "message": message}])
    given = wanted.model_dump(include=wanted.model_fields_set)
    if _set(unit, {name: value for name, value in given.items() if value is not None or name == "parent_id"}):
        record(session, events.UnitChanged(unit=queries.unit_card(unit)), by=by, at=at)


def add_person(session: Session, wanted: NewPerson, *, by: Actor | None, at: datetime) -> Person:
    """Make an account, without a password. Raises `Invalid` for a used address or a unit that is not there."""
    hold(session, events.DIRECTORY_ROOM)
    _refuse_used_address(session, wanted.email)
    _refuse_wrong_unit(session, "unit_id", wanted.unit_id)
    person = Person(id=new_id(), created_at=at, **wanted.model_dump())
    session.add(person)
    _look_again_at_heads(session, person.unit_id, at, but=person)
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


def move_person(
    session: Session, person: Person, unit_id: str | None, *, by: Actor, at: datetime, successor_id: str | None = None
) -> None:
    """Let somebody work in another unit; they sign in again. Who is named takes over their open tasks in the old one.

    Raises `Invalid` for a unit that is not there, for a successor who does not work in the old one, and for one where
    nobody goes anywhere.
    """
    _hold(session, person)
    if unit_id is None or person.unit_id == unit_id:
        _refuse_needless_successor(successor_id)
        return
    _refuse_wrong_unit(session, "unit_id", unit_id)
    _refuse_wrong_successor(session, person, successor_id)
    left, person.unit_id = person.unit_id, unit_id
    _look_again_at_heads(session, left, at)
    _rights_changed(session, person, by, at, successor_id)


def disable_person(
    session: Session, person: Person, *, by: Actor, at: datetime, successor_id: str | None = None
) -> None:
    """Close an account: every sign-in and key of it ends, and so does standing in for others.

    Who is named takes over the open tasks. Raises `Refusal` for the last administrator and for a successor where the
    account is closed already, `Invalid` for a successor who does not work in the same unit.
    """
    _hold(session, person)
    if not person.is_active:
        if successor_id:
            raise errors.Refusal(N_("The account is closed already. Open it again to hand its tasks over."))
        return
    _keep_one_admin(session, person)
    _refuse_wrong_successor(session, person, successor_id)
    person.disabled_at = at
    access.end_keys_and_links(session, person, at=at)
    day = clock.date_in(at, viewers.Terms.zone)
    for deputy in queries.deputies_of_person(session, person.id, day):
        # Not until the end of today: an account that is opened again today must not stand in once more.
        end_deputy(session, deputy, max(deputy.from_day, day) - timedelta(days=1), by=by, at=at)
    _rights_changed(session, person, by, at, successor_id)


def enable_person(session: Session, person: Person, *, by: Actor, at: datetime) -> None:
    """Open a closed account again. Raises `Refusal` where the unit is closed."""
    _hold(session, person)
    if person.is_active:
        return
    if person.unit_id and queries.unit(session, person.unit_id).closed_at:
        raise errors.Refusal(N_("The department of this person is closed. Open the department first."))
    person.disabled_at = None
    _rights_changed(session, person, by, at)


def name_deputy(session: Session, unit: Unit, wanted: NewDeputy, *, by: Actor, at: datetime) -> Deputy:
    """Let somebody stand in for a unit's head. Raises `Invalid` for an unknown person and as `check_naming` does."""
    hold(session, events.DIRECTORY_ROOM)
    person = session.get(Person, wanted.person_id, populate_existing=True)
    if person is None or not person.is_active:
        raise _unknown("person_id")
    deputy = Deputy(id=new_id(), unit_id=unit.id, **wanted.model_dump())
    standing_in.check_naming(session, deputy, person, day=clock.date_in(at, viewers.Terms.zone))
    session.add(deputy)
    person.rights_version += 1
    session.flush()
    record(session, events.DeputyNamed(deputy=queries.deputy_card(deputy)), by=by, at=at)
    return deputy


def end_deputy(session: Session, deputy: Deputy, until: date, *, by: Actor, at: datetime) -> None:
    """Let somebody stand in no longer than that day; the day before the first means never.

    Raises `Invalid` for an earlier one, and for longer than until the same person stands in there anew.
    """
    _hold(session, deputy)
    standing_in.check_order(deputy.from_day - timedelta(days=1), until)
    standing_in.check_longer(session, deputy, until, day=clock.date_in(at, viewers.Terms.zone))
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


def _rights_changed(session: Session, person: Person, by: Actor, at: datetime, successor_id: str | None = None) -> None:
    person.rights_version += 1
    access.end_sittings(session, person, at=at)
    _look_again_at_heads(session, person.unit_id, at, but=person)
    _told(session, person, by, at, successor_id)


def _look_again_at_heads(session: Session, unit_id: str | None, at: datetime, but: Person | None = None) -> None:
    """Have what the heads of a unit watch checked anew: some of its people may be theirs no more."""
    session.flush()
    for head in queries.who_may_head(session, unit_id, clock.date_in(at, viewers.Terms.zone)):
        if head is not but:
            head.rights_version += 1


def _told(session: Session, person: Person, by: Actor, at: datetime, successor_id: str | None = None) -> None:
    session.flush()
    body = events.PersonChanged(person=queries.person_card(person), successor_id=successor_id)
    record(session, body, by=by, at=at)


def _keep_one_admin(session: Session, person: Person) -> None:
    admins = select(col(Person.id)).where(col(Person.role) == Role.ADMIN, col(Person.disabled_at).is_(None))
    if person.role == Role.ADMIN and set(session.exec(admins)) == {person.id}:
        raise errors.Refusal(N_("Somebody must remain an administrator. Make another person one first."))


def _refuse_used_address(session: Session, email: str) -> None:
    if queries.person_by_email(session, email):
        raise errors.Invalid([{"field": "email", "type": "used", "message": N_("belongs to another account already")}])


def _refuse_used_name(session: Session, name: str, *, but: Unit | None = None) -> None:
    if queries.is_name_of_open_unit(session, name, but=but.id if but else None):
        message = N_("is the name of another department already")
        raise errors.Invalid([{"field": "name", "type": "used", "message": message}])


def _refuse_wrong_unit(session: Session, field: str, unit_id: str | None) -> None:
    unit = session.get(Unit, unit_id) if unit_id else None
    if unit_id and unit is None:
        raise _unknown(field)
    if unit and unit.closed_at:
        raise errors.Invalid([{"field": field, "type": "closed", "message": N_("is closed")}])


def _refuse_wrong_successor(session: Session, person: Person, successor_id: str | None) -> None:
    if successor_id is None:
        return
    successor = session.get(Person, successor_id)
    if successor is None or not successor.is_active or successor.id == person.id:
        raise _unknown("successor_id")
    if successor.unit_id != person.unit_id:
        message = N_("does not work in the same department")
        raise errors.Invalid([{"field": "successor_id", "type": "own", "message": message}])


def _refuse_needless_successor(successor_id: str | None) -> None:
    if successor_id:
        message = N_("takes over only from somebody who goes to another department")
        raise errors.Invalid([{"field": "successor_id", "type": "own", "message": message}])


def _unknown(field: str) -> errors.Invalid:
    return errors.Invalid([{"field": field, "type": "unknown", "message": N_("is not known")}])
