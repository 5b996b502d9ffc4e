"""What a project puts on boards beside its actions: the work of a stage, and what has to be looked at anew."""

from datetime import date, datetime

from sqlmodel import Session

from board.decree import queries as decree
from board.live.events import Actor
from board.people import queries as people
from board.projects.models import LeanProject, ProjectStage
from board.tasks import attention, commands, queries, vocabulary
from board.tasks.inputs import NewTask
from board.tasks.levels import hold_board
from board.tasks.models import Board, ColumnKind, Task

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
    due = session.get_one(ProjectStage, (project.id, number)).plan_end
    name = next((each["label"] for each in decree.rows(session, "stage") if each["number"] == number), project.code)
    return add_task(session, board, f"{name}: {project.title}", project, project.leader_id, due, by=by, at=at)


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
