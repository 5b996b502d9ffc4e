"""Who leads meetings: follows the directory, so that none is left to somebody who has gone."""

from datetime import datetime

import orjson
from sqlmodel import Session

from board.live.events import Actor
from board.live.followers import Follower
from board.live.models import Event
from board.meetings import commands, queries
from board.meetings.models import AHEAD
from board.people.events import DIRECTORY_ROOM, PersonCard, PersonChanged
from board.tasks import queries as boards


def follow_leader(
    session: Session, person: PersonCard, successor_id: str | None, *, by: Actor | None, at: datetime
) -> None:
    """Give the meetings that somebody was to lead to the successor, free those of who has gone, follow a new name."""
    for each in queries.led_by(session, person.id):
        meeting = commands.hold_meeting(session, each)
        if meeting.facilitator_id == person.id and meeting.state in AHEAD:
            stays = person.active and boards.takes_tasks(session, meeting.board_id, person.id)
            heir = successor_id and boards.takes_tasks(session, meeting.board_id, successor_id)
            leader = person.id if stays and not heir else successor_id if heir else None
            commands.lead_meeting(session, meeting, leader, by=by, at=at)


def _hear(session: Session, event: Event) -> None:
    if event.kind != PersonChanged.kind:
        return
    body = orjson.loads(event.body)
    by = Actor(event.by_id, event.by_name or "") if event.by_id else None
    follow_leader(session, PersonCard(**body["person"]), body.get("successor_id"), by=by, at=event.at)


FOLLOWER = Follower("who leads meetings", DIRECTORY_ROOM, _hear)
