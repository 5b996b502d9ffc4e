"""The commands of lean projects, in the room of the register and in that of one project."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlmodel import Session, select

from board.live.change import _STEPS
from board.people import queries as people
from board.projects import (
    actions,
    approving,
    changing,
    commands,
    defending,
    ending,
    filing,
    following,
    portfolios,
    queries,
    replicating,
    results,
    stage_plan,
    stage_tasks,
    steps,
    undoing,
)
from board.projects.events import PROJECTS_ROOM, project_room
from board.projects.inputs import (
    ApprovePassport,
    CommitteeAnswer,
    EditAction,
    EditProject,
    FileFacts,
    NewAction,
    RemarkInput,
    Replicate,
    ReturnPassport,
    SendToCommittee,
    SetPlan,
    SetPortfolio,
    SetResults,
    ShiftPlan,
    StabilityCheck,
    StagePlan,
)
from board.projects.lifecycle import State
from board.projects.models import ActionState, LeanProject, Portfolio
from board.tasks import moving
from board.tasks.inputs import MoveTask
from board.tasks.models import Board, Task
from tests.live.case import LATER, Call, Case, by_anna
from tests.live.project_makers import action_of, file_of, letter_of, project_in
from tests.makers import Office
from tests.projects import life

PROJECT = "project1"
TODAY = LATER.date()
PROJECT_MODULES = (
    commands, steps, approving, actions, defending, ending, stage_plan, results, replicating, portfolios, filing,
    following, undoing, stage_tasks, changing,
)  # fmt: skip
NO_PROJECT_COMMANDS = {
    actions.become_task: "a part of adding an action and of accepting the plan",
    changing.changing: "records what a command did",
    changing.tell: "records what a command did",
    commands.enter: "a part of entering and of replicating",
    commands.keep_version: "a part of what makes a new version",
    commands.note_revision: "a part of what changes a passport",
    commands.note_step: "a part of every step",
    defending.boards_of_owners: "only asks and holds",
    following.as_task: "only asks",
    following.differs: "only asks",
    stage_tasks.add_task: "shown by giving a stage",
    stage_tasks.board_id_for: "only asks",
    stage_tasks.board_of: "only asks and holds",
    steps.begin_stage: "a part of steps",
    steps.end_stage: "a part of steps",
    steps.moving: "records what a step did",
    steps.stage: "only asks",
    steps.take_step: "a part of every step",
}


def _in(state: State, **more: Any) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        project_in(session, office, state, id=PROJECT, **more)

    return call


def the_project(session: Session) -> LeanProject:
    """The project that a case is about."""
    return queries.project(session, PROJECT)


def _does(command: Callable[..., Any], *given: Any) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        command(session, the_project(session), *given, **by_anna(session, office))

    return call


def _acts(command: Callable[..., Any], *given: Any, **fields: Any) -> Call:
    """A command about the action of the project, which stands with these fields before."""

    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        project = the_project(session)
        command(session, project, action_of(session, project, **fields), *given, **by_anna(session, office))

    return call


def _after(*calls: Call) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        for each in calls:
            each(session, office, ids)
            session.flush()

    return call


def _with(fields: Callable[[Session, LeanProject], Any]) -> Call:
    return lambda session, office, ids: fields(session, the_project(session))


def _board(session: Session, office: Office) -> Board:
    return session.get_one(Board, office.board)


def _add(session: Session, office: Office, ids: dict[str, str]) -> None:
    life.entered(session, office)


def _note_answer(session: Session, office: Office, ids: dict[str, str]) -> None:
    wanted, project = CommitteeAnswer(answered_on=TODAY, agreed=True), the_project(session)
    (sent,) = queries.agreements(session, PROJECT)
    approving.note_answer(session, project, sent, wanted, _board(session, office), **by_anna(session, office))


def _accept(session: Session, office: Office, ids: dict[str, str]) -> None:
    boards = {office.boris: _board(session, office)}
    defending.accept_plan(session, the_project(session), "Принят", boards, **by_anna(session, office))


def _add_action(session: Session, office: Office, ids: dict[str, str]) -> None:
    wanted = NewAction(text="Повесить табло", owner_id=office.boris, due=TODAY + timedelta(9))
    actions.add_action(session, the_project(session), wanted, _board(session, office), **by_anna(session, office))


def _replicate(session: Session, office: Office, ids: dict[str, str]) -> None:
    replicating.replicate(session, the_project(session), Replicate(unit_id=office.archive), **by_anna(session, office))


def _bring(session: Session, office: Office, ids: dict[str, str]) -> None:
    life.bring(session, the_project(session), "protocol", **by_anna(session, office))


def _remove_file(session: Session, office: Office, ids: dict[str, str]) -> None:
    project = the_project(session)
    filing.remove_file(session, project, file_of(session, project), **by_anna(session, office))


def _task_is_done(session: Session, office: Office, ids: dict[str, str]) -> None:
    task = session.get_one(Task, action_of(session, the_project(session)).task_id)
    moving.move_task(session, task, MoveTask(column_id=office.columns["done"]), **by_anna(session, office))


def _follow_task(session: Session, office: Office, ids: dict[str, str]) -> None:
    project = the_project(session)
    following.follow_task(session, project, action_of(session, project), at=LATER)


def _goes(person: str, heir: str | None) -> Call:
    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        card = people.person_card(people.person(session, getattr(office, person))).model_copy(update={"active": False})
        successor_id = getattr(office, heir) if heir else None
        following.follow_person(session, card, successor_id, **by_anna(session, office))

    return call


def _give_stage(session: Session, office: Office, ids: dict[str, str]) -> None:
    board = _board(session, office)
    stage_tasks.give_stage(session, the_project(session), 2, board, **by_anna(session, office))


def _name_portfolio(session: Session, office: Office, ids: dict[str, str]) -> None:
    portfolios.set_portfolio(session, None, SetPortfolio(name="Поликлиника"), **by_anna(session, office))


def _close_portfolio(session: Session, office: Office, ids: dict[str, str]) -> None:
    found, wanted = session.exec(select(Portfolio)).one(), SetPortfolio(name="Поликлиника № 2", closed=True)
    portfolios.set_portfolio(session, found, wanted, **by_anna(session, office))


def _undo_of(act: Call) -> Call:
    """What somebody does and takes back at once, by what was kept for that."""

    def call(session: Session, office: Office, ids: dict[str, str]) -> None:
        act(session, office, ids)
        session.flush()
        for step in reversed(session.info[_STEPS]):
            undoing.take_back(session, step, office.anna, LATER)

    return call


def _lives(session: Session, office: Office, ids: dict[str, str]) -> None:
    life.walk(session, office, the_project(session), State.SUSTAINED)


_REASON = "Просит главный врач"
_PLAN = SetPlan(stages=[StagePlan(number=10, plan_end=TODAY + timedelta(240))], reason=_REASON)
_RESULTS = SetResults(facts={life.GOAL: 3}, results=[], money=1.5, money_basis="бумага")
_RETURN = ReturnPassport(reason="Нет цели", remarks=[RemarkInput(field="goals", text="Назовите срок")])
_ELSEWHERE = EditAction(text="Завести два шаблона", due=TODAY + timedelta(30), reason=_REASON)
_FACTS = FileFacts(name="протокол.pdf", role="protocol")
_SENT = SendToCommittee(sent_on=TODAY, letter="12-исх")
_EDIT = EditProject(title="Справки за день", process="Выдача справки")
_EDIT_APPROVED = EditProject(title="Справки за день", reason=_REASON)
_LED = _in(State.IMPLEMENTATION)
_AS_TASK = _after(_in(State.DEFENCE), _accept)
_LOST, _KEPT = StabilityCheck(values={life.GOAL: 12}), StabilityCheck(values={life.GOAL: 8})
_OF_ONE: tuple[tuple[str, Callable[..., Any], Call, Call], ...] = (
    ("write in a passport", commands.edit_project, _does(commands.edit_project, _EDIT), _in(State.PASSPORT_DRAFT)),
    ("change an approved passport", commands.edit_project, _does(commands.edit_project, _EDIT_APPROVED), _LED),
    ("open a passport", commands.note_sight, _does(commands.note_sight), _LED),
    ("begin a passport", steps.start_passport, _does(steps.start_passport), _in(State.IDEA)),
    ("reject an idea", steps.reject, _does(steps.reject, _REASON), _in(State.IDEA)),
    ("submit a passport", approving.submit_passport, _does(approving.submit_passport), _in(State.PASSPORT_DRAFT)),
    ("return a passport", approving.return_passport, _does(approving.return_passport, _RETURN),
     _in(State.PASSPORT_REVIEW)),
    ("approve a passport", approving.approve_passport,
     _does(approving.approve_passport, ApprovePassport(proof="x"), None), _in(State.PASSPORT_REVIEW, approved_at=None)),
    ("write to the committee", approving.send_to_committee, _does(approving.send_to_committee, _SENT),
     _in(State.PASSPORT_REVIEW, kind="pilot")),
    ("note the committee's answer", approving.note_answer, _note_answer,
     _after(_in(State.PASSPORT_REVIEW, kind="pilot", approved_at=LATER, approved_on=TODAY), _with(letter_of))),
    ("complete a stage", steps.complete_stage, _does(steps.complete_stage, None), _in(State.MAPPING_CURRENT)),
    ("accept a plan", defending.accept_plan, _accept, _in(State.DEFENCE)),
    ("send a plan back", steps.send_back, _does(steps.send_back, _REASON), _in(State.DEFENCE)),
    ("work on", steps.rework, _does(steps.rework, _REASON), _in(State.RESULT_MONITORING)),
    ("close a project", ending.close_project, _does(ending.close_project, None), _in(State.CLOSING)),
    ("find that it holds", ending.check_stability, _does(ending.check_stability, _KEPT, None),
     _in(State.STABILITY_MONITORING)),
    ("find that it is lost", ending.check_stability, _does(ending.check_stability, _LOST, None),
     _in(State.STABILITY_MONITORING)),
    ("let a project rest", steps.suspend, _does(steps.suspend, _REASON, TODAY + timedelta(30)), _LED),
    ("go on with it", stage_plan.resume, _does(stage_plan.resume, None), _in(State.SUSPENDED)),
    ("end a project early", steps.cancel, _does(steps.cancel, _REASON), _LED),
    ("plan the stages", stage_plan.set_plan, _does(stage_plan.set_plan, _PLAN), _LED),
    ("move the plan", stage_plan.shift_plan,
     _does(stage_plan.shift_plan, ShiftPlan(days=5, since=8, reason=_REASON)), _LED),
    ("write down results", results.set_results, _does(results.set_results, _RESULTS), _LED),
    ("plan an action", actions.add_action, _add_action, _in(State.PLANNING)),
    ("give an action as a task", actions.add_action, _add_action, _LED),
    ("change an action", actions.edit_action, _acts(actions.edit_action, _ELSEWHERE), _AS_TASK),
    ("report an action", actions.report_action, _acts(actions.report_action, "шаблон в папке"), _LED),
    ("accept an action", actions.confirm_action, _acts(actions.confirm_action, state=ActionState.REPORTED), _AS_TASK),
    ("send an action back", actions.return_action,
     _acts(actions.return_action, _REASON, state=ActionState.REPORTED), _LED),
    ("do without an action", actions.cancel_action, _acts(actions.cancel_action, _REASON), _AS_TASK),
    ("bring a document", filing.add_file, _bring, _LED),
    ("take a document away", filing.remove_file, _remove_file, _LED),
    ("follow a task of it", following.follow_task, _follow_task, _after(_AS_TASK, _task_is_done)),
    ("lose its leader", following.follow_person, _goes("boris", None), _LED),
    ("give it to a successor of its leader", following.follow_person, _goes("boris", "vera"), _LED),
    ("take a new title back", undoing.take_back, _undo_of(_does(commands.edit_project, _EDIT)),
     _in(State.PASSPORT_DRAFT)),
    ("take a document back", undoing.take_back, _undo_of(_bring), _LED),
    ("take a step back", undoing.take_back, _undo_of(_does(steps.complete_stage, None)), _in(State.MAPPING_CURRENT)),
    ("live a whole life", steps.complete_stage, _lives, _in(State.IDEA, kind="pilot")),
)  # fmt: skip
PROJECT_CASES = (
    *(
        Case(name, command, project_room(PROJECT), call, before, also=(PROJECTS_ROOM,))
        for name, command, call, before in _OF_ONE
    ),
    Case("enter a project", commands.add_project, PROJECTS_ROOM, _add),
    Case("take an entry back", undoing.take_back, PROJECTS_ROOM, _undo_of(_add), _in(State.IDEA)),
    Case(
        "replicate a pilot",
        replicating.replicate,
        PROJECTS_ROOM,
        _replicate,
        _in(State.SUSTAINED, kind="pilot", sector=None),
    ),
    Case("name a portfolio", portfolios.set_portfolio, PROJECTS_ROOM, _name_portfolio),
    Case("close a portfolio", portfolios.set_portfolio, PROJECTS_ROOM, _close_portfolio, _name_portfolio),
    Case("give the work of a stage", stage_tasks.give_stage, "board", _give_stage, _in(State.MAPPING_CURRENT)),
    Case("put an accepted plan on a board", defending.accept_plan, "board", _accept, _in(State.DEFENCE)),
)
