"""Who carries decisions out: follows the directory, so that nothing is left to somebody who has gone."""

from datetime import datetime

import orjson
from sqlmodel import Session

from board.decisions import commands, following, queries
from board.live.events import Actor
from board.live.followers import Follower
from board.live.models import Event
from board.people import queries as people
from board.people.events import DIRECTORY_ROOM, PersonCard, PersonChanged


def follow_carrier(
    session: Session, person: PersonCard, successor_id: str | None, *, by: Actor | None, at: datetime
) -> None:
    """Give the decisions of somebody who was replaced to the successor, free those of who has gone, follow a new name.

    One that has become a task goes with its task.
    """
    heir = people.person(session, successor_id) if successor_id else None
    for decision in queries.owned_by(session, person.id):
        commands.hold_decision(session, decision)
        if heir and heir.is_active and decision.task_id is None:
            following.give_to(session, decision, heir.id, heir.name, by=by, at=at)
        elif not person.active and decision.task_id is None:
            following.give_to(session, decision, None, None, by=by, at=at)
        else:
            following.give_to(session, decision, person.id, person.name, by=by, at=at)


def _hear(session: Session, event: Event) -> None:
    if event.kind != PersonChanged.kind:
        return
    body = orjson.loads(event.body)
    by = Actor(event.by_id, event.by_name or "") if event.by_id else None
    follow_carrier(session, PersonCard(**body["person"]), body.get("successor_id"), by=by, at=event.at)


FOLLOWER = Follower("who carries decisions out", DIRECTORY_ROOM, _hear)
