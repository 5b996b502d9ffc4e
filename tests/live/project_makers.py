"""A lean project put into any state at once: what its life would have left behind, written down in one go.

`tests.projects.life` leads one there by the commands, which takes many times as long.
"""

from datetime import timedelta
from typing import Any

from sqlmodel import Session

from board import clock
from board.documents import commands as documents
from board.ids import new_id
from board.live.change import hold
from board.people.viewers import Terms
from board.projects import commands, ending, queries, whole
from board.projects.events import PROJECTS_ROOM, project_room
from board.projects.lifecycle import BEFORE_APPROVAL, DEAD, STAGE_OF, State, Step
from board.projects.models import (
    Agreement,
    FileRole,
    LeanProject,
    PassportVersion,
    Portfolio,
    ProjectAction,
    ProjectFile,
    ProjectStage,
)
from board.projects.schedule import default_plan
from tests.makers import NOON, Office, who
from tests.projects import life

BROUGHT = (FileRole.CURRENT_MAP, FileRole.PROBLEM_TABLE, FileRole.TARGET_MAP, FileRole.FINAL_PRESENTATION)
_TODAY = NOON.date()


def project_in(session: Session, office: Office, state: State, **more: Any) -> LeanProject:
    """A project that Борис leads for Анна, in that state, with everything that any step of its life asks for.

    Its one action is the leader's own. `more` are fields of the row.
    """
    year, number = _TODAY.year, queries.last_number(session, _TODAY.year) + 1
    given: dict[str, Any] = {
        "id": new_id(), "year": year, "number": number, "code": f"LP-{year}-{number:03}", "kind": "other",
        "title": life.TITLE, "state": state, "state_since": NOON, "unit_id": office.land,
        "sector": "municipal_government", "leader_id": office.boris, "leader": "Борис Лапин",
        "customer_unit_id": office.land, "customer_head_id": office.anna, "customer_head": "Анна Ковалёва",
        "customer_post": "Начальник отдела", "author_id": office.anna, "author": "Анна Ковалёва", "created_at": NOON,
        "passport": life.passport(office).model_dump(mode="json", include=set(commands.PASSPORT)),
        "passport_version": int(state is not State.IDEA), **_of_state(state),
    }  # fmt: skip
    made = LeanProject(**given | more)
    hold(session, project_room(made.id), PROJECTS_ROOM)
    session.add(made)
    session.flush()
    _plan(session, made)
    _add_parts(session, made)
    commands.note_step(session, made, Step.CREATE, None, by=who(session, office.anna), at=NOON)
    session.flush()
    return made


def _of_state(state: State) -> dict[str, Any]:
    facts = {"facts": {life.GOAL: 8.0}, "results": [life_row()]}
    if state in (*BEFORE_APPROVAL, *DEAD):
        return facts
    said = {**facts, "approved_at": NOON, "approved_by": "Анна Ковалёва", "approved_on": _TODAY}
    if state is State.SUSPENDED:
        rest = {"suspended_on": _TODAY, "resume_on": _TODAY + timedelta(30)}
        return {**said, "resume_state": State.ANALYSIS, **rest}
    if state in (State.STABILITY_MONITORING, State.SUSTAINED, State.REGRESSED):
        return {**said, "closed_on": _TODAY, "checks": ending.planned_checks(_TODAY, _TODAY + timedelta(225))}
    return said


def life_row() -> dict[str, Any]:
    """A row of «было – стало»."""
    return {
        "id": "r1", "name": "Время выдачи", "was": "12 дней", "became": "8 дней", "was_photo": None,
        "became_photo": None, "is_significant": True,
    }  # fmt: skip


def _plan(session: Session, project: LeanProject) -> None:
    stage = STAGE_OF.get(project.stands, 0)
    for each in default_plan(clock.date_in(NOON, Terms.zone)):
        began, ended = each.number <= stage, each.number < stage
        dates: dict[str, Any] = {"plan_start": each.plan_start, "plan_end": each.plan_end}
        facts: dict[str, Any] = {"fact_start": _TODAY if began else None, "fact_end": _TODAY if ended else None}
        session.add(ProjectStage(project_id=project.id, number=each.number, **dates, **facts))
    session.flush()


def _add_parts(session: Session, project: LeanProject) -> None:
    kept = documents.keep(session, "карта.pdf", "application/pdf", life.PDF, at=NOON)
    of_it: dict[str, Any] = {"project_id": project.id}
    for role in BROUGHT:
        session.add(ProjectFile(id=new_id(), file_id=kept.id, role=role, by="Борис Лапин", at=NOON, **of_it))
    session.add(
        ProjectAction(
            id=new_id(),
            position=1,
            text="Завести шаблон справки",
            owner_id=project.leader_id,
            owner=project.leader,
            due=_TODAY + timedelta(18),
            original_due=_TODAY + timedelta(18),
            **of_it,
        )
    )
    if project.passport_version:
        content = whole.content(session, project)
        session.add(PassportVersion(version=1, content=content, at=NOON, by="Борис Лапин", **of_it))
    session.flush()


def action_of(session: Session, project: LeanProject, **fields: Any) -> ProjectAction:
    """Its action, with these fields as the command finds it."""
    (found,) = queries.actions(session, project.id)
    for name, value in fields.items():
        setattr(found, name, value)
    session.flush()
    return found


def file_of(session: Session, project: LeanProject, role: FileRole = FileRole.CURRENT_MAP) -> ProjectFile:
    """A document of it; brought first where there is none in that role."""
    known = {each.role: each for each in queries.files(session, project.id)}
    if role in known:
        return known[role]
    like = known[FileRole.CURRENT_MAP]
    made = ProjectFile(id=new_id(), project_id=project.id, file_id=like.file_id, role=role, by=like.by, at=like.at)
    session.add(made)
    session.flush()
    return made


def letter_of(session: Session, project: LeanProject) -> Agreement:
    """A letter to the committee that waits for its answer."""
    made = Agreement(
        id=new_id(),
        project_id=project.id,
        sent_on=_TODAY,
        letter="12-исх",
        version=project.passport_version,
        by="Борис Лапин",
    )
    session.add(made)
    session.flush()
    return made


def portfolio(session: Session, name: str = "Бережливая поликлиника") -> Portfolio:
    """A group of projects."""
    made = Portfolio(id=new_id(), name=name)
    session.add(made)
    session.flush()
    return made
