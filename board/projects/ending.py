"""The only writer of the end of a project: closed, checked for stability, sustained or regressed (domain, 3.1)."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session

from board import errors
from board.errors import N_
from board.ids import new_id
from board.live.events import Actor, instant
from board.projects import actions, checks, gains, stage_tasks, steps
from board.projects.changing import changing, day_of
from board.projects.gains import Kept
from board.projects.inputs import NewAction, StabilityCheck
from board.projects.lifecycle import State, Step
from board.projects.models import LeanProject
from board.tasks.models import Board

INTERIM = (30, 60, 90)
"""Days after closing on which it is looked whether the gain holds (domain, A-07)."""
_AGAIN = timedelta(days=30)
_EARLIEST = timedelta(days=7)
"""A check that is made longer than that before its day says why."""
_TO_MEND = timedelta(days=14)
_LOST, _MEND = "Результат лин-проекта утрачен", "Вернуть достигнутый результат лин-проекта"
"""What stands on a board then: the organisation's own words, as the labels of the decree's stages are."""


def close_project(session: Session, project: LeanProject, comment: str | None, *, by: Actor, at: datetime) -> None:
    """The customer confirms the result: stage 9 is done, money counts, the checks of stability are planned."""
    day = day_of(at)
    with steps.moving(session, project, Step.CLOSE, by=by, at=at, comment=comment, may_undo=False):
        steps.take_step(session, project, Step.CLOSE, by=by, at=at, comment=comment)
        project.closed_on = day
        steps.end_stage(session, project, 9, day)
        steps.begin_stage(session, project, 10, day)
        project.checks = planned_checks(day, steps.stage(session, project, 10).plan_end)
        if project.effects.get("money") is not None:
            said = {"money_confirmed_at": instant(at), "money_confirmed_by": by.name}
            project.effects = {**project.effects, **said}


def planned_checks(closed: date, stable: date | None) -> list[dict[str, Any]]:
    """The checks at +30, +60, +90 days and on the day of stage 10, which is the last of them and none too early."""
    days = [closed + timedelta(days=each) for each in INTERIM]
    final = max(stable or days[-1], days[-1])
    return [_check(each, "interim") for each in days if each < final] + [_check(final, "final")]


def check_stability(
    session: Session,
    project: LeanProject,
    wanted: StabilityCheck,
    board: Board | None,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Note what the next check found: what of each goal's gain is kept decides what follows.

    One that is made long before its day says why. Partly kept: something is to be mended, and after the last check
    there is one more in 30 days. Lost at the last one, or twice in a row: the result is lost, which is work for the
    unit's board. Raises `Invalid`, `WrongState`.
    """
    if project.stands is not State.STABILITY_MONITORING:
        raise checks.WrongState(N_("Stability is checked after the project was closed."))
    _refuse_other_goals(project, wanted)
    place = next((number for number, each in enumerate(project.checks) if not each["at"]), None)
    if place is None:
        raise checks.WrongState(N_("All checks have been made."))
    if day_of(at) + _EARLIEST < date.fromisoformat(project.checks[place]["due"]) and not wanted.note:
        message = N_("say why it is checked before its day")
        raise errors.Invalid([{"field": "note", "type": "missing", "message": message}])
    kept = _kept(project, wanted.values)
    verdict = gains.verdict(kept.values())
    done = {
        **project.checks[place],
        "at": instant(at),
        "by": by.name,
        "values": dict(wanted.values),
        "kept": kept,
        "verdict": verdict,
        "note": wanted.note,
    }
    later = [*project.checks[:place], done, *project.checks[place + 1 :]]
    end = _end(later, place)
    if end is None and done["kind"] == "final":
        later.append(_check(day_of(at) + _AGAIN, "final"))
    _note(session, project, later, end, wanted.note, by=by, at=at)
    if verdict is not Kept.STABLE:
        _mend(session, project, board, is_lost=end is Step.REGRESS, by=by, at=at)


def _note(
    session: Session,
    project: LeanProject,
    later: list[dict[str, Any]],
    end: Step | None,
    note: str | None,
    *,
    by: Actor,
    at: datetime,
) -> None:
    if end is None:
        with changing(session, project, by=by, at=at, may_undo=False):
            project.checks = later
        return
    with steps.moving(session, project, end, by=by, at=at, comment=note, may_undo=False):
        project.checks = later
        steps.take_step(session, project, end, by=by, at=at, comment=note, forgiven=("checks",))
        steps.end_stage(session, project, 10, day_of(at))
        project.ended_on = day_of(at)


def _end(checked: list[dict[str, Any]], place: int) -> Step | None:
    """Whether the check at that place ends it."""
    this = checked[place]
    before = checked[place - 1]["verdict"] if place else None
    if this["verdict"] == Kept.LOST and (this["kind"] == "final" or before == Kept.LOST):
        return Step.REGRESS
    return Step.SUSTAIN if this["kind"] == "final" and this["verdict"] == Kept.STABLE else None


def _mend(
    session: Session, project: LeanProject, board: Board | None, *, is_lost: bool, by: Actor, at: datetime
) -> None:
    due = day_of(at) + _TO_MEND
    if is_lost:
        if board:
            title = f"{_LOST}: {project.title}"
            stage_tasks.add_task(session, board, title, project, project.leader_id, due, by=by, at=at)
        return
    wanted = NewAction(text=f"{_MEND}: {project.title}"[:300], owner_id=project.leader_id, due=due)
    actions.add_action(session, project, wanted, board, by=by, at=at)


def _kept(project: LeanProject, values: dict[str, float]) -> dict[str, float]:
    """The share of each goal's gain as it is shown: what is shown is judged, so that 90 % are 90 %."""
    return {
        each["id"]: round(
            gains.kept(each["baseline"], each["target"], project.facts[each["id"]], values[each["id"]]), 2
        )
        for each in project.passport["goals"]
    }


def _refuse_other_goals(project: LeanProject, wanted: StabilityCheck) -> None:
    goals = {each["id"] for each in project.passport.get("goals", [])}
    if wanted.values.keys() != goals:
        message = N_("a value is needed for every goal, and for nothing else")
        raise errors.Invalid([{"field": "values", "type": "own", "message": message}])


def _check(due: date, kind: str) -> dict[str, Any]:
    return {
        "id": new_id(), "due": due.isoformat(), "kind": kind, "at": None, "by": None, "values": {}, "kept": {},
        "verdict": None, "note": None,
    }  # fmt: skip
