"""The demonstration district's units, people and boards, from `seed/demo/organisation.json`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlmodel import Session

from board.bootstrap import places
from board.live.events import Actor
from board.people import access, commands
from board.people.inputs import NewPerson, NewUnit
from board.people.models import Person, Unit
from board.tasks import boards
from board.tasks.inputs import NewBoard
from board.tasks.models import Board

FOLDER = places.SEED / "demo"


@dataclass(frozen=True)
class District:
    """What was founded, by the keys of the seed files."""

    people: dict[str, Actor]
    heads: dict[str, Actor]
    boards: dict[str, str]


def load(name: str) -> Any:
    """A file of the demonstration."""
    return orjson.loads((FOLDER / name).read_bytes())


def found_district(session: Session, *, password_hash: str, time_zone: str, at: datetime) -> District:
    """Found all units, accounts and boards; a unit has a board where it has tasks."""
    plan, labels = load("organisation.json"), load("labels.json")
    units = _found_units(session, plan["units"], at)
    people = {row["key"]: _add_person(session, row, units, password_hash, at) for row in plan["people"]}
    heads = {key: _head(plan["people"], people, key) for key in units}
    founded = {
        key: _add_board(session, units[key], labels.get(key, []), heads[key], time_zone, at)
        for key in _keys_with_tasks(units)
    }
    actors = {key: Actor(person.id, person.name) for key, person in people.items()}
    return District(actors, heads, {key: board.id for key, board in founded.items()})


def _found_units(session: Session, rows: list[dict[str, Any]], at: datetime) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for position, row in enumerate(rows):
        parent = units[row["parent"]].id if row["parent"] else None
        wanted = NewUnit(
            name=row["name"], short_name=row["short_name"], kind=row["kind"], parent_id=parent,
            is_coordinator=row["is_coordinator"], position=position,
        )  # fmt: skip
        units[row["key"]] = commands.add_unit(session, wanted, by=None, at=at)
    return units


def _add_person(
    session: Session, row: dict[str, Any], units: dict[str, Unit], password_hash: str, at: datetime
) -> Person:
    wanted = NewPerson(
        name=row["name"], email=row["email"], role=row["role"], unit_id=units[row["unit"]].id, post=row["post"]
    )
    person = commands.add_person(session, wanted, by=None, at=at)
    access.keep_password(session, person, password_hash, at=at)
    return person


def _add_board(session: Session, unit: Unit, labels: list[str], head: Actor, time_zone: str, at: datetime) -> Board:
    wanted = NewBoard(name=unit.name, unit_id=unit.id, labels=labels)
    return boards.add_board(session, unit, wanted, time_zone=time_zone, by=head, at=at)


def _head(rows: list[dict[str, Any]], people: dict[str, Person], unit: str) -> Actor:
    of_unit = [row for row in rows if row["unit"] == unit] or rows
    chosen = min(of_unit, key=lambda row: row["role"] not in ("unit_head", "coordinator", "leadership"))
    return Actor(people[chosen["key"]].id, people[chosen["key"]].name)


def _keys_with_tasks(units: dict[str, Unit]) -> list[str]:
    return [key for key in units if (FOLDER / "tasks" / f"{key}.json").exists()]
