"""What may come in about projects, checked."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from board.web.inputs import Day, Id, Input, LongText, Reason, ShortText, Speech, Title

KindName = Literal["pilot", "replication", "other"]
RoleName = Literal[
    "current_map", "target_map", "problem_table", "final_presentation", "approval", "agreement", "protocol",
    "standard", "photo", "other",
]  # fmt: skip
Amount = Annotated[float, Field(ge=-1e12, le=1e12)]
Count = Annotated[float, Field(ge=0, le=1e12)]
Words = Annotated[LongText, Field(max_length=10_000)]
Code = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[0-9A-Za-z_-]+$")]
FieldName = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[a-z_0-9.]+$")]


class GoalInput(Input):
    """A goal of the passport: what is measured in which unit, from which value to which."""

    id: Id
    name: Annotated[Words, Field(max_length=500)] = ""
    unit: Annotated[Words, Field(max_length=60)] = ""
    baseline: Amount | None = None
    target: Amount | None = None
    is_lead_time: bool = False


class MemberInput(Input):
    """Somebody in the team; without an account only a name."""

    id: Id
    person_id: Id | None = None
    name: Annotated[Words, Field(max_length=200)] = ""
    duty: Annotated[Words, Field(max_length=200)] = ""


class NewProject(Input):
    """A project to be entered in the register."""

    unit_id: Id
    title: Title
    kind: KindName = "pilot"
    sector: Code | None = None
    tags: Annotated[list[Code], Field(max_length=20)] = []
    leader_id: Id | None = None
    source_project_id: Id | None = None
    external_source: ShortText | None = None


class EditProject(Input):
    """What may change about a project and its passport; what is not named stays.

    `was` says for a named field what it was when the writer began: where it is something else by now, it stays and the
    answer is 409 `overtaken` with what it is. `reason` is asked for once the passport is approved.
    """

    title: Title | None = None
    kind: KindName | None = None
    sector: Code | None = None
    tags: Annotated[list[Code], Field(max_length=20)] | None = None
    portfolio_id: Id | None = None
    performed_at_unit_id: Id | None = None
    source_project_id: Id | None = None
    external_source: ShortText | None = None
    leader_id: Id | None = None
    customer_unit_id: Id | None = None
    customer: Annotated[Words, Field(max_length=300)] | None = None
    customer_head_id: Id | None = None
    customer_head: Annotated[Words, Field(max_length=200)] | None = None
    customer_post: Annotated[Words, Field(max_length=200)] | None = None
    process: Words | None = None
    start_event: Words | None = None
    end_event: Words | None = None
    rationale: Annotated[list[Words], Field(max_length=20)] | None = None
    goals: Annotated[list[GoalInput], Field(max_length=20)] | None = None
    effects_text: Words | None = None
    team: Annotated[list[MemberInput], Field(max_length=50)] | None = None
    was: dict[str, Any] = {}
    reason: Reason | None = None


class StagePlan(Input):
    """The planned dates of a stage; of a single date the start alone counts."""

    number: Annotated[int, Field(ge=1, le=10)]
    plan_start: Day | None = None
    plan_end: Day | None = None


class SetPlan(Input):
    """The plan of stages; what is not named stays. Once the passport is approved a reason is asked for."""

    stages: Annotated[list[StagePlan], Field(min_length=1, max_length=10)]
    reason: Reason | None = None


class ShiftPlan(Input):
    """How many working days the plan moves, later or earlier, from a stage on."""

    days: Annotated[int, Field(ge=-500, le=500)]
    since: Annotated[int, Field(ge=1, le=10)] = 1
    reason: Reason | None = None


class StepComment(Input):
    """A word with a step."""

    comment: Reason | None = None


class StepReason(Input):
    """Why."""

    reason: Reason


class RemarkInput(Input):
    """A remark at a field of the passport."""

    field: FieldName
    text: Reason


class ReturnPassport(Input):
    """Why a passport goes back, in general and at its fields."""

    reason: Reason
    remarks: Annotated[list[RemarkInput], Field(max_length=50)] = []


class ApprovePassport(Input):
    """«УТВЕРЖДАЮ»: `proof` shows that the password was entered once more (`POST /me/proof`).

    Of a customer outside the administration the approval is recorded from the signed paper, with its date.
    """

    proof: Annotated[Words, Field(max_length=300)]
    signed_on: Day | None = None


class SuspendProject(Input):
    """Why it rests, and when it is to go on: within 180 days."""

    reason: Reason
    resume_on: Day


class SendToCommittee(Input):
    """The letter with which a passport went to the regional committee."""

    sent_on: Day
    letter: ShortText


class CommitteeAnswer(Input):
    """How the committee answered."""

    answered_on: Day
    agreed: bool
    letter: ShortText | None = None
    remarks: Speech | None = None


class ResultInput(Input):
    """A row of «было – стало»; the photographs are files of the project."""

    id: Id
    name: Annotated[Words, Field(max_length=300)]
    was: Annotated[Words, Field(max_length=2000)] = ""
    became: Annotated[Words, Field(max_length=2000)] = ""
    was_photo: Id | None = None
    became_photo: Id | None = None
    is_significant: bool = False


class SetResults(Input):
    """What was reached: facts by goal, «было – стало», labour and money; what is not named stays.

    A fact of null is taken away. `results_was` are the rows that the writer had before them: what others have written
    since stays. Labour is minutes a case before and after and cases a year; money in thousand roubles, with what it
    follows from.
    """

    facts: dict[Id, Amount | None] | None = None
    results: Annotated[list[ResultInput], Field(max_length=50)] | None = None
    results_was: Annotated[list[ResultInput], Field(max_length=50)] | None = None
    labour_before: Count | None = None
    labour_after: Count | None = None
    cases: Count | None = None
    money: Amount | None = None
    money_basis: Annotated[Words, Field(max_length=1000)] | None = None


class NewAction(Input):
    """An action of the plan of measures; without an owner or a day it is a proposal yet."""

    text: Title
    problem: Reason | None = None
    owner_id: Id | None = None
    due: Day | None = None


class EditAction(Input):
    """What may change about an action; a later day wants a reason once it is a task."""

    text: Title | None = None
    problem: Reason | None = None
    owner_id: Id | None = None
    due: Day | None = None
    reason: Reason | None = None


class AnswerWish(Input):
    """The customer's word about another day, or about doing without an action; a no says why."""

    agreed: bool
    comment: Reason | None = None


class ReportAction(Input):
    """What shows that it is done."""

    evidence: Reason | None = None


class StabilityCheck(Input):
    """What a check of stability found: a value for every goal."""

    values: dict[Id, Amount]
    note: Reason | None = None


class Replicate(Input):
    """Where a proven pilot is to be applied."""

    unit_id: Id
    title: Title | None = None
    leader_id: Id | None = None


class SetPortfolio(Input):
    """How a portfolio is called, and whether it is closed."""

    name: ShortText
    closed: bool = False


class FileFacts(Input):
    """What a document is that is brought: its name and its role."""

    name: ShortText
    role: RoleName
    note: ShortText | None = None
