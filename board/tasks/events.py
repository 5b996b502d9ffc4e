"""What is told in the room of a board: the whole thing after each change."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from board.live.events import EventBody
from board.live.rooms import room_name


class Card(BaseModel):
    """A part of a board as everybody who may watch it sees it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PersonName(Card):
    """Who did something, as history keeps it."""

    id: str
    name: str


class Blocked(Card):
    """Why a task stands still."""

    reason: str
    category: str
    waiting_for: str | None
    check_on: str | None
    since: str
    by: PersonName | None


class Checklist(Card):
    """How much of a task's list is done."""

    done: int
    total: int


class TaskCard(Card):
    """A task as it stands on the board; dates and instants are written out."""

    id: str
    number: int
    title: str
    kind: str
    column_id: str
    position: int
    assignee_id: str | None
    due: str | None
    original_due: str | None
    estimate_hours: float | None
    remaining_hours: float | None
    priority: str
    labels: list[str]
    missing: list[str]
    waiting_for: str | None
    expected_on: str | None
    return_count: int
    blocked: Blocked | None
    created_at: str
    entered_column_at: str
    moved_at: str
    checklist: Checklist
    comments: int
    attachments: int


class ColumnCard(Card):
    """A column with its limit."""

    id: str
    name: str
    short_name: str
    kind: str
    wip_limit: int | None
    wip_scope: str
    position: int


class BoardPersonCard(Card):
    """Somebody who can have tasks on the board."""

    id: str
    name: str
    initials: str
    active: bool


class UnitName(Card):
    """The unit whose board it is."""

    id: str
    name: str


class BoardCard(Card):
    """The board itself."""

    id: str
    name: str
    unit: UnitName
    time_zone: str
    labels: list[str]
    hard_limits: bool
    hard_entry_rules: bool


def board_room(board_id: str) -> str:
    """The room in which a board's events are told."""
    return room_name("board", board_id)


class BoardEvent(EventBody):
    """Something that happened on a board."""

    board_id: str = Field(exclude=True)

    @property
    def room(self) -> str:
        """The board's room."""
        return board_room(self.board_id)


class TaskEvent(BoardEvent):
    """Something that happened to a task, with the task as it is now."""

    task: TaskCard

    @property
    def subject(self) -> str:
        """The task."""
        return self.task.id


class TaskAdded(TaskEvent):
    """A task was put on the board."""

    kind: ClassVar[str] = "task.added"
    override_reason: str | None = None


class TaskChanged(TaskEvent):
    """What is written on a task changed; `before` has the old values of what did."""

    kind: ClassVar[str] = "task.changed"
    before: dict[str, Any]
    due_reason: str | None = None
    override_reason: str | None = None


class TaskMoved(TaskEvent):
    """A task changed its column, its place in it, or its person by a move."""

    kind: ClassVar[str] = "task.moved"
    came_from: dict[str, Any] = Field(serialization_alias="from")
    returned: bool = False
    result: str | None = None
    comment: str | None = None
    override_reason: str | None = None


class TaskBlocked(TaskEvent):
    """A task cannot go on."""

    kind: ClassVar[str] = "task.blocked"


class TaskUnblocked(TaskEvent):
    """A task can go on again."""

    kind: ClassVar[str] = "task.unblocked"
    note: str | None = None


class TaskArchived(TaskEvent):
    """A task left the board for the archive."""

    kind: ClassVar[str] = "task.archived"


class TaskRestored(TaskEvent):
    """A task came back to the board."""

    kind: ClassVar[str] = "task.restored"


class TaskRemoved(TaskEvent):
    """The adding of a task was taken back."""

    kind: ClassVar[str] = "task.removed"


class BoardAdded(BoardEvent):
    """A board was set up, with its columns and people."""

    kind: ClassVar[str] = "board.added"
    board: BoardCard
    columns: list[ColumnCard]
    people: list[BoardPersonCard]


class BoardChanged(BoardEvent):
    """A board has another name, other labels or stricter rules."""

    kind: ClassVar[str] = "board.changed"
    board: BoardCard


class ColumnChanged(BoardEvent):
    """A column has another name or limit."""

    kind: ClassVar[str] = "column.changed"
    column: ColumnCard


class ColumnReordered(BoardEvent):
    """The tasks of a column have new positions in the same order, because a gap was used up."""

    kind: ClassVar[str] = "column.reordered"
    column_id: str
    positions: dict[str, int]


class PersonJoined(BoardEvent):
    """Somebody can have tasks on the board from now on."""

    kind: ClassVar[str] = "person.joined"
    person: BoardPersonCard


class PersonChanged(BoardEvent):
    """Somebody on the board has another name."""

    kind: ClassVar[str] = "person.changed"
    person: BoardPersonCard


class PersonLeft(BoardEvent):
    """Somebody takes no more tasks on the board."""

    kind: ClassVar[str] = "person.left"
    person: BoardPersonCard
