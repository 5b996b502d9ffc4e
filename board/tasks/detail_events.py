"""What is told of what is written inside a task: who did what to which part, and the card with its new counts.

The words themselves never enter the room: more people may watch a board than read inside its tasks.
"""

from typing import ClassVar

from board.tasks.events import TaskEvent


class CommentEvent(TaskEvent):
    """Something that happened to a comment."""

    comment_id: str


class CommentAdded(CommentEvent):
    """Somebody said something about a task."""

    kind: ClassVar[str] = "comment.added"


class CommentEdited(CommentEvent):
    """Somebody said their comment in other words."""

    kind: ClassVar[str] = "comment.edited"


class CommentRemoved(CommentEvent):
    """Somebody took their comment away."""

    kind: ClassVar[str] = "comment.removed"


class CommentRestored(CommentEvent):
    """A comment that was taken away is there again."""

    kind: ClassVar[str] = "comment.restored"


class ItemEvent(TaskEvent):
    """Something that happened to a step of a checklist."""

    item_id: str


class ItemAdded(ItemEvent):
    """A checklist has one more step."""

    kind: ClassVar[str] = "checklist_item.added"


class ItemRenamed(ItemEvent):
    """A step has other words."""

    kind: ClassVar[str] = "checklist_item.renamed"


class ItemTicked(ItemEvent):
    """A step is done."""

    kind: ClassVar[str] = "checklist_item.ticked"


class ItemUnticked(ItemEvent):
    """A step is not done after all."""

    kind: ClassVar[str] = "checklist_item.unticked"


class ItemMoved(ItemEvent):
    """A step has another place in the list."""

    kind: ClassVar[str] = "checklist_item.moved"


class ItemRemoved(ItemEvent):
    """A checklist has one step less."""

    kind: ClassVar[str] = "checklist_item.removed"


class ItemRestored(ItemEvent):
    """A step that was taken away is there again."""

    kind: ClassVar[str] = "checklist_item.restored"
