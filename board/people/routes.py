"""People, units and deputies by HTTP."""

from typing import Any

from flask import Blueprint
from pydantic import BaseModel
from sqlmodel import Session

from board import clock, database, errors
from board.live.asking import command
from board.people import access, closing, commands, queries
from board.people.events import DeputyCard, PersonCard, UnitCard
from board.people.identity import admin, asker
from board.people.inputs import ClosePerson, EditPerson, EditUnit, EndDeputy, NewDeputy, NewPerson, NewUnit
from board.people.models import Role
from board.people.rights import Viewer
from board.web.endpoint import question

api = Blueprint("people_api", __name__, url_prefix="/api/v1")


class UnitName(BaseModel):
    """A unit, briefly."""

    id: str
    name: str


class Me(BaseModel):
    """Who is asking."""

    id: str
    name: str
    email: str
    role: str
    unit: UnitName | None


class Directory(BaseModel):
    """All units, people and deputies."""

    units: list[UnitCard]
    people: list[PersonCard]
    deputies: list[DeputyCard]


class UnitAnswer(BaseModel):
    """The unit after the change."""

    unit: UnitCard
    command_id: str = ""


class PersonAnswer(BaseModel):
    """The person after the change."""

    person: PersonCard
    command_id: str = ""


class DeputyAnswer(BaseModel):
    """The deputy after the change."""

    deputy: DeputyCard
    command_id: str = ""


class LinkAnswer(BaseModel):
    """The path of a link that signs somebody in once."""

    path: str
    command_id: str = ""


@api.get("/me")
@question("Who is asking", answer=Me)
def me() -> dict[str, Any]:
    """The asker's own account."""
    with database.reading() as session:
        person = queries.person(session, asker(session).id)
        unit = queries.unit(session, person.unit_id) if person.unit_id else None
        known = person.model_dump(include={"id", "name", "email", "role"})
        return {**known, "unit": {"id": unit.id, "name": unit.name} if unit else None}


@api.get("/directory")
@question("All units, people and deputies (administrators)", answer=Directory, problems=(403,))
def directory() -> dict[str, Any]:
    """Raises `NotAllowed` for anybody but administrators."""
    with database.reading() as session:
        admin(session)
        return queries.directory(session)


@api.post("/units")
@command("Found a unit", body=NewUnit, answers=UnitAnswer, status=201)
def add_unit(session: Session, wanted: NewUnit) -> UnitAnswer:
    """Administrators only."""
    unit = commands.add_unit(session, wanted, by=admin(session).actor, at=clock.now())
    return UnitAnswer(unit=queries.unit_card(unit))


@api.patch("/units/<unit_id>")
@command("Rename a unit or give it another place in the list", body=EditUnit, answers=UnitAnswer)
def describe_unit(session: Session, wanted: EditUnit, unit_id: str) -> UnitAnswer:
    """Administrators only."""
    by, unit = admin(session).actor, queries.unit(session, unit_id)
    commands.describe_unit(session, unit, wanted, by=by, at=clock.now())
    return UnitAnswer(unit=queries.unit_card(unit))


@api.post("/units/<unit_id>/close")
@command("Close a unit", answers=UnitAnswer, problems=(409,))
def close_unit(session: Session, unit_id: str) -> UnitAnswer:
    """Administrators only; nobody may work in it any more, and its boards are closed with it."""
    by, unit = admin(session).actor, queries.unit(session, unit_id)
    closing.close_unit(session, unit, by=by, at=clock.now())
    return UnitAnswer(unit=queries.unit_card(unit))


@api.post("/units/<unit_id>/reopen")
@command("Open a closed unit again", answers=UnitAnswer, problems=(409,))
def reopen_unit(session: Session, unit_id: str) -> UnitAnswer:
    """Administrators only; its boards stay closed until each is opened."""
    by, unit = admin(session).actor, queries.unit(session, unit_id)
    closing.reopen_unit(session, unit, by=by, at=clock.now())
    return UnitAnswer(unit=queries.unit_card(unit))


