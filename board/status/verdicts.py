"""What is fine, what is worth knowing and what needs attention; plain values in, no request and no clock."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Literal

from pydantic import BaseModel

SLOW_WRITE_SECONDS = 0.5
LITTLE_DISK_BYTES = 1024**3
OLD_BACKUP = timedelta(days=7)
MOST_DRIFT, MOST_AHEAD = timedelta(seconds=5), timedelta(minutes=1)
LONGEST_WAIT = timedelta(minutes=15)
_AT_HOME = ("localhost", "127.0.0.1", "::1")
# The fix for databases that two programs checkpoint at once, and the older lines it was taken back to.
_SOUND_SQLITE = (3, 51, 3)
_SOUND_LINES = {(3, 50): 7, (3, 44): 6}


class Thing(BaseModel):
    """One thing to look after; `facts` are what the words about it are made of."""

    name: str
    state: Literal["fine", "note", "attention"]
    facts: dict[str, Any]


def of_database(kind: str, size: int, write_seconds: float, fault: str | None, *, lasting: float) -> Thing:
    """Whether it takes writes, and soon; `lasting` are the seconds that it has taken more than once."""
    slow = lasting > SLOW_WRITE_SECONDS
    facts = {"kind": kind, "bytes": size, "write_ms": round(write_seconds * 1000), "fault": fault, "slow": slow}
    return Thing(name="database", state=_needs(bool(fault) or slow), facts=facts)


def of_disk(free: int, total: int) -> Thing:
    """Whether there is room for weeks."""
    return Thing(name="disk", state=_needs(free < LITTLE_DISK_BYTES), facts={"free_bytes": free, "bytes": total})


def of_sqlite(version: tuple[int, ...]) -> Thing:
    """Whether this SQLite has the fault that Board guards against by its own lock: worth knowing, and no more."""
    line = _SOUND_LINES.get((version[0], version[1]))
    sound = version >= _SOUND_SQLITE or (line is not None and version[2] >= line)
    facts = {"version": ".".join(map(str, version)), "sound": sound}
    return Thing(name="sqlite", state="fine" if sound else "note", facts=facts)


def of_backup(last: tuple[datetime, int] | None, now: datetime) -> Thing:
    """Whether the last backup is there and fresh; `last` is when it was made and how large it is."""
    made, size = last or (None, None)
    facts = {"at": made, "bytes": size, "age_seconds": (now - made).total_seconds() if made else None}
    return Thing(name="backup", state=_needs(made is None or now - made > OLD_BACKUP), facts=facts)


def of_timetable(age_seconds: float, *, alive: bool) -> Thing:
    """Whether what is done by the clock is done."""
    return Thing(name="timetable", state=_needs(not alive), facts={"age_seconds": round(age_seconds)})


def of_letters(stuck: int, waiting: int, oldest: timedelta, *, sends: bool) -> Thing:
    """Whether letters leave the house: none is stuck, and none has waited for long; without mail none can."""
    facts = {"stuck": stuck, "waiting": waiting, "oldest_seconds": round(oldest.total_seconds()), "sends": sends}
    needs = stuck > 0 or oldest > LONGEST_WAIT
    return Thing(name="letters", state="attention" if needs else "fine" if sends else "note", facts=facts)


def of_bus(*, well: bool) -> Thing:
    """Whether processes hear of each other at once; without it they do within seconds."""
    return Thing(name="redis", state=_needs(not well), facts={"well": well})


def of_sockets(roles: Mapping[str, int], rooms: int) -> Thing:
    """Who has pages and walls open now."""
    return Thing(name="sockets", state="fine", facts={"roles": dict(roles), "rooms": rooms})


def of_clock(zone: str, now: datetime, *, database_now: datetime | None, newest: datetime | None) -> Thing:
    """Whether the server's clock agrees with the database's, and has not gone back behind what was written."""
    drift = database_now - now if database_now else timedelta()
    ahead = newest - now if newest else timedelta()
    facts = {
        "zone": zone,
        "drift_seconds": round(drift.total_seconds()),
        "behind_seconds": round(ahead.total_seconds()) if ahead > MOST_AHEAD else 0,
    }
    return Thing(name="clock", state=_needs(abs(drift) > MOST_DRIFT or ahead > MOST_AHEAD), facts=facts)


def of_walls(scheme: str, host: str) -> Thing:
    """Whether a wall that starts without the server can show what it showed last: browsers allow it by HTTPS only."""
    keeps = scheme == "https" or host in _AT_HOME or host.endswith(".localhost")
    return Thing(name="walls", state="fine" if keeps else "note", facts={"keep_pictures": keeps})


def of_program(version: str, build: str, uptime_seconds: float) -> Thing:
    """Which program runs, and since when."""
    facts = {"version": version, "build": build, "uptime_seconds": round(uptime_seconds)}
    return Thing(name="program", state="fine", facts=facts)


def _needs(attention: bool) -> Literal["fine", "attention"]:
    return "attention" if attention else "fine"
