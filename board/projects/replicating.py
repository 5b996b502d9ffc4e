"""The only writer of replications: a proven pilot's solution in another unit, as a project of its own."""

from datetime import datetime

from sqlmodel import Session

from board.ids import new_id
from board.live.change import hold
from board.live.events import Actor
from board.projects import checks, commands, queries
from board.projects.events import PROJECTS_ROOM
from board.projects.inputs import NewProject, Replicate
from board.projects.models import FileRole, LeanProject, ProjectAction, ProjectFile

_COPIED = (FileRole.TARGET_MAP, FileRole.PROBLEM_TABLE, FileRole.STANDARD)
"""The documents that go along; the map of the current state is made anew where the work is another."""


def replicate(session: Session, pilot: LeanProject, wanted: Replicate, *, by: Actor, at: datetime) -> LeanProject:
    """Enter a replication: process, goals without their current values, actions without owners, documents copied.

    Raises `Invalid` where the pilot is not proven.
    """
    hold(session, PROJECTS_ROOM)
    asked = NewProject(
        unit_id=wanted.unit_id,
        title=wanted.title or pilot.title,
        kind="replication",
        sector=pilot.sector,
        tags=pilot.tags,
        leader_id=wanted.leader_id,
        source_project_id=pilot.id,
    )
    checks.check_new(session, asked)
    written = {**commands.EMPTY, **_copied(pilot)}
    made = commands.numbered(session, asked, by=by, at=at, portfolio_id=pilot.portfolio_id, passport=written)
    session.add(made)
    session.flush()
    _copy_actions(session, pilot, made)
    _copy_files(session, pilot, made, by=by, at=at)
    commands.enter(session, made, by=by, at=at, comment=f"{pilot.code} {pilot.title}")
    return made


def _copied(pilot: LeanProject) -> dict[str, object]:
    words = {name: pilot.passport.get(name, "") for name in ("process", "start_event", "end_event", "effects_text")}
    goals = [{**each, "id": new_id(), "baseline": None} for each in pilot.passport.get("goals", [])]
    return {**words, "goals": goals}


def _copy_actions(session: Session, pilot: LeanProject, made: LeanProject) -> None:
    for each in queries.actions(session, pilot.id):
        copied = ProjectAction(
            id=new_id(), project_id=made.id, position=each.position, text=each.text, problem=each.problem
        )
        session.add(copied)


def _copy_files(session: Session, pilot: LeanProject, made: LeanProject, *, by: Actor, at: datetime) -> None:
    for each in queries.files(session, pilot.id):
        if each.role in _COPIED:
            copied = ProjectFile(
                id=new_id(),
                project_id=made.id,
                file_id=each.file_id,
                role=each.role,
                note=pilot.code,
                by=by.name,
                at=at,
            )
            session.add(copied)
