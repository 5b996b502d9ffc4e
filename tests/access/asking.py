"""How each address of the matrix is asked: what stands in it, and what is sent along.

Every call makes new things to be asked about, so that one answer never depends on another.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from board import clock, database
from board.calendar import commands as calendar
from board.live.change import change
from board.people import access, commands, queries
from board.people.events import DIRECTORY_ROOM
from board.people.inputs import NewDeputy
from board.people.models import Person, Unit
from board.tasks import commands as tasks
from board.tasks.events import board_room
from board.tasks.inputs import BlockTask
from board.tasks.models import Board, Task
from tests.access.house import PASSWORD, House, give_password
from tests.access.matrix import Row
from tests.makers import NOON, columns_of, make_person, make_task, who

_PERSONAL = ("home", "own", "foreign")


@dataclass(frozen=True)
class Asking:
    """Somebody asks for a row of the matrix."""

    house: House
    row: Row
    who: str

    @classmethod
    def of(cls, house: House, row: Row, everybody: Iterable[str]) -> dict[str, dict[str, Any]]:
        """A request for each of them; where it is the same for all and changes nothing, it is about the same thing."""
        if row.variant not in _PERSONAL and row.what not in FORMS:
            return dict.fromkeys(everybody, cls(house, row, "own").request())
        return {who: cls(house, row, who).request() for who in everybody}

    @property
    def board(self) -> str:
        """The board that is asked about."""
        return self.house.home(self.who) if self.row.variant == "home" else self.house.office.board

    @property
    def unit(self) -> str:
        """The unit that is asked about."""
        with database.reading() as session:
            return session.get_one(Board, self.board).unit_id

    def request(self) -> dict[str, Any]:
        """The request, after everything that it is about was made."""
        rule = self.row.what[1]
        path = "/".join(PLACES[part](self) if part.startswith("<") else part for part in rule.split("/"))
        if self.row.what in FORMS:
            return {"path": path, "data": FORMS[self.row.what](self)}
        if self.row.what in BODIES:
            return {"path": path, "json": BODIES[self.row.what](self)}
        return {"path": path, "query_string": QUERIES.get(rule)}


def _person(asking: Asking) -> str:
    with change() as session:
        unit = session.get_one(Unit, asking.house.office.land)
        return make_person(session, f"Новый Человек {clock.now().timestamp()}", "specialist", unit).id


def _deputy(asking: Asking) -> str:
    wanted = NewDeputy(person_id=_person(asking), from_day=date(2026, 11, 23))
    with change() as session:
        unit, admin = session.get_one(Unit, asking.house.office.land), asking.house.office.admin
        return commands.name_deputy(session, unit, wanted, by=who(session, admin), at=NOON).id


def _task(asking: Asking) -> str:
    office, verb = asking.house.office, asking.row.what[1].rpartition("/")[2]
    column = office.columns["planned" if verb in ("block", "unblock") else "backlog"]
    task_id = make_task(office, column_id=column)
    with change() as session:
        task, by = session.get_one(Task, task_id), who(session, office.anna)
        if verb == "restore":
            tasks.archive_task(session, task, by=by, at=NOON)
        if verb == "unblock":
            tasks.block_task(session, task, BlockTask(reason="Ждём ответ", category="other"), by=by, at=NOON)
    return task_id


def _command(asking: Asking) -> str:
    """Adding a task: by the asker while they were still allowed to, or by a colleague."""
    own = asking.row.variant == "own" and asking.who not in ("anon", "gone", "spent")
    doer = asking.who if own else "own" if asking.who != "own" else "head"
    person_id = asking.house.person(doer)
    with database.reading() as session:
        role = queries.person(session, person_id).role
    _become(person_id, "specialist")
    path = f"/api/v1/boards/{asking.house.home(doer)}/tasks"
    added = asking.house.client(doer, "key").post(path, json={"title": "Отменяемая задача"})
    _become(person_id, role)
    assert added.status_code == 201, added.get_data(as_text=True)
    return str(added.get_json()["command_id"])


def _become(person_id: str, role: str) -> None:
    with change() as session:
        session.get_one(Person, person_id).role = role


def _link(asking: Asking) -> str:
    with change() as session:
        person = queries.person(session, asking.house.office.boris)
        return access.make_link(session, person, at=clock.now())


def _room(asking: Asking) -> str:
    return DIRECTORY_ROOM if asking.row.variant == "directory" else board_room(asking.board)


def _column(asking: Asking) -> str:
    with database.reading() as session:
        return columns_of(session, asking.board)["review"]


def _day(asking: Asking) -> str:
    if asking.row.what[0] == "DELETE":
        with change() as session:
            by = who(session, asking.house.office.admin)
            calendar.set_day(session, date(2030, 1, 3), working=True, reason="Перенос", by=by, at=NOON)
        return "2030-01-03"
    return "2030-01-02"


def _email(asking: Asking) -> str:
    give_password(asking.house.person(asking.who))
    with database.reading() as session:
        return queries.person(session, asking.house.person(asking.who)).email


def _new_password(asking: Asking) -> dict[str, str]:
    give_password(asking.house.person(asking.who))
    return {"current_password": PASSWORD, "password": PASSWORD, "password_again": PASSWORD}


PLACES: dict[str, Callable[[Asking], str]] = {
    "<board_id>": lambda asking: asking.board,
    "<column_id>": _column,
    "<command_id>": _command,
    "<day>": _day,
    "<deputy_id>": _deputy,
    "<path:_rest>": lambda asking: "v1/nothing",
    "<person_id>": _person,
    "<room>": _room,
    "<secret>": _link,
    "<task_id>": _task,
    "<unit_id>": lambda asking: asking.unit,
}
"""What stands for each variable part of an address."""

QUERIES: dict[str, dict[str, str]] = {"/api/v1/calendar": {"first": "2026-11-01", "last": "2026-11-30"}}

FORMS: dict[tuple[str, ...], Callable[[Asking], dict[str, str]]] = {
    ("POST", "/sign-in"): lambda asking: {"email": _email(asking), "password": PASSWORD},
    ("POST", "/sign-in/link/<secret>"): lambda asking: {"unused": "1"},
    ("POST", "/sign-out"): lambda asking: {"unused": "1"},
    ("POST", "/password"): _new_password,
    ("POST", "/setup"): lambda asking: {"code": "x", "name": "Х", "email": "x@example.org", "password": PASSWORD},
    ("POST", "/language"): lambda asking: {"language": "en", "next": "/boards"},
}

BODIES: dict[tuple[str, ...], Callable[[Asking], dict[str, Any]]] = {
    ("POST", "/api/v1/units"): lambda asking: {"name": "Новый отдел", "short_name": "Новый"},
    ("PATCH", "/api/v1/units/<unit_id>"): lambda asking: {"position": 7},
    ("POST", "/api/v1/units/<unit_id>/deputies"): lambda asking: {
        "person_id": _person(asking),
        "from_day": "2026-11-23",
    },
    ("POST", "/api/v1/deputies/<deputy_id>/end"): lambda asking: {"until_day": "2026-11-30"},
    ("POST", "/api/v1/people"): lambda asking: {
        "name": "Новая Сотрудница",
        "email": f"{clock.now().timestamp()}@example.org",
    },
    ("PATCH", "/api/v1/people/<person_id>"): lambda asking: {"role": "admin"},
    ("PUT", "/api/v1/calendar/<day>"): lambda asking: {"is_working": False, "reason": "День района"},
    ("POST", "/api/v1/boards"): lambda asking: {"name": "Ещё одна доска", "unit_id": asking.unit},
    ("PATCH", "/api/v1/boards/<board_id>"): lambda asking: {"name": f"Доска {clock.now()}"},
    ("PATCH", "/api/v1/boards/<board_id>/columns/<column_id>"): lambda asking: {"wip_limit": 9},
    ("POST", "/api/v1/boards/<board_id>/tasks"): lambda asking: {"title": "Задача из матрицы"},
    ("PATCH", "/api/v1/tasks/<task_id>"): lambda asking: {"title": "Другое название"},
    ("POST", "/api/v1/tasks/<task_id>/move"): lambda asking: {"column_id": asking.house.office.columns["planned"]},
    ("POST", "/api/v1/tasks/<task_id>/block"): lambda asking: {"reason": "Ждём ответ", "category": "other"},
    ("POST", "/api/v1/tasks/<task_id>/unblock"): lambda asking: {"note": "Пришёл ответ"},
}
