"""What a meeting is about, computed from the board: what was done, decided, hurts, who has too much (domain, 4.3)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from board import clock
from board.decisions import queries as decisions
from board.live.events import instant
from board.meetings import queries
from board.meetings.models import Meeting
from board.people.viewers import Terms
from board.tasks import attention
from board.tasks import queries as boards
from board.tasks.attention import OpenTask

_WEEK = timedelta(days=7)
_LOOKED_AHEAD = timedelta(days=14)
_RIGHT_TO_LEFT = ("review", "approval", "in_progress", "planned", "backlog")
_IMPROVING = ("lean_project", "improvement")
_RETURNED_OFTEN = 2
Agenda = dict[str, Any]
"""`{since, done, decisions, board, load, improvements}`; see `of_meeting`."""


def of_meeting(session: Session, meeting: Meeting, *, at: datetime) -> Agenda:
    """The agenda as the board is at a moment.

    `done` since the last meeting, the unit's `decisions` that are not over, on the `board` what is blocked, late or
    lies too long, from right to left, the `load` of each person as a level, and `improvements` due within two weeks.
    """
    today = clock.date_in(at, Terms.zone)
    since = queries.last_ended(session, meeting.board_id, meeting.starts_at) or at - _WEEK
    tasks = attention.open_tasks(session, [meeting.board_id], today)
    levels = attention.levels(session, [meeting.board_id])
    people = [each for each in boards.people(session, meeting.board_id) if each.active]
    return {
        "since": instant(since),
        "done": [_done(each) for each in attention.done_since(session, meeting.board_id, since)],
        "decisions": _decisions(session, meeting.unit_id),
        "board": what_hurts(tasks),
        "load": [
            {"person_id": each.person_id, "name": each.name, "level": levels[each.person_id]}
            for each in people
            if each.person_id in levels
        ],
        "improvements": _improvements(tasks, today),
    }


def what_hurts(tasks: Sequence[OpenTask]) -> list[dict[str, Any]]:
    """The tasks that want to be spoken of and why, from right to left; the blocked first, then the latest."""
    found = [(each, reasons(each)) for each in tasks]
    wanted = [(each, why) for each, why in found if why]
    wanted.sort(key=lambda pair: _order(pair[0]))
    return [{**_task(each), "reasons": why} for each, why in wanted]


def reasons(task: OpenTask) -> list[dict[str, Any]]:
    """Why a task wants to be spoken of: `{code, days}`, `returned` with how often instead of days."""
    found = []
    if task.is_blocked:
        found.append({"code": "blocked", "days": task.days_blocked})
    if task.days_late:
        found.append({"code": "overdue", "days": task.days_late})
    if task.lies:
        found.append({"code": "lies", "days": task.days_here})
    if task.returns >= _RETURNED_OFTEN:
        found.append({"code": "returned", "days": task.returns})
    return found


def _order(task: OpenTask) -> tuple[int, bool, int, int, int]:
    place = _RIGHT_TO_LEFT.index(task.stage)
    return place, not task.is_blocked, -task.days_late, -task.days_here, task.number


def _task(task: OpenTask) -> dict[str, Any]:
    return {
        "task_id": task.id,
        "number": task.number,
        "title": task.title,
        "stage": task.stage,
        "assignee_id": task.assignee_id,
        "due": task.due.isoformat() if task.due else None,
    }


def _done(task: attention.DoneTask) -> dict[str, Any]:
    return {"task_id": task.id, "number": task.number, "title": task.title, "assignee_id": task.assignee_id}


def _decisions(session: Session, unit_id: str) -> list[dict[str, Any]]:
    names = ("id", "number", "kind", "what", "owner", "due", "done_at")
    cards = decisions.open_of_unit(session, unit_id)
    return [{name: getattr(each, name) for name in names} for each in cards]


def _improvements(tasks: Sequence[OpenTask], today: date) -> list[dict[str, Any]]:
    soon = [each for each in tasks if each.kind in _IMPROVING and each.due and each.due <= today + _LOOKED_AHEAD]
    return [_task(each) for each in sorted(soon, key=lambda each: (each.due, each.number))]
