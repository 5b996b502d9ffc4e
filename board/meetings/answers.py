"""What is answered about meetings."""

from pydantic import BaseModel
from sqlmodel import Session

from board.live import queries as log
from board.meetings import queries
from board.meetings.cards import GroundCard, MeetingCard, ScheduleCard, WholeMeetingCard
from board.meetings.events import meetings_room
from board.meetings.models import Meeting


class MeetingsState(BaseModel):
    """When a board has its meetings, and those that are not over."""

    room: str
    epoch: str
    version: int
    at: str
    meeting_schedule: ScheduleCard | None
    meetings: list[MeetingCard]


class MeetingState(BaseModel):
    """A meeting with everything that is shown of it."""

    room: str
    epoch: str
    version: int
    at: str
    meeting: WholeMeetingCard
    ground: GroundCard


class ScheduleAnswer(BaseModel):
    """When the board has its meetings after the command."""

    meeting_schedule: ScheduleCard | None
    version: int
    command_id: str = ""


class MeetingAnswer(BaseModel):
    """The meeting after the command, and the version of the room of its board's meetings."""

    meeting: WholeMeetingCard
    version: int
    command_id: str = ""


class OverMeetings(BaseModel):
    """Meetings that are over, the newest first; `more` says that there are older ones."""

    items: list[MeetingCard]
    more: bool


def meeting_answer(session: Session, meeting: Meeting) -> MeetingAnswer:
    """The meeting as it is now in this transaction."""
    session.flush()
    version = log.version(session, meetings_room(meeting.board_id))
    return MeetingAnswer(meeting=queries.whole_card(session, meeting), version=version)


def schedule_answer(session: Session, board_id: str) -> ScheduleAnswer:
    """The schedule as it is now in this transaction."""
    session.flush()
    counts = queries.schedule(session, board_id)
    version = log.version(session, meetings_room(board_id))
    return ScheduleAnswer(meeting_schedule=queries.schedule_card(counts) if counts else None, version=version)
