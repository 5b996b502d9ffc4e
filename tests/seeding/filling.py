"""A filled demonstration, and how it is asked and written down."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text

from board import database, schema
from board.seeding import demo

ZONE = "Asia/Novokuznetsk"
WEDNESDAY = datetime(2026, 11, 25, 10, 0, tzinfo=ZoneInfo(ZONE))
MONDAY = WEDNESDAY.date() - timedelta(days=2)
_ID = re.compile(r"\b[0-9a-hjkmnp-tv-z]{16}\b")


def fill(url: str, now: datetime) -> None:
    """Fill a database as if it were `now`; it stays in use."""
    database.use(url)
    schema.migrate()
    demo.fill(now.astimezone(UTC), ZONE)


def ask(question: str, **given: Any) -> list[tuple[Any, ...]]:
    """The rows that answer an SQL question to the database in use."""
    with database.reading() as session:
        return [tuple(row) for row in session.execute(text(question), given)]


def written_down() -> list[str]:
    """Everything that has happened, room by room, with ids replaced by the order in which they first appear."""
    title = (
        "coalesce(board.name, person.name, 'kpis of ' || unit.name, wall.name, 'decisions of ' || decider.name,"
        " 'meetings of ' || met.name, 'meeting of ' || held.name || ' in the week of ' || meeting.week,"
        " 'notices of ' || reminded.name, 'project ' || lean_project.code, room.name)"
    )
    rooms = ask(
        f"SELECT room.name, {title} FROM room"
        " LEFT JOIN board ON room.name = 'board:' || board.id"
        " LEFT JOIN person ON room.name = 'person:' || person.id"
        " LEFT JOIN unit ON room.name = 'kpis:' || unit.id"
        " LEFT JOIN wall ON room.name = 'wall:' || wall.id"
        " LEFT JOIN unit AS decider ON room.name = 'decisions:' || decider.id"
        " LEFT JOIN board AS met ON room.name = 'meetings:' || met.id"
        " LEFT JOIN meeting ON room.name = 'meeting:' || meeting.id"
        " LEFT JOIN board AS held ON held.id = meeting.board_id"
        " LEFT JOIN person AS reminded ON room.name = 'notices:' || reminded.id"
        " LEFT JOIN lean_project ON room.name = 'project:' || lean_project.id"
        f" ORDER BY {title}"
    )
    names: dict[str, str] = {}
    lines: list[str] = []
    for room, called in rooms:
        for row in ask(
            "SELECT kind, at, by_id, by_name, body FROM event WHERE room = :room ORDER BY version", room=room
        ):
            line = " | ".join([called, *map(str, row)])
            lines.append(_ID.sub(lambda found: names.setdefault(found[0], f"#{len(names)}"), line))
    return lines
