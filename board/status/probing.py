"""Whether the database takes a write now: tried at most once in a few seconds, waited for a second at most."""

import threading
import time
from dataclasses import dataclass, replace

import structlog
from sqlalchemy.exc import DBAPIError

from board import clock, schema
from board.live.change import change
from board.status import commands

EVERY_SECONDS, PATIENCE_SECONDS = 3.0, 1.0
DATABASE, SCHEMA = "database", "schema"
log = structlog.get_logger()


@dataclass(frozen=True)
class Found:
    """`seconds` is how long the write took; `fault` says what failed: `database`, `schema` or nothing.

    `lasting` are the seconds that the try before took at least as well: one slow write is a busy moment, two in
    succession are a slow disk.
    """

    seconds: float
    fault: str | None = None
    lasting: float = 0.0


class Probe:
    """Whoever asks while a try is under way waits for that one, so that a stuck database gathers no crowd."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._attempt: threading.Thread | None = None
        self._tried_at = 0.0
        self._found: Found | None = None
        self._seconds_before = 0.0

    def ask(self) -> Found:
        """What the newest try has found; one that does not end in time has failed."""
        attempt = self._under_way()
        if attempt:
            attempt.join(PATIENCE_SECONDS)
        with self._lock:
            if self._found:
                return self._found
            return self._beside_the_one_before(Found(time.monotonic() - self._tried_at, DATABASE))

    def _under_way(self) -> threading.Thread | None:
        with self._lock:
            if self._attempt and self._attempt.is_alive():
                return self._attempt
            if self._found and time.monotonic() - self._tried_at < EVERY_SECONDS:
                return None
            self._tried_at, self._found = time.monotonic(), None
            self._attempt = threading.Thread(target=self._try, daemon=True)
            self._attempt.start()
            return self._attempt

    def _try(self) -> None:
        found = _find_out()
        with self._lock:
            self._found = self._beside_the_one_before(found)
            self._seconds_before = found.seconds

    def _beside_the_one_before(self, found: Found) -> Found:
        return replace(found, lasting=min(found.seconds, self._seconds_before))


def _find_out() -> Found:
    began, fault = time.monotonic(), None
    try:
        schema.require()
        began = time.monotonic()
        with change() as session:
            commands.probe(session, at=clock.now())
    except (schema.NotMigrated, schema.NewerDatabase):
        fault = SCHEMA
    except Exception as failure:
        fault = DATABASE
        if not isinstance(failure, DBAPIError):
            log.exception("the database could not be tried")
    return Found(time.monotonic() - began, fault)
