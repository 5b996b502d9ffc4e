"""What a project puts on boards beside its actions: the work of a stage, and what has to be looked at anew."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from board.decree import queries as decree
from board.live.events import Actor
from board.people import queries as people
from board.projects import queries as projects
from board.projects.models import LeanProject, ProjectStage
from board.tasks import attention, commands, moving, queries, vocabulary
from board.tasks.inputs import EditTask, MoveTask, NewTask
from board.tasks.levels import hold_board, hold_boards
from board.tasks.models import Board, BoardColumn, ColumnKind, Task

_KIND = "lean_project"


def board_of(session: Session, unit_id: str, person_id: str | None) -> Board | None:
    """An open board of a unit on which somebody is, else its first one; held, as boards are before projects."""
    boards = attention.open_boards_of(session, unit_id)
    with_them = [each for each in boards if person_id and queries.takes_tasks(session, each, person_id)]
    chosen = next(iter([*with_them, *boards]), None)
    if chosen is None:
        return None
    hold_board(session, chosen)
    return session.get_one(Board, chosen)


def board_id_for(session: Session, person_id: str, unit_id: str) -> str | None:
    """An open board on which somebody takes tasks: of that unit, else of their own."""
    own = people.person(session, person_id).unit_id
    there = (each for unit in (unit_id, own) if unit for each in attention.open_boards_of(session, unit))
    return next((each for each in there if queries.takes_tasks(session, each, person_id)), None)


def give_stage(session: Session, project: LeanProject, number: int, board: Board, *, by: Actor, at: datetime) -> Task:
    """Put the work of a stage on a board, for the project's leader."""
    stage = session.get_one(ProjectStage, (project.id, number))
    name = next((each["label"] for each in decree.rows(session, "stage") if each["number"] == number), project.code)
    title = f"{name}: {project.title}"
    task = add_task(session, board, title, project, project.leader_id, stage.plan_end, by=by, at=at)
    stage.board_id, stage.task_id = board.id, task.id
    return task


def hold_work(session: Session, project_id: str) -> None:
    """Hold the boards on which its open work is; before the project, as boards are by everybody."""
    stages = {each.board_id for each in projects.stages(session, project_id) if each.fact_end is None}
    actions = {each.board_id for each in projects.actions(session, project_id) if each.is_open}
    hold_boards(session, {board_id for board_id in stages | actions if board_id})


def follow_stages(session: Session, project: LeanProject, reason: str | None, *, by: Actor, at: datetime) -> None:
    """Let the work of stages on held boards be done when they are, and due when they end."""
    for stage in projects.stages(session, project.id):
        task = session.get(Task, stage.task_id) if stage.task_id else None
        if task is None or task.removed_at or task.archived_at or task.done_at:
            continue
        if stage.fact_end:
            move_task(session, task, ColumnKind.DONE, {"override_reason": project.code}, by=by, at=at)
        elif task.due != stage.plan_end:
            said = reason or project.code
            wanted = EditTask.model_validate({"due": stage.plan_end, "due_reason": said, "override_reason": said})
            commands.edit_task(session, task, wanted, by=by, at=at, heads=True)


def drop_stages(session: Session, project: LeanProject, reason: str, *, by: Actor, at: datetime) -> None:
    """Take the work of its stages off held boards: there will be no such project."""
    for stage in projects.stages(session, project.id):
        drop_task(session, stage.task_id, reason, by=by, at=at)


def drop_task(session: Session, task_id: str | None, reason: str, *, by: Actor, at: datetime) -> None:
    """Take a task that is not done off its held board."""
    task = session.get(Task, task_id) if task_id else None
    if task and not task.archived_at and not task.removed_at and not task.done_at:
        commands.archive_task(session, task, by=by, at=at, reason=reason)


def move_task(session: Session, task: Task, kind: ColumnKind, said: dict[str, Any], *, by: Actor, at: datetime) -> None:
    """Move a task to the first column of a kind on its held board, out of the archive where it lies there."""
    if task.removed_at or session.get_one(BoardColumn, task.column_id).kind == kind:
        return
    if task.archived_at:
        commands.restore_task(session, task, by=by, at=at)
    columns = [each for each in queries.columns(session, task.board_id) if each.kind == kind]
    if columns:
        moving.move_task(session, task, MoveTask(column_id=columns[0].id, **said), by=by, at=at, heads=True)


def add_task(
    session: Session,
    board: Board,
    title: str,
    project: LeanProject,
    assignee_id: str | None,
    due: date | None,
    *,
    by: Actor,
    at: datetime,
    about: str | None = None,
) -> Task:
    """Put a task of a project on a held board: in the plan, else where work comes in."""
    planned = [each for each in queries.columns(session, board.id) if each.kind == ColumnKind.PLANNED]
    is_strict = board.hard_limits or board.hard_entry_rules
    wanted = NewTask(
        title=title[:300],
        kind=_KIND if vocabulary.is_in_use(session, "kind", _KIND) else None,
        column_id=planned[0].id if planned and not is_strict else None,
        assignee_id=assignee_id if assignee_id and queries.takes_tasks(session, board.id, assignee_id) else None,
        due=due,
        description="\n\n".join(each for each in (about, f"{project.code} {project.title}") if each),
        override_reason=project.code,
    )
    return commands.add_task(session, board, wanted, by=by, at=at, heads=True)
