"""The only writer of the customer's word about accepted actions: another day, or to do without one (domain, 3.5)."""

from datetime import date, datetime

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.live.events import Actor
from board.projects import actions, checks, wishing
from board.projects.changing import changing
from board.projects.models import ActionState, LeanProject, ProjectAction
from board.tasks import commands as tasks
from board.tasks.models import Task


def answer_wish(
    session: Session,
    project: LeanProject,
    action: ProjectAction,
    comment: str | None,
    *,
    agreed: bool,
    by: Actor,
    at: datetime,
) -> None:
    """Say yes, and it is so; or no with a word why, and what its task has already is taken back.

    Raises `WrongState` where nothing is asked, `Invalid` for a bare no.
    """
    if not action.has_open_wish:
        raise checks.WrongState(N_("Nothing is asked about this action."))
    if not (agreed or comment):
        raise errors.Invalid([{"field": "comment", "type": "missing", "message": N_("say why not")}])
    wish = dict(action.wish or {})
    with changing(session, project, by=by, at=at):
        if agreed and not wish["is_done"]:
            _do(session, project, action, by=by, at=at)
        elif not agreed and wish["is_done"]:
            _take_back(session, project, action, comment, by=by, at=at)
        action.wish = wishing.answered(wish, wishing.GRANTED if agreed else wishing.REFUSED, comment, by=by.name)


def _do(session: Session, project: LeanProject, action: ProjectAction, *, by: Actor, at: datetime) -> None:
    wish = action.wish or {}
    if wish["what"] == wishing.CANCEL:
        actions.drop(session, action, wish["reason"], by=by, at=at)
    else:
        actions.take_over(session, project, action, {"due": wishing.due_of(wish)}, wish["reason"], by=by, at=at)


def _take_back(
    session: Session,
    project: LeanProject,
    action: ProjectAction,
    comment: str | None,
    *,
    by: Actor,
    at: datetime,
) -> None:
    wish = action.wish or {}
    if wish["what"] == wishing.POSTPONE:
        due = date.fromisoformat(wish["was"])
        actions.take_over(session, project, action, {"due": due}, comment, by=by, at=at)
        action.postponed -= 1
        return
    action.state = ActionState.PLANNED
    task = session.get(Task, action.task_id) if action.task_id else None
    if task:
        tasks.restore_task(session, task, by=by, at=at)
