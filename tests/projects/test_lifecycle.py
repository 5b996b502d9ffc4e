"""Every step and every refused step of a project's life, as the table of domain 3.1 has them."""

from collections.abc import Callable

import pytest

from board import database, errors
from board.live.change import change
from board.projects import approving, commands, defending, ending, queries, stage_plan, steps, whole
from board.projects.checks import Incomplete, WrongState
from board.projects.inputs import (
    ApprovePassport,
    CommitteeAnswer,
    EditProject,
    GoalInput,
    ReturnPassport,
    SendToCommittee,
    StabilityCheck,
)
from board.projects.lifecycle import State, Step, next_state
from tests.makers import NOON, Office, who
from tests.projects import life

ACTIVE = [
    "mapping_current",
    "analysis",
    "mapping_target",
    "planning",
    "defence",
    "implementation",
    "result_monitoring",
    "closing",
]
# From, step, to; whatever is not here is refused.
TABLE = {
    ("idea", "start_passport"): "passport_draft",
    ("idea", "reject"): "rejected",
    ("passport_draft", "submit"): "passport_review",
    ("passport_review", "return"): "passport_draft",
    ("passport_review", "approve"): "mapping_current",
    ("mapping_current", "complete_stage"): "analysis",
    ("analysis", "complete_stage"): "mapping_target",
    ("mapping_target", "complete_stage"): "planning",
    ("planning", "complete_stage"): "defence",
    ("defence", "accept"): "implementation",
    ("defence", "send_back"): "planning",
    ("implementation", "complete_stage"): "result_monitoring",
    ("result_monitoring", "complete_stage"): "closing",
    ("result_monitoring", "rework"): "implementation",
    ("closing", "close"): "stability_monitoring",
    ("stability_monitoring", "sustain"): "sustained",
    ("stability_monitoring", "regress"): "regressed",
    **{(state, "suspend"): "suspended" for state in ACTIVE},
    ("suspended", "resume"): "mapping_current",
    **{(state, "cancel"): "cancelled" for state in ("idea", "passport_draft", "passport_review", *ACTIVE, "suspended")},
}


@pytest.mark.parametrize("state", list(State))
def test_the_table_is_the_one_of_the_domain(state: State) -> None:
    for step in Step:
        found = next_state(state, step, State.MAPPING_CURRENT)
        assert found == TABLE.get((state, step)), (state, step)


ACTS: dict[Step, Callable[..., None]] = {
    Step.START_PASSPORT: lambda s, p, by: steps.start_passport(s, p, by=by, at=NOON),
    Step.REJECT: lambda s, p, by: steps.reject(s, p, "нет", by=by, at=NOON),
    Step.SUBMIT: lambda s, p, by: approving.submit_passport(s, p, by=by, at=NOON),
    Step.RETURN: lambda s, p, by: approving.return_passport(s, p, ReturnPassport(reason="цель"), by=by, at=NOON),
    Step.APPROVE: lambda s, p, by: approving.approve_passport(s, p, ApprovePassport(proof="x"), None, by=by, at=NOON),
    Step.COMPLETE_STAGE: lambda s, p, by: steps.complete_stage(s, p, None, by=by, at=NOON),
    Step.ACCEPT: lambda s, p, by: defending.accept_plan(s, p, None, {}, by=by, at=NOON),
    Step.SEND_BACK: lambda s, p, by: steps.send_back(s, p, "мало мер", by=by, at=NOON),
    Step.REWORK: lambda s, p, by: steps.rework(s, p, "цель не достигнута", by=by, at=NOON),
    Step.CLOSE: lambda s, p, by: ending.close_project(s, p, None, by=by, at=NOON),
    Step.SUSTAIN: lambda s, p, by: ending.check_stability(
        s, p, StabilityCheck(values={life.GOAL: 4}, note=life.EARLY), None, by=by, at=NOON
    ),
    Step.SUSPEND: lambda s, p, by: steps.suspend(s, p, "ждём", NOON.date() + 30 * life.DAY, by=by, at=NOON),
    Step.RESUME: lambda s, p, by: stage_plan.resume(s, p, None, by=by, at=NOON),
    Step.CANCEL: lambda s, p, by: steps.cancel(s, p, "не нужно", by=by, at=NOON),
}


