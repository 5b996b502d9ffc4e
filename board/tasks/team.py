"""A unit's team as its colleagues see it, and the hours of those whose hours are the asker's to know."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from board.people import queries as people
from board.people.rights import Viewer
from board.tasks import workload
from board.tasks.models import Board
from board.tasks.workload import Week


def team(session: Session, unit_id: str, who: Viewer, *, day: date, at: datetime) -> dict[str, Any]:
    """People with their levels, who heads them and stands in, the boards; hours for the person and the head."""
    everybody = [person for person in people.people_of_unit(session, unit_id) if person.is_active]
    weeks = workload.weeks_of(session, [person.id for person in everybody], at)
    return {
        "unit": people.unit_card(people.unit(session, unit_id)).model_dump(),
        "people": [
            {
                "id": person.id,
                "name": person.name,
                "initials": people.initials(person.name),
                "post": person.post,
                "role": person.role,
                "level": weeks[person.id].load.level.value,
                "away": _away(weeks[person.id]),
            }
            for person in sorted(everybody, key=lambda person: (person.role != "unit_head", person.name))
        ],
        "deputies": _deputies(session, unit_id, day),
        "boards": _boards(session, unit_id),
        "loads": [
            figures(person.id, weeks[person.id]) for person in everybody if who.may_plan_for(person.id, person.unit_id)
        ],
    }


def figures(person_id: str, week: Week) -> dict[str, Any]:
    """The hours of somebody's week."""
    load = week.load
    return {
        "id": person_id,
        "level": load.level.value,
        "hours": load.hours,
        "capacity": load.capacity,
        "percent": load.percent,
        "tasks": load.tasks,
        "unestimated": load.unestimated,
    }


def _away(week: Week) -> dict[str, str] | None:
    if week.away is None:
        return None
    first, last = week.away
    return {"from_day": first.isoformat(), "until_day": last.isoformat()}


def _deputies(session: Session, unit_id: str, day: date) -> list[dict[str, Any]]:
    found = people.deputies_of_unit(session, unit_id, day)
    return [
        {**people.deputy_card(each).model_dump(), "name": people.person(session, each.person_id).name} for each in found
    ]


def _boards(session: Session, unit_id: str) -> list[dict[str, Any]]:
    found = session.exec(select(Board).where(col(Board.unit_id) == unit_id).order_by(col(Board.created_at)))
    return [{"id": board.id, "name": board.name, "closed": board.closed_at is not None} for board in found]
