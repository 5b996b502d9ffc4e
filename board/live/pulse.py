"""The heartbeat of one process: compares with the database, beats, withdraws what is no longer allowed.

It rests on nothing but the database, so a lost push costs seconds and a withdrawn right ends in seconds,
whoever made the change and in whichever process.
"""

import time
from collections.abc import Callable, Collection
from typing import Any

import gevent
import structlog
from flask_socketio import SocketIO
from sqlmodel import Session

from board import clock, database, errors
from board.live import push, queries, rooms
from board.live.events import frame
from board.live.transport import close_unsigned
from board.live.watching import Watcher, watchers

log = structlog.get_logger()
COMPARE_SECONDS, BEAT_SECONDS, SIGN_IN_SECONDS = 1.0, 10.0, 5.0
Stamps = Callable[[Session, Collection[str]], dict[str, str]]


class Pulse:
    """`stamps(session, identities)` gives each identity that is still valid a stamp of its rights."""

    def __init__(self, server: SocketIO, stamps: Stamps, build: str) -> None:
        self._server, self._stamps_of, self._build = server, stamps, build
        self._engine: Any = server.server  # type: ignore[attr-defined]
        self._stamps: dict[str, str] = {}
        self._next_beat = time.monotonic() + BEAT_SECONDS

    def run(self) -> None:
        """Go on for ever, once a second; a failure is logged and the next second tries again."""
        while True:
            gevent.sleep(COMPARE_SECONDS)
            try:
                self.once()
            except Exception:
                log.exception("pulse failed")

    def once(self) -> None:
        """One round."""
        close_unsigned(self._server, SIGN_IN_SECONDS)
        push.forget(but=watchers.rooms())
        if watchers.all():
            self._withdraw()
            self._push_missed()
            self._beat_when_due()

    def _push_missed(self) -> None:
        with database.reading() as session:
            epoch = queries.epoch(session)
            for room, version in queries.versions(session, watchers.rooms()).items():
                told = push.told.setdefault(room, version)
                if version > told:
                    for event in queries.events_since(session, room, told) or []:
                        push.send_frame(frame(event, epoch))
                    push.told[room] = version

    def _beat_when_due(self) -> None:
        if time.monotonic() < self._next_beat:
            return
        self._next_beat = time.monotonic() + BEAT_SECONDS
        groups = watchers.by_rooms()
        with database.reading() as session:
            epoch = queries.epoch(session)
            versions = queries.versions(session, watchers.rooms())
        for watched, sids in groups.items():
            push.beat(
                sids, epoch, {room: versions[room] for room in watched if room in versions}, clock.now(), self._build
            )

    def _withdraw(self) -> None:
        people = watchers.by_identity()
        with database.reading() as session:
            stamps = self._stamps_of(session, people.keys())
            for identity, sockets in people.items():
                if identity not in stamps:
                    self._end(sockets)
                # Also one that is seen for the first time: its rights may have changed since it began to watch.
                elif self._stamps.get(identity) != stamps[identity]:
                    self._check_rooms(session, sockets)
        self._stamps = stamps

    def _end(self, sockets: list[Watcher]) -> None:
        for watcher in sockets:
            for room in watcher.rooms:
                push.gone(watcher.sid, room, "signed-out")
            self._engine.disconnect(watcher.sid)

    def _check_rooms(self, session: Session, sockets: list[Watcher]) -> None:
        for watcher in sockets:
            for room in list(watcher.rooms):
                try:
                    rooms.check(session, watcher.identity, room)
                except errors.NotFound:
                    watcher.rooms.discard(room)
                    self._engine.leave_room(watcher.sid, room)
                    push.gone(watcher.sid, room, "not-allowed")
