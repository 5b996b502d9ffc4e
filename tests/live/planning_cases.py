"""The commands that say when people work and how full their week is."""

from datetime import date, timedelta
from typing import Any

from sqlmodel import Session

from board.live.events import Actor
from board.people import availability
from board.people.inputs import EditAbsence, NewAbsence
from board.people.models import Absence, Person, WorkSchedule
from board.tasks import capacity, commands, handing_over, levels
from board.tasks.inputs import EditTask
from board.tasks.models import BoardColumn, Task
from tests.live.case import LATER, Call, Case, by_anna, move, the_task
from tests.makers import Office

WEEK = NewAbsence(from_day=date(2026, 11, 23), until_day=date(2026, 11, 29), kind="sick_leave")
PART_TIME = [4.0, 4.0, 4.0, 4.0, 4.0, 0.0, 0.0]


def _boris(session: Session, office: Office) -> Person:
    return session.get_one(Person, office.boris)


def _load_boris(session: Session, office: Office, ids: dict[str, str], hours: float = 24.0) -> None:
    """Give Борис a task of 24 hours for this week: 75 % of an ordinary one."""
    wanted = EditTask(assignee_id=office.boris, estimate_hours=hours, due=date(2026, 11, 27))
    commands.edit_task(session, the_task(session, ids), wanted, **by_anna(session, office))
    move(session, office, ids, column_id=office.columns["planned"])


def _away(module: Any) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        absence = module.add_absence(session, _boris(session, office), WEEK, **by_anna(session, office))
        session.flush()
        ids["absence"] = absence.id

    return call


def _shorten(module: Any) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        wanted = EditAbsence(until_day=date(2026, 11, 23))
        module.change_absence(session, session.get_one(Absence, ids["absence"]), wanted, **by_anna(session, office))

    return call


def _back(module: Any) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        module.remove_absence(session, session.get_one(Absence, ids["absence"]), **by_anna(session, office))

    return call


def _part_time(module: Any) -> Call:
    return lambda s, o, ids: module.set_schedule(s, _boris(s, o), PART_TIME, **by_anna(s, o))


def _take_back_part_time(session: Session, office: Office, ids: dict[str, str]) -> None:
    step = {"schedule_of": office.boris, "hours": None, "after": PART_TIME}
    capacity.take_back(session, step, office.anna, LATER)


def _take_back_return(session: Session, office: Office, ids: dict[str, str]) -> None:
    before = session.get_one(Absence, ids["absence"]).model_dump(mode="json")
    _back(capacity)(session, office, ids)
    step = {"person_id": office.boris, "id": ids["absence"], "before": before, "after": None}
    capacity.take_back(session, step, office.anna, LATER)


def _then(*acts: Call) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        for act in acts:
            act(session, office, ids)

    return call


def _by_the_clock(session: Session, office: Office, ids: dict[str, str]) -> None:
    """A week has turned since the level was told: what is due in that week counts now."""
    levels.refresh_levels(session, {office.boris}, at=LATER + timedelta(weeks=1))


def _next_week(session: Session, office: Office, ids: dict[str, str]) -> None:
    wanted = EditTask(assignee_id=office.boris, estimate_hours=90.0, due=date(2026, 12, 4))
    commands.edit_task(session, the_task(session, ids), wanted, **by_anna(session, office))
    move(session, office, ids, column_id=office.columns["planned"])


def _heavy_without_a_word(session: Session, office: Office, ids: dict[str, str]) -> None:
    """What weighs on Борис changed, and nobody told it: as after a crash between two programs of different age."""
    session.add(WorkSchedule(person_id=office.boris, hours=[1.0, 0, 0, 0, 0, 0, 0]))
    task = session.get_one(Task, ids["task"])
    task.assignee_id, task.estimate_hours = office.boris, 40.0
    task.column_id = session.get_one(BoardColumn, office.columns["in_progress"]).id
    session.flush()


def _hand_over(session: Session, office: Office, ids: dict[str, str]) -> None:
    by = Actor(office.admin, "Глеб Носов")
    handing_over.hand_over(session, office.boris, office.anna, by=by, at=LATER)


PLANNING_CASES = (
    Case("note an absence", availability.add_absence, "person", _away(availability)),
    Case("shorten an absence", availability.change_absence, "person", _shorten(availability), _away(availability)),
    Case("take an absence back", availability.remove_absence, "person", _back(availability), _away(availability)),
    Case("work part-time", availability.set_schedule, "person", _part_time(availability)),
    Case(
        "work as everybody again",
        availability.set_schedule,
        "person",
        lambda s, o, ids: availability.set_schedule(s, _boris(s, o), None, **by_anna(s, o)),
        _part_time(availability),
    ),
    Case("be away a loaded week", capacity.add_absence, "board", _away(capacity), _load_boris),
    Case(
        "be away a shorter time",
        capacity.change_absence,
        "board",
        _shorten(capacity),
        _then(_load_boris, _away(capacity)),
    ),
    Case("be there after all", capacity.remove_absence, "board", _back(capacity), _then(_load_boris, _away(capacity))),
    Case("have half the hours", capacity.set_schedule, "board", _part_time(capacity), _load_boris),
    Case(
        "take back half the hours",
        capacity.take_back,
        "board",
        _take_back_part_time,
        _then(_load_boris, _part_time(capacity)),
    ),
    Case("take back a return", capacity.take_back, "person", _take_back_return, _away(capacity)),
    Case("become overloaded by a move", commands.edit_task, "board", lambda s, o, ids: _load_boris(s, o, ids, 60.0)),
    Case("be fuller as the week turns", levels.refresh_levels, "board", _by_the_clock, _next_week),
    Case(
        "be found fuller than was said",
        levels.refresh_everybody,
        "board",
        lambda s, o, ids: levels.refresh_everybody(s, at=LATER),
        _heavy_without_a_word,
    ),
    Case("hand the work over", handing_over.hand_over, "board", _hand_over, _load_boris),
)
