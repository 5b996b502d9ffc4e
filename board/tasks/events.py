"""What is told in the room of a board: the whole thing after each change."""

from typing import Any, ClassVar

from pydantic import Field

from board.live.events import EventBody
from board.live.rooms import room_name
from board.tasks.cards import BoardCard, BoardPersonCard, ColumnCard, TaskCard, TermCard

TERMS_ROOM = room_name("terms", "all")


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
    """A task left the board for the archive; where it was not done, perhaps with the reason why it will not be."""

    kind: ClassVar[str] = "task.archived"
    reason: str | None = None


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


class ColumnAdded(ColumnChanged):
    """The board has one more column."""

    kind: ClassVar[str] = "column.added"


class ColumnRemoved(ColumnChanged):
    """A column is no longer on the board."""

    kind: ClassVar[str] = "column.removed"


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


class PersonLoadChanged(BoardEvent):
    """Somebody's week is fuller or emptier than it was, or they will be away on other days."""

    kind: ClassVar[str] = "person.load_changed"
    person: BoardPersonCard


class PersonLeft(BoardEvent):
    """Somebody takes no more tasks on the board."""

    kind: ClassVar[str] = "person.left"
    person: BoardPersonCard


class TermSet(EventBody):
    """A word of one of the organisation's own lists is new or another."""

    kind: ClassVar[str] = "term.set"
    term: TermCard

    @property
    def room(self) -> str:
        """All lists are one room."""
        return TERMS_ROOM
