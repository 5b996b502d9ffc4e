"""What is told in the room of a unit's decisions, and in that of a unit that is asked."""

from typing import ClassVar

from pydantic import Field

from board.decisions.cards import DecisionCard
from board.live.events import EventBody
from board.live.rooms import room_name


def decisions_room(unit_id: str) -> str:
    """The room of a unit's decisions and of what it is asked."""
    return room_name("decisions", unit_id)


class DecisionEvent(EventBody):
    """Something that happened to a decision, with the decision as it is now; `to` names the unit that is told."""

    to: str = Field(exclude=True)
    decision: DecisionCard

    @property
    def room(self) -> str:
        """The room of that unit."""
        return decisions_room(self.to)

    @property
    def subject(self) -> str:
        """The decision."""
        return self.decision.id


class DecisionMade(DecisionEvent):
    """A decision was made."""

    kind: ClassVar[str] = "decision.made"


class DecisionChanged(DecisionEvent):
    """A decision is another than it was: its words, owner, days, state, numbers or answer."""

    kind: ClassVar[str] = "decision.changed"
    due_reason: str | None = None


class DecisionArchived(DecisionEvent):
    """A decision that was over left the list for the archive."""

    kind: ClassVar[str] = "decision.archived"


class DecisionRemoved(DecisionEvent):
    """The making of a decision was taken back."""

    kind: ClassVar[str] = "decision.removed"
