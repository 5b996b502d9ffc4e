"""Calendars end with the account: follows the directory, since people know nothing of calendars."""

import orjson
from sqlmodel import Session

from board.feeds import commands
from board.live.followers import Follower
from board.live.models import Event
from board.people.events import DIRECTORY_ROOM, PersonCard, PersonChanged


def _hear(session: Session, event: Event) -> None:
    if event.kind != PersonChanged.kind:
        return
    person = PersonCard(**orjson.loads(event.body)["person"])
    if not person.active:
        commands.end_feeds(session, person.id, at=event.at)


FOLLOWER = Follower("calendars of closed accounts", DIRECTORY_ROOM, _hear)
