"""Two administrators change the same thing at the same moment: both changes stand, and what is told is what is."""

from collections.abc import Callable

import orjson
import pytest
from sqlmodel import Session

from board import clock, database
from board.live import queries as log
from board.people import commands, queries
from board.people.events import DIRECTORY_ROOM
from board.people.inputs import EditPerson, EditUnit
from board.people.models import Person, Role, Unit
from tests.makers import Office, who
from tests.people.at_once import at_once

Act = Callable[[Session], None]


def test_a_person_gets_both_a_new_name_and_a_new_post(office: Office) -> None:
    def describes(**wanted: str) -> Act:
        def act(session: Session) -> None:
            person, by = queries.person(session, office.boris), who(session, office.admin)
            commands.describe_person(session, person, EditPerson.model_validate(wanted), by=by, at=clock.now())

        return act

    at_once(describes(name="Борис Соколов"), describes(post="ведущий специалист"))
    with database.reading() as session:
        card = queries.person_card(queries.person(session, office.boris)).model_dump()
    assert (card["name"], card["post"]) == ("Борис Соколов", "ведущий специалист")
    assert last_told() == {"person": card, "successor_id": None}


def test_a_unit_gets_both_a_new_name_and_a_new_place(office: Office) -> None:
    def describes(**wanted: object) -> Act:
        def act(session: Session) -> None:
            unit, by = queries.unit(session, office.land), who(session, office.admin)
            commands.describe_unit(session, unit, EditUnit.model_validate(wanted), by=by, at=clock.now())

        return act

    at_once(describes(name="Отдел земли"), describes(position=7))
    with database.reading() as session:
        card = queries.unit_card(session.get_one(Unit, office.land)).model_dump()
    assert (card["name"], card["position"]) == ("Отдел земли", 7)
    assert last_told() == {"unit": card}


@pytest.mark.parametrize("last", ["gives", "moves", "closes"])
def test_every_change_of_rights_is_noticed(office: Office, last: str) -> None:
    def gives(session: Session) -> None:
        person = queries.person(session, office.boris)
        commands.give_role(session, person, Role.UNIT_HEAD, by=who(session, office.admin), at=clock.now())

    def moves(session: Session) -> None:
        person = queries.person(session, office.boris)
        commands.move_person(session, person, office.archive, by=who(session, office.admin), at=clock.now())

    def closes(session: Session) -> None:
        person = queries.person(session, office.boris)
        commands.disable_person(session, person, by=who(session, office.admin), at=clock.now())

    first = moves if last == "gives" else gives
    at_once(first, {"gives": gives, "moves": moves, "closes": closes}[last])
    with database.reading() as session:
        person = session.get_one(Person, office.boris)
        assert person.rights_version == 2
        assert last_told() == {"person": queries.person_card(person).model_dump(), "successor_id": None}


def last_told() -> dict[str, object]:
    """The body of the newest event in the directory's room."""
    with database.reading() as session:
        told = log.events_since(session, DIRECTORY_ROOM, log.version(session, DIRECTORY_ROOM) - 1)
        assert told
        found: dict[str, object] = orjson.loads(told[-1].body)
        return found
