"""What is told in the room `calendar:all`."""

from typing import ClassVar

from pydantic import BaseModel

from board.live.events import EventBody
from board.live.rooms import room_name

CALENDAR_ROOM = room_name("calendar", "all")


class DayCard(BaseModel):
    """A day that differs from an ordinary week; its date is its id."""

    id: str
    date: str
    is_working: bool
    reason: str


class DaySet(EventBody):
    """A day is worked or not, for a reason."""

    kind: ClassVar[str] = "calendar_day.set"
    day: DayCard

    @property
    def room(self) -> str:
        """The calendar is one room."""
        return CALENDAR_ROOM


class DayCleared(DaySet):
    """A day follows the ordinary week again."""

    kind: ClassVar[str] = "calendar_day.cleared"


class DaysSet(EventBody):
    """Many days at once: a year was taken over from the statutory calendar."""

    kind: ClassVar[str] = "calendar_days.set"
    days: list[DayCard]

    @property
    def room(self) -> str:
        """The calendar is one room."""
        return CALENDAR_ROOM
