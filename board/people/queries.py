"""Questions about people: who is asking, what they may do, how they look to others."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlmodel import Session, col, select

from board import clock, errors
from board.errors import N_
from board.people import events
from board.people.models import ApiToken, Deputy, Person, Role, Sitting, Unit
from board.people.rights import Viewer

ROLE_NAMES = {
    Role.SPECIALIST: N_("specialist"),
    Role.UNIT_HEAD: N_("head of unit"),
    Role.COORDINATOR: N_("coordinator"),
    Role.CONTROLLER: N_("programme controller"),
    Role.LEADERSHIP: N_("leadership"),
    Role.ADMIN: N_("administrator"),
}


class Terms:
    """How long a sign-in lasts and in which zone a day is; set once at the start."""

    zone = "Asia/Novokuznetsk"
    sitting = timedelta(days=14)


def viewer(session: Session, person_id: str) -> Viewer:
    """An active person with what decides their rights today. Raises `NotSignedIn` for anybody else."""
    person = session.get(Person, person_id)
    if person is None or not person.is_active:
        raise errors.NotSignedIn
    day = clock.today(Terms.zone)
    deputies = session.exec(select(Deputy).where(col(Deputy.person_id) == person_id)).all()
    units = frozenset(deputy.unit_id for deputy in deputies if deputy.stands_in_on(day))
    return Viewer(person.id, person.name, Role(person.role), person.unit_id, units)


def viewer_of(session: Session, identity: str) -> Viewer:
    """The viewer whose rights a sign-in or key has. Raises `NotSignedIn` where it is not valid any more."""
    person_id = person_of(session, identity)
    if person_id is None:
        raise errors.NotSignedIn
    return viewer(session, person_id)


def person_of(session: Session, identity: str) -> str | None:
    """Whose identity that is, or `None` where it is not valid any more."""
    kind, _, key = identity.partition(":")
    if kind == "session":
        sitting = session.get(Sitting, key)
        return sitting.person_id if sitting and _lasts(sitting) else None
    token = session.get(ApiToken, key) if kind == "token" else None
    return token.person_id if token and token.revoked_at is None else None


def stamps(session: Session, identities: Collection[str]) -> dict[str, str]:
    """For each identity that is still valid, a stamp that changes with its rights."""
    sittings = {identity.partition(":")[2] for identity in identities if identity.startswith("session:")}
    tokens = {identity.partition(":")[2] for identity in identities if identity.startswith("token:")}
    active = col(Person.disabled_at).is_(None)
    by_sitting = (
        select(col(Sitting.id), col(Person.rights_version))
        .join(Person, col(Person.id) == col(Sitting.person_id))
        .where(active, col(Sitting.ended_at).is_(None), col(Sitting.id).in_(sittings))
        .where(col(Sitting.seen_at) > clock.now() - Terms.sitting)
    )
    by_token = (
        select(col(ApiToken.id), col(Person.rights_version))
        .join(Person, col(Person.id) == col(ApiToken.person_id))
        .where(active, col(ApiToken.revoked_at).is_(None), col(ApiToken.id).in_(tokens))
    )
    # Who stands in for somebody does so until a day, and nothing else tells that it is over.
    day = clock.today(Terms.zone)
    found = {f"session:{key}": f"{version} {day}" for key, version in session.exec(by_sitting)} if sittings else {}
    return found | ({f"token:{key}": f"{version} {day}" for key, version in session.exec(by_token)} if tokens else {})


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
        "deputies": [deputy_card(each).model_dump() for each in session.exec(select(Deputy).order_by(col(Deputy.id)))],
    }


def unit_card(unit: Unit) -> events.UnitCard:
    """A unit as others see it."""
    return events.UnitCard(**unit.model_dump())


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


def _lasts(sitting: Sitting) -> bool:
    return sitting.ended_at is None and sitting.seen_at > clock.now() - Terms.sitting
