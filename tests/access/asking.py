"""How each address of the matrix is asked: what stands in it, and what is sent along.

Every call makes new things to be asked about, so that one answer never depends on another.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlmodel import col, select

from board import clock, database
from board.calendar import commands as calendar
from board.decisions import commands as decisions
from board.decisions import escalating
from board.decisions.inputs import AskTier
from board.feeds import commands as feeds
from board.feeds.models import Kind
from board.ids import new_id
from board.kpi import commands as kpis
from board.kpi import notes, targets, walls
from board.kpi.inputs import NewNote, PublishValue, SetWall
from board.live.change import change
from board.meetings import apart, scheduling
from board.meetings import commands as meetings
from board.meetings.inputs import PutApart, SetSchedule
from board.meetings.models import Meeting
from board.notices import stopping
from board.notices.kinds import MINUTES
from board.people import access, availability, commands, queries
from board.people.events import DIRECTORY_ROOM, person_room
from board.people.inputs import NewAbsence, NewDeputy, NewUnit
from board.people.models import Person, Unit
from board.screens import pairing
from board.screens.inputs import Item
from board.tasks import checklists, columns, comments
from board.tasks import commands as tasks
from board.tasks import queries as task_queries
from board.tasks.events import board_room
from board.tasks.inputs import BlockTask, NewColumn, WriteComment, WriteItem
from board.tasks.models import Board, Task
from tests.access.house import PASSWORD, House, give_password, identity, secret_key, sitting
from tests.access.matrix import Row
from tests.access.project_asking import OF_THE_ASKER, PROJECT_BODIES, PROJECT_PLACES, PROJECT_QUERIES, UPLOADS
from tests.conftest import KEY
from tests.live import decision_cases, kpi_cases, meeting_cases, notice_cases
from tests.makers import NOON, columns_of, make_board, make_person, make_task, who
from tests.pairing.makers import REPORT, new_screen

_VALUE: dict[str, Any] = {"value": 99.5, "source": "Отчёт МФЦ"}
_PERSONAL = ("home", "own", "foreign", "self")


@dataclass(frozen=True)
class Asking:
    """Somebody asks for a row of the matrix."""

    house: House
    row: Row
    who: str

    @classmethod
    def of(cls, house: House, row: Row, everybody: Iterable[str]) -> dict[str, dict[str, Any]]:
        """A request for each of them; where it is the same for all and changes nothing, it is about the same thing."""
        if row.variant not in _PERSONAL and row.what not in {*FORMS, *OF_THE_ASKER}:
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
        return {"path": path, **self.sent()}

    def sent(self) -> dict[str, Any]:
        """What is sent along."""
        what, asked = self.row.what, QUERIES.get(self.row.what[1])
        if what in FORMS:
            return {"data": FORMS[what](self)}
        if what in UPLOADS:
            return {"data": UPLOADS[what], "query_string": asked}
        return {"json": BODIES[what](self)} if what in BODIES else {"query_string": asked}


def _one_of_a_kind(name: str) -> str:
    return f"{name} {clock.now().timestamp()}"


def _unit(asking: Asking) -> str:
    if not asking.row.what[1].endswith(("/close", "/reopen")):
        return asking.unit
    with change() as session:
        by = who(session, asking.house.office.admin)
        return commands.add_unit(
            session, NewUnit(name=_one_of_a_kind("Пустой отдел"), short_name="Пустой"), by=by, at=NOON
        ).id


def _person(asking: Asking) -> str:
    if asking.row.variant == "self":
        return asking.house.person(asking.who)
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
    asking.house.task = task_id
    return task_id


def _comment(asking: Asking) -> str:
    """On the task that stands before it in the address; by the asker or by a new colleague."""
    author = _person(asking)
    with change() as session:
        task, wanted = session.get_one(Task, asking.house.task), WriteComment(text="Позвонил заявителю")
        return comments.add_comment(session, task, wanted, by=who(session, author), at=NOON).id


def _item(asking: Asking) -> str:
    """The first of two steps on the task that stands before it in the address; done, where it is to be unticked."""
    with change() as session:
        task, by = session.get_one(Task, asking.house.task), who(session, asking.house.office.anna)
        first, _ = (checklists.add_item(session, task, WriteItem(text=text), by=by, at=NOON) for text in ("1", "2"))
        if asking.row.what[1].endswith("/untick"):
            checklists.tick_item(session, task, first, by=by, at=NOON)
        return first.id


def _absence(asking: Asking) -> str:
    person_id = _person(asking)
    asking.house.days += 1
    day = date(2031, 1, 1) + timedelta(days=asking.house.days)
    with change() as session:
        person, by = session.get_one(Person, person_id), who(session, asking.house.office.admin)
        wanted = NewAbsence(from_day=day, until_day=day)
        return availability.add_absence(session, person, wanted, by=by, at=NOON).id


def _whose(asking: Asking) -> str:
    """The asker, or for what is foreign somebody else."""
    own = asking.house.person(asking.who)
    return own if asking.row.variant == "self" else next(id_ for id_ in asking.house.people.values() if id_ != own)


def _sign_in(asking: Asking) -> str:
    return access.secret_hash(sitting(_whose(asking), "own"))


def _token(asking: Asking) -> str:
    return identity(secret_key(_whose(asking), "own"), "key").partition(":")[2]


def _feed(asking: Asking) -> str:
    with change() as session:
        return feeds.make_feed(session, _whose(asking), Kind.PERSONAL, None, at=clock.now())[0].id


def _calendar(asking: Asking) -> str:
    """The address of a calendar of the specialist in `own`; it was read just now, which is noted once an hour."""
    with change() as session:
        made, secret = feeds.make_feed(session, asking.house.office.boris, Kind.PERSONAL, None, at=clock.now())
        session.flush()
        feeds.note_reading(session, made.id, at=clock.now())
        if asking.row.variant == "ended":
            feeds.revoke_feed(session, made, at=clock.now())
    return f"{secret}.ics"


def _new_feed(asking: Asking) -> dict[str, str]:
    own = asking.row.variant == "self"
    return {"kind": "personal"} if own else {"kind": "board", "board_id": asking.house.office.board}


def _new_absence(asking: Asking) -> dict[str, str]:
    asking.house.days += 1
    day = (date(2032, 1, 1) + timedelta(days=asking.house.days)).isoformat()
    return {"from_day": day, "until_day": day, "kind": "training"}


def _several(asking: Asking) -> list[str]:
    return [make_task(asking.house.office), make_task(asking.house.office)]


def _command(asking: Asking) -> str:
    """Adding a task: by the asker while they were still allowed to, or by a colleague."""
    own = asking.row.variant == "own" and asking.who not in ("anon", "gone", "spent", "screen")
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
        # Somebody else each time: a newer link would end the older one.
        unit = session.get_one(Unit, asking.house.office.land)
        person = make_person(session, f"Гость {clock.now().timestamp()}", "specialist", unit)
        return access.make_link(session, person, at=clock.now())


def _room(asking: Asking) -> str:
    special = {"directory": DIRECTORY_ROOM, "person": person_room(asking.house.office.boris)}
    return special.get(asking.row.variant, board_room(asking.board))


def _column(asking: Asking) -> str:
    if asking.row.what[1].endswith("/remove"):
        with change() as session:
            board, by = session.get_one(Board, asking.board), who(session, asking.house.office.admin)
            there = task_queries.columns(session, board.id)
            if len(there) >= columns.MOST - 1:
                # One that nobody asks about any more; of those who may, three ask in one go.
                kept = {*asking.house.office.columns.values(), *asking.house.spares[-3:]}
                columns.take_away(session, next(each for each in there if each.id not in kept), by=by, at=NOON)
            spare = columns.add_column(
                session, board, NewColumn(name=_one_of_a_kind("Лишняя"), kind="approval"), by=by, at=NOON
            )
            asking.house.spares.append(spare.id)
            return spare.id
    with database.reading() as session:
        return columns_of(session, asking.board)["review"]


def _year(asking: Asking) -> str:
    """A year for which there is a proposal."""
    with change() as session:
        kpi = kpis.kpi_to_work_on(session, kpi_cases.CODE)
        # Another one each time: what counts already is no proposal.
        wanted = kpi_cases.TARGET.model_copy(update={"yellow": 95 - clock.now().timestamp() % 80})
        targets.propose_target(session, kpi, 2030, wanted, by=None, at=NOON)
    return "2030"


def _published(asking: Asking) -> dict[str, Any]:
    """A review of a value that was published."""
    with change() as session:
        kpi = kpis.kpi_to_work_on(session, kpi_cases.CODE)
        wanted = PublishValue(**_VALUE, day=date(2026, 1, 5))
        kpis.publish_value(session, kpi, wanted, by=who(session, asking.house.office.admin), at=NOON)
    days = {"due": "2026-12-01", "next_review": "2026-12-07", "first_day": "2026-01-01"}
    owner = asking.house.office.boris
    return {"comment": "Два отказа", "countermeasure": "Второе окно", "owner_id": owner, **days}


def _wall(asking: Asking) -> str:
    if asking.row.what[0] != "DELETE":
        return kpi_cases.WALL
    with change() as session:
        by = who(session, asking.house.office.admin)
        return walls.add_wall(session, SetWall(name=_one_of_a_kind("Лишняя")), by=by, at=NOON).id


def _decision(asking: Asking) -> str:
    """A decision as the address needs it: done where it is judged, with a question where that is answered."""
    verb = asking.row.what[1].rpartition("/")[2]
    with change() as session:
        by, office = who(session, asking.house.office.anna), asking.house.office
        made = decision_cases.make(session, office, on_board=False)
        if verb == "judge":
            decisions.finish_decision(session, made, by=by, at=NOON)
        if verb == "answer":
            asked = AskTier(unit_id=asking.house.office.top, question="Поторопить?")
            escalating.ask_tier(session, made, asked, by=by, at=NOON)
        return made.id


def _meeting(asking: Asking) -> str:
    """A meeting as the address needs it: going on where it is led, ended where it is confirmed."""
    verb = asking.row.what[1].rpartition("/")[2]
    office = asking.house.office
    with change() as session:
        made, by = meeting_cases.meeting_ahead(session, office), who(session, office.anna)
        if verb in ("step", "extend", "point", "attend", "rate", "decisions", "finish", "confirm", "apart", "drop"):
            meetings.start_meeting(session, made, by=by, at=NOON)
        if verb == "drop":
            apart.put_apart(session, made, PutApart(text="Межевание"), by=by, at=NOON)
        if verb == "confirm":
            meetings.finish_meeting(session, made, by=by, at=NOON)
        return made.id


def _apart(asking: Asking) -> str:
    """Of the meeting that stands before it in the address, which is the newest."""
    with database.reading() as session:
        noted = session.exec(select(Meeting).order_by(col(Meeting.week).desc())).first()
        return noted.apart[0]["id"] if noted and noted.apart else ""


def _board(asking: Asking) -> str:
    if asking.row.what == ("DELETE", "/api/v1/boards/<board_id>/meeting-schedule"):
        with change() as session:
            land = session.get_one(Unit, asking.house.office.land)
            board = make_board(session, land, session.get_one(Person, asking.house.office.admin))
            by = who(session, asking.house.office.admin)
            scheduling.set_schedule(session, board, SetSchedule(**_SCHEDULE), by=by, at=clock.now())
            return board.id
    return asking.board


_SCHEDULE: dict[str, Any] = {"weekday": 3, "time": "09:00", "place": "Кабинет 12"}


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


def _pairing_code(asking: Asking) -> str:
    with change() as session:
        return pairing.begin_pairing(session, address=new_id(), agent="TV", at=clock.now())[0].code


def _screen(asking: Asking) -> str:
    if asking.row.what[0] == "GET":
        return asking.house.screen
    return new_screen(Item(kind="wall", id=kpi_cases.WALL))[0]


_SHOWN: dict[str, Any] = {"kind": "wall", "id": kpi_cases.WALL}


def _note(asking: Asking) -> str:
    with change() as session:
        kpi = kpis.kpi_to_work_on(session, kpi_cases.CODE)
        by = who(session, asking.house.office.admin)
        wanted = NewNote(day=date(2026, 1, 5), text="Второе окно")
        return notes.add_note(session, kpi, wanted, by=by, at=NOON).id


def _delivery(asking: Asking) -> str:
    with change() as session:
        return notice_cases.not_delivered(session, asking.house.office.boris).id


def _stopping(asking: Asking) -> str:
    return stopping.token(KEY, asking.house.office.boris, MINUTES) or ""


PLACES: dict[str, Callable[[Asking], str]] = {
    "<note_id>": _note,
    "<pairing_code>": _pairing_code,
    "<screen_id>": _screen,
    "<absence_id>": _absence,
    "<code>": lambda asking: "report",
    "<list_name>": lambda asking: "kind",
    "<kpi_code>": lambda asking: kpi_cases.CODE,
    "<wall_id>": _wall,
    "<year>": _year,
    "<sign_in_id>": _sign_in,
    "<token_id>": _token,
    "<board_id>": _board,
    "<meeting_id>": _meeting,
    "<apart_id>": _apart,
    "<column_id>": _column,
    "<command_id>": _command,
    "<comment_id>": _comment,
    "<day>": _day,
    "<decision_id>": _decision,
    "<delivery_id>": _delivery,
    "<token>": _stopping,
    "<deputy_id>": _deputy,
    "<path:_rest>": lambda asking: "v1/nothing",
    "<item_id>": _item,
    "<person_id>": _person,
    "<room>": _room,
    "<secret>": _link,
    "<secret>.ics": _calendar,
    "<feed_id>": _feed,
    "<task_id>": _task,
    "<unit_id>": _unit,
    **PROJECT_PLACES,
}
"""What stands for each variable part of an address."""

QUERIES: dict[str, dict[str, str]] = {
    "/api/v1/calendar": {"first": "2026-11-01", "last": "2026-11-30"},
    **PROJECT_QUERIES,
}

FORMS: dict[tuple[str, ...], Callable[[Asking], dict[str, str]]] = {
    ("POST", "/sign-in"): lambda asking: {"email": _email(asking), "password": PASSWORD},
    ("POST", "/sign-in/link/<secret>"): lambda asking: {"unused": "1"},
    ("POST", "/sign-out"): lambda asking: {"unused": "1"},
    ("POST", "/password"): _new_password,
    ("POST", "/setup"): lambda asking: {"code": "x", "name": "Х", "email": "x@example.org", "password": PASSWORD},
    ("POST", "/language"): lambda asking: {"language": "en", "next": "/boards"},
}

BODIES: dict[tuple[str, ...], Callable[[Asking], dict[str, Any]]] = {
    **PROJECT_BODIES,
    ("POST", "/api/v1/screens"): lambda asking: {
        "code": _pairing_code(asking),
        "place": "Холл",
        "playlist": [_SHOWN],
    },
    ("PUT", "/api/v1/screens/<screen_id>"): lambda asking: {"place": "Кабинет 214", "playlist": [_SHOWN]},
    ("POST", "/api/v1/screens/<screen_id>/show"): lambda asking: _SHOWN,
    ("POST", "/api/v1/screen/report"): lambda asking: REPORT,
    ("POST", "/api/v1/screen/pairing"): lambda asking: {},
    ("PATCH", "/api/v1/kpis/<kpi_code>"): lambda asking: {"owner_id": asking.house.office.boris},
    ("POST", "/api/v1/kpis/<kpi_code>/values"): lambda asking: {**_VALUE, "day": "2026-01-05"},
    ("POST", "/api/v1/kpis/<kpi_code>/reviews"): _published,
    ("POST", "/api/v1/kpis/<kpi_code>/notes"): lambda asking: {"day": "2026-01-05", "text": "Второе окно"},
    ("POST", "/api/v1/kpis/values"): lambda asking: {
        "values": [{**_VALUE, "day": "2026-01-05", "code": kpi_cases.CODE}]
    },
    ("POST", "/api/v1/kpis/values/preview"): lambda asking: {"name": "t.csv", "content": "0JrQvtC0"},
    ("POST", "/api/v1/kpis/<kpi_code>/targets/<year>/return"): lambda asking: {"reason": "Слишком много"},
    ("PUT", "/api/v1/kpis/<kpi_code>/targets/<year>"): lambda asking: kpi_cases.TARGET.model_dump(),
    ("POST", "/api/v1/walls"): lambda asking: {"name": _one_of_a_kind("Холл")},
    ("POST", "/api/v1/decisions"): lambda asking: decision_cases.wanted(asking.house.office).model_dump(mode="json"),
    ("PATCH", "/api/v1/decisions/<decision_id>"): lambda asking: {"what": "Поехать самим"},
    ("POST", "/api/v1/decisions/<decision_id>/drop"): lambda asking: {"reason": "Уже не нужно"},
    ("POST", "/api/v1/decisions/<decision_id>/judge"): lambda asking: {"verdict": "helped"},
    ("POST", "/api/v1/decisions/<decision_id>/ask"): lambda asking: {
        "unit_id": asking.house.office.top,
        "question": "Поторопить?",
    },
    ("POST", "/api/v1/decisions/<decision_id>/answer"): lambda asking: {"answer": "Позвоню"},
    ("PUT", "/api/v1/boards/<board_id>/meeting-schedule"): lambda asking: _SCHEDULE,
    ("PATCH", "/api/v1/meetings/<meeting_id>"): lambda asking: {"place": "Зал"},
    ("POST", "/api/v1/meetings/<meeting_id>/cancel"): lambda asking: {"reason": "Все на выезде"},
    ("POST", "/api/v1/meetings/<meeting_id>/step"): lambda asking: {"block": 3},
    ("POST", "/api/v1/meetings/<meeting_id>/attend"): lambda asking: {
        "person_ids": [asking.house.office.boris],
        "present": True,
    },
    ("POST", "/api/v1/meetings/<meeting_id>/apart"): lambda asking: {"text": "Межевание"},
    ("POST", "/api/v1/meetings/<meeting_id>/rate"): lambda asking: {"rating": 4},
    ("POST", "/api/v1/meetings/<meeting_id>/decisions"): lambda asking: decision_cases.wanted(
        asking.house.office
    ).model_dump(mode="json"),
    ("PUT", "/api/v1/walls/<wall_id>"): lambda asking: {"name": _one_of_a_kind("Холл")},
    ("POST", "/api/v1/me/notice-choices"): lambda asking: {"kind": "minutes", "mail": "morning"},
    ("POST", "/api/v1/me/reader"): lambda asking: {"locale": "ru"},
    ("POST", "/api/v1/me/tokens"): lambda asking: {"name": "Учёт"},
    ("POST", "/api/v1/me/feeds"): _new_feed,
    ("POST", "/api/v1/people/<person_id>/absences"): _new_absence,
    ("PUT", "/api/v1/people/<person_id>/schedule"): lambda asking: {"hours": [4, 4, 4, 4, 4, 0, 0]},
    ("PATCH", "/api/v1/absences/<absence_id>"): lambda asking: {"kind": "other"},
    ("PUT", "/api/v1/terms/<list_name>/<code>"): lambda asking: {"name_ru": f"отчёт {asking.who}"},
    ("POST", "/api/v1/boards/<board_id>/labels/rename"): lambda asking: {"label": "аренда", "name": "аренда"},
    ("POST", "/api/v1/boards/<board_id>/columns"): lambda asking: {
        "name": _one_of_a_kind("Ждём суд"),
        "kind": "approval",
    },
    ("POST", "/api/v1/boards/<board_id>/columns/<column_id>/remove"): lambda asking: {
        "tasks_to": asking.house.office.columns["backlog"]
    },
    ("POST", "/api/v1/boards/<board_id>/tasks/move"): lambda asking: {
        "task_ids": _several(asking),
        "column_id": asking.house.office.columns["planned"],
    },
    ("POST", "/api/v1/boards/<board_id>/tasks/assign"): lambda asking: {
        "task_ids": _several(asking),
        "assignee_id": asking.house.office.boris,
    },
    ("POST", "/api/v1/boards/<board_id>/tasks/archive"): lambda asking: {"task_ids": _several(asking)},
    ("POST", "/api/v1/units"): lambda asking: {"name": _one_of_a_kind("Новый отдел"), "short_name": "Новый"},
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
    ("POST", "/api/v1/tasks/<task_id>/comments"): lambda asking: {"text": "Позвонил"},
    ("PATCH", "/api/v1/tasks/<task_id>/comments/<comment_id>"): lambda asking: {"text": "Позвонил и написал"},
    ("POST", "/api/v1/tasks/<task_id>/checklist"): lambda asking: {"text": "Заявление"},
    ("PATCH", "/api/v1/tasks/<task_id>/checklist/<item_id>"): lambda asking: {"text": "Заявление и пакет"},
    ("POST", "/api/v1/tasks/<task_id>/checklist/<item_id>/move"): lambda asking: {"before_id": None},
    ("POST", "/api/v1/tasks/<task_id>/block"): lambda asking: {"reason": "Ждём ответ", "category": "other"},
    ("POST", "/api/v1/tasks/<task_id>/unblock"): lambda asking: {"note": "Пришёл ответ"},
}
