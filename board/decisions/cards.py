"""How decisions look to everybody who may see them."""

from typing import Any

from pydantic import BaseModel, ConfigDict


class Card(BaseModel):
    """A thing as everybody who may watch it sees it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class EscalationCard(Card):
    """A question to a higher tier, and its answer."""

    id: str
    tier: int
    asked_unit_id: str
    asked_unit: str
    question: str
    asked_by: str
    asked_at: str
    answer_by: str
    answer: str | None
    answered_by: str | None
    answered_at: str | None


class DecisionCard(Card):
    """A decision as it stands; `over` says that nothing more is to be done about it."""

    id: str
    number: int
    unit_id: str
    unit: str
    kind: str
    about_kind: str
    about_id: str
    about_name: str
    problem: str | None
    what: str
    expected: str | None
    owner_id: str | None
    owner: str | None
    due: str | None
    original_due: str | None
    due_changes: int
    check_on: str | None
    numbers: dict[str, Any]
    numbers_after: dict[str, Any] | None
    measured_at: str | None
    task_id: str | None
    board_id: str | None
    done_at: str | None
    dropped_at: str | None
    dropped_reason: str | None
    verdict: str | None
    verdict_at: str | None
    verdict_by: str | None
    verdict_note: str | None
    author: str
    at: str
    over: bool
    escalations: list[EscalationCard]
