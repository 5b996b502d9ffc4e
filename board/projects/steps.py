"""The only writer of a project's state: each step of its life with its guard and what follows (domain, 3.1)."""

from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.live.events import Actor
from board.projects import actions, commands, events, guards, queries, stage_tasks, whole
from board.projects.changing import changing, day_of
from board.projects.checks import Incomplete, WrongState
from board.projects.lifecycle import STAGE_OF, State, Step, next_state
from board.projects.models import OPEN_ACTIONS, LeanProject, ProjectStage

LONGEST_REST = timedelta(days=180)


def take_step(
    session: Session,
    project: LeanProject,
    step: Step,
    *,
    by: Actor,
    at: datetime,
    comment: str | None = None,
    forgiven: tuple[str, ...] = (),
) -> None:
    """Go on to the next state, after its guard; stages begin and end with it. Call it inside `changing`.

    `forgiven` names what is missing and does not hold it up. Raises `WrongState`, `Incomplete`.
    """
    state = project.stands
    resume = State(project.resume_state) if project.resume_state else None
    to = next_state(state, step, resume)
    if to is None:
        raise WrongState(N_("The project is not at the point where this can be done."))
    session.flush()
    missing = [code for code in guards.missing_for(whole.ground(session, project), step) if code not in forgiven]
    if missing:
        raise Incomplete(missing)
    project.state, project.state_since = to, at
    commands.note_step(session, project, step, state, by=by, at=at, comment=comment)
    session.flush()


def start_passport(session: Session, project: LeanProject, *, by: Actor, at: datetime) -> None:
    """From an idea to a passport: its first version."""
    with moving(session, project, Step.START_PASSPORT, by=by, at=at):
        take_step(session, project, Step.START_PASSPORT, by=by, at=at)
        project.passport_version = 1
        commands.keep_version(session, project, None, by=by, at=at)


def reject(session: Session, project: LeanProject, reason: str, *, by: Actor, at: datetime) -> None:
    """An idea that will not become a project."""
    with moving(session, project, Step.REJECT, by=by, at=at, comment=reason):
        take_step(session, project, Step.REJECT, by=by, at=at, comment=reason)
        project.ended_on = day_of(at)


def complete_stage(session: Session, project: LeanProject, comment: str | None, *, by: Actor, at: datetime) -> None:
    """The stage in work is done, the next one begins; a longer lead time is made good by a word why."""
    number, day = STAGE_OF.get(project.stands, 0), day_of(at)
    with moving(session, project, Step.COMPLETE_STAGE, by=by, at=at, comment=comment):
        forgiven = (guards.EXPLAINED,) if comment else ()
        take_step(session, project, Step.COMPLETE_STAGE, by=by, at=at, comment=comment, forgiven=forgiven)
        end_stage(session, project, number, day)
        begin_stage(session, project, number + 1, day)
        stage_tasks.follow_stages(session, project, comment, by=by, at=at)


def send_back(session: Session, project: LeanProject, reason: str, *, by: Actor, at: datetime) -> None:
    """The customer does not accept the plan of measures: it is worked out again."""
    with moving(session, project, Step.SEND_BACK, by=by, at=at, comment=reason):
        take_step(session, project, Step.SEND_BACK, by=by, at=at, comment=reason)
        stage(session, project, 5).fact_end = None
        stage(session, project, 6).fact_start = None


def rework(session: Session, project: LeanProject, reason: str, *, by: Actor, at: datetime) -> None:
    """The goals are not reached: improvements go on."""
    with moving(session, project, Step.REWORK, by=by, at=at, comment=reason):
        take_step(session, project, Step.REWORK, by=by, at=at, comment=reason)
        stage(session, project, 7).fact_end = None
        stage(session, project, 8).fact_start = None


def suspend(session: Session, project: LeanProject, reason: str, resume_on: date, *, by: Actor, at: datetime) -> None:
    """Let it rest until a day within 180 days. Raises `Invalid` for another day."""
    today = day_of(at)
    if not today < resume_on <= today + LONGEST_REST:
        message = N_("must be a day after today, within 180 days")
        raise errors.Invalid([{"field": "resume_on", "type": "own", "message": message}])
    with moving(session, project, Step.SUSPEND, by=by, at=at, comment=reason):
        was = project.stands
        take_step(session, project, Step.SUSPEND, by=by, at=at, comment=reason)
        project.resume_state, project.suspended_on, project.resume_on = was, today, resume_on


def cancel(session: Session, project: LeanProject, reason: str, *, by: Actor, at: datetime) -> None:
    """End it early; it is not counted from that day on, and what was still to be done for it leaves the held boards."""
    with moving(session, project, Step.CANCEL, by=by, at=at, comment=reason):
        take_step(session, project, Step.CANCEL, by=by, at=at, comment=reason)
        project.ended_on = day_of(at)
        project.resume_state = project.suspended_on = project.resume_on = None
        for action in queries.actions(session, project.id):
            if action.state in OPEN_ACTIONS:
                actions.drop(session, action, reason, by=by, at=at)
        stage_tasks.drop_stages(session, project, reason, by=by, at=at)


def stage(session: Session, project: LeanProject, number: int) -> ProjectStage:
    """A stage of it, to be changed."""
    return session.get_one(ProjectStage, (project.id, number))


def begin_stage(session: Session, project: LeanProject, number: int, day: date) -> None:
    """A stage begins on a day, unless it has begun already."""
    found = stage(session, project, number)
    found.fact_start = found.fact_start or day


def end_stage(session: Session, project: LeanProject, number: int, day: date) -> None:
    """A stage ends on a day; one that never began has begun on the same."""
    found = stage(session, project, number)
    found.fact_start, found.fact_end = min(found.fact_start or day, day), day


def moving(
    session: Session,
    project: LeanProject,
    step: Step,
    *,
    by: Actor,
    at: datetime,
    comment: str | None = None,
    may_undo: bool = True,
) -> AbstractContextManager[None]:
    """Take a step inside the block; it is told as one."""
    more = {"step": step, "was": project.state, "comment": comment}
    return changing(session, project, by=by, at=at, event=events.ProjectMoved, may_undo=may_undo, **more)
