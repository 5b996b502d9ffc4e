"""Who answers for KPIs: follows the directory, so that nothing is left to somebody who has gone."""

from datetime import datetime

import orjson
from sqlmodel import Session

from board.kpi import commands, queries
from board.kpi.inputs import EditKpi
from board.live.events import Actor
from board.live.followers import Follower
from board.live.models import Event
from board.people import queries as people
from board.people.events import DIRECTORY_ROOM, PersonCard, PersonChanged


def follow_owner(
    session: Session, person: PersonCard, successor_id: str | None, *, by: Actor | None, at: datetime
) -> None:
    """Give the KPIs of somebody who was replaced to the successor, free those of who has gone, follow a new name."""
    commands.hold_all(session)
    for kpi in queries.owned_by(session, person.id):
        if successor_id and people.person(session, successor_id).is_active:
            commands.edit_kpi(session, kpi, EditKpi(owner_id=successor_id), by=by, at=at)
        elif not person.active:
            commands.edit_kpi(session, kpi, EditKpi(owner_id=None), by=by, at=at)
        elif kpi.owner != person.name:
            commands.rename_owner(session, kpi, person.name, by=by, at=at)


def _hear(session: Session, event: Event) -> None:
    if event.kind != PersonChanged.kind:
        return
    body = orjson.loads(event.body)
    by = Actor(event.by_id, event.by_name or "") if event.by_id else None
    follow_owner(session, PersonCard(**body["person"]), body.get("successor_id"), by=by, at=event.at)


FOLLOWER = Follower("owners of KPIs", DIRECTORY_ROOM, _hear)
