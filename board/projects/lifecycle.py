"""The life of a lean project as a table: states, steps from one to another (domain, 3.1). Pure."""

from enum import StrEnum


class State(StrEnum):
    """Where a project stands; what each counts as is asked of the sets below."""

    IDEA = "idea"
    PASSPORT_DRAFT = "passport_draft"
    PASSPORT_REVIEW = "passport_review"
    MAPPING_CURRENT = "mapping_current"
    ANALYSIS = "analysis"
    MAPPING_TARGET = "mapping_target"
    PLANNING = "planning"
    DEFENCE = "defence"
    IMPLEMENTATION = "implementation"
    RESULT_MONITORING = "result_monitoring"
    CLOSING = "closing"
    STABILITY_MONITORING = "stability_monitoring"
    SUSTAINED = "sustained"
    REGRESSED = "regressed"
    SUSPENDED = "suspended"
    REJECTED = "rejected"
    CANCELLED = "cancelled"


class Step(StrEnum):
    """What leads from one state to another."""

    CREATE = "create"
    START_PASSPORT = "start_passport"
    REJECT = "reject"
    SUBMIT = "submit"
    RETURN = "return"
    APPROVE = "approve"
    COMPLETE_STAGE = "complete_stage"
    ACCEPT = "accept"
    SEND_BACK = "send_back"
    REWORK = "rework"
    CLOSE = "close"
    SUSTAIN = "sustain"
    REGRESS = "regress"
    SUSPEND = "suspend"
    RESUME = "resume"
    CANCEL = "cancel"


ACTIVE = (
    State.MAPPING_CURRENT,
    State.ANALYSIS,
    State.MAPPING_TARGET,
    State.PLANNING,
    State.DEFENCE,
    State.IMPLEMENTATION,
    State.RESULT_MONITORING,
    State.CLOSING,
)
"""A passport that was agreed, and not closed yet: these count as being carried out."""
COMPLETED = (State.STABILITY_MONITORING, State.SUSTAINED, State.REGRESSED)
BEFORE_APPROVAL = (State.IDEA, State.PASSPORT_DRAFT, State.PASSPORT_REVIEW)
DEAD = (State.REJECTED, State.CANCELLED)
COUNTED = (*ACTIVE, State.SUSPENDED, *COMPLETED)
"""Those of the column «Общее количество лин-проектов» of REG-A1: an approved passport, and not cancelled."""
PROVEN = (State.STABILITY_MONITORING, State.SUSTAINED)
"""From a pilot in one of these others may be made."""
LIVING = (State.IMPLEMENTATION, State.RESULT_MONITORING, State.CLOSING, State.STABILITY_MONITORING)
"""From the defence on actions are tasks."""

STAGE_OF = {
    State.PASSPORT_DRAFT: 1,
    State.PASSPORT_REVIEW: 1,
    State.MAPPING_CURRENT: 2,
    State.ANALYSIS: 3,
    State.MAPPING_TARGET: 4,
    State.PLANNING: 5,
    State.DEFENCE: 6,
    State.IMPLEMENTATION: 7,
    State.RESULT_MONITORING: 8,
    State.CLOSING: 9,
    State.STABILITY_MONITORING: 10,
}
"""The stage in work, by state."""

_NEXT: dict[tuple[State, Step], State] = {
    (State.IDEA, Step.START_PASSPORT): State.PASSPORT_DRAFT,
    (State.IDEA, Step.REJECT): State.REJECTED,
    (State.PASSPORT_DRAFT, Step.SUBMIT): State.PASSPORT_REVIEW,
    (State.PASSPORT_REVIEW, Step.RETURN): State.PASSPORT_DRAFT,
    (State.PASSPORT_REVIEW, Step.APPROVE): State.MAPPING_CURRENT,
    (State.MAPPING_CURRENT, Step.COMPLETE_STAGE): State.ANALYSIS,
    (State.ANALYSIS, Step.COMPLETE_STAGE): State.MAPPING_TARGET,
    (State.MAPPING_TARGET, Step.COMPLETE_STAGE): State.PLANNING,
    (State.PLANNING, Step.COMPLETE_STAGE): State.DEFENCE,
    (State.DEFENCE, Step.ACCEPT): State.IMPLEMENTATION,
    (State.DEFENCE, Step.SEND_BACK): State.PLANNING,
    (State.IMPLEMENTATION, Step.COMPLETE_STAGE): State.RESULT_MONITORING,
    (State.RESULT_MONITORING, Step.COMPLETE_STAGE): State.CLOSING,
    (State.RESULT_MONITORING, Step.REWORK): State.IMPLEMENTATION,
    (State.CLOSING, Step.CLOSE): State.STABILITY_MONITORING,
    (State.STABILITY_MONITORING, Step.SUSTAIN): State.SUSTAINED,
    (State.STABILITY_MONITORING, Step.REGRESS): State.REGRESSED,
}
_CANCELLABLE = (*BEFORE_APPROVAL, *ACTIVE, State.SUSPENDED)


def next_state(state: State, step: Step, resume: State | None = None) -> State | None:
    """Where a step leads, or `None` where it cannot be made. `resume` is where a suspended project goes on."""
    if step is Step.SUSPEND:
        return State.SUSPENDED if state in ACTIVE else None
    if step is Step.RESUME:
        return resume if state is State.SUSPENDED else None
    if step is Step.CANCEL:
        return State.CANCELLED if state in _CANCELLABLE else None
    return _NEXT.get((state, step))


def steps_from(state: State) -> list[Step]:
    """The steps that are possible from a state, the usual one first."""
    usual = [step for (one, step) in _NEXT if one is state]
    more = [step for step in (Step.RESUME, Step.SUSPEND, Step.CANCEL) if next_state(state, step, state)]
    return [*usual, *more]