def _take(office: Office, made: str, step: Step) -> None:
    with change() as session:
        project, _ = life.hold(session, office, made)
        ACTS[step](session, project, who(session, office.anna))


@pytest.mark.parametrize("state", list(State))
def test_a_step_that_is_not_in_the_table_is_refused_and_changes_nothing(office: Office, state: State) -> None:
    with change() as session:
        made = life.lead_to(session, office, state).id
    with database.reading() as session:
        before = whole.full(session, queries.project(session, made))
    for step in ACTS:
        if (state, step) in TABLE:
            continue
        with pytest.raises(WrongState):
            _take(office, made, step)
    with database.reading() as session:
        assert whole.full(session, queries.project(session, made)) == before


@pytest.mark.parametrize(
    ("state", "step", "missing"),
    [
        (State.IDEA, Step.START_PASSPORT, ["sector"]),
        (
            State.PASSPORT_DRAFT,
            Step.SUBMIT,
            [
                "customer", "customer_head", "customer_post", "process", "boundaries", "team", "rationale",
                "effects_text", "goals", "stages",
            ],
        ),
        (State.MAPPING_CURRENT, Step.COMPLETE_STAGE, ["current_map"]),
        (State.ANALYSIS, Step.COMPLETE_STAGE, ["problem_table"]),
        (State.MAPPING_TARGET, Step.COMPLETE_STAGE, ["target_map"]),
        (State.PLANNING, Step.COMPLETE_STAGE, ["actions"]),
        (State.IMPLEMENTATION, Step.COMPLETE_STAGE, ["actions_open"]),
        (State.RESULT_MONITORING, Step.COMPLETE_STAGE, ["facts", "results"]),
    ],
)  # fmt: skip
def test_a_step_names_what_it_needs(office: Office, state: State, step: Step, missing: list[str]) -> None:
    with change() as session:
        made = life.lead_to(session, office, state).id
    with database.reading() as session:
        known = whole.full(session, queries.project(session, made))
    assert known.missing[step] == missing
    with pytest.raises(Incomplete) as refused:
        _take(office, made, step)
    assert refused.value.extra == {"missing": missing}


def test_every_step_is_noted_with_who_when_and_why(office: Office) -> None:
    with change() as session:
        made = life.lead_to(session, office, State.SUSTAINED).id
    with database.reading() as session:
        known = whole.full(session, queries.project(session, made))
    assert [each.step for each in known.transitions] == [
        "create", "start_passport", "submit", "approve", *["complete_stage"] * 4, "accept", *["complete_stage"] * 2,
        "close", "sustain",
    ]  # fmt: skip
    assert {each.by for each in known.transitions} == {"Анна Ковалёва", "Борис Лапин"}
    day = NOON.date().isoformat()
    assert [(each.fact_start, each.fact_end) for each in known.stages] == [(day, day)] * 10
    assert (known.closed_on, known.ended_on, known.approved_on) == (day, day, day)


def test_the_fact_of_stage_one_is_the_later_of_two_approvals(office: Office) -> None:
    with change() as session:
        made = life.lead_to(session, office, State.PASSPORT_REVIEW, kind="pilot").id
        project, _ = life.hold(session, office, made)
        anna = who(session, office.anna)
        earlier = NOON - 3 * life.DAY
        approving.approve_passport(session, project, ApprovePassport(proof="x"), None, by=anna, at=earlier)
        assert project.stands is State.PASSPORT_REVIEW, "the committee has not agreed yet"
        with pytest.raises(WrongState):
            approving.approve_passport(session, project, ApprovePassport(proof="x"), None, by=anna, at=NOON)
        sent = approving.send_to_committee(
            session, project, SendToCommittee(sent_on=earlier.date(), letter="1"), by=anna, at=NOON
        )
        no = CommitteeAnswer(answered_on=earlier.date(), agreed=False, remarks="Уточните цель")
        approving.note_answer(session, project, sent, no, None, by=anna, at=NOON)
        assert project.stands is State.PASSPORT_REVIEW
        again = approving.send_to_committee(
            session, project, SendToCommittee(sent_on=NOON.date(), letter="2"), by=anna, at=NOON
        )
        yes = CommitteeAnswer(answered_on=NOON.date(), agreed=True)
        approving.note_answer(session, project, again, yes, None, by=anna, at=NOON)
        assert project.state == State.MAPPING_CURRENT
        assert steps.stage(session, project, 1).fact_end == NOON.date()


