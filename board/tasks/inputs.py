"""What may come in about boards and tasks, checked."""

from typing import Annotated, Literal

from pydantic import Field

from board.web.inputs import Day, Id, Input, LongText, Reason, ShortText, Title

Kind = Literal["assignment", "service", "lean_project", "improvement", "report", "other"]
Priority = Literal["normal", "high", "urgent"]
Category = Literal["waiting_answer", "documents", "approval", "it_systems", "decision", "other"]
Hours = Annotated[float, Field(ge=0, le=1000)]
Labels = Annotated[list[ShortText], Field(max_length=5)]


class NewBoard(Input):
    """A board to be set up for a unit; the template decides its columns."""

    name: Title
    unit_id: Id
    template: Literal["standard"] = "standard"
    labels: Annotated[list[ShortText], Field(max_length=100)] = []


class EditBoard(Input):
    """What may change about a board."""

    name: Title | None = None
    labels: Annotated[list[ShortText], Field(max_length=100)] | None = None
    hard_limits: bool | None = None
    hard_entry_rules: bool | None = None


class EditColumn(Input):
    """What may change about a column; `wip_limit: null` takes the limit away."""

    name: Annotated[Title, Field(max_length=100)] | None = None
    short_name: Annotated[ShortText, Field(max_length=40)] | None = None
    wip_limit: int | None = Field(None, ge=1, le=1000)
    wip_scope: Literal["column", "person"] | None = None


class NewTask(Input):
    """A task to be added; without a column it goes to the queue."""

    title: Title
    kind: Kind = "assignment"
    column_id: Id | None = None
    assignee_id: Id | None = None
    due: Day | None = None
    estimate_hours: Hours | None = None
    priority: Priority = "normal"
    labels: Labels = []
    description: LongText | None = None
    override_reason: Reason | None = None


class EditTask(Input):
    """What may change about a task in its place; what is not named stays."""

    title: Title | None = None
    description: LongText | None = None
    kind: Kind | None = None
    assignee_id: Id | None = None
    due: Day | None = None
    due_reason: Reason | None = None
    estimate_hours: Hours | None = None
    remaining_hours: Hours | None = None
    priority: Priority | None = None
    labels: Labels | None = None
    override_reason: Reason | None = None


class MoveTask(Input):
    """Where a task goes: before or after another one, else to the end; and what the column asks for."""

    column_id: Id
    before_id: Id | None = None
    after_id: Id | None = None
    assignee_id: Id | None = None
    waiting_for: ShortText | None = None
    expected_on: Day | None = None
    result: Reason | None = None
    comment: Reason | None = None
    override_reason: Reason | None = None


class BlockTask(Input):
    """Why a task cannot go on, whom it waits for and when to look again."""

    reason: Reason
    category: Category
    waiting_for: ShortText | None = None
    check_on: Day | None = None


class UnblockTask(Input):
    """How the obstacle went away."""

    note: Reason | None = None


class Page(Input):
    """Which part of a list is wanted."""

    limit: int = Field(50, ge=1, le=200)
    cursor: str | None = Field(None, pattern=r"^[0-9]{1,9}$")
