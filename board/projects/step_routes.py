"""The steps of a project's life by HTTP."""

from flask import Blueprint
from sqlmodel import Session

from board import clock, errors
from board.live.asking import command
from board.people import proving
from board.projects import access, answers, approving, defending, ending, queries, stage_plan, stage_tasks, steps
from board.projects.answers import ProjectAnswer
from board.projects.asked import to_work_on
from board.projects.inputs import (
    ApprovePassport,
    CommitteeAnswer,
    ReturnPassport,
    SendToCommittee,
    StabilityCheck,
    StepComment,
    StepReason,
    SuspendProject,
)
from board.tasks.models import Board

api = Blueprint("project_steps_api", __name__, url_prefix="/api/v1")
_REFUSED = (409,)


@api.post("/projects/<project_id>/start-passport")
@command("Begin the passport of an idea", answers=ProjectAnswer, problems=_REFUSED)
def start_passport(session: Session, project_id: str) -> ProjectAnswer:
    """Its leader and team, who heads its unit, the coordinator."""
    found, who = to_work_on(session, project_id, access.may_write)
    steps.start_passport(session, found, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post("/projects/<project_id>/reject")
@command("Reject an idea", body=StepReason, answers=ProjectAnswer, problems=_REFUSED)
def reject(session: Session, wanted: StepReason, project_id: str) -> ProjectAnswer:
    """Who heads its unit, the coordinator."""
    found, who = to_work_on(session, project_id, access.may_dispose)
    steps.reject(session, found, wanted.reason, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post("/projects/<project_id>/submit")
@command("Submit the passport to the customer", answers=ProjectAnswer, problems=_REFUSED)
def submit_passport(session: Session, project_id: str) -> ProjectAnswer:
    """Its leader, who heads its unit, the coordinator."""
    found, who = to_work_on(session, project_id, access.may_lead)
    approving.submit_passport(session, found, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post("/projects/<project_id>/return")
@command("Return the passport with remarks", body=ReturnPassport, answers=ProjectAnswer, problems=_REFUSED)
def return_passport(session: Session, wanted: ReturnPassport, project_id: str) -> ProjectAnswer:
    """The customer's head, the coordinator."""
    found, who = to_work_on(session, project_id, access.may_note_word)
    approving.return_passport(session, found, wanted, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post("/projects/<project_id>/approve")
@command("Approve the passport", body=ApprovePassport, answers=ProjectAnswer, problems=_REFUSED)
def approve_passport(session: Session, wanted: ApprovePassport, project_id: str) -> ProjectAnswer:
    """The customer's head, who has entered the password once more."""
    board = _board_of_leader(session, project_id)
    found, who = to_work_on(session, project_id, access.may_approve)
    proving.check(wanted.proof)
    approving.approve_passport(session, found, wanted, board, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post("/projects/<project_id>/agreements")
@command(
    "Note the letter to the regional committee",
    body=SendToCommittee,
    answers=ProjectAnswer,
    status=201,
    problems=_REFUSED,
)
def send_to_committee(session: Session, wanted: SendToCommittee, project_id: str) -> ProjectAnswer:
    """Its leader, who heads its unit, the coordinator."""
    found, who = to_work_on(session, project_id, access.may_lead)
    approving.send_to_committee(session, found, wanted, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post("/projects/<project_id>/agreements/<agreement_id>/answer")
@command("Note how the committee answered", body=CommitteeAnswer, answers=ProjectAnswer, problems=_REFUSED)
def note_answer(session: Session, wanted: CommitteeAnswer, project_id: str, agreement_id: str) -> ProjectAnswer:
    """Its leader, who heads its unit, the coordinator."""
    board = _board_of_leader(session, project_id)
    found, who = to_work_on(session, project_id, access.may_lead)
    sent = queries.agreement(session, found.id, agreement_id)
    approving.note_answer(session, found, sent, wanted, board, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post("/projects/<project_id>/complete-stage")
@command("Complete the stage in work", body=StepComment, answers=ProjectAnswer, problems=_REFUSED)
def complete_stage(session: Session, wanted: StepComment, project_id: str) -> ProjectAnswer:
    """Its leader, who heads its unit, the coordinator."""
    stage_tasks.hold_work(session, project_id)
    found, who = to_work_on(session, project_id, access.may_lead)
    steps.complete_stage(session, found, wanted.comment, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post("/projects/<project_id>/accept")
@command("Accept the plan of measures", body=StepComment, answers=ProjectAnswer, problems=_REFUSED)
def accept_plan(session: Session, wanted: StepComment, project_id: str) -> ProjectAnswer:
    """The customer's head; the coordinator notes what was decided."""
    project = queries.project(session, project_id)
    owners = defending.owners_of(session, project_id)
    boards = defending.boards_of(session, project, owners)
    found, who = to_work_on(session, project_id, access.may_note_word)
    if defending.owners_of(session, project_id) != owners:
        # Somebody has planned for somebody else meanwhile, whose board is not held.
        raise errors.Busy
    access.check_word(who, found, wanted.comment)
    defending.accept_plan(session, found, wanted.comment, boards, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post("/projects/<project_id>/send-back")
@command("Send the plan of measures back", body=StepReason, answers=ProjectAnswer, problems=_REFUSED)
def send_back(session: Session, wanted: StepReason, project_id: str) -> ProjectAnswer:
    """The customer's head; the coordinator notes what was decided."""
    found, who = to_work_on(session, project_id, access.may_note_word)
    steps.send_back(session, found, wanted.reason, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post("/projects/<project_id>/rework")
@command("Work on: the goals are not reached", body=StepReason, answers=ProjectAnswer, problems=_REFUSED)
def rework(session: Session, wanted: StepReason, project_id: str) -> ProjectAnswer:
    """Its leader, who heads its unit, the coordinator."""
    found, who = to_work_on(session, project_id, access.may_lead)
    steps.rework(session, found, wanted.reason, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post("/projects/<project_id>/close")
@command(
    "Close the project: the customer confirms the result", body=StepComment, answers=ProjectAnswer, problems=_REFUSED
)
def close_project(session: Session, wanted: StepComment, project_id: str) -> ProjectAnswer:
    """The customer's head; the coordinator notes what was confirmed."""
    found, who = to_work_on(session, project_id, access.may_note_word)
    access.check_word(who, found, wanted.comment)
    ending.close_project(session, found, wanted.comment, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post("/projects/<project_id>/checks")
@command("Note what a check of stability found", body=StabilityCheck, answers=ProjectAnswer, problems=_REFUSED)
def check_stability(session: Session, wanted: StabilityCheck, project_id: str) -> ProjectAnswer:
    """Its leader, who heads its unit, the coordinator."""
    board = _board_of_leader(session, project_id)
    found, who = to_work_on(session, project_id, access.may_lead)
    ending.check_stability(session, found, wanted, board, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post("/projects/<project_id>/suspend")
@command("Let the project rest", body=SuspendProject, answers=ProjectAnswer, problems=_REFUSED)
def suspend(session: Session, wanted: SuspendProject, project_id: str) -> ProjectAnswer:
    """Its leader, who heads its unit, the coordinator."""
    found, who = to_work_on(session, project_id, access.may_lead)
    steps.suspend(session, found, wanted.reason, wanted.resume_on, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post("/projects/<project_id>/resume")
@command("Go on with the project", body=StepComment, answers=ProjectAnswer, problems=_REFUSED)
def resume(session: Session, wanted: StepComment, project_id: str) -> ProjectAnswer:
    """Its leader, who heads its unit, the coordinator."""
    stage_tasks.hold_work(session, project_id)
    found, who = to_work_on(session, project_id, access.may_lead)
    stage_plan.resume(session, found, wanted.comment, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


@api.post("/projects/<project_id>/cancel")
@command("End the project early", body=StepReason, answers=ProjectAnswer, problems=_REFUSED)
def cancel(session: Session, wanted: StepReason, project_id: str) -> ProjectAnswer:
    """The customer's head, the coordinator; before the approval also who heads its unit."""
    stage_tasks.hold_work(session, project_id)
    found, who = to_work_on(session, project_id, access.may_cancel)
    steps.cancel(session, found, wanted.reason, by=who.actor, at=clock.now())
    return answers.project_answer(session, found)


def _board_of_leader(session: Session, project_id: str) -> Board | None:
    # Boards are held before projects, by everybody.
    project = queries.project(session, project_id)
    return stage_tasks.board_of(session, project.unit_id, project.leader_id)
