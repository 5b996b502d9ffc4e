"""What is told in the room of a board's meetings and in that of one."""

from typing import ClassVar

from pydantic import Field

from board.live.events import EventBody
from board.live.rooms import room_name
from board.meetings.cards import GroundCard, MeetingCard, ScheduleCard, WholeMeetingCard


def meetings_room(board_id: str) -> str:
    """The room of a board's schedule and of its meetings that are not over."""
    return room_name("meetings", board_id)


def meeting_room(meeting_id: str) -> str:
    """The room of one meeting."""
    return room_name("meeting", meeting_id)


class ScheduleSet(EventBody):
    """A board has its meetings at another time, or none any more."""

    kind: ClassVar[str] = "meeting_schedule.set"
    to: str = Field(exclude=True)
    meeting_schedule: ScheduleCard | None

    @property
    def room(self) -> str:
        """The room of the board's meetings."""
        return meetings_room(self.to)


class MeetingEvent(EventBody):
    """Something that happened to a meeting, as it is now; `to` names the room, `ground` what is frozen anew."""

    to: str = Field(exclude=True)
    meeting: WholeMeetingCard | MeetingCard
    ground: GroundCard | None = None

    @property
    def room(self) -> str:
        """That room."""
        return self.to

    @property
    def subject(self) -> str:
        """The meeting."""
        return self.meeting.id


class MeetingPlanned(MeetingEvent):
    """A meeting is due in a week."""

    kind: ClassVar[str] = "meeting.planned"


class MeetingChanged(MeetingEvent):
    """It is at another time or place, is prepared, led or attended by others, or everybody is to look elsewhere."""

    kind: ClassVar[str] = "meeting.changed"


class MeetingStarted(MeetingEvent):
    """The half hour runs."""

    kind: ClassVar[str] = "meeting.started"


class MeetingStepped(MeetingEvent):
    """Another block goes on, or this one for longer."""

    kind: ClassVar[str] = "meeting.stepped"


class MeetingClosed(MeetingEvent):
    """It has ended, and its minutes are there."""

    kind: ClassVar[str] = "meeting.closed"


class MeetingOver(MeetingEvent):
    """Nothing more happens to it: confirmed, cancelled, missed, or not due in such a week."""

    kind: ClassVar[str] = "meeting.over"


class MeetingRemoved(MeetingEvent):
    """It is not due any more, because the board has no meetings now."""

    kind: ClassVar[str] = "meeting.removed"
