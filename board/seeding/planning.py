"""Who of the demonstration's people is away or works part-time, in days around the current Monday."""

from datetime import date, datetime, timedelta

from sqlmodel import Session

from board.live.events import Actor
from board.people import availability, queries
from board.people.inputs import NewAbsence
from board.seeding.district import District, load


def plan_absences(session: Session, founded: District, monday: date, *, at: datetime) -> None:
    """Note every absence and schedule of `seed/demo/planning.json`, as each person would have."""
    plan = load("planning.json")
    for row in plan["absences"]:
        by = founded.people[row["person"]]
        days = {name: monday + timedelta(days=row[name]) for name in ("from_day", "until_day")}
        wanted = NewAbsence(**days, kind=row["kind"])
        availability.add_absence(session, queries.person(session, by.id), wanted, by=by, at=at)
    for row in plan["schedules"]:
        _work_by(session, founded.people[row["person"]], row["hours"], at)


def _work_by(session: Session, by: Actor, hours: list[float], at: datetime) -> None:
    availability.set_schedule(session, queries.person(session, by.id), hours, by=by, at=at)
