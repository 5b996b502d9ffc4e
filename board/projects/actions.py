"""The only writer of a project's plan of measures: actions that become tasks, reported, accepted, postponed.

Once the plan was accepted another day, and doing without an action, want the customer's word (domain, 3.5): until it
is there they are wishes, which `wishes` answers.
"""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.ids import new_id
from board.live.events import Actor
from board.people import queries as people
from board.projects import checks, commands, queries, schedule, stage_tasks, wishing
from board.projects.changing import changing, day_of
from board.projects.inputs import EditAction, NewAction
from board.projects.lifecycle import DEAD, State
from board.projects.models import ENDED_ACTIONS, OPEN_ACTIONS, ActionState, LeanProject, ProjectAction
from board.tasks import commands as tasks
from board.tasks import queries as boards
from board.tasks.inputs import EditTask
from board.tasks.models import Board, ColumnKind, Task


def add_action(
    session: Session, project: LeanProject, wanted: NewAction, board: Board | None, *, by: Actor, at: datetime
) -> ProjectAction:
    """Put an action into the plan; once the plan was accepted it is a task at once. Raises `Invalid`, `Refusal`."""
    _refuse_in_ended(project)
    checks.check_is_here(session, wanted.owner_id, "owner_id")
    owner = people.person(session, wanted.owner_id) if wanted.owner_id else None
    position = max((each.position for each in queries.actions(session, project.id)), default=0) + 1
    made = ProjectAction(
        id=new_id(),
        project_id=project.id,
        position=position,
        owner=owner.name if owner else None,
        original_due=wanted.due,
        **wanted.model_dump(),
    )
    with changing(session, project, by=by, at=at):
        session.add(made)
        session.flush()
        if project.is_promised:
            become_task(session, project, made, board, by=by, at=at)
    return made


def become_task(
    session: Session, project: LeanProject, action: ProjectAction, board: Board | None, *, by: Actor, at: datetime
) -> None:
    """Put an action on a held board of who does it; without a board it is reported by hand."""
    if board is None or not action.owner_id or action.task_id or action.state not in OPEN_ACTIONS:
        return
    task = stage_tasks.add_task(
        session, board, action.text, project, action.owner_id, action.due, by=by, at=at, about=action.problem
    )
    action.task_id, action.board_id = task.id, board.id


def edit_action(
    session: Session,
    project: LeanProject,
    action: ProjectAction,
    wanted: EditAction,
    board: Board | None,
    *,
    by: Actor,
    at: datetime,
    has_word: bool,
) -> None:
    """Say it in other words, give it to somebody else or another day; its task goes along, or is made on that board.

    Once the plan was accepted a later day wants a reason, is counted, and is a wish without the customer's word.
    Raises `Invalid`, `Refusal`.
    """
    _refuse_in_ended(project)
    if action.state not in OPEN_ACTIONS:
        raise checks.WrongState(N_("Nothing more is to be done about this action."))
    given = wanted.model_dump(include=wanted.model_fields_set - {"reason"})
    changed = {name: value for name, value in given.items() if getattr(action, name) != value}
    if not changed:
        return
    checks.check_is_here(session, changed.get("owner_id"), "owner_id")
    if "text" in changed and changed["text"] is None:
        raise errors.Invalid([{"field": "text", "type": "empty", "message": N_("must not be empty")}])
    postpones = "due" in changed and schedule.is_put_off(action.due, changed["due"]) and project.is_promised
    if postpones and not wanted.reason:
        raise errors.Invalid([{"field": "reason", "type": "missing", "message": N_("say why the day changes")}])
    with changing(session, project, by=by, at=at):
        if postpones and not has_word:
            action.wish = wishing.to_postpone(changed.pop("due"), wanted.reason, by=by.name, at=at)
        take_over(session, project, action, changed, wanted.reason, by=by, at=at)
        if project.is_promised:
            become_task(session, project, action, board, by=by, at=at)


