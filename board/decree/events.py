"""What is told in the room `decree:all`."""

from typing import Any, ClassVar

from pydantic import BaseModel

from board.live.events import EventBody
from board.live.rooms import room_name

DECREE_ROOM = room_name("decree", "all")


class RowCard(BaseModel):
    """A row of an official list; its id is made of the list and the code."""

    id: str
    kind: str
    code: str
    position: int
    body: dict[str, Any]


class RowLaidDown(EventBody):
    """A row of an official list was entered or corrected."""

    kind: ClassVar[str] = "decree_row.laid_down"
    row: RowCard

    @property
    def room(self) -> str:
        """All official lists are one room."""
        return DECREE_ROOM
