"""A project led to any point of its life through the commands, as the tests of several folders need it.

Борис leads it in the land unit; Анна is the head of the customer, which is the same unit.
"""

from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from board.live.events import Actor
from board.projects import (
    access,
    actions,
    approving,
    commands,
    defending,
    ending,
    filing,
    queries,
    results,
    stage_plan,
    steps,
)
from board.projects.inputs import (
    ApprovePassport,
    CommitteeAnswer,
    EditProject,
    FileFacts,
    GoalInput,
    MemberInput,
    NewAction,
    NewProject,
    ResultInput,
    SendToCommittee,
    SetPlan,
    SetResults,
    StabilityCheck,
    StagePlan,
)
from board.projects.lifecycle import State
from board.projects.models import OPEN_ACTIONS, LeanProject
from board.projects.schedule import default_plan
from board.tasks import moving
from board.tasks.inputs import MoveTask
from board.tasks.models import Task
from tests.makers import NOON, Office, who

GOAL = "g1"
EARLY = "На той же неделе"
"""Why a check is made before its day."""
PDF = b"%PDF-1.4 a paper"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000020802000000fdd49a730000001249444154789c633821202070428001"
    "4201001ade03a127c3d80b0000000049454e44ae426082"
)
TITLE = "Справки архива за три дня"
DAY = timedelta(days=1)


def passport(office: Office) -> EditProject:
    """Everything that the form asks, whole."""
    return EditProject(
        customer_unit_id=office.land,
        customer_head_id=office.anna,
        customer_post="Начальник отдела",
        process="Выдача архивной справки",
        start_event="заявление принято",
        end_event="справка выдана",
        rationale=["Справку ждут 12 дней при норме 5", "Каждое пятое заявление возвращают"],
        goals=[GoalInput(id=GOAL, name="Время выдачи", unit="дн.", baseline=12, target=3, is_lead_time=True)],
        effects_text="Житель приходит один раз.",
        team=[MemberInput(id="m1", person_id=office.anna, name="Анна Ковалёва", duty="сроки")],
    )


def entered(session: Session, office: Office, at: datetime = NOON, **more: Any) -> LeanProject:
    """An idea with its leader and line of activity."""
    given: dict[str, Any] = {"unit_id": office.land, "title": TITLE, "leader_id": office.boris, "kind": "other"}
    wanted = NewProject(**given | more)
    return commands.add_project(session, wanted, by=who(session, office.anna), at=at)


def hold(session: Session, office: Office, project_id: str) -> tuple[LeanProject, dict[str, Any]]:
    """The project held, with its boards before it."""
    found = queries.project(session, project_id)
    boards = defending.boards_of(session, found, defending.owners_of(session, found.id))
    access.hold_project(session, found)
    return found, boards


def lead_to(session: Session, office: Office, state: State, *, at: datetime = NOON, **more: Any) -> LeanProject:
    """A new project in that state, everything having happened at one moment, checks and closing days later."""
    project = entered(session, office, at, **more)
    walk(session, office, project, state, at=at)
    return project


def walk(session: Session, office: Office, project: LeanProject, state: State, *, at: datetime = NOON) -> None:
    """Go on with a project from wherever it stands until that state."""
    boris, anna = who(session, office.boris), who(session, office.anna)
    turns = 0
    while project.stands is not state:
        turns += 1
        assert turns < 30, f"{project.state} does not lead to {state}"
        _go_on(session, office, project, state, boris, anna, at)


def _go_on(
    session: Session, office: Office, project: LeanProject, aim: State, boris: Actor, anna: Actor, at: datetime
) -> None:
    if aim is State.REJECTED:
        steps.reject(session, project, "Не ко времени", by=anna, at=at)
    elif aim is State.CANCELLED and project.stands is State.MAPPING_CURRENT:
        steps.cancel(session, project, "Услугу передали в МФЦ", by=anna, at=at)
    elif aim is State.SUSPENDED and project.stands is State.MAPPING_CURRENT:
        steps.suspend(session, project, "Ждём программу", at.date() + 30 * DAY, by=boris, at=at)
    elif project.stands is State.STABILITY_MONITORING:
        check(session, project, 10 if aim is State.REGRESSED else 4, by=boris, at=at)
    else:
        _ON[project.stands](session, office, project, boris, anna, at)


def _begin(session: Session, office: Office, project: LeanProject, boris: Actor, anna: Actor, at: datetime) -> None:
    project.sector = project.sector or "municipal_government"
    steps.start_passport(session, project, by=boris, at=at)


def _submit(session: Session, office: Office, project: LeanProject, boris: Actor, anna: Actor, at: datetime) -> None:
    fill(session, office, project, by=boris, at=at)
    approving.submit_passport(session, project, by=boris, at=at)


def _approve(session: Session, office: Office, project: LeanProject, boris: Actor, anna: Actor, at: datetime) -> None:
    approve(session, project, by=anna, at=at)


