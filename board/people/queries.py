"""Questions about people: who is asking, what they may do, how they look to others."""

from datetime import date
from typing import Any

from sqlmodel import Session, and_, col, or_, select

from board import errors
from board.errors import N_
from board.people import events
from board.people.models import Deputy, Person, Role, Unit

ROLE_NAMES = {
    Role.SPECIALIST: N_("specialist"),
    Role.UNIT_HEAD: N_("head of department"),
    Role.COORDINATOR: N_("coordinator"),
    Role.CONTROLLER: N_("programme controller"),
    Role.LEADERSHIP: N_("leadership"),
    Role.ADMIN: N_("administrator"),
}


def who_may_head(session: Session, unit_id: str | None, day: date) -> list[Person]:
    """Whose rights over a unit's people may depend on who works there: heads, coordinators, who stands in."""
    stand_in = [each.person_id for each in deputies_of_unit(session, unit_id, day)] if unit_id else []
    leads = and_(col(Person.unit_id) == unit_id, col(Person.role).in_((Role.UNIT_HEAD, Role.COORDINATOR)))
    return list(session.exec(select(Person).where(or_(leads, col(Person.id).in_(stand_in)))))


def person_by_email(session: Session, email: str) -> Person | None:
    """The account with that address, however it is written."""
    wanted = email.strip().casefold()
    # PostgreSQL does not even take a question about a NUL.
    return None if "\0" in wanted else session.exec(select(Person).where(col(Person.email) == wanted)).first()


def unit(session: Session, unit_id: str) -> Unit:
    """A unit. Raises `NotFound`."""
    found = session.get(Unit, unit_id)
    if found is None:
        raise errors.NotFound
    return found


def person(session: Session, person_id: str) -> Person:
    """A person, active or not. Raises `NotFound`."""
    found = session.get(Person, person_id)
    if found is None:
        raise errors.NotFound
    return found


def deputy(session: Session, deputy_id: str) -> Deputy:
    """A deputy. Raises `NotFound`."""
    found = session.get(Deputy, deputy_id)
    if found is None:
        raise errors.NotFound
    return found


def deputies_of_person(session: Session, person_id: str, day: date) -> list[Deputy]:
    """Where somebody stands in for a head on that day or will later."""
    theirs = select(Deputy).where(col(Deputy.person_id) == person_id)
    return [each for each in session.exec(theirs) if not each.is_over_on(day)]


def deputies_of_unit(session: Session, unit_id: str, day: date) -> list[Deputy]:
    """Who stands in for a unit's head on that day or will later, in order."""
    theirs = select(Deputy).where(col(Deputy.unit_id) == unit_id).order_by(col(Deputy.from_day), col(Deputy.id))
    return [each for each in session.exec(theirs) if not each.is_over_on(day)]


def has_admin(session: Session) -> bool:
    """Whether anybody can administer the program yet."""
    admins = select(col(Person.id)).where(col(Person.role) == Role.ADMIN, col(Person.disabled_at).is_(None))
    return session.exec(admins.limit(1)).first() is not None


def has_anybody(session: Session) -> bool:
    """Whether there is any account yet."""
    return session.exec(select(col(Person.id)).limit(1)).first() is not None


def units(session: Session) -> list[Unit]:
    """All units, in the order in which the administration lists them."""
    return list(session.exec(select(Unit).order_by(col(Unit.position), col(Unit.name))))


def is_name_of_open_unit(session: Session, name: str, *, but: str | None = None) -> bool:
    """Whether a unit that is not closed has that name, in whichever letters; one of them is not looked at."""
    return any(
        each.name.casefold() == name.casefold() for each in units(session) if each.closed_at is None and each.id != but
    )


def units_above(session: Session, unit_id: str) -> list[str]:
    """The ids of a unit and of those it belongs to, upwards. Raises `NotFound` for an unknown unit."""
    found, here = [unit_id], unit(session, unit_id).parent_id
    while here and here not in found:
        found.append(here)
        here = unit(session, here).parent_id
    return found


def active_people(session: Session) -> list[Person]:
    """Everybody who has an account, by name."""
    return list(session.exec(select(Person).where(col(Person.disabled_at).is_(None)).order_by(col(Person.name))))


def people_of_unit(session: Session, unit_id: str) -> list[Person]:
    """Everybody whose unit that is, active or not, in a stable order."""
    return list(
        session.exec(
            select(Person).where(col(Person.unit_id) == unit_id).order_by(col(Person.created_at), col(Person.id))
        )
    )


def directory(session: Session) -> dict[str, Any]:
    """The state of the directory's room: units, people and deputies by their cards."""
    return {
        "units": [unit_card(unit).model_dump() for unit in units(session)],
        "people": [
            person_card(person).model_dump() for person in session.exec(select(Person).order_by(col(Person.id)))
        ],
        "deputies": [
            deputy_card(each).model_dump()
            for each in session.exec(select(Deputy).order_by(col(Deputy.from_day), col(Deputy.id)))
        ],
    }


def unit_card(unit: Unit) -> events.UnitCard:
    """A unit as others see it."""
    return events.UnitCard(**unit.model_dump(exclude={"closed_at"}), closed=unit.closed_at is not None)


def person_card(person: Person) -> events.PersonCard:
    """A person as administrators see them."""
    known = person.model_dump(include={"id", "name", "email", "post", "role", "unit_id"})
    return events.PersonCard(**known, active=person.is_active)


def deputy_card(deputy: Deputy) -> events.DeputyCard:
    """A deputy with days written out."""
    until = deputy.until_day.isoformat() if deputy.until_day else None
    return events.DeputyCard(
        id=deputy.id,
        unit_id=deputy.unit_id,
        person_id=deputy.person_id,
        from_day=deputy.from_day.isoformat(),
        until_day=until,
    )


def initials(name: str) -> str:
    """Two letters for a round mark: of the given name and the surname, also where the surname comes first."""
    words = name.split()
    if len(words) > 2:
        return (words[1][0] + words[0][0]).upper()
    if len(words) == 2:
        return (words[0][0] + words[1][0]).upper()
    return (words[0][:2] if words else "?").upper()
