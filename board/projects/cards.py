"""How projects look to everybody who may see them; codes and dates only, so that nothing depends on a language."""

from typing import Any

from pydantic import BaseModel, ConfigDict


class Card(BaseModel):
    """A thing as everybody who may watch it sees it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class StageCard(Card):
    """The dates of a stage."""

    number: int
    plan_start: str | None
    plan_end: str | None
    fact_start: str | None
    fact_end: str | None


class ProjectCard(Card):
    """A project as the register shows it."""

    id: str
    code: str
    kind: str
    title: str
    state: str
    state_since: str
    resume_state: str | None
    resume_on: str | None
    unit_id: str
    unit: str
    performed_at: str | None
    sector: str | None
    tags: list[str]
    portfolio_id: str | None
    source_project_id: str | None
    external_source: str | None
    leader_id: str | None
    leader: str | None
    customer: str | None
    team_ids: list[str]
    stages: list[StageCard]
    approved_on: str | None
    closed_on: str | None
    ended_on: str | None
    goals: int
    goals_reached: int
    best: str | None
    actions: int
    actions_done: int
    next_check: str | None


class GoalCard(Card):
    """A goal with what was reached of it; `achievement` in per cent, `kept` of the gain at the last check."""

    id: str
    name: str
    unit: str
    baseline: float | None
    target: float | None
    is_lead_time: bool
    fact: float | None
    achievement: float | None
    kept: float | None


class MemberCard(Card):
    """Somebody in the team; without an account only a name."""

    id: str
    person_id: str | None
    name: str
    duty: str


class RemarkCard(Card):
    """What the customer says of a field; `version` of the passport in which it stood."""

    id: str
    version: int
    field: str
    text: str
    by: str
    at: str


class VersionCard(Card):
    """A version of the passport, and who has opened it."""

    version: int
    reason: str | None
    at: str
    by: str
    submitted_at: str | None
    approved_at: str | None
    approved_by: str | None
    seen: list[dict[str, str]]


class AgreementCard(Card):
    """A round with the regional committee, about that version of the passport."""

    id: str
    version: int
    sent_on: str
    letter: str
    answered_on: str | None
    answer_letter: str | None
    agreed: bool | None
    remarks: str | None
    by: str


class TransitionCard(Card):
    """A step of the project's life."""

    id: str
    step: str
    was: str | None
    became: str
    on_day: str
    comment: str | None
    by: str
    at: str


class WishCard(Card):
    """What the customer is asked about an action: `what` is `postpone` or `cancel`.

    `is_done` where its task has it already; then `was` is the day before. `answer` is null, `granted` or `refused`.
    """

    what: str
    due: str | None
    was: str | None
    is_done: bool
    reason: str | None
    by: str | None
    at: str
    answer: str | None
    answered_by: str | None
    comment: str | None


class ActionCard(Card):
    """An action of the plan of measures."""

    id: str
    position: int
    text: str
    problem: str | None
    owner_id: str | None
    owner: str | None
    due: str | None
    original_due: str | None
    postponed: int
    state: str
    evidence: str | None
    why_not: str | None
    board_id: str | None
    task_id: str | None
    done_on: str | None
    wish: WishCard | None


class FileCard(Card):
    """A document that belongs to the project."""

    id: str
    role: str
    name: str
    media_type: str
    size: int
    note: str | None
    by: str
    at: str


class CheckCard(Card):
    """A check of stability: when it is due, what was found; `kept` in per cent by goal."""

    id: str
    due: str
    kind: str
    at: str | None
    by: str | None
    values: dict[str, float]
    kept: dict[str, float]
    verdict: str | None
    note: str | None


class FaultCard(Card):
    """Something wrong or unusual with a stage's dates."""

    number: int
    code: str


class FullProject(ProjectCard):
    """A project with everything that belongs to it.

    `missing` names for each step that comes next what it still needs; `warnings` are unusual dates.
    """

    performed_at_unit_id: str | None
    customer_unit_id: str | None
    customer_text: str | None
    customer_head_id: str | None
    customer_head: str | None
    customer_post: str | None
    process: str
    start_event: str
    end_event: str
    rationale: list[str]
    effects_text: str
    goal_list: list[GoalCard]
    team: list[MemberCard]
    passport_version: int
    approved_at: str | None
    approved_by: str | None
    author_id: str
    author: str
    created_at: str
    suspended_on: str | None
    results: list[dict[str, Any]]
    effects: dict[str, Any]
    checks: list[CheckCard]
    remarks: list[RemarkCard]
    versions: list[VersionCard]
    agreements: list[AgreementCard]
    transitions: list[TransitionCard]
    action_list: list[ActionCard]
    files: list[FileCard]
    missing: dict[str, list[str]]
    warnings: list[FaultCard]


class PortfolioCard(Card):
    """A group of projects."""

    id: str
    name: str
    closed: bool
