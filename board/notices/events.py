"""What is told in somebody's own room of notices."""

from typing import ClassVar

from pydantic import Field

from board.live.events import EventBody
from board.live.rooms import room_name
from board.notices.cards import NoticeCard


def notices_room(person_id: str) -> str:
    """The room of what one person is told."""
    return room_name("notices", person_id)


class NoticeEvent(EventBody):
    """Something about a notice, with the notice as it is now; `to` names whose it is."""

    to: str = Field(exclude=True)
    notice: NoticeCard

    @property
    def room(self) -> str:
        """The room of that person."""
        return notices_room(self.to)

    @property
    def subject(self) -> str:
        """The notice."""
        return self.notice.id


class NoticeTold(NoticeEvent):
    """Somebody is told something."""

    kind: ClassVar[str] = "notice.told"


class NoticeRead(NoticeEvent):
    """They have seen it."""

    kind: ClassVar[str] = "notice.read"


class NoticeForgotten(NoticeEvent):
    """It is old and leaves the list."""

    kind: ClassVar[str] = "notice.forgotten"