def test_resting_moves_the_plan_by_the_working_days_that_passed(office: Office) -> None:
    with change() as session:
        made = life.lead_to(session, office, State.SUSPENDED).id
        project, _ = life.hold(session, office, made)
        before = [each.dates for each in queries.stages(session, made)]
        later = NOON + 14 * life.DAY
        stage_plan.resume(session, project, None, by=who(session, office.boris), at=later)
        after = [each.dates for each in queries.stages(session, made)]
        assert (project.state, project.passport_version) == (State.MAPPING_CURRENT, 2)
    assert before[0] == after[0], "what is done stays"
    moved = [
        (new.plan_end - old.plan_end).days
        for old, new in zip(before[1:], after[1:], strict=True)
        if new.plan_end and old.plan_end
    ]
    assert len(moved) == 9
    assert min(moved) >= 14
    assert max(moved) <= 20
    assert after[1].plan_start == before[1].plan_start, "it had begun already"


def test_a_longer_process_is_explained_by_a_word(office: Office) -> None:
    longer = [GoalInput(id="g1", name="Время", unit="дн.", baseline=3, target=5, is_lead_time=True)]
    with change() as session:
        project = life.entered(session, office)
        boris, anna = who(session, office.boris), who(session, office.anna)
        life.walk(session, office, project, State.PASSPORT_DRAFT)
        life.fill(session, office, project, by=boris, at=NOON)
        commands.edit_project(session, project, EditProject(goals=longer), by=boris, at=NOON)
        approving.submit_passport(session, project, by=boris, at=NOON)
        life.approve(session, project, by=anna, at=NOON)
        life.walk(session, office, project, State.MAPPING_TARGET)
        life.bring(session, project, "target_map", by=boris, at=NOON)
        with pytest.raises(Incomplete):
            steps.complete_stage(session, project, None, by=boris, at=NOON)
        steps.complete_stage(session, project, "Добавили проверку по закону", by=boris, at=NOON)
        assert project.stands is State.PLANNING


def test_checks_decide_by_what_is_kept_of_the_gain(office: Office) -> None:
    """The closing gain is 12 → 4; 5.5 keeps 81 %, 10 keeps 25 %."""
    with change() as session:
        boris = who(session, office.boris)
        partly = life.lead_to(session, office, State.STABILITY_MONITORING)
        life.check(session, partly, 5.5, by=boris, at=NOON)
        first = partly.checks[0]
        assert (first["verdict"], first["kept"]) == ("partial", {life.GOAL: 81.25})
        actions = queries.actions(session, partly.id)
        assert actions[-1].owner_id == office.boris, "something is to be mended"
        for value in (4, 4, 5.5):
            life.check(session, partly, value, by=boris, at=NOON)
        assert partly.stands is State.STABILITY_MONITORING, "one more in thirty days"
        assert partly.checks[-1]["at"] is None
        life.check(session, partly, 4, by=boris, at=NOON)
        assert partly.state == State.SUSTAINED

        twice = life.lead_to(session, office, State.STABILITY_MONITORING)
        life.check(session, twice, 10, by=boris, at=NOON)
        assert twice.stands is State.STABILITY_MONITORING, "once is not yet the end"
        life.check(session, twice, 10, by=boris, at=NOON)
        assert twice.state == State.REGRESSED


def test_what_cannot_be_said_of_a_check_is_refused(office: Office) -> None:
    with change() as session:
        project = life.lead_to(session, office, State.STABILITY_MONITORING)
        for values in ({}, {"other": 1.0}, {life.GOAL: 1.0, "other": 1.0}):
            with pytest.raises(errors.Invalid):
                ending.check_stability(
                    session,
                    project,
                    StabilityCheck(values=values, note=life.EARLY),
                    None,
                    by=who(session, office.boris),
                    at=NOON,
                )
