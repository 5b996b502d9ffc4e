"""The only writers of when people work: absences and schedules, told in each person's own room."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from board import clock, errors
from board.errors import N_
from board.ids import new_id
from board.live.change import hold, keep_for_undo, record
from board.live.events import Actor
from board.people import events, viewers, working_hours
from board.people.events import person_room
from board.people.inputs import EditAbsence, NewAbsence
from board.people.models import Absence, Person, WorkSchedule


def add_absence(session: Session, person: Person, wanted: NewAbsence, *, by: Actor, at: datetime) -> Absence:
    """Note days on which somebody does not work.

    Raises `Invalid` for a wrong order, for days that are noted already, and for days before this week.
    """
    hold(session, person_room(person.id))
    _refuse_past(wanted.until_day, at)
    _refuse_wrong_days(session, person.id, None, wanted.from_day, wanted.until_day)
    absence = Absence(id=new_id(), person_id=person.id, **wanted.model_dump())
    session.add(absence)
    _tell(session, absence, events.AbsenceAdded, None, by, at)
    return absence


def change_absence(session: Session, absence: Absence, wanted: EditAbsence, *, by: Actor, at: datetime) -> None:
    """Give an absence other days or another kind. Raises `Invalid` as adding does."""
    hold(session, person_room(absence.person_id))
    session.refresh(absence)
    after = absence.model_dump() | wanted.model_dump(exclude_none=True)
    if after == absence.model_dump():
        return
    if after["until_day"] < absence.until_day:
        _refuse_past(after["until_day"], at)
    _change(session, absence, after, by, at)


def _change(session: Session, absence: Absence, after: dict[str, Any], by: Actor, at: datetime) -> None:
    before = absence.model_dump(mode="json")
    _refuse_wrong_days(session, absence.person_id, absence.id, after["from_day"], after["until_day"])
    for name in ("from_day", "until_day", "kind"):
        setattr(absence, name, after[name])
    _tell(session, absence, events.AbsenceChanged, before, by, at)


def remove_absence(session: Session, absence: Absence, *, by: Actor, at: datetime) -> None:
    """Let somebody work on those days after all."""
    hold(session, person_room(absence.person_id))
    before = absence.model_dump(mode="json")
    session.delete(absence)
    _tell(session, absence, events.AbsenceRemoved, before, by, at)


def set_schedule(session: Session, person: Person, hours: list[float] | None, *, by: Actor, at: datetime) -> None:
    """Say how many hours somebody works on each day of an ordinary week; `None`: as everybody does."""
    hold(session, person_room(person.id))
    known = session.get(WorkSchedule, person.id)
    if (known.hours if known else None) == hours:
        return
    before = known.hours if known else None
    keep_for_undo(session, {"feature": "capacity", "schedule_of": person.id, "hours": before, "after": hours})
    if known and hours is None:
        session.delete(known)
    elif known and hours is not None:
        known.hours = hours
    else:
        session.add(WorkSchedule(person_id=person.id, hours=hours or []))
    session.flush()
    record(session, events.ScheduleChanged(schedule=working_hours.schedule_card(session, person.id)), by=by, at=at)


def _tell(
    session: Session,
    absence: Absence,
    event: type[events.AbsenceAdded],
    before: dict[str, Any] | None,
    by: Actor,
    at: datetime,
) -> None:
    session.flush()
    removed = event is events.AbsenceRemoved
    after = None if removed else absence.model_dump(mode="json")
    step = {"feature": "capacity", "person_id": absence.person_id, "id": absence.id}
    keep_for_undo(session, {**step, "before": before, "after": after})
    record(session, event(absence=working_hours.absence_card(absence)), by=by, at=at)


def _refuse_wrong_days(session: Session, person_id: str, but: str | None, first: date, last: date) -> None:
    if last < first:
        raise _wrong("until_day", N_("is before the first day"))
    if _overlaps(session, person_id, but, first, last):
        raise _wrong("from_day", N_("overlaps an absence that is noted already"))


def _refuse_past(last: date, at: datetime) -> None:
    # What is over before this week is shown nowhere and could not be taken back.
    today = clock.date_in(at, viewers.Terms.zone)
    if last < today - timedelta(days=today.weekday()):
        raise _wrong("until_day", N_("has passed already"))


def _overlaps(session: Session, person_id: str, but: str | None, first: date, last: date) -> bool:
    overlapping = select(col(Absence.id)).where(
        col(Absence.person_id) == person_id, col(Absence.from_day) <= last, col(Absence.until_day) >= first
    )
    return bool(set(session.exec(overlapping)) - {but})


def _wrong(field: str, message: str) -> errors.Invalid:
    return errors.Invalid([{"field": field, "type": "own", "message": message}])


def take_back_absence(session: Session, step: dict[str, Any], *, by: Actor, at: datetime) -> None:
    """Make an absence what it was before a command. Raises `CannotUndo` where it, or its days, are others since."""
    hold(session, person_room(step["person_id"]))
    known = session.get(Absence, step["id"], populate_existing=True)
    was = Absence.model_validate(step["before"]) if step["before"] else None
    if (known.model_dump(mode="json") if known else None) != step["after"]:
        raise errors.CannotUndo(N_("It has been changed since."))
    if was and _overlaps(session, was.person_id, was.id, was.from_day, was.until_day):
        raise errors.CannotUndo(N_("Another absence has been noted for these days since."))
    if was and known:
        _change(session, known, was.model_dump(), by, at)
    elif was:
        session.add(was)
        _tell(session, was, events.AbsenceAdded, None, by, at)
    elif known:
        remove_absence(session, known, by=by, at=at)
