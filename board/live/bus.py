"""Word between processes of one database that rooms have moved on, over Redis or Valkey.

It only makes quick what the pulse does anyway: nothing but names of rooms is told, what happened is read from the
database, and while there is no answer from Redis nobody waits for it and nothing is lost.
"""

import secrets
import time
from collections.abc import Callable, Collection
from typing import Any

import gevent
import orjson
import structlog
from gevent.event import Event as Signal
from redis import Redis
from redis.exceptions import RedisError

from board.live.models import Event

log = structlog.get_logger()
_CHANNEL = "board:rooms"
_TELLS_WITHIN_SECONDS = 0.2
_HEARS_WITHIN_SECONDS = 1.0
_PINGS_EVERY_SECONDS = 5
_SILENCE_SECONDS = 12.0
_PAUSE_SECONDS = 1.0
Moved = Callable[[Collection[str]], None]


class Bus:
    """`tell` after every commit; `moved(rooms)` is called when another process has told of them."""

    def __init__(self, url: str, moved: Moved) -> None:
        self._moved = moved
        self._own = secrets.token_hex(8)
        self._waiting: set[str] = set()
        self._somebody_waits = Signal()
        self._speaker = _connected(url, _TELLS_WITHIN_SECONDS)
        self._listener = _connected(url, _HEARS_WITHIN_SECONDS)
        self._is_well = {"tell": True, "hear": True}

    def start(self) -> None:
        """Tell and hear from now on, each in a greenlet of its own, for ever."""
        for name, work in (("tell", self._tell_waiting), ("hear", self._hear)):
            gevent.spawn(self._for_ever, name, work)

    def tell(self, events: list[Event], _epoch: str) -> None:
        """Have the others told, soon and at once for all that has come together; never waits and never raises."""
        self._waiting |= {event.room for event in events}
        self._somebody_waits.set()

    def is_well(self) -> bool:
        """Whether the last word was told and the line to hear others is open."""
        return all(self._is_well.values())

    def _for_ever(self, name: str, work: Callable[[str], None]) -> None:
        while True:
            try:
                work(name)
            except (RedisError, OSError) as failure:
                self._note(name, well=False, why=type(failure).__name__)
                time.sleep(_PAUSE_SECONDS)
            except Exception:
                log.exception("bus failed")
                time.sleep(_PAUSE_SECONDS)

    def _tell_waiting(self, name: str) -> None:
        self._somebody_waits.wait()
        self._somebody_waits.clear()
        rooms, self._waiting = self._waiting, set()
        if rooms:
            self._speaker.publish(_CHANNEL, orjson.dumps({"by": self._own, "rooms": sorted(rooms)}))
            self._note(name, well=True)

    def _hear(self, name: str) -> None:
        with self._listener.pubsub(ignore_subscribe_messages=True) as line:  # type: ignore[no-untyped-call]
            line.subscribe(_CHANNEL)
            heard_at = time.monotonic()
            while time.monotonic() - heard_at < _SILENCE_SECONDS:
                message = line.get_message(timeout=_PINGS_EVERY_SECONDS)
                if message is None:
                    # A line that was cut without a word shows only when something is said on it.
                    line.ping()
                    continue
                heard_at = time.monotonic()
                self._note(name, well=True)
                if message["type"] == "message":
                    self._take(orjson.loads(message["data"]))
        self._note(name, well=False, why="silence")

    def _take(self, told: dict[str, Any]) -> None:
        if told["by"] != self._own:
            self._moved(told["rooms"])

    def _note(self, name: str, *, well: bool, why: str = "") -> None:
        if self._is_well[name] != well:
            self._is_well[name] = well
            log.warning("redis answers again" if well else "redis does not answer", to=name, why=why)


def _connected(url: str, seconds: float) -> "Redis":
    return Redis.from_url(
        url, socket_timeout=seconds, socket_connect_timeout=seconds, health_check_interval=_PINGS_EVERY_SECONDS
    )
