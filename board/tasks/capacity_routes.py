"""When people work and how full their week is, by HTTP: for each person and the head, and nobody else."""

from typing import Any

from flask import Blueprint
from pydantic import BaseModel
from sqlmodel import Session

from board import clock, database
from board.live.asking import command
from board.live.events import instant
from board.people import queries as people
from board.people import working_hours
from board.people.events import AbsenceCard, ScheduleCard
from board.people.identity import asker
from board.people.inputs import EditAbsence, NewAbsence, SetSchedule
from board.people.models import Absence
from board.people.rights import Viewer
from board.tasks import capacity, handing_over, queries, team, workload
from board.tasks.answers import LoadFigures
from board.web.endpoint import question

api = Blueprint("capacity_api", __name__, url_prefix="/api/v1")


class Loads(BaseModel):
    """The weeks that are the asker's to know, as of a moment."""

    at: str
    people: list[LoadFigures]


class Availability(BaseModel):
    """The state of a person's own room."""

    room: str
    epoch: str
    version: int
    absences: list[AbsenceCard]
    schedule: ScheduleCard


class AbsenceAnswer(BaseModel):
    """The absence after the change; what was removed as it was."""

    absence: AbsenceCard
    command_id: str = ""


class ScheduleAnswer(BaseModel):
    """The schedule after the change."""

    schedule: ScheduleCard
    command_id: str = ""


class OpenTasks(BaseModel):
    """How many open tasks somebody has on all boards."""

    open: int


@api.get("/boards/<board_id>/loads")
@question("How full the week is of those on a board whose hours are yours to know", answer=Loads, problems=(404,))
def loads(board_id: str) -> dict[str, Any]:
    """Oneself; for the unit's head everybody who takes tasks on the board."""
    now = clock.now()
    with database.reading() as session:
        who = asker(session)
        board = queries.board_for(session, board_id, who)
        there = [each.person_id for each in queries.people(session, board.id) if each.active]
        # Asked by each person's own unit: somebody of another unit is not this head's to know.
        units = working_hours.units_of(session, there)
        known = [each for each in there if who.may_plan_for(each, units[each])]
        weeks = workload.weeks_of(session, known, now)
    return {"at": instant(now), "people": [team.figures(each, weeks[each]) for each in known]}


@api.get("/people/<person_id>/availability")
@question("Absences and schedule of a person", answer=Availability, problems=(403, 404))
def availability(person_id: str) -> dict[str, Any]:
    """The person and the head."""
    with database.reading() as session:
        person = capacity.person_planned_by(session, person_id, asker(session))
        return working_hours.availability(session, person.id)


@api.get("/people/<person_id>/open-tasks")
@question("How many open tasks somebody has", answer=OpenTasks, problems=(403, 404))
def open_tasks(person_id: str) -> dict[str, Any]:
    """Who closes accounts or moves people, and the head."""
    with database.reading() as session:
        who = asker(session)
        person = people.person(session, person_id)
        if not who.is_admin:
            capacity.person_planned_by(session, person.id, who)
        return {"open": handing_over.open_tasks_of(session, person.id)}


@api.post("/people/<person_id>/absences")
@command("Note days on which somebody does not work", body=NewAbsence, answers=AbsenceAnswer, status=201)
def add_absence(session: Session, wanted: NewAbsence, person_id: str) -> AbsenceAnswer:
    """The person and the head."""
    who = asker(session)
    person = capacity.person_to_plan_for(session, person_id, who)
    absence = capacity.add_absence(session, person, wanted, by=who.actor, at=clock.now())
    return AbsenceAnswer(absence=working_hours.absence_card(absence))


@api.patch("/absences/<absence_id>")
@command("Give an absence other days or another kind", body=EditAbsence, answers=AbsenceAnswer)
def change_absence(session: Session, wanted: EditAbsence, absence_id: str) -> AbsenceAnswer:
    """The person and the head."""
    who, absence = _absence_to_plan(session, absence_id)
    capacity.change_absence(session, absence, wanted, by=who.actor, at=clock.now())
    return AbsenceAnswer(absence=working_hours.absence_card(absence))


@api.delete("/absences/<absence_id>")
@command("Take an absence back", answers=AbsenceAnswer)
def remove_absence(session: Session, absence_id: str) -> AbsenceAnswer:
    """The person and the head."""
    who, absence = _absence_to_plan(session, absence_id)
    card = working_hours.absence_card(absence)
    capacity.remove_absence(session, absence, by=who.actor, at=clock.now())
    return AbsenceAnswer(absence=card)


@api.put("/people/<person_id>/schedule")
@command("Say how many hours somebody works on each day", body=SetSchedule, answers=ScheduleAnswer)
def set_schedule(session: Session, wanted: SetSchedule, person_id: str) -> ScheduleAnswer:
    """The person and the head."""
    who = asker(session)
    person = capacity.person_to_plan_for(session, person_id, who)
    capacity.set_schedule(session, person, wanted.hours, by=who.actor, at=clock.now())
    session.flush()
    return ScheduleAnswer(schedule=working_hours.schedule_card(session, person.id))


def _absence_to_plan(session: Session, absence_id: str) -> tuple[Viewer, Absence]:
    who = asker(session)
    capacity.person_to_plan_for(session, working_hours.absence(session, absence_id).person_id, who)
    # Read again now that nobody else can change it: another may just have taken it back.
    return who, working_hours.absence(session, absence_id)
