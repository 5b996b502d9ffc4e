"""What may come in about boards and tasks, checked."""

import re
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from board.web.inputs import Day, Id, Input, LongText, Reason, ShortText, Speech, Title

CODE_PATTERN = re.compile(r"[a-z][a-z0-9_]{0,29}")
Code = Annotated[str, StringConstraints(min_length=1, max_length=30, pattern=r"^[a-z][a-z0-9_]*$")]
Priority = Literal["normal", "high", "urgent"]
ColumnKindName = Literal["backlog", "planned", "in_progress", "approval", "review", "done"]
Colour = Literal["blue", "green", "violet", "teal", "grey", "brown", "pink"]
Icon = Literal["assignment", "service", "lean_project", "improvement", "report", "other"]
Hours = Annotated[float, Field(ge=0, le=1000)]
Labels = Annotated[list[ShortText], Field(max_length=5)]


ColumnName = Annotated[Title, Field(max_length=100)]
ColumnShortName = Annotated[ShortText, Field(max_length=40)]
TermName = Annotated[ShortText, Field(max_length=60)]
TaskIds = Annotated[list[Id], Field(min_length=1, max_length=200)]


class NewBoard(Input):
    """A board to be set up for a unit; the template decides its columns."""

    name: Title
    unit_id: Id
    template: Literal["standard", "simple", "requests"] = "standard"
    labels: Annotated[list[ShortText], Field(max_length=100)] = []


class EditBoard(Input):
    """What may change about a board."""

    name: Title | None = None
    labels: Annotated[list[ShortText], Field(max_length=100)] | None = None
    hard_limits: bool | None = None
    hard_entry_rules: bool | None = None
    closed: bool | None = None


class RenameLabel(Input):
    """A label as it is and as it is to be called, on the board and on its tasks."""

    label: ShortText
    name: ShortText


class NewColumn(Input):
    """A column to be added, before another one or at the end."""

    name: ColumnName
    short_name: ColumnShortName | None = None
    kind: ColumnKindName
    before_id: Id | None = None


class EditColumn(Input):
    """What may change about a column; `wip_limit: null` takes the limit away, `before_id: null` moves it to the end.

    What it stands for, its `kind`, may change while no task stands in it.
    """

    name: ColumnName | None = None
    short_name: ColumnShortName | None = None
    kind: ColumnKindName | None = None
    wip_limit: int | None = Field(None, ge=1, le=1000)
    wip_scope: Literal["column", "person"] | None = None
    yellow_after: int | None = Field(None, ge=1, le=250)
    red_after: int | None = Field(None, ge=1, le=250)
    before_id: Id | None = None


class RemoveColumn(Input):
    """Where the tasks of a column go that is taken away."""

    tasks_to: Id | None = None


class NewTask(Input):
    """A task to be added; without a column it goes to the queue, without a kind it has the first one in use."""

    title: Title
    kind: Code | None = None
    column_id: Id | None = None
    assignee_id: Id | None = None
    due: Day | None = None
    estimate_hours: Hours | None = None
    priority: Priority = "normal"
    labels: Labels = []
    description: LongText | None = None
    override_reason: Reason | None = None


class EditTask(Input):
    """What may change about a task in its place; what is not named stays.

    `description_was` is what the description said when the writer began: where it says something else by now, it stays.
    """

    title: Title | None = None
    description: LongText | None = None
    description_was: LongText | None = None
    kind: Code | None = None
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
    result: Speech | None = None
    comment: Reason | None = None
    override_reason: Reason | None = None


class BlockTask(Input):
    """Why a task cannot go on, whom it waits for and when to look again."""

    reason: Reason
    category: Code
    waiting_for: ShortText | None = None
    check_on: Day | None = None


class UnblockTask(Input):
    """How the obstacle went away."""

    note: Reason | None = None


class ArchiveTask(Input):
    """Why a task that is not done leaves the board; nothing where it is."""

    reason: Reason | None = None


class MoveTasks(Input):
    """Several tasks to the end of one column, in the order in which they are named."""

    task_ids: TaskIds
    column_id: Id
    override_reason: Reason | None = None


class AssignTasks(Input):
    """Several tasks to one person, or to nobody."""

    task_ids: TaskIds
    assignee_id: Id | None
    override_reason: Reason | None = None


class ArchiveTasks(Input):
    """Several tasks off the board."""

    task_ids: TaskIds
    reason: Reason | None = None


class WriteComment(Input):
    """What is said about a task."""

    text: Speech


class WriteItem(Input):
    """What a step of a task is."""

    text: Title


class MoveItem(Input):
    """Before which other step one goes; `null`: to the end."""

    before_id: Id | None


class SetTerm(Input):
    """A word of one of the organisation's own lists."""

    name_ru: TermName
    name_en: TermName | None = None
    colour: Colour = "grey"
    icon: Icon = "other"
    position: int = Field(0, ge=0, le=10_000)
    active: bool = True


class Page(Input):
    """Which part of a list is wanted."""

    limit: int = Field(50, ge=1, le=200)
    cursor: str | None = Field(None, pattern=r"^[0-9]{1,9}$")
