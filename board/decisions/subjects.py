"""What a decision can be about, and what is measured of it when it is made and when it is looked at again.

Features that lie above this one tell their own kinds of subject by `know`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from board import errors
from board.people import queries as people
from board.people.rights import Viewer
from board.projects import queries as projects
from board.projects.whole import days_late
from board.tasks import attention, queries
from board.tasks.attention import OpenTask
from board.tasks.load import Level

Numbers = dict[str, Any]


@dataclass(frozen=True)
class Subject:
    """What a decision is about: how it is called, the board on which a task about it would stand, whose it is."""

    name: str
    board_id: str | None = None
    owner_id: str | None = None


@dataclass(frozen=True)
class Sort:
    """A sort of subject.

    `find(session, id, unit_id, who)` raises `NotFound`; `measure(session, id, unit_id, today)` tells its numbers, and
    nothing where it is not there any more.
    """

    find: Callable[[Session, str, str, Viewer], Subject]
    measure: Callable[[Session, str, str, date], Numbers]


_sorts: dict[str, Sort] = {}


def know(kind: str, sort: Sort) -> None:
    """Let decisions be about things of that kind."""
    _sorts[kind] = sort


def find(session: Session, kind: str, subject_id: str, unit_id: str, who: Viewer) -> Subject:
    """What a decision of that unit is to be about. Raises `NotFound`."""
    return _sorts[kind].find(session, subject_id, unit_id, who)


def measure(session: Session, kind: str, subject_id: str, unit_id: str, today: date) -> Numbers:
    """Its numbers now, by code; none where it is not there any more or nothing is measured of it."""
    return _sorts[kind].measure(session, subject_id, unit_id, today)


def _unit(session: Session, unit_id: str, own: str, _who: Viewer) -> Subject:
    if unit_id != own:
        raise errors.NotFound
    return Subject(people.unit(session, unit_id).name)


def _unit_in_numbers(session: Session, unit_id: str, _own: str, today: date) -> Numbers:
    return _in_numbers(session, attention.open_boards_of(session, unit_id), today)


def _board(session: Session, board_id: str, own: str, who: Viewer) -> Subject:
    board = queries.board_for(session, board_id, who)
    if board.unit_id != own:
        raise errors.NotFound
    return Subject(board.name, board.id)


def _board_in_numbers(session: Session, board_id: str, _own: str, today: date) -> Numbers:
    return _in_numbers(session, [board_id], today)


def _task(session: Session, task_id: str, own: str, who: Viewer) -> Subject:
    task = queries.task_for(session, task_id, who)
    if queries.board_for(session, task.board_id, who).unit_id != own:
        raise errors.NotFound
    return Subject(f"№ {task.number} {task.title}"[:300], task.board_id, task.assignee_id)


def _task_in_numbers(session: Session, task_id: str, _own: str, today: date) -> Numbers:
    place = attention.board_of_task(session, task_id)
    found = [each for each in attention.open_tasks(session, [place] if place else [], today) if each.id == task_id]
    if not found:
        return {"open": 0}
    task = found[0]
    return {
        "open": 1,
        "blocked": int(task.is_blocked),
        "days_late": task.days_late,
        "days_here": task.days_here,
        "returns": task.returns,
    }


def _person(session: Session, person_id: str, own: str, _who: Viewer) -> Subject:
    person = people.person(session, person_id)
    if person.unit_id != own:
        raise errors.NotFound
    return Subject(person.name, owner_id=person.id)


def _person_in_numbers(session: Session, person_id: str, own: str, today: date) -> Numbers:
    """Only what the board shows of somebody: hours are theirs and the head's."""
    boards = attention.open_boards_of(session, own)
    theirs = [each for each in attention.open_tasks(session, boards, today) if each.assignee_id == person_id]
    level = attention.levels(session, boards).get(person_id)
    return {**_counts(theirs), **({"level": level} if level else {})}


def _project(session: Session, project_id: str, own: str, _who: Viewer) -> Subject:
    project = projects.project(session, project_id)
    if project.unit_id != own:
        raise errors.NotFound
    boards = attention.open_boards_of(session, own)
    return Subject(f"{project.code} {project.title}"[:300], boards[0] if boards else None, project.leader_id)


def _project_in_numbers(session: Session, project_id: str, _own: str, today: date) -> Numbers:
    """By how many days its stage in work is late, and what of its plan of measures is open and overdue."""
    try:
        project = projects.project(session, project_id)
    except errors.NotFound:
        return {}
    open_ones = [each for each in projects.actions(session, project.id) if each.is_open]
    return {
        "days_late": days_late(session, project, today),
        "actions_open": len(open_ones),
        "actions_overdue": sum(each.due is not None and each.due < today for each in open_ones),
    }


def _in_numbers(session: Session, boards: list[str], today: date) -> Numbers:
    over = sum(level == Level.OVERLOAD for level in attention.levels(session, boards).values())
    return {**_counts(attention.open_tasks(session, boards, today)), "overloaded": over}


def _counts(tasks: list[OpenTask]) -> Numbers:
    return {
        "open": len(tasks),
        "blocked": sum(task.is_blocked for task in tasks),
        "overdue": sum(task.days_late > 0 for task in tasks),
        "lying": sum(task.lies for task in tasks),
    }


know("unit", Sort(_unit, _unit_in_numbers))
know("board", Sort(_board, _board_in_numbers))
know("task", Sort(_task, _task_in_numbers))
know("person", Sort(_person, _person_in_numbers))
know("project", Sort(_project, _project_in_numbers))
