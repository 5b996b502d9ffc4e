"""Everything about the program that is to be looked after, as it is now."""

import sqlite3
from collections import Counter
from datetime import datetime
from urllib.parse import urlsplit

from flask import current_app, request
from sqlmodel import Session

from board import database
from board.live import queries as log
from board.live.transport import unsigned
from board.live.watching import watchers
from board.notices import queries as notices
from board.notices import ways
from board.people.roles import roles_of
from board.status import heart, queries, readiness, verdicts
from board.status.verdicts import Thing
from board.web.service import VERSION


def things(session: Session, now: datetime) -> list[Thing]:
    """In the order in which they are read."""
    last = queries.last_backup(session)
    return [
        _database(session),
        verdicts.of_disk(*readiness.disk()),
        *([verdicts.of_sqlite(sqlite3.sqlite_version_info)] if database.current().is_sqlite else []),
        verdicts.of_backup((last.at, last.bytes) if last else None, now),
        verdicts.of_timetable(heart.age(), alive=heart.is_alive()),
        verdicts.of_letters(*notices.waiting(session, now, ways.known().channels), sends=bool(ways.known().channels)),
        *_bus(),
        verdicts.of_sockets(_sockets(session), len(watchers.rooms())),
        _clock(session, now),
        verdicts.of_walls(*_address()),
        verdicts.of_program(VERSION, current_app.config["BUILD"], heart.uptime()),
    ]


def _database(session: Session) -> Thing:
    found = readiness.probed()
    kind = "sqlite" if database.current().is_sqlite else "postgresql"
    return verdicts.of_database(
        kind, queries.database_bytes(session), found.seconds, found.fault, lasting=found.lasting
    )


def _sockets(session: Session) -> Counter[str]:
    roles = roles_of(session, Counter(watcher.identity for watcher in watchers.all()))
    strangers = unsigned(current_app.extensions["socketio"])
    return roles + Counter({"none": strangers})


def _bus() -> list[Thing]:
    bus = current_app.extensions.get("board_bus")
    return [verdicts.of_bus(well=bus.is_well())] if bus else []


def _clock(session: Session, now: datetime) -> Thing:
    zone = current_app.config["BOARD"].time_zone
    newest = log.newest_command_at(session)
    return verdicts.of_clock(zone, now, database_now=queries.database_now(session), newest=newest)


def _address() -> tuple[str, str]:
    """Scheme and host by which people reach the program."""
    parts = urlsplit(current_app.config["BOARD"].base_url or request.url_root)
    return parts.scheme, parts.hostname or ""
