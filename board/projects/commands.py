"""The only writer of a project's entry and of the words of its passport."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.ids import new_id
from board.live.change import hold
from board.live.events import Actor
from board.people import queries as people
from board.projects import checks, events, queries, whole
from board.projects.changing import changing, day_of, image, tell
from board.projects.events import PROJECTS_ROOM, project_room
from board.projects.inputs import EditProject, NewProject
from board.projects.lifecycle import BEFORE_APPROVAL, State, Step
from board.projects.models import LeanProject, PassportSight, PassportVersion, ProjectStage, Transition
from board.projects.parts import parts
from board.projects.schedule import STAGES

PASSPORT = ("process", "start_event", "end_event", "rationale", "goals", "effects_text", "team")
"""What is kept in `LeanProject.passport`."""
BESIDE = ("sector", "tags", "portfolio_id", "performed_at_unit_id")
"""What does not stand in the form: it changes without a new version."""
EMPTY: dict[str, Any] = {
    "process": "", "start_event": "", "end_event": "", "rationale": [], "goals": [], "effects_text": "", "team": [],
}  # fmt: skip


def add_project(session: Session, wanted: NewProject, *, by: Actor, at: datetime) -> LeanProject:
    """Enter an idea in the register, with the next number of the year. Raises `Invalid`."""
    hold(session, PROJECTS_ROOM)
    checks.check_new(session, wanted)
    made = numbered(session, wanted, by=by, at=at)
    enter(session, made, by=by, at=at)
    return made


def numbered(session: Session, wanted: NewProject, *, by: Actor, at: datetime, **more: Any) -> LeanProject:
    """The row of an idea with the next number of the year; the register is held, `more` are fields that it has too."""
    leader = people.person(session, wanted.leader_id) if wanted.leader_id else None
    year = day_of(at).year
    number = queries.last_number(session, year) + 1
    row: dict[str, Any] = {"passport": dict(EMPTY), **wanted.model_dump(), **more}
    return LeanProject(
        id=new_id(),
        year=year,
        number=number,
        code=f"LP-{year}-{number:03}",
        state=State.IDEA,
        state_since=at,
        leader=leader.name if leader else None,
        author_id=by.id,
        author=by.name,
        created_at=at,
        **row,
    )


def enter(session: Session, made: LeanProject, *, by: Actor, at: datetime, comment: str | None = None) -> None:
    """Put a new row with its ten stages into the register and tell of it."""
    hold(session, project_room(made.id), PROJECTS_ROOM)
    session.add(made)
    session.flush()
    for stage in STAGES:
        session.add(ProjectStage(project_id=made.id, number=stage))
    note_step(session, made, Step.CREATE, None, by=by, at=at, comment=comment)
    session.flush()
    now = parts(session, made.id)
    steps = [{"row": row, "key": key, "was": None, "is": rows} for (row, key), rows in image(made, now).items()]
    tell(session, made, events.ProjectAdded, by=by, at=at, steps=steps, now=now)


def edit_project(session: Session, project: LeanProject, wanted: EditProject, *, by: Actor, at: datetime) -> None:
    """Write something else about a project or in its passport; after the approval that makes a new version.

    Raises `Invalid`, `Overtaken` where somebody has written otherwise meanwhile, `Refusal` while it is to be approved,
    after closing, and without a reason, `Incomplete` where a passport that was submitted would lack something.
    """
    given = wanted.model_dump(include=wanted.model_fields_set - {"was", "reason"})
    now = {name: current(project, name) for name in given}
    changed = {name: value for name, value in given.items() if value != now[name]}
    if not changed:
        return
    checks.check_not_overtaken(project, changed, wanted.was, now)
    is_form = any(name not in BESIDE for name in changed)
    reason = checks.check_editable(project, wanted.reason) if is_form else wanted.reason
    checks.check_edit(session, project, changed)
    lacked = checks.missing_in_form(session, project)
    with changing(session, project, by=by, at=at):
        _write(session, project, changed)
        checks.check_stays_whole(session, project, lacked)
        if is_form:
            note_revision(session, project, reason, by=by, at=at)


def note_revision(session: Session, project: LeanProject, reason: str | None, *, by: Actor, at: datetime) -> None:
    """Keep what stands in an approved passport now as its next version; a draft has none yet."""
    session.flush()
    if project.stands in BEFORE_APPROVAL or project.passport_version == 0:
        return
    project.passport_version += 1
    keep_version(session, project, reason, by=by, at=at)


def keep_version(
    session: Session, project: LeanProject, reason: str | None, *, by: Actor, at: datetime
) -> PassportVersion:
    """Keep what stands in the passport as the version whose number it has."""
    made = PassportVersion(
        project_id=project.id,
        version=project.passport_version,
        content=whole.content(session, project),
        reason=reason,
        at=at,
        by=by.name,
    )
    session.add(made)
    return made


def note_sight(session: Session, project: LeanProject, *, by: Actor, at: datetime) -> None:
    """Note that somebody has opened the passport as it stands; who has seen it already is not noted again."""
    seen = (each for each in queries.sights(session, project.id) if each.version == project.passport_version)
    if project.passport_version == 0 or any(each.person_id == by.id for each in seen):
        return
    session.add(
        PassportSight(project_id=project.id, version=project.passport_version, person_id=by.id, name=by.name, at=at)
    )
    session.flush()
    tell(session, project, events.ProjectChanged, by=by, at=at, steps=None, in_register=False)


def note_step(
    session: Session,
    project: LeanProject,
    step: Step,
    was: str | None,
    *,
    by: Actor,
    at: datetime,
    comment: str | None = None,
) -> None:
    """Keep a step of its life."""
    place = len(queries.transitions(session, project.id)) + 1
    session.add(
        Transition(
            id=new_id(),
            project_id=project.id,
            place=place,
            step=step,
            was=was,
            became=project.state,
            on_day=day_of(at),
            comment=comment,
            by=by.name,
            at=at,
        )
    )


def current(project: LeanProject, name: str) -> Any:
    """What a field says now."""
    return project.passport.get(name, EMPTY[name]) if name in PASSPORT else getattr(project, name)


def _write(session: Session, project: LeanProject, changed: dict[str, Any]) -> None:
    project.passport = {**project.passport, **{name: value for name, value in changed.items() if name in PASSPORT}}
    for name, value in changed.items():
        if name not in PASSPORT:
            setattr(project, name, value)
    if "leader_id" in changed:
        project.leader = people.person(session, project.leader_id).name if project.leader_id else None
    if "customer_head_id" in changed and project.customer_head_id:
        head = people.person(session, project.customer_head_id)
        project.customer_head = head.name
        if "customer_post" not in changed and head.post:
            project.customer_post = head.post


def refuse_in(project: LeanProject, *states: State) -> None:
    """Raise `Refusal` where the project stands in one of these states."""
    if project.stands in states:
        raise errors.Refusal(N_("In this state of the project that cannot be changed any more."))