def take_over(
    session: Session,
    project: LeanProject,
    action: ProjectAction,
    changed: dict[str, Any],
    reason: str | None,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Let fields of an action, and of its task, be other ones; another day answers what was asked about it.

    Call it inside `changing`.
    """
    task = _task_of(session, action)
    if task:
        _edit_task(session, task, changed, reason, by=by, at=at)
    if "due" in changed:
        action.postponed += schedule.is_put_off(action.due, changed["due"]) and project.is_promised
        action.original_due, action.wish = action.original_due or action.due, None
    for name, value in changed.items():
        setattr(action, name, value)
    if "owner_id" in changed:
        action.owner = people.person(session, action.owner_id).name if action.owner_id else None


def report_action(
    session: Session, project: LeanProject, action: ProjectAction, evidence: str | None, *, by: Actor, at: datetime
) -> None:
    """Say that it is done: the leader of the project accepts it. One that is a task is reported on its board."""
    _refuse_in_ended(project)
    if action.task_id:
        raise errors.Refusal(N_("This action is reported when its task on the board is done."))
    if action.state not in OPEN_ACTIONS:
        raise checks.WrongState(N_("This action has been reported already."))
    with changing(session, project, by=by, at=at):
        action.state, action.evidence, action.done_on = ActionState.REPORTED, evidence, day_of(at)
        action.wish = None


def confirm_action(session: Session, project: LeanProject, action: ProjectAction, *, by: Actor, at: datetime) -> None:
    """Accept what was reported; its task, if it is not done yet, is done with it."""
    _refuse_in_ended(project)
    if action.state != ActionState.REPORTED:
        raise checks.WrongState(N_("Only what was reported as done can be accepted."))
    with changing(session, project, by=by, at=at):
        action.state, action.done_on = ActionState.CONFIRMED, action.done_on or day_of(at)
        action.wish = None
        task = _task_of(session, action)
        if task:
            stage_tasks.move_task(session, task, ColumnKind.DONE, {"override_reason": project.code}, by=by, at=at)


def return_action(
    session: Session, project: LeanProject, action: ProjectAction, reason: str, *, by: Actor, at: datetime
) -> None:
    """Send back what was reported; its task goes on."""
    _refuse_in_ended(project)
    if action.state not in (ActionState.REPORTED, ActionState.CONFIRMED):
        raise checks.WrongState(N_("Only what was reported as done can be sent back."))
    with changing(session, project, by=by, at=at):
        action.state, action.done_on = ActionState.IN_PROGRESS, None
        said = {"comment": reason, "override_reason": project.code}
        task = _task_of(session, action)
        if task:
            stage_tasks.move_task(session, task, ColumnKind.IN_PROGRESS, said, by=by, at=at)


def cancel_action(
    session: Session,
    project: LeanProject,
    action: ProjectAction,
    reason: str,
    *,
    by: Actor,
    at: datetime,
    has_word: bool,
) -> None:
    """Say that it will not be done, and why; its task leaves the board. A wish without the customer's word."""
    _refuse_in_ended(project)
    if action.state in ENDED_ACTIONS:
        raise checks.WrongState(N_("Nothing more is to be done about this action."))
    with changing(session, project, by=by, at=at):
        if project.is_promised and not has_word:
            action.wish = wishing.to_cancel(reason, by=by.name, at=at)
            return
        drop(session, action, reason, by=by, at=at)


def drop(session: Session, action: ProjectAction, reason: str, *, by: Actor, at: datetime) -> None:
    """Let an action be one that will not be done; its task leaves its held board."""
    action.state, action.why_not, action.wish = ActionState.CANCELLED, reason, None
    stage_tasks.drop_task(session, action.task_id, reason, by=by, at=at)


def _edit_task(
    session: Session, task: Task, changed: dict[str, Any], reason: str | None, *, by: Actor, at: datetime
) -> None:
    names = {"text": "title", "owner_id": "assignee_id", "due": "due"}
    given: dict[str, str | date | None] = {names[name]: value for name, value in changed.items() if name in names}
    if given.get("assignee_id") and not boards.takes_tasks(session, task.board_id, str(given["assignee_id"])):
        given["assignee_id"] = None
    if given and not task.archived_at and not task.removed_at:
        wanted = EditTask.model_validate({**given, "due_reason": reason, "override_reason": reason})
        tasks.edit_task(session, task, wanted, by=by, at=at, heads=True)


def _task_of(session: Session, action: ProjectAction) -> Task | None:
    return session.get(Task, action.task_id) if action.task_id else None


def _refuse_in_ended(project: LeanProject) -> None:
    """What was done is history once it is known whether the result holds, or that there will be none."""
    commands.refuse_in(project, *DEAD, State.SUSTAINED, State.REGRESSED)
