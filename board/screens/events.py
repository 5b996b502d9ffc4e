"""What is told in the room of all screens and in that of one."""

from typing import ClassVar

from pydantic import Field

from board.live.events import EventBody
from board.live.rooms import room_name
from board.screens.cards import ScreenCard

SCREENS_ROOM = room_name("screens", "all")


def screen_room(screen_id: str) -> str:
    """The room of a screen."""
    return room_name("screen", screen_id)


class ScreenSet(EventBody):
    """A screen is new, or is to show or do other things; `to` names the room in which it is told."""

    kind: ClassVar[str] = "screen.set"
    to: str = Field(exclude=True)
    screen: ScreenCard

    @property
    def room(self) -> str:
        """Where it is told."""
        return self.to
