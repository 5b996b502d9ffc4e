"""The beat of the timetable: the one job that shows that the others are run too."""

import time

OLDEST_BEAT_SECONDS = 90.0
_moments = {"began": time.monotonic(), "beat": time.monotonic()}


def begin() -> None:
    """The program starts now; until the first beat its start counts as one."""
    _moments.update(began=time.monotonic(), beat=time.monotonic())


def beat() -> None:
    """The timetable is alive."""
    _moments["beat"] = time.monotonic()


def age() -> float:
    """Seconds since the last beat."""
    return time.monotonic() - _moments["beat"]


def uptime() -> float:
    """Seconds since the program started."""
    return time.monotonic() - _moments["began"]


def is_alive() -> bool:
    """Whether the timetable is run."""
    return age() <= OLDEST_BEAT_SECONDS
