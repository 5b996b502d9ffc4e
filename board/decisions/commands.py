"""The only writer of decisions: made, changed, dropped, judged. What follows by itself is in `following`."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from board import clock, errors
from board.decisions import checks, events, queries
from board.decisions.events import decisions_room
from board.decisions.inputs import EditDecision, JudgeDecision, NewDecision
from board.decisions.models import TO_BE_DONE, Decision
from board.decisions.subjects import Numbers, Subject
from board.errors import N_
from board.ids import new_id
from board.live.change import hold, keep_for_undo, record
from board.live.events import Actor
from board.people import queries as people
from board.people.models import Unit
from board.people.rights import Viewer
from board.people.viewers import Terms
from board.tasks import commands as tasks
from board.tasks import queries as boards
from board.tasks.inputs import EditTask, NewTask
from board.tasks.models import Board, ColumnKind, Task


def unit_to_decide_in(session: Session, unit_id: str, who: Viewer, *, asked: str | None = None) -> Unit:
    """A unit in which the viewer may decide; its room is held, and that of a unit that is asked.

    Raises `NotFound`, `NotAllowed`.
    """
    unit = queries.unit_for(session, unit_id, who)
    if not who.may_work_in(unit.id):
        raise errors.NotAllowed
    _hold_rooms(session, unit.id, asked)
    return unit


def decision_to_work_on(session: Session, decision_id: str, who: Viewer, *, asked: str | None = None) -> Decision:
    """A decision the viewer may change; its rooms are held, and that of a unit that is asked.

    Raises `NotFound`, `NotAllowed`, `Gone`.
    """
    found = queries.decision_for(session, decision_id, who)
    if not who.may_work_in(found.unit_id):
        raise errors.NotAllowed
    return hold_decision(session, found, asked=asked)


def hold_decision(session: Session, decision: Decision, *, asked: str | None = None) -> Decision:
    """Keep others from changing a decision until the transaction ends. Raises `Gone` for one in the archive."""
    earlier = [each.asked_unit_id for each in queries.escalations(session, decision.id)]
    _hold_rooms(session, decision.unit_id, asked, *earlier)
    session.refresh(decision)
    if decision.archived_at:
        raise errors.Gone
    return decision


def make_decision(
    session: Session,
    wanted: NewDecision,
    subject: Subject,
    numbers: Numbers,
    *,
    board: Board | None,
    by: Actor,
    at: datetime,
    heads: bool = False,
) -> Decision:
    """Decide; where somebody is to do it and a board is named, it becomes a task there.

    The unit's room is held, and the board. Raises `Invalid`, and what adding a task raises.
    """
    checks.check_new(session, wanted)
    owner = people.person(session, wanted.owner_id) if wanted.owner_id else None
    given = wanted.model_dump(exclude={"about", "ask_unit_id", "board_id"})
    made = Decision(
        id=new_id(),
        number=queries.last_number(session, wanted.unit_id) + 1,
        **given,
        about_kind=wanted.about.kind,
        about_id=wanted.about.id,
        about_name=subject.name,
        owner=owner.name if owner else None,
        original_due=wanted.due,
        numbers=numbers,
        author_id=by.id,
        author=by.name,
        at=at,
    )
    if board and owner:
        made.task_id, made.board_id = _task(session, board, made, by=by, at=at, heads=heads).id, board.id
    session.add(made)
    tell(session, made, events.DecisionMade, was=None, by=by, at=at)
    return made


def edit_decision(
    session: Session, decision: Decision, wanted: EditDecision, *, by: Actor, at: datetime, heads: bool = False
) -> None:
    """Say it in other words, give it to somebody else or another day; its task goes along.

    Raises `Invalid`, `Refusal` for one that is over, and what editing a task raises.
    """
    _refuse_if_over(decision)
    given = wanted.model_dump(include=wanted.model_fields_set - {"due_reason"})
    changed = {name: value for name, value in given.items() if getattr(decision, name) != value}
    if not changed:
        return
    checks.check_change(session, decision, changed, wanted)
    was = image(decision)
    task = session.get(Task, decision.task_id) if decision.task_id else None
    moved = {"assignee_id": changed.get("owner_id", decision.owner_id), "due": changed.get("due", decision.due)}
    if task and {"owner_id", "due"} & changed.keys():
        tasks.edit_task(session, task, EditTask(**moved, due_reason=wanted.due_reason), by=by, at=at, heads=heads)
    for name, value in changed.items():
        setattr(decision, name, value)
    if "owner_id" in changed:
        decision.owner = people.person(session, decision.owner_id).name if decision.owner_id else None
    if "due" in changed:
        count_due_change(decision, was)
    if "check_on" in changed:
        decision.numbers_after = decision.measured_at = None
    tell(session, decision, events.DecisionChanged, was=was, by=by, at=at, due_reason=wanted.due_reason)


def finish_decision(session: Session, decision: Decision, *, by: Actor, at: datetime) -> None:
    """Mark one as done that has become no task. Raises `Refusal` where its task says so, or it is over."""
    _refuse_if_over(decision)
    if decision.task_id:
        raise errors.Refusal(N_("It is done when its task on the board is done."))
    if decision.done_at:
        return
    was = image(decision)
    decision.done_at = at
    tell(session, decision, events.DecisionChanged, was=was, by=by, at=at)


def drop_decision(session: Session, decision: Decision, reason: str, *, by: Actor, at: datetime) -> None:
    """Say that it will not be done, and why; its task, if it is not done, stays to be dealt with on the board."""
    _refuse_if_over(decision)
    was = image(decision)
    decision.dropped_at, decision.dropped_reason = at, reason
    tell(session, decision, events.DecisionChanged, was=was, by=by, at=at)


def judge_decision(session: Session, decision: Decision, wanted: JudgeDecision, *, by: Actor, at: datetime) -> None:
    """Say whether it helped. Too early to say: it is looked at again on another day.

    Raises `Invalid` where that day is missing, `Refusal` where nothing was done yet.
    """
    today = clock.date_in(at, Terms.zone)
    if decision.dropped_at or (decision.kind in TO_BE_DONE and decision.done_at is None):
        raise errors.Refusal(N_("Only what was done can have helped."))
    is_early = wanted.verdict == "early"
    if is_early and (wanted.check_on is None or wanted.check_on <= today):
        raise errors.Invalid([{"field": "check_on", "type": "missing", "message": N_("must be a day after today")}])
    was = image(decision)
    decision.verdict, decision.verdict_at, decision.verdict_by = wanted.verdict, at, by.name
    decision.verdict_note = wanted.note
    if is_early:
        decision.check_on, decision.numbers_after, decision.measured_at = wanted.check_on, None, None
    tell(session, decision, events.DecisionChanged, was=was, by=by, at=at)


def _hold_rooms(session: Session, *units: str | None) -> None:
    # All in one go, which orders them: two who ask and answer each other never wait for each other.
    there = (unit_id for unit_id in units if unit_id and session.get(Unit, unit_id))
    hold(session, *(decisions_room(unit_id) for unit_id in there))


def image(row: Any) -> dict[str, Any]:
    """A row as it stands, to be put back or compared."""
    found: dict[str, Any] = row.model_dump(mode="json")
    return found


def tell(
    session: Session,
    decision: Decision,
    event: type[events.DecisionEvent],
    *,
    was: dict[str, Any] | None,
    by: Actor | None,
    at: datetime,
    is_own: bool = True,
    **more: Any,
) -> None:
    """Record what has become of a decision, wherever it is seen; a person's own act upon it can be taken back."""
    session.flush()
    if by and is_own:
        rows = [{"row": "decision", "id": decision.id, "was": was, "is": image(decision)}]
        keep_for_undo(session, {"feature": "decisions", "decision": decision.id, "rows": rows})
    seen = {decision.unit_id, *(each.asked_unit_id for each in queries.escalations(session, decision.id))}
    for unit_id in sorted(seen):
        tell_to(session, decision, event, unit_id, by=by, at=at, **more)


