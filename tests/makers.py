"""A small office, made through the commands: two units, their boards, and people with names and roles.

Анна heads the land unit; Борис works there; Вера works in the archive and has no business on Анна's board.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session

from board import clock
from board.live.change import change
from board.live.events import Actor
from board.people import access, commands, queries
from board.people.inputs import NewPerson, NewUnit
from board.people.models import Person, Unit
from board.tasks import boards
from board.tasks import commands as tasks
from board.tasks import queries as task_queries
from board.tasks.inputs import NewBoard, NewTask
from board.tasks.models import Board, Task

NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
LABELS = ["аренда", "торги", "5С"]


@dataclass(frozen=True)
class Office:
    """Ids of what was made. `columns` of the land board by kind."""

    land: str
    archive: str
    top: str
    board: str
    other_board: str
    columns: dict[str, str]
    other_columns: dict[str, str]
    anna: str
    boris: str
    vera: str
    admin: str
    coordinator: str
    controller: str
    leader: str


def make_office() -> Office:
    """Two units with boards, and a person of every role."""
    with change() as session:
        land, archive = make_unit(session, "Земельный отдел"), make_unit(session, "Архивный отдел")
        top = make_unit(session, "Руководство", kind="leadership")
        people = {
            "anna": make_person(session, "Анна Ковалёва", "unit_head", land),
            "boris": make_person(session, "Борис Лапин", "specialist", land),
            "vera": make_person(session, "Вера Морозова", "specialist", archive),
            "admin": make_person(session, "Глеб Носов", "admin", archive),
            "coordinator": make_person(session, "Дина Орлова", "coordinator", archive),
            "controller": make_person(session, "Егор Петров", "controller", top),
            "leader": make_person(session, "Жанна Рыбина", "leadership", top),
        }
        board, other = make_board(session, land, people["anna"]), make_board(session, archive, people["admin"])
        columns, others = columns_of(session, board.id), columns_of(session, other.id)
        ids = {name: person.id for name, person in people.items()}
        return Office(land.id, archive.id, top.id, board.id, other.id, columns, others, **ids)


def make_unit(session: Session, name: str, kind: Any = "department") -> Unit:
    """A unit."""
    return commands.add_unit(session, NewUnit(name=name, short_name=name[:40], kind=kind), by=None, at=NOON)


def make_person(session: Session, name: str, role: Any, unit: Unit) -> Person:
    """Somebody whose address is made of the name."""
    email = f"{abs(hash(name))}@example.org"
    return commands.add_person(session, NewPerson(name=name, email=email, role=role, unit_id=unit.id), by=None, at=NOON)


def make_board(session: Session, unit: Unit, by: Person) -> Board:
    """A board of the standard."""
    wanted = NewBoard(name=unit.name, unit_id=unit.id, labels=LABELS)
    return boards.add_board(session, unit, wanted, time_zone="Asia/Novokuznetsk", by=actor(by), at=NOON)


def columns_of(session: Session, board_id: str) -> dict[str, str]:
    """A board's column ids by kind."""
    return {stage.kind: stage.id for stage in task_queries.columns(session, board_id)}


def make_task(office: Office, title: str = "Договор аренды, ул. Полевая, 4", **fields: Any) -> str:
    """A task on the land board, by Анна; its id."""
    with change() as session:
        board = session.get_one(Board, office.board)
        return tasks.add_task(session, board, NewTask(title=title, **fields), by=who(session, office.anna), at=NOON).id


def who(session: Session, person_id: str) -> Actor:
    """How history names a person."""
    return Actor(person_id, queries.person(session, person_id).name)


def actor(person: Person) -> Actor:
    """The same, of a person at hand."""
    return Actor(person.id, person.name)


def token_of(person_id: str) -> str:
    """A new API key of a person."""
    with change() as session:
        return access.make_token(session, queries.person(session, person_id), "test", at=clock.now())


def task_at(session: Session, task_id: str) -> Task:
    """A task as it stands."""
    return session.get_one(Task, task_id)
