"""The only writer of what makes a passport count: submitted, returned, approved by the customer, agreed for pilots."""

from datetime import date, datetime

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.ids import new_id
from board.live.events import Actor
from board.projects import checks, commands, queries, stage_tasks, steps, whole
from board.projects.changing import changing, day_of
from board.projects.inputs import ApprovePassport, CommitteeAnswer, ReturnPassport, SendToCommittee
from board.projects.lifecycle import State, Step
from board.projects.models import Agreement, FileRole, Kind, LeanProject, PassportRemark, PassportVersion
from board.tasks.models import Board


def submit_passport(session: Session, project: LeanProject, *, by: Actor, at: datetime) -> None:
    """Put a whole passport before the customer; what has changed since it was returned is its next version.

    Why it is another one is what was said when it was returned.
    """
    with steps.moving(session, project, Step.SUBMIT, by=by, at=at):
        steps.take_step(session, project, Step.SUBMIT, by=by, at=at)
        content, last = whole.content(session, project), queries.versions(session, project.id)[-1]
        if last.submitted_at and last.content != content:
            project.passport_version += 1
            said = queries.last_comment(session, project.id, Step.RETURN)
            last = commands.keep_version(session, project, said, by=by, at=at)
        last.content, last.submitted_at = content, at


def return_passport(session: Session, project: LeanProject, wanted: ReturnPassport, *, by: Actor, at: datetime) -> None:
    """Send it back with a word in general and at its fields; an approval that waited for the committee is gone."""
    with steps.moving(session, project, Step.RETURN, by=by, at=at, comment=wanted.reason):
        steps.take_step(session, project, Step.RETURN, by=by, at=at, comment=wanted.reason)
        _take_approval_off(session, project)
        for each in wanted.remarks:
            remark = PassportRemark(
                id=new_id(),
                project_id=project.id,
                version=project.passport_version,
                field=each.field,
                text=each.text,
                by=by.name,
                at=at,
            )
            session.add(remark)


def approve_passport(
    session: Session, project: LeanProject, wanted: ApprovePassport, board: Board | None, *, by: Actor, at: datetime
) -> None:
    """«УТВЕРЖДАЮ» by the customer's head. A pilot goes on when the regional committee has agreed too.

    Of a customer outside it is recorded with the day of the signature, and the signed paper has to be there.
    Raises `WrongState` for a second approval, `Invalid` for a day that cannot be.
    """
    _refuse_unless_in_review(project)
    if project.approved_at:
        raise checks.WrongState(N_("The passport has been approved already."))
    day = _signed_on(session, project, wanted, day_of(at))
    name = project.customer_head if project.customer_head_id is None else by.name
    with changing(session, project, by=by, at=at, may_undo=False):
        project.approved_at, project.approved_by, project.approved_on = at, name, day
        last = _last(session, project)
        last.approved_at, last.approved_by = at, name
    _go_on(session, project, board, by=by, at=at)


def send_to_committee(
    session: Session, project: LeanProject, wanted: SendToCommittee, *, by: Actor, at: datetime
) -> Agreement:
    """Note the letter with which a pilot's passport went to the regional committee. Raises `WrongState`, `Invalid`."""
    if project.kind != Kind.PILOT:
        raise checks.WrongState(N_("Only the passports of pilots are agreed with the regional committee."))
    _refuse_unless_in_review(project)
    version = project.passport_version
    if any(each.agreed is None and each.version == version for each in queries.agreements(session, project.id)):
        raise checks.WrongState(N_("The committee has not answered the letter before yet."))
    _refuse_future("sent_on", wanted.sent_on, day_of(at))
    made = Agreement(
        id=new_id(),
        project_id=project.id,
        sent_on=wanted.sent_on,
        letter=wanted.letter,
        version=version,
        by=by.name,
    )
    with changing(session, project, by=by, at=at):
        session.add(made)
    return made


def note_answer(
    session: Session,
    project: LeanProject,
    sent: Agreement,
    wanted: CommitteeAnswer,
    board: Board | None,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Note how the committee answered; when it agrees and the customer has approved, the project begins."""
    if sent.agreed is not None:
        raise checks.WrongState(N_("This letter has been answered already."))
    _refuse_future("answered_on", wanted.answered_on, day_of(at))
    if wanted.answered_on < sent.sent_on:
        message = N_("must not be before the letter was sent")
        raise errors.Invalid([{"field": "answered_on", "type": "own", "message": message}])
    with changing(session, project, by=by, at=at, may_undo=False):
        sent.answered_on, sent.agreed = wanted.answered_on, wanted.agreed
        sent.answer_letter, sent.remarks = wanted.letter, wanted.remarks
    _go_on(session, project, board, by=by, at=at)


def _go_on(session: Session, project: LeanProject, board: Board | None, *, by: Actor, at: datetime) -> None:
    """Where both have said yes the project begins; the fact of stage 1 is the later of the two days."""
    rounds = [each for each in queries.agreements(session, project.id) if each.is_about(project)]
    agreed = [each.answered_on for each in rounds if each.answered_on]
    if project.stands is not State.PASSPORT_REVIEW or project.approved_on is None:
        return
    if project.kind == Kind.PILOT and not agreed:
        return
    day = max([project.approved_on, *(agreed if project.kind == Kind.PILOT else [])])
    with steps.moving(session, project, Step.APPROVE, by=by, at=at, may_undo=False):
        steps.take_step(session, project, Step.APPROVE, by=by, at=at)
        project.approved_on = day
        first = steps.stage(session, project, 1)
        first.fact_start = first.fact_end = day
        steps.begin_stage(session, project, 2, day)
    if board:
        stage_tasks.give_stage(session, project, 2, board, by=by, at=at)


def _signed_on(session: Session, project: LeanProject, wanted: ApprovePassport, today: date) -> date:
    if project.customer_head_id is not None:
        return today
    if wanted.signed_on is None:
        message = N_("say on which day the customer signed")
        raise errors.Invalid([{"field": "signed_on", "type": "missing", "message": message}])
    _refuse_future("signed_on", wanted.signed_on, today)
    if FileRole.APPROVAL not in {each.role for each in queries.files(session, project.id)}:
        raise checks.Incomplete(["approval_file"])
    return wanted.signed_on


def _refuse_unless_in_review(project: LeanProject) -> None:
    if project.stands is not State.PASSPORT_REVIEW:
        raise checks.WrongState(N_("The passport is not before the customer now."))


def _refuse_future(field: str, day: date, today: date) -> None:
    if day > today:
        raise errors.Invalid([{"field": field, "type": "own", "message": N_("must not be in the future")}])


def _last(session: Session, project: LeanProject) -> PassportVersion:
    return session.get_one(PassportVersion, (project.id, project.passport_version))


def _take_approval_off(session: Session, project: LeanProject) -> None:
    project.approved_at = project.approved_by = project.approved_on = None
    last = _last(session, project)
    last.approved_at = last.approved_by = None