def tell_to(
    session: Session,
    decision: Decision,
    event: type[events.DecisionEvent],
    unit_id: str,
    *,
    by: Actor | None,
    at: datetime,
    **more: Any,
) -> None:
    """Record it in the room of one unit."""
    record(session, event(to=unit_id, decision=queries.card(session, decision), **more), by=by, at=at)


def _refuse_if_over(decision: Decision) -> None:
    if decision.is_over:
        raise errors.Refusal(N_("Nothing more is to be done about this decision."))


def count_due_change(decision: Decision, was: dict[str, Any]) -> None:
    """Keep the first day, and how often it was changed."""
    if was["due"] is None:
        decision.original_due = decision.original_due or decision.due
    else:
        decision.due_changes += 1


def _task(session: Session, board: Board, made: Decision, *, by: Actor, at: datetime, heads: bool) -> Task:
    """The task that it becomes: in the plan of the week, so that it is seen, where the board has one."""
    planned = [each for each in boards.columns(session, board.id) if each.kind == ColumnKind.PLANNED]
    closed_to_us = board.hard_limits and not heads
    wanted = NewTask(
        title=made.what[:300],
        column_id=planned[0].id if planned and not closed_to_us else None,
        assignee_id=made.owner_id,
        due=made.due,
        description=made.problem,
        override_reason=made.what,
    )
    return tasks.add_task(session, board, wanted, by=by, at=at, heads=heads)
