"""The only writer of the planned dates of stages, and of resting and going on, which moves them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlmodel import Session

from board import errors
from board.calendar import queries as calendar
from board.calendar.working_days import working_days_between
from board.errors import N_
from board.live.events import Actor
from board.projects import checks, commands, queries, schedule, stage_tasks, steps
from board.projects.changing import changing, day_of
from board.projects.inputs import SetPlan, ShiftPlan, StagePlan
from board.projects.lifecycle import Step
from board.projects.models import LeanProject, ProjectStage
from board.projects.schedule import SINGLE, Stage

_FAR = timedelta(days=3 * 366)
_SAID = {
    "backwards": N_("ends before it begins"),
    "before_previous": N_("begins before the stage before it"),
    "before_end": N_("closing comes before the results are monitored"),
    "not_after_closing": N_("comes after closing"),
    "too_long": N_("a project does not last five years"),
}


def set_plan(session: Session, project: LeanProject, wanted: SetPlan, *, by: Actor, at: datetime) -> None:
    """Plan the dates of stages; once approved it makes a new version of the passport, with a reason.

    Raises `Invalid` naming each stage that cannot be so, `Refusal` where nothing can be planned any more.
    """
    given = {each.number: each for each in wanted.stages}
    stages = queries.stages(session, project.id)
    plan = [_planned(each.dates, given[each.number]) if each.number in given else each.dates for each in stages]
    if plan == [each.dates for each in stages]:
        return
    reason = checks.check_editable(project, wanted.reason)
    _refuse_faults(plan)
    lacked = checks.missing_in_form(session, project)
    with changing(session, project, by=by, at=at):
        _take_over(stages, plan)
        checks.check_stays_whole(session, project, lacked)
        commands.note_revision(session, project, reason, by=by, at=at)
        stage_tasks.follow_stages(session, project, reason, by=by, at=at)


def shift_plan(session: Session, project: LeanProject, wanted: ShiftPlan, *, by: Actor, at: datetime) -> None:
    """Move the plan by working days from a stage on. Raises as `set_plan`."""
    reason = checks.check_editable(project, wanted.reason)
    stages = queries.stages(session, project.id)
    plan = schedule.shifted([each.dates for each in stages], wanted.days, _exceptions(session, stages), wanted.since)
    if plan == [each.dates for each in stages]:
        return
    _refuse_faults(plan)
    with changing(session, project, by=by, at=at):
        _take_over(stages, plan)
        commands.note_revision(session, project, reason, by=by, at=at)
        stage_tasks.follow_stages(session, project, reason, by=by, at=at)


def resume(session: Session, project: LeanProject, comment: str | None, *, by: Actor, at: datetime) -> None:
    """Go on where it rested; what was not done yet is planned as many working days later, which is a new version.

    Its reason is the word with this step, else why it rested.
    """
    today = day_of(at)
    with steps.moving(session, project, Step.RESUME, by=by, at=at, comment=comment):
        rested = project.suspended_on or today
        steps.take_step(session, project, Step.RESUME, by=by, at=at, comment=comment)
        stages = queries.stages(session, project.id)
        exceptions = calendar.exceptions(session, rested - _FAR, today + _FAR)
        days = max(0, working_days_between(rested, today, exceptions))
        _take_over(stages, schedule.shifted([each.dates for each in stages], days, exceptions))
        project.resume_state = project.suspended_on = project.resume_on = None
        if days:
            reason = comment or queries.last_comment(session, project.id, Step.SUSPEND)
            commands.note_revision(session, project, reason, by=by, at=at)
            stage_tasks.follow_stages(session, project, reason, by=by, at=at)


def _planned(stage: Stage, wanted: StagePlan) -> Stage:
    start, end = wanted.plan_start, wanted.plan_end
    if stage.number in SINGLE:
        start = end = start or end
    return Stage(stage.number, start, end, stage.fact_start, stage.fact_end)


def _take_over(stages: Iterable[ProjectStage], plan: Iterable[Stage]) -> None:
    for row, dates in zip(stages, plan, strict=True):
        row.plan_start, row.plan_end = dates.plan_start, dates.plan_end


def _refuse_faults(plan: list[Stage]) -> None:
    found = schedule.faults(plan)
    if found:
        raise errors.Invalid(
            [{"field": f"stages.{each.number}", "type": each.code, "message": _SAID[each.code]} for each in found]
        )


def _exceptions(session: Session, stages: list[ProjectStage]) -> dict[date, bool]:
    known = [day for each in stages for day in (each.plan_start, each.plan_end) if day]
    return calendar.exceptions(session, min(known) - _FAR, max(known) + _FAR) if known else {}
