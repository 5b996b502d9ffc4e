"""The only writer of what follows when the customer accepts the plan: actions become tasks, a stage begins."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlmodel import Session

from board.live.events import Actor
from board.projects import actions, queries, stage_tasks, steps
from board.projects.changing import day_of
from board.projects.lifecycle import Step
from board.projects.models import LeanProject
from board.tasks.levels import hold_boards
from board.tasks.models import Board


def owners_of(session: Session, project_id: str) -> list[str]:
    """Who does something of the plan of measures, in its order."""
    return list(dict.fromkeys(each.owner_id for each in queries.actions(session, project_id) if each.owner_id))


def boards_of(session: Session, project: LeanProject, owners: Collection[str]) -> dict[str, Board]:
    """For each owner of an action a board of theirs, held: of the project's unit where they are on it."""
    known = {owner_id: stage_tasks.board_id_for(session, owner_id, project.unit_id) for owner_id in owners}
    found = {owner_id: board_id for owner_id, board_id in known.items() if board_id}
    hold_boards(session, set(found.values()))
    return {owner_id: session.get_one(Board, board_id) for owner_id, board_id in found.items()}


def accept_plan(
    session: Session,
    project: LeanProject,
    comment: str | None,
    boards: Mapping[str, Board],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """The customer's decision: the plan of measures is carried out. `boards` are held, by the owner of an action."""
    with steps.moving(session, project, Step.ACCEPT, by=by, at=at, comment=comment, may_undo=False):
        steps.take_step(session, project, Step.ACCEPT, by=by, at=at, comment=comment)
        day = day_of(at)
        steps.end_stage(session, project, 6, day)
        steps.begin_stage(session, project, 7, day)
        for action in queries.actions(session, project.id):
            board = boards.get(action.owner_id or "")
            actions.become_task(session, project, action, board, by=by, at=at)
