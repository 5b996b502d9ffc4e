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
from board.live import push, rooms
from board.live.transport import close_unsigned
from board.live.watching import Watcher, watchers

log = structlog.get_logger()
COMPARE_SECONDS, SIGN_IN_SECONDS = 1.0, 5.0
# Beats come at most 10 s apart (contract 3.2): looked at once a second, and late where the process is busy, and a page
# waits 2 s more for the frame itself. With all pushes lost nobody is then behind for more than 12 s.
BEAT_SECONDS = 8.0
Stamps = Callable[[Session, Collection[str]], dict[str, str]]


class Pulse:
    """`stamps(session, identities)` gives each identity that is still valid a stamp of its rights."""

    def __init__(self, server: SocketIO, stamps: Stamps, build: str) -> None:
        self._server, self._stamps_of, self._build = server, stamps, build
        self._engine: Any = server.server  # type: ignore[attr-defined]
        self._stamps: dict[str, str] = {}
        self._next_beat = time.monotonic() + BEAT_SECONDS
        self._versions: dict[str, int] = {}
        self._beaten: dict[str, int] = {}

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
            epoch, versions = push.heal(watchers.rooms())
            self._beat_when_due(epoch, versions)

    def _beat_when_due(self, epoch: str, versions: dict[str, int]) -> None:
        """Beat to everybody when it is time; to those whose room has just fallen silent also before.

        A lost frame shows by the next one. After the last one of a burst nothing comes, and without that beat whoever
        lost it would be behind until the next.
        """
        silent = {room for room, version in versions.items() if self._versions.get(room) == version}
        fallen_silent = {room for room in silent if self._beaten.get(room, versions[room]) != versions[room]}
        self._versions, self._beaten = versions, {room: self._beaten.get(room, versions[room]) for room in versions}
        is_due = time.monotonic() >= self._next_beat
        if is_due:
            self._next_beat = time.monotonic() + BEAT_SECONDS
        for watched, sids in watchers.by_rooms().items():
            if is_due or watched & fallen_silent:
                told = {room: versions[room] for room in watched if room in versions}
                push.beat(sids, epoch, told, clock.now(), self._build)
        self._beaten |= versions if is_due else {room: versions[room] for room in fallen_silent}

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