def _with(role: str) -> Any:
    def go(session: Session, office: Office, project: LeanProject, boris: Actor, anna: Actor, at: datetime) -> None:
        bring(session, project, role, by=boris, at=at)
        steps.complete_stage(session, project, None, by=boris, at=at)

    return go


def _plan(session: Session, office: Office, project: LeanProject, boris: Actor, anna: Actor, at: datetime) -> None:
    act(session, office, project, by=boris, at=at)
    steps.complete_stage(session, project, None, by=boris, at=at)


def _defend(session: Session, office: Office, project: LeanProject, boris: Actor, anna: Actor, at: datetime) -> None:
    defending.accept_plan(session, project, "Принят", {}, by=anna, at=at)


def _do(session: Session, office: Office, project: LeanProject, boris: Actor, anna: Actor, at: datetime) -> None:
    do_all(session, project, by=boris, at=at)
    steps.complete_stage(session, project, None, by=boris, at=at)


def _reach(session: Session, office: Office, project: LeanProject, boris: Actor, anna: Actor, at: datetime) -> None:
    reach(session, project, 4, by=boris, at=at)
    steps.complete_stage(session, project, None, by=boris, at=at)


def _close(session: Session, office: Office, project: LeanProject, boris: Actor, anna: Actor, at: datetime) -> None:
    ending.close_project(session, project, None, by=anna, at=at)


_ON = {
    State.IDEA: _begin,
    State.PASSPORT_DRAFT: _submit,
    State.PASSPORT_REVIEW: _approve,
    State.MAPPING_CURRENT: _with("current_map"),
    State.ANALYSIS: _with("problem_table"),
    State.MAPPING_TARGET: _with("target_map"),
    State.PLANNING: _plan,
    State.DEFENCE: _defend,
    State.IMPLEMENTATION: _do,
    State.RESULT_MONITORING: _reach,
    State.CLOSING: _close,
}


def fill(session: Session, office: Office, project: LeanProject, *, by: Actor, at: datetime) -> None:
    """Write the whole passport with the usual plan."""
    commands.edit_project(session, project, passport(office), by=by, at=at)
    plan = [
        StagePlan(number=each.number, plan_start=each.plan_start, plan_end=each.plan_end)
        for each in default_plan(at.date())
    ]
    stage_plan.set_plan(session, project, SetPlan(stages=plan), by=by, at=at)


def approve(session: Session, project: LeanProject, *, by: Actor, at: datetime) -> None:
    """The customer approves; of a pilot the committee agrees first."""
    if project.kind == "pilot":
        sent = SendToCommittee(sent_on=at.date(), letter="12-исх")
        made = approving.send_to_committee(session, project, sent, by=by, at=at)
        said = CommitteeAnswer(answered_on=at.date(), agreed=True, letter="7-вх")
        approving.note_answer(session, project, made, said, None, by=by, at=at)
    approving.approve_passport(session, project, ApprovePassport(proof="x"), None, by=by, at=at)


def bring(session: Session, project: LeanProject, role: Any, *, by: Actor, at: datetime) -> str:
    """Bring a document; its id."""
    facts = FileFacts(name=f"{role}.pdf", role=role)
    return filing.add_file(session, project, facts, "application/pdf", PDF, by=by, at=at).id


def act(session: Session, office: Office, project: LeanProject, *, by: Actor, at: datetime) -> None:
    """Plan an action of Борис."""
    wanted = NewAction(text="Завести шаблон справки", owner_id=office.boris, due=date(2026, 12, 11))
    actions.add_action(session, project, wanted, None, by=by, at=at)


def do_all(session: Session, project: LeanProject, *, by: Actor, at: datetime) -> None:
    """Report and accept every action."""
    for action in queries.actions(session, project.id):
        if action.state in OPEN_ACTIONS and not action.task_id:
            actions.report_action(session, project, action, "шаблон в папке", by=by, at=at)
            actions.confirm_action(session, project, action, by=by, at=at)


def reach(session: Session, project: LeanProject, value: float, *, by: Actor, at: datetime) -> None:
    """Write down what was reached."""
    row = ResultInput(id="r1", name="Время выдачи", was="12 дней", became=f"{value} дня", is_significant=True)
    wanted = SetResults(
        facts={GOAL: value},
        results=[row],
        labour_before=60,
        labour_after=20,
        cases=300,
        money=12.5,
        money_basis="бумага",
    )
    results.set_results(session, project, wanted, by=by, at=at)


def check(session: Session, project: LeanProject, value: float, *, by: Actor, at: datetime) -> None:
    """Note the next check of stability."""
    ending.check_stability(session, project, StabilityCheck(values={GOAL: value}, note=EARLY), None, by=by, at=at)


def finish_task(session: Session, office: Office, task_id: str | None, *, by: Actor, at: datetime) -> None:
    """Move the task of an action where done tasks are."""
    task = session.get_one(Task, task_id)
    wanted = MoveTask(column_id=office.columns["done"], override_reason="готово")
    moving.move_task(session, task, wanted, by=by, at=at, heads=True)