@api.post("/people")
@command("Make an account", body=NewPerson, answers=PersonAnswer, status=201)
def add_person(session: Session, wanted: NewPerson) -> PersonAnswer:
    """Administrators only."""
    person = commands.add_person(session, wanted, by=admin(session).actor, at=clock.now())
    return PersonAnswer(person=queries.person_card(person))


@api.patch("/people/<person_id>")
@command("Change a person's name, address, post, role or unit", body=EditPerson, answers=PersonAnswer, problems=(409,))
def change_person(session: Session, wanted: EditPerson, person_id: str) -> PersonAnswer:
    """Administrators only; another role or unit ends the person's sign-ins."""
    by, person, at = admin(session).actor, queries.person(session, person_id), clock.now()
    commands.describe_person(session, person, wanted, by=by, at=at)
    if wanted.role:
        commands.give_role(session, person, Role(wanted.role), by=by, at=at)
    commands.move_person(session, person, wanted.unit_id, by=by, at=at, successor_id=wanted.successor_id)
    return PersonAnswer(person=queries.person_card(person))


@api.post("/people/<person_id>/disable")
@command("Close an account", body=ClosePerson, answers=PersonAnswer, problems=(409,))
def disable_person(session: Session, wanted: ClosePerson, person_id: str) -> PersonAnswer:
    """Administrators only; every sign-in and key of the person ends within seconds."""
    by, person = admin(session).actor, queries.person(session, person_id)
    commands.disable_person(session, person, by=by, at=clock.now(), successor_id=wanted.successor_id)
    return PersonAnswer(person=queries.person_card(person))


@api.post("/people/<person_id>/enable")
@command("Open a closed account again", answers=PersonAnswer, problems=(409,))
def enable_person(session: Session, person_id: str) -> PersonAnswer:
    """Administrators only."""
    by, person = admin(session).actor, queries.person(session, person_id)
    commands.enable_person(session, person, by=by, at=clock.now())
    return PersonAnswer(person=queries.person_card(person))


@api.post("/people/<person_id>/link")
@command("Make a link that signs somebody in once", answers=LinkAnswer, status=201, secrets=("path",))
def make_link(session: Session, person_id: str) -> LinkAnswer:
    """Administrators only; the link lasts seven days."""
    admin(session)
    secret = access.make_link(session, queries.person(session, person_id), at=clock.now())
    return LinkAnswer(path=f"/sign-in/link/{secret}")


@api.post("/units/<unit_id>/deputies")
@command("Name who stands in for a unit's head", body=NewDeputy, answers=DeputyAnswer, status=201)
def name_deputy(session: Session, wanted: NewDeputy, unit_id: str) -> DeputyAnswer:
    """The unit's head and administrators."""
    by, unit = _head(session, unit_id), queries.unit(session, unit_id)
    deputy = commands.name_deputy(session, unit, wanted, by=by.actor, at=clock.now())
    return DeputyAnswer(deputy=queries.deputy_card(deputy))


@api.post("/deputies/<deputy_id>/end")
@command("Say until when somebody stands in", body=EndDeputy, answers=DeputyAnswer)
def end_deputy(session: Session, wanted: EndDeputy, deputy_id: str) -> DeputyAnswer:
    """The unit's head and administrators."""
    deputy = queries.deputy(session, deputy_id)
    by = _head(session, deputy.unit_id)
    commands.end_deputy(session, deputy, wanted.until_day, by=by.actor, at=clock.now())
    return DeputyAnswer(deputy=queries.deputy_card(deputy))


def _head(session: Session, unit_id: str) -> Viewer:
    who = asker(session)
    if not who.may_see_unit(unit_id):
        raise errors.NotFound
    if not who.may_name_deputies(unit_id):
        raise errors.NotAllowed
    return who
