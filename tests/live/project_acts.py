"""What is done with the lean project of a case, each as a call of its command."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlmodel import Session, select

from board.live.change import _STEPS
from board.people import queries as people
from board.projects import (
    actions,
    approving,
    defending,
    filing,
    following,
    portfolios,
    queries,
    replicating,
    stage_tasks,
    undoing,
)
from board.projects.inputs import (
    CommitteeAnswer,
    NewAction,
    Replicate,
    SetPortfolio,
)
from board.projects.lifecycle import State
from board.projects.models import LeanProject, Portfolio
from board.tasks import moving
from board.tasks.inputs import MoveTask
from board.tasks.models import Board, Task
from tests.live.case import LATER, Call, by_anna
from tests.live.project_makers import action_of, file_of, project_in
from tests.makers import Office
from tests.projects import life

PROJECT = "project1"
TODAY = LATER.date()


def in_state(state: State, **more: Any) -> Call:
    """Put the project of a case into that state."""

    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        project_in(session, office, state, id=PROJECT, **more)

    return call


def the_project(session: Session) -> LeanProject:
    """The project that a case is about."""
    return queries.project(session, PROJECT)


def does(command: Callable[..., Any], *given: Any) -> Call:
    """A command about the project of a case."""

    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        command(session, the_project(session), *given, **by_anna(session, office))

    return call


def acts(command: Callable[..., Any], *given: Any, **fields: Any) -> Call:
    """A command about the action of the project, which stands with these fields before."""

    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        project = the_project(session)
        command(session, project, action_of(session, project, **fields), *given, **by_anna(session, office))

    return call


def after(*calls: Call) -> Call:
    """One after the other."""

    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        for each in calls:
            each(session, office, ids)
            session.flush()

    return call


def beside(fields: Callable[[Session, LeanProject], Any]) -> Call:
    """Something that is put beside the project."""
    return lambda session, office, ids: fields(session, the_project(session))


def _board(session: Session, office: Office) -> Board:
    return session.get_one(Board, office.board)


def enter(session: Session, office: Office, ids: dict[str, str]) -> None:
    """Another project is entered."""
    life.entered(session, office)


def note_answer(session: Session, office: Office, ids: dict[str, str]) -> None:
    """The committee has agreed."""
    wanted, project = CommitteeAnswer(answered_on=TODAY, agreed=True), the_project(session)
    (sent,) = queries.agreements(session, PROJECT)
    approving.note_answer(session, project, sent, wanted, _board(session, office), **by_anna(session, office))


def accept(session: Session, office: Office, ids: dict[str, str]) -> None:
    """The customer accepts the plan; its action becomes a task."""
    boards = {office.boris: _board(session, office)}
    defending.accept_plan(session, the_project(session), "Принят", boards, **by_anna(session, office))


def add_action(session: Session, office: Office, ids: dict[str, str]) -> None:
    """Plan one more action."""
    wanted = NewAction(text="Повесить табло", owner_id=office.boris, due=TODAY + timedelta(9))
    actions.add_action(session, the_project(session), wanted, _board(session, office), **by_anna(session, office))


def replicate(session: Session, office: Office, ids: dict[str, str]) -> None:
    """Apply it in the archive."""
    replicating.replicate(session, the_project(session), Replicate(unit_id=office.archive), **by_anna(session, office))


def bring(session: Session, office: Office, ids: dict[str, str]) -> None:
    """Bring a document."""
    life.bring(session, the_project(session), "protocol", **by_anna(session, office))


def remove_file(session: Session, office: Office, ids: dict[str, str]) -> None:
    """Take a document away."""
    project = the_project(session)
    filing.remove_file(session, project, file_of(session, project), **by_anna(session, office))


def task_is_done(session: Session, office: Office, ids: dict[str, str]) -> None:
    """The task of its action is done."""
    task = session.get_one(Task, action_of(session, the_project(session)).task_id)
    moving.move_task(session, task, MoveTask(column_id=office.columns["done"]), **by_anna(session, office))


def follow_task(session: Session, office: Office, ids: dict[str, str]) -> None:
    """Let its action be as its task is."""
    project = the_project(session)
    following.follow_task(session, project, action_of(session, project), at=LATER)


def goes(person: str, heir: str | None) -> Call:
    """Somebody leaves, with a successor or without."""

    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        card = people.person_card(people.person(session, getattr(office, person))).model_copy(update={"active": False})
        successor_id = getattr(office, heir) if heir else None
        following.follow_person(session, card, successor_id, **by_anna(session, office))

    return call


def rename_unit(session: Session, office: Office, ids: dict[str, str]) -> None:
    """Its unit gets another name, of which the directory has told."""
    unit = people.unit(session, the_project(session).unit_id)
    unit.name = unit.short_name = "Отдел земли и имущества"
    session.flush()
    following.follow_unit(session, people.unit_card(unit), at=LATER)


def give_stage(session: Session, office: Office, ids: dict[str, str]) -> None:
    """Put the work of its second stage on the board."""
    board = _board(session, office)
    stage_tasks.give_stage(session, the_project(session), 2, board, **by_anna(session, office))


def name_portfolio(session: Session, office: Office, ids: dict[str, str]) -> None:
    """Name a portfolio."""
    portfolios.set_portfolio(session, None, SetPortfolio(name="Поликлиника"), **by_anna(session, office))


def close_portfolio(session: Session, office: Office, ids: dict[str, str]) -> None:
    """Rename and close it."""
    found, wanted = session.exec(select(Portfolio)).one(), SetPortfolio(name="Поликлиника № 2", closed=True)
    portfolios.set_portfolio(session, found, wanted, **by_anna(session, office))


def undo_of(act: Call) -> Call:
    """What somebody does and takes back at once, by what was kept for that."""

    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        act(session, office, ids)
        session.flush()
        for step in reversed(session.info[_STEPS]):
            undoing.take_back(session, step, office.anna, LATER)

    return call


def lives(session: Session, office: Office, ids: dict[str, str]) -> None:
    """Everything from an idea to a result that holds."""
    life.walk(session, office, the_project(session), State.SUSTAINED)
